//! What every page has: its title, its addresses, the way to its other languages, the navigation.

use crate::render::address::{Section, internal};
use crate::render::calendar;
use crate::render::context::{
    AlternateContext, LanguageLinkContext, NavContext, PageContext, PersonContext, SiteContext,
};
use crate::render::hosting::CONTENT_SECURITY_POLICY;
use crate::render::json_ld::{self, Subject};
use crate::render::pages::Content;
use crate::render::sheet::{Edition, Sheet};
use crate::render::structure::{
    LISTS, PageKey, Structure, list_key, listed, page_key, section_key,
};
use crate::render::{json_feed, llms, share};
use crate::site::page::PageKind;
use crate::site::{Item, ItemKind};
use crate::source::Located;
use crate::text::date::PartialDate;

/// What the heads of all pages need to know.
pub(crate) struct Head<'h> {
    pub(crate) structure: &'h Structure<'h>,
    /// Every language, for the words of the language switch.
    pub(crate) editions: &'h [Edition<'h>],
    pub(crate) person: &'h PersonContext,
}

impl Head<'_> {
    /// `page`
    pub(crate) fn page(
        &self,
        edition: &Edition<'_>,
        key: PageKey<'_>,
        path: &str,
        content: &Content,
    ) -> PageContext {
        let addresses = &edition.scene.addresses;
        let path_in = |language| self.structure.path(key, language, addresses);
        let mut alternates = Vec::new();
        if self.editions.len() > 1 {
            let paths = self
                .editions
                .iter()
                .filter_map(|other| Some((other.language, path_in(other.language)?)));
            alternates.extend(paths.map(|(language, path)| AlternateContext {
                hreflang: language.tag(),
                url: addresses.absolute(&path),
            }));
            // The main language is for readers of all others.
            if let Some(main) = path_in(self.editions[0].language) {
                alternates.push(AlternateContext {
                    hreflang: "x-default",
                    url: addresses.absolute(&main),
                });
            }
        }
        let not_found = matches!(key, PageKey::NotFound);
        let sheet = Sheet::new(edition);
        let mut page = PageContext {
            kind: content.kind,
            section: section_key(key),
            head_title: self.head_title(edition, key, &content.title),
            title: content.title.clone(),
            description: content.description.clone(),
            canonical: addresses.absolute(path),
            url: if not_found {
                internal("")
            } else {
                "./".to_owned()
            },
            alternates: if not_found { Vec::new() } else { alternates },
            other_locales: (self.editions.iter())
                .filter(|other| other.language != edition.language)
                .filter(|other| path_in(other.language).is_some())
                .map(|other| other.interface.get("og-locale"))
                .collect(),
            languages: self
                .editions
                .iter()
                .filter(|other| other.language != edition.language)
                .map(|other| language_link(other, path_in(other.language)))
                .collect(),
            noindex: key.is_unlisted(),
            card: (!not_found)
                .then(|| share::context(&sheet, self.structure, self.person, key))
                .flatten(),
            markdown_url: if not_found { "" } else { "index.md" },
            published: post_date(key, |post| post.period.start),
            modified: post_date(key, |post| post.updated.or(post.period.start)),
            json_ld_html: String::new(),
        };
        let subject = Subject {
            key,
            page: &page,
            person: self.person,
            structure: self.structure,
        };
        page.json_ld_html = json_ld::document(&sheet, &subject);
        page
    }

    fn head_title(&self, edition: &Edition<'_>, key: PageKey<'_>, title: &str) -> String {
        let PersonContext {
            name, job_title, ..
        } = self.person;
        let title = match key {
            PageKey::Home if job_title.is_empty() => name.clone(),
            PageKey::Home => format!("{name}, {job_title}"),
            _ => title.to_owned(),
        };
        let title = if self.named_alike(edition, key) {
            let section = format!("nav-{}", section_key(key));
            let what = match key {
                PageKey::Home | PageKey::Free(_) => edition.interface.get("language-version"),
                _ => edition.interface.get(&section),
            };
            format!("{title} ({what})")
        } else {
            title
        };
        match key {
            PageKey::Home => title,
            _ if name.is_empty() => title,
            _ => format!("{title} – {name}"),
        }
    }

    /// Whether a page is called the same in a language before this one: a search result must tell
    /// them apart.
    fn named_alike(&self, edition: &Edition<'_>, key: PageKey<'_>) -> bool {
        let profile = &edition.scene.site.profile;
        let words = match key {
            PageKey::Home => &profile.person.job_title,
            PageKey::Topic(topic) => &topic.label,
            PageKey::Item(item, _) => &item.title,
            PageKey::Free(page) => &page.title,
            _ => return false,
        };
        let title = |language| {
            let found = words.get_or_other(language);
            found.map(|(text, _)| text.trim())
        };
        let addresses = &edition.scene.addresses;
        let before = self.editions.iter();
        let mut before = before.take_while(|other| other.language != edition.language);
        before.any(|other| {
            title(other.language) == title(edition.language)
                && self
                    .structure
                    .path(key, other.language, addresses)
                    .is_some()
        })
    }
}

/// A date of a post, to the day.
fn post_date(key: PageKey<'_>, date: impl Fn(&Item) -> Option<Located<PartialDate>>) -> String {
    match key {
        PageKey::Item(item, _) if item.kind == ItemKind::Post => date(item)
            .map(|date| date.value.to_string())
            .unwrap_or_default(),
        _ => String::new(),
    }
}

