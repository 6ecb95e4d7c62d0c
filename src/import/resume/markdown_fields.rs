//! Entries of formats whose every text is Markdown, while most of Pointed's fields are plain.

use serde_json::{Map, Value};

use crate::import::markdown;

/// Keys whose texts are Markdown in Pointed as well.
const PROSE: [&str; 3] = ["summary", "highlights", "details"];

/// Takes Markdown out of the fields that hold plain words, and the address out of the first link
/// among them.
pub(in crate::import) fn tidy(mut entry: Map<String, Value>) -> Map<String, Value> {
    let mut address = None;
    for (key, value) in &mut entry {
        if PROSE.contains(&key.as_str()) {
            continue;
        }
        match value {
            Value::String(text) if key == "doi" => {
                let bare = text.trim().trim_start_matches("doi:").trim();
                if bare.starts_with("10.") {
                    *text = format!("https://doi.org/{bare}");
                }
            }
            Value::String(text) => {
                let (words, url) = markdown::words(text);
                *text = words;
                address = address.or(url);
            }
            Value::Array(texts) => {
                for text in texts.iter_mut() {
                    if let Value::String(text) = text {
                        *text = markdown::words(text).0;
                    }
                }
            }
            _ => {}
        }
    }
    let has_address = ["url", "doi", "website"]
        .iter()
        .any(|key| entry.get(*key).is_some_and(|value| !value.is_null()));
    if let Some(address) = address.filter(|_| !has_address) {
        entry.insert("url".to_owned(), Value::from(address));
    }
    entry
}
