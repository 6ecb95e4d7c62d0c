//! `weak-opening`: a duty where a result belongs.

use crate::check::findings::Findings;
use crate::check::lexical::{Lexical, is_prominent, span, words};
use crate::check::passage::{Passage, Place};
use crate::check::reading::InUnit;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::wording::{Category, Vague};
use crate::diagnostic::Severity;
use crate::site::ItemKind;
use crate::text::bilingual::both;
use crate::text::language::Language;

pub(super) static RULE: Rule = Rule {
    name: "weak-opening",
    group: Group::Pointed,
    severity: Severity::Info,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("weak_opening.en.md"),
        de: include_str!("weak_opening.de.md"),
    },
    check: Check::Group(check),
};

const LEXICAL: Lexical = Lexical {
    category: Category::WeakOpening,
    fault: [
        "a duty where a result belongs",
        "eine Pflicht, wo ein Ergebnis hingehört",
    ],
};

/// Places beyond these say nothing new.
const MOST_RELATED: usize = 5;

fn check(subject: &Subject<'_>, passages: &[Passage<'_>], findings: &mut Findings) {
    for passage in passages {
        if is_prominent(&passage.outline) {
            LEXICAL.report(Severity::Info, subject, passage, findings);
        }
    }
    // "Supported" can be the exact truth, so an item is told once, whatever the number.
    for language in Language::ALL {
        let found: Vec<(&Passage<'_>, &InUnit<Vague>)> = passages
            .iter()
            .filter(|passage| passage.outline.language == language)
            .filter(|passage| tells_of_work(passage.outline.place))
            .flat_map(|passage| {
                let found = passage.reading(subject).of_category(Category::WeakOpening);
                found.map(move |vague| (passage, vague))
            })
            .collect();
        let Some(((passage, first), more)) = found.split_first() else {
            continue;
        };
        let finding = LEXICAL.add(subject, passage, first, findings);
        if let more @ 1.. = more.len() {
            finding.message.push(both!(
                " (and {more} more in this entry)",
                " (und {more} weitere in diesem Eintrag)"
            ));
        }
        for (passage, vague) in more.iter().take(MOST_RELATED) {
            let words = words(passage, vague).join("`, `");
            finding.point(span(subject, passage, vague), format!("`{words}`"));
        }
    }
}

fn tells_of_work(place: Place) -> bool {
    match place {
        Place::Achievement(_) => true,
        Place::Summary(kind) | Place::Result(kind) | Place::Body(kind) => matches!(
            kind,
            ItemKind::Role | ItemKind::Project | ItemKind::Volunteering
        ),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    #[test]
    fn a_role_is_told_once() {
        check_profile(
            &RULE,
            "[[role]]\ntitle = \"Lead\"\nachievements.en = [\"Responsible for the newsletter.\", \"Worked on the checkout.\"]\n[[role]]\ntitle = \"Leiter\"\nachievements.de = [\"Zuständig für den Newsletter.\"]\n",
            &[
                "3:21 `Responsible for the`: a duty where a result belongs (and 1 more in this entry)",
                "6:21 `Zuständig für`: a duty where a result belongs",
            ],
        );
    }

    #[test]
    fn results_and_other_senses_are_left_alone() {
        check_profile(
            &RULE,
            "[[role]]\ntitle = \"Lead\"\nachievements.en = [\"Grew the newsletter from 800 to 5,200 readers.\", \"Responsible for 14 depots and 220 drivers.\"]\n[[post]]\ntitle = \"Law\"\nsummary.en = \"Who is responsible for the bridge?\"\n",
            &[],
        );
    }
}
