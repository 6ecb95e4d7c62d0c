//! `hedged-statement`: an own part or skill made uncertain.

use crate::check::findings::Findings;
use crate::check::lexical::{Lexical, is_prominent};
use crate::check::passage::{Passage, Place};
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::wording::Category;
use crate::diagnostic::Severity;
use crate::site::ItemKind;

pub(super) static RULE: Rule = Rule {
    name: "hedged-statement",
    group: Group::Pointed,
    severity: Severity::Info,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("hedged_statement.en.md"),
        de: include_str!("hedged_statement.de.md"),
    },
    check: Check::Passage(check),
};

const LEXICAL: Lexical = Lexical {
    category: Category::HedgedStatement,
    fault: ["leaves your part uncertain", "lässt Ihren Anteil offen"],
};

/// In details so many hedges in a hundred words are a habit; fewer are care.
const HABIT: usize = 2;

fn check(subject: &Subject<'_>, passage: &Passage<'_>, findings: &mut Findings) {
    let place = passage.outline.place;
    if is_prominent(&passage.outline) && place != Place::Bio {
        LEXICAL.report(Severity::Info, subject, passage, findings);
        return;
    }
    let is_own_work = matches!(
        place,
        Place::Bio
            | Place::Education
            | Place::Summary(ItemKind::Role | ItemKind::Project | ItemKind::Volunteering)
            | Place::Result(_)
            | Place::Achievement(_)
            | Place::Body(ItemKind::Role | ItemKind::Project | ItemKind::Volunteering)
    );
    if !is_own_work {
        return;
    }
    let reading = passage.reading(subject);
    let opening = (place == Place::Bio)
        .then(|| passage.opening())
        .flatten()
        .unwrap_or(usize::MAX);
    let hedges = || reading.of_category(Category::HedgedStatement);
    let in_opening = hedges().filter(|found| found.unit == opening);
    LEXICAL.report_some(in_opening, Severity::Info, subject, passage, findings);

    let rest = || hedges().filter(|found| found.unit != opening);
    let hits: usize = rest().map(|found| found.value.words.len()).sum();
    let words: usize = reading
        .sentences
        .iter()
        .filter(|sentence| sentence.unit != opening)
        .map(|sentence| sentence.words)
        .sum();
    if hits * 100 > HABIT * words {
        LEXICAL.report_some(rest(), Severity::Info, subject, passage, findings);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{check_profile, check_site};

    use super::RULE;

    #[test]
    fn hedges_are_found_where_the_profile_speaks_first() {
        check_profile(
            &RULE,
            "[positioning]\nheadline.en = \"I actually try to make software somewhat simpler.\"\nheadline.de = \"Ich versuche eigentlich, Software etwas einfacher zu machen.\"\n",
            &[
                "2:27 `try to`, `somewhat`: leaves your part uncertain",
                "3:16 `Ich versuche`, `eigentlich`, `etwas einfacher`: leaves your part uncertain",
            ],
        );
    }

    #[test]
    fn a_long_text_may_hedge_once() {
        let words =
            "I audit the forms of 31 cities and write down every field that fails. ".repeat(8);
        let about = format!("I audit forms.\n\n{words}\n\nI try to answer within a day.\n");
        check_site(&RULE, &[("about.md", &about)], &[]);
    }

    #[test]
    fn honest_limits_are_left_alone() {
        check_profile(
            &RULE,
            "[positioning]\nheadline.en = \"About 40 bridges a year, rather than all at once\"\nheadline.de = \"Etwa 40 Brücken im Jahr, rund 3 im Monat\"\n",
            &[],
        );
    }
}
