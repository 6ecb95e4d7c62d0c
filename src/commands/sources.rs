//! The first half of every command about a site: find it, read it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::cache::Cache;
use crate::commands::online;
use crate::diagnostic::Diagnostic;
use crate::parse::{self, Options};
use crate::photo::Photo;
use crate::report::places::Places;
use crate::site::Site;
use crate::{disk, portrait, report};

/// Holds drawn and developed pictures of earlier runs, of all sites of a user.
pub(super) const PICTURES: &str = "pictures";

/// A site as it was read, and what lies beside its texts.
pub(super) struct Read {
    pub(super) root: PathBuf,
    pub(super) site: Site,
    pub(super) found: Vec<Diagnostic>,
    /// The site's own part of the theme.
    pub(super) theme: BTreeMap<String, Vec<u8>>,
    /// Pixels of its pictures.
    pub(super) dimensions: BTreeMap<String, (u32, u32)>,
    /// The portrait.
    pub(super) photo: Option<Photo>,
    /// What was drawn and developed before.
    pub(super) pictures: Cache,
}

/// Keeps what this run has drawn or developed.
pub(super) fn save_pictures(pictures: &Cache) {
    if let Some(file) = pictures.save() {
        disk::save_cache(PICTURES, &file);
    }
}

pub(super) fn read(directory: &Path, options: &Options) -> Result<Read> {
    let root = disk::find_site(directory)?;
    let mut tree = disk::read_site(&root)?;
    let theme = std::mem::take(&mut tree.theme);
    let dimensions = tree.dimensions.clone();
    let (site, mut found) = parse::site(tree, options);
    let pictures = Cache::load(disk::load_cache(PICTURES));
    let photo = portrait::develop(&root, &site, &pictures, &mut found)?;
    let mut read = Read {
        root,
        site,
        found,
        theme,
        dimensions,
        photo,
        pictures,
    };
    online::load(&mut read)?;
    Ok(read)
}

/// Draws findings for people, in the order of their places.
pub(super) fn draw(findings: &mut [Diagnostic], site: &Site, root: &Path) -> String {
    report::sort(findings, &site.sources);
    let prefix = prefix(root);
    let places = Places {
        sources: &site.sources,
        prefix: &prefix,
        language: site.settings.check.language,
    };
    report::human::findings(findings, places, report::Colour::Styled)
}

/// What leads from the current folder to the site's, so that a path in a report can be opened.
pub(super) fn prefix(root: &Path) -> String {
    let here = std::env::current_dir()
        .and_then(dunce::canonicalize)
        .unwrap_or_default();
    let below = root.strip_prefix(&here).unwrap_or(Path::new(""));
    below
        .iter()
        .map(|part| format!("{}/", part.to_string_lossy()))
        .collect()
}
