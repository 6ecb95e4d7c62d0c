//! Which share card a page has, and what it says: the profile's, or one of its own where a page has
//! a result of its own to show.

use rayon::prelude::*;

use crate::output::Output;
use crate::render::address::Section;
use crate::render::context::{CardContext, PersonContext};
use crate::render::drawing::{HEIGHT, WIDTH, Words, figure_of};
use crate::render::machine::plain;
use crate::render::parts::figure;
use crate::render::sheet::{Edition, Sheet};
use crate::render::structure::{PageKey, Structure};
use crate::site::{Item, ItemKind, Topic, TopicRole};
use crate::text::typography::soft_hyphens;

/// A card and where it is.
struct Card {
    path: String,
    /// Plain words: what it says, for those who do not see it.
    alt: String,
    subject: Subject,
}

enum Subject {
    Profile,
    Own,
}

/// The card that goes with a page.
pub(super) fn context(
    sheet: &Sheet<'_>,
    structure: &Structure<'_>,
    person: &PersonContext,
    key: PageKey<'_>,
) -> Option<CardContext> {
    let scene = sheet.edition.scene;
    scene.cards.as_ref()?;
    let card = own(sheet, structure, key).unwrap_or_else(|| profile(sheet, person));
    let alt = match (card.subject, card.alt.is_empty()) {
        (Subject::Profile, true) => person.name.clone(),
        (Subject::Profile, false) | (Subject::Own, _) => card.alt,
    };
    Some(CardContext {
        url: scene.addresses.absolute(&card.path),
        alt: plain(&alt),
        width: WIDTH,
        height: HEIGHT,
    })
}

fn profile(sheet: &Sheet<'_>, person: &PersonContext) -> Card {
    let addresses = &sheet.edition.scene.addresses;
    Card {
        path: format!("{}card.png", addresses.home(sheet.language())),
        alt: person.headline.clone(),
        subject: Subject::Profile,
    }
}

/// The card of a topic, a project, or a kind of items.
fn own(sheet: &Sheet<'_>, structure: &Structure<'_>, key: PageKey<'_>) -> Option<Card> {
    let language = sheet.language();
    let addresses = &sheet.edition.scene.addresses;
    let (folder, alt) = match key {
        PageKey::Topic(topic) => (addresses.topic(topic, language), of_topic(sheet, topic)),
        PageKey::Item(item, _) if item.kind == ItemKind::Project => {
            (addresses.item(item, language)?, of_project(sheet, item))
        }
        PageKey::Item(item, _) => return own(sheet, structure, PageKey::List(item.kind)),
        PageKey::List(kind) if structure.has_list(kind, language) => (
            addresses.section(Section::Kind(kind), language),
            of_kind(sheet, kind),
        ),
        _ => return None,
    };
    (!alt.is_empty()).then(|| Card {
        path: format!("{folder}card.png"),
        alt,
        subject: Subject::Own,
    })
}

fn of_topic(sheet: &Sheet<'_>, topic: &Topic) -> String {
    match sheet.line_words(&topic.summary) {
        summary if summary.is_empty() => sheet.words_of_any(&topic.label).0,
        summary => summary,
    }
}

/// The result in a line, else what it is about.
fn of_project(sheet: &Sheet<'_>, item: &Item) -> String {
    let lines = [&item.result, &item.summary].map(|text| sheet.line_words(text));
    let title = sheet.words_of_any(&item.title).0;
    lines
        .into_iter()
        .find(|line| !line.is_empty())
        .unwrap_or(title)
}

