//! Where every page is. The one place that knows addresses.
//!
//! Inside values an address of this site is a mark and the path below the site's root. When the
//! page is done, the mark becomes the way from that page to the root, so that a site works below
//! any path and from a disk.

use std::collections::{HashMap, HashSet};

use crate::site::{Item, ItemKind, Meet, Page, Settings, Site, Topic, Visibility};
use crate::source::SourceId;
use crate::text::language::Language;

/// Stands for the root of the site. A noncharacter: no source can hold it.
pub(super) const ROOT: char = '\u{fdd0}';

/// Stands for the register of evidence: the row on this page where it has one, else its page.
pub(super) const REGISTER: char = '\u{fdd1}';

/// A page or list that is there once a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Section {
    Topics,
    Evidence,
    Contact,
    Cv,
    Imprint,
    BusinessCard,
    Hello,
    Kind(ItemKind),
}

impl Section {
    /// The part of an address.
    pub(super) fn segment(self, language: Language) -> &'static str {
        let (en, de) = match self {
            Section::Topics => ("topics", "themen"),
            Section::Evidence => ("evidence", "belege"),
            Section::Contact => ("contact", "kontakt"),
            Section::Cv => ("cv", "lebenslauf"),
            Section::Imprint => ("imprint", "impressum"),
            Section::BusinessCard => ("card", "visitenkarte"),
            // A word that is read off a card at a fair, in either language.
            Section::Hello => ("hello", "hello"),
            Section::Kind(ItemKind::Role) => ("roles", "stationen"),
            Section::Kind(ItemKind::Project) => ("work", "projekte"),
            Section::Kind(ItemKind::Talk) => ("talks", "vortraege"),
            Section::Kind(ItemKind::Publication) => ("publications", "publikationen"),
            Section::Kind(ItemKind::Post) => ("posts", "beitraege"),
            Section::Kind(ItemKind::Event) => ("events", "termine"),
            Section::Kind(ItemKind::Course) => ("courses", "kurse"),
            Section::Kind(ItemKind::Volunteering) => ("volunteering", "ehrenamt"),
            Section::Kind(ItemKind::Award) => ("awards", "auszeichnungen"),
            Section::Kind(ItemKind::Patent) => ("patents", "patente"),
            Section::Kind(ItemKind::Membership) => ("memberships", "mitgliedschaften"),
        };
        match language {
            Language::En => en,
            Language::De => de,
        }
    }
}

/// Where things are: paths below the root, from no slash to a slash, empty for the home page of
/// the main language.
pub(super) struct Addresses<'s> {
    settings: &'s Settings,
    sources: HashMap<SourceId, Place<'s>>,
    paths: HashMap<&'s str, SourceId>,
    static_files: HashMap<&'s str, &'s str>,
}

/// What a Markdown file is the text of.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place<'s> {
    /// The bio, in a language.
    About(Language),
    /// An item, in a language.
    Item(&'s Item, Language),
    /// A free page, in a language.
    Page(&'s Page, Language),
}

impl<'s> Addresses<'s> {
    pub(super) fn new(site: &'s Site) -> Self {
        let mut sources = HashMap::new();
        for language in Language::ALL {
            if let Some(body) = site.profile.about.own(language) {
                sources.insert(body.span.source, Place::About(language));
            }
        }
        for item in site.profile.items.iter().filter(|item| item.has_page()) {
            for language in Language::ALL {
                if let Some(body) = item.body.own(language) {
                    sources.insert(body.span.source, Place::Item(item, language));
                }
            }
        }
        for page in &site.pages {
            for language in Language::ALL {
                if let Some(body) = page.body.own(language) {
                    sources.insert(body.span.source, Place::Page(page, language));
                }
            }
        }
        Addresses {
            settings: &site.settings,
            sources,
            paths: site
                .sources
                .iter()
                .map(|(id, source)| (source.path.as_str(), id))
                .collect(),
            static_files: site
                .static_files
                .iter()
                .map(|file| (file.source.as_str(), file.path.as_str()))
                .collect(),
        }
    }

    /// The home page of a language.
    pub(super) fn home(&self, language: Language) -> String {
        if language == self.settings.main_language() {
            String::new()
        } else {
            format!("{language}/")
        }
    }

    /// A page that is there once a language.
    pub(super) fn section(&self, section: Section, language: Language) -> String {
        format!("{}{}/", self.home(language), section.segment(language))
    }

    /// A topic's page.
    pub(super) fn topic(&self, topic: &Topic, language: Language) -> String {
        let index = self.section(Section::Topics, language);
        format!("{index}{}/", topic.id.value)
    }

    /// The greeting page for those who were met there.
    pub(super) fn hello(&self, meet: &Meet, language: Language) -> String {
        let section = self.section(Section::Hello, language);
        format!("{section}{}/", meet.id.value)
    }

    /// An item's page in a language, if it has one there.
    pub(super) fn item(&self, item: &Item, language: Language) -> Option<String> {
        let has_text = item.body.own(language).is_some() && self.has(language);
        if !has_text || item.visibility != Visibility::Public {
            return None;
        }
        let slug = item.slug.as_ref()?.get(language)?;
        let list = self.section(Section::Kind(item.kind), language);
        Some(format!("{list}{slug}/"))
    }

    /// An item's page in a language or, failing that, in another.
    pub(super) fn item_anywhere(
        &self,
        item: &Item,
        language: Language,
    ) -> Option<(String, Language)> {
        self.anywhere(language, |language| self.item(item, language))
    }

    /// A free page in a language, if it is there.
    pub(super) fn page(&self, page: &Page, language: Language) -> Option<String> {
        if page.body.own(language).is_none() || !self.has(language) {
            return None;
        }
        let slug = page.slug.get(language)?;
        Some(format!("{}{slug}/", self.home(language)))
    }

    /// A free page in a language or, failing that, in another.
    pub(super) fn page_anywhere(
        &self,
        page: &Page,
        language: Language,
    ) -> Option<(String, Language)> {
        self.anywhere(language, |language| self.page(page, language))
    }

    fn anywhere(
        &self,
        language: Language,
        find: impl Fn(Language) -> Option<String>,
    ) -> Option<(String, Language)> {
        let others = self.settings.languages.iter().copied();
        std::iter::once(language)
            .chain(others)
            .find_map(|language| Some((find(language)?, language)))
    }

    fn has(&self, language: Language) -> bool {
        self.settings.languages.contains(&language)
    }

    /// The small page of a piece of evidence; it has no language of its own.
    pub(super) fn evidence(number: u32) -> String {
        format!("e/{number}/")
    }

    /// Where a file of the site folder that is copied as it is ends up.
    pub(super) fn static_file(&self, source: &str) -> Option<&'s str> {
        self.static_files.get(source).copied()
    }

    /// What the Markdown file at that path below the site folder is the text of.
    pub(super) fn place(&self, path: &str) -> Option<Place<'s>> {
        self.sources.get(self.paths.get(path)?).copied()
    }

    /// The page of a Markdown file, as read from a page in a language: its own translation first.
    pub(super) fn of_place(
        &self,
        place: Place<'_>,
        language: Language,
    ) -> Option<(String, Language)> {
        match place {
            Place::About(own) => Some((self.home(own), own)),
            Place::Item(item, own) => self
                .item(item, language)
                .map(|path| (path, language))
                .or_else(|| Some((self.item(item, own)?, own))),
            Place::Page(page, own) => self
                .page(page, language)
                .map(|path| (path, language))
                .or_else(|| Some((self.page(page, own)?, own))),
        }
    }

    /// The absolute address of a path.
    pub(super) fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.settings.base_url.value)
    }
}

