//! `empty-outcome`: a result without object or measure.

use crate::check::findings::Findings;
use crate::check::lexical::{Lexical, by_subject};
use crate::check::passage::Passage;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::wording::Category;
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    name: "empty-outcome",
    group: Group::Pointed,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("empty_outcome.en.md"),
        de: include_str!("empty_outcome.de.md"),
    },
    check: Check::Passage(check),
};

const LEXICAL: Lexical = Lexical {
    category: Category::EmptyOutcome,
    fault: [
        "a result without object or measure",
        "ein Ergebnis ohne Gegenstand oder Maß",
    ],
};

fn check(subject: &Subject<'_>, passage: &Passage<'_>, findings: &mut Findings) {
    LEXICAL.report(by_subject(&passage.outline), subject, passage, findings);
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    #[test]
    fn outcomes_without_measure_are_found() {
        check_profile(
            &RULE,
            "[[role]]\ntitle = \"Lead\"\nachievements.en = [\"Drove growth and added value for stakeholders.\"]\n",
            &["3:21 `Drove growth and added value`: a result without object or measure"],
        );
        check_profile(
            &RULE,
            "[positioning]\noutcome.de = \"Prozesse optimieren und echten Mehrwert schaffen\"\n",
            &["2:15 `Prozesse optimieren`, `Mehrwert`: a result without object or measure"],
        );
    }

    #[test]
    fn measured_outcomes_are_left_alone() {
        check_profile(
            &RULE,
            "[[role]]\ntitle = \"Lead\"\nachievements.en = [\"Streamlined the intake from 9 to 3 steps.\"]\n",
            &[],
        );
        check_profile(
            &RULE,
            "[[evidence]]\nid = \"log\"\ntitle = \"Log\"\n[[role]]\ntitle = \"Leiter\"\n[[role.achievement]]\ntext.de = \"Prozesse optimiert.\"\nevidence = [\"log\"]\n",
            &[],
        );
    }
}