/// "Talks on moisture and repair": stays true whatever is added.
fn of_kind(sheet: &Sheet<'_>, kind: ItemKind) -> String {
    let topics = sheet.site().profile.topics.iter();
    let core = topics.filter(|topic| topic.role == TopicRole::Core && !topic.aspiring);
    let labels: Vec<String> = core
        .map(|topic| sheet.words_of_any(&topic.label).0)
        .filter(|label| !label.is_empty())
        .collect();
    let interface = &sheet.edition.interface;
    let listed = labels.into_iter().rev().reduce(|rest, label| {
        let name = if rest.contains('\u{1f}') {
            "list-comma"
        } else {
            "list-and"
        };
        let pair = [("first", label.into()), ("rest", rest.clone().into())];
        // The sign tells that the last "and" stands already.
        format!("{}\u{1f}", interface.with(name, &pair))
    });
    let Some(listed) = listed else {
        return String::new();
    };
    let kind = interface.get(&format!("kind-{}", kind.name()));
    let listed = listed.replace('\u{1f}', "");
    interface.with(
        "card-kind",
        &[("kind", kind.into()), ("topics", listed.into())],
    )
}

/// Draws the cards of a language; pages are those that are there.
pub(super) fn draw(
    edition: &Edition<'_>,
    structure: &Structure<'_>,
    person: &PersonContext,
    pages: &[(PageKey<'_>, String)],
    output: &mut Output,
) {
    let Some(cards) = &edition.scene.cards else {
        return;
    };
    let sheet = Sheet::new(edition);
    let base = profile_words(&sheet, person);
    let mut drawn = vec![(profile(&sheet, person).path, base.clone())];
    for (key, _) in pages {
        let is_own = match key {
            PageKey::Topic(_) | PageKey::List(_) => true,
            PageKey::Item(item, _) => item.kind == ItemKind::Project,
            _ => false,
        };
        if !is_own {
            continue;
        }
        let Some(card) = own(&sheet, structure, *key) else {
            continue;
        };
        let of_item = match key {
            PageKey::Item(item, _) => figure::of_item(&sheet, item),
            _ => Vec::new(),
        };
        let own_figures = of_item.iter().map(figure_of);
        drawn.push((
            card.path,
            Words {
                statement: hyphenated(edition, &plain(&card.alt)),
                figures: own_figures.chain(base.figures.iter().cloned()).collect(),
                ..base.clone()
            },
        ));
    }
    let pictures: Vec<_> = drawn
        .par_iter()
        .filter_map(|(path, words)| Some((path, cards.png(words)?)))
        .collect();
    for (path, png) in pictures {
        output.add(path.as_str(), png);
    }
}

/// What a card of paper or pixels says of the person.
pub(super) fn profile_words(sheet: &Sheet<'_>, person: &PersonContext) -> Words {
    let place = [person.job_title.as_str(), person.place.as_str()];
    let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
    Words {
        name: plain(&person.name),
        given: plain(&person.given),
        family: plain(&person.family),
        role: plain(&place.join(", ")),
        statement: hyphenated(sheet.edition, &marked(&person.headline_html)),
        figures: figure::strip(sheet, 4).iter().map(figure_of).collect(),
        domain: short_address(sheet.edition),
    }
}

fn hyphenated(edition: &Edition<'_>, text: &str) -> String {
    soft_hyphens(text, edition.language).into_owned()
}

/// The address without its scheme and closing slash, as people say it.
fn short_address(edition: &Edition<'_>) -> String {
    let addresses = &edition.scene.addresses;
    let home = addresses.absolute(&addresses.home(edition.language));
    let short = home
        .split_once("://")
        .map_or(home.as_str(), |(_, rest)| rest);
    short.trim_end_matches('/').to_owned()
}

/// The words of a line of our own HTML, with `==` around what is marked. References to evidence are
/// for the page.
fn marked(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    let mut hidden = false;
    while let Some(at) = rest.find('<') {
        if !hidden {
            text.push_str(&rest[..at]);
        }
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        let tag = &rest[at..end];
        match tag {
            "<mark>" | "</mark>" => text.push_str("=="),
            "</a>" => hidden = false,
            _ if tag.starts_with("<a class=\"ev\"") => hidden = true,
            _ => {}
        }
        rest = &rest[end..];
    }
    text.push_str(rest);
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&");
    plain(&text)
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn a_line_keeps_its_marked_phrase() {
        let html = "I find <mark>the &lt;wet&gt; joint</mark><a class=\"ev\" href=\"#e1\">1</a> for <em>A&amp;B</em>";
        assert_eq!(marked(html), "I find ==the <wet> joint== for A&B");
    }
}
