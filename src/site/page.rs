//! Free pages and files that are copied as they are.

use crate::site::choice::choice;
use crate::site::localized::{Body, Localized, Text};
use crate::source::{Located, Span};
use crate::text::date::PartialDate;

choice! {
    /// What a free page is for; told by its file name in either language, or by `kind`.
    pub enum PageKind {
        /// `now`, `jetzt`
        Now = "now",
        /// `imprint`, `impressum`
        Imprint = "imprint",
        /// `privacy`, `datenschutz`
        Privacy = "privacy",
        /// Any other.
        Other = "other",
    }
}

/// `content/pages/NAME.md`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The file's name without its endings.
    pub id: Located<String>,
    /// What it is for.
    pub kind: PageKind,
    /// The front matter.
    pub span: Span,
    /// `title`, or the first heading.
    pub title: Localized<Text>,
    /// `summary`: for search engines and lists.
    pub summary: Localized<Text>,
    /// `updated`
    pub updated: Option<Located<PartialDate>>,
    /// `nav = true`: listed in the main navigation.
    pub nav: bool,
    /// `draft = true`
    pub draft: bool,
    /// The last part of its address.
    pub slug: Localized<String>,
    /// Its Markdown.
    pub body: Localized<Body>,
}

/// A file to be copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaticFile {
    /// Where it goes, below the output folder.
    pub path: String,
    /// Its path below the site folder.
    pub source: String,
}