fn language_link(other: &Edition<'_>, path: Option<String>) -> LanguageLinkContext {
    let translated = path.is_some();
    let label = if translated {
        "language-version"
    } else {
        "language-home"
    };
    LanguageLinkContext {
        language: other.language.tag(),
        short: other.language.tag().to_uppercase(),
        label: other.interface.get(label),
        url: internal(&path.unwrap_or_else(|| other.scene.addresses.home(other.language))),
        translated,
    }
}

/// `site`
pub(crate) fn site(
    edition: &Edition<'_>,
    structure: &Structure<'_>,
    name: &str,
    stylesheet_url: &str,
    options: &tera::Value,
) -> SiteContext {
    let scene = edition.scene;
    let settings = &scene.site.settings;
    let base_url = settings.base_url.value.clone();
    let short = base_url
        .split_once("://")
        .map_or(base_url.as_str(), |(_, rest)| rest);
    let sheet = Sheet::new(edition);
    let updated = scene.site.profile.meta.updated.map(|updated| updated.value);
    let home = scene.addresses.home(edition.language);
    let feeds = has_feed(edition, structure);
    let drawn = !name.is_empty();
    SiteContext {
        language: edition.language.tag(),
        title: name.to_owned(),
        home_url: internal(&home),
        short_base_url: short.trim_end_matches('/').to_owned(),
        base_url,
        nav: navigation(&sheet, structure),
        footer: footer(&sheet, structure),
        stylesheet_url: internal(stylesheet_url),
        preload_fonts: scene
            .theme
            .preload
            .iter()
            .map(|path| internal(path))
            .collect(),
        favicon_url: internal("favicon.svg"),
        feed_url: feeds.then(|| internal(&feed_path(edition))),
        updated: updated.map(|date| edition.dates.date(date)),
        options: options.clone(),
        calendar_url: (!calendar::events(&sheet).is_empty())
            .then(|| internal(&calendar::path(&sheet))),
        touch_icon_url: drawn.then(|| internal("apple-touch-icon.png")),
        icon_url: drawn.then(|| internal("favicon.ico")),
        manifest_url: drawn.then(|| internal("site.webmanifest")),
        json_feed_url: feeds.then(|| internal(&json_feed::path(&sheet))),
        llms_url: internal(&llms::path(&sheet)),
        content_security_policy: CONTENT_SECURITY_POLICY,
    }
}

/// Where the feed of a language is.
pub(crate) fn feed_path(edition: &Edition<'_>) -> String {
    format!("{}feed.xml", edition.scene.addresses.home(edition.language))
}

fn has_feed(edition: &Edition<'_>, structure: &Structure<'_>) -> bool {
    let posts = edition.scene.index.of_kind(ItemKind::Post).iter();
    structure.has_list(ItemKind::Post, edition.language)
        && posts
            .clone()
            .any(|post| listed(post, edition.language) && post.has_page())
}

fn entry(sheet: &Sheet<'_>, key: &str, path: &str) -> NavContext {
    NavContext {
        key: key.to_owned(),
        label: sheet.edition.interface.get(&format!("nav-{key}")),
        url: internal(path),
        lang: None,
    }
}

fn navigation(sheet: &Sheet<'_>, structure: &Structure<'_>) -> Vec<NavContext> {
    let language = sheet.language();
    let addresses = &sheet.edition.scene.addresses;
    let mut nav = vec![entry(sheet, "profile", &addresses.home(language))];
    let mut section = |exists: bool, key: &str, section: Section| {
        if exists {
            nav.push(entry(sheet, key, &addresses.section(section, language)));
        }
    };
    section(structure.topics, "topics", Section::Topics);
    for kind in LISTS {
        let exists = structure.has_list(kind, language);
        section(exists, list_key(kind), Section::Kind(kind));
    }
    section(structure.evidence, "evidence", Section::Evidence);
    section(structure.contact, "contact", Section::Contact);
    let pages = sheet.site().pages.iter().filter(|page| page.nav);
    nav.extend(pages.filter_map(|page| free_page(sheet, page)));
    nav
}

fn footer(sheet: &Sheet<'_>, structure: &Structure<'_>) -> Vec<NavContext> {
    let language = sheet.language();
    let addresses = &sheet.edition.scene.addresses;
    let of_kind = |kind| {
        let pages = sheet.site().pages.iter();
        pages
            .filter(move |page| page.kind == kind && !page.nav)
            .filter_map(|page| free_page(sheet, page))
    };
    let mut footer: Vec<NavContext> = of_kind(PageKind::Now).collect();
    if structure.cv {
        footer.push(entry(
            sheet,
            "cv",
            &addresses.section(Section::Cv, language),
        ));
    }
    footer.extend(of_kind(PageKind::Other));
    if structure.imprint {
        let path = addresses.section(Section::Imprint, language);
        footer.push(entry(sheet, "imprint", &path));
    }
    footer.extend(of_kind(PageKind::Imprint));
    footer.extend(of_kind(PageKind::Privacy));
    footer
}

/// A link to a free page, in another language when there is none in this.
fn free_page(sheet: &Sheet<'_>, page: &crate::site::Page) -> Option<NavContext> {
    let addresses = &sheet.edition.scene.addresses;
    let (path, language) = addresses.page_anywhere(page, sheet.language())?;
    let key = page_key(page);
    let own = language == sheet.language();
    let named = (page.kind != PageKind::Other && own)
        .then(|| sheet.edition.interface.find(&format!("nav-{key}")))
        .flatten();
    let title = || page.title.get(language).map(|title| title.value.clone());
    let label = named.or_else(title).unwrap_or_else(|| key.clone());
    Some(NavContext {
        key,
        label: crate::render::markdown::clean(&label).into_owned(),
        url: internal(&path),
        lang: sheet.edition.foreign(language),
    })
}
