//! What the built site must keep.

use crate::check::rule::Rule;

mod contrast_too_low;
mod dead_internal_link;
mod email_harvestable;
mod feed_and_sitemap;
mod heading_order;
mod imprint_missing;
mod imprint_outdated_law;
mod machine_facts_differ;
mod private_data_published;
mod profilepage_incomplete;
mod rel_me_missing;
mod security_txt_expired;
mod share_card_missing;
mod third_party_request;

/// The rules of this group, sorted by name.
pub(super) static RULES: &[&Rule] = &[
    &contrast_too_low::RULE,
    &dead_internal_link::RULE,
    &email_harvestable::RULE,
    &feed_and_sitemap::RULE,
    &heading_order::RULE,
    &imprint_missing::RULE,
    &imprint_outdated_law::RULE,
    &machine_facts_differ::RULE,
    &private_data_published::RULE,
    &profilepage_incomplete::RULE,
    &rel_me_missing::RULE,
    &security_txt_expired::RULE,
    &share_card_missing::RULE,
    &third_party_request::RULE,
];
