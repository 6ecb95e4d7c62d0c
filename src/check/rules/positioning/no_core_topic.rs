//! `no-core-topic`: the profile stands for nothing in particular.

use crate::check::findings::Findings;
use crate::check::message::named;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "no-core-topic",
    group: Group::Positioning,
    severity: Severity::Error,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("no_core_topic.en.md"),
        de: include_str!("no_core_topic.de.md"),
    },
    check: Check::Site(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let profile = &subject.site.profile;
    if profile.core_topics().next().is_some() {
        return;
    }
    let Some(first) = profile.topics.first() else {
        findings
            .add(
                profile.span,
                Bilingual::new("the profile has no topic", "das Profil hat kein Thema"),
            )
            .advise(Bilingual::new(
                "add what you stand for: `[[topic]]` with `label = \"…\"` and `role = \"core\"`",
                "ergänzen, wofür das Profil steht: `[[topic]]` mit `label = \"…\"` und `role = \"core\"`",
            ));
        return;
    };
    let ids = profile.topics.iter().map(|topic| topic.id.as_str());
    let ids = named(ids);
    let message = both!(
        [ids],
        "none of the topics {ids} is a core topic",
        "keines der Themen {ids} ist ein Kernthema"
    );
    findings.add(first.span, message).advise(Bilingual::new(
        "give the one to three that you stand for `role = \"core\"`",
        "den ein bis drei, für die das Profil steht, `role = \"core\"` geben",
    ));
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    #[test]
    fn a_profile_needs_a_core_topic() {
        check_profile(
            &RULE,
            "[person]\nname = \"Jo\"\n",
            &["1:1 the profile has no topic"],
        );
        check_profile(
            &RULE,
            "[[topic]]\nlabel = \"Forms\"\n[[topic]]\nlabel = \"Letters\"\n",
            &["1:1 none of the topics `forms` and `letters` is a core topic"],
        );
        check_profile(
            &RULE,
            "[[topic]]\nlabel = \"Formulare\"\nrole = \"core\"\n",
            &[],
        );
    }
}
