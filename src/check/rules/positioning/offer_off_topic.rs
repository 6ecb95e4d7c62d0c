//! `offer-off-topic`: an offer or a search that has nothing to do with the topics.

use std::collections::HashSet;

use crate::check::findings::Findings;
use crate::check::message::named;
use crate::check::passage::Place;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::source::Span;
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "offer-off-topic",
    group: Group::Positioning,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("offer_off_topic.en.md"),
        de: include_str!("offer_off_topic.de.md"),
    },
    check: Check::Site(check),
};

/// What is given for nothing needs no position.
const COMMUNITY: [&str; 4] = ["community", "pro-bono", "gemeinschaft", "ehrenamt"];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let profile = &subject.site.profile;
    // Without a core topic there is a graver finding already.
    if profile.core_topics().next().is_none() {
        return;
    }
    // A skill without a topic is no topic; one with a topic leads there.
    let on_topic: HashSet<Span> = subject
        .digests
        .iter()
        .filter(|digest| matches!(digest.outline.place, Place::Offer | Place::Seek))
        .filter(|digest| {
            let mut skills = digest.mentions(subject.finder).skills.iter();
            !digest.mentions(subject.finder).topics.is_empty()
                || skills.any(|skill| profile.skills[*skill].topic.is_some())
        })
        .map(|digest| digest.outline.span)
        .collect();
    let entries = (profile
        .offers
        .iter()
        .map(|offer| (offer, Bilingual::new("this offer", "dieses Angebot"))))
    .chain(
        profile
            .seeks
            .iter()
            .map(|seek| (seek, Bilingual::new("this search", "diese Suche"))),
    );
    for (entry, entry_kind) in entries {
        let kind = entry.kind.as_ref().map(|kind| kind.value.to_lowercase());
        let community = kind.is_some_and(|kind| COMMUNITY.contains(&kind.as_str()));
        let named_topic = entry
            .text
            .iter()
            .any(|(_, text)| on_topic.contains(&text.span));
        if community || named_topic || entry.topic.is_some() || entry.text.is_empty() {
            continue;
        }
        let message = both!(
            [entry_kind],
            "{entry_kind} belongs to none of your topics",
            "{entry_kind} gehört zu keinem Thema des Profils"
        );
        let ids = named(profile.topics.iter().map(|topic| topic.id.as_str()));
        findings.add(entry.span, message).advise(both!(
            [ids],
            "which does it serve? `topic` is one of {ids}; what serves none confuses readers about what you stand for",
            "welchem dient es? `topic` ist eines von {ids}; was keinem dient, verwischt die Positionierung"
        ));
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    const TOPIC: &str = "[[topic]]\nlabel.en = \"Accessibility\"\nlabel.de = \"Barrierefreiheit\"\nrole = \"core\"\n";

    #[test]
    fn a_stray_offer_is_found() {
        check_profile(
            &RULE,
            &format!(
                "{TOPIC}[[offer]]\ntext = \"also: wedding photography\"\n[[seek]]\ntext.de = \"Eine Wohnung in Leipzig\"\n"
            ),
            &[
                "5:1 this offer belongs to none of your topics",
                "7:1 this search belongs to none of your topics",
            ],
        );
    }

    #[test]
    fn words_tags_and_community_are_right() {
        check_profile(
            &RULE,
            &format!(
                "{TOPIC}[[offer]]\ntext.de = \"Barrierefreie Formulare in 30 Minuten\"\n[[offer]]\ntext = \"Form check\"\ntopic = \"accessibility\"\n[[seek]]\ntext = \"Bread for the soup kitchen\"\nkind = \"community\"\n"
            ),
            &[],
        );
        check_profile(&RULE, "[[offer]]\ntext = \"Photos\"\n", &[]);
    }
}
