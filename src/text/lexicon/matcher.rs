//! A compiled lexicon, and where a text matches it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::text::language::Language;
use crate::text::lexicon::analysis::{Analysis, Classes, Edge};
use crate::text::lexicon::gates::{Gates, Needs};
use crate::text::lexicon::pattern::{Match, Pattern, Tag, group_end};
use crate::text::lexicon::table::{Lists, Table, fingerprint, number_fingerprint};
use crate::text::word::TokenKind;

/// Lists compiled for one language.
#[derive(Debug, Serialize, Deserialize)]
pub struct Lexicon {
    pub(super) language: Language,
    pub(super) vocabulary: Table,
    /// Heads of compounds, as paths of bytes from the end: [`head_edge`] to node.
    pub(super) heads: Table,
    pub(super) head_words: Vec<u32>,
    /// The sets of classes that occur, none first.
    pub(super) class_sets: Vec<Classes>,
    /// By vocabulary number: the word's set.
    pub(super) set_of_word: Vec<u16>,
    pub(super) class_names: Vec<String>,
    /// Classes that a compound joined by hyphens takes from its last part.
    pub(super) inherited: Classes,
    pub(super) patterns: Vec<Pattern>,
    pub(super) gates: Gates,
    pub(super) members: Vec<(Pattern, Classes)>,
    /// By vocabulary number: members of classes and patterns that can begin with the word.
    pub(super) member_starts: Lists<u32>,
    pub(super) starts: Lists<Start>,
    /// By class number: patterns that can begin with it; for class members of several words.
    pub(super) class_starts: Lists<Start>,
    /// Patterns that can begin with any number or any capital.
    pub(super) shape_starts: Vec<Start>,
    pub(super) conditions: Vec<String>,
}

/// A pattern that can begin somewhere, with what it needs beside it, since that is all most places ask.
pub(super) type Start = (u32, Needs);

impl Lexicon {
    /// The lexicon as bytes, for [`from_bytes`](Self::from_bytes) of the same version of Pointed.
    ///
    /// # Errors
    /// When it is too large for them.
    pub fn to_bytes(&self) -> Result<Vec<u8>, String> {
        postcard::to_allocvec(self).map_err(|fault| fault.to_string())
    }

