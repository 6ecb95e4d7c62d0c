//! A site in one language, and one page of it in the making.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::render::Material;
use crate::render::address::{Addresses, Place, Section, internal, row};
use crate::render::context::{BackedContext, LinkContext, MarkerContext};
use crate::render::dates::Dates;
use crate::render::drawing::Cards;
use crate::render::index::Index;
use crate::render::interface::Interface;
use crate::render::markdown::{
    self, Phrase, Picture, Style, Surroundings, Target, is_absolute, safe_address,
};
use crate::render::numbers::Numbers;
use crate::render::protection::Protection;
use crate::site::{Body, Item, ItemKind, Localized, Reference, Site, Text, Visibility};
use crate::text::computed::Fact;
use crate::text::language::Language;
use crate::text::typography;
use crate::text::url::{join, percent_decode};
use crate::theme::Theme;

/// What all pages of a site share.
pub(super) struct Scene<'s> {
    pub(super) site: &'s Site,
    pub(super) theme: &'s Theme,
    pub(super) material: Material<'s>,
    pub(super) addresses: Addresses<'s>,
    pub(super) protection: Protection,
    /// Draws share cards, where the theme has any.
    pub(super) cards: Option<Cards<'s>>,
    pub(super) index: Index<'s>,
    /// Who will read it: everybody, or readers of the printed CV.
    pub(super) reader: Visibility,
    /// Files of the site folder that pages ask for: destination to source.
    pub(super) copies: Mutex<BTreeMap<String, String>>,
}

impl Scene<'_> {
    /// Where a file of the site folder is on the site; it is copied there when it is not yet.
    pub(super) fn publish(&self, source: &str) -> Option<String> {
        if let Some(path) = self.addresses.static_file(source) {
            return Some(path.to_owned());
        }
        if !self.site.files.contains_key(source) {
            return None;
        }
        let path = format!(
            "media/{}",
            source.strip_prefix("content/").unwrap_or(source)
        );
        self.copy(path.clone(), source);
        Some(path)
    }

    /// Has a file copied.
    pub(super) fn copy(&self, destination: String, source: &str) {
        let mut copies = self.copies.lock().unwrap_or_else(PoisonError::into_inner);
        copies.insert(destination, source.to_owned());
    }
}

/// A site in one language.
pub(super) struct Edition<'s> {
    pub(super) scene: &'s Scene<'s>,
    pub(super) language: Language,
    pub(super) interface: Interface,
    pub(super) dates: Dates,
    pub(super) numbers: Numbers,
    /// What every piece of evidence backs, by its id; worked out when a page first asks.
    pub(super) backs: OnceLock<HashMap<String, Vec<BackedContext>>>,
}

impl<'s> Edition<'s> {
    pub(super) fn new(scene: &'s Scene<'s>, language: Language) -> Self {
        Edition {
            scene,
            language,
            interface: Interface::new(scene.theme, language),
            dates: Dates::new(language, scene.site.today),
            numbers: Numbers::new(language),
            backs: OnceLock::new(),
        }
    }

    /// The address of a section's page, as a value.
    pub(super) fn section_url(&self, section: Section) -> String {
        internal(&self.scene.addresses.section(section, self.language))
    }

    /// The language's tag when it is not this edition's.
    pub(super) fn foreign(&self, language: Language) -> Option<&'static str> {
        (language != self.language).then(|| language.tag())
    }
}

/// One page in the making.
pub(super) struct Sheet<'e> {
    pub(super) edition: &'e Edition<'e>,
    /// Numbers of the evidence that the page cites.
    pub(super) cited: RefCell<BTreeSet<u32>>,
}

impl<'e> Sheet<'e> {
    pub(super) fn new(edition: &'e Edition<'e>) -> Self {
        Sheet {
            edition,
            cited: RefCell::default(),
        }
    }

    pub(super) fn language(&self) -> Language {
        self.edition.language
    }

