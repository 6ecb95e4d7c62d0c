//! A TOML text with comments, written from the top down. Values are formatted by `toml_edit`.

use toml_edit::{Array, Value};

use crate::site::Localized;
use crate::text::language::Language;

/// Lists longer than this have a line for each value.
const LINE: usize = 80;
/// Comments are broken into lines of this length.
const COMMENT_LINE: usize = 96;

/// A TOML text in the making.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    text: String,
}

impl Sheet {
    /// A sentence for the reader, broken into lines between words, but not inside of backticks.
    pub(super) fn comment(&mut self, sentence: &str) {
        let mut line = String::new();
        for word in sentence.split_whitespace() {
            let inside = line.matches('`').count() % 2 == 1;
            if !inside && line.chars().count() + 2 + word.chars().count() > COMMENT_LINE {
                self.comment_line(&line);
                line.clear();
            }
            line.push(' ');
            line.push_str(word);
        }
        self.comment_line(&line);
    }

    /// A comment of exactly one line, whatever it holds: a line end in it would let the rest be
    /// read as TOML, and TOML forbids other control characters in comments.
    pub(super) fn comment_line(&mut self, line: &str) {
        self.text.push('#');
        for character in line.chars() {
            match character {
                _ if character.is_control() => self.text.extend(character.escape_default()),
                _ => self.text.push(character),
            }
        }
        self.text.push('\n');
    }

    /// An empty line, unless there is one already.
    pub(super) fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// `[name]`
    pub(super) fn table(&mut self, name: &str) {
        self.space();
        self.text.push_str(&format!("[{name}]\n"));
    }

    /// `[[name]]`
    pub(super) fn entry(&mut self, name: &str) {
        self.space();
        self.text.push_str(&format!("[[{name}]]\n"));
    }

    /// `key = value`
    pub(super) fn set(&mut self, key: &str, value: impl Into<Value>) {
        self.text.push_str(&format!("{key} = {}\n", value.into()));
    }

    /// `key = value # note`
    pub(super) fn set_with_note(&mut self, key: &str, value: impl Into<Value>, note: &str) {
        self.text.push_str(&format!("{key} = {} ", value.into()));
        self.comment_line(&format!(" {note}"));
    }

    /// `key = …`, or `key.en = …` and `key.de = …`; nothing when nothing is said.
    pub(super) fn set_localized(&mut self, key: &str, value: &Localized<String>) {
        for (language, text) in value.iter() {
            self.set(&key_for(key, language), text);
        }
    }

    /// `key = […]`, a line for each value when they are long; nothing when there is none.
    pub(super) fn set_list(&mut self, key: &str, values: &[String]) {
        if values.is_empty() {
            return;
        }
        let mut array = Array::from_iter(values);
        let long = array.to_string().chars().count() + key.len() > LINE;
        if long && values.len() > 1 {
            for value in array.iter_mut() {
                value.decor_mut().set_prefix("\n    ");
            }
            array.set_trailing("\n");
            array.set_trailing_comma(true);
        }
        self.set(key, array);
    }

    /// [`Sheet::set_list`], once a language.
    pub(super) fn set_localized_list(&mut self, key: &str, values: &Localized<Vec<String>>) {
        for (language, values) in values.iter() {
            self.set_list(&key_for(key, language), values);
        }
    }

    /// Puts the lines of another sheet right below.
    pub(super) fn append_lines(&mut self, other: &Sheet) {
        self.text.push_str(&other.text);
    }

    /// Whether nothing was written.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Puts another sheet below.
    pub(super) fn append(&mut self, other: Sheet) {
        if !other.text.is_empty() {
            self.space();
            self.text.push_str(other.text.trim_start_matches('\n'));
        }
    }

    /// The text, with one line end at its end.
    pub(super) fn finish(self) -> String {
        format!("{}\n", self.text.trim_end_matches('\n'))
    }
}

fn key_for(key: &str, language: Option<Language>) -> String {
    match language {
        None => key.to_owned(),
        Some(language) => format!("{key}.{}", language.tag()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_cannot_become_toml() {
        let mut sheet = Sheet::default();
        sheet.comment_line(" a\nb = 1\r\u{7f}\u{0}\tc");
        assert_eq!(sheet.finish(), "# a\\nb = 1\\r\\u{7f}\\u{0}\\tc\n");
    }

    #[test]
    fn long_lists_have_a_line_for_each_value() {
        let mut sheet = Sheet::default();
        sheet.table("a");
        sheet.set_list("short", &["x".to_owned(), "it's \"y\"".to_owned()]);
        sheet.set_list("long", &["x".repeat(50), "y".repeat(50)]);
        let text = sheet.finish();
        let expected = format!(
            "[a]\nshort = [\"x\", \"\"\"it's \"y\"\"\"\"]\nlong = [\n    \"{}\",\n    \"{}\",\n]\n",
            "x".repeat(50),
            "y".repeat(50)
        );
        assert_eq!(text, expected);
        text.parse::<toml_edit::DocumentMut>().expect("TOML");
    }

    #[test]
    fn sentences_are_broken_between_words() {
        let mut sheet = Sheet::default();
        sheet.comment(&"word ".repeat(30));
        let text = sheet.finish();
        assert!(
            text.lines()
                .all(|line| line.starts_with("# word") && line.len() <= 96),
            "{text}"
        );
        assert_eq!(text.matches("word").count(), 30);
    }
}
