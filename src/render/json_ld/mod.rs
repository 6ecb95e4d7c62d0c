//! What a page is about, as schema.org says it in JSON-LD: the page, the way to it, and the thing
//! itself, each named by an address that stays.

mod item;
mod person;

use crate::render::address::Section;
use crate::render::context::{PageContext, PersonContext};
use crate::render::machine::plain;
use crate::render::sheet::Sheet;
use crate::render::structure::{PageKey, Structure, list_key, listed};
use crate::render::vcard::identity;
use crate::site::{Item, ItemKind};
use crate::text::date::PartialDate;

/// So many things of a list are told with it; a reader who wants all goes to their pages.
const LISTED: usize = 20;

/// What a page is made of.
pub(super) struct Subject<'p> {
    pub(super) key: PageKey<'p>,
    pub(super) page: &'p PageContext,
    pub(super) person: &'p PersonContext,
    pub(super) structure: &'p Structure<'p>,
}

/// The JSON-LD of a page, safe inside a `<script>`; empty where there is nothing to say.
pub(super) fn document(sheet: &Sheet<'_>, subject: &Subject<'_>) -> String {
    if subject.page.noindex || subject.person.name.is_empty() {
        return String::new();
    }
    let mut graph = vec![page(sheet, subject)];
    graph.extend(breadcrumbs(sheet, subject));
    graph.extend(thing(sheet, subject));
    let graph = Json::from(graph);
    let document = format!(
        "{{\"@context\":\"https://schema.org\",\"@graph\":{}}}",
        graph.0
    );
    for_script(document, sheet)
}

/// Nothing in it ends the script, and no address in it is there for the picking.
fn for_script(json: String, sheet: &Sheet<'_>) -> String {
    const UNSAFE: [char; 5] = ['<', '>', '&', '\u{2028}', '\u{2029}'];
    let protection = &sheet.edition.scene.protection;
    // Asked for one by one, they are found many bytes at a time.
    if !UNSAFE.iter().any(|sign| json.contains(*sign)) {
        return protection.json(json);
    }
    let mut safe = String::with_capacity(json.len());
    let mut rest = json.as_str();
    while let Some(at) = rest.find(UNSAFE) {
        let (before, after) = rest.split_at(at);
        let mut after = after.chars();
        let sign = after.next().unwrap_or_default();
        safe.push_str(before);
        safe.push_str(&format!("\\u{:04x}", u32::from(sign)));
        rest = after.as_str();
    }
    safe.push_str(rest);
    protection.json(safe)
}

/// A value, written out as JSON at once: every page has dozens, and none is looked into again.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Json(String);

impl From<&str> for Json {
    fn from(words: &str) -> Self {
        Json(serde_json::to_string(words).expect("a text is JSON"))
    }
}

impl From<String> for Json {
    fn from(words: String) -> Self {
        words.as_str().into()
    }
}

impl From<usize> for Json {
    fn from(number: usize) -> Self {
        Json(number.to_string())
    }
}

impl From<u32> for Json {
    fn from(number: u32) -> Self {
        Json(number.to_string())
    }
}

impl From<Vec<Json>> for Json {
    fn from(values: Vec<Json>) -> Self {
        let values: Vec<String> = values.into_iter().map(|value| value.0).collect();
        Json(format!("[{}]", values.join(",")))
    }
}

/// A node; what is empty is left out. It is open until it is [`done`](Node::done).
struct Node(String);

impl Node {
    fn new(kind: &str) -> Self {
        Node(format!("{{\"@type\":\"{kind}\""))
    }

    fn id(self, id: &str) -> Self {
        self.value("@id", id.into())
    }

    /// A node that is told elsewhere.
    fn told_as(id: &str) -> Json {
        Json(format!("{{\"@id\":{}}}", Json::from(id).0))
    }

    fn words(self, key: &str, words: &str) -> Self {
        match plain(words.trim()) {
            words if words.is_empty() => self,
            words => self.value(key, words.as_str().into()),
        }
    }

    fn date(self, key: &str, date: Option<PartialDate>) -> Self {
        match date {
            Some(date) => self.value(key, date.to_string().into()),
            None => self,
        }
    }

    fn all(self, key: &str, values: Vec<Json>) -> Self {
        match values.len() {
            0 => self,
            _ => self.value(key, values.into()),
        }
    }

    fn maybe(self, key: &str, value: Option<Json>) -> Self {
        match value {
            Some(value) => self.value(key, value),
            None => self,
        }
    }

    fn value(mut self, key: &str, value: Json) -> Self {
        self.0.extend([",\"", key, "\":", &value.0]);
        self
    }

    fn done(mut self) -> Json {
        self.0.push('}');
        Json(self.0)
    }
}

/// The person, where a page only points to them.
fn reference(sheet: &Sheet<'_>, person: &PersonContext) -> Json {
    let addresses = &sheet.edition.scene.addresses;
    Node::new("Person")
        .id(&identity(sheet))
        .words("name", &person.name)
        .words("url", &addresses.absolute(""))
        .done()
}

