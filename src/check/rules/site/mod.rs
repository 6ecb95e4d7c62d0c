//! What the built pages must keep.

use crate::check::rule::Rule;

/// The rules of this group, sorted by name.
pub(super) static RULES: &[&Rule] = &[];
