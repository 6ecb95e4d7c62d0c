//! Rule 2: clear positioning in messages and topics.

use crate::check::rule::Rule;

pub(super) mod audience_too_broad;
mod content_off_topic;
mod differentiator_missing;
mod headline_without_core_topic;
mod language_parity;
mod message_not_carried;
mod message_without_topic;
mod next_step_missing;
mod no_core_topic;
mod offer_off_topic;
mod offer_seek_missing;
mod positioning_missing;
mod tagline_variants_diverge;
mod too_many_core_topics;
mod topic_drift;
mod topic_order_mismatch;
mod topic_stale;
mod topic_thin;
mod topic_too_broad;
mod topic_without_content;
mod undeclared_dominant_topic;

/// The rules of this group, sorted by name.
pub(super) static RULES: &[&Rule] = &[
    &audience_too_broad::RULE,
    &content_off_topic::RULE,
    &differentiator_missing::RULE,
    &headline_without_core_topic::RULE,
    &language_parity::RULE,
    &message_not_carried::RULE,
    &message_without_topic::RULE,
    &next_step_missing::RULE,
    &no_core_topic::RULE,
    &offer_off_topic::RULE,
    &offer_seek_missing::RULE,
    &positioning_missing::RULE,
    &tagline_variants_diverge::RULE,
    &too_many_core_topics::RULE,
    &topic_drift::RULE,
    &topic_order_mismatch::RULE,
    &topic_stale::RULE,
    &topic_thin::RULE,
    &topic_too_broad::RULE,
    &topic_without_content::RULE,
    &undeclared_dominant_topic::RULE,
];
