//! What stands at a place of a source that is still being typed: a key, a value, a link.
//!
//! A text under the hands of a writer is rarely TOML. So it is not parsed but followed up to the
//! place, string by string and bracket by bracket, and a line that looks like a table's header
//! sets right whatever went wrong above it.

use std::ops::Range;

use crate::parse;
use crate::parse::shape::{Field, Kind, Shape, Table};
use crate::schema::Document;

/// What stands at a place.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Cursor {
    /// A table's header, between its brackets.
    Header(Range<usize>),
    /// A key of a table; the range is empty where none is typed yet.
    Key {
        /// The table.
        table: Table,
        /// The field, when the key is one.
        field: Option<Field>,
        /// The key.
        range: Range<usize>,
    },
    /// A value of a field; of a list, one of its values.
    Value {
        /// The name of the table.
        table: &'static str,
        /// The field.
        field: Field,
        /// The words between the quotes, or the bare word.
        range: Range<usize>,
        /// Whether quotes stand around it.
        quoted: bool,
    },
    /// The destination of a Markdown link.
    Destination(Range<usize>),
}

impl Cursor {
    /// What stands at a byte of the file at that path below the site folder.
    pub(super) fn at(path: &str, text: &str, offset: usize) -> Option<Cursor> {
        let document = Document::of_path(path);
        let is_markdown = path.ends_with(".md");
        if is_markdown && offset >= parse::body(text).start {
            return destination(text, offset).map(Cursor::Destination);
        }
        let start = if is_markdown { text.find('\n')? + 1 } else { 0 };
        let toml = text.get(start..)?;
        let place = Scan::new(toml, offset.checked_sub(start)?).place();
        let shape = document?.shape();
        place.resolve(&shape, toml)?.shifted(start)
    }

    fn shifted(mut self, by: usize) -> Option<Cursor> {
        let (Cursor::Header(range)
        | Cursor::Key { range, .. }
        | Cursor::Value { range, .. }
        | Cursor::Destination(range)) = &mut self;
        *range = range.start + by..range.end + by;
        Some(self)
    }
}

/// The start of the line on which the statement around a byte begins. Inside of a long string or a
/// list there is no room for a comment that counts.
pub(super) fn statement_start(toml: &str, offset: usize) -> usize {
    let mut scan = Scan::new(toml, offset);
    scan.follow();
    scan.statement
}

/// The destination around a byte: what stands between `](` and `)`.
fn destination(text: &str, offset: usize) -> Option<Range<usize>> {
    let line_start = text.get(..offset)?.rfind('\n').map_or(0, |at| at + 1);
    let start = text[line_start..offset]
        .rfind("](")
        .map(|at| line_start + at + 2)?;
    let is_over = |c: char| c == ')' || c.is_whitespace();
    if text[start..offset].contains(is_over) {
        return None;
    }
    let length = text[offset..].find(is_over).unwrap_or(text.len() - offset);
    Some(start..offset + length)
}

/// A bracket that is still open, or a key whose value is being read.
#[derive(Debug)]
enum Frame {
    Key(Vec<String>),
    Array,
    Inline,
}

/// A string that is still open.
#[derive(Debug, Clone, Copy)]
struct Quote {
    mark: &'static str,
    start: usize,
}

/// Follows a TOML text up to a byte.
struct Scan<'t> {
    text: &'t str,
    end: usize,
    header: Vec<String>,
    frames: Vec<Frame>,
    /// Where the key or bare value at the place begins.
    word: usize,
    quote: Option<Quote>,
    /// Where the statement at the place begins.
    statement: usize,
    /// The place is inside a header that begins here.
    open_header: Option<usize>,
}

/// Where the following ended.
#[derive(Debug)]
struct Place {
    tables: Vec<String>,
    /// Keys from the table inwards; the last one's value is meant, when one is.
    keys: Vec<Vec<String>>,
    is_value: bool,
    is_header: bool,
    word: usize,
    end: usize,
    quote: Option<Quote>,
}

const QUOTES: [&str; 4] = ["\"\"\"", "'''", "\"", "'"];

