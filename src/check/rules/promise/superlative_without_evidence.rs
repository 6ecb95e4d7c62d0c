//! `superlative-without-evidence`: the best, the first, the leading: by whose count?

use crate::check::findings::Findings;
use crate::check::lexical::{Lexical, by_subject};
use crate::check::passage::Passage;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::wording::Category;
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    name: "superlative-without-evidence",
    group: Group::Promise,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("superlative_without_evidence.en.md"),
        de: include_str!("superlative_without_evidence.de.md"),
    },
    check: Check::Passage(check),
};

const LEXICAL: Lexical = Lexical {
    category: Category::SuperlativeWithoutEvidence,
    fault: [
        "no ranking and no source",
        "keine Rangliste und keine Quelle",
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
    fn rank_without_a_source_is_found() {
        check_profile(
            &RULE,
            "[positioning]\nheadline.en = \"Germany's leading expert for tile logistics\"\n",
            &["2:16 `Germany's leading expert`: no ranking and no source"],
        );
        check_profile(
            &RULE,
            "[positioning]\nheadline.de = \"Deutschlands führender Experte für Fliesenlogistik\"\n",
            &["2:16 `Deutschlands führender`: no ranking and no source"],
        );
    }

    #[test]
    fn evidence_and_other_senses_are_left_alone() {
        check_profile(
            &RULE,
            "[[evidence]]\nid = \"dvz\"\ntitle = \"List\"\n[positioning]\nheadline.en = \"Germany's leading expert for tile logistics\"\nevidence = [\"dvz\"]\n",
            &[],
        );
        check_profile(
            &RULE,
            "[[role]]\ntitle = \"Lead\"\norganisation = \"Acme\"\nsummary.en = \"Leading a team of 9 at Acme, a leading provider of trams.\"\n",
            &[],
        );
        check_profile(
            &RULE,
            "[[role]]\ntitle = \"Leiter\"\nsummary.de = \"Best Practices und geschäftsführende Aufgaben in 3 Werken.\"\n",
            &[],
        );
    }
}
