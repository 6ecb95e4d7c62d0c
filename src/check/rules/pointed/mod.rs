//! Rule 1: expressive and pointed profiles.

use crate::check::rule::Rule;

mod achievement_without_result;
mod acronym_unexplained;
mod bio_length;
mod cliche;
mod corporate_jargon;
mod empty_outcome;
mod filler;
mod generic_positioning;
pub(super) mod headline_generic;
mod headline_missing;
mod headline_pile;
mod headline_too_long;
mod hedged_statement;
mod inflated_title;
mod nominal_style;
mod opening_buries_point;
mod photo_missing;
mod placeholder_text;
mod repeated_text;
mod sentence_too_long;
mod skills_overload;
pub(super) mod soft_skill_as_skill;
mod unattributed_praise;
mod vague_quantity;
mod vague_self_praise;
mod voice_mixed;
mod weak_opening;

/// The rules of this group, sorted by name.
pub(super) static RULES: &[&Rule] = &[
    &achievement_without_result::RULE,
    &acronym_unexplained::RULE,
    &bio_length::RULE,
    &cliche::RULE,
    &corporate_jargon::RULE,
    &empty_outcome::RULE,
    &filler::RULE,
    &generic_positioning::RULE,
    &headline_generic::RULE,
    &headline_missing::RULE,
    &headline_pile::RULE,
    &headline_too_long::RULE,
    &hedged_statement::RULE,
    &inflated_title::RULE,
    &nominal_style::RULE,
    &opening_buries_point::RULE,
    &photo_missing::RULE,
    &placeholder_text::RULE,
    &repeated_text::RULE,
    &sentence_too_long::RULE,
    &skills_overload::RULE,
    &soft_skill_as_skill::RULE,
    &unattributed_praise::RULE,
    &vague_quantity::RULE,
    &vague_self_praise::RULE,
    &voice_mixed::RULE,
    &weak_opening::RULE,
];
