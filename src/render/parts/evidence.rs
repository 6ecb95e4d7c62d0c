//! A piece of evidence, and what it backs.

use std::collections::{BTreeSet, HashMap};

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::render::address::{Addresses, Place, REGISTER, internal};
use crate::render::context::{BackedContext, EvidenceContext};
use crate::render::markdown;
use crate::render::sheet::{Sheet, name_of_place};
use crate::site::{Access, Evidence, Item, Localized, Reference, Text, Visibility};

/// The scheme of links that tie words to evidence.
const SCHEME: &str = "evidence:";

/// A row of the register.
pub(crate) fn evidence(sheet: &Sheet<'_>, evidence: &Evidence) -> EvidenceContext {
    let edition = sheet.edition;
    let number = evidence.number;
    let page = Addresses::evidence(number);
    let backs = edition.backs.get_or_init(|| all_backed(sheet));
    EvidenceContext {
        number,
        anchor: format!("e{number}"),
        title: sheet.words_of_any(&evidence.title).0,
        url: document_url(sheet, evidence),
        page_url: internal(&page),
        short_url: format!(
            "{}{}",
            edition.scene.site.settings.base_path(),
            page.trim_end_matches('/')
        ),
        issuer: sheet.words_of_any(&evidence.issuer).0,
        date: evidence.date.map(|date| edition.dates.date(date.value)),
        kind: sheet.words_of_any(&evidence.kind).0,
        access: evidence.access.name(),
        access_text: edition
            .interface
            .get(&format!("access-{}", evidence.access.name())),
        archived_url: sheet.url(evidence.archived.as_ref()),
        note_html: sheet.line(&evidence.note),
        backs: backs.get(evidence.id.as_str()).cloned().unwrap_or_default(),
    }
}

/// Where the document is: its file on this site, else its address. What is given on request is not
/// published.
fn document_url(sheet: &Sheet<'_>, evidence: &Evidence) -> String {
    if evidence.access == Access::OnRequest {
        return String::new();
    }
    match published_file(sheet, evidence) {
        Some(path) => internal(&path),
        None => sheet.url(evidence.url.as_ref()),
    }
}

/// Has the file of a piece of evidence copied, and says where to.
fn published_file(sheet: &Sheet<'_>, evidence: &Evidence) -> Option<String> {
    let scene = sheet.edition.scene;
    let source = crate::text::url::join("", &evidence.file.as_ref()?.value)?;
    if !sheet.site().files.contains_key(&source) {
        return None;
    }
    if let Some(path) = scene.addresses.static_file(&source) {
        return Some(path.to_owned());
    }
    // The path below `evidence/` is unique, as it is in the site folder.
    let name = source.strip_prefix("evidence/").unwrap_or(&source);
    let destination = format!("evidence/files/{name}");
    scene.copy(destination.clone(), &source);
    Some(destination)
}

/// The evidence of these numbers, in their order.
pub(crate) fn cited(sheet: &Sheet<'_>) -> Vec<EvidenceContext> {
    let numbers = sheet.cited.borrow().clone();
    let mut all: Vec<&Evidence> = sheet
        .site()
        .profile
        .evidence
        .iter()
        .filter(|evidence| numbers.contains(&evidence.number))
        .collect();
    all.sort_by_key(|evidence| evidence.number);
    all.into_iter().map(|one| evidence(sheet, one)).collect()
}

/// Gathers what every piece of evidence backs, in the order of the sources.
struct Backed<'a> {
    sheet: &'a Sheet<'a>,
    found: HashMap<String, Vec<BackedContext>>,
}

fn all_backed(sheet: &Sheet<'_>) -> HashMap<String, Vec<BackedContext>> {
    let profile = &sheet.site().profile;
    // A sheet of its own: gathering cites nothing on the page that happens to ask first.
    let own = Sheet::new(sheet.edition);
    let mut backed = Backed {
        sheet: &own,
        found: HashMap::new(),
    };
    let home = internal(&sheet.edition.scene.addresses.home(sheet.language()));
    let profile_name = sheet.edition.interface.get("nav-profile");
    let positioning = &profile.positioning;
    backed.text(
        &positioning.headline,
        &positioning.evidence,
        &home,
        &profile_name,
    );
    backed.text(&positioning.because, &[], &home, &profile_name);
    for claim in &profile.claims {
        backed.text(&claim.text, &claim.evidence, &home, &profile_name);
    }
    for message in &profile.messages {
        backed.text(&message.text, &message.evidence, &home, &profile_name);
    }
    for topic in &profile.topics {
        let url = internal(&sheet.edition.scene.addresses.topic(topic, sheet.language()));
        let name = own.words_of_any(&topic.label).0;
        backed.text(&topic.summary, &topic.evidence, &url, &name);
    }
    for item in &profile.items {
        if item.visibility == Visibility::Public {
            backed.item(item, &home);
        }
    }
    for page in &profile
        .about
        .get(sheet.language())
        .into_iter()
        .collect::<Vec<_>>()
    {
        let text = sheet.site().sources.slice(page.span);
        let name = name_of_place(&own, Place::About(sheet.language()));
        backed.links(text, &home, &name);
    }
    for page in &sheet.site().pages {
        let Some(path) = sheet.edition.scene.addresses.page(page, sheet.language()) else {
            continue;
        };
        if let Some(body) = page.body.get(sheet.language()) {
            let text = sheet.site().sources.slice(body.span);
            let name = name_of_place(&own, Place::Page(page, sheet.language()));
            backed.links(text, &internal(&path), &name);
        }
    }
    backed.found
}

