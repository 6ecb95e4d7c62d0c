//! `cliche`: a ready-made phrase.

use crate::check::findings::Findings;
use crate::check::lexical::{Lexical, by_subject};
use crate::check::passage::Passage;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::wording::Category;
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    name: "cliche",
    group: Group::Pointed,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("cliche.en.md"),
        de: include_str!("cliche.de.md"),
    },
    check: Check::Passage(check),
};

const LEXICAL: Lexical = Lexical {
    category: Category::Cliche,
    fault: ["a ready-made phrase", "eine fertige Redensart"],
};

fn check(subject: &Subject<'_>, passage: &Passage<'_>, findings: &mut Findings) {
    LEXICAL.report(by_subject(&passage.outline), subject, passage, findings);
}

#[cfg(test)]
mod tests {
    use crate::testing::check_site;

    use super::RULE;

    #[test]
    fn phrases_are_found_across_markup_and_lines() {
        check_site(
            &RULE,
            &[
                ("about.md", "I think outside\nthe *box*.\n"),
                ("about.de.md", "Ich blicke gern über den **Tellerrand**.\n"),
            ],
            &[
                "about.de.md:1:17 `über den Tellerrand`: a ready-made phrase",
                "about.md:1:3 `think outside the box`: a ready-made phrase",
            ],
        );
    }

    #[test]
    fn quotations_and_mentions_are_left_alone() {
        check_site(
            &RULE,
            &[
                (
                    "about.md",
                    "> We think outside the box.\n\nNobody here says “outside the box”.\n",
                ),
                ("about.de.md", "Über `den Tellerrand` steht im Code.\n"),
            ],
            &[],
        );
    }
}
