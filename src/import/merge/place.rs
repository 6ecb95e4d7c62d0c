//! Where in the owner's file something can be added, and how, without touching a letter of it.

use std::collections::{BTreeMap, BTreeSet};

use toml_edit::{Document, Item, Table};

use crate::source::Span;

/// The owner's file with what is to be added.
pub(super) struct Places<'t> {
    text: &'t str,
    document: Document<String>,
    /// What is put where, in the order of adding; lines of an entry before entries behind it.
    insertions: BTreeMap<(usize, Piece), Vec<String>>,
    /// Fields that entries got, by where the entry ends: two of theirs may be one of ours.
    filled: BTreeSet<(usize, String)>,
    /// What is put at the end.
    appended: Vec<String>,
}

/// What is put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    /// Lines of an entry that is there.
    Fields,
    /// An entry.
    Entry,
}

impl<'t> Places<'t> {
    /// Reads the file.
    pub(super) fn of(text: &'t str) -> Result<Self, String> {
        let document = Document::parse(text.to_owned());
        let document = document.map_err(|fault| format!("`profile.toml` is no TOML: {fault}"))?;
        Ok(Places {
            text,
            document,
            insertions: BTreeMap::new(),
            filled: BTreeSet::new(),
            appended: Vec::new(),
        })
    }

    /// Adds an entry behind the last of its kind, or at the end of the file. A role of an
    /// organisation whose roles stand below it goes there. False when the kind is an inline list.
    pub(super) fn add(&mut self, table: &str, text: &str, organisation: Option<Span>) -> bool {
        if let Some(span) = organisation.filter(|_| table == "role")
            && let Some(at) = self.below_organisation(span)
        {
            let text: String = text
                .replacen("[[role]]", "[[organisation.role]]", 1)
                .lines()
                .filter(|line| !line.starts_with("organisation = "))
                .map(|line| format!("{line}\n"))
                .collect();
            self.insert(at, Piece::Entry, format!("\n{text}"));
            return true;
        }
        match self.document.get(table) {
            Some(Item::ArrayOfTables(tables)) => match tables.iter().last() {
                Some(last) => {
                    let at = self.end_of_entry(last);
                    self.insert(at, Piece::Entry, format!("\n{text}"));
                }
                None => self.appended.push(text.to_owned()),
            },
            Some(Item::None) | None => self.appended.push(text.to_owned()),
            Some(_) => return false,
        }
        true
    }

    /// Adds fields to the entry that begins at a place; gives those that were added.
    pub(super) fn fill(
        &mut self,
        table: &str,
        entry: Option<Span>,
        missing: &[(String, String)],
    ) -> Vec<String> {
        let found = entry.and_then(|span| self.entry_at(span.start as usize));
        let Some(own) = found.filter(|_| !missing.is_empty()) else {
            return Vec::new();
        };
        let last = own
            .iter()
            .filter(|(_, item)| !has_header(item))
            .filter_map(|(_, item)| end_of(item))
            .max();
        let Some(last) = last else { return Vec::new() };
        // Below an organisation a role says where it was by its place.
        let is_nested = self.text[..last]
            .rfind("[[")
            .is_some_and(|at| self.text[at..].starts_with("[[organisation."));
        let missing: Vec<(String, String)> = missing
            .iter()
            .filter(|(key, _)| !own.contains_key(key))
            .filter(|(key, _)| !self.filled.contains(&(last, key.clone())))
            .filter(|(key, _)| !(is_nested && table == "role" && key == "organisation"))
            .cloned()
            .collect();
        let at = self.end_of_line(last);
        let lines: String = missing.iter().map(|(_, lines)| lines.as_str()).collect();
        let keys = missing.iter().map(|(key, _)| (last, key.clone()));
        self.filled.extend(keys);
        if !lines.is_empty() {
            self.insert(at, Piece::Fields, lines);
        }
        missing.into_iter().map(|(key, _)| key).collect()
    }

    /// The text with everything in it.
    ///
    /// # Errors
    /// When it would be no TOML any more: nothing is written then.
    pub(super) fn finish(self) -> Result<String, String> {
        let is_windows = self.text.contains("\r\n");
        let mut text = String::with_capacity(self.text.len() + 1024);
        let mut done = 0;
        let of_system = |piece: &str| match is_windows {
            true => piece.replace('\n', "\r\n"),
            false => piece.to_owned(),
        };
        for ((at, _), pieces) in &self.insertions {
            text.push_str(&self.text[done..*at]);
            if !text.is_empty() && !text.ends_with('\n') {
                text.push_str(&of_system("\n"));
            }
            for piece in pieces {
                text.push_str(&of_system(piece));
            }
            done = *at;
        }
        text.push_str(&self.text[done..]);
        for piece in &self.appended {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push_str(&of_system("\n"));
            }
            text.push_str(&of_system(&format!("\n{piece}")));
        }
        match Document::parse(text.as_str()) {
            Ok(_) => Ok(text),
            Err(fault) => Err(format!(
                "the merged `profile.toml` would be no TOML: {fault}"
            )),
        }
    }

    fn insert(&mut self, at: usize, piece: Piece, text: String) {
        self.insertions.entry((at, piece)).or_default().push(text);
    }

    /// The end of an organisation whose roles stand below it.
    fn below_organisation(&self, declared: Span) -> Option<usize> {
        let organisation = self.entry_at(declared.start as usize)?;
        organisation.get("role")?.as_array_of_tables()?;
        Some(self.end_of_entry(organisation))
    }

    /// The table whose header, or first key, stands at a place.
    fn entry_at(&self, start: usize) -> Option<&Table> {
        fn of(table: &Table, start: usize) -> Option<&Table> {
            table.iter().find_map(|(_, item)| match item {
                Item::ArrayOfTables(tables) => tables.iter().find_map(|entry| {
                    let is_it = entry.span().is_some_and(|span| span.contains(&start));
                    if is_it { Some(entry) } else { of(entry, start) }
                }),
                _ => None,
            })
        }
        of(&self.document, start)
    }

    /// The end of the last line of an entry, with the comments right below.
    fn end_of_entry(&self, entry: &Table) -> usize {
        let header = entry.span().map_or(0, |span| span.end);
        let last = entry.iter().filter_map(|(_, item)| end_of(item)).max();
        let mut at = self.end_of_line(last.unwrap_or(header).max(header));
        while self.text[at..]
            .trim_start_matches([' ', '\t'])
            .starts_with('#')
        {
            at = self.end_of_line(at);
        }
        at
    }

    fn end_of_line(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        at + rest.find('\n').map_or(rest.len(), |end| end + 1)
    }
}

/// Whether a value stands below a header of its own.
fn has_header(item: &Item) -> bool {
    match item {
        Item::ArrayOfTables(_) => true,
        Item::Table(table) => !table.is_dotted(),
        _ => false,
    }
}

/// Where the last value in an item ends.
fn end_of(item: &Item) -> Option<usize> {
    match item {
        Item::None => None,
        Item::Value(value) => value.span().map(|span| span.end),
        Item::Table(table) => {
            let own = table.span().map(|span| span.end);
            let below = table.iter().filter_map(|(_, item)| end_of(item)).max();
            own.max(below)
        }
        Item::ArrayOfTables(tables) => tables
            .iter()
            .filter_map(|table| {
                let own = table.span().map(|span| span.end);
                own.max(table.iter().filter_map(|(_, item)| end_of(item)).max())
            })
            .max(),
    }
}
