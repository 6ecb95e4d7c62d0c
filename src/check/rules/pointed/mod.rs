//! Rule 1: expressive and pointed profiles.

use crate::check::rule::Rule;

mod cliche;
mod corporate_jargon;
mod empty_outcome;
mod filler;
mod generic_positioning;
mod hedged_statement;
mod inflated_title;
mod nominal_style;
mod soft_skill_as_skill;
mod unattributed_praise;
mod vague_quantity;
mod vague_self_praise;
mod weak_opening;

/// The rules of this group, sorted by name.
pub(super) static RULES: &[&Rule] = &[
    &cliche::RULE,
    &corporate_jargon::RULE,
    &empty_outcome::RULE,
    &filler::RULE,
    &generic_positioning::RULE,
    &hedged_statement::RULE,
    &inflated_title::RULE,
    &nominal_style::RULE,
    &soft_skill_as_skill::RULE,
    &unattributed_praise::RULE,
    &vague_quantity::RULE,
    &vague_self_praise::RULE,
    &weak_opening::RULE,
];
