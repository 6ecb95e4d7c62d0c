//! Levels of languages: "fluent in French", „Grundkenntnisse in Polnisch“, "Spanish (B2)".

use std::ops::Range;

use crate::text::language::Language;
use crate::text::prose::Unit;

use super::reading::{Reading, Sentence};

/// A level that a text claims. Levels are 0 (A1) to 5 (C2), 6 is native.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelClaim {
    /// The words, in the unit's text.
    pub range: Range<usize>,
    /// Primary BCP 47 subtag of the language.
    pub tag: &'static str,
    /// The lowest and the highest level that the words can mean.
    pub levels: (u8, u8),
}

/// The levels of languages that a block of prose claims.
pub fn levels(unit: &Unit, language: Language) -> Vec<LevelClaim> {
    let reading = Reading::new(&unit.text, language);
    let mut found = Vec::new();
    for sentence in &reading.sentences {
        for at in sentence.tokens.clone() {
            if let Some((levels, length)) = level(&reading, at) {
                attribute(&reading, sentence, at..at + length, levels, &mut found);
            }
        }
    }
    let is_quoted = |claim: &LevelClaim| {
        unit.quoted
            .iter()
            .any(|quoted| quoted.contains(&claim.range.start))
    };
    found.retain(|claim| !is_quoted(claim));
    found
}

/// Words that may stand between a level and its language.
const BETWEEN: [&str; 24] = [
    "in",
    "of",
    "speaker",
    "speakers",
    "level",
    "language",
    "knowledge",
    "skills",
    "kenntnisse",
    "auf",
    "spoken",
    "written",
    "business",
    "ist",
    "is",
    "-",
    "–",
    "(",
    ":",
    "on",
    "stufe",
    "niveau",
    "my",
    "meine",
];

fn attribute(
    reading: &Reading<'_>,
    sentence: &Sentence,
    words: Range<usize>,
    levels: (u8, u8),
    found: &mut Vec<LevelClaim>,
) {
    let mut add = |at: usize, tag: &'static str| {
        let range = reading.bytes(words.start.min(at)..words.end.max(at + 1));
        found.push(LevelClaim { range, tag, levels });
    };
    let mut at = words.end;
    while at < sentence.tokens.end && at < words.end + 4 {
        if let Some(tag) = tag(reading.word(at)) {
            add(at, tag);
            // "fluent in French, Spanish and Polish"
            let mut next = at + 1;
            while next + 1 < sentence.tokens.end
                && matches!(
                    reading.word(next),
                    "," | "and" | "und" | "&" | "or" | "oder" | "/"
                )
                && let Some(tag) = self::tag(reading.word(next + 1))
                && level(reading, next + 2).is_none()
                && !matches!(reading.word(next + 2), "(" | ":")
            {
                add(next + 1, tag);
                next += 2;
            }
            return;
        }
        if !BETWEEN.contains(&reading.word(at)) {
            break;
        }
        at += 1;
    }
    let mut at = words.start;
    while at > sentence.tokens.start && at + 4 > words.start {
        at -= 1;
        if let Some(tag) = tag(reading.word(at)) {
            add(at, tag);
            return;
        }
        if !BETWEEN.contains(&reading.word(at)) {
            return;
        }
    }
}

