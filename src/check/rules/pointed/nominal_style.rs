//! `nominal-style`: a verb turned into a noun.

use crate::check::findings::Findings;
use crate::check::lexical::Lexical;
use crate::check::passage::Passage;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::wording::Category;
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    name: "nominal-style",
    group: Group::Pointed,
    severity: Severity::Info,
    may_be_error: false,
    default_on: false,
    docs: Docs {
        en: include_str!("nominal_style.en.md"),
        de: include_str!("nominal_style.de.md"),
    },
    check: Check::Passage(check),
};

const LEXICAL: Lexical = Lexical {
    category: Category::NominalStyle,
    fault: [
        "a noun where a verb belongs",
        "ein Hauptwort, wo ein Verb hingehört",
    ],
};

fn check(subject: &Subject<'_>, passage: &Passage<'_>, findings: &mut Findings) {
    LEXICAL.report(Severity::Info, subject, passage, findings);
}

#[cfg(test)]
mod tests {
    use crate::testing::check_site;

    use super::RULE;

    #[test]
    fn verbs_in_disguise_are_found() {
        check_site(
            &RULE,
            &[
                (
                    "about.md",
                    "I see to the implementation of audits in order to find gaps.\n",
                ),
                (
                    "about.de.md",
                    "Die Durchführung von Prüfungen liegt bei mir.\n",
                ),
            ],
            &["about.md:1:10 `the implementation of`, `in order to`: a noun where a verb belongs"],
        );
    }

    #[test]
    fn verbs_are_left_alone() {
        check_site(
            &RULE,
            &[
                ("about.md", "I audit forms.\n"),
                ("about.de.md", "Ich prüfe Formulare.\n"),
            ],
            &[],
        );
    }
}
