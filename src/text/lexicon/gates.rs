//! Gates: what a sentence must hold behind a place for a pattern to match there.
//!
//! A language has thousands of patterns, and a word like "I" begins hundreds of them. Nearly all
//! need another word that the sentence does not have; one look at that spares trying them.

use std::collections::HashMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::text::lexicon::analysis::Analysis;
use crate::text::lexicon::pattern::{Atom, Pattern};
use crate::text::lexicon::table::Lists;

/// A set of words or of classes that some pattern cannot do without. 0 is always open.
type Gate = u32;

/// The two most telling gates of a pattern.
pub(super) type Needs = [Gate; 2];

/// Which words and classes open which gates.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Gates {
    /// By vocabulary number.
    of_word: Lists<Gate>,
    /// By class number.
    of_class: Lists<Gate>,
    count: Gate,
}

/// Where each gate was last opened in the sentence at hand.
#[derive(Debug, Default)]
pub(super) struct Opened {
    last: Vec<u32>,
    /// What is added to token indices, so that earlier texts need not be wiped out.
    base: u32,
}

impl Gates {
    /// The gates of patterns, and what each pattern needs. `words` and `classes` are counts.
    pub(super) fn new(patterns: &[Pattern], words: usize, classes: usize) -> (Self, Vec<Needs>) {
        let mut uses = vec![0_u32; words];
        for atom in patterns.iter().flat_map(needed) {
            if let Atom::Words(words) = atom {
                for word in words {
                    uses[*word as usize] += 1;
                }
            }
        }
        // A word that many patterns need is a word of many sentences; classes are wider still.
        let rank = |atom: &Atom| match atom {
            Atom::Words(words) => words.iter().map(|word| uses[*word as usize]).max(),
            _ => Some(u32::MAX),
        };
        let mut known: HashMap<&Atom, Gate> = HashMap::new();
        let mut of_word = vec![Vec::new(); words];
        let mut of_class = vec![Vec::new(); classes];
        let mut needs = Vec::with_capacity(patterns.len());
        for pattern in patterns {
            let mut atoms: Vec<&Atom> = needed(pattern).collect();
            atoms.sort_by_key(|atom| rank(atom));
            let mut own = Needs::default();
            for (need, atom) in own.iter_mut().zip(atoms) {
                let fresh = Gate::try_from(known.len() + 1).expect("a lexicon is small");
                *need = *known.entry(atom).or_insert(fresh);
                if *need == fresh {
                    match atom {
                        Atom::Words(words) => {
                            for word in words {
                                of_word[*word as usize].push(fresh);
                            }
                        }
                        Atom::Class(set) => {
                            for class in set.numbers() {
                                of_class[class].push(fresh);
                            }
                        }
                        _ => {}
                    }
                }
            }
            needs.push(own);
        }
        let gates = Gates {
            of_word: of_word.into_iter().collect(),
            of_class: of_class.into_iter().collect(),
            count: Gate::try_from(known.len() + 1).expect("a lexicon is small"),
        };
        (gates, needs)
    }

    /// Prepares for the sentences of another text.
    pub(super) fn start(&self, opened: &mut Opened, tokens: usize) {
        let tokens = u32::try_from(tokens).unwrap_or(u32::MAX);
        let full = opened.base.checked_add(tokens).is_none();
        if opened.last.len() != self.count as usize || full {
            opened.last.clear();
            opened.last.resize(self.count as usize, 0);
            opened.last[0] = u32::MAX;
            opened.base = 1;
        }
    }

    /// Opens the gates of a sentence.
    pub(super) fn open(&self, analysis: &Analysis, sentence: Range<usize>, opened: &mut Opened) {
        for at in sentence.clone() {
            let token = &analysis.tokens[at];
            if token.word != 0 {
                opened.note(self.of_word.get(token.word as usize), at);
            }
            for class in token.classes.numbers() {
                opened.note(self.of_class.get(class), at);
            }
        }
        let from = analysis
            .edges
            .partition_point(|edge| (edge.start as usize) < sentence.start);
        for edge in &analysis.edges[from..] {
            if edge.start as usize >= sentence.end {
                break;
            }
            for class in edge.classes.numbers() {
                opened.note(self.of_class.get(class), edge.start as usize);
            }
        }
    }
}

impl Opened {
    /// Whether what a pattern needs stands behind a token of the sentence at hand.
    pub(super) fn allow(&self, needs: Needs, at: usize) -> bool {
        let here = self.place(at);
        needs.iter().all(|gate| self.last[*gate as usize] > here)
    }

    /// Ends a text of so many tokens.
    pub(super) fn end(&mut self, tokens: usize) {
        self.base = self.place(tokens);
    }

    fn note(&mut self, gates: &[Gate], at: usize) {
        let here = self.place(at);
        for gate in gates {
            let last = &mut self.last[*gate as usize];
            *last = here.max(*last);
        }
    }

    fn place(&self, at: usize) -> u32 {
        self.base
            .saturating_add(u32::try_from(at).unwrap_or(u32::MAX))
    }
}

/// The parts of a pattern that must stand behind the token that it begins with.
fn needed(pattern: &Pattern) -> impl Iterator<Item = &Atom> {
    let takes_token = |atom: &Atom| !matches!(atom, Atom::Start | Atom::End);
    let first = pattern
        .elements
        .iter()
        .position(|element| takes_token(&element.atom))
        .filter(|first| {
            let first = &pattern.elements[*first];
            first.least > 0 && !first.denies
        });
    let rest = first.map_or(&[][..], |first| &pattern.elements[first + 1..]);
    rest.iter()
        .filter(|element| element.least > 0 && !element.denies)
        .map(|element| &element.atom)
        .filter(|atom| matches!(atom, Atom::Words(_) | Atom::Class(_)))
}
