//! What the built site must keep.

use crate::check::rule::Rule;

mod dead_internal_link;
mod heading_order;
mod imprint_missing;
mod imprint_outdated_law;
mod private_data_published;
mod third_party_request;

/// The rules of this group, sorted by name.
pub(super) static RULES: &[&Rule] = &[
    &dead_internal_link::RULE,
    &heading_order::RULE,
    &imprint_missing::RULE,
    &imprint_outdated_law::RULE,
    &private_data_published::RULE,
    &third_party_request::RULE,
];
