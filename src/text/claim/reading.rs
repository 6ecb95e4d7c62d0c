//! A text prepared for the grammar of claims: folded tokens, numbers and sentences by token.

use std::ops::Range;

use crate::text::language::Language;
use crate::text::number::{Bound, Number, numbers};
use crate::text::sentence::sentences;
use crate::text::word::{Token, TokenKind, folded, tokens};

use super::{Claim, ClaimKind};

/// A text with its tokens.
pub(super) struct Reading<'t> {
    pub(super) text: &'t str,
    pub(super) language: Language,
    pub(super) tokens: Vec<Token>,
    /// The folded words; marks are themselves.
    words: Vec<String>,
    pub(super) sentences: Vec<Sentence>,
}

/// A sentence with its numbers.
pub(super) struct Sentence {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    pub(super) numbers: Vec<Counting>,
}

/// A number and its tokens.
pub(super) struct Counting {
    pub(super) number: Number,
    pub(super) tokens: Range<usize>,
}

impl<'t> Reading<'t> {
    pub(super) fn new(text: &'t str, language: Language) -> Self {
        let tokens = tokens(text);
        let words = tokens
            .iter()
            .map(|token| match token.kind {
                TokenKind::Mark(mark) => mark.to_string(),
                _ => folded(token.text(text)),
            })
            .collect();
        let index = |byte: usize| tokens.partition_point(|token| (token.start as usize) < byte);
        let mut countings: Vec<Counting> = numbers(text, language)
            .into_iter()
            .map(|number| Counting {
                tokens: index(number.range.start)..index(number.range.end),
                number,
            })
            .collect();
        let mut read: Vec<Sentence> = Vec::new();
        for range in sentences(text, language) {
            let rest = countings
                .split_off(countings.partition_point(|one| one.number.range.start < range.end));
            read.push(Sentence {
                tokens: index(range.start)..index(range.end),
                numbers: std::mem::replace(&mut countings, rest),
                range,
            });
        }
        Reading {
            text,
            language,
            tokens,
            words,
            sentences: read,
        }
    }

    /// The folded token; nothing beyond the ends.
    pub(super) fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", String::as_str)
    }

    /// The folded token `back` places before.
    pub(super) fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Word)
    }

    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| matches!(token.kind, TokenKind::Mark(_)))
    }

    /// The bytes of some tokens.
    pub(super) fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        let start = self.tokens[tokens.start].range().start;
        start
            ..self.tokens[tokens.end.max(tokens.start + 1) - 1]
                .range()
                .end
    }

    /// Whether a sentence has one of these words.
    pub(super) fn has(&self, sentence: &Sentence, words: &[&str]) -> bool {
        self.find(sentence.tokens.clone(), words).is_some()
    }

    /// The first of these words within some tokens.
    pub(super) fn find(&self, mut tokens: Range<usize>, words: &[&str]) -> Option<usize> {
        tokens.find(|at| words.contains(&self.word(*at)))
    }

    /// Whether the words stand there, one after the other.
    pub(super) fn sequence(&self, at: usize, words: &[&str]) -> bool {
        words
            .iter()
            .enumerate()
            .all(|(offset, word)| self.word(at + offset) == *word)
    }

    /// The content words of some tokens, without numbers and function words.
    pub(super) fn content(&self, tokens: Range<usize>) -> Vec<String> {
        tokens
            .filter(|at| self.is_word(*at))
            .map(|at| self.word(at))
            .filter(|word| word.len() > 2 && !is_function_word(word))
            .map(str::to_owned)
            .collect()
    }

    /// A claim without a number.
    pub(super) fn claim(
        &self,
        sentence: &Sentence,
        tokens: Range<usize>,
        kind: ClaimKind,
    ) -> Claim {
        Claim {
            range: self.bytes(tokens),
            sentence: sentence.range.clone(),
            kind,
            value: None,
            bound: Bound::Exact,
            unit: String::new(),
            scope: Vec::new(),
            loose: false,
            date: None,
            first_person: self.has(sentence, &FIRST_PERSON),
        }
    }

    /// Where the words of a bound before a number begin: „mehr als 30“, "over 30".
    pub(super) fn bound_start(&self, at: usize) -> usize {
        let two = [self.before(at, 2), self.before(at, 1)];
        match two {
            ["more" | "greater" | "less" | "fewer", "than"]
            | ["at", "least" | "most"]
            | ["mehr" | "weniger", "als"]
            | ["bis", "zu"]
            | ["up", "to"] => at - 2,
            ["ca", "."] => at - 2,
            [_, word] if BOUNDS.contains(&word) => at - 1,
            _ => at,
        }
    }
}

