//! What all entries of an import share: the main language, and the table of what became of values.

use std::cell::RefCell;

use serde_json::Value;

use crate::import::note::{Note, not_mapped};
use crate::import::resume::section::{Origin, Resume, Section};
use crate::import::resume::translation::is_empty;
use crate::import::row::Row;
use crate::site::Localized;
use crate::text::date::PartialDate;
use crate::text::language::Language;

/// Longer values are cut in comments: a picture as a `data:` address has millions of characters.
const COMMENT_LENGTH: usize = 4_000;

/// What all entries of an import share.
#[derive(Debug)]
pub(super) struct Context {
    /// The language at the root of the site; comments are in it.
    pub(super) main: Language,
    /// The format of the file.
    pub(super) origin: Origin,
    /// Whether the days in the file only fill a format up: all are the first of a month.
    pub(super) days_are_filling: bool,
    rows: RefCell<Vec<Row>>,
}

/// Fewer dates than these may all be the first of a month by chance.
const FEWEST_DATES: usize = 4;

fn days_are_filling(resume: &Resume) -> bool {
    let mut days = Vec::new();
    for (section, _, value) in &resume.sections {
        if !matches!(section, Section::Basics | Section::Meta) {
            collect_days(value, &mut days);
        }
    }
    days.len() >= FEWEST_DATES && days.iter().all(|day| *day == 1)
}

fn collect_days(value: &Value, days: &mut Vec<i8>) {
    match value {
        Value::String(text) if text.len() == "2019-06-01".len() => {
            days.extend(PartialDate::parse(text).ok().and_then(|date| date.day));
        }
        Value::Array(values) => values.iter().for_each(|value| collect_days(value, days)),
        Value::Object(map) => map.values().for_each(|value| collect_days(value, days)),
        _ => {}
    }
}

impl Context {
    /// An import with that main language and an empty table.
    pub(super) fn new(main: Language, resume: &Resume) -> Self {
        Context {
            main,
            origin: resume.origin,
            days_are_filling: days_are_filling(resume),
            rows: RefCell::default(),
        }
    }

    /// The table.
    pub(super) fn into_rows(self) -> Vec<Row> {
        self.rows.into_inner()
    }

    /// Notes what became of a value.
    pub(super) fn row(&self, from: &str, to: Option<String>, note: Option<Note>) {
        self.rows.borrow_mut().push(Row {
            from: visible(from),
            to,
            note,
        });
    }

    /// Forgets what was noted of a value and of those in it.
    pub(super) fn forget(&self, path: &str) {
        self.rows
            .borrow_mut()
            .retain(|row| !row.from.starts_with(path));
    }

    /// Comments for a value that is left out, one for each text or number in it.
    pub(super) fn left(&self, path: &str, value: &Value, note: &Note) -> Vec<String> {
        let mut lines = Vec::new();
        self.leave(path, value, note, &mut lines);
        lines
    }

    fn leave(&self, path: &str, value: &Value, note: &Note, lines: &mut Vec<String>) {
        match value {
            _ if is_empty(value) => {}
            Value::Object(map) => {
                for (key, value) in map {
                    self.leave(&format!("{path}.{key}"), value, note, lines);
                }
            }
            Value::Array(values) if values.iter().any(|v| v.is_object() || v.is_array()) => {
                for (index, value) in values.iter().enumerate() {
                    self.leave(&format!("{path}[{index}]"), value, note, lines);
                }
            }
            _ => {
                let text = value.to_string();
                let cut = text.char_indices().nth(COMMENT_LENGTH).map(|(at, _)| at);
                let (text, note) = match cut {
                    Some(at) => (format!("{} …", &text[..at]), &Note::CutInComment),
                    None => (text, note),
                };
                self.row(path, None, Some(note.clone()));
                lines.push(not_mapped(self.main, note, path, &text));
            }
        }
    }

    /// The words of a localised text that name something: in the main language or any other.
    pub(super) fn name_of(&self, text: &Localized<String>) -> String {
        text.get_or_other(self.main)
            .map(|(words, _)| words.clone())
            .unwrap_or_default()
    }
}

/// A path of one line, whatever its keys hold.
pub(in crate::import) fn visible(path: &str) -> String {
    let shown = |c: char| match c.is_control() {
        true => c.escape_default().collect::<String>(),
        false => c.to_string(),
    };
    path.chars().map(shown).collect()
}
