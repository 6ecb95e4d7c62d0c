//! JSON values as texts and dates, whatever type they came in.

use serde_json::Value;

use crate::import::resume::section::bare;
use crate::import::resume::translation::is_empty;

/// A scalar as text; a list of scalars with commas; an object by the one text in it.
pub(super) fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(values) => {
            let texts: Option<Vec<String>> = values
                .iter()
                .filter(|value| !is_empty(value))
                .map(|value| match value {
                    Value::String(_) | Value::Number(_) => text_of(value),
                    _ => None,
                })
                .collect();
            let texts = texts?;
            let is_sentence =
                |text: &String| text.contains('\n') || text.len() > 60 || text.ends_with('.');
            let are_sentences = texts.iter().any(is_sentence);
            Some(texts.join(if are_sentences { "\n\n" } else { ", " }))
        }
        Value::Object(map) => {
            const TELLING: [&str; 9] = [
                "text",
                "description",
                "summary",
                "name",
                "title",
                "value",
                "content",
                "highlight",
                "label",
            ];
            let mut said = map.iter().filter(|(_, value)| !is_empty(value));
            let (key, value) = said.next()?;
            let is_only = said.next().is_none() && TELLING.contains(&bare(key).as_str());
            value.as_str().filter(|_| is_only).map(str::to_owned)
        }
        Value::Null | Value::Bool(_) => None,
    }
}

/// A date as text: also `{"year": 2019, "month": 6}`.
pub(super) fn date_text(value: &Value) -> Option<String> {
    let Value::Object(map) = value else {
        return text_of(value);
    };
    let number = |name: &str| {
        map.get(name)
            .filter(|part| !is_empty(part))
            .and_then(text_of)
    };
    let known = map
        .keys()
        .all(|key| ["year", "month", "day"].contains(&key.as_str()));
    let parts: Vec<String> = ["year", "month", "day"]
        .into_iter()
        .map_while(number)
        .collect();
    (known && !parts.is_empty()).then(|| parts.join("-"))
}

/// One list a language, turned into one list of texts with languages.
pub(super) fn by_place(map: serde_json::Map<String, Value>) -> Vec<Value> {
    let lists: Vec<(String, Vec<Value>)> = map
        .into_iter()
        .map(|(tag, value)| match value {
            Value::Array(values) => (tag, values),
            other => (tag, vec![other]),
        })
        .collect();
    let longest = lists
        .iter()
        .map(|(_, values)| values.len())
        .max()
        .unwrap_or(0);
    let at = |place: usize| {
        let value =
            |(tag, values): &(String, Vec<Value>)| Some((tag.clone(), values.get(place)?.clone()));
        let versions: serde_json::Map<String, Value> = lists.iter().filter_map(value).collect();
        let mut distinct: Vec<&Value> = versions.values().collect();
        distinct.dedup();
        match (distinct.as_slice(), versions.len() == lists.len()) {
            ([same], true) => (*same).clone(),
            _ => Value::Object(versions),
        }
    };
    (0..longest).map(at).collect()
}
