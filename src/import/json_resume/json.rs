//! JSON as a value in the order of its file, in which no key is lost when it is given twice.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::import::error::ImportError;
use crate::source::position;

/// Reads a text as JSON.
///
/// # Errors
/// Says where the text stops being JSON, and how to mend it.
pub(super) fn read(text: &str, name: &str) -> Result<Value, ImportError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(ImportError {
            name: name.to_owned(),
            at: None,
            message: "the file is empty".to_owned(),
            help: "export the résumé once more".to_owned(),
        });
    }
    let Whole(value) = serde_json::from_str(text).map_err(|fault| explain(text, name, &fault))?;
    Ok(value)
}

/// A JSON value that keeps what `serde_json`'s own drops: the first of two values of one key.
pub(in crate::import) struct Whole(pub(in crate::import) Value);

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WholeVisitor).map(Whole)
    }
}

struct WholeVisitor;

impl<'de> Visitor<'de> for WholeVisitor {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Value, A::Error> {
        let mut array = Vec::new();
        while let Some(Whole(value)) = values.next_element()? {
            array.push(value);
        }
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some((key, Whole(value))) = entries.next_entry::<String, Whole>()? {
            // As in every other reader of JSON the last one counts; the others stay under a name
            // of their own, so that they end as comments.
            if let Some(earlier) = map.insert(key.clone(), value) {
                let kept = (1..)
                    .map(|number: u32| format!("{key} (given again, {number})"))
                    .find(|name| !map.contains_key(name))
                    .expect("numbers do not end");
                map.insert(kept, earlier);
            }
        }
        Ok(Value::Object(map))
    }
}

fn explain(text: &str, name: &str, fault: &serde_json::Error) -> ImportError {
    let before: usize = text
        .split_inclusive('\n')
        .take(fault.line().saturating_sub(1))
        .map(str::len)
        .sum();
    // serde_json counts bytes.
    let mut offset = (before + fault.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let said = fault.to_string();
    let (message, help) = REASONS
        .into_iter()
        .find(|(words, _, _)| said.contains(words))
        .map_or_else(
            || (format!("not JSON: {said}"), "mend the file at this place"),
            |(_, message, help)| (message.to_owned(), help),
        );
    ImportError {
        name: name.to_owned(),
        at: Some(position(text, offset)),
        message,
        help: help.to_owned(),
    }
}

/// What serde_json says, what we say, and the cure.
const REASONS: [(&str, &str, &str); 14] = [
    (
        "EOF while",
        "the file ends too early",
        "is a quote or a bracket left open? or is the file cut off?",
    ),
    (
        "trailing comma",
        "a comma before the end of a list",
        "take out the comma before this place",
    ),
    (
        "expected `,` or",
        "a comma is missing before this place",
        "put a comma after the value before it",
    ),
    (
        "expected `:`",
        "a colon is missing after a key",
        "write keys as `\"key\": value`",
    ),
    (
        "key must be a string",
        "a key without quotes",
        "write keys in double quotes: `\"work\": …`",
    ),
    (
        "control character",
        "a line break inside a text",
        "write it as `\\n`, or close the quote before it",
    ),
    (
        "invalid escape",
        "a backslash that means nothing",
        "write `\\\\` for a backslash",
    ),
    (
        "trailing characters",
        "text after the end",
        "a résumé is one `{ … }`; take out what follows it",
    ),
    (
        "recursion limit",
        "nested deeper than 128 levels",
        "a résumé needs no more than six; flatten it",
    ),
    (
        "hex escape",
        "half a character",
        "write the character itself in place of `\\u…`",
    ),
    (
        "invalid unicode code point",
        "half a character",
        "write the character itself in place of `\\u…`",
    ),
    (
        "number out of range",
        "a number too large to read",
        "write it in quotes",
    ),
    (
        "invalid number",
        "a number that is none",
        "write it in quotes",
    ),
    (
        "expected value",
        "no JSON value",
        "comments, single quotes and `undefined` are no JSON",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        read(text, "resume.json").expect_err("no JSON").to_string()
    }

    #[test]
    fn a_fault_has_a_place_and_a_reason() {
        for (text, expected) in [
            (
                "{\n  \"a\": \"ü\" \"b\": 1\n}",
                "resume.json:2:12: a comma is missing before this place",
            ),
            (
                "{\"a\": [1,]}",
                "resume.json:1:10: a comma before the end of a list",
            ),
            (
                "{\"a\": 1,}",
                "resume.json:1:9: a comma before the end of a list",
            ),
            ("{a: 1}", "resume.json:1:2: a key without quotes"),
            (
                "{\"a\" 1}",
                "resume.json:1:6: a colon is missing after a key",
            ),
            ("{\"a\": 1", "resume.json:1:7: the file ends too early"),
            (
                "{\"a\": \"x\r\ny\"}",
                "resume.json:1:9: a line break inside a text",
            ),
            ("{\"a\": 'x'}", "resume.json:1:7: no JSON value"),
            ("{} {}", "resume.json:1:4: text after the end"),
            (
                "{\"a\": \"\\q\"}",
                "resume.json:1:9: a backslash that means nothing",
            ),
            (
                "\u{feff}[\n1 2]",
                "resume.json:2:3: a comma is missing before this place",
            ),
            (" \n", "resume.json: the file is empty"),
        ] {
            assert_eq!(fault(text), expected, "{text}");
        }
        assert!(fault(&"[".repeat(4_000)).ends_with("nested deeper than 128 levels"));
        assert!(fault("{\"a\": \"\\ud800\"}").ends_with("half a character"));
        assert!(fault("[1e999]").ends_with("a number too large to read"));
    }

    #[test]
    fn a_key_given_twice_loses_nothing() {
        let value = read("{\"a\": 1, \"b\": 2, \"a\": 3, \"a\": 4}", "x").expect("JSON");
        let expected = "{\"a\":4,\"b\":2,\"a (given again, 1)\":1,\"a (given again, 2)\":3}";
        assert_eq!(value.to_string(), expected);
    }
}
