//! `message-without-topic`: a key message beside the core topics, or a core topic without one.

use crate::check::findings::Findings;
use crate::check::message::named;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::{Topic, TopicRole};
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "message-without-topic",
    group: Group::Positioning,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("message_without_topic.en.md"),
        de: include_str!("message_without_topic.de.md"),
    },
    check: Check::Site(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let profile = &subject.site.profile;
    let core: Vec<&Topic> = profile.core_topics().collect();
    // Without a core topic there is a graver finding already.
    if core.is_empty() {
        return;
    }
    let ids = named(core.iter().map(|topic| topic.id.as_str()));
    for message in &profile.messages {
        let Some(id) = &message.topic else {
            let finding = findings.add(
                message.span,
                Bilingual::new(
                    "this message belongs to no core topic",
                    "diese Botschaft gehört zu keinem Kernthema",
                ),
            );
            finding.advise(both!(
                [ids],
                "which does it serve? `topic` is one of {ids}",
                "welchem dient sie? `topic` ist eines von {ids}"
            ));
            continue;
        };
        let place = id.span;
        // An id that names nothing is found elsewhere.
        if profile
            .topic(id)
            .is_some_and(|topic| topic.role != TopicRole::Core)
        {
            let id = id.as_str();
            let text = both!(
                "this message belongs to `{id}`, which is no core topic",
                "diese Botschaft gehört zu `{id}`, das kein Kernthema ist"
            );
            findings.add(place, text).advise(both!(
                [ids],
                "what should be remembered of {ids}? or make `{id}` a core topic",
                "was soll von {ids} hängen bleiben? oder `{id}` zum Kernthema machen"
            ));
        }
    }
    let mute: Vec<&Topic> = core
        .into_iter()
        .filter(|topic| {
            !profile.messages.iter().any(|message| {
                message
                    .topic
                    .as_ref()
                    .is_some_and(|id| id.value == topic.id.value)
            })
        })
        .collect();
    let [first, others @ ..] = mute.as_slice() else {
        return;
    };
    let names = named(mute.iter().map(|topic| topic.id.as_str()));
    let message = match others {
        [] => {
            both!(
                [names],
                "the core topic {names} has no key message",
                "das Kernthema {names} hat keine Kernbotschaft"
            )
        }
        _ => {
            both!(
                [names],
                "the core topics {names} have no key message",
                "die Kernthemen {names} haben keine Kernbotschaft"
            )
        }
    };
    let finding = findings.add(first.span, message);
    finding.severity = Severity::Info;
    finding.advise(Bilingual::new(
        "which one sentence should a reader repeat? `[[message]]` with `text` and `topic`",
        "welchen einen Satz soll man weitersagen? `[[message]]` mit `text` und `topic`",
    ));
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    const TOPICS: &str = "[[topic]]\nlabel = \"Forms\"\nrole = \"core\"\n[[topic]]\nlabel = \"Briefe\"\nrole = \"core\"\n[[topic]]\nlabel = \"Songs\"\n";

    #[test]
    fn messages_serve_core_topics() {
        check_profile(
            &RULE,
            &format!(
                "{TOPICS}[[message]]\ntext = \"Life is a journey\"\n[[message]]\ntext.de = \"Singen hilft\"\ntopic = \"songs\"\n[[message]]\ntext = \"Forms fail before they are sent\"\ntopic = \"forms\"\n"
            ),
            &[
                "4:1 the core topic `briefe` has no key message",
                "9:1 this message belongs to no core topic",
                "13:9 this message belongs to `songs`, which is no core topic",
            ],
        );
    }

    #[test]
    fn a_message_for_each_is_right() {
        check_profile(
            &RULE,
            &format!(
                "{TOPICS}[[message]]\ntext = \"Forms fail\"\ntopic = \"forms\"\n[[message]]\ntext.de = \"Briefe bleiben\"\ntopic = \"briefe\"\n"
            ),
            &[],
        );
        check_profile(&RULE, "[[message]]\ntext = \"Forms fail\"\n", &[]);
        check_profile(
            &RULE,
            "[[topic]]\nlabel = \"A1\"\nrole = \"core\"\n[[topic]]\nlabel = \"B2\"\nrole = \"core\"\n",
            &["1:1 the core topics `a1` and `b2` have no key message"],
        );
    }
}
