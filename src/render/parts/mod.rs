//! What pages are made of: a context builder for each noun.

pub(super) mod contact;
pub(super) mod evidence;
pub(super) mod figure;
pub(super) mod item;
pub(super) mod learning;
pub(super) mod person;
pub(super) mod photo;
pub(super) mod place;
pub(super) mod positioning;
pub(super) mod roles;
pub(super) mod testimonial;
pub(super) mod topic;
