//! `languages`: names become tags; words on fluency become levels where they state one.

use serde_json::Value;

use crate::import::note::Note;
use crate::import::resume::entry::Entry;
use crate::import::sheet::Sheet;
use crate::import::tongue;

const NAME: &[&str] = &["language", "name", "sprache", "title"];
const FLUENCY: &[&str] = &["fluency", "level", "proficiency", "niveau", "stufe", "cefr"];

/// Writes one language; tags that were written before are not written again.
pub(super) fn write(mut entry: Entry<'_>, sheet: &mut Sheet, known: &mut Vec<&'static str>) {
    let name = entry.raw(NAME);
    let fluency = entry.raw(FLUENCY);
    let text = name
        .as_ref()
        .map(|(_, value)| words_of(value))
        .unwrap_or_default();
    let Some((tag, rest)) = split(&text).filter(|(tag, _)| !known.contains(tag)) else {
        sheet.space();
        let note = match split(&text) {
            Some(_) => Note::Repeated,
            None => Note::UnknownTongue,
        };
        for (path, value) in name.into_iter().chain(fluency) {
            entry.leave(&path, &value, &note);
        }
        return entry.finish(sheet);
    };
    known.push(tag);
    sheet.entry("language");
    sheet.set("tag", tag);
    let path = name.map(|(path, _)| path).unwrap_or_default();
    entry
        .context
        .row(&path, Some("language.tag".to_owned()), None);
    // `German (C1)` says both in one.
    let fluency = fluency.or_else(|| Some((path, Value::from(rest))).filter(|_| !rest.is_empty()));
    if let Some((path, value)) = fluency {
        match tongue::level(&words_of(&value)) {
            Some(level) => {
                sheet.set("level", level.name());
                entry
                    .context
                    .row(&path, Some("language.level".to_owned()), None);
            }
            None => {
                let suggested = tongue::suggested(&words_of(&value));
                entry.leave(
                    &path,
                    &value,
                    &suggested.map_or(Note::NoLevel, Note::LevelSuggested),
                );
            }
        }
    }
    entry.finish(sheet);
}

/// A text, or all of its versions.
fn words_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Object(map) => map
            .values()
            .filter_map(Value::as_str)
            .map(str::trim)
            .collect::<Vec<_>>()
            .join(" / "),
        _ => String::new(),
    }
}

/// The language at the start of a text, and what is said about it.
fn split(text: &str) -> Option<(&'static str, &str)> {
    if let Some(tag) = tongue::tag(text) {
        return Some((tag, ""));
    }
    [" (", ":", " - ", " – ", " / ", ","]
        .into_iter()
        .find_map(|between| {
            let (name, rest) = text.split_once(between)?;
            Some((tongue::tag(name)?, rest.trim().trim_end_matches(')')))
        })
}
