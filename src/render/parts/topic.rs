//! A topic, with how much backs it.

use crate::render::address::internal;
use crate::render::context::{LinkContext, TopicContext};
use crate::render::sheet::Sheet;
use crate::site::{Topic, TopicRole};

/// A topic as pages show it.
pub(crate) fn topic(sheet: &Sheet<'_>, topic: &Topic) -> TopicContext {
    let index = sheet.index();
    let id = topic.id.as_str();
    let count = index.proofs(id);
    let summary_html = sheet.line(&topic.summary);
    let latest = index
        .of_topic(id)
        .iter()
        .find(|item| !index.lies_ahead(item));
    TopicContext {
        id: id.to_owned(),
        label: sheet.heading(&topic.label).0,
        url: internal(&sheet.edition.scene.addresses.topic(topic, sheet.language())),
        count,
        count_text: sheet.edition.interface.with(
            "proofs",
            &[("count", i64::try_from(count).unwrap_or(i64::MAX).into())],
        ),
        core: topic.role == TopicRole::Core,
        aspiring: topic.aspiring,
        markers: sheet.markers(&topic.evidence, &summary_html),
        summary_html,
        messages_html: sheet
            .site()
            .profile
            .messages
            .iter()
            .filter(|message| {
                message
                    .topic
                    .as_ref()
                    .is_some_and(|named| named.value == id)
            })
            .map(|message| sheet.line(&message.text))
            .filter(|html| !html.is_empty())
            .collect(),
        latest: latest.map(|item| {
            let (label, lang) = sheet.heading(&item.title);
            let url = super::item::url(sheet, item).0;
            LinkContext { label, url, lang }
        }),
    }
}

/// All topics: core ones first, in the owner's order; the others by how much backs them.
pub(crate) fn sorted<'s>(sheet: &Sheet<'s>) -> Vec<&'s Topic> {
    let mut topics: Vec<&Topic> = sheet.site().profile.topics.iter().collect();
    let index = sheet.index();
    topics.sort_by_cached_key(|topic| match topic.role {
        TopicRole::Core => (0, 0),
        TopicRole::Secondary => (1, usize::MAX - index.proofs(&topic.id)),
    });
    topics
}
