//! Several languages in one file: `{"en": {…}, "de": {…}}` around the whole, around a section, or
//! at a value. Afterwards only texts and lists of texts have languages, as in Pointed's sources.

use serde_json::{Map, Value};

use crate::import::tongue;
use crate::text::language::Language;

/// Moves every language map down to the texts.
pub(in crate::import) fn at_the_texts(value: Value) -> Value {
    match value {
        Value::Array(values) => Value::Array(values.into_iter().map(at_the_texts).collect()),
        Value::Object(map) => {
            let is_versions = is_language_map(&map);
            let map: Map<String, Value> = map
                .into_iter()
                .map(|(key, value)| (key, at_the_texts(value)))
                .collect();
            match is_versions && !map.values().all(is_text) {
                true => merge(map.into_iter().collect()),
                false => Value::Object(map),
            }
        }
        scalar => scalar,
    }
}

/// A whole file once a language, perhaps with keys beside that hold for all of them.
pub(in crate::import) fn whole_file(root: Map<String, Value>) -> Map<String, Value> {
    let is_version =
        |(key, value): &(&String, &Value)| language(key).is_some() && value.is_object();
    if !root.iter().any(|entry| is_version(&entry)) {
        return root;
    }
    let is_other_version = |key: &str, value: &Value| tongue::is_tag(key) && value.is_object();
    let (versions, shared): (Vec<_>, Vec<_>) = root
        .into_iter()
        .partition(|(key, value)| is_other_version(key, value));
    let mut whole = match merge(versions) {
        Value::Object(map) => map,
        _ => Map::new(),
    };
    for (key, value) in shared {
        let key = if whole.contains_key(&key) {
            format!("{key} (for all languages)")
        } else {
            key
        };
        whole.insert(key, value);
    }
    whole
}

/// The language of a key such as `en`, `de-AT` or `DE`.
pub(in crate::import) fn language(key: &str) -> Option<Language> {
    Language::parse(key.split(['-', '_']).next().unwrap_or_default())
}

/// Whether the keys are languages, and one of them is a language that Pointed writes.
pub(super) fn is_language_map(map: &Map<String, Value>) -> bool {
    map.keys().all(|key| tongue::is_tag(key)) && map.keys().any(|key| language(key).is_some())
}

/// Whether a value says nothing.
pub(in crate::import) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(values) => values.iter().all(is_empty),
        Value::Object(map) => map.values().all(is_empty),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// How many facts two entries share: keys with the same scalar under them.
pub(super) fn shared_facts(one: &Value, other: &Value) -> usize {
    let (Value::Object(one), Value::Object(other)) = (one, other) else {
        return usize::from(one == other && !is_empty(one));
    };
    let same = |(key, value): &(&String, &Value)| {
        // A flag says nothing by which two entries could be known as one.
        !is_empty(value)
            && !value.is_array()
            && !value.is_object()
            && !value.is_boolean()
            && other.get(*key) == Some(value)
    };
    one.iter().filter(same).count()
}

fn is_text(value: &Value) -> bool {
    match value {
        Value::Array(values) => values
            .iter()
            .all(|value| !value.is_array() && !value.is_object()),
        Value::Object(_) => false,
        _ => true,
    }
}

/// One value out of the versions of several languages.
fn merge(mut versions: Vec<(String, Value)>) -> Value {
    versions.retain(|(_, value)| !is_empty(value));
    let Some((_, first)) = versions.first() else {
        return Value::Null;
    };
    if versions.len() > 1 && versions.iter().all(|(_, value)| value == first) {
        return first.clone();
    }
    if versions.iter().all(|(_, value)| value.is_object()) {
        return merge_objects(versions);
    }
    if versions
        .iter()
        .all(|(_, value)| value.is_array() && !is_text(value))
    {
        return merge_arrays(versions);
    }
    Value::Object(versions.into_iter().collect())
}

