//! Why a file cannot be imported at all.

use std::fmt;

use crate::source::Position;

/// The one fault that stops an import; nothing is written then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportError {
    /// The file, as its reader named it.
    pub name: String,
    /// Where in it, when there is a place.
    pub at: Option<Position>,
    /// The fault: lower case, no full stop.
    pub message: String,
    /// The cure.
    pub help: String,
}

impl fmt::Display for ImportError {
    /// `resume.json:3:14: a comma is missing before this place`
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:", self.name)?;
        if let Some(at) = self.at {
            write!(formatter, "{}:{}:", at.line, at.column)?;
        }
        write!(formatter, " {}", self.message)
    }
}

impl std::error::Error for ImportError {}
