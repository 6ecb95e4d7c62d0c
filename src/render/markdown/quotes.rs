//! Quotation marks of the language: the Markdown reader makes English ones.

use std::ops::Range;

use crate::text::language::Language;

/// Follows the marks through a text.
pub(super) struct Quotes {
    language: Language,
    open_single: usize,
}

impl Quotes {
    pub(super) fn new(language: Language) -> Self {
        Quotes {
            language,
            open_single: 0,
        }
    }

    /// A piece of text as it is to be shown; `range` is where it stood in the source.
    pub(super) fn text<'t>(&mut self, text: &'t str, source: &str, range: Range<usize>) -> &'t str {
        if self.language == Language::En || !matches!(text, "“" | "”" | "‘" | "’") {
            return text;
        }
        // A mark that the writer set by hand is meant as it is.
        if !matches!(source.get(range.clone()), Some("\"" | "'")) {
            return text;
        }
        match text {
            "“" => "„",
            "”" => "“",
            "‘" => {
                self.open_single += 1;
                "‚"
            }
            _ => {
                let after = source[range.end..].chars().next();
                let within_word = after.is_some_and(char::is_alphanumeric);
                if within_word || self.open_single == 0 {
                    "’"
                } else {
                    self.open_single -= 1;
                    "‘"
                }
            }
        }
    }
}
