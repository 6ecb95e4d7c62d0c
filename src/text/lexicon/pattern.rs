//! Patterns over tokens: their parts, and whether they match at a place.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::text::lexicon::analysis::{Analysis, Classes, divides};
use crate::text::word::TokenKind;

/// Which list and which condition an entry belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Tag {
    /// Index of the source in the list that the lexicon was built from.
    pub source: u16,
    /// Index into [`Lexicon::conditions`](super::Lexicon::conditions); 0 is "none".
    pub condition: u16,
}

/// A place where an entry matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Token indices in the analysis.
    pub tokens: Range<usize>,
    /// The entry's list and condition.
    pub tag: Tag,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Pattern {
    pub(super) elements: Vec<Element>,
    pub(super) tag: Tag,
    pub(super) open: Open,
}

/// On which sides a hyphen may tie a match to more: `-guru` is in "Excel-Guru", `premium-` in
/// „Premium-Grabpflege“.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub(super) struct Open {
    left: bool,
    right: bool,
}

impl Open {
    /// The entry without its outer hyphens, and where they stood.
    pub(super) fn of(entry: &str) -> (&str, Open) {
        let open = Open {
            left: entry.starts_with('-'),
            right: entry.ends_with('-'),
        };
        (entry.trim_start_matches('-').trim_end_matches('-'), open)
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Element {
    pub(super) atom: Atom,
    pub(super) least: u8,
    pub(super) most: u8,
    /// Looks ahead and must not match.
    pub(super) denies: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) enum Atom {
    /// One of these vocabulary numbers, ascending.
    Words(Vec<u32>),
    Class(Classes),
    Any,
    Number,
    Capital,
    Start,
    End,
}

impl Pattern {
    /// The end of the longest match that begins at a token, within `limit`.
    pub(super) fn longest(&self, analysis: &Analysis, at: usize, limit: usize) -> Option<usize> {
        if analysis.tokens[at].token.joined_left && !self.open.left
            || !self.may_go_on(analysis, at + 1, limit)
        {
            return None;
        }
        run(&self.elements, self.open, analysis, at, limit).filter(|end| *end > at)
    }
}

impl Pattern {
    /// Whether the word behind the first is the second, for patterns that begin with two words: a
    /// cheap look that turns most places away.
    fn may_go_on(&self, analysis: &Analysis, at: usize, limit: usize) -> bool {
        let [first, second, ..] = self.elements.as_slice() else {
            return true;
        };
        let (Atom::Words(_), Atom::Words(words)) = (&first.atom, &second.atom) else {
            return true;
        };
        let once = first.least == 1 && first.most == 1 && !first.denies;
        if !once || second.least == 0 || second.denies {
            return true;
        }
        at < limit && words.binary_search(&analysis.tokens[at].word).is_ok()
    }
}

fn run(
    elements: &[Element],
    open: Open,
    analysis: &Analysis,
    at: usize,
    limit: usize,
) -> Option<usize> {
    let Some((element, rest)) = elements.split_first() else {
        let whole = open.right || at == 0 || !analysis.tokens[at - 1].token.joined_right;
        return whole.then_some(at);
    };
    if element.denies {
        let mut met = false;
        ends(&element.atom, analysis, at, limit, &mut |_| met = true);
        return if met {
            None
        } else {
            run(rest, open, analysis, at, limit)
        };
    }
    repeat(element, rest, open, analysis, at, limit, 0)
}

/// Tries one more of the element first, so the longest match comes first.
fn repeat(
    element: &Element,
    rest: &[Element],
    open: Open,
    analysis: &Analysis,
    at: usize,
    limit: usize,
    done: u8,
) -> Option<usize> {
    let mut best = None;
    if done < element.most {
        ends(&element.atom, analysis, at, limit, &mut |end| {
            // An anchor takes no token; repeating it would not end.
            let found = if end == at {
                run(rest, open, analysis, end, limit)
            } else {
                repeat(element, rest, open, analysis, end, limit, done + 1)
            };
            best = best.max(found);
        });
    }
    if best.is_none() && done >= element.least {
        best = run(rest, open, analysis, at, limit);
    }
    best
}

/// Calls back with the end of every single match of an atom at a place.
fn ends(atom: &Atom, analysis: &Analysis, at: usize, limit: usize, found: &mut dyn FnMut(usize)) {
    let here = (at < limit).then(|| &analysis.tokens[at]);
    match atom {
        Atom::Words(words) => {
            if here.is_some_and(|token| token.word != 0 && words.binary_search(&token.word).is_ok())
            {
                found(at + 1);
            }
        }
        Atom::Class(classes) => {
            let Some(token) = here else { return };
            let alone = !token.token.joined_left && !token.token.joined_right;
            if alone && token.classes.meets(*classes) {
                found(at + 1);
            }
            for edge in analysis.edges_at(at) {
                if edge.end as usize <= limit && edge.classes.meets(*classes) {
                    found(edge.end as usize);
                }
            }
        }
        Atom::Any => {
            if here.is_some_and(|token| {
                !token.token.joined_left && !matches!(token.token.kind, TokenKind::Mark(_))
            }) {
                found(group_end(analysis, at, limit));
            }
        }
        Atom::Number => {
            if here.is_some_and(|token| token.token.kind == TokenKind::Number) {
                found(group_end(analysis, at, limit));
            }
        }
        Atom::Capital => {
            if here.is_some_and(|token| token.token.kind == TokenKind::Word && token.token.capital)
            {
                found(group_end(analysis, at, limit));
            }
        }
        Atom::Start => {
            if here.is_some_and(|token| token.opens_segment) {
                found(at);
            }
        }
        Atom::End => {
            let divided = here.is_none_or(
                |token| matches!(token.token.kind, TokenKind::Mark(mark) if divides(mark)),
            );
            if divided {
                found(at);
            }
        }
    }
}

/// One past the last token that hyphens join to this one.
pub(super) fn group_end(analysis: &Analysis, at: usize, limit: usize) -> usize {
    let mut end = at + 1;
    while end < limit && analysis.tokens[end].token.joined_left {
        end += 1;
    }
    end
}
