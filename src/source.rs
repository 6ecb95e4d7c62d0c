//! Texts and places: what was read, and where in it a value stood.
//!
//! Everything below the report speaks in bytes; lines and columns are worked out only when
//! somebody reads them.

use std::fmt;
use std::ops::{Deref, Range};

/// Names one [`Source`] of a [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(u32);

/// One text file of a site, without its byte order mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Path below the site folder, with `/` between its parts on every system.
    pub path: String,
    /// The text as it stands in the file: line ends are kept, a byte order mark is not.
    pub text: String,
}

/// All text files of a site, in the order of their paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// Adds a file and names it. A byte order mark at its start is dropped.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> SourceId {
        let mut text = text.into();
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        let id = u32::try_from(self.files.len()).expect("fewer than four billion files");
        self.files.push(Source {
            path: path.into(),
            text,
        });
        SourceId(id)
    }

    /// Adds a file, or gives the one of that path another text: an editor knows it better than the
    /// disk.
    pub fn set(&mut self, path: &str, text: &str) -> SourceId {
        match self.find(path) {
            Some(id) => {
                let text = text.trim_start_matches('\u{feff}');
                text.clone_into(&mut self.files[id.0 as usize].text);
                id
            }
            None => self.add(path, text),
        }
    }

    /// The file of that name.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.files[id.0 as usize]
    }

    /// The file at that path below the site folder.
    pub fn find(&self, path: &str) -> Option<SourceId> {
        let index = self.files.iter().position(|file| file.path == path)?;
        Some(SourceId(
            u32::try_from(index).expect("an index that `add` gave out"),
        ))
    }

    /// The characters that a span covers.
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.source)
            .text
            .get(span.range())
            .unwrap_or_default()
    }

    /// Where a span begins, for a reader.
    pub fn position(&self, span: Span) -> Position {
        position(&self.get(span.source).text, span.start as usize)
    }

    /// Every file with its name.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.files.iter().enumerate().map(|(index, file)| {
            (
                SourceId(u32::try_from(index).expect("an index that `add` gave out")),
                file,
            )
        })
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// A line and a column, both counted from 1; a column is one character (Unicode scalar value).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Lines end at `\n`, so `\r\n` is one line end.
    pub line: usize,
    /// Characters since the start of the line; a tab is one.
    pub column: usize,
}

/// The line and column of a byte offset; an offset past the end is the end.
pub fn position(text: &str, offset: usize) -> Position {
    let before = &text.as_bytes()[..offset.min(text.len())];
    let line_start = memchr::memrchr(b'\n', before).map_or(0, |newline| newline + 1);
    // Continuation bytes are no characters of their own.
    let column = before[line_start..]
        .iter()
        .filter(|byte| (**byte & 0xc0) != 0x80)
        .count();
    Position {
        line: memchr::memchr_iter(b'\n', before).count() + 1,
        column: column + 1,
    }
}

/// A range of bytes in one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// First byte after it.
    pub end: u32,
}

impl Span {
    /// A range of bytes in a source. Files are far smaller than 4 GiB: reading refuses larger ones.
    pub fn new(source: SourceId, range: Range<usize>) -> Self {
        let byte = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span {
            source,
            start: byte(range.start),
            end: byte(range.end),
        }
    }

    /// The bytes, to slice with.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// A part of this span, given in bytes from its start.
    pub fn part(self, range: Range<usize>) -> Self {
        let start = self.start as usize;
        Span::new(self.source, start + range.start..start + range.end)
    }
}

/// A value and where it stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Located<T> {
    /// What was written.
    pub value: T,
    /// Where: a string's quotes belong to it.
    pub span: Span,
}

impl<T> Located<T> {
    /// A value at its place.
    pub fn new(value: T, span: Span) -> Self {
        Located { value, span }
    }

    /// The same place with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Located<U> {
        Located {
            value: change(self.value),
            span: self.span,
        }
    }
}

impl<T: fmt::Display> fmt::Display for Located<T> {
    /// Writes the value.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(formatter)
    }
}

impl<T> Deref for Located<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_survive_windows_line_ends() {
        let text = "a = 1\r\nü = \"x\"\r\n\t日本 = 2";
        let at = |needle: &str| position(text, text.find(needle).expect("in the text"));
        assert_eq!(at("ü"), Position { line: 2, column: 1 });
        assert_eq!(at("= \"x"), Position { line: 2, column: 3 });
        assert_eq!(at("本"), Position { line: 3, column: 3 });
        assert_eq!(position(text, 9999).line, 3);
        assert_eq!(position("", 0), Position { line: 1, column: 1 });
    }

    #[test]
    fn a_byte_order_mark_moves_no_column() {
        let mut sources = Sources::default();
        let id = sources.add("pointed.toml", "\u{feff}title = 1");
        assert_eq!(sources.get(id).text, "title = 1");
        assert_eq!(sources.find("pointed.toml"), Some(id));
        let span = Span::new(id, 8..9);
        assert_eq!(sources.slice(span), "1");
        assert_eq!(sources.position(span), Position { line: 1, column: 9 });
    }
}
