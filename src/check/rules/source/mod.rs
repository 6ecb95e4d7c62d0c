//! What keeps sources from being read. Reading finds it; the rules explain.

use crate::check::rule::Rule;

mod unknown_reference;

/// The rules of this group, sorted by name.
pub(super) static RULES: &[&Rule] = &[&unknown_reference::RULE];
