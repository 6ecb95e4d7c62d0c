//! An object of a résumé, asked for its values field by field.
//!
//! What is asked for is noted as mapped; what is left at the end becomes comments.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::import::note::Note;
use crate::import::resume::context::Context;
use crate::import::resume::section::bare;
use crate::import::resume::translation::{is_empty, is_language_map};
use crate::import::sheet::Sheet;

/// One object of the file on its way into one table of `profile.toml`.
#[derive(Debug)]
pub(super) struct Entry<'c> {
    pub(super) context: &'c Context,
    /// Where it stood: `work[0]`.
    pub(super) path: String,
    /// The table that it becomes: `role`.
    pub(super) table: &'static str,
    /// The organisation of the entry around it, as it is written there.
    pub(super) surrounding: Option<String>,
    /// Whether its one value has no key in the file.
    is_scalar: bool,
    values: Vec<(String, Value)>,
    /// Where values stood that were gathered from several places, by key.
    paths: BTreeMap<String, String>,
    comments: Vec<String>,
}

/// A value that was asked for.
pub(super) struct Taken {
    /// Where it stood.
    pub(super) path: String,
    /// What it is.
    pub(super) value: Value,
}

impl<'c> Entry<'c> {
    /// An object, or a scalar that stands for its most telling field.
    pub(super) fn new(
        context: &'c Context,
        path: String,
        table: &'static str,
        telling: &str,
        value: Value,
    ) -> Self {
        let is_scalar = !value.is_object();
        let values = match value {
            Value::Object(map) => map.into_iter().collect(),
            other => vec![(telling.to_owned(), other)],
        };
        Entry {
            context,
            path,
            table,
            surrounding: None,
            is_scalar,
            values,
            paths: BTreeMap::new(),
            comments: Vec::new(),
        }
    }

    /// The entry, with the places of the values that were gathered from elsewhere.
    pub(super) fn with_paths(self, paths: BTreeMap<String, String>) -> Self {
        Entry { paths, ..self }
    }

    /// Whether there is a value of one of these names that says something.
    pub(super) fn has(&self, names: &[&str]) -> bool {
        self.values
            .iter()
            .any(|(key, value)| names.contains(&bare(key).as_str()) && !is_empty(value))
    }

    /// The first text of these names, which stays; of a text in languages the main one.
    pub(super) fn asked(&self, names: &[&str]) -> Option<&str> {
        let value = names.iter().find_map(|name| {
            let mut values = self.values.iter();
            values.find(|(key, value)| bare(key) == *name && !is_empty(value))
        });
        match &value?.1 {
            Value::Object(versions) => versions
                .get(self.context.main.tag())
                .or_else(|| versions.values().next())?
                .as_str(),
            value => value.as_str(),
        }
    }

    pub(super) fn path_of(&self, key: &str) -> String {
        if let Some(path) = self.paths.get(key) {
            return path.clone();
        }
        match self.path.as_str() {
            path if self.is_scalar => path.to_owned(),
            "" => key.to_owned(),
            path => format!("{path}.{key}"),
        }
    }

    /// Takes the first value of these names, in the order of the names, that says something.
    /// Others stay.
    pub(super) fn take(&mut self, names: &[&str]) -> Option<Taken> {
        let is = |name: &str, key: &str| bare(key) == name;
        let at = names.iter().find_map(|name| {
            self.values
                .iter()
                .position(|(key, value)| is(name, key) && !is_empty(value))
        })?;
        let (key, value) = self.values.remove(at);
        // Older and newer names side by side, with one value: said twice.
        let again = |(other, same): &(String, Value)| {
            *same == value && names.iter().any(|name| is(name, other))
        };
        while let Some(at) = self.values.iter().position(again) {
            let (other, same) = self.values.remove(at);
            self.leave(&self.path_of(&other), &same, &Note::Repeated);
        }
        Some(Taken {
            path: self.path_of(&key),
            value,
        })
    }

    /// Notes that a value went to a field.
    pub(super) fn mapped(&self, path: &str, field: &str, note: Option<Note>) {
        let to = match (self.table, field) {
            ("", field) => field.to_owned(),
            (table, field) => format!("{table}.{field}"),
        };
        self.context.row(path, Some(to), note);
    }

    /// Leaves a value as a comment.
    pub(super) fn leave(&mut self, path: &str, value: &Value, note: &Note) {
        let lines = self.context.left(path, value, note);
        self.comments.extend(lines);
    }

    /// A value as it is.
    pub(super) fn raw(&mut self, names: &[&str]) -> Option<(String, Value)> {
        self.take(names).map(|taken| (taken.path, taken.value))
    }