fn page(sheet: &Sheet<'_>, subject: &Subject<'_>) -> Json {
    let kind = match subject.key {
        PageKey::Home => "ProfilePage",
        PageKey::Contact => "ContactPage",
        PageKey::Cv => "AboutPage",
        PageKey::Topics | PageKey::Topic(_) | PageKey::List(_) | PageKey::Evidence => {
            "CollectionPage"
        }
        _ => "WebPage",
    };
    let page = subject.page;
    let meta = &sheet.site().profile.meta;
    let (created, modified) = match subject.key {
        PageKey::Home => (meta.created, meta.updated),
        PageKey::Item(item, _) => (None, item.updated),
        PageKey::Free(page) => (None, page.updated),
        _ => (None, None),
    };
    let node = Node::new(kind)
        .id(&format!("{}#page", page.canonical))
        .words("url", &page.canonical)
        .words("name", &page.head_title)
        .words("description", &page.description)
        .words("inLanguage", sheet.language().tag())
        .date("dateCreated", created.map(|date| date.value))
        .date("dateModified", modified.map(|date| date.value))
        .maybe(
            "primaryImageOfPage",
            page.card.as_ref().map(|card| {
                Node::new("ImageObject")
                    .words("url", &card.url)
                    .words("caption", &card.alt)
                    .value("width", card.width.into())
                    .value("height", card.height.into())
                    .done()
            }),
        );
    let crumbs = (!matches!(subject.key, PageKey::Home))
        .then(|| Node::told_as(&format!("{}#breadcrumbs", page.canonical)));
    let node = node.maybe("breadcrumb", crumbs);
    match subject.key {
        PageKey::Home => node.value("mainEntity", person::person(sheet, subject.person)),
        PageKey::Contact | PageKey::Cv => {
            node.value("mainEntity", reference(sheet, subject.person))
        }
        PageKey::List(kind) => node.maybe("mainEntity", list(sheet, subject.person, kind)),
        PageKey::Item(..) => node.value(
            "mainEntity",
            Node::told_as(&format!("{}#item", page.canonical)),
        ),
        PageKey::Topic(topic) => {
            let label = sheet.words_of_any(&topic.label).0;
            let term = Node::new("DefinedTerm").words("name", &label).done();
            node.value("about", term)
        }
        _ => node.value("about", reference(sheet, subject.person)),
    }
    .done()
}

/// The way from the profile to the page.
fn breadcrumbs(sheet: &Sheet<'_>, subject: &Subject<'_>) -> Option<Json> {
    let addresses = &sheet.edition.scene.addresses;
    let interface = &sheet.edition.interface;
    let language = sheet.language();
    let mut way = vec![(
        interface.get("nav-profile"),
        addresses.absolute(&addresses.home(language)),
    )];
    let mut section = |key: &str, section: Section| {
        let url = addresses.absolute(&addresses.section(section, language));
        way.push((interface.get(&format!("nav-{key}")), url));
    };
    match subject.key {
        PageKey::Home | PageKey::NotFound => return None,
        PageKey::Topic(_) => section("topics", Section::Topics),
        PageKey::Item(item, _) if subject.structure.has_list(item.kind, language) => {
            section(list_key(item.kind), Section::Kind(item.kind));
        }
        _ => {}
    }
    way.push((subject.page.title.clone(), subject.page.canonical.clone()));
    let steps = way.iter().enumerate().map(|(at, (name, url))| {
        Node::new("ListItem")
            .value("position", (at + 1).into())
            .words("name", name)
            .words("item", url)
            .done()
    });
    Some(
        Node::new("BreadcrumbList")
            .id(&format!("{}#breadcrumbs", subject.page.canonical))
            .all("itemListElement", steps.collect())
            .done(),
    )
}

/// What a page of one item is about.
fn thing(sheet: &Sheet<'_>, subject: &Subject<'_>) -> Option<Json> {
    let PageKey::Item(one, _) = subject.key else {
        return None;
    };
    let node = item::node(sheet, subject.person, one)
        .id(&format!("{}#item", subject.page.canonical))
        .maybe(
            "image",
            (subject.page.card.as_ref()).map(|card| card.url.as_str().into()),
        );
    Some(node.done())
}

/// The things of a list, as far as it is told here.
fn list(sheet: &Sheet<'_>, person: &PersonContext, kind: ItemKind) -> Option<Json> {
    let language = sheet.language();
    let items = sheet.index().of_kind(kind).iter().copied();
    let items: Vec<&Item> = items.filter(|one| listed(one, language)).collect();
    let rows = items.iter().take(LISTED).enumerate().map(|(at, one)| {
        Node::new("ListItem")
            .value("position", (at + 1).into())
            .value("item", item::node(sheet, person, one).done())
            .done()
    });
    let rows: Vec<Json> = rows.collect();
    (!rows.is_empty()).then(|| {
        Node::new("ItemList")
            .value("numberOfItems", items.len().into())
            .all("itemListElement", rows)
            .done()
    })
}
