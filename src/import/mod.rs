//! Other tools' files as a Pointed source tree: pure functions from a text to texts.
//!
//! An importer invents nothing and drops nothing in silence. What Pointed has no field for stands
//! as a comment at its place, and every value that was read has a [`Row`] that says what became
//! of it. Writing to disk is the command's business.

use std::collections::BTreeMap;

mod address;
mod country;
mod date;
mod detect;
mod error;
mod html;
mod ids;
mod json_resume;
mod markdown;
mod network;
mod note;
mod organisation;
mod prose;
mod resume;
mod row;
mod sheet;
mod tongue;

pub use error::ImportError;
pub use json_resume::json_resume;
pub use row::{Row, summary};

/// A source tree in memory, and what became of each value of the imported file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// Path below the new site folder (`/` between parts) to content.
    pub files: BTreeMap<String, String>,
    /// One row a value, in the order of reading.
    pub rows: Vec<Row>,
}
