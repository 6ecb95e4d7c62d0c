//! Site and theme make an output, in memory: no clock, no file, no print.

mod address;
mod calendar;
mod content_line;
pub mod context;
mod dates;
mod drawing;
mod favicon;
mod feed;
mod highlight;
mod hosting;
mod index;
mod interface;
mod json_feed;
mod json_ld;
mod llms;
mod machine;
mod markdown;
mod numbers;
mod page_cache;
mod pages;
mod paper;
mod parts;
mod protection;
mod qr;
pub mod reference;
mod robots;
mod share;
mod sheet;
mod sitemap;
mod structure;
#[cfg(test)]
mod testing;
mod twin;
mod vcard;
mod well_known;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use memchr::memmem;

use bytes::Bytes;
use rayon::ThreadPool;
use rayon::prelude::*;
use tera::Value;

pub use highlight::HighlightCache;
pub use page_cache::PageCache;
pub use paper::paper;

use crate::cache::Cache;
use crate::export::{Audience, Published, json_resume};
use crate::output::Output;
use crate::photo::Photo;
use crate::render::address::{Addresses, Section, file, resolve, twin_file, way_to_root};
use crate::render::context::PersonContext;
use crate::render::drawing::Cards;
use crate::render::index::Index;
use crate::render::page_cache::{Common, Finished};
use crate::render::pages::{Head, Shared, content, root_of_not_found};
use crate::render::parts::person::person;
use crate::render::protection::Protection;
use crate::render::sheet::{Edition, Scene, Sheet};
use crate::render::structure::{PageKey, Structure};
use crate::site::{Site, Visibility};
use crate::text::url::join;
use crate::theme::{TemplateFault, Theme};

/// The page that a server shows for an address that leads nowhere.
const NOT_FOUND: &str = "404.html";

/// What a site is rendered with, besides its theme.
#[derive(Debug, Clone, Copy)]
pub struct Material<'m> {
    /// Width and height of the pictures below the site folder.
    pub dimensions: &'m BTreeMap<String, (u32, u32)>,
    /// Marked code of earlier builds.
    pub highlights: &'m HighlightCache,
    /// The portrait, when there is one that everybody may see.
    pub photo: Option<&'m Photo>,
    /// Drawn pictures of earlier builds.
    pub pictures: &'m Cache,
    /// Pages of earlier builds, for who builds more than once.
    pub pages: Option<&'m PageCache>,
}

/// A site that was made.
#[derive(Debug, Default)]
pub struct Made {
    /// Everything but its pages.
    pub output: Output,
    /// Its pages by their paths.
    pub pages: Vec<(String, Bytes)>,
    /// Why pages are missing.
    pub faults: Vec<TemplateFault>,
}

/// Somebody who waits for pages while they are being made.
pub trait Waiting: Sync {
    /// Whether a file is waited for: such pages are made first.
    fn wants(&self, file: &str) -> bool;
    /// Takes the pages that were waited for.
    fn take(&self, pages: Vec<(String, Bytes)>);
    /// Whether the rest is still worth making.
    fn goes_on(&self) -> bool;
    /// The threads that make the rest; those of everybody when there are none.
    fn background(&self) -> Option<&ThreadPool> {
        None
    }
}

/// Nobody waits.
struct Nobody;

impl Waiting for Nobody {
    fn wants(&self, _: &str) -> bool {
        false
    }

    fn take(&self, _: Vec<(String, Bytes)>) {}

    fn goes_on(&self) -> bool {
        true
    }
}

/// Pages that are made before they are handed on: enough to keep every core busy.
const PAGES_AT_ONCE: usize = 256;

/// Every page and file of a site.
///
/// A template that fails leaves its page out; the fault says where in the theme it is. The same
/// fault of many pages is told once.
pub fn render(site: &Site, theme: &Theme, material: Material<'_>) -> (Output, Vec<TemplateFault>) {
    let made = render_for(site, theme, material, &Nobody).unwrap_or_default();
    let mut output = made.output;
    for (path, page) in made.pages {
        output.add(path, page);
    }
    (output, made.faults)
}

/// The same for somebody who waits; nothing when it was no longer worth making.
pub fn render_for(
    site: &Site,
    theme: &Theme,
    material: Material<'_>,
    waiting: &dyn Waiting,
) -> Option<Made> {
    let mut pages = Vec::new();
    let mut keep = |path: String, page: Bytes| pages.push((path, page));
    let (output, faults) = make(site, theme, material, waiting, &mut keep)?;
    if let Some(cache) = material.pages {
        cache.sweep();
    }
    Some(Made {
        output,
        pages,
        faults,
    })
}

