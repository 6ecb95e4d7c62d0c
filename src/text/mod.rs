//! What any text needs: units, sentences, words, lexicons and numbers, each with its place.

pub mod language;
pub mod lexicon;
pub mod number;
pub mod offsets;
pub mod prose;
pub mod sentence;
pub mod toml_string;
pub mod word;
