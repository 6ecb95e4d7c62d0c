//! What files of `content/` said, by their words, so that a preview reads again only what was saved.

use crate::cache::Shelf;
use crate::diagnostic::Diagnostic;
use crate::parse::ids::Draft;
use crate::site::{Item, Page};

/// Items and pages of earlier states of a site.
#[derive(Debug, Default)]
pub struct ReadBefore {
    pub(super) entries: Shelf<Entry>,
}

/// What the files of one item or page said, and what was wrong with them.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) said: Said,
    pub(super) diagnostics: Vec<Diagnostic>,
}

#[derive(Debug, Clone)]
pub(super) enum Said {
    Item(Box<Draft<Item>>),
    Page(Box<Draft<Page>>),
}
