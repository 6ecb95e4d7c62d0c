//! `vague-quantity`: an amount or a degree without a number.

use crate::check::findings::Findings;
use crate::check::lexical::{Lexical, is_prominent};
use crate::check::passage::{Outline, Passage, Place};
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::wording::Category;
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    name: "vague-quantity",
    group: Group::Pointed,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("vague_quantity.en.md"),
        de: include_str!("vague_quantity.de.md"),
    },
    check: Check::Passage(check),
};

const LEXICAL: Lexical = Lexical {
    category: Category::VagueQuantity,
    fault: ["no number", "keine Zahl"],
};

fn check(subject: &Subject<'_>, passage: &Passage<'_>, findings: &mut Findings) {
    LEXICAL.report(weigh(&passage.outline), subject, passage, findings);
}

/// A warning where the profile speaks first; advice in the details.
fn weigh(outline: &Outline<'_>) -> Severity {
    match is_prominent(outline) && outline.place != Place::Topic {
        true => Severity::Warning,
        false => Severity::Info,
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    #[test]
    fn amounts_are_found_in_both_languages() {
        check_profile(
            &RULE,
            "[positioning]\nbecause.en = \"many years of experience with various clients\"\n",
            &["2:15 `many years of experience with various clients`: no number"],
        );
        check_profile(
            &RULE,
            "[[role]]\ntitle = \"Leiterin\"\nachievements.de = [\"Leitung zahlreicher Projekte, deutliche Verbesserung der Performance.\"]\n",
            &["3:29 `zahlreicher Projekte`, `deutliche`: no number"],
        );
    }

    #[test]
    fn numbers_names_evidence_and_terms_answer() {
        check_profile(
            &RULE,
            "[positioning]\nbecause.en = \"several carriers: 31 lines in 4 countries\"\n",
            &[],
        );
        check_profile(
            &RULE,
            "[[role]]\ntitle = \"Lead\"\nachievements.en = [\"Various clients, among them Bosch and Miele\", \"Multiple choice tests for 40 schools\"]\n",
            &[],
        );
        check_profile(
            &RULE,
            "[[evidence]]\nid = \"log\"\ntitle = \"Log\"\n[[role]]\ntitle = \"Lead\"\nevidence = [\"log\"]\nachievements.en = [\"Significantly improved the performance.\"]\n",
            &[],
        );
    }
}