/// As [`render`], but pages are handed on as soon as they are made, and are not among the output.
pub fn render_each(
    site: &Site,
    theme: &Theme,
    material: Material<'_>,
    take: &mut dyn FnMut(String, Bytes),
) -> (Output, Vec<TemplateFault>) {
    make(site, theme, material, &Nobody, take).unwrap_or_default()
}

fn make(
    site: &Site,
    theme: &Theme,
    material: Material<'_>,
    waiting: &dyn Waiting,
    take: &mut dyn FnMut(String, Bytes),
) -> Option<(Output, Vec<TemplateFault>)> {
    let scene = Scene {
        site,
        theme,
        material,
        addresses: Addresses::new(site),
        protection: Protection::new(site),
        cards: Cards::new(theme.card.as_ref(), material.pictures),
        index: Index::new(&site.profile, site.today),
        reader: Visibility::Public,
        copies: Mutex::default(),
    };
    let structure = Structure::new(site, &scene.index, theme);
    let editions: Vec<Edition<'_>> = site
        .settings
        .languages
        .iter()
        .map(|language| Edition::new(&scene, *language))
        .collect();
    let Some(main) = editions.first() else {
        return Some((Output::default(), Vec::new()));
    };
    let stylesheet_url = stylesheet_url(theme);
    let options = Value::from_serializable(&theme.options);

    let mut output = Output::default();
    let mut first = Vec::new();
    let mut faults = Vec::new();
    let mut pages_of_site = Vec::new();
    let early = editions.iter().map(|edition| (edition, true));
    for (edition, is_early) in early.chain(editions.iter().map(|edition| (edition, false))) {
        let mut pages = structure.pages(site, &scene.index, edition.language, &scene.addresses);
        if is_early {
            pages.retain(|(_, path)| waiting.wants(&file(path)));
            if pages.is_empty() {
                continue;
            }
        } else if edition.language == main.language && !first.is_empty() {
            waiting.take(std::mem::take(&mut first));
        }
        let sheet = Sheet::new(edition);
        let person = person(&sheet);
        let site_context =
            pages::site(edition, &structure, &person.name, &stylesheet_url, &options);
        let head = Head {
            structure: &structure,
            editions: &editions,
            person: &person,
        };
        let shared = Shared {
            site: Value::from_serializable(&site_context),
            person: Value::from_serializable(&person),
            interface: edition.interface.plain.clone(),
        };
        let register = scene.addresses.section(Section::Evidence, edition.language);
        let earlier = material
            .pages
            .map(|cache| Common::new(cache, theme, &shared, &register, &scene.protection));
        let room = Room {
            edition,
            head: &head,
            shared: &shared,
            earlier,
        };
        let mut entries = Vec::new();
        for pages in pages.chunks(PAGES_AT_ONCE) {
            let render = || -> Vec<Result<Rendered<'_>, TemplateFault>> {
                pages
                    .par_iter()
                    .filter(|_| waiting.goes_on())
                    .map_init(Vec::new, |buffer, (key, path)| {
                        room.rendered(*key, path, buffer)
                    })
                    .collect()
            };
            let rendered = match waiting.background() {
                Some(threads) if !is_early => threads.install(render),
                _ => render(),
            };
            if is_early {
                // What fails is told with all other faults later.
                let made = rendered.into_iter().flatten();
                first.extend(made.map(|page| (file(&page.entry.path), page.finished.html.clone())));
                continue;
            }
            if !waiting.goes_on() {
                return None;
            }
            for page in rendered {
                match page {
                    Ok(page) => {
                        take(file(&page.entry.path), page.finished.html.clone());
                        if let Some(twin) = &page.finished.twin {
                            take(twin_file(&page.entry.path), twin.clone());
                            entries.push(page.entry);
                        }
                    }
                    Err(fault) => faults.push(fault),
                }
            }
        }
        if is_early {
            continue;
        }
        output.add(llms::path(&sheet), llms::llms(&sheet, &person, &entries));
        share::draw(edition, &structure, &person, &pages, &mut output);
        if edition.language == main.language {
            match room.not_found() {
                Ok(page) => output.add(NOT_FOUND, page),
                Err(fault) => faults.push(fault),
            }
        }
        machines(&sheet, &person, &mut output);
        if edition.language == main.language {
            once(&sheet, &person, &mut output);
        }
        if site_context.feed_url.is_some() {
            let path = pages::feed_path(edition);
            output.add(path, feed::feed(&sheet, &person.name));
            output.add(
                json_feed::path(&sheet),
                json_feed::feed(&sheet, &person.name),
            );
        }
        pages_of_site.extend(pages.into_iter().map(|(key, path)| sitemap::Entry {
            key,
            path,
            language: edition.language,
        }));
    }
    files(&scene, &mut output);
    let entries = sitemap::sitemap(&scene, &structure, &pages_of_site);
    output.add("sitemap.xml", entries);
    output.add("robots.txt", robots::robots(&scene));
    output.copies.extend(
        scene
            .copies
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner),
    );
    faults.sort_by(|a, b| (&a.path, a.range.start).cmp(&(&b.path, b.range.start)));
    faults.dedup();
    Some((output, faults))
}

