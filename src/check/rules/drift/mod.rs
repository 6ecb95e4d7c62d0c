//! Rule 4, against what other places say: an export of a network beside the site.
//!
//! Without an export there is nothing to compare, and every rule here is silent.

mod drift_contact;
mod drift_education;
mod drift_headline;
mod drift_role;
mod drift_role_missing;
mod drift_skills;
mod drift_snapshot_old;

use crate::check::rule::Rule;
use crate::site::{Settings, Snapshot};

pub(super) const RULES: &[&Rule] = &[
    &drift_contact::RULE,
    &drift_education::RULE,
    &drift_headline::RULE,
    &drift_role::RULE,
    &drift_role_missing::RULE,
    &drift_skills::RULE,
    &drift_snapshot_old::RULE,
];

/// Whether the words of an export can be compared with the site's: they are in one of its
/// languages.
fn shares_language(settings: &Settings, snapshot: &Snapshot) -> bool {
    settings.languages.contains(&snapshot.language)
}
