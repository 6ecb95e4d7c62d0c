//! JSON Resume: version 1.x, the older field names, and what people make of both; FRESH and Reactive
//! Resume.
//!
//! See <https://jsonresume.org/schema>. A file becomes JSON ([`json`]), its keys become sections
//! ([`dialect`]), and the sections a tree ([`resume`]).

mod json;

mod dialect;
mod fresh;
mod reactive;

pub(super) use json::Whole;

#[cfg(test)]
mod tests;

use serde_json::Value;

use crate::import::error::ImportError;
use crate::import::{Imported, resume};

/// Turns a JSON Resume into a source tree. The name of the file is for messages.
///
/// # Errors
/// When the text is no JSON, or holds no résumé. There is one fault then, and no tree.
pub fn json_resume(text: &str, name: &str) -> Result<Imported, ImportError> {
    of_value(json::read(text, name)?, name)
}

/// [`json_resume`], for what was read from a text in another syntax.
pub(super) fn of_value(value: Value, name: &str) -> Result<Imported, ImportError> {
    let resume = dialect::sections(value, name)?;
    Ok(resume::tree(resume, name))
}
