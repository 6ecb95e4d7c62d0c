//! Reactive Resume: sections with a title and items, in the shapes of its versions 4 and 5.
//!
//! See <https://docs.rxresu.me>. All texts in it are HTML.

use serde_json::{Map, Value};

use crate::import::note::Note;
use crate::import::resume::section::{Resume, Section, section};

/// Sections by their keys.
const SECTIONS: [(&str, Section); 11] = [
    ("experience", Section::Work),
    ("education", Section::Education),
    ("volunteer", Section::Volunteer),
    ("projects", Section::Projects),
    ("publications", Section::Publications),
    ("awards", Section::Awards),
    ("certifications", Section::Certificates),
    ("skills", Section::Skills),
    ("languages", Section::Languages),
    ("interests", Section::Interests),
    ("references", Section::References),
];

/// How a section or an item looks on its sheet, and its number in the program's database.
const LOOKS: [&str; 9] = [
    "id",
    "icon",
    "iconColor",
    "columns",
    "separateLinks",
    "visible",
    "hidden",
    "options",
    "showLinkInTitle",
];

/// Whether an object is in this format: its sections hold items.
pub(super) fn is_reactive(root: &Map<String, Value>) -> bool {
    let sections = root.get("sections").and_then(Value::as_object);
    root.get("basics").is_some_and(Value::is_object)
        && sections.is_some_and(|sections| {
            SECTIONS.iter().any(|(key, _)| {
                let items = sections.get(*key).and_then(|section| section.get("items"));
                items.is_some_and(Value::is_array)
            })
        })
}

/// Sorts a file into sections.
pub(super) fn sections(mut root: Map<String, Value>) -> Resume {
    let mut resume = Resume::default();
    let mut sections = match root.shift_remove("sections") {
        Some(Value::Object(sections)) => sections,
        _ => Map::new(),
    };
    let basics = basics(&mut root, &mut sections, &mut resume);
    let basics = (Section::Basics, "basics".to_owned(), Value::Object(basics));
    resume.sections.push(basics);
    for (key, kind) in SECTIONS {
        if let Some(items) = items(&mut sections, key) {
            let items = items.into_iter().map(|item| item_of(item, kind)).collect();
            let path = format!("sections.{key}.items");
            resume.sections.push((kind, path, items));
        }
    }
    own_sections(&mut root, &mut sections, &mut resume);
    for key in ["metadata", "version", "defaults"] {
        if root.shift_remove(key).is_some() {
            resume.unread.push((key.to_owned(), Note::OfTheExport));
        }
    }
    let rest = sections.into_iter().filter_map(|(key, value)| {
        let value = without_looks(value);
        (!is_empty_section(&value)).then(|| (format!("sections.{key}"), value))
    });
    resume.others.extend(rest);
    resume.others.extend(root);
    resume
}

/// Who it is, with the accounts and the summary that stand elsewhere.
fn basics(
    root: &mut Map<String, Value>,
    sections: &mut Map<String, Value>,
    resume: &mut Resume,
) -> Map<String, Value> {
    let mut basics = match root.shift_remove("basics") {
        Some(Value::Object(basics)) => basics,
        _ => Map::new(),
    };
    for key in ["url", "website"] {
        if let Some(address) = basics.get_mut(key) {
            *address = address_of(address.take());
        }
    }
    let picture = root.shift_remove("picture");
    if let Some(picture) = basics.shift_remove("picture").or(picture) {
        let address = picture.get("url").cloned().unwrap_or_default();
        basics.insert("picture".to_owned(), address);
    }
    if let Some(Value::Array(fields)) = basics.get_mut("customFields") {
        for field in fields {
            *field = without_looks(field.take());
        }
    }
    let (summary, path) = match root.shift_remove("summary") {
        Some(summary) => (Some(summary), "summary.content"),
        None => (sections.shift_remove("summary"), "sections.summary.content"),
    };
    if let Some(content) = summary.as_ref().and_then(|summary| summary.get("content")) {
        resume.paths.insert("summary".to_owned(), path.to_owned());
        basics.insert("summary".to_owned(), content.clone());
    }
    if let Some(profiles) = items(sections, "profiles") {
        let path = "sections.profiles.items".to_owned();
        resume.paths.insert("profiles".to_owned(), path);
        let profiles = profiles
            .into_iter()
            .map(|item| item_of(item, Section::Basics));
        basics.insert("profiles".to_owned(), profiles.collect());
    }
    basics
}

/// Sections that the person named; in version 4 they stand among the others.
fn own_sections(
    root: &mut Map<String, Value>,
    sections: &mut Map<String, Value>,
    resume: &mut Resume,
) {
    let mut own = Vec::new();
    if let Some(Value::Object(named)) = sections.shift_remove("custom") {
        let named = named.into_iter();
        own.extend(named.map(|(key, value)| (format!("sections.custom.{key}"), value)));
    }
    if let Some(Value::Array(listed)) = root.shift_remove("customSections") {
        let listed = listed.into_iter().enumerate();
        own.extend(listed.map(|(at, value)| (format!("customSections[{at}]"), value)));
    }
    for (path, mut value) in own {
        let title = ["name", "title", "type"]
            .iter()
            .find_map(|key| section(value.get(*key)?.as_str()?));
        let items = value.get_mut("items").map(Value::take);
        match (title, items) {
            (Some(kind), Some(Value::Array(items))) => {
                let items = items.into_iter().map(|item| item_of(item, kind)).collect();
                resume.sections.push((kind, format!("{path}.items"), items));
            }
            (_, items) => {
                if let (Some(Value::Array(items)), Value::Object(section)) = (items, &mut value) {
                    let items = items.into_iter().map(without_looks).collect();
                    section.insert("items".to_owned(), items);
                }
                resume.others.push((path, without_looks(value)));
            }
        }
    }
}

