//! Names of files below a site folder: the same on every system.
//!
//! Some systems keep `ü` as one character and some as two, and the same folder goes from one to the
//! other by Git, archives and network drives. In the sources people type one; so names are composed
//! (NFC) wherever they are compared, and found by their composed form wherever they are opened.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

/// The path below the root, composed, with `/` between its parts.
///
/// # Errors
/// When a part is not UTF-8.
pub fn relative(root: &Path, path: &Path) -> Result<String> {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Option<Vec<&str>> = below
        .components()
        .map(|part| part.as_os_str().to_str())
        .collect();
    match parts {
        Some(parts) => Ok(composed(parts.join("/"))),
        None => bail!("the file name `{}` is not UTF-8: rename it", path.display()),
    }
}

/// The file of a name that [`relative`] gave.
pub fn locate(root: &Path, name: &str) -> PathBuf {
    let path = root.join(name);
    if name.is_ascii() || path.exists() {
        return path;
    }
    let mut found = root.to_owned();
    for part in name.split('/') {
        let written = found.join(part);
        found = match written.exists() {
            true => written,
            false => same_name(&found, part).unwrap_or(written),
        };
    }
    found
}

/// What stands in a folder under the same name in other characters.
fn same_name(folder: &Path, part: &str) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?;
    let mut same: Vec<PathBuf> = entries
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let name = entry.file_name();
            name.to_str()?.nfc().eq(part.nfc()).then(|| entry.path())
        })
        .collect();
    same.sort();
    same.into_iter().next()
}

fn composed(name: String) -> String {
    match is_nfc_quick(name.chars()) {
        IsNormalized::Yes => name,
        _ => name.nfc().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_however_its_letters_are_written() {
        let site = tempfile::tempdir().expect("a folder");
        let root = site.path();
        let folder = root.join("content/a\u{308}rger");
        fs::create_dir_all(&folder).expect("made");
        let file = folder.join("u\u{308}ber.md");
        fs::write(&file, "").expect("written");
        let name = relative(root, &file).expect("UTF-8");
        assert_eq!(name, "content/ärger/über.md");
        assert_eq!(fs::read(locate(root, &name)).expect("there"), b"");
        for absent in ["x/über.md", "content/öde.md"] {
            assert_eq!(locate(root, absent), root.join(absent));
        }
    }

    #[test]
    fn names_have_slashes_on_every_system() {
        let root = Path::new("site");
        let file: PathBuf = ["site", "content", "talks", "a.md"].iter().collect();
        assert_eq!(relative(root, &file).expect("UTF-8"), "content/talks/a.md");
    }
}
