//! What can stand in the sources, for editors and readers: as JSON Schema, and as a reference in
//! Markdown. Both are drawn from [`crate::parse::shape`], so neither can tell of a field that is
//! not read.

mod description;
mod json;
mod markdown;

pub use description::{Description, describe};
pub use json::json;
pub use markdown::markdown;

use crate::parse::shape::{self, Shape};
use crate::site::{Choice as _, ItemKind};

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// `pointed.toml`
    Settings,
    /// `profile.toml`
    Profile,
    /// The front matter of a file in `content/`: of an item of that kind, or of a free page.
    FrontMatter(Option<ItemKind>),
}

impl Document {
    /// Every kind, in the order in which a reader meets them.
    pub fn all() -> impl Iterator<Item = Document> {
        let items = ItemKind::CHOICES.iter();
        [Document::Settings, Document::Profile]
            .into_iter()
            .chain(items.map(|(_, kind)| Document::FrontMatter(Some(*kind))))
            .chain([Document::FrontMatter(None)])
    }

    /// The kind of that name: `settings`, `profile`, `page`, or an item such as `talk`.
    pub fn from_name(name: &str) -> Option<Document> {
        Document::all().find(|document| document.name() == name)
    }

    /// Its name on the command line and in the names of files.
    pub fn name(self) -> &'static str {
        match self {
            Document::Settings => "settings",
            Document::Profile => "profile",
            Document::FrontMatter(Some(kind)) => kind.name(),
            Document::FrontMatter(None) => "page",
        }
    }

    /// The kind of the file at that path below a site folder.
    pub fn of_path(path: &str) -> Option<Document> {
        match path {
            crate::tree::SETTINGS_FILE => Some(Document::Settings),
            crate::tree::PROFILE_FILE => Some(Document::Profile),
            _ => {
                let (folder, _) = path
                    .strip_suffix(".md")?
                    .strip_prefix("content/")?
                    .split_once('/')?;
                Document::all().find(
                    |document| matches!(document, Document::FrontMatter(_) if document.folder() == folder),
                )
            }
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Document::FrontMatter(Some(kind)) => kind.folder(),
            _ => "pages",
        }
    }

    /// Which fields it may have.
    pub fn shape(self) -> Shape {
        match self {
            Document::Settings => shape::settings(),
            Document::Profile => shape::profile(),
            Document::FrontMatter(kind) => shape::front_matter(kind),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_tells_its_kind() {
        assert_eq!(Document::of_path("pointed.toml"), Some(Document::Settings));
        let talk = Document::of_path("content/talks/drip-edge.de.md");
        assert_eq!(talk, Some(Document::FrontMatter(Some(ItemKind::Talk))));
        let page = Document::of_path("content/pages/now.md");
        assert_eq!(page, Some(Document::FrontMatter(None)));
        for path in [
            "about.md",
            "content/loose.md",
            "content/blog/a.md",
            "static/a.toml",
        ] {
            assert_eq!(Document::of_path(path), None, "{path}");
        }
    }

    #[test]
    fn every_kind_has_a_name_of_its_own() {
        for document in Document::all() {
            assert_eq!(Document::from_name(document.name()), Some(document));
        }
    }
}
