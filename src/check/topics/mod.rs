//! What texts and items are about: topics and skills by their names, messages by their words.

mod beginnings;
mod coverage;
mod finder;
mod vocabulary;

pub use coverage::{Coverage, Support, is_public};
pub use finder::{Finder, Mentions};
