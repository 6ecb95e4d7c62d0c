//! What a build makes: paths and bytes, in memory.

use std::collections::BTreeMap;

/// The files of a built site, by path below the output folder (`/` between parts), in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Output {
    /// Path to content.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Path to the file of the site folder that is copied there, named below that folder.
    pub copies: BTreeMap<String, String>,
}

impl Output {
    /// Adds a file; the last one at a path stays.
    pub fn add(&mut self, path: impl Into<String>, content: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), content.into());
    }

    /// The file at that path, as text.
    pub fn text(&self, path: &str) -> Option<&str> {
        std::str::from_utf8(self.files.get(path)?).ok()
    }
}
