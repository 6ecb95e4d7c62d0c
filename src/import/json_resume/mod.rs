//! JSON Resume: version 1.x, the older field names, and what people make of both.
//!
//! See <https://jsonresume.org/schema>. A file becomes JSON ([`json`]), its keys become sections
//! ([`dialect`]), and the sections a tree ([`resume`]).

mod json;

mod dialect;

#[cfg(test)]
mod tests;

use crate::import::error::ImportError;
use crate::import::{Imported, resume};

/// Turns a JSON Resume into a source tree. The name of the file is for messages.
///
/// # Errors
/// When the text is no JSON, or holds no résumé. There is one fault then, and no tree.
pub fn json_resume(text: &str, name: &str) -> Result<Imported, ImportError> {
    let resume = dialect::sections(json::read(text, name)?, name)?;
    Ok(resume::tree(resume, name))
}
