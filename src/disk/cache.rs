//! A file in the user's cache folder: work that the next run need not do again.
//!
//! The cache is a convenience: what goes wrong with it is nobody's problem, so nothing is reported.

use std::fs;
use std::path::PathBuf;

use etcetera::BaseStrategy as _;

/// The content of a cache file; empty when there is none.
pub fn load_cache(name: &str) -> Vec<u8> {
    path(name)
        .and_then(|path| fs::read(path).ok())
        .unwrap_or_default()
}

/// Replaces a cache file as a whole, so that a run beside this one never reads half of it.
pub fn save_cache(name: &str, content: &[u8]) {
    let Some(path) = path(name) else { return };
    let Some(folder) = path.parent() else { return };
    let _ = fs::create_dir_all(folder);
    let Ok(mut file) = tempfile::NamedTempFile::new_in(folder) else {
        return;
    };
    if std::io::Write::write_all(&mut file, content).is_ok() {
        let _ = file.persist(path);
    }
}

fn path(name: &str) -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(strategy.cache_dir().join("pointed").join(name))
}
