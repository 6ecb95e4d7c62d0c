//! What a sentence holds that can back a claim: numbers, dates, names, links.

use std::ops::Range;

use crate::check::wording::find::Context;
use crate::check::wording::words::Words;
use crate::text::language::Language;
use crate::text::lexicon::Analysis;
use crate::text::number::{Number, NumberKind, numbers};
use crate::text::word::{TokenKind, folded};

/// What backs a claim in a sentence.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Facts {
    /// A count, a size, a share, a duration, an amount.
    pub(super) quantity: bool,
    /// A count, a share, an amount: no mere duration.
    pub(super) count: bool,
    /// A year, a month, a date.
    pub(super) date: bool,
    /// How many names of people, organisations, works there are.
    pub(super) names: usize,
    /// A name stands behind "by", "according to" and the like.
    pub(super) attributed: bool,
    /// A link or a footnote.
    pub(super) link: bool,
    /// The writer is in it: I, my, we.
    pub(super) own: bool,
    /// The reader is in it: you, your.
    pub(super) reader: bool,
    /// Somebody else is in it: they, companies that.
    pub(super) others: bool,
    /// What the reader gets is told.
    pub(super) offer: bool,
    /// It asks.
    pub(super) question: bool,
    /// Nearly every word has a capital, as in a title.
    pub(super) title_case: bool,
}

impl Facts {
    pub(super) fn of(
        words: &Words,
        text: &str,
        analysis: &Analysis,
        sentence: Range<usize>,
        context: &Context<'_>,
    ) -> Self {
        let bytes = analysis.bytes(sentence.clone());
        let any = |classes| words.lexicon.any(analysis, sentence.clone(), classes);
        let mut facts = Facts {
            own: any(words.own),
            reader: reader(words, text, analysis, sentence.clone()),
            others: any(words.others),
            offer: any(words.offer),
            question: text[bytes.clone()].ends_with('?'),
            link: context
                .links
                .iter()
                .any(|link| bytes.start <= link.range.start && link.range.start <= bytes.end),
            title_case: title_case(analysis, sentence.clone()),
            ..Facts::default()
        };
        let has_digits = analysis.tokens[sentence.clone()]
            .iter()
            .any(|known| known.token.kind == TokenKind::Number);
        // Number words count as well; looking for them is cheap, a candidate has been found.
        for number in numbers(&text[bytes.clone()], words.language) {
            let answers = answers(&text[bytes.clone()], &number);
            facts.quantity |= answers;
            let unit = number
                .unit
                .clone()
                .map(|unit| folded(&text[bytes.clone()][unit]));
            let idiom = number.kind == NumberKind::Percent && number.value >= 100.0;
            facts.count |= answers && !idiom && !unit.is_some_and(|unit| is_duration(&unit));
            facts.date |= has_digits && matches!(number.kind, NumberKind::Year | NumberKind::Date);
        }
        facts.date |= any(words.month) && has_digits;
        facts.attributed = attributed(words, text, analysis, sentence.clone());
        facts.names = names(words, text, analysis, sentence, facts.title_case)
            + context
                .names
                .iter()
                .filter(|name| text[bytes.clone()].contains(name.as_str()))
                .count();
        facts
    }
}

/// Whether a number answers a question of size: "together with two colleagues" tells company, "both the
/// public and the private sector" nothing.
pub(super) fn answers(text: &str, number: &Number) -> bool {
    /// Smaller ones count only in digits.
    const SMALL: f64 = 4.0;
    let in_digits = text[number.range.clone()].starts_with(|c: char| c.is_ascii_digit());
    number.measures() && (number.value > SMALL || in_digits)
}

