//! Bytes of a text as places of the protocol: lines and columns from 0, columns in the units that
//! the client and the server agreed on.

use std::ops::Range;

use lsp_types::{Position, PositionEncodingKind};

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units: what every client knows.
    Utf16,
}

impl Encoding {
    /// Bytes if the client can count them, since that is what everything here does.
    pub(super) fn agree(offered: Option<&[PositionEncodingKind]>) -> Self {
        match offered {
            Some(kinds) if kinds.contains(&PositionEncodingKind::UTF8) => Encoding::Utf8,
            _ => Encoding::Utf16,
        }
    }

    /// Its name in the protocol.
    pub(super) fn kind(self) -> PositionEncodingKind {
        match self {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
        }
    }

    /// The place of a byte.
    pub(super) fn position(self, text: &str, offset: usize) -> Position {
        let offset = (0..=offset.min(text.len()))
            .rev()
            .find(|&at| text.is_char_boundary(at))
            .unwrap_or_default();
        let before = &text[..offset];
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = memchr::memchr_iter(b'\n', before.as_bytes()).count();
        let column = match self {
            Encoding::Utf8 => offset - start,
            Encoding::Utf16 => before[start..].encode_utf16().count(),
        };
        Position::new(number(line), number(column))
    }

    /// The byte of a place; past the end of a line it is the line's end.
    pub(super) fn offset(self, text: &str, position: Position) -> usize {
        let mut start = 0;
        for _ in 0..position.line {
            match memchr::memchr(b'\n', &text.as_bytes()[start..]) {
                Some(newline) => start += newline + 1,
                None => return text.len(),
            }
        }
        let line = text[start..].split(['\n', '\r']).next().unwrap_or_default();
        let mut column = 0;
        for (at, character) in line.char_indices() {
            if column >= position.character {
                return start + at;
            }
            column += match self {
                Encoding::Utf8 => number(character.len_utf8()),
                Encoding::Utf16 => number(character.len_utf16()),
            };
        }
        start + line.len()
    }

    /// The places of a range of bytes.
    pub(super) fn range(self, text: &str, range: Range<usize>) -> lsp_types::Range {
        lsp_types::Range::new(
            self.position(text, range.start),
            self.position(text, range.end),
        )
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_what_was_agreed() {
        let text = "a = 1\r\n😀ü = \"x\"\n";
        let at = text.find('x').expect("in the text");
        assert_eq!(Encoding::Utf16.position(text, at), Position::new(1, 7));
        assert_eq!(Encoding::Utf8.position(text, at), Position::new(1, 10));
        for encoding in [Encoding::Utf8, Encoding::Utf16] {
            for (offset, _) in text.char_indices().filter(|(_, c)| *c != '\n') {
                let position = encoding.position(text, offset);
                assert_eq!(encoding.offset(text, position), offset);
            }
            assert_eq!(encoding.offset(text, Position::new(0, 99)), 5);
            assert_eq!(encoding.offset(text, Position::new(99, 0)), text.len());
        }
    }
}
