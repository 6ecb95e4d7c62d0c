//! `inflated-title`: a title that says admiration, not work.

use crate::check::findings::Findings;
use crate::check::lexical::{Lexical, by_subject};
use crate::check::passage::{Outline, Passage, Place};
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::wording::Category;
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    name: "inflated-title",
    group: Group::Pointed,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("inflated_title.en.md"),
        de: include_str!("inflated_title.de.md"),
    },
    check: Check::Passage(check),
};

const LEXICAL: Lexical = Lexical {
    category: Category::InflatedTitle,
    fault: ["admiration, not work", "Bewunderung statt Arbeit"],
};

fn check(subject: &Subject<'_>, passage: &Passage<'_>, findings: &mut Findings) {
    LEXICAL.report(weigh(&passage.outline), subject, passage, findings);
}

/// A title that an employer gave is a fact.
fn weigh(outline: &Outline<'_>) -> Severity {
    match outline.place {
        Place::Title(_) => Severity::Info,
        _ => by_subject(outline),
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    #[test]
    fn titles_of_admiration_are_found() {
        check_profile(
            &RULE,
            "[person]\nname = \"Mara Roth\"\njob_title.en = \"Marketing guru\"\njob_title.de = \"Visionärin\"\n",
            &[
                "3:27 `guru`: admiration, not work",
                "4:17 `Visionärin`: admiration, not work",
            ],
        );
        check_profile(
            &RULE,
            "[[role]]\ntitle = \"Growth hacker\"\norganisation = \"Acme\"\n",
            &["2:10 `Growth hacker`: admiration, not work"],
        );
    }

    #[test]
    fn names_and_compounds_are_left_alone() {
        check_profile(
            &RULE,
            "[person]\njob_title.de = \"Schuhmacherin\"\n[[project]]\ntitle = \"Druckertreiber\"\nsummary.de = \"Ein Druckertreiber für 3 Etikettendrucker.\"\n",
            &[],
        );
        check_profile(
            &RULE,
            "[[project]]\ntitle = \"Setup\"\nsummary.en = \"An installation wizard for 40 clinics.\"\n",
            &[],
        );
    }
}