impl<'t> Scan<'t> {
    fn new(text: &'t str, end: usize) -> Self {
        Scan {
            text,
            end: end.min(text.len()),
            header: Vec::new(),
            frames: Vec::new(),
            word: 0,
            quote: None,
            statement: 0,
            open_header: None,
        }
    }

    fn place(mut self) -> Place {
        self.follow();
        match self.open_header {
            Some(at) => self.in_header(at),
            None => self.here(),
        }
    }

    fn follow(&mut self) {
        let mut at = 0;
        while at < self.end {
            let rest = &self.text[at..];
            let is_line_start = at == 0 || self.text.as_bytes()[at - 1] == b'\n';
            let in_long_string = self.quote.is_some_and(|quote| quote.mark.len() == 3);
            if is_line_start && !in_long_string {
                self.quote = None;
                if rest.starts_with('[') && (self.frames.is_empty() || header(rest).is_some()) {
                    let length = line_length(rest);
                    if at + length > self.end || self.end == at + length && !rest.contains('\n') {
                        (self.statement, self.open_header) = (at, Some(at));
                        return;
                    }
                    self.header = header(rest).unwrap_or_default();
                    self.frames.clear();
                    at += length;
                    self.word = at;
                    continue;
                }
                if self.frames.is_empty() {
                    self.statement = at;
                }
            }
            at += self.step(at, rest);
        }
    }

    /// Takes one sign, or a whole mark of several; returns its length.
    fn step(&mut self, at: usize, rest: &str) -> usize {
        if let Some(quote) = self.quote {
            return self.step_in_string(quote, at, rest);
        }
        let Some(sign) = rest.chars().next() else {
            return 1;
        };
        let after = at + sign.len_utf8();
        match sign {
            '#' => {
                // The line end itself ends the statement.
                let length = line_length(rest);
                let newline = usize::from(rest[..length].ends_with('\n'));
                return (length - newline).max(1);
            }
            '"' | '\'' if self.expects_value() => {
                let mark = QUOTES.iter().find(|mark| rest.starts_with(**mark));
                let mark = mark.copied().unwrap_or("\"");
                let start = at + mark.len();
                self.quote = Some(Quote { mark, start });
                return mark.len();
            }
            '=' if !self.expects_value() => {
                let key = key_path(&self.text[self.word..at]);
                self.frames.push(Frame::Key(key));
                self.word = after;
            }
            '[' if self.expects_value() => {
                self.frames.push(Frame::Array);
                self.word = after;
            }
            '{' if self.expects_value() => {
                self.frames.push(Frame::Inline);
                self.word = after;
            }
            ']' => {
                if matches!(self.frames.last(), Some(Frame::Array)) {
                    self.frames.pop();
                }
                self.word = after;
            }
            '}' => {
                if matches!(self.frames.last(), Some(Frame::Key(_))) {
                    self.frames.pop();
                }
                if matches!(self.frames.last(), Some(Frame::Inline)) {
                    self.frames.pop();
                }
                self.word = after;
            }
            ',' => {
                let in_table = self.frames.len() > 1
                    && matches!(self.frames[self.frames.len() - 2], Frame::Inline);
                if in_table && matches!(self.frames.last(), Some(Frame::Key(_))) {
                    self.frames.pop();
                }
                self.word = after;
            }
            '\n' => {
                if self.frames.len() == 1 && matches!(self.frames[0], Frame::Key(_)) {
                    self.frames.clear();
                }
                self.word = after;
            }
            _ if sign.is_whitespace() && self.text[self.word..at].trim().is_empty() => {
                self.word = after;
            }
            _ => {}
        }
        sign.len_utf8()
    }

    fn step_in_string(&mut self, quote: Quote, at: usize, rest: &str) -> usize {
        if rest.starts_with(quote.mark) {
            self.quote = None;
            self.word = at + quote.mark.len();
            return quote.mark.len();
        }
        if quote.mark.len() == 1 && rest.starts_with('\n') {
            self.quote = None;
            return 0;
        }
        let mut signs = rest.chars();
        let sign = signs.next().map_or(1, char::len_utf8);
        if quote.mark.starts_with('"') && rest.starts_with('\\') {
            return sign + signs.next().map_or(0, char::len_utf8);
        }
        sign
    }

