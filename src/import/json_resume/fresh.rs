//! FRESH, the format of HackMyResume: other sections, and histories inside of them.
//!
//! See <https://github.com/fresh-standard/fresh-resume-schema>. All texts in it are Markdown.

use serde_json::{Map, Value};

use crate::import::note::Note;
use crate::import::resume::markdown_fields;
use crate::import::resume::section::{Resume, Section};

/// Sections by their keys; where the entries are in a list inside, by its key.
const SECTIONS: [(&str, &str, Section); 17] = [
    ("employment", "history", Section::Work),
    ("education", "history", Section::Education),
    ("service", "history", Section::Volunteer),
    ("affiliation", "history", Section::Memberships),
    ("governance", "", Section::Memberships),
    ("extracurricular", "", Section::Memberships),
    ("projects", "", Section::Projects),
    ("samples", "", Section::Projects),
    ("writing", "", Section::Publications),
    ("speaking", "", Section::Talks),
    ("recognition", "", Section::Awards),
    ("skills", "sets", Section::Skills),
    ("skills", "list", Section::Skills),
    ("languages", "", Section::Languages),
    ("interests", "", Section::Interests),
    ("testimonials", "", Section::References),
    ("references", "", Section::References),
];

/// Whether an object is in this format: it says so, or has a history below a key of its own.
pub(super) fn is_fresh(root: &Map<String, Value>) -> bool {
    let format = root.get("meta").and_then(|meta| meta.get("format"));
    let says_so = format.and_then(Value::as_str).is_some_and(|format| {
        let format = format.to_uppercase();
        format.starts_with("FRESH")
    });
    let has_history = ["employment", "service", "affiliation"].iter().any(|key| {
        let history = root.get(*key).and_then(|section| section.get("history"));
        history.is_some_and(Value::is_array)
    });
    says_so || has_history
}

/// Sorts a file into sections.
pub(super) fn sections(mut root: Map<String, Value>) -> Resume {
    let mut resume = Resume::default();
    let mut basics = Map::new();
    // The parts of `basics` stand at the top and in two objects.
    for key in ["name", "location", "social"] {
        if let Some(value) = root.shift_remove(key) {
            resume.paths.insert(key.to_owned(), key.to_owned());
            basics.insert(key.to_owned(), value);
        }
    }
    for object in ["info", "contact"] {
        let Some(Value::Object(values)) = root.shift_remove(object) else {
            continue;
        };
        for (key, value) in values {
            let name = match key.as_str() {
                "brief" => "summary",
                key => key,
            };
            let path = format!("{object}.{key}");
            resume.paths.insert(name.to_owned(), path);
            basics.insert(name.to_owned(), value);
        }
    }
    if !basics.is_empty() {
        let section = (Section::Basics, String::new(), Value::Object(basics));
        resume.sections.push(section);
    }
    for (key, inner, section) in SECTIONS {
        let (path, value) = match (root.get_mut(key), inner) {
            (Some(Value::Object(object)), inner) if !inner.is_empty() => {
                let Some(list) = object.shift_remove(inner) else {
                    continue;
                };
                (format!("{key}.{inner}"), list)
            }
            (Some(Value::Array(_)), _) => {
                (key.to_owned(), root.shift_remove(key).unwrap_or_default())
            }
            _ => continue,
        };
        let entries = match value {
            Value::Array(entries) => entries,
            other => vec![other],
        };
        let normalized = entries.into_iter().enumerate().map(|(index, entry)| {
            entry_of(key, entry, &format!("{path}[{index}]"), &mut resume.unread)
        });
        let normalized = Value::Array(normalized.collect());
        resume.sections.push((section, path, normalized));
    }
    if let Some(meta) = root.shift_remove("meta") {
        resume
            .sections
            .push((Section::Meta, "meta".to_owned(), meta));
    }
    resume.others.extend(root);
    resume
}

fn entry_of(section: &str, entry: Value, path: &str, unread: &mut Vec<(String, Note)>) -> Value {
    let Value::Object(mut entry) = entry else {
        return entry;
    };
    entry = markdown_fields::tidy(entry);
    match section {
        "writing" => flatten_publisher(&mut entry),
        // What somebody does is the membership, what they are there the role.
        "extracurricular" => {
            let activity = entry.get("activity").and_then(Value::as_str);
            if activity.is_some_and(|activity| !activity.trim().is_empty()) {
                let role = entry.shift_remove("title").unwrap_or_default();
                let activity = entry.shift_remove("activity").unwrap_or_default();
                entry.insert("name".to_owned(), activity);
                entry.insert("role".to_owned(), role);
            }
        }
        // Phone numbers of other people.
        "references" if entry.shift_remove("contact").is_some() => {
            unread.push((format!("{path}.contact"), Note::Closed));
        }
        _ => {}
    }
    Value::Object(entry)
}

/// `"publisher": {"name": …, "url": …}` as the name; the address is the publisher's, not the text's.
fn flatten_publisher(entry: &mut Map<String, Value>) {
    let Some(Value::Object(publisher)) = entry.get_mut("publisher") else {
        return;
    };
    let url = publisher.shift_remove("url");
    if let (Some(name), true) = (publisher.shift_remove("name"), publisher.is_empty()) {
        entry.insert("publisher".to_owned(), name);
        entry.extend(url.map(|url| ("publisher_url".to_owned(), url)));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_format_is_known_by_its_histories() {
        for (root, expected) in [
            (json!({"meta": {"format": "FRESH@0.6.0"}}), true),
            (json!({"employment": {"history": []}}), true),
            (json!({"employment": [{}]}), false),
            (json!({"basics": {}, "work": []}), false),
        ] {
            let root = root.as_object().expect("an object");
            assert_eq!(is_fresh(root), expected);
        }
    }
}
