//! One site folder under the hands of a writer: its files as they lie on the disk, and over them
//! the texts that are open in the editor.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::Result;
use jiff::civil::Date;

use crate::check::levels::LevelFlags;
use crate::check::{self, Depth};
use crate::diagnostic::Diagnostic;
use crate::disk;
use crate::parse::{self, Options};
use crate::site::Site;

/// A site and what is open of it.
pub(super) struct Workspace {
    /// The site folder.
    pub(super) root: PathBuf,
    /// Paths below it to the texts of the editor.
    pub(super) open: BTreeMap<String, String>,
    /// Paths below it that the client shows findings for.
    pub(super) shown: BTreeSet<String>,
    reading: Option<Reading>,
}

/// The site as it stands, and what is to be mended in it.
pub(super) struct Reading {
    /// The site.
    pub(super) site: Site,
    /// The findings.
    pub(super) findings: Vec<Diagnostic>,
}

impl Workspace {
    /// For a site folder.
    pub(super) fn new(root: PathBuf) -> Self {
        Workspace {
            root,
            open: BTreeMap::new(),
            shown: BTreeSet::new(),
            reading: None,
        }
    }

    /// The path of a file below the site folder, with `/` between its parts.
    pub(super) fn relative(&self, path: &Path) -> Option<String> {
        path.strip_prefix(&self.root).ok()?;
        disk::relative(&self.root, path).ok()
    }

    /// Says that a file changed.
    pub(super) fn touch(&mut self) {
        self.reading = None;
    }

    /// Whether a file changed since the site was last read.
    pub(super) fn is_stale(&self) -> bool {
        self.reading.is_none()
    }

    /// The site as it stands.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub(super) fn reading(&mut self, today: Date) -> Result<&Reading> {
        if self.reading.is_none() {
            self.reading = Some(self.read(today)?);
        }
        Ok(self.reading.as_ref().expect("it was read just now"))
    }

    fn read(&self, today: Date) -> Result<Reading> {
        let mut tree = disk::read_site(&self.root)?;
        for (path, text) in &self.open {
            let id = tree.sources.set(path, text);
            tree.not_utf8.retain(|(source, _)| *source != id);
        }
        // A draft is what is being written.
        let options = Options {
            today,
            base_url: None,
            drafts: true,
        };
        let (site, found) = parse::site(tree, &options);
        let checked = check::check(&site, found, &LevelFlags::default(), Depth::All);
        Ok(Reading {
            site,
            findings: checked.findings,
        })
    }
}