    fn expects_value(&self) -> bool {
        matches!(self.frames.last(), Some(Frame::Key(_) | Frame::Array))
    }

    fn here(self) -> Place {
        let is_value = self.expects_value();
        let keys = self.frames.into_iter().filter_map(|frame| match frame {
            Frame::Key(key) => Some(key),
            _ => None,
        });
        Place {
            tables: self.header,
            keys: keys.collect(),
            is_value,
            is_header: false,
            word: self.word.min(self.end),
            end: self.end,
            quote: self.quote,
        }
    }

    fn in_header(self, at: usize) -> Place {
        let brackets = self.text[at..].len() - self.text[at..].trim_start_matches('[').len();
        Place {
            tables: Vec::new(),
            keys: Vec::new(),
            is_value: false,
            is_header: true,
            word: (at + brackets).min(self.end),
            end: self.end,
            quote: None,
        }
    }
}

impl Place {
    fn resolve(self, shape: &Shape, text: &str) -> Option<Cursor> {
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        let rest = &text[self.end..];
        let word_end = self.end + rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        if self.is_header {
            return Some(Cursor::Header(self.word..word_end));
        }
        let mut table = shape.tables.first()?;
        for name in &self.tables {
            table = inside(shape, table, name)?;
        }
        let (last, outer) = match (self.is_value, self.keys.split_last()) {
            (true, Some((last, outer))) => (Some(last), outer),
            _ => (None, self.keys.as_slice()),
        };
        for name in outer.iter().flatten() {
            table = inside(shape, table, name)?;
        }
        let Some(path) = last else {
            let written = text.get(self.word..word_end)?.trim_start();
            let start = word_end - written.len();
            // `photo.src`: the last part is the key, the others lead to its table.
            let parts = key_path(written);
            let (name, path) = parts.split_last()?;
            for part in path {
                table = inside(shape, table, part)?;
            }
            let start = start + written.rfind('.').map_or(0, |dot| dot + 1);
            return Some(Cursor::Key {
                field: field(table, name).cloned(),
                table: table.clone(),
                range: start..word_end,
            });
        };
        let (mut owner, mut found) = (table, None);
        for name in path {
            match field(table, name) {
                Some(next) => {
                    (owner, found) = (table, Some(next));
                    table = inside(shape, table, name).unwrap_or(table);
                }
                // The language of a text: the field is the one before.
                None => found = found.filter(|_| name.len() == 2),
            }
        }
        let (range, quoted) = match self.quote {
            Some(quote) => {
                let close = rest.find([quote.mark.chars().next()?, '\n', '\r']);
                (quote.start..self.end + close.unwrap_or(rest.len()), true)
            }
            None => (self.word..word_end, false),
        };
        Some(Cursor::Value {
            table: owner.name,
            field: found?.clone(),
            range,
            quoted,
        })
    }
}

fn field<'t>(table: &'t Table, key: &str) -> Option<&'t Field> {
    table.fields.iter().find(|field| field.key == key)
}

/// The table that a field of a table holds.
fn inside<'s>(shape: &'s Shape, table: &Table, key: &str) -> Option<&'s Table> {
    match field(table, key)?.kind {
        Kind::Table(name) | Kind::TextOrTable(name) | Kind::Entries(name) => shape.table(name),
        _ => None,
    }
}

/// The names in a line that is a table's header and nothing else.
fn header(rest: &str) -> Option<Vec<String>> {
    let line = rest.lines().next()?.split('#').next()?.trim();
    let name = line.trim_start_matches('[').trim_end_matches(']');
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ');
    (line.ends_with(']') && !name.is_empty() && name.chars().all(is_name)).then(|| key_path(name))
}

fn key_path(text: &str) -> Vec<String> {
    let part = |part: &str| part.trim().trim_matches(['"', '\'']).to_owned();
    text.split('.').map(part).collect()
}

