//! The entries of an imported `profile.toml` as pieces of text.

use toml_edit::{Array, DocumentMut, Item, TableLike, Value};

/// The entries of a file, by table and in order.
pub(super) struct Entries<'t> {
    entries: Vec<Entry<'t>>,
}

/// One entry: from its header to the empty line before the next.
pub(super) struct Entry<'t> {
    /// `role`
    pub(super) table: &'t str,
    /// Its lines, comments among them.
    fields: DocumentMut,
}

impl<'t> Entries<'t> {
    /// Parts a text that an importer wrote.
    pub(super) fn of(profile: &'t str) -> Result<Self, String> {
        let mut entries = Vec::new();
        let mut at = 0;
        while let Some(start) = next_header(profile, at) {
            let rest = &profile[start..];
            let table = rest[2..].split(']').next().unwrap_or_default();
            // An empty line ends an entry, unless it stands inside of a text.
            let ends = rest.match_indices("\n\n").map(|(at, _)| at + 1);
            let mut ends = ends.chain([rest.len()]);
            let piece = ends.find_map(|end| {
                let text = &rest[..end];
                Some((text, text.parse::<DocumentMut>().ok()?))
            });
            let (text, fields) =
                piece.ok_or_else(|| format!("the imported `[[{table}]]` is no TOML"))?;
            entries.push(Entry { table, fields });
            at = start + text.len();
        }
        Ok(Entries { entries })
    }

    /// The entries of one table.
    pub(super) fn of_table(&self, table: &str) -> impl Iterator<Item = &Entry<'t>> {
        let table = table.to_owned();
        self.entries
            .iter()
            .filter(move |entry| entry.table == table)
    }
}

/// Where the next `[[table]]` stands at the start of a line.
fn next_header(text: &str, from: usize) -> Option<usize> {
    let rest = &text[from..];
    let at = match rest.starts_with("[[") {
        true => 0,
        false => rest.find("\n[[")? + 1,
    };
    Some(from + at)
}

impl Entry<'_> {
    fn table(&self) -> Option<&toml_edit::Table> {
        self.fields.get(self.table)?.as_array_of_tables()?.get(0)
    }

    /// A text of it.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.table()?.get(key)?.as_str()
    }

    /// `id`
    pub(super) fn id(&self) -> Option<&str> {
        self.text("id")
    }

    /// What a reader calls it.
    pub(super) fn name(&self) -> String {
        let first = |keys: &[&str]| {
            keys.iter().find_map(|key| {
                let item = self.table()?.get(key)?;
                item.as_str().map(str::to_owned).or_else(|| {
                    let versions = item.as_table_like()?;
                    let mut texts = versions.iter().filter_map(|(_, text)| text.as_str());
                    texts.next().map(str::to_owned)
                })
            })
        };
        let title = first(&[
            "title", "name", "label", "degree", "author", "network", "tag",
        ]);
        let place = first(&["organisation", "institution", "issuer"]);
        let start = first(&["start", "date", "issued"]);
        let words: Vec<String> = [title, place, start].into_iter().flatten().collect();
        words.join(", ")
    }

    /// The lines of the fields that the owner's entry has not.
    pub(super) fn missing(&self, filled: &[&str]) -> Vec<(String, String)> {
        let Some(table) = self.table() else {
            return Vec::new();
        };
        table
            .iter()
            .filter(|(key, _)| *key != "id" && !filled.contains(key))
            .map(|(key, item)| (key.to_owned(), lines(key, item)))
            .collect()
    }

    /// The entry with another id, and with other names for what it refers to.
    pub(super) fn rewritten(
        &self,
        id: Option<&str>,
        own_name: impl Fn(&'static str, &str) -> Option<String>,
    ) -> String {
        let mut fields = self.fields.clone();
        let entries = fields.get_mut(self.table);
        let table = entries
            .and_then(Item::as_array_of_tables_mut)
            .and_then(|tables| tables.get_mut(0));
        if let Some(table) = table {
            if let (Some(id), Some(own)) = (id, table.get_mut("id")) {
                replace(own, id);
            }
            for key in ["organisation", "institution", "issuer"] {
                let item = table.get_mut(key);
                let own = item.as_ref().and_then(|item| item.as_str());
                if let Some(own) = own.and_then(|name| own_name("organisation", name)) {
                    item.into_iter().for_each(|item| replace(item, &own));
                }
            }
            if let Some(skills) = table.get_mut("skills").and_then(Item::as_array_mut) {
                *skills = skills
                    .iter()
                    .filter_map(Value::as_str)
                    .map(|skill| own_name("skill", skill).unwrap_or_else(|| skill.to_owned()))
                    .collect::<Array>();
            }
        }
        fields.to_string()
    }
}

/// Another text in place of one; what stands around it stays.
fn replace(item: &mut Item, text: &str) {
    if let Some(value) = item.as_value_mut() {
        let decor = value.decor().clone();
        *value = Value::from(text);
        *value.decor_mut() = decor;
    }
}

/// A field as it stands in a file: `key = …`, or `key.en = …` and `key.de = …`.
fn lines(key: &str, item: &Item) -> String {
    match item {
        Item::Value(value) => format!("{key} = {}\n", value.to_string().trim()),
        item => {
            let versions = item.as_table_like().map(TableLike::iter);
            let versions = versions.into_iter().flatten();
            versions
                .map(|(below, item)| lines(&format!("{key}.{below}"), item))
                .collect()
        }
    }
}
