//! LinkedIn's data export: a folder of tables, or the ZIP archive that LinkedIn sends.
//!
//! Which table a file is says its header ([`signature`]), for file names are localised. Only tables
//! of the list are read; everything that speaks of other people stays closed. Tables become rows
//! ([`table`]), rows sections ([`sections`]), and the sections a tree ([`resume`]).

mod localised;
mod sections;
mod signature;
mod table;
mod text;

#[cfg(test)]
mod tests;

use crate::import::error::ImportError;
use crate::import::note::Note;
use crate::import::{Imported, Options, resume};

pub use signature::wanted;

/// One file of an export.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its path below the export, with `/` between parts.
    pub path: String,
    /// Its bytes, or why it was not read.
    pub content: Result<Vec<u8>, Note>,
}

/// Turns an export into a source tree. The name of the archive or folder is for messages.
///
/// # Errors
/// When not one of the files is a table that is read.
pub fn linkedin(parts: Vec<Part>, name: &str, options: Options) -> Result<Imported, ImportError> {
    let (tables, unread) = table::tables(parts);
    if tables.is_empty() {
        return Err(ImportError {
            name: name.to_owned(),
            at: None,
            message: "no table of a LinkedIn export is in it".to_owned(),
            help: "an export holds `Profile.csv`, `Positions.csv`, …: ask LinkedIn for it under \
                   Settings, Data privacy, Get a copy of your data"
                .to_owned(),
        });
    }
    Ok(resume::tree(
        sections::resume(tables, unread, options),
        name,
    ))
}

/// Whether a text is a single table of an export.
pub(super) fn is_table(text: &str) -> bool {
    signature::header(text).is_some()
}