    pub(super) fn site(&self) -> &'e Site {
        self.edition.scene.site
    }

    pub(super) fn index(&self) -> &'e Index<'e> {
        &self.edition.scene.index
    }

    /// Items of a kind that the reader may know of, newest first.
    pub(super) fn items_of(&self, kind: ItemKind) -> &'e [&'e Item] {
        match self.edition.scene.reader {
            Visibility::Public => self.index().of_kind(kind),
            _ => self.index().printed(kind),
        }
    }

    /// A plain text in the page's language, or an empty string.
    pub(super) fn words(&self, text: &Localized<Text>) -> String {
        text.text(self.language()).map(plain).unwrap_or_default()
    }

    /// A plain text in the page's language or, failing that, in another, whose tag comes with it.
    pub(super) fn words_of_any(&self, text: &Localized<Text>) -> (String, Option<&'static str>) {
        match text.get_or_other(self.language()) {
            Some((text, language)) => (plain(text), self.edition.foreign(language)),
            None => (String::new(), None),
        }
    }

    /// A title or label: long words may break in it.
    pub(super) fn heading(&self, text: &Localized<Text>) -> (String, Option<&'static str>) {
        match text.get_or_other(self.language()) {
            Some((text, language)) => {
                let text = markdown::clean(text);
                let title = typography::heading(text.trim(), language);
                (title, self.edition.foreign(language))
            }
            None => (String::new(), None),
        }
    }

    /// A line of inline Markdown as HTML.
    pub(super) fn line(&self, text: &Localized<Text>) -> String {
        let text = text.text(self.language());
        text.map(|text| markdown::inline(text, self.style(), &self.around("")))
            .unwrap_or_default()
    }

    /// A line of inline Markdown, some of it between `==`, as HTML.
    pub(super) fn headline(&self, text: &Localized<Text>) -> String {
        let text = text.text(self.language());
        text.map(|text| markdown::headline(text, self.style(), &self.around("")))
            .unwrap_or_default()
    }

    /// A line of inline Markdown without its signs.
    pub(super) fn line_words(&self, text: &Localized<Text>) -> String {
        let text = text.text(self.language());
        text.map(|text| markdown::plain(text, self.language(), &self.around("")))
            .unwrap_or_default()
    }

    /// A text as HTML.
    pub(super) fn body(&self, body: &Localized<Body>) -> String {
        let Some(body) = body.get(self.language()) else {
            return String::new();
        };
        let source = self.site().sources.get(body.span.source);
        let folder = source
            .path
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder);
        let text = self.site().sources.slice(body.span);
        let around = self.around(folder);
        match self.edition.scene.material.pages {
            Some(pages) => markdown::body_again(text, self.style(), &around, &pages.texts),
            None => markdown::body(text, self.style(), &around),
        }
    }

    /// The first paragraph of a text, for search engines.
    pub(super) fn excerpt(&self, body: &Localized<Body>) -> String {
        let text = body
            .get(self.language())
            .map(|body| self.site().sources.slice(body.span));
        text.map(|text| markdown::excerpt(text, self.language(), 160, &self.around("")))
            .unwrap_or_default()
    }

    fn style(&self) -> Style {
        Style {
            language: self.language(),
            raw_html: self.site().settings.raw_html,
        }
    }

    fn around<'a>(&'a self, folder: &'a str) -> Around<'a> {
        Around {
            sheet: self,
            folder,
        }
    }

    /// A reference mark; the page cites that evidence.
    pub(super) fn marker(&self, id: &str) -> Option<MarkerContext> {
        let evidence = self.index().evidence.get(id)?;
        self.cited.borrow_mut().insert(evidence.number);
        let (title, _) = self.words_of_any(&evidence.title);
        let values = [
            ("number", i64::from(evidence.number).into()),
            ("title", title.into()),
        ];
        Some(MarkerContext {
            number: evidence.number,
            url: row(evidence.number),
            label: self.edition.interface.with("evidence-marker", &values),
        })
    }

    /// Marks for evidence that the words before them do not cite themselves.
    pub(super) fn markers(&self, evidence: &[Reference], html: &str) -> Vec<MarkerContext> {
        let cited = |number| html.contains(&format!("{}\"", row(number)));
        evidence
            .iter()
            .filter_map(|reference| self.marker(reference))
            .filter(|marker| !cited(marker.number))
            .collect()
    }

    /// The topics that are named, with their pages.
    pub(super) fn topic_links(&self, topics: &[Reference]) -> Vec<LinkContext> {
        let addresses = &self.edition.scene.addresses;
        topics
            .iter()
            .filter_map(|reference| self.index().topics.get(reference.as_str()))
            .map(|topic| {
                let (label, lang) = self.heading(&topic.label);
                LinkContext {
                    label,
                    url: internal(&addresses.topic(topic, self.language())),
                    lang,
                }
            })
            .collect()
    }

    /// An address that a fact gives: of the web, or a path of this site. Empty when it must not be
    /// followed.
    pub(super) fn url(&self, url: Option<&Text>) -> String {
        let Some(url) = url else {
            return String::new();
        };
        match self.around("").link(&markdown::clean(url)) {
            Target::Address { url, .. } => url,
            Target::Evidence(marker) => marker.url,
            Target::Nowhere => String::new(),
        }
    }
}

/// A plain text with what belongs together kept together.
pub(super) fn plain(text: &str) -> String {
    let text = markdown::clean(text);
    typography::no_break(text.trim()).into_owned()
}

/// The site as a text in a folder sees it.
struct Around<'a> {
    sheet: &'a Sheet<'a>,
    folder: &'a str,
}

