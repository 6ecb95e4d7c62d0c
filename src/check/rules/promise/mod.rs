//! Rule 4: keep what the online profile promises.

use crate::check::rule::Rule;

mod availability_expired;
mod credential_expired;
mod evidence_dangling;
mod full_time_overlap;
mod handle_inconsistent;
mod profile_stale;
mod role_dates_invalid;
mod testimonial_incomplete;
mod title_without_credential;

/// The rules of this group, sorted by name.
pub(super) static RULES: &[&Rule] = &[
    &availability_expired::RULE,
    &credential_expired::RULE,
    &evidence_dangling::RULE,
    &full_time_overlap::RULE,
    &handle_inconsistent::RULE,
    &profile_stale::RULE,
    &role_dates_invalid::RULE,
    &testimonial_incomplete::RULE,
    &title_without_credential::RULE,
];