/// An address of this site inside a value.
pub(super) fn internal(path: &str) -> String {
    let mut url = String::with_capacity(path.len() + ROOT.len_utf8());
    url.push(ROOT);
    url.push_str(path);
    url
}

/// The row of a piece of evidence inside a value.
pub(super) fn row(number: u32) -> String {
    format!("{REGISTER}e{number}")
}

/// The file that a page is written to.
pub(super) fn file(path: &str) -> String {
    format!("{path}index.html")
}

/// The Markdown twin of a page.
pub(super) fn twin_file(path: &str) -> String {
    format!("{path}index.md")
}

/// The way from a page to the root of the site.
pub(super) fn way_to_root(path: &str) -> String {
    match path.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

/// Replaces the marks in a finished page: `root` is the way to the site's root, `register` the path
/// of the evidence page.
pub(super) fn resolve(page: &[u8], root: &str, register: &str) -> Vec<u8> {
    let mut result = Vec::with_capacity(page.len() + 256);
    let mut rows: Option<HashSet<&[u8]>> = None;
    let mut copied = 0;
    for at in memchr::memchr_iter(0xef, page) {
        let is_root = page[at..].starts_with(ROOT.encode_utf8(&mut [0; 4]).as_bytes());
        let is_row = page[at..].starts_with(REGISTER.encode_utf8(&mut [0; 4]).as_bytes());
        if !is_root && !is_row {
            continue;
        }
        result.extend_from_slice(&page[copied..at]);
        copied = at + ROOT.len_utf8();
        if is_root {
            result.extend_from_slice(root.as_bytes());
            continue;
        }
        let anchor = &page[copied..];
        let length = 1 + anchor[1..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let rows = rows.get_or_insert_with(|| rows_of(page));
        if !rows.contains(&anchor[..length]) {
            result.extend_from_slice(root.as_bytes());
            result.extend_from_slice(register.as_bytes());
        }
        result.push(b'#');
    }
    result.extend_from_slice(&page[copied..]);
    result
}

/// The rows of the register that a page shows: `id="e1"` gives `e1`.
fn rows_of(page: &[u8]) -> HashSet<&[u8]> {
    const ID: &[u8] = b"id=\"e";
    memchr::memmem::find_iter(page, ID)
        .filter_map(|at| {
            let id = &page[at + ID.len() - 1..];
            let end = memchr::memchr(b'"', id)?;
            id[1..end]
                .iter()
                .all(u8::is_ascii_digit)
                .then_some(&id[..end])
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_the_way_from_the_page() {
        let page = format!("<a href=\"{ROOT}cv/\">ﬁ</a><a href=\"{ROOT}\">");
        let resolved = |path: &str| {
            let bytes = resolve(page.as_bytes(), &way_to_root(path), "evidence/");
            String::from_utf8(bytes).expect("UTF-8")
        };
        assert_eq!(resolved(""), "<a href=\"./cv/\">ﬁ</a><a href=\"./\">");
        assert_eq!(
            resolved("de/themen/x/"),
            "<a href=\"../../../cv/\">ﬁ</a><a href=\"../../../\">"
        );
    }

    #[test]
    fn evidence_is_on_the_page_when_it_shows_the_row() {
        let page = format!("<a href=\"{REGISTER}e1\"><a href=\"{REGISTER}e12\"><li id=\"e12\">");
        let resolved = resolve(page.as_bytes(), "../", "evidence/");
        assert_eq!(
            String::from_utf8(resolved).expect("UTF-8"),
            "<a href=\"../evidence/#e1\"><a href=\"#e12\"><li id=\"e12\">"
        );
    }
}