/// The levels that words can mean, read in the owner's favour, and how many words they are.
fn level(reading: &Reading<'_>, at: usize) -> Option<((u8, u8), usize)> {
    let next = reading.word(at + 1);
    Some(match reading.word(at) {
        "a1" => ((0, 0), 1),
        "a2" => ((1, 1), 1),
        "b1" => ((2, 2), 1),
        "b2" => ((3, 3), 1),
        "c1" => ((4, 4), 1),
        "c2" => ((5, 6), 1),
        "native" | "muttersprache" | "muttersprachler" | "muttersprachlerin"
        | "muttersprachlich" => ((5, 6), 1),
        "mother" if next == "tongue" => ((5, 6), 2),
        "bilingual" | "zweisprachig" => ((4, 6), 1),
        "business" | "verhandlungssicher" | "verhandlungssicheres" if next != "fluent" => {
            if reading.word(at) == "business" {
                return None;
            }
            ((3, 6), 1)
        }
        "business" => ((3, 6), 2),
        "fluent" | "fluently" | "fliessend" | "fliessendes" | "fliessende" => ((4, 6), 1),
        "proficient" => ((4, 6), 1),
        "advanced" | "fortgeschritten" | "fortgeschrittene" => ((3, 5), 1),
        "intermediate" => ((2, 3), 1),
        "conversational" | "konversationssicher" => ((2, 4), 1),
        "sehr" if matches!(next, "gut" | "gute" | "gutes") => ((3, 6), 2),
        "basic" | "elementary" | "grundkenntnisse" | "grundkenntnissen" | "grundlegende"
        | "beginner" | "beginner's" | "anfaenger" => ((0, 1), 1),
        _ => return None,
    })
}

fn tag(word: &str) -> Option<&'static str> {
    Some(match word {
        "german" | "deutsch" => "de",
        "english" | "englisch" => "en",
        "french" | "franzoesisch" => "fr",
        "spanish" | "spanisch" => "es",
        "italian" | "italienisch" => "it",
        "portuguese" | "portugiesisch" => "pt",
        "dutch" | "niederlaendisch" => "nl",
        "polish" | "polnisch" => "pl",
        "russian" | "russisch" => "ru",
        "ukrainian" | "ukrainisch" => "uk",
        "czech" | "tschechisch" => "cs",
        "turkish" | "tuerkisch" => "tr",
        "arabic" | "arabisch" => "ar",
        "chinese" | "mandarin" | "chinesisch" => "zh",
        "japanese" | "japanisch" => "ja",
        "korean" | "koreanisch" => "ko",
        "swedish" | "schwedisch" => "sv",
        "norwegian" | "norwegisch" => "nb",
        "danish" | "daenisch" => "da",
        "finnish" | "finnisch" => "fi",
        "greek" | "griechisch" => "el",
        "hungarian" | "ungarisch" => "hu",
        "romanian" | "rumaenisch" => "ro",
        "bulgarian" | "bulgarisch" => "bg",
        "croatian" | "kroatisch" => "hr",
        "serbian" | "serbisch" => "sr",
        "hindi" => "hi",
        "persian" | "farsi" | "persisch" => "fa",
        "hebrew" | "hebraeisch" => "he",
        "catalan" | "katalanisch" => "ca",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::prose::plain_unit;

    fn read(text: &str, language: Language) -> Vec<(&'static str, u8, u8)> {
        levels(&plain_unit(text), language)
            .into_iter()
            .map(|claim| (claim.tag, claim.levels.0, claim.levels.1))
            .collect()
    }

    #[test]
    fn levels_belong_to_the_language_beside_them() {
        let en = |text| read(text, Language::En);
        assert_eq!(en("I am fluent in French."), [("fr", 4, 6)]);
        assert_eq!(
            en("Native German, fluent English, basic French"),
            [("de", 5, 6), ("en", 4, 6), ("fr", 0, 1)]
        );
        assert_eq!(
            en("Fluent in Spanish and Polish"),
            [("es", 4, 6), ("pl", 4, 6)]
        );
        assert_eq!(
            en("Spanish (B2), Polish (A1)"),
            [("es", 3, 3), ("pl", 0, 0)]
        );
        assert_eq!(
            read(
                "fließend Französisch und Grundkenntnisse in Polnisch",
                Language::De
            ),
            [("fr", 4, 6), ("pl", 0, 1)]
        );
        for text in [
            "a fluent interface",
            "native apps for the German market",
            "basic needs",
        ] {
            assert!(en(text).is_empty(), "{text}");
        }
    }
}
