//! Other tools' files as a Pointed source tree: pure functions from a text to texts.
//!
//! An importer invents nothing and drops nothing in silence. What Pointed has no field for stands
//! as a comment at its place, and every value that was read has a [`Row`] that says what became
//! of it. Writing to disk is the command's business.

use std::collections::BTreeMap;

mod address;
mod archive;
mod date;
mod detect;
mod encoding;
mod error;
mod format;
mod html;
mod ids;
mod json_resume;
mod linkedin;
mod markdown;
mod merge;
mod network;
mod note;
mod organisation;
mod prose;
mod rendercv;
mod resume;
mod row;
mod sheet;
mod tongue;

#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod testing;

pub use archive::{archive, is_archive};
pub use error::ImportError;
pub use format::text;
pub use json_resume::json_resume;
pub use linkedin::{Part, linkedin, wanted};
pub use merge::{Change, Merge, Side, merge};
pub use note::Note;
pub use row::{Row, summary};

/// What an import is asked for beyond what a profile shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Read birth date, street and maiden name of a LinkedIn export, which then stand in the
    /// sources without being published.
    pub private: bool,
}

/// A source tree in memory, and what became of each value of the imported file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// Path below the new site folder (`/` between parts) to content.
    pub files: BTreeMap<String, String>,
    /// One row a value, in the order of reading.
    pub rows: Vec<Row>,
}
