//! Where findings stand, in the words of a report: paths, lines and columns.

use crate::source::{Position, Sources, Span};

/// Turns spans into paths and positions.
#[derive(Debug, Clone, Copy)]
pub struct Places<'s> {
    /// The texts.
    pub sources: &'s Sources,
    /// What leads from the reader's folder to the site's: empty, or a path with `/` at its end.
    pub prefix: &'s str,
}

impl Places<'_> {
    /// The file, as a path from the reader's folder.
    pub fn path(&self, span: Span) -> String {
        format!("{}{}", self.prefix, self.sources.get(span.source).path)
    }

    /// Where it begins.
    pub fn start(&self, span: Span) -> Position {
        self.sources.position(span)
    }

    /// Where it ends: the column after its last character.
    pub fn end(&self, span: Span) -> Position {
        self.sources.position(Span {
            start: span.end.max(span.start),
            ..span
        })
    }
}