/// What is published besides pages: the style sheet, fonts, the favicon, files copied as they are.
fn files(scene: &Scene<'_>, output: &mut Output) {
    let theme = scene.theme;
    output.add("style.css", theme.stylesheet.as_str());
    for (path, content) in &theme.font_files {
        output.add(path.as_str(), content.as_ref());
    }
    output.add("favicon.svg", favicon::favicon(scene));
    if let Some(photo) = scene.material.photo {
        parts::photo::publish(photo, output);
    }
    let portrait = scene.site.profile.person.photo.as_ref();
    let portrait = portrait.and_then(|photo| join("", &photo.src));
    let copied = scene.site.static_files.iter();
    // The original says where and with what it was taken: only what is made of it is published.
    for file in copied.filter(|file| portrait.as_ref() != Some(&file.source)) {
        output.copies.insert(file.path.clone(), file.source.clone());
    }
}

/// What is there once, whatever the languages: icons, and what machines ask a site for by name.
fn once(sheet: &Sheet<'_>, person: &PersonContext, output: &mut Output) {
    let scene = sheet.edition.scene;
    if !person.name.is_empty() {
        for (path, bytes) in favicon::icons(scene) {
            output.add(path, bytes);
        }
        let icons = favicon::ICONS.map(|(side, path)| (side, path.to_owned()));
        output.add(
            "site.webmanifest",
            well_known::manifest(sheet, person, &icons),
        );
        output.add("humans.txt", well_known::humans(sheet, person));
    }
    if let Some(security) = well_known::security(sheet, person) {
        output.add(well_known::SECURITY, security);
    }
    if let Some(webfinger) = well_known::webfinger(sheet) {
        output.add(well_known::WEBFINGER, webfinger);
    }
    hosting::hosting(scene, output);
}

/// What is for address books, calendars and other programs, in one language.
fn machines(sheet: &Sheet<'_>, person: &PersonContext, output: &mut Output) {
    if person.contact.vcard_url.is_some() {
        let card = |version| vcard::card(sheet, person, version);
        output.add(vcard::path(sheet), card(vcard::Version::V3));
        output.add(vcard::newer_path(sheet), card(vcard::Version::V4));
    }
    let scene = sheet.edition.scene;
    let addresses = &scene.addresses;
    let path = format!("{}resume.json", addresses.home(sheet.language()));
    let published = Published {
        canonical: Some(addresses.absolute(&path)),
        image: (scene.material.photo).map(|_| addresses.absolute(parts::photo::JPEG)),
    };
    let resume = json_resume(scene.site, Audience::public(sheet.language()), &published);
    output.add(path, resume);
    let events = calendar::events(sheet);
    if !events.is_empty() {
        let all = calendar::calendar(sheet, &person.name, &events);
        output.add(calendar::path(sheet), all);
    }
    for event in &events {
        output.add(event.path.as_str(), calendar::single(sheet, event));
    }
}

/// The style sheet with a mark of its content, so that a changed one is fetched again.
fn stylesheet_url(theme: &Theme) -> String {
    let hash = blake3::hash(theme.stylesheet.as_bytes()).to_hex();
    format!("style.css?v={}", &hash[..8])
}

/// A CV is searched and copied as text, by people and by programs: its words are whole there, and
/// so is what only programs read.
fn whole_words(page: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(page);
    let (head, body) = text.split_at(text.find("<body").unwrap_or(text.len()));
    [head.replace(SOFT_HYPHEN, ""), drawn_soft_hyphens(body)]
        .concat()
        .into_bytes()
}

/// The title of a page is copied, searched and read from a PDF, too.
fn whole_title(page: &mut Vec<u8>) {
    let Some(start) = memmem::find(page, b"<h1") else {
        return;
    };
    let Some(length) = memmem::find(&page[start..], b"</h1>") else {
        return;
    };
    let title = String::from_utf8_lossy(&page[start..start + length]);
    if title.contains(SOFT_HYPHEN) {
        let title = drawn_soft_hyphens(&title);
        page.splice(start..start + length, title.into_bytes());
    }
}

