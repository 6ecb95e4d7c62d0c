//! `generic-positioning`: words from which nobody can tell what is done for whom.

use crate::check::findings::Findings;
use crate::check::lexical::{Lexical, by_subject};
use crate::check::passage::{Passage, Place};
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::rules::positioning::audience_too_broad::is_everybody;
use crate::check::subject::Subject;
use crate::check::wording::Category;
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    name: "generic-positioning",
    group: Group::Pointed,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("generic_positioning.en.md"),
        de: include_str!("generic_positioning.de.md"),
    },
    check: Check::Passage(check),
};

const LEXICAL: Lexical = Lexical {
    category: Category::GenericPositioning,
    fault: [
        "says neither what you do nor for whom",
        "sagt weder, was Sie tun, noch für wen",
    ],
};

fn check(subject: &Subject<'_>, passage: &Passage<'_>, findings: &mut Findings) {
    // The title that an employer gave is a fact.
    if matches!(passage.outline.place, Place::Title(_)) {
        return;
    }
    // An audience that is everybody has a rule of its own.
    if passage.outline.place == Place::Audience
        && is_everybody(&passage.plain(), passage.outline.language)
    {
        return;
    }
    LEXICAL.report(by_subject(&passage.outline), subject, passage, findings);
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    #[test]
    fn words_for_anything_are_found() {
        check_profile(
            &RULE,
            "[positioning]\nheadline.en = \"Digital solutions for people and companies\"\n",
            &[
                "2:16 `Digital solutions for people and companies`: says neither what you do nor for whom",
            ],
        );
        check_profile(
            &RULE,
            "[positioning]\nheadline.de = \"Allrounderin mit Lösungen für Menschen und Unternehmen\"\n",
            &[
                "2:16 `Allrounderin`, `Lösungen für Menschen und Unternehmen`: says neither what you do nor for whom",
            ],
        );
    }

    #[test]
    fn the_title_of_a_role_is_a_fact() {
        check_profile(&RULE, "[[role]]\ntitle.en = \"Adviser\"\n", &[]);
    }

    #[test]
    fn a_trade_and_an_audience_are_left_alone() {
        check_profile(
            &RULE,
            "[positioning]\nheadline.en = \"I audit accessibility for public bodies, 31 sites since 2021\"\nheadline.de = \"Ich prüfe Barrierefreiheit für Behörden\"\n",
            &[],
        );
    }
}
