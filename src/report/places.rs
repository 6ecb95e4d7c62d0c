//! What a report needs beside findings: paths, lines and columns, and the language it is in.

use crate::source::{Position, Sources, Span};
use crate::text::bilingual::Bilingual;
use crate::text::language::Language;

/// Turns spans into paths and positions, and phrases into words.
#[derive(Debug, Clone, Copy)]
pub struct Places<'s> {
    /// The texts.
    pub sources: &'s Sources,
    /// What leads from the reader's folder to the site's: empty, or a path with `/` at its end.
    pub prefix: &'s str,
    /// The language of the report.
    pub language: Language,
}

impl Places<'_> {
    /// Words in the language of the report.
    pub fn say<'p>(&self, phrase: &'p Bilingual) -> &'p str {
        phrase.get(self.language)
    }

    /// All cures of a finding, or the like, in the language of the report.
    pub fn say_all<'p>(&self, phrases: &'p [Bilingual]) -> Vec<&'p str> {
        phrases.iter().map(|phrase| self.say(phrase)).collect()
    }

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
