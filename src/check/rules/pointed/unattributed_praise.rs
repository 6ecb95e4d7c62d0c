//! `unattributed-praise`: a reputation with nobody named.

use crate::check::findings::Findings;
use crate::check::lexical::{Lexical, by_subject};
use crate::check::passage::{Passage, Place};
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::wording::Category;
use crate::diagnostic::Severity;
use crate::site::ItemKind;

pub(super) static RULE: Rule = Rule {
    name: "unattributed-praise",
    group: Group::Pointed,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("unattributed_praise.en.md"),
        de: include_str!("unattributed_praise.de.md"),
    },
    check: Check::Passage(check),
};

const LEXICAL: Lexical = Lexical {
    category: Category::UnattributedPraise,
    fault: [
        "nobody is named who says so",
        "niemand ist genannt, der das sagt",
    ],
};

fn check(subject: &Subject<'_>, passage: &Passage<'_>, findings: &mut Findings) {
    // An award is praise by whoever gave it.
    let is_award = passage
        .outline
        .item
        .is_some_and(|item| item.kind == ItemKind::Award && item.organisation.is_some());
    // "Currently booked out" tells when there is time, not how sought after somebody is.
    let is_calendar = passage.outline.place == Place::Availability;
    if is_award || is_calendar {
        return;
    }
    LEXICAL.report(by_subject(&passage.outline), subject, passage, findings);
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    #[test]
    fn an_award_names_its_giver() {
        check_profile(
            &RULE,
            "[[award]]\ntitle = \"Prize\"\norganisation = \"Acme\"\nsummary.en = \"Recognized for the best thesis.\"\n",
            &[],
        );
    }

    #[test]
    fn a_full_calendar_is_no_praise() {
        check_profile(
            &RULE,
            "[availability]\nnote.en = \"Booked out until March 2027\"\n",
            &[],
        );
    }

    #[test]
    fn reputation_without_a_name_is_found() {
        check_profile(
            &RULE,
            "[[message]]\ntext.en = \"I am widely regarded as an expert in tariffs.\"\n",
            &["2:17 `widely regarded`: nobody is named who says so"],
        );
        check_profile(
            &RULE,
            "[[message]]\ntext.de = \"Ich gelte als anerkannter Experte für Tarife.\"\n",
            &["2:16 `gelte als`: nobody is named who says so"],
        );
    }

    #[test]
    fn names_and_links_answer() {
        check_profile(
            &RULE,
            "[[evidence]]\nid = \"list\"\ntitle = \"List\"\n[[message]]\ntext.en = \"[Widely regarded](evidence:list) as the tariff expert.\"\n",
            &[],
        );
        check_profile(
            &RULE,
            "[[message]]\ntext.en = \"Renowned among tilers, says Bettina Kolb of Miele.\"\n",
            &[],
        );
    }
}
