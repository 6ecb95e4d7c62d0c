//! Rule 1: expressive and pointed profiles.

use crate::check::rule::Rule;

/// The rules of this group, sorted by name.
pub(super) static RULES: &[&Rule] = &[];
