//! `topic-too-broad`: a core topic so wide that it positions nobody.

use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::word_sets::{BROAD_TOPIC, content_words};
use crate::diagnostic::Severity;
use crate::site::Topic;
use crate::text::bilingual::both;
use crate::text::language::Language;

pub(super) static RULE: Rule = Rule {
    name: "topic-too-broad",
    group: Group::Positioning,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("topic_too_broad.en.md"),
        de: include_str!("topic_too_broad.de.md"),
    },
    check: Check::Site(check),
};

/// A scope or alias of so many words says what the label leaves open.
const NARROWING_WORDS: usize = 2;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let main = subject.site.settings.main_language();
    for topic in subject.site.profile.core_topics() {
        for (language, label) in topic.label.iter() {
            let language = language.unwrap_or(main);
            if !is_broad(label, language) || is_narrowed(topic, language) {
                continue;
            }
            let message = both!(
                "`{label}` is a field, not a position",
                "`{label}` ist ein Fach, keine Position"
            );
            let finding = findings.add(label.span, message);
            finding.advise(
                match language {
                    Language::En => "which part of it, for whom? say it in the label or in `scope`",
                    Language::De => "welcher Teil davon, für wen? im `label` sagen oder in `scope`",
                }
                .to_owned(),
            );
        }
    }
}

/// Whether every part of a label is a whole field.
fn is_broad(label: &str, language: Language) -> bool {
    let broad = BROAD_TOPIC.get(language);
    if broad.is_entry(label) {
        return true;
    }
    let conjunction = match language {
        Language::En => " and ",
        Language::De => " und ",
    };
    let mut parts = label
        .split(['&', ',', '/', '+'])
        .flat_map(|part| part.split(conjunction))
        .peekable();
    parts.peek().is_some() && parts.all(|part| broad.is_entry(part.trim()))
}

fn is_narrowed(topic: &Topic, language: Language) -> bool {
    let scope = topic.scope.text(language).into_iter();
    let aliases = topic.aliases.get(language).into_iter().flatten();
    scope
        .chain(aliases.map(|alias| alias.as_str()))
        .any(|text| content_words(text, language) >= NARROWING_WORDS && !is_broad(text, language))
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    #[track_caller]
    fn check_label(language: &str, label: &str, expected: &[&str]) {
        let profile =
            format!("[[topic]]\nid = \"t\"\nrole = \"core\"\nlabel.{language} = \"{label}\"\n");
        check_profile(&RULE, &profile, expected);
    }

    #[test]
    fn fields_are_found() {
        check_label(
            "en",
            "Digitization",
            &["4:12 `Digitization` is a field, not a position"],
        );
        check_label("en", "IT", &["4:12 `IT` is a field, not a position"]);
        check_label(
            "en",
            "Marketing & Sales",
            &["4:12 `Marketing & Sales` is a field, not a position"],
        );
        check_label(
            "de",
            "Digitalisierung",
            &["4:12 `Digitalisierung` is a field, not a position"],
        );
        check_label(
            "de",
            "Die Zukunft",
            &["4:12 `Die Zukunft` is a field, not a position"],
        );
        check_label(
            "de",
            "Führung und Strategie",
            &["4:12 `Führung und Strategie` is a field, not a position"],
        );
    }

    #[test]
    fn positions_are_left_alone() {
        check_label("en", "Digital building permits", &[]);
        check_label("en", "Music education", &[]);
        check_label("de", "Digitale Bauanträge", &[]);
        check_label("de", "Vergaberecht", &[]);
        check_profile(&RULE, "[[topic]]\nlabel = \"IT\"\n", &[]);
        check_profile(
            &RULE,
            "[[topic]]\nlabel.de = \"Führung\"\nscope.de = \"nach einer Fusion im Krankenhaus\"\nrole = \"core\"\n",
            &[],
        );
        check_profile(
            &RULE,
            "[[topic]]\nlabel.en = \"Digitalisation\"\naliases.en = [\"digital transformation\"]\nrole = \"core\"\n",
            &["2:12 `Digitalisation` is a field, not a position"],
        );
    }
}
