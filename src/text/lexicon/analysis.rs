//! A text as a lexicon sees it: tokens with their word ids and classes, and class members of several words.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::text::language::Language;
use crate::text::lexicon::gates::Opened;
use crate::text::lexicon::matcher::Lexicon;
use crate::text::sentence::sentences;
use crate::text::word::{Token, TokenKind, fold, read_tokens};

/// A set of word classes of one lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Classes(pub(super) u128);

impl Classes {
    /// Whether the two sets share a class.
    pub fn meets(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is no class.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The classes of either.
    pub fn union(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    /// The numbers of its classes, ascending.
    pub(super) fn numbers(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let number = rest.trailing_zeros();
            rest &= rest.wrapping_sub(1);
            (number < u128::BITS).then_some(number as usize)
        })
    }
}

/// A token with what the lexicon knows about it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LexToken {
    /// Place and shape.
    pub token: Token,
    /// The classes of the word on its own.
    pub classes: Classes,
    /// It opens a sentence, or a segment of one after `|`, `·`, `:`, a dash or a bracket.
    pub opens_segment: bool,
    /// It opens a sentence.
    pub opens_sentence: bool,
    /// Its number in the lexicon's vocabulary; 0 when it is unknown.
    pub(super) word: u32,
}

/// A text read by a lexicon. Its buffers may be used again for the next text.
#[derive(Debug, Default)]
pub struct Analysis {
    /// The tokens.
    pub tokens: Vec<LexToken>,
    /// The sentences as ranges of token indices; together they hold every token.
    pub sentences: Vec<Range<usize>>,
    /// Class members of several tokens, ascending by start.
    pub(super) edges: Vec<Edge>,
    pub(super) opened: Opened,
    scratch: Vec<Token>,
    folded: String,
}

/// A class member that spans several tokens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Edge {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) classes: Classes,
}

impl Analysis {
    /// The sentence, as a range of token indices, in which a token stands.
    pub fn sentence_of(&self, token: usize) -> Range<usize> {
        let after = self
            .sentences
            .partition_point(|sentence| sentence.start <= token);
        self.sentences
            .get(after.wrapping_sub(1))
            .cloned()
            .unwrap_or(0..self.tokens.len())
    }

    /// The bytes from the first to the last token of a range of token indices.
    pub fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        match self.tokens.get(tokens.clone()) {
            Some([first, .., last]) => first.token.range().start..last.token.range().end,
            Some([only]) => only.token.range(),
            _ => 0..0,
        }
    }

    /// Whether a class member starts at a token, of one or several words.
    pub fn has_class(&self, token: usize, classes: Classes) -> bool {
        self.tokens
            .get(token)
            .is_some_and(|known| known.classes.meets(classes))
            || self.edges_at(token).any(|edge| edge.classes.meets(classes))
    }

    /// The class members of several tokens that start at a token.
    pub(super) fn edges_at(&self, token: usize) -> impl Iterator<Item = &Edge> {
        let from = self
            .edges
            .partition_point(|edge| (edge.start as usize) < token);
        let edges = self.edges[from..].iter();
        edges.take_while(move |edge| edge.start as usize == token)
    }

    pub(super) fn read(&mut self, text: &str, language: Language, lexicon: &Lexicon) {
        read_tokens(text, &mut self.scratch);
        self.tokens.clear();
        self.edges.clear();
        self.sentences.clear();
        for token in &self.scratch {
            let word = match token.kind {
                TokenKind::Word | TokenKind::Number => {
                    fold(token.text(text), &mut self.folded);
                    lexicon.word(&self.folded)
                }
                TokenKind::Mark(mark) => lexicon.mark(mark),
                TokenKind::Opaque => 0,
            };
            self.tokens.push(LexToken {
                token: *token,
                classes: lexicon.classes_of(word),
                opens_segment: false,
                opens_sentence: false,
                word,
            });
        }
        self.split(text, language);
        lexicon.edges(self);
    }

    fn split(&mut self, text: &str, language: Language) {
        let mut at = 0;
        let found = sentences(text, language);
        for (index, sentence) in found.iter().enumerate() {
            let last = index + 1 == found.len();
            let start = at;
            while at < self.tokens.len()
                && (last || self.tokens[at].token.range().start < sentence.end)
            {
                at += 1;
            }
            if start < at {
                self.sentences.push(start..at);
            }
        }
        for sentence in &self.sentences {
            let mut opens_sentence = true;
            let mut opens_segment = true;
            for known in &mut self.tokens[sentence.clone()] {
                if let TokenKind::Mark(mark) = known.token.kind {
                    opens_segment |= divides(mark);
                    continue;
                }
                known.opens_sentence = opens_sentence;
                known.opens_segment = opens_segment;
                opens_sentence = false;
                opens_segment = false;
            }
        }
    }
}

/// Marks after which a headline or a list begins anew.
pub(super) fn divides(mark: char) -> bool {
    matches!(
        mark,
        '|' | '·'
            | '•'
            | '–'
            | '—'
            | ':'
            | ';'
            | '('
            | ')'
            | '\n'
            | '-'
            | '.'
            | '!'
            | '?'
            | '…'
            | '→'
            | '✓'
            | '★'
            | '»'
            | '›'
    )
}