/// Words before a number that say how exact it is.
const BOUNDS: [&str; 25] = [
    "over",
    "above",
    "almost",
    "nearly",
    "about",
    "around",
    "roughly",
    "some",
    "approximately",
    "ueber",
    "fast",
    "knapp",
    "beinahe",
    "rund",
    "etwa",
    "ungefaehr",
    "ca",
    "circa",
    "gut",
    "gute",
    "guten",
    "mindestens",
    "well",
    "just",
    "nun",
];

/// Whether a folded word says nothing about a subject.
pub(super) fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.binary_search(&word).is_ok()
}

/// Ascending; only words of three letters and more matter.
const FUNCTION_WORDS: &[&str] = &[
    "aber",
    "about",
    "above",
    "after",
    "all",
    "alle",
    "allem",
    "allen",
    "aller",
    "alles",
    "almost",
    "als",
    "also",
    "altogether",
    "and",
    "any",
    "are",
    "auch",
    "auf",
    "aus",
    "been",
    "before",
    "bei",
    "beim",
    "bereits",
    "between",
    "bis",
    "both",
    "but",
    "can",
    "circa",
    "damit",
    "dann",
    "das",
    "dass",
    "davon",
    "dem",
    "den",
    "denen",
    "der",
    "deren",
    "des",
    "dessen",
    "die",
    "dies",
    "diese",
    "diesem",
    "diesen",
    "dieser",
    "dieses",
    "doch",
    "dort",
    "durch",
    "each",
    "ein",
    "eine",
    "einem",
    "einen",
    "einer",
    "eines",
    "ever",
    "every",
    "fast",
    "for",
    "from",
    "fuer",
    "gegen",
    "gut",
    "gute",
    "guten",
    "habe",
    "haben",
    "had",
    "has",
    "hat",
    "have",
    "having",
    "her",
    "here",
    "hier",
    "him",
    "his",
    "how",
    "ich",
    "ihm",
    "ihn",
    "ihnen",
    "ihr",
    "ihre",
    "ihrem",
    "ihren",
    "ihrer",
    "into",
    "inzwischen",
    "ist",
    "its",
    "just",
    "kann",
    "knapp",
    "less",
    "man",
    "many",
    "mehr",
    "mein",
    "meine",
    "meinem",
    "meinen",
    "meiner",
    "mich",
    "mir",
    "mit",
    "more",
    "most",
    "nach",
    "nearly",
    "nicht",
    "noch",
    "not",
    "now",
    "nun",
    "nur",
    "oder",
    "off",
    "ohne",
    "once",
    "only",
    "other",
    "our",
    "out",
    "over",
    "own",
    "per",
    "rund",
    "schon",
    "sein",
    "seine",
    "seit",
    "she",
    "sich",
    "sie",
    "since",
    "sind",
    "sogar",
    "some",
    "sowie",
    "still",
    "such",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "they",
    "this",
    "through",
    "ueber",
    "und",
    "uns",
    "unser",
    "unsere",
    "unter",
    "until",
    "vom",
    "von",
    "vor",
    "war",
    "waren",
    "was",
    "weniger",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "will",
    "wir",
    "wird",
    "with",
    "within",
    "without",
    "wurde",
    "wurden",
    "you",
    "your",
    "zum",
    "zur",
    "zusammen",
];

/// Words for the owner of the profile.
pub(super) const FIRST_PERSON: [&str; 14] = [
    "i", "i've", "i'm", "my", "me", "myself", "ich", "mein", "meine", "meinem", "meinen", "meiner",
    "mich", "mir",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn function_words_are_sorted() {
        let mut sorted = FUNCTION_WORDS.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(FUNCTION_WORDS, sorted);
    }

    #[test]
    fn numbers_belong_to_their_sentence() {
        let reading = Reading::new("I gave 3 talks. Then 4 more, over 50.", Language::En);
        let counts: Vec<usize> = reading
            .sentences
            .iter()
            .map(|sentence| sentence.numbers.len())
            .collect();
        assert_eq!(counts, [1, 2]);
        let last = &reading.sentences[1].numbers[1];
        assert_eq!(reading.word(last.tokens.start), "50");
        assert_eq!(reading.word(reading.bound_start(last.tokens.start)), "over");
    }
}
