//! `audience-too-broad`: the audience is everybody.

use crate::check::findings::Findings;
use crate::check::passage::{Passage, Place};
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::word_sets::{BROAD_AUDIENCE, BROAD_AUDIENCE_PHRASE};
use crate::diagnostic::Severity;
use crate::text::bilingual::Bilingual;
use crate::text::language::Language;

pub(super) static RULE: Rule = Rule {
    name: "audience-too-broad",
    group: Group::Positioning,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("audience_too_broad.en.md"),
        de: include_str!("audience_too_broad.de.md"),
    },
    check: Check::Passage(check),
};

fn check(_: &Subject<'_>, passage: &Passage<'_>, findings: &mut Findings) {
    if passage.outline.place != Place::Audience {
        return;
    }
    let language = passage.outline.language;
    if is_everybody(&passage.plain(), language) {
        let finding = findings.add(
            passage.outline.span,
            Bilingual::new("this audience is everybody", "diese Zielgruppe sind alle"),
        );
        finding.advise(
            match language {
                Language::En => "which trade, which size, which place, in which situation?",
                Language::De => "welche Branche, welche Größe, welcher Ort, in welcher Lage?",
            }
            .to_owned(),
        );
    }
}

/// Whether an audience leaves nobody out.
pub(in crate::check::rules) fn is_everybody(text: &str, language: Language) -> bool {
    // A number narrows: "companies with 5 to 50 people".
    !text.contains(|c: char| c.is_ascii_digit())
        && (BROAD_AUDIENCE.get(language).covers(text)
            || BROAD_AUDIENCE_PHRASE.get(language).stands_in(text))
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    #[track_caller]
    fn fires(language: &str, audience: &str, expected: bool) {
        let profile = format!("[positioning]\naudience.{language} = \"{audience}\"\n");
        let lines: &[&str] = match expected {
            true => &["2:15 this audience is everybody"],
            false => &[],
        };
        check_profile(&RULE, &profile, lines);
    }

    #[test]
    fn everybody_is_found() {
        for audience in [
            "companies of all sizes",
            "Everyone",
            "people and organizations",
            "large and small businesses worldwide",
            "hospitals and clinics of any size",
            "leaders, teams and individuals",
        ] {
            fires("en", audience, true);
        }
        for audience in [
            "Unternehmen jeder Größe",
            "alle Menschen",
            "Kundinnen und Kunden",
            "Kund:innen",
            "kleine und mittlere Unternehmen",
            "Handwerksbetriebe aller Art",
            "Führungskräfte und Teams",
            "KMU",
        ] {
            fires("de", audience, true);
        }
    }

    #[test]
    fn somebody_is_not_everybody() {
        for audience in [
            "family-owned machine builders with 50–300 people",
            "companies with 5 to 50 staff",
            "heads of payroll in firms",
            "people who care for a parent",
            "public bodies",
        ] {
            fires("en", audience, false);
        }
        for audience in [
            "familiengeführte Maschinenbauer mit 50–300 Leuten",
            "Landkreise und Gemeinden",
            "Menschen nach einem Schlaganfall",
            "Unternehmen mit 5 bis 50 Leuten",
        ] {
            fires("de", audience, false);
        }
    }
}
