//! The pages: for each kind, what it shows and in which order.

mod business_card;
mod cv;
mod fit;
mod head;
mod hello;
mod home;
mod imprint;
mod list;
mod not_found;
mod simple;
mod topic;

pub(super) use head::{Head, feed_path, site};
pub(super) use not_found::root_of_not_found;

use tera::{Context, Value};

use crate::render::sheet::Sheet;
use crate::render::structure::PageKey;
use crate::site::page::PageKind;

/// What a page shows: its template's name, its own value and the name of that.
pub(super) struct Content {
    /// `page.kind`
    pub(super) kind: &'static str,
    /// The template to take when the theme has none of that kind.
    pub(super) fallback: &'static str,
    /// The variable that holds the value.
    pub(super) variable: &'static str,
    pub(super) value: Value,
    /// Plain title.
    pub(super) title: String,
    /// For search engines.
    pub(super) description: String,
}

/// What all pages of a language show alike.
pub(super) struct Shared {
    pub(super) site: Value,
    pub(super) person: Value,
    pub(super) interface: Value,
}

impl Shared {
    /// Values as a template sees them.
    pub(super) fn context(&self) -> Context {
        let mut context = Context::new();
        // A value is shared, not copied.
        context.insert_value("site", self.site.clone());
        context.insert_value("person", self.person.clone());
        context.insert_value("t", self.interface.clone());
        context
    }
}

/// The content of a page.
pub(super) fn content(
    sheet: &Sheet<'_>,
    key: PageKey<'_>,
    head: &Head<'_>,
    shared: &Shared,
) -> Content {
    match key {
        PageKey::Home => home::home(sheet, shared),
        PageKey::Topics => topic::index(sheet),
        PageKey::Topic(topic) => topic::topic(sheet, topic),
        PageKey::List(kind) => list::list(sheet, kind),
        PageKey::Item(item, next) => list::item(sheet, item, next, head.structure),
        PageKey::Evidence => simple::register(sheet),
        PageKey::EvidenceItem(evidence) => simple::evidence(sheet, evidence),
        PageKey::Contact => simple::contact(sheet),
        PageKey::Cv => cv::cv(sheet, shared),
        PageKey::Imprint => imprint::imprint(sheet),
        PageKey::BusinessCard => business_card::business_card(sheet, head),
        PageKey::Hello(meet) => hello::hello(sheet, meet),
        PageKey::Free(page) if page.kind == PageKind::Now => simple::now(sheet, page),
        PageKey::Free(page) => simple::free(sheet, page),
        PageKey::NotFound => not_found::not_found(sheet, head),
    }
}