impl Backed<'_> {
    fn item(&mut self, item: &Item, home: &str) {
        let cites_nothing = item.evidence.is_empty()
            && item
                .achievements
                .iter()
                .all(|line| line.evidence.is_empty());
        let texts = [&item.summary, &item.result];
        let body = item
            .body
            .get(self.sheet.language())
            .map(|body| self.sheet.site().sources.slice(body.span));
        let mentions = |text: &str| text.contains(SCHEME);
        let silent = texts
            .iter()
            .copied()
            .chain(item.achievements.iter().map(|line| &line.text))
            .all(|text| !text.text(self.sheet.language()).is_some_and(mentions));
        if cites_nothing && silent && !body.is_some_and(mentions) {
            return;
        }
        let addresses = &self.sheet.edition.scene.addresses;
        let url = match addresses.item_anywhere(item, self.sheet.language()) {
            Some((path, _)) => internal(&path),
            None => home.to_owned(),
        };
        let name = self.sheet.words_of_any(&item.title).0;
        self.text(&item.result, &[], &url, &name);
        self.text(&item.summary, &[], &url, &name);
        for line in &item.achievements {
            self.text(&line.text, &line.evidence, &url, &name);
        }
        for reference in &item.evidence {
            self.add(reference, name.clone(), &url, &name);
        }
        if let Some(body) = body {
            self.links(body, &url, &name);
        }
    }

    /// A line: the words of its links, and the whole line for evidence that only its entry names.
    fn text(&mut self, text: &Localized<Text>, evidence: &[Reference], url: &str, place: &str) {
        let Some(source) = text.text(self.sheet.language()) else {
            return;
        };
        let linked = self.links(source, url, place);
        for reference in evidence {
            if !linked.contains(&reference.value) {
                let words = self.sheet.line_words(text);
                self.add(reference, words, url, place);
            }
        }
    }

    /// The words of every link to evidence, and the ids they lead to.
    fn links(&mut self, source: &str, url: &str, place: &str) -> Vec<String> {
        let mut ids = Vec::new();
        if !source.contains(SCHEME) {
            return ids;
        }
        let mut open: Option<(String, String)> = None;
        for event in Parser::new_ext(source, markdown::options()) {
            match event {
                Event::Start(Tag::Link { dest_url, .. }) => {
                    open = dest_url
                        .strip_prefix(SCHEME)
                        .map(|id| (id.to_owned(), String::new()));
                }
                Event::Text(text) | Event::Code(text) => {
                    if let Some((_, words)) = &mut open {
                        words.push_str(&text);
                    }
                }
                Event::SoftBreak | Event::HardBreak => {
                    if let Some((_, words)) = &mut open {
                        words.push(' ');
                    }
                }
                Event::End(TagEnd::Link) => {
                    if let Some((id, words)) = open.take() {
                        self.add(&id, words, url, place);
                        ids.push(id);
                    }
                }
                _ => {}
            }
        }
        ids
    }

    fn add(&mut self, id: &str, words: String, url: &str, place: &str) {
        let backed = self.found.entry(id.to_owned()).or_default();
        let text = markdown::clean(&words).into_owned();
        if backed
            .iter()
            .any(|known| known.text == text && known.url == url)
        {
            return;
        }
        backed.push(BackedContext {
            text,
            url: url.to_owned(),
            place: place.to_owned(),
        });
    }
}

/// Numbers of the evidence that a value cites, anywhere in it.
pub(crate) fn numbers_in(value: &tera::Value, numbers: &mut BTreeSet<u32>) {
    if let Some(text) = value.as_str() {
        for (at, mark) in text.match_indices(REGISTER) {
            let row = text[at + mark.len()..].trim_start_matches('e');
            let digits = row.len() - row.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            numbers.extend(row[..digits].parse::<u32>());
        }
    } else if let Some(list) = value.as_array() {
        list.iter().for_each(|value| numbers_in(value, numbers));
    } else if let Some(map) = value.as_map() {
        map.values().for_each(|value| numbers_in(value, numbers));
    }
}
