//! The index of topics, and the page of one with all that backs it.

use tera::Value;

use crate::render::address::Section;
use crate::render::context::{TopicPageContext, TopicsContext};
use crate::render::markdown::shorten;
use crate::render::pages::Content;
use crate::render::parts::{item, topic as part};
use crate::render::sheet::Sheet;
use crate::render::structure::ALL_KINDS;
use crate::site::Topic;

/// What a search engine shows of a description.
const DESCRIPTION: usize = 160;

pub(super) fn index(sheet: &Sheet<'_>) -> Content {
    let topics: Vec<_> = part::sorted(sheet)
        .into_iter()
        .map(|topic| part::topic(sheet, topic))
        .collect();
    let labels: Vec<String> = topics
        .iter()
        .map(|topic| topic.label.replace('\u{ad}', ""))
        .collect();
    Content {
        kind: "topics",
        fallback: "topics",
        variable: "topics",
        value: Value::from_serializable(&TopicsContext { topics }),
        title: sheet.edition.interface.get("nav-topics"),
        description: shorten(&labels.join(", "), DESCRIPTION),
    }
}

pub(super) fn topic(sheet: &Sheet<'_>, topic: &Topic) -> Content {
    let items = sheet.index().of_topic(&topic.id);
    let others = part::sorted(sheet).into_iter();
    let context = TopicPageContext {
        topic: part::topic(sheet, topic),
        groups: item::by_kind(sheet, items, &ALL_KINDS),
        others: others
            .filter(|other| other.id.value != topic.id.value)
            .map(|other| part::topic(sheet, other))
            .collect(),
        index_url: sheet.edition.section_url(Section::Topics),
    };
    let title = context.topic.label.replace('\u{ad}', "");
    let description = match sheet.line_words(&topic.summary) {
        summary if summary.is_empty() => format!("{title}: {}", context.topic.count_text),
        summary => shorten(&summary, DESCRIPTION),
    };
    Content {
        kind: "topic",
        fallback: "topic",
        variable: "topic",
        value: Value::from_serializable(&context),
        title,
        description,
    }
}