    /// Adds a line of comment.
    pub(super) fn comment(&mut self, line: String) {
        self.comments.push(line);
    }

    /// Gives a value back that turned out to be as expected.
    pub(super) fn put_back(&mut self, path: &str, value: Value) {
        let key = path.rsplit('.').next().unwrap_or_default().to_owned();
        self.values.push((key, value));
    }

    /// Makes the lines of a text parts of one line, as in an address.
    pub(super) fn join_lines(&mut self, names: &[&str]) {
        for (key, value) in &mut self.values {
            if let (true, Value::String(text)) = (names.contains(&bare(key).as_str()), value) {
                *text = text.lines().map(str::trim).collect::<Vec<_>>().join(", ");
            }
        }
    }

    /// Leaves all but the first of a list where there is room for one.
    pub(super) fn first_of(&mut self, names: &[&str]) {
        let is_list = |(key, value): &(String, Value)| {
            names.contains(&bare(key).as_str()) && value.is_array()
        };
        let Some(at) = self.values.iter().position(is_list) else {
            return;
        };
        let path = self.path_of(&self.values[at].0);
        let Value::Array(values) = self.values[at].1.take() else {
            return;
        };
        let mut values = values
            .into_iter()
            .enumerate()
            .filter(|(_, value)| !is_empty(value));
        if let Some((_, first)) = values.next() {
            self.values[at].1 = first;
        }
        for (index, other) in values {
            self.leave(&format!("{path}[{index}]"), &other, &Note::OneOnly);
        }
    }

    /// Objects below a key, or scalars that stand for one: `"profiles": ["https://…"]`.
    pub(super) fn entries(
        &mut self,
        names: &[&str],
        table: &'static str,
        telling: &str,
    ) -> Vec<Entry<'c>> {
        let Some(Taken { path, value }) = self.take(names) else {
            return Vec::new();
        };
        entries(self.context, path, table, telling, value)
    }

    /// The first value of these names, when it is an object that is no text in languages.
    pub(super) fn object(&mut self, names: &[&str]) -> Option<Entry<'c>> {
        let is_object = |value: &Value| value.as_object().is_some_and(|map| !is_language_map(map));
        let first = names.iter().find_map(|name| {
            self.values
                .iter()
                .find(|(key, value)| bare(key) == *name && !is_empty(value))
        });
        if !first.is_some_and(|(_, value)| is_object(value)) {
            return None;
        }
        let Taken { path, value } = self.take(names)?;
        Some(Entry::new(self.context, path, self.table, "", value))
    }

    /// `true` or `false`.
    pub(super) fn flag(&mut self, field: &str, names: &[&str]) -> Option<bool> {
        let at = self
            .values
            .iter()
            .position(|(key, value)| value.is_boolean() && names.contains(&bare(key).as_str()))?;
        let (key, value) = self.values.remove(at);
        self.mapped(&self.path_of(&key), field, None);
        value.as_bool()
    }

    /// Leaves what is left of an entry inside another to the other's comments.
    pub(super) fn absorb(&mut self, inner: Entry<'c>) {
        let mut inner = inner;
        inner.leave_the_rest();
        self.comments.append(&mut inner.comments);
    }

    fn leave_the_rest(&mut self) {
        for (key, value) in std::mem::take(&mut self.values) {
            let path = self.path_of(&key);
            self.leave(&path, &value, &Note::NoField);
        }
    }

    /// Writes the comments: what was left while reading, then what nobody asked for.
    pub(super) fn finish(mut self, sheet: &mut Sheet) {
        self.leave_the_rest();
        for comment in &self.comments {
            sheet.comment_line(comment);
        }
    }
}

/// The entries of a section: a list, a single object, or an object of objects.
pub(super) fn entries<'c>(
    context: &'c Context,
    path: String,
    table: &'static str,
    telling: &str,
    value: Value,
) -> Vec<Entry<'c>> {
    let named: Vec<(String, Value)> = match value {
        Value::Array(values) => values
            .into_iter()
            .enumerate()
            .map(|(index, value)| (format!("{path}[{index}]"), value))
            .collect(),
        Value::Object(map) if !map.is_empty() && map.values().all(Value::is_object) => map
            .into_iter()
            .map(|(key, value)| (format!("{path}.{key}"), value))
            .collect(),
        other => vec![(path, other)],
    };
    named
        .into_iter()
        .filter(|(_, value)| !is_empty(value))
        .map(|(path, value)| Entry::new(context, path, table, telling, value))
        .collect()
}
