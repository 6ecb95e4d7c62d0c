//! `headline-without-core-topic`: the sentence on the first screen names nothing the person stands for.

use crate::check::findings::Findings;
use crate::check::message::named;
use crate::check::passage::Place;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::rules::pointed::headline_generic::says_nothing;
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::TopicRole;
use crate::text::bilingual::both;
use crate::text::language::Language;

pub(super) static RULE: Rule = Rule {
    name: "headline-without-core-topic",
    group: Group::Positioning,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("headline_without_core_topic.en.md"),
        de: include_str!("headline_without_core_topic.de.md"),
    },
    check: Check::Site(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let profile = &subject.site.profile;
    if profile.core_topics().next().is_none() {
        return;
    }
    for digest in &subject.digests {
        let outline = &digest.outline;
        let names_core = digest
            .mentions(subject.finder)
            .topics
            .iter()
            .any(|topic| profile.topics[*topic].role == TopicRole::Core);
        if outline.place != Place::Headline || names_core || outline.text().trim().is_empty() {
            continue;
        }
        let language = outline.language;
        if says_nothing(outline.text(), language) {
            continue;
        }
        let labels = profile
            .core_topics()
            .filter_map(|topic| topic.label.get_or_other(language))
            .map(|(label, _)| label.as_str());
        let labels = named(labels);
        let message = both!(
            [labels],
            "the headline names no core topic: {labels}",
            "die Überschrift nennt kein Kernthema: {labels}"
        );
        findings.add(outline.span, message).advise(
            match language {
                Language::En => {
                    "which of them should a reader remember? if another word stands for it, add that to its `aliases.en`"
                }
                Language::De => {
                    "welches soll hängen bleiben? steht ein anderes Wort dafür, gehört es in seine `aliases.de`"
                }
            }
            .to_owned(),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    const TOPICS: &str = "[[topic]]\nid = \"a11y\"\nrole = \"core\"\nlabel.en = \"Accessibility\"\nlabel.de = \"Barrierefreiheit\"\naliases.en = [\"inclusive forms\"]\n[[topic]]\nlabel = \"Teams\"\n";

    #[track_caller]
    fn headline(text: &str, expected: &[&str]) {
        check_profile(&RULE, &format!("[positioning]\n{text}\n{TOPICS}"), expected);
    }

    #[test]
    fn each_language_names_a_core_topic() {
        headline(
            "headline.en = \"I help teams shine\"\nheadline.de = \"Ich bringe Teams zum Leuchten\"",
            &[
                "2:15 the headline names no core topic: `Accessibility`",
                "3:15 the headline names no core topic: `Barrierefreiheit`",
            ],
        );
    }

    #[test]
    fn every_form_counts() {
        headline(
            "headline.en = \"*Accessible* forms for public bodies\"\nheadline.de = \"==Barrierefreie== Formulare für Behörden\"",
            &[],
        );
        headline("headline.en = \"Forms that are inclusive\"", &[]);
        headline(
            "headline.de = \"Barrierefreiheitsprüfungen für Behörden\"",
            &[],
        );
        headline("headline.en = \"\"", &[]);
        check_profile(&RULE, "[positioning]\nheadline = \"Forms\"\n", &[]);
    }
}
