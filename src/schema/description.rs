//! What a field is for, in a sentence and an example.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The sentence and the example of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Description {
    /// A sentence in English.
    pub text: String,
    /// A value as it is written in TOML.
    pub example: String,
}

type Tables = BTreeMap<String, BTreeMap<String, [String; 2]>>;

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    toml::from_str(include_str!("descriptions.toml")).expect("a test reads this file")
});

/// The description of a field of a table, named as in messages: `[person]`, `[[role]]`.
pub fn describe(table: &str, key: &str) -> Option<Description> {
    let [text, example] = TABLES.get(topic(table))?.get(key)?;
    Some(Description {
        text: text.clone(),
        example: example.clone(),
    })
}

/// What stands in the list for a table: the dated entries have one description for all.
fn topic(table: &str) -> &str {
    match table {
        "`pointed.toml`" => "settings",
        "`profile.toml`" => "profile",
        "a page's front matter" => "page",
        "an item's front matter" | "[[organisation.role]]" => "item",
        "[[seek]]" => "offer",
        _ => {
            let name = table.trim_matches(['[', ']', '`']);
            let name = name
                .strip_prefix("a ")
                .or_else(|| name.strip_prefix("an "))
                .unwrap_or(name);
            if TABLES.contains_key(name) {
                name
            } else {
                "item"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::parse::shape;

    #[test]
    fn every_field_that_is_read_is_described_and_no_other() {
        let shapes = [shape::settings(), shape::profile()]
            .into_iter()
            .chain(shape::front_matters().map(|(_, shape)| shape));
        let (mut missing, mut known) = (BTreeSet::new(), BTreeSet::new());
        for table in shapes.flat_map(|shape| shape.tables) {
            for field in &table.fields {
                known.insert((topic(table.name).to_owned(), field.key.to_owned()));
                match describe(table.name, field.key) {
                    None => {
                        missing.insert(format!("{} {}", table.name, field.key));
                    }
                    Some(description) => {
                        assert!(description.text.ends_with('.'), "{}", description.text);
                        let line = format!("{} = {}", field.key, description.example);
                        assert!(toml::from_str::<toml::Table>(&line).is_ok(), "{line}");
                    }
                }
            }
        }
        assert_eq!(
            missing,
            BTreeSet::new(),
            "describe them in src/schema/descriptions.toml"
        );
        let extra: Vec<String> = TABLES
            .iter()
            .flat_map(|(table, fields)| fields.keys().map(move |key| (table.clone(), key.clone())))
            .filter(|pair| !known.contains(pair))
            .map(|(table, key)| format!("{table}.{key}"))
            .collect();
        assert_eq!(extra, [""; 0], "nothing reads them");
    }
}
