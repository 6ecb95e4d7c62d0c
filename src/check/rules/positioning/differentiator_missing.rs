//! `differentiator-missing`: nothing says why this person and not the next one.

use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::word_sets::EMPTY_REASON;
use crate::diagnostic::Severity;
use crate::site::{Localized, Text};
use crate::text::bilingual::Bilingual;
use crate::text::language::Language;

pub(super) static RULE: Rule = Rule {
    name: "differentiator-missing",
    group: Group::Positioning,
    severity: Severity::Info,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("differentiator_missing.en.md"),
        de: include_str!("differentiator_missing.de.md"),
    },
    check: Check::Site(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let positioning = &subject.site.profile.positioning;
    // Without any positioning there is a graver finding already.
    let Some(span) = positioning.span else {
        return;
    };
    if positioning.because.is_empty() && positioning.unlike.is_empty() {
        findings
            .add(span, Bilingual::new(
                "nothing says why you and not the next one",
                "nichts sagt, warum gerade diese Person"
            ))
            .advise(
                Bilingual::new(
                    "`because`: what did you do that others have not? `unlike`: what do people use instead?",
                    "`because`: welche Tatsache hebt von anderen ab? `unlike`: womit behilft man sich sonst?"
                ),
            );
        return;
    }
    let main = subject.site.settings.main_language();
    for (text, language) in empty(&positioning.because, main)
        .into_iter()
        .chain(empty(&positioning.unlike, main))
    {
        let finding = findings.add(
            text.span,
            Bilingual::new("everybody gives this reason", "diesen Grund nennen alle"),
        );
        finding.advise(
            match language {
                Language::En => "which fact stands behind it, and who could check it?",
                Language::De => "welche Tatsache steht dahinter, und wer könnte sie prüfen?",
            }
            .to_owned(),
        );
    }
}

/// The texts that consist of empty words.
fn empty(texts: &Localized<Text>, main: Language) -> Vec<(&Text, Language)> {
    texts
        .iter()
        .map(|(language, text)| (text, language.unwrap_or(main)))
        .filter(|(text, language)| EMPTY_REASON.get(*language).covers(text))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    #[test]
    fn no_reason_and_empty_reasons() {
        check_profile(&RULE, "[person]\nname = \"Jo\"\n", &[]);
        check_profile(
            &RULE,
            "[positioning]\naudience = \"towns\"\n",
            &["1:1 nothing says why you and not the next one"],
        );
        check_profile(
            &RULE,
            "[positioning]\nbecause.en = \"passionate and reliable\"\nbecause.de = \"leidenschaftlich, zuverlässig und mit langjähriger Erfahrung\"\n",
            &[
                "2:14 everybody gives this reason",
                "3:14 everybody gives this reason",
            ],
        );
    }

    #[test]
    fn a_reason_is_a_reason() {
        check_profile(
            &RULE,
            "[positioning]\nbecause.en = \"only auditor in Saxony with both BITV and PDF/UA test accreditation\"\nbecause.de = \"zuverlässig: 14 Jahre ohne Ausfall\"\n",
            &[],
        );
        check_profile(
            &RULE,
            "[positioning]\nunlike = \"a condition grade alone\"\n",
            &[],
        );
    }
}