fn merge_objects(versions: Vec<(String, Value)>) -> Value {
    let mut keys: Vec<String> = Vec::new();
    for (_, version) in &versions {
        for key in version.as_object().into_iter().flat_map(Map::keys) {
            if !keys.contains(key) {
                keys.push(key.clone());
            }
        }
    }
    let at = |key: &str| {
        let value =
            |(tag, version): &(String, Value)| Some((tag.clone(), version.get(key)?.clone()));
        merge(versions.iter().filter_map(value).collect())
    };
    Value::Object(
        keys.into_iter()
            .map(|key| (key.clone(), at(&key)))
            .collect(),
    )
}

/// Entries are matched by the facts they share (dates, addresses, names), then by their places
/// when the lists are of one length. What has no counterpart stands alone.
fn merge_arrays(versions: Vec<(String, Value)>) -> Value {
    let same_length = {
        let mut lengths = versions
            .iter()
            .map(|(_, value)| value.as_array().map_or(0, Vec::len));
        let first = lengths.next();
        lengths.all(|length| Some(length) == first)
    };
    let mut merged: Vec<Vec<(String, Value)>> = Vec::new();
    for (tag, version) in versions {
        let Value::Array(entries) = version else {
            continue;
        };
        let mut free: Vec<bool> = vec![true; merged.len()];
        for (index, entry) in entries.into_iter().enumerate() {
            let best = (0..free.len())
                .filter(|at| free[*at])
                .map(|at| {
                    (
                        shared_facts(&merged[at][0].1, &entry),
                        usize::from(at == index),
                        at,
                    )
                })
                .filter(|(facts, same_place, _)| *facts > 0 || (same_length && *same_place == 1))
                .max_by_key(|(facts, same_place, at)| (*facts, *same_place, usize::MAX - at));
            match best {
                Some((_, _, at)) => {
                    free[at] = false;
                    merged[at].push((tag.clone(), entry));
                }
                None => merged.push(vec![(tag.clone(), entry)]),
            }
        }
    }
    Value::Array(merged.into_iter().map(merge).collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn whole(value: Value) -> Value {
        let Value::Object(map) = value else {
            panic!("an object")
        };
        at_the_texts(Value::Object(whole_file(map)))
    }

    #[test]
    fn facts_are_said_once_and_texts_once_a_language() {
        let file = json!({
            "en": {"basics": {"name": "Mara", "label": "Planner", "url": ""},
                   "work": [{"name": "Elbe Rail", "startDate": "2019", "highlights": ["a", "b"]}]},
            "de": {"basics": {"name": "Mara", "label": "Planerin", "url": "https://a.example"},
                   "work": [{"name": "Elbe Rail", "startDate": "2019", "highlights": ["c"]}]},
            "meta": {"version": "v1"}
        });
        let expected = json!({
            "basics": {"name": "Mara", "label": {"en": "Planner", "de": "Planerin"},
                       "url": {"de": "https://a.example"}},
            "work": [{"name": "Elbe Rail", "startDate": "2019",
                      "highlights": {"en": ["a", "b"], "de": ["c"]}}],
            "meta": {"version": "v1"}
        });
        assert_eq!(whole(file), expected);
    }

    #[test]
    fn entries_find_their_counterpart_by_facts() {
        let file = json!({
            "en": {"work": [{"startDate": "2019", "position": "Head"}, {"startDate": "2015", "position": "Planner"}]},
            "de": {"work": [{"startDate": "2015", "position": "Planerin"}, {"startDate": "2019", "position": "Leiterin"}]}
        });
        let expected = json!({"work": [
            {"startDate": "2019", "position": {"en": "Head", "de": "Leiterin"}},
            {"startDate": "2015", "position": {"en": "Planner", "de": "Planerin"}}
        ]});
        assert_eq!(whole(file), expected);
    }

    #[test]
    fn a_section_may_have_languages_too() {
        let value = json!({"basics": {"en": {"label": "Planner"}, "de": {"label": "Planerin"}}});
        let expected = json!({"basics": {"label": {"en": "Planner", "de": "Planerin"}}});
        assert_eq!(at_the_texts(value), expected);
        let plain = json!({"basics": {"name": "Mara"}});
        assert_eq!(at_the_texts(plain.clone()), plain);
    }
}
