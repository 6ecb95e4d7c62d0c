//! RenderCV: a CV as YAML, in the schema of today and in older ones.
//!
//! See <https://docs.rendercv.com>. A section's title is free, so its kind is told by the title and
//! by the keys of its entries ([`heading`]); its entries, seven kinds of them, become what other
//! formats have ([`entry`]), and what is only text becomes a part of the bio ([`sections`]).

mod entry;
mod heading;
mod sections;
mod yaml;

#[cfg(test)]
mod tests;

use serde_json::{Map, Value};

use crate::import::error::ImportError;
use crate::import::{Imported, json_resume, resume};

/// Turns a text in YAML into a source tree: RenderCV's, or JSON Resume's, which people also write
/// in YAML. The name of the file is for messages.
///
/// # Errors
/// When the text is no YAML, or holds no CV. There is one fault then, and no tree.
pub(super) fn rendercv(text: &str, name: &str) -> Result<Imported, ImportError> {
    let root = yaml::read(text, name)?;
    match root {
        Value::Object(root) if is_cv(&root) => {
            Ok(resume::tree(sections::resume(root, name)?, name))
        }
        root => json_resume::of_value(root, name),
    }
}

/// Whether the keys at the top are those of RenderCV, with `cv` around the CV or without.
fn is_cv(root: &Map<String, Value>) -> bool {
    root.get("cv").is_some_and(Value::is_object)
        || (root.get("sections").is_some_and(Value::is_object) && !root.contains_key("basics"))
}
