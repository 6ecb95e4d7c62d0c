//! What the built site must keep.

use crate::check::rule::Rule;

mod dead_internal_link;
mod imprint_missing;
mod imprint_outdated_law;
mod private_data_published;

/// The rules of this group, sorted by name.
pub(super) static RULES: &[&Rule] = &[
    &dead_internal_link::RULE,
    &imprint_missing::RULE,
    &imprint_outdated_law::RULE,
    &private_data_published::RULE,
];
