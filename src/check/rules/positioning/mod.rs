//! Rule 2: clear positioning in messages and topics.

use crate::check::rule::Rule;

/// The rules of this group, sorted by name.
pub(super) static RULES: &[&Rule] = &[];
