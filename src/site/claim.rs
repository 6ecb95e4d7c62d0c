//! What a reader could check.

use crate::site::Reference;
use crate::site::localized::{Localized, Text};
use crate::source::{Located, Span};
use crate::text::date::PartialDate;

/// A number as it was written: digits are kept, so that `1.50` stays `1.50`.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// Its value.
    pub value: f64,
    /// As written in TOML, without underscores.
    pub digits: String,
}

/// `[[claim]]`: a promise or a fact that is stated as data.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// `id`, or derived from the text.
    pub id: Located<String>,
    /// The entry.
    pub span: Span,
    /// `text`: what is claimed.
    pub text: Localized<Text>,
    /// `kind`: what is counted, such as `talks`.
    pub kind: Option<Text>,
    /// `value`: the number.
    pub value: Option<Located<Number>>,
    /// `baseline`: the number before.
    pub baseline: Option<Located<Number>>,
    /// `unit`: what stands behind the number: `%`, `days`.
    pub unit: Localized<Text>,
    /// `scope`: of what.
    pub scope: Localized<Text>,
    /// `as_of`: the day for which it was true.
    pub as_of: Option<Located<PartialDate>>,
    /// `evidence`
    pub evidence: Vec<Reference>,
    /// `complete = true`: the list that backs a count is whole.
    pub complete: bool,
}
