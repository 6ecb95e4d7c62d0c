//! `repeated-text`: the same statement in two places.

use std::collections::HashMap;
use std::ops::Range;

use crate::check::findings::Findings;
use crate::check::passage::{Outline, Place};
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::source::Span;
use crate::text::bilingual::Bilingual;
use crate::text::language::Language;
use crate::text::prose;
use crate::text::sentence::sentences;
use crate::text::word::{TokenKind, folded, tokens};

pub(super) static RULE: Rule = Rule {
    name: "repeated-text",
    group: Group::Pointed,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("repeated_text.en.md"),
        de: include_str!("repeated_text.de.md"),
    },
    check: Check::Site(check),
};

/// Shorter lines are alike by chance.
const FEWEST_WORDS: usize = 8;

/// Two statements are the same when they share nine of ten different words.
const SHARE: f64 = 0.9;

/// A statement, as the numbers of its different words, the rarest first.
struct Statement<'s> {
    outline: &'s Outline<'s>,
    place: Span,
    words: Vec<u32>,
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for language in Language::ALL {
        let statements = statements(subject, language);
        // Two lists that share nine words of ten share one of their first few, whatever the order:
        // only those with a rare word in common are compared.
        let mut by_word: HashMap<u32, Vec<usize>> = HashMap::new();
        for (index, statement) in statements.iter().enumerate() {
            let number = statement.words.len();
            let enough = (SHARE * number as f64).ceil() as usize;
            let first = &statement.words[..number - enough + 1];
            let near = first
                .iter()
                .filter_map(|word| by_word.get(word))
                .flatten()
                .find(|other| are_same(statement, &statements[**other]));
            if let Some(other) = near {
                report(&statements[*other], statement, language, findings);
            }
            for word in first {
                by_word.entry(*word).or_default().push(index);
            }
        }
    }
}

fn report(
    first: &Statement<'_>,
    second: &Statement<'_>,
    language: Language,
    findings: &mut Findings,
) {
    let finding = findings.add(
        second.place,
        Bilingual::new(
            "this stands somewhere else already",
            "das steht schon an anderer Stelle",
        ),
    );
    finding.advise(
        match language {
            Language::En => "what was different here? else refer to the first place",
            Language::De => "was war hier anders? sonst auf die erste Stelle verweisen",
        }
        .to_owned(),
    );
    finding.point(
        first.place,
        Bilingual::new("the first place", "die erste Stelle"),
    );
}

/// Messages are meant to come again, and claims and evidence list what texts say.
fn is_compared(outline: &Outline<'_>) -> bool {
    matches!(
        outline.place,
        Place::Bio
            | Place::Summary(_)
            | Place::Result(_)
            | Place::Achievement(_)
            | Place::Education
            | Place::Topic
    )
}

fn statements<'s>(subject: &'s Subject<'_>, language: Language) -> Vec<Statement<'s>> {
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut frequency: Vec<u32> = Vec::new();
    let mut found = Vec::new();
    for digest in &subject.digests {
        let outline = &digest.outline;
        if outline.language != language || !is_compared(outline) {
            continue;
        }
        for unit in prose::units(outline.text()) {
            for sentence in sentences(&unit.text, language) {
                let words = words(&unit.text[sentence.clone()]);
                if words.len() < FEWEST_WORDS {
                    continue;
                }
                let mut words: Vec<u32> = words
                    .into_iter()
                    .map(|word| {
                        let next = u32::try_from(frequency.len()).unwrap_or(u32::MAX);
                        let number = *numbers.entry(word).or_insert(next);
                        if number == next {
                            frequency.push(0);
                        }
                        number
                    })
                    .collect();
                words.sort_unstable();
                words.dedup();
                for word in &words {
                    frequency[*word as usize] += 1;
                }
                let range: Range<usize> = unit.map.to_source(sentence);
                found.push(Statement {
                    outline,
                    place: outline.part(&subject.site.sources, range),
                    words,
                });
            }
        }
    }
    for statement in &mut found {
        statement
            .words
            .sort_by_key(|word| (frequency[*word as usize], *word));
    }
    found
}

fn words(text: &str) -> Vec<String> {
    tokens(text)
        .into_iter()
        .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
        .map(|token| folded(token.text(text)))
        .collect()
}

fn are_same(one: &Statement<'_>, other: &Statement<'_>) -> bool {
    let share_item = match (one.outline.item, other.outline.item) {
        (Some(one), Some(other)) => std::ptr::eq(one, other),
        _ => one.outline.span == other.outline.span,
    };
    let common = one
        .words
        .iter()
        .filter(|word| other.words.contains(word))
        .count();
    let all = one.words.len() + other.words.len() - common;
    !share_item && common as f64 >= SHARE * all as f64
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    #[test]
    fn the_second_place_is_named() {
        check_profile(
            &RULE,
            "[[role]]\ntitle = \"A\"\nachievements.en = [\"Ran the *weekly* meeting of all six depots in the north\"]\n\
             [[role]]\ntitle = \"B\"\nachievements.en = [\"Kept the books.\", \"ran the weekly meeting of all six depots in the north.\"]\n\
             [[education]]\ndegree = \"C\"\nsummary.de = \"Aufbau der Werkstatt mit vier Lehrlingen und zwei alten Drehbänken im Keller\"\n\
             [[project]]\ntitle = \"D\"\nsummary.de = \"Aufbau der Werkstatt mit vier Lehrlingen und zwei alten Drehbänken im Keller\"\n",
            &[
                "6:40 this stands somewhere else already",
                "12:15 this stands somewhere else already",
            ],
        );
    }

    #[test]
    fn other_numbers_short_lines_messages_and_translations_are_left_alone() {
        check_profile(
            &RULE,
            "[[role]]\ntitle = \"A\"\nachievements.en = [\"Ran the weekly meeting of six depots in Hamburg\", \"Kept the books\"]\n\
             [[role]]\ntitle = \"B\"\nachievements.en = [\"Ran the weekly meeting of nine depots in Bremen\", \"Kept the books\"]\n\
             [[message]]\ntext.en = \"Ran the weekly meeting of six depots in Hamburg\"\n",
            &[],
        );
    }
}
