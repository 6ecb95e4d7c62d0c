//! What a translation has to keep: the numbers, dates, names and proofs of a passage.

use crate::check::entities::Entities;
use crate::check::passage::Passage;
use crate::source::{Sources, Span};
use crate::text::calendar::{WrittenDate, dates};
use crate::text::claim::mask_computed;
use crate::text::language::Language;
use crate::text::number::{Number, NumberKind, number_word, numbers};
use crate::text::word::{TokenKind, folded, tokens};

/// Number words up to this one turn into other words in a translation: "both", „zweimal“, "pair".
const IDIOMATIC: f64 = 3.0;

/// What a passage states.
#[derive(Debug, Default)]
pub struct Facts {
    /// Numbers that the other language has to state, too.
    pub numbers: Vec<(f64, Span)>,
    /// Numbers that are there in any form: parts of words, ordinals, names.
    pub hints: Vec<f64>,
    /// Dates of at least a month.
    pub dates: Vec<(WrittenDate, Span)>,
    /// Positions in `profile.organisations`.
    pub organisations: Vec<(usize, Span)>,
}

impl Facts {
    /// Of a passage; nothing when it has no version in another language.
    pub fn of(passage: &Passage<'_>, sources: &Sources, entities: &Entities) -> Self {
        let mut facts = Facts::default();
        if passage.outline.translated.is_none() {
            return facts;
        }
        let language = passage.outline.language;
        for unit in passage.units() {
            let text = mask_computed(&unit.text);
            let span = |range| passage.span(sources, unit, range);
            let written = dates(&text, language);
            for number in numbers(&text, language) {
                let inside = |date: &WrittenDate| {
                    date.range.start <= number.range.start && number.range.end <= date.range.end
                };
                if !written.iter().any(inside) && is_stated(&number, &text) {
                    let place = span(number.range.clone());
                    facts.numbers.push((number.value, place));
                    facts
                        .numbers
                        .extend(number.upper.map(|upper| (upper, place)));
                }
                facts.hints.push(number.value);
                facts.hints.extend(number.upper);
                facts.hints.extend(parts(&text[number.range]));
            }
            hints(&text, language, &mut facts.hints);
            for date in written {
                facts.hints.extend(date.year.map(f64::from));
                facts.hints.extend(date.day.map(f64::from));
                let place = span(date.range.clone());
                facts.dates.push((date, place));
            }
            for mention in entities.mentions(&text) {
                let place = span(mention.range);
                facts.organisations.push((mention.organisation, place));
            }
        }
        facts
    }

    /// Whether the number is there in any form.
    pub fn has_number(&self, value: f64) -> bool {
        let is = |other: f64| (other - value).abs() < 1e-9 * value.abs().max(1.0);
        self.hints.iter().any(|hint| is(*hint))
    }
}

fn is_stated(number: &Number, text: &str) -> bool {
    let in_digits = text[number.range.clone()].contains(|c: char| c.is_ascii_digit());
    let kind = number.measures() || number.kind == NumberKind::Year;
    kind && (in_digits || number.value > IDIOMATIC)
}

/// „3.5.2024“ has 3, 5 and 2024.
fn parts(written: &str) -> impl Iterator<Item = f64> {
    written
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
}

/// Numbers inside words: "five-person", „fünfköpfig“, "twice".
fn hints(text: &str, language: Language, found: &mut Vec<f64>) {
    for token in tokens(text) {
        let word = match token.kind {
            TokenKind::Word => folded(token.text(text)),
            TokenKind::Number => {
                found.extend(parts(token.text(text)));
                continue;
            }
            _ => continue,
        };
        let value = match word.as_str() {
            "double" | "doubled" | "twice" | "twofold" | "pair" | "doppelt" | "doppelte" => {
                Some(2.0)
            }
            "half" | "halved" | "halb" | "halbe" | "haelfte" | "halbiert" => {
                found.push(50.0);
                Some(0.5)
            }
            "tripled" | "threefold" | "dreifach" | "third" | "dritte" | "dritten" => Some(3.0),
            "fourth" | "quarter" | "viertel" | "vierte" => {
                found.push(25.0);
                Some(4.0)
            }
            word => number_word(word),
        };
        found.extend(value);
        if language == Language::De && value.is_none() {
            let lengths = (4..word.len())
                .rev()
                .filter(|end| word.is_char_boundary(*end));
            found.extend(lengths.filter_map(|end| number_word(&word[..end])).take(1));
        }
    }
}
