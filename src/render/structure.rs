//! Which pages a site has. Pages exist only when they have something to say.

use crate::render::address::{Addresses, Section};
use crate::render::index::Index;
use crate::render::parts::contact::has_business_card;
use crate::render::parts::item::is_told_in;
use crate::site::page::PageKind;
use crate::site::{Evidence, Item, ItemKind, Meet, Page, Site, Topic, Visibility};
use crate::text::language::Language;
use crate::theme::Theme;

/// Kinds with a list of their own, in the order of the navigation.
pub(super) const LISTS: [ItemKind; 5] = [
    ItemKind::Project,
    ItemKind::Talk,
    ItemKind::Post,
    ItemKind::Publication,
    ItemKind::Event,
];

/// A page, without its language.
#[derive(Debug, Clone, Copy)]
pub(super) enum PageKey<'s> {
    Home,
    Topics,
    Topic(&'s Topic),
    List(ItemKind),
    Item(&'s Item, Option<&'s Item>),
    Evidence,
    EvidenceItem(&'s Evidence),
    Contact,
    Cv,
    /// The imprint made of `[legal]`, where no page of the owner's is one.
    Imprint,
    /// The card to print and hand over.
    BusinessCard,
    /// The page for those who were met somewhere.
    Hello(&'s Meet),
    Free(&'s Page),
    NotFound,
}

impl PageKey<'_> {
    /// For those who are given the address, not for those who search.
    pub(super) fn is_unlisted(self) -> bool {
        matches!(self, PageKey::Hello(_) | PageKey::NotFound)
    }
}

/// Which of the pages that need content are there.
#[derive(Debug, Clone)]
pub(super) struct Structure<'s> {
    pub(super) topics: bool,
    pub(super) evidence: bool,
    pub(super) contact: bool,
    pub(super) cv: bool,
    pub(super) imprint: bool,
    pub(super) business_card: bool,
    hello: bool,
    lists: Vec<(ItemKind, Language)>,
    languages: &'s [Language],
}

impl<'s> Structure<'s> {
    pub(super) fn new(site: &'s Site, index: &Index<'s>, theme: &Theme) -> Self {
        let profile = &site.profile;
        let languages = site.settings.languages.as_slice();
        let lists = languages.iter().flat_map(|language| {
            LISTS
                .into_iter()
                .filter(|kind| {
                    let items = index.of_kind(*kind).iter();
                    items.clone().any(|item| listed(item, *language))
                })
                .map(|kind| (kind, *language))
        });
        Structure {
            topics: !profile.topics.is_empty(),
            evidence: !profile.evidence.is_empty(),
            contact: profile.contact.span.is_some()
                || profile.next_step.span.is_some()
                || !profile.accounts.is_empty(),
            cv: !index.of_kind(ItemKind::Role).is_empty()
                || profile
                    .education
                    .iter()
                    .any(|one| one.visibility == Visibility::Public),
            imprint: profile.legal.name.is_some()
                && !profile.legal.address.is_empty()
                && !site.pages.iter().any(|page| page.kind == PageKind::Imprint),
            business_card: has_business_card(theme, profile),
            hello: theme.has_template("hello.html"),
            lists: lists.collect(),
            languages,
        }
    }

    /// Whether a kind has a list in a language.
    pub(super) fn has_list(&self, kind: ItemKind, language: Language) -> bool {
        self.lists.contains(&(kind, language))
    }

    /// The path of a page in a language, when it is there.
    pub(super) fn path(
        &self,
        key: PageKey<'_>,
        language: Language,
        addresses: &Addresses<'_>,
    ) -> Option<String> {
        if !self.languages.contains(&language) {
            return None;
        }
        let section = |exists: bool, section| exists.then(|| addresses.section(section, language));
        match key {
            PageKey::Home => Some(addresses.home(language)),
            PageKey::Topics => section(self.topics, Section::Topics),
            PageKey::Topic(topic) => Some(addresses.topic(topic, language)),
            PageKey::List(kind) => section(self.has_list(kind, language), Section::Kind(kind)),
            PageKey::Item(item, _) => addresses.item(item, language),
            PageKey::Evidence => section(self.evidence, Section::Evidence),
            PageKey::EvidenceItem(evidence) => {
                let main = self.languages.first() == Some(&language);
                main.then(|| Addresses::evidence(evidence.number))
            }
            PageKey::Contact => section(self.contact, Section::Contact),
            PageKey::Cv => section(self.cv, Section::Cv),
            PageKey::Imprint => section(self.imprint, Section::Imprint),
            PageKey::BusinessCard => section(self.business_card, Section::BusinessCard),
            PageKey::Hello(meet) => self.hello.then(|| addresses.hello(meet, language)),
            PageKey::Free(page) => addresses.page(page, language),
            PageKey::NotFound => None,
        }
    }

    /// Every page in a language.
    pub(super) fn pages(
        &self,
        site: &'s Site,
        index: &Index<'s>,
        language: Language,
        addresses: &Addresses<'_>,
    ) -> Vec<(PageKey<'s>, String)> {
        let mut keys = vec![PageKey::Home, PageKey::Topics];
        keys.extend(site.profile.topics.iter().map(PageKey::Topic));
        keys.extend(LISTS.into_iter().map(PageKey::List));
        for kind in ALL_KINDS {
            let with_page = |item: &&&Item| addresses.item(item, language).is_some();
            let mut items = index
                .of_kind(kind)
                .iter()
                .filter(with_page)
                .copied()
                .peekable();
            while let Some(item) = items.next() {
                keys.push(PageKey::Item(item, items.peek().copied()));
            }
        }
        keys.extend([
            PageKey::Evidence,
            PageKey::Contact,
            PageKey::Cv,
            PageKey::Imprint,
            PageKey::BusinessCard,
        ]);
        keys.extend(site.profile.meets.iter().map(PageKey::Hello));
        keys.extend(site.profile.evidence.iter().map(PageKey::EvidenceItem));
        keys.extend(site.pages.iter().map(PageKey::Free));
        keys.into_iter()
            .filter_map(|key| Some((key, self.path(key, language, addresses)?)))
            .collect()
    }
}

/// Every kind, in the order in which they are told.
pub(super) const ALL_KINDS: [ItemKind; 11] = [
    ItemKind::Role,
    ItemKind::Project,
    ItemKind::Talk,
    ItemKind::Publication,
    ItemKind::Post,
    ItemKind::Event,
    ItemKind::Course,
    ItemKind::Volunteering,
    ItemKind::Award,
    ItemKind::Patent,
    ItemKind::Membership,
];

/// Whether a list in a language shows an item: a post is nothing but its words, everything else is
/// a fact whatever its language.
pub(super) fn listed(item: &Item, language: Language) -> bool {
    item.kind != ItemKind::Post || is_told_in(item, language)
}

/// The navigation entry that a page belongs to.
pub(super) fn section_key(key: PageKey<'_>) -> String {
    match key {
        PageKey::Home => "profile".to_owned(),
        PageKey::Topics | PageKey::Topic(_) => "topics".to_owned(),
        PageKey::List(kind) => list_key(kind).to_owned(),
        PageKey::Item(item, _) => list_key(item.kind).to_owned(),
        PageKey::Evidence | PageKey::EvidenceItem(_) => "evidence".to_owned(),
        PageKey::Contact | PageKey::BusinessCard | PageKey::Hello(_) => "contact".to_owned(),
        PageKey::Cv => "cv".to_owned(),
        PageKey::Imprint => "imprint".to_owned(),
        PageKey::Free(page) => page_key(page),
        PageKey::NotFound => String::new(),
    }
}

/// The word for a list: its English segment.
pub(super) fn list_key(kind: ItemKind) -> &'static str {
    Section::Kind(kind).segment(Language::En)
}

/// The word for a free page.
pub(super) fn page_key(page: &Page) -> String {
    match page.kind {
        PageKind::Now => "now".to_owned(),
        PageKind::Imprint => "imprint".to_owned(),
        PageKind::Privacy => "privacy".to_owned(),
        PageKind::Other => page.id.value.clone(),
    }
}
