//! The shape of the sources: which fields a table may have, and of what kind each is.
//!
//! No list is kept beside the reading. The same functions that read a file are run over an empty
//! table that says yes to every table inside it, and what they ask for is written down: a field
//! that is read is in the shape, and no other.

use crate::parse::fields::{Fields, Reader};
use crate::parse::{content, profile, settings};
use crate::site::{Choice as _, ItemKind};
use crate::source::{SourceId, Sources, Span};
use crate::text::language::Language;

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// A text, or a table with one a language.
    Localized,
    /// A list of texts, or a table with one a language.
    LocalizedList,
    /// An id that names an entry elsewhere.
    Reference,
    /// A list of such ids.
    References,
    /// The id of the entry itself.
    Id,
    /// An address.
    Url,
    /// `true` or `false`.
    Boolean,
    /// A whole number from 0.
    Count,
    /// A number.
    Number,
    /// A date of any precision.
    Date,
    /// A date of any precision, or `present`.
    End,
    /// One of these words.
    Choice(Vec<&'static str>),
    /// A table of that name.
    Table(&'static str),
    /// A text, or a table of that name.
    TextOrTable(&'static str),
    /// A list of tables of that name.
    Entries(&'static str),
    /// A table that others understand: options of a theme or of a rule.
    Options,
}

/// A field of a table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Field {
    /// Its key.
    pub key: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether the table is reported without it.
    pub required: bool,
}

/// A table, named as in messages: `[person]`, `[[topic]]`, `` `metric` ``.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its fields, in the order in which they are read.
    pub fields: Vec<Field>,
}

/// The tables of one kind of file; the first is the file itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shape {
    /// All of them, each once.
    pub tables: Vec<Table>,
}

impl Shape {
    /// The table of that name.
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }

    /// Writes down that a table was read; one without any field is there, too.
    pub(super) fn open(&mut self, name: &'static str) -> &mut Table {
        let index = self.tables.iter().position(|table| table.name == name);
        let index = index.unwrap_or_else(|| {
            self.tables.push(Table {
                name,
                fields: Vec::new(),
            });
            self.tables.len() - 1
        });
        &mut self.tables[index]
    }

    /// Writes down a field. What is said first counts: an address is read as a text afterwards.
    pub(super) fn ask(&mut self, table: &'static str, key: &'static str, kind: Kind) {
        let fields = &mut self.open(table).fields;
        match fields.iter_mut().find(|field| field.key == key) {
            None => fields.push(Field {
                key,
                kind,
                required: false,
            }),
            // A table that may also be a text is first asked whether it is a table.
            Some(field) => {
                if let (Kind::TextOrTable(name), Kind::Table(table)) = (&mut field.kind, kind) {
                    *name = table;
                }
            }
        }
    }

    /// Writes down that a table needs a field.
    pub(super) fn require(&mut self, table: &'static str, key: &str) {
        let fields = &mut self.open(table).fields;
        if let Some(field) = fields.iter_mut().find(|field| field.key == key) {
            field.required = true;
        }
    }
}

/// The shape of `pointed.toml`.
pub fn settings() -> Shape {
    record(settings::record)
}

/// The shape of `profile.toml`.
pub fn profile() -> Shape {
    record(profile::record)
}

/// The shape of the front matter of an item, or of a page without a kind.
pub fn front_matter(kind: Option<ItemKind>) -> Shape {
    record(|source| content::record(source, kind))
}

/// Every kind of front matter with the folder below `content/` in which it stands.
pub fn front_matters() -> impl Iterator<Item = (&'static str, Shape)> {
    let items = ItemKind::CHOICES.iter();
    items
        .map(|(_, kind)| (kind.folder(), front_matter(Some(*kind))))
        .chain([(content::PAGES, front_matter(None))])
}

fn record(read: impl FnOnce(SourceId) -> Shape) -> Shape {
    read(Sources::default().add("", ""))
}

/// Runs a reading over the empty table of a file.
pub(super) fn of(source: SourceId, name: &'static str, read: impl FnOnce(Fields<'_, '_>)) -> Shape {
    let reader = Reader::recording(source);
    read(Fields::empty(&reader, Span::new(source, 0..0), name));
    reader.into_shape()
}

/// The language of a profile that only says what could be read.
pub(super) const ANY: Language = Language::En;

#[cfg(test)]
mod tests {
    use super::*;

    fn field(shape: &Shape, table: &str, key: &str) -> Field {
        let table = shape.table(table).expect("a table");
        let field = table.fields.iter().find(|field| field.key == key);
        field
            .unwrap_or_else(|| panic!("no `{key}` in {}", table.name))
            .clone()
    }

    #[test]
    fn the_reading_tells_its_fields() {
        let shape = profile();
        assert_eq!(shape.tables[0].name, "`profile.toml`");
        let name = field(&shape, "[person]", "name");
        assert_eq!(name.kind, Kind::TextOrTable("`name`"));
        assert!(name.required);
        assert_eq!(
            field(&shape, "[[organisation]]", "role").kind,
            Kind::Entries("[[organisation.role]]")
        );
        let start = field(&shape, "[[role]]", "start");
        assert_eq!((start.kind, start.required), (Kind::Date, false));
        assert_eq!(field(&shape, "[[role]]", "end").kind, Kind::End);
        assert_eq!(field(&shape, "[[role]]", "url").kind, Kind::Url);
        assert_eq!(field(&shape, "[[topic]]", "id").kind, Kind::Id);
        assert!(matches!(
            field(&shape, "[[role]]", "employment").kind,
            Kind::Choice(words) if words.contains(&"full-time")
        ));
        // Either of two will do, so neither is needed by itself.
        assert!(!field(&shape, "[[education]]", "degree").required);
    }

    #[test]
    fn settings_and_front_matter_have_shapes() {
        assert!(field(&settings(), "`pointed.toml`", "base_url").required);
        assert_eq!(field(&settings(), "[check]", "rules").kind, Kind::Options);
        let shapes: Vec<(&str, Shape)> = front_matters().collect();
        assert_eq!(shapes.len(), ItemKind::CHOICES.len() + 1);
        for (folder, shape) in &shapes {
            let front_matter = &shape.tables[0];
            let has = |key: &str| front_matter.fields.iter().any(|field| field.key == key);
            assert!(has("title") && has("slug"), "{folder}");
            assert_eq!(has("authors"), *folder == "publications", "{folder}");
        }
    }
}
