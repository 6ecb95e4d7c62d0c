//! Vague wording: sentences that no observation could refute, found by lists, patterns and guards.

mod category;
mod facts;
mod find;
mod guards;
mod lists;
mod words;
mod world;

pub use category::Category;
pub use find::{Context, Field, Vague, Wording};
