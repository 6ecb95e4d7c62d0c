//! Rule 4: keep what the online profile promises.

use crate::check::rule::Rule;

mod availability_expired;
mod cadence_broken;
mod claim_contradiction;
mod claim_without_evidence;
mod count_claim_mismatch;
mod credential_expired;
mod current_role_ended;
mod dead_link;
mod evidence_dangling;
mod evidence_does_not_mention;
mod evidence_unchecked;
mod full_time_overlap;
mod handle_inconsistent;
mod language_level_conflict;
mod profile_stale;
mod promise_without_channel;
mod relative_time;
mod role_dates_invalid;
mod skill_unproven;
mod superlative_without_evidence;
mod testimonial_incomplete;
mod title_without_credential;
mod translation_fact_drift;
mod years_claim_mismatch;

/// The rules of this group, sorted by name.
pub(super) static RULES: &[&Rule] = &[
    &availability_expired::RULE,
    &cadence_broken::RULE,
    &claim_contradiction::RULE,
    &claim_without_evidence::RULE,
    &count_claim_mismatch::RULE,
    &credential_expired::RULE,
    &current_role_ended::RULE,
    &dead_link::RULE,
    &evidence_dangling::RULE,
    &evidence_does_not_mention::RULE,
    &evidence_unchecked::RULE,
    &full_time_overlap::RULE,
    &handle_inconsistent::RULE,
    &language_level_conflict::RULE,
    &profile_stale::RULE,
    &promise_without_channel::RULE,
    &relative_time::RULE,
    &role_dates_invalid::RULE,
    &skill_unproven::RULE,
    &superlative_without_evidence::RULE,
    &testimonial_incomplete::RULE,
    &title_without_credential::RULE,
    &translation_fact_drift::RULE,
    &years_claim_mismatch::RULE,
];