/// Whether the reader is addressed. German „sie“ and „ihr“ are the reader with a capital only, and at
/// the start of a sentence only before a plural verb: „Sie leiten“, not „Sie leitet“.
fn reader(words: &Words, text: &str, analysis: &Analysis, sentence: Range<usize>) -> bool {
    let end = sentence.end;
    sentence.into_iter().any(|at| {
        let known = &analysis.tokens[at];
        if !known.classes.meets(words.reader) {
            return false;
        }
        if words.language == Language::En {
            return true;
        }
        let written = known.token.text(text);
        let third_person = !known.token.capital
            && (written == "sie" || written.starts_with("ihr") || written.starts_with("ihn"));
        let one_woman = written == "Sie"
            && known.opens_sentence
            && at + 1 < end
            && !is_plural_verb(analysis.tokens[at + 1].token.text(text));
        !third_person && !one_woman
    })
}

fn is_plural_verb(word: &str) -> bool {
    word.ends_with('n') || word == "sind" || word == "SIND" || word.ends_with('N')
}

fn is_duration(unit: &str) -> bool {
    const STEMS: &[&str] = &[
        "jahr", "monat", "woche", "tag", "year", "month", "week", "day",
    ];
    STEMS.iter().any(|stem| unit.starts_with(stem))
}

fn title_case(analysis: &Analysis, sentence: Range<usize>) -> bool {
    /// Articles and prepositions keep their small letter in a title.
    const LONG: usize = 4;
    let long = analysis.tokens[sentence]
        .iter()
        .map(|known| known.token)
        .filter(|token| {
            token.kind == TokenKind::Word && token.range().len() >= LONG && !token.joined_left
        });
    let (mut all, mut capital) = (0, 0);
    for token in long {
        all += 1;
        capital += usize::from(token.capital);
    }
    all >= 2 && capital * 10 >= all * 9
}

/// Whether somebody is named as the one who says so.
fn attributed(words: &Words, text: &str, analysis: &Analysis, sentence: Range<usize>) -> bool {
    /// "by the Guild", „laut dem Verein Deutscher Köche“
    const REACH: usize = 3;
    sentence.clone().any(|at| {
        let known = &analysis.tokens[at];
        let lead = known.classes.meets(words.by)
            || matches!(known.token.kind, TokenKind::Mark(':' | '(' | '–' | '—'));
        lead && (at + 1..(at + 1 + REACH).min(sentence.end)).any(|name| {
            let known = &analysis.tokens[name];
            let written = known.token.text(text);
            match words.language {
                Language::En => {
                    known.token.capital && !known.classes.meets(words.place) && written != "I"
                }
                Language::De => {
                    known.classes.meets(words.organisation)
                        || written.chars().filter(|c| c.is_uppercase()).count() >= 2
                        || written.ends_with("er")
                            && known.token.capital
                            && name + 1 < sentence.end
                            && analysis.tokens[name + 1].token.capital
                }
            }
        })
    })
}

/// Counts names. English shows them by their capital; in German only what is no noun's capital does.
fn names(
    words: &Words,
    text: &str,
    analysis: &Analysis,
    sentence: Range<usize>,
    title_case: bool,
) -> usize {
    let mut count = 0;
    let mut inside = false;
    for at in sentence {
        let known = &analysis.tokens[at];
        let token = known.token;
        let written = token.text(text);
        let name = match token.kind {
            TokenKind::Opaque => true,
            TokenKind::Word => {
                let ordinary = known.classes.meets(words.own)
                    || known.classes.meets(words.month)
                    || known.classes.meets(words.place);
                let capitals = written.chars().filter(|c| c.is_uppercase()).count();
                match words.language {
                    _ if known.classes.meets(words.organisation) => true,
                    Language::En => {
                        token.capital
                            && !known.opens_segment
                            && !ordinary
                            && !title_case
                            && written != "I"
                    }
                    // „OpenStreetMap“, „TÜV“: nouns have one capital.
                    Language::De => {
                        capitals >= 2 && !written.ends_with("In") && !written.ends_with("Innen")
                    }
                }
            }
            TokenKind::Number | TokenKind::Mark(_) => false,
        };
        count += usize::from(name && !inside);
        inside = name;
    }
    count
}
