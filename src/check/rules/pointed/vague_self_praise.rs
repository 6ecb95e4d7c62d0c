//! `vague-self-praise`: a trait that nobody would deny of himself.

use crate::check::findings::Findings;
use crate::check::lexical::{Lexical, by_subject};
use crate::check::passage::{Passage, Place};
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::wording::Category;
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    name: "vague-self-praise",
    group: Group::Pointed,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("vague_self_praise.en.md"),
        de: include_str!("vague_self_praise.de.md"),
    },
    check: Check::Passage(check),
};

const LEXICAL: Lexical = Lexical {
    category: Category::VagueSelfPraise,
    fault: ["praise without a case", "Lob ohne Beispiel"],
};

fn check(subject: &Subject<'_>, passage: &Passage<'_>, findings: &mut Findings) {
    // A trait among the skills is for `soft-skill-as-skill`.
    if passage.outline.place != Place::Skill {
        LEXICAL.report(by_subject(&passage.outline), subject, passage, findings);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{check_profile, check_site};

    use super::RULE;

    #[test]
    fn praise_is_found_in_both_languages() {
        check_profile(
            &RULE,
            "[positioning]\nheadline.en = \"Results-driven and passionate engineer with a proven track record.\"\n",
            &["2:16 `Results-driven and passionate engineer`: praise without a case"],
        );
        check_profile(
            &RULE,
            "[[message]]\ntext.de = \"Leidenschaftlicher, lösungsorientierter Berater mit Hands-on-Mentalität.\"\n",
            &[
                "2:12 `Leidenschaftlicher, lösungsorientierter Berater`, `mit Hands-on-Mentalität`: praise without a case",
            ],
        );
        check_site(
            &RULE,
            &[(
                "about.md",
                "I am a highly motivated team player.\n\nMore on me: I am a *passionate* designer.\n",
            )],
            &[
                "about.md:1:1 `I am a highly motivated team player`: praise without a case",
                "about.md:3:13 `I am a passionate designer`: praise without a case",
            ],
        );
    }

    #[test]
    fn technical_words_quotations_and_other_people_are_left_alone() {
        check_profile(
            &RULE,
            "[positioning]\nheadline.en = \"Test-driven firmware for dynamic loads, 31 releases since 2021\"\n",
            &[],
        );
        check_profile(
            &RULE,
            "[[role]]\ntitle = \"Creative director\"\norganisation = \"Acme\"\nsummary.en = \"Dynamic analysis of footbridges as creative director.\"\n",
            &[],
        );
        check_profile(
            &RULE,
            "[[testimonial]]\nquote = \"A passionate and results-driven engineer.\"\n[introduction]\nlisten_for.en = [\"We need a motivated team player.\"]\n",
            &[],
        );
        check_site(
            &RULE,
            &[("about.md", "“A passionate engineer”, wrote the mayor.\n")],
            &[],
        );
        check_profile(
            &RULE,
            "[[role]]\ntitle = \"Baker\"\nsummary = \"A passionate baker.\"\nvisibility = \"private\"\n",
            &[],
        );
    }
}
