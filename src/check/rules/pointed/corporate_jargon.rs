//! `corporate-jargon`: an abstraction that hides who does what.

use crate::check::findings::Findings;
use crate::check::lexical::{Lexical, by_subject};
use crate::check::passage::Passage;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::wording::Category;
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    name: "corporate-jargon",
    group: Group::Pointed,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("corporate_jargon.en.md"),
        de: include_str!("corporate_jargon.de.md"),
    },
    check: Check::Passage(check),
};

const LEXICAL: Lexical = Lexical {
    category: Category::CorporateJargon,
    fault: ["hides who does what", "verbirgt, wer was tut"],
};

fn check(subject: &Subject<'_>, passage: &Passage<'_>, findings: &mut Findings) {
    LEXICAL.report(by_subject(&passage.outline), subject, passage, findings);
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    #[test]
    fn jargon_is_found_in_both_languages() {
        check_profile(
            &RULE,
            "[positioning]\noffer.en = \"holistic solutions that leverage synergies\"\n",
            &["2:13 `holistic solutions`, `leverage synergies`: hides who does what"],
        );
        check_profile(
            &RULE,
            "[positioning]\noffer.de = \"ganzheitliche Lösungen auf Augenhöhe\"\n",
            &["2:13 `ganzheitliche Lösungen`, `auf Augenhöhe`: hides who does what"],
        );
    }

    #[test]
    fn technical_senses_are_left_alone() {
        check_profile(
            &RULE,
            "[[project]]\ntitle = \"Gate\"\nsummary.en = \"End-to-end tests for 14 ticket machines.\"\n",
            &[],
        );
        check_profile(
            &RULE,
            "[[project]]\ntitle = \"Tor\"\nsummary.de = \"Nachhaltige Entwicklung nach SDG 11, gemessen an 14 Quartieren.\"\n",
            &[],
        );
    }
}
