//! What any text needs: languages, words in both of them, blanks, dates, ids, addresses; sentences, words, numbers, word lists.
//!
//! Pure functions on text and byte ranges, in the order in which they build on one another.

pub mod bilingual;
pub mod language;

pub mod blank;
pub mod date;
pub mod nearest;
pub mod slug;
pub mod tongue;
pub mod typography;
pub mod url;

pub mod computed;
pub mod country;
pub mod markdown_links;
pub mod offsets;
pub mod toml_string;

pub mod function_words;
pub mod line_breaks;

pub mod prose;
pub mod sentence;
pub mod word;

pub mod calendar;
pub mod claim;
pub mod root;

pub mod legal_form;
pub mod lexicon;
pub mod number;
