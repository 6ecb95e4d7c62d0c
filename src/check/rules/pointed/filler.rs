//! `filler`: an intensifier that adds nothing.

use crate::check::findings::Findings;
use crate::check::lexical::Lexical;
use crate::check::passage::Passage;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::wording::Category;
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    name: "filler",
    group: Group::Pointed,
    severity: Severity::Info,
    may_be_error: false,
    default_on: false,
    docs: Docs {
        en: include_str!("filler.en.md"),
        de: include_str!("filler.de.md"),
    },
    check: Check::Passage(check),
};

const LEXICAL: Lexical = Lexical {
    category: Category::Filler,
    fault: ["adds nothing", "fügt nichts hinzu"],
};

fn check(subject: &Subject<'_>, passage: &Passage<'_>, findings: &mut Findings) {
    LEXICAL.report(Severity::Info, subject, passage, findings);
}

#[cfg(test)]
mod tests {
    use crate::testing::check_site;

    use super::RULE;

    #[test]
    fn intensifiers_are_found_in_both_languages() {
        check_site(
            &RULE,
            &[
                ("about.md", "I really like very small bridges.\n"),
                ("about.de.md", "Ich mag wirklich sehr kleine Brücken.\n"),
            ],
            &[
                "about.de.md:1:9 `wirklich`, `sehr`: adds nothing",
                "about.md:1:3 `really`, `very`: adds nothing",
            ],
        );
    }

    #[test]
    fn senses_of_their_own_are_left_alone() {
        check_site(
            &RULE,
            &[
                ("about.md", "Just-in-time parts for 9 plants.\n"),
                ("about.de.md", "Natürliche Farben, einfacher Dienst.\n"),
            ],
            &[],
        );
    }
}
