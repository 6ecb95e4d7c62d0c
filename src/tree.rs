//! What lies in a site folder: texts in memory, and the names of everything else.

use std::collections::BTreeMap;

use crate::source::{SourceId, Sources};

/// The file of settings: it marks a site folder.
pub const SETTINGS_FILE: &str = "pointed.toml";

/// The file of facts.
pub const PROFILE_FILE: &str = "profile.toml";

/// A site folder, read once.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// The settings, the facts, and all Markdown.
    pub sources: Sources,
    /// Every other file below `content/`, `static/` and `evidence/`: path to size in bytes.
    pub files: BTreeMap<String, u64>,
    /// Width and height in pixels of the pictures among them.
    pub dimensions: BTreeMap<String, (u32, u32)>,
    /// The site's own templates, styles and fonts: path below `theme/` to content.
    pub theme: BTreeMap<String, Vec<u8>>,
    /// Texts that are not UTF-8, with the offset of the first byte that is not.
    pub not_utf8: Vec<(SourceId, usize)>,
    /// Names that lead out of the folder (symbolic links), left unread.
    pub outside: Vec<String>,
}