/// The items of a section, which is taken out.
fn items(sections: &mut Map<String, Value>, key: &str) -> Option<Vec<Value>> {
    let is_list = |section: &Value| section.get("items").is_some_and(Value::is_array);
    sections.get(key).filter(|section| is_list(section))?;
    match sections.shift_remove(key)?.get_mut("items")?.take() {
        Value::Array(items) => Some(items),
        _ => None,
    }
}

/// An item in the words of JSON Resume, where both have the field.
fn item_of(item: Value, section: Section) -> Value {
    let Value::Object(item) = without_looks(item) else {
        return Value::Null;
    };
    let has_summary = item
        .get("summary")
        .and_then(Value::as_str)
        .is_some_and(|text| !text.is_empty());
    let renamed = item.into_iter().map(|(key, value)| {
        let name = match (key.as_str(), section) {
            ("url" | "website", _) => return ("url".to_owned(), address_of(value)),
            ("school", _) => "institution",
            ("degree", _) => "studyType",
            ("grade", _) => "score",
            ("period", _) => "date",
            ("description", Section::Languages) => "fluency",
            // In version 4 the post of who says it; in version 5 what is said.
            ("description", Section::References) if has_summary => "position",
            ("description", Section::Awards | Section::Certificates | Section::References)
            | ("description", Section::Work | Section::Volunteer | Section::Education) => "summary",
            (key, _) => key,
        };
        (name.to_owned(), value)
    });
    let mut entry = Map::new();
    for (name, value) in renamed {
        // A second value of one name stays beside the first one.
        match entry.contains_key(&name) {
            false => drop(entry.insert(name, value)),
            true => drop(entry.insert(format!("{name} 2"), value)),
        }
    }
    if matches!(
        section,
        Section::Work | Section::Volunteer | Section::Projects
    ) {
        list_apart(&mut entry);
    }
    // Its bars run from 1 to 5 and say nothing to a reader; 0 draws none.
    if entry.get("level").and_then(Value::as_i64) == Some(0) {
        entry.shift_remove("level");
    }
    if section == Section::Languages && entry.get("fluency").is_some() {
        entry.shift_remove("level");
    }
    Value::Object(entry)
}

/// A text that is a list is what came out of the work, a line each.
fn list_apart(entry: &mut Map<String, Value>) {
    for key in ["summary", "description"] {
        let list = entry.get(key).and_then(Value::as_str).and_then(|text| {
            let inside = text.trim().strip_prefix("<ul>")?.strip_suffix("</ul>")?;
            (!inside.contains("<ul") && !inside.contains("<ol")).then_some(inside)
        });
        let Some(list) = list else { continue };
        let lines = list
            .split("</li>")
            .map(|line| line.trim())
            .filter_map(|line| line.strip_prefix("<li>"))
            .map(Value::from)
            .collect();
        entry.shift_remove(key);
        entry.insert("highlights".to_owned(), lines);
        return;
    }
}

/// `{"label": "Home", "href": "https://…"}` as the address.
fn address_of(value: Value) -> Value {
    let address = ["href", "url"].iter().find_map(|key| value.get(*key));
    match (address, &value) {
        (Some(address), _) => address.clone(),
        (None, Value::Object(_)) => Value::Null,
        _ => value,
    }
}

/// A value without what says how it looks; that something is hidden stays.
fn without_looks(value: Value) -> Value {
    let Value::Object(mut map) = value else {
        return value;
    };
    let hides = |key: &str, value: &Value| {
        key == "visible" && *value == Value::Bool(false)
            || key == "hidden" && *value == Value::Bool(true)
    };
    map.retain(|key, value| !LOOKS.contains(&key.as_str()) || hides(key, value));
    Value::Object(map)
}

/// A section that has a title only.
fn is_empty_section(value: &Value) -> bool {
    value.as_object().is_some_and(|map| {
        map.iter().all(|(key, value)| {
            ["name", "title"].contains(&key.as_str()) || value.as_array().is_some_and(Vec::is_empty)
        })
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_format_is_known_by_the_items_of_its_sections() {
        for (root, expected) in [
            (
                json!({"basics": {}, "sections": {"skills": {"items": []}}}),
                true,
            ),
            (json!({"basics": {}, "sections": {"skills": []}}), false),
            (json!({"sections": {"skills": {"items": []}}}), false),
            (json!({"basics": {}, "sections": 1}), false),
        ] {
            let root = root.as_object().expect("an object");
            assert_eq!(is_reactive(root), expected);
        }
    }
}
