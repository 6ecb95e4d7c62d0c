//! Rule 4: keep what the online profile promises.

use crate::check::rule::Rule;

mod evidence_dangling;
mod relative_time;
mod superlative_without_evidence;

/// The rules of this group, sorted by name.
pub(super) static RULES: &[&Rule] = &[
    &evidence_dangling::RULE,
    &relative_time::RULE,
    &superlative_without_evidence::RULE,
];