    /// Reads what [`to_bytes`](Self::to_bytes) wrote, which is many times quicker than compiling.
    ///
    /// # Errors
    /// When the bytes are something else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        postcard::from_bytes(bytes).map_err(|fault| fault.to_string())
    }

    /// Reads a text into an analysis, whose buffers are used again.
    pub fn read_text(&self, text: &str, analysis: &mut Analysis) {
        analysis.read(text, self.language, self);
    }

    /// Every place where an entry matches, the longest for each entry and start, in order of start.
    pub fn matches(&self, analysis: &mut Analysis) -> Vec<Match> {
        let mut found = Vec::new();
        let mut opened = std::mem::take(&mut analysis.opened);
        self.gates.start(&mut opened, analysis.tokens.len());
        for sentence in &analysis.sentences {
            self.gates.open(analysis, sentence.clone(), &mut opened);
            for at in sentence.clone() {
                self.starts_at(analysis, at, |starts| {
                    let allowed = starts.iter().filter(|(_, needs)| opened.allow(*needs, at));
                    for (pattern, _) in allowed {
                        let pattern = &self.patterns[*pattern as usize];
                        let Some(end) = pattern.longest(analysis, at, sentence.end) else {
                            continue;
                        };
                        let known = Match {
                            tokens: at..end,
                            tag: pattern.tag,
                        };
                        if !found.contains(&known) {
                            found.push(known);
                        }
                    }
                });
            }
        }
        opened.end(analysis.tokens.len());
        analysis.opened = opened;
        found
    }

    /// Calls back with the patterns that can begin with a token.
    fn starts_at(&self, analysis: &Analysis, at: usize, mut call: impl FnMut(&[Start])) {
        let token = &analysis.tokens[at];
        if token.word != 0 {
            call(self.starts.get(token.word as usize));
        }
        if token.token.kind == TokenKind::Number || token.token.capital {
            call(&self.shape_starts);
        }
        for edge in analysis.edges_at(at) {
            for class in edge.classes.numbers() {
                call(self.class_starts.get(class));
            }
        }
    }

    /// The condition that a tag names: what stands after `@` above the entry, or nothing.
    pub fn condition(&self, tag: Tag) -> &str {
        &self.conditions[usize::from(tag.condition)]
    }

    /// The conditions of all lists, to be understood once.
    pub fn conditions(&self) -> &[String] {
        &self.conditions
    }

    /// The class of a name; no class when there is none.
    pub fn class(&self, name: &str) -> Classes {
        class_of(&self.class_names, name)
    }

    /// Whether a token of the range belongs to one of the classes, alone or as part of a phrase.
    pub fn any(&self, analysis: &Analysis, tokens: Range<usize>, classes: Classes) -> bool {
        tokens
            .clone()
            .any(|at| analysis.tokens[at].classes.meets(classes))
            || analysis.edges.iter().any(|edge| {
                tokens.contains(&(edge.start as usize))
                    && edge.end as usize <= tokens.end
                    && edge.classes.meets(classes)
            })
    }

    pub(super) fn word(&self, folded: &str) -> u32 {
        let word = self.vocabulary.get(fingerprint(folded));
        if word != 0 {
            return word;
        }
        if let Some((base, "s")) = folded.rsplit_once('\'') {
            return self.vocabulary.get(fingerprint(base));
        }
        self.head(folded)
    }

    /// The longest head of a compound that the word ends with and that leaves something before it.
    fn head(&self, folded: &str) -> u32 {
        /// A shorter first part is no noun.
        const SHORTEST_FIRST_PART: usize = 2;
        let mut node = 0;
        let mut found = 0;
        let bytes = folded.as_bytes();
        for at in (SHORTEST_FIRST_PART..bytes.len()).rev() {
            node = self
                .heads
                .get(number_fingerprint(head_edge(node, bytes[at])));
            if node == 0 {
                break;
            }
            if self.head_words[node as usize] != 0 {
                found = self.head_words[node as usize];
            }
        }
        found
    }

    pub(super) fn mark(&self, mark: char) -> u32 {
        let mut buffer = [0; 4];
        self.vocabulary
            .get(fingerprint(mark.encode_utf8(&mut buffer)))
    }

    pub(super) fn classes_of(&self, word: u32) -> Classes {
        self.class_sets[usize::from(self.set_of_word[word as usize])]
    }

    /// Adds the class members of several words and the compounds joined by hyphens.
    pub(super) fn edges(&self, analysis: &mut Analysis) {
        let mut found = std::mem::take(&mut analysis.edges);
        for sentence in &analysis.sentences {
            for at in sentence.clone() {
                let token = &analysis.tokens[at];
                for member in self.member_starts.get(token.word as usize) {
                    let (pattern, classes) = &self.members[*member as usize];
                    if let Some(end) = pattern.longest(analysis, at, sentence.end) {
                        found.push(edge(at, end, *classes));
                    }
                }
                if token.token.joined_right && !token.token.joined_left {
                    let end = group_end(analysis, at, sentence.end);
                    let classes = analysis.tokens[end - 1].classes.0 & self.inherited.0;
                    if classes != 0 {
                        found.push(edge(at, end, Classes(classes)));
                    }
                }
            }
        }
        analysis.edges = found;
    }
}

pub(super) fn class_of(names: &[String], name: &str) -> Classes {
    let at = names.iter().position(|known| known == name);
    at.map_or(Classes::default(), |at| Classes(1 << at))
}

/// A step of the path of a compound's head: from a node by the byte before.
pub(super) fn head_edge(node: u32, byte: u8) -> u64 {
    u64::from(node) << 8 | u64::from(byte)
}

fn edge(start: usize, end: usize, classes: Classes) -> Edge {
    let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Edge {
        start: narrow(start),
        end: narrow(end),
        classes,
    }
}
