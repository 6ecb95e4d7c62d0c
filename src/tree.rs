//! What lies in a site folder: texts in memory, and the names of everything else.

use std::collections::BTreeMap;

use crate::source::{SourceId, Sources};

/// A site folder, read once.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// TOML, Markdown, and the site's own templates and styles.
    pub sources: Sources,
    /// Every other file below `content/`, `static/`, `evidence/` and `theme/`: path to size in
    /// bytes.
    pub files: BTreeMap<String, u64>,
    /// Texts that are not UTF-8, with the offset of the first byte that is not.
    pub not_utf8: Vec<(SourceId, usize)>,
    /// Names that lead out of the folder (symbolic links), left unread.
    pub outside: Vec<String>,
}