fn line_length(rest: &str) -> usize {
    rest.find('\n').map_or(rest.len(), |newline| newline + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands at the `|` of a text.
    fn at(path: &str, text: &str) -> Option<Cursor> {
        let offset = text.find('|').expect("a mark");
        Cursor::at(path, &text.replacen('|', "", 1), offset)
    }

    fn key(path: &str, text: &str) -> (String, Option<&'static str>) {
        match at(path, text) {
            Some(Cursor::Key { table, field, .. }) => {
                (table.name.to_owned(), field.map(|field| field.key))
            }
            other => panic!("{text}: {other:?}"),
        }
    }

    fn value(path: &str, text: &str) -> (&'static str, &'static str, String) {
        match at(path, text) {
            Some(Cursor::Value {
                table,
                field,
                range,
                ..
            }) => (
                table,
                field.key,
                text.replacen('|', "", 1)[range].to_owned(),
            ),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn keys_belong_to_tables() {
        let profile = "profile.toml";
        assert_eq!(key(profile, "|"), ("`profile.toml`".into(), None));
        assert_eq!(
            key(profile, "[person]\nname = \"x\"\njob_ti|"),
            ("[person]".into(), None)
        );
        assert_eq!(
            key(profile, "[person]\njob_|title = 1"),
            ("[person]".into(), Some("job_title"))
        );
        assert_eq!(
            key(profile, "[person]\nphoto.sr|c = \"x\""),
            ("`photo`".into(), Some("src"))
        );
        assert_eq!(
            key(
                profile,
                "[[organisation]]\nname = \"A [B] # C\"\n[[organisation.role]]\nstart|"
            ),
            ("[[organisation.role]]".into(), Some("start"))
        );
        assert_eq!(
            key(profile, "[[talk]]\nlinks = [{ label = \"a\", u|"),
            ("a link".into(), None)
        );
        assert_eq!(
            key("content/talks/a.md", "+++\nven|ue = \"x\"\n+++\n"),
            ("an item's front matter".into(), Some("venue"))
        );
    }

    #[test]
    fn values_belong_to_fields() {
        let profile = "profile.toml";
        assert_eq!(
            value(profile, "[[talk]]\ntopics = [\"a\", \"clo|"),
            ("[[talk]]", "topics", "clo".into())
        );
        assert_eq!(
            value(
                profile,
                "[[talk]]\ntopics = [\n  \"a\", # one\n  \"clo|sures\",\n]"
            ),
            ("[[talk]]", "topics", "closures".into())
        );
        assert_eq!(
            value(profile, "[positioning]\nheadline.de = \"Ich |"),
            ("[positioning]", "headline", "Ich ".into())
        );
        assert_eq!(
            value(profile, "[person]\nphoto = { none = tr|"),
            ("`photo`", "none", "tr".into())
        );
        assert_eq!(
            value("content/posts/a.md", "+++\ntopics = [\"|\"]\n+++\n"),
            ("an item's front matter", "topics", String::new())
        );
        // A string that was never closed ends with its line.
        assert_eq!(
            value(profile, "[person]\nname = \"Ada\njob_title = \"x|\""),
            ("[person]", "job_title", "x".into())
        );
        assert_eq!(
            value(profile, "[person]\nname = [\n[[skill]]\ntopic = \"a|\""),
            ("[[skill]]", "topic", "a".into())
        );
    }

    #[test]
    fn a_statement_begins_before_its_string() {
        let toml = "[person]\nname = \"x\"\nabout = \"\"\"\nlong = words\nmore\n\"\"\"\nlist = [\n  1,\n]\n";
        let at = |words: &str| toml.find(words).expect("in the text");
        assert_eq!(statement_start(toml, at("more")), at("about"));
        assert_eq!(statement_start(toml, at("\"x\"")), at("name"));
        assert_eq!(statement_start(toml, at("1,")), at("list"));
        assert_eq!(statement_start(toml, 3), 0);
    }

    #[test]
    fn headers_and_links() {
        assert!(matches!(
            at("profile.toml", "[[to|"),
            Some(Cursor::Header(range)) if range == (2..4)
        ));
        let text = "See [it](evidence:clo|sures) there.";
        match at("about.md", text) {
            Some(Cursor::Destination(range)) => {
                assert_eq!(&text.replacen('|', "", 1)[range], "evidence:closures");
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(at("about.md", "Words | only"), None);
        assert_eq!(at("about.md", "[it](x) after| it"), None);
    }
}
