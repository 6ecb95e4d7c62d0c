//! An item as schema.org knows it: a talk is an event, a project a work, a post a posting.

use super::{Json, Node, reference};
use crate::render::context::PersonContext;
use crate::render::machine::{absolute, plain};
use crate::render::parts::item::{organisation, url};
use crate::render::sheet::Sheet;
use crate::site::{End, Item, ItemKind};
use crate::text::date::PartialDate;

/// The node of an item, without an id.
pub(super) fn node(sheet: &Sheet<'_>, person: &PersonContext, item: &Item) -> Node {
    let title = sheet.words_of_any(&item.title).0;
    let (address, _) = url(sheet, item);
    let start = item.period.start.map(|start| start.value);
    let end = end(item);
    let topics = sheet.topic_links(&item.topics).into_iter();
    let topics: Vec<Json> = topics.map(|topic| plain(&topic.label).into()).collect();
    let language = item.language.as_ref().map(|tag| tag.value.clone());
    let spoken = language.unwrap_or_else(|| sheet.language().tag().to_owned());
    let house = organisation(sheet, item.organisation.as_ref()).map(|house| {
        Node::new("Organization")
            .words("name", &house.name)
            .words("url", &absolute(sheet, &house.url))
            .done()
    });
    let node = Node::new(kind(item))
        .words("name", &title)
        .words("url", &absolute(sheet, &address))
        .words("description", &sheet.line_words(&item.summary));
    match item.kind {
        ItemKind::Talk | ItemKind::Event => {
            let part = match item.kind {
                ItemKind::Talk => "performer",
                _ => "attendee",
            };
            node.date("startDate", start)
                .date("endDate", end.or(start))
                .maybe("location", place(sheet, item))
                .value(part, reference(sheet, person))
                .maybe("organizer", house)
                .all("about", topics)
                .words("inLanguage", &spoken)
        }
        ItemKind::Post => node
            .words("headline", &title)
            .date("datePublished", start)
            .date(
                "dateModified",
                item.updated.map(|date| date.value).or(start),
            )
            .value("author", reference(sheet, person))
            .words("inLanguage", sheet.language().tag())
            .all("keywords", topics),
        ItemKind::Publication => {
            let journal = sheet.words_of_any(&item.venue).0;
            let journal = (!journal.is_empty())
                .then(|| Node::new("CreativeWork").words("name", &journal).done());
            node.words("headline", &title)
                .date("datePublished", start.or(end))
                .all("author", authors(sheet, person, item))
                .maybe("publisher", house)
                .maybe("isPartOf", journal)
                .words("inLanguage", &spoken)
                .all("about", topics)
        }
        ItemKind::Patent | ItemKind::Project => node
            .date("dateCreated", start)
            .value("creator", reference(sheet, person))
            .maybe("sourceOrganization", house)
            .all("about", topics),
        ItemKind::Course => node.maybe("provider", house).all("about", topics),
        _ => node
            .value("creator", reference(sheet, person))
            .maybe("sourceOrganization", house)
            .all("about", topics),
    }
}

fn kind(item: &Item) -> &'static str {
    match item.kind {
        ItemKind::Talk | ItemKind::Event => "Event",
        ItemKind::Post => "BlogPosting",
        ItemKind::Publication => "ScholarlyArticle",
        ItemKind::Course => "Course",
        _ => "CreativeWork",
    }
}

fn end(item: &Item) -> Option<PartialDate> {
    match item.period.end?.value {
        End::At(end) => Some(end),
        End::Present => None,
    }
}

/// Where an event is: the house, and the town it stands in.
fn place(sheet: &Sheet<'_>, item: &Item) -> Option<Json> {
    let venue = sheet.words_of_any(&item.venue).0;
    let town = sheet.words_of_any(&item.location).0;
    let name = if venue.is_empty() { &town } else { &venue };
    if name.is_empty() {
        return None;
    }
    let address = if town.is_empty() { name } else { &town };
    Some(
        Node::new("Place")
            .words("name", name)
            .words("address", address)
            .done(),
    )
}

/// The authors as they are named; without names the person alone.
fn authors(sheet: &Sheet<'_>, person: &PersonContext, item: &Item) -> Vec<Json> {
    if item.authors.is_empty() {
        return vec![reference(sheet, person)];
    }
    let family = plain(&person.family);
    let is_person = |name: &str| !family.is_empty() && name.contains(&family);
    let authors = item.authors.iter().map(|name| match plain(name.trim()) {
        name if is_person(&name) => reference(sheet, person),
        name => Node::new("Person").value("name", name.into()).done(),
    });
    authors.collect()
}