/// Soft hyphens of the text as places at which the style sheet draws them; those of attributes go.
fn drawn_soft_hyphens(html: &str) -> String {
    let mut result = String::with_capacity(html.len());
    for (at, piece) in html.split(SOFT_HYPHEN).enumerate() {
        let in_tag = result.rfind('<') > result.rfind('>');
        if at > 0 && !in_tag {
            result.push_str("<span class=\"shy\"></span>");
        }
        result.push_str(piece);
    }
    result
}

const SOFT_HYPHEN: char = '\u{ad}';

/// What the pages of one language are made in.
struct Room<'r> {
    edition: &'r Edition<'r>,
    head: &'r Head<'r>,
    shared: &'r Shared,
    /// Pages of earlier builds.
    earlier: Option<Common<'r>>,
}

/// A finished page and what lists of pages say of it.
struct Rendered<'p> {
    entry: llms::Entry<'p>,
    finished: Arc<Finished>,
}

impl Room<'_> {
    fn rendered<'p>(
        &self,
        key: PageKey<'p>,
        path: &str,
        buffer: &mut Vec<u8>,
    ) -> Result<Rendered<'p>, TemplateFault> {
        let sheet = Sheet::new(self.edition);
        let content = content(&sheet, key, self.head, self.shared);
        let page = self.page(key, path, &content);
        let template = self.template(&content);
        let mut make = || self.finish(&template, path, &content, &page, buffer);
        let finished = match &self.earlier {
            Some(earlier) => {
                let names = [template.as_str(), content.variable, path];
                earlier.page(names, [&page, &content.value], make)?
            }
            None => Arc::new(make()?),
        };
        Ok(Rendered {
            entry: llms::Entry {
                key,
                path: path.to_owned(),
                title: content.title,
                description: content.description,
            },
            finished,
        })
    }

    /// Makes a page of nothing but its values, its template, its path and what is common to all
    /// pages: [`PageCache`] knows it by these.
    fn finish(
        &self,
        template: &str,
        path: &str,
        content: &pages::Content,
        page: &Value,
        buffer: &mut Vec<u8>,
    ) -> Result<Finished, TemplateFault> {
        self.fill(template, content, page, buffer)?;
        let scene = self.edition.scene;
        let register = scene
            .addresses
            .section(Section::Evidence, self.edition.language);
        if content.kind == "cv" {
            *buffer = whole_words(buffer);
        }
        let html = resolve(buffer, &way_to_root(path), &register);
        let twin = std::str::from_utf8(&html).ok().and_then(twin::twin);
        let twin = twin.map(|twin| scene.protection.page(twin.into_bytes()).into());
        Ok(Finished {
            twin,
            html: scene.protection.page(html).into(),
        })
    }

    fn not_found(&self) -> Result<Vec<u8>, TemplateFault> {
        let sheet = Sheet::new(self.edition);
        let content = content(&sheet, PageKey::NotFound, self.head, self.shared);
        let page = self.page(PageKey::NotFound, "", &content);
        let mut buffer = Vec::new();
        self.fill(&self.template(&content), &content, &page, &mut buffer)?;
        let addresses = &self.edition.scene.addresses;
        let register = addresses.section(Section::Evidence, self.edition.language);
        let root = root_of_not_found(&self.edition.scene.site.settings);
        Ok(resolve(&buffer, root, &register))
    }

    /// `page`
    fn page(&self, key: PageKey<'_>, path: &str, content: &pages::Content) -> Value {
        Value::from_serializable(&self.head.page(self.edition, key, path, content))
    }

    fn template(&self, content: &pages::Content) -> String {
        let own = format!("{}.html", content.kind);
        match self.edition.scene.theme.has_template(&own) {
            true => own,
            false => format!("{}.html", content.fallback),
        }
    }

    fn fill(
        &self,
        template: &str,
        content: &pages::Content,
        page: &Value,
        buffer: &mut Vec<u8>,
    ) -> Result<(), TemplateFault> {
        let mut context = self.shared.context();
        context.insert_value("page", page.clone());
        context.insert_value(content.variable, content.value.clone());
        buffer.clear();
        self.edition.scene.theme.fill(template, &context, buffer)?;
        whole_title(buffer);
        Ok(())
    }
}

#[cfg(test)]
mod tests;
