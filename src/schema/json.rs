//! JSON Schema, draft 7: the newest that the editors' TOML servers read throughout.

use serde_json::{Map, Value, json};

use crate::parse::shape::{Field, Kind, Shape, Table};
use crate::schema::{Document, describe};
use crate::text::language::Language;

/// The schema of a kind of file, as JSON on one line.
pub fn json(document: Document) -> String {
    let schema = schema(document);
    let text = serde_json::to_string(&schema).expect("keys are strings");
    text + "\n"
}

fn schema(document: Document) -> Value {
    let shape: Shape = document.shape();
    let title = match document {
        Document::Settings => "pointed.toml: how a Pointed site is built and checked".to_owned(),
        Document::Profile => "profile.toml: the facts of a Pointed site".to_owned(),
        Document::FrontMatter(_) => format!("the front matter of a {}", document.name()),
    };
    let (root, others) = shape.tables.split_first().expect("a file is a table");
    let mut schema = Map::new();
    schema.insert(
        "$schema".into(),
        json!("http://json-schema.org/draft-07/schema#"),
    );
    schema.insert("title".into(), json!(title));
    schema.extend(table(root));
    let mut definitions = Map::new();
    for other in others {
        definitions.insert(key(other.name), Value::Object(table(other)));
    }
    definitions.insert("date".into(), date());
    definitions.insert("localized".into(), localized(json!({ "type": "string" })));
    let lines = json!({ "type": "array", "items": { "type": "string" } });
    definitions.insert("localized-list".into(), localized(lines));
    schema.insert("definitions".into(), Value::Object(definitions));
    Value::Object(schema)
}

/// `[[organisation.role]]` is `organisation.role` among the definitions.
fn key(table: &str) -> String {
    table.trim_matches(['[', ']', '`']).replace(' ', "-")
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}

fn table(table: &Table) -> Map<String, Value> {
    let mut properties = Map::new();
    for field in &table.fields {
        properties.insert(field.key.into(), property(table.name, field));
    }
    let required = table.fields.iter().filter(|field| field.required);
    let required: Vec<&str> = required.map(|field| field.key).collect();
    let mut schema = Map::new();
    schema.insert("type".into(), json!("object"));
    schema.insert("properties".into(), Value::Object(properties));
    if !required.is_empty() {
        schema.insert("required".into(), json!(required));
    }
    schema.insert("additionalProperties".into(), json!(false));
    schema
}

fn property(table: &str, field: &Field) -> Value {
    let mut property = match kind(&field.kind) {
        // Draft 7 ignores what stands beside a `$ref`.
        Value::Object(schema) if schema.contains_key("$ref") => {
            Map::from_iter([("allOf".to_owned(), json!([schema]))])
        }
        Value::Object(schema) => schema,
        _ => Map::new(),
    };
    if let Some(description) = describe(table, field.key) {
        property.insert("description".into(), json!(description.text));
        let line = format!("example = {}", description.example);
        if let Ok(mut example) = toml::from_str::<Map<String, Value>>(&line) {
            let example = example.remove("example");
            property.insert("examples".into(), json!([example]));
        }
    }
    Value::Object(property)
}

fn kind(kind: &Kind) -> Value {
    let texts = json!({ "type": "array", "items": { "type": "string" } });
    match kind {
        Kind::Text | Kind::Reference | Kind::Url => json!({ "type": "string" }),
        Kind::Texts | Kind::References => texts,
        Kind::Id => json!({ "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" }),
        Kind::Localized => reference("localized"),
        Kind::LocalizedList => reference("localized-list"),
        Kind::Boolean => json!({ "type": "boolean" }),
        Kind::Count => json!({ "type": "integer", "minimum": 0 }),
        Kind::Number => json!({ "type": "number" }),
        // A word such as `present` is a text, like a date in quotes.
        Kind::Date | Kind::End => reference("date"),
        Kind::Choice(words) => json!({ "type": "string", "enum": words }),
        Kind::Table(name) => reference(&self::key(name)),
        Kind::TextOrTable(name) => {
            json!({ "anyOf": [{ "type": "string" }, reference(&self::key(name))] })
        }
        Kind::Entries(name) => json!({ "type": "array", "items": reference(&self::key(name)) }),
        Kind::Options => json!({ "type": "object" }),
    }
}

/// `"2019"`, `"2019-06"`, `2019-06-01`, or 2019: what is wrong in a date only the check can tell.
fn date() -> Value {
    json!({ "anyOf": [{ "type": "string" }, { "type": "integer" }] })
}

/// A value for all languages, or one a language.
fn localized(value: Value) -> Value {
    let languages = Language::ALL.iter();
    let properties: Map<String, Value> = languages
        .map(|language| (language.tag().to_owned(), value.clone()))
        .collect();
    json!({ "anyOf": [
        value,
        { "type": "object", "properties": properties, "additionalProperties": false },
    ] })
}