impl Around<'_> {
    fn address(&self, found: Option<(String, Language)>) -> Target {
        match found {
            Some((path, language)) => Target::Address {
                url: internal(&path),
                lang: self.sheet.edition.foreign(language),
            },
            None => Target::Nowhere,
        }
    }

    /// A path as it was written, taken apart from its query and fragment.
    fn site_path<'d>(&self, destination: &'d str) -> Option<(String, &'d str)> {
        let end = destination.find(['?', '#']).unwrap_or(destination.len());
        let (path, rest) = destination.split_at(end);
        // A file's name may hold blanks and umlauts; an address has them encoded.
        let path = percent_decode(path);
        Some((join(self.folder, &path)?, rest))
    }
}

impl Surroundings for Around<'_> {
    fn link(&self, destination: &str) -> Target {
        let sheet = self.sheet;
        let scene = sheet.edition.scene;
        if let Some(id) = destination.strip_prefix("evidence:") {
            return sheet.marker(id).map_or(Target::Nowhere, Target::Evidence);
        }
        if let Some(id) = destination.strip_prefix("item:") {
            let Some(item) = sheet.index().items.get(id) else {
                return Target::Nowhere;
            };
            let own = scene.addresses.item_anywhere(item, sheet.language());
            return match (&own, &item.url) {
                (None, Some(url)) if safe_address(url) => Target::Address {
                    url: url.value.clone(),
                    lang: None,
                },
                _ => self.address(own),
            };
        }
        if let Some(id) = destination.strip_prefix("topic:") {
            let topic = sheet.index().topics.get(id);
            let path = topic.map(|topic| scene.addresses.topic(topic, sheet.language()));
            return self.address(path.map(|path| (path, sheet.language())));
        }
        if !safe_address(destination) {
            return Target::Nowhere;
        }
        let as_written = |url: &str| Target::Address {
            url: url.to_owned(),
            lang: None,
        };
        if is_absolute(destination) || destination.is_empty() || destination.starts_with(['#', '?'])
        {
            return as_written(destination);
        }
        if let Some(path) = destination.strip_prefix('/') {
            return as_written(&internal(path));
        }
        let Some((path, rest)) = self.site_path(destination) else {
            return as_written(destination);
        };
        if let Some(place) = scene.addresses.place(&path) {
            let found = scene.addresses.of_place(place, sheet.language());
            return match self.address(found) {
                Target::Address { url, lang } => Target::Address {
                    url: url + rest,
                    lang,
                },
                nowhere => nowhere,
            };
        }
        match scene.publish(&path) {
            Some(path) => as_written(&(internal(&path) + rest)),
            None => as_written(destination),
        }
    }

    fn picture(&self, destination: &str) -> Option<Picture> {
        let scene = self.sheet.edition.scene;
        if is_absolute(destination) {
            return Some(Picture {
                url: destination.to_owned(),
                size: None,
            });
        }
        let as_written = |url| Picture { url, size: None };
        if let Some(path) = destination.strip_prefix('/') {
            let size = scene
                .material
                .dimensions
                .get(&format!("static/{path}"))
                .copied();
            return Some(Picture {
                url: internal(path),
                size,
            });
        }
        let (path, rest) = self.site_path(destination)?;
        Some(match scene.publish(&path) {
            Some(published) => Picture {
                url: internal(&published) + rest,
                size: scene.material.dimensions.get(&path).copied(),
            },
            None => as_written(destination.to_owned()),
        })
    }

    fn fact(&self, fact: &Fact<'_>) -> Option<String> {
        let value = self.sheet.site().computed(fact)?;
        Some(self.sheet.edition.numbers.count(value))
    }

    fn highlight(&self, language: &str, code: &str) -> Option<Arc<str>> {
        self.sheet
            .edition
            .scene
            .material
            .highlights
            .highlight(language, code)
    }

    fn phrase(&self, phrase: &Phrase<'_>) -> String {
        let interface = &self.sheet.edition.interface;
        match phrase {
            Phrase::Table => interface.get("table-label"),
            Phrase::Notes => interface.get("notes-label"),
            Phrase::Note(mark) => interface.with("note-label", &[("mark", mark.as_ref().into())]),
            Phrase::Back => interface.get("note-back"),
            Phrase::Done => interface.get("task-done"),
            Phrase::Open => interface.get("task-open"),
        }
    }
}

/// What a text of a place is called, for a reader who comes from elsewhere.
pub(super) fn name_of_place(sheet: &Sheet<'_>, place: Place<'_>) -> String {
    match place {
        Place::About(_) => sheet.edition.interface.get("nav-profile"),
        Place::Item(item, _) => sheet.words_of_any(&item.title).0,
        Place::Page(page, _) => sheet.words_of_any(&page.title).0,
    }
}
