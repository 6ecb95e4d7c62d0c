//! Footnotes: lettered, so that they never mix with the numbers of evidence.

use std::collections::HashMap;
use std::fmt::Write as _;

/// The notes of one text, in the order in which they are first referred to.
#[derive(Default)]
pub(super) struct Notes {
    order: Vec<String>,
    references: HashMap<String, (usize, usize)>,
    bodies: HashMap<String, String>,
}

impl Notes {
    /// A reference: the note's letter, and which one to the same note it is, from 1.
    pub(super) fn refer(&mut self, name: &str) -> (String, usize) {
        if let Some((position, count)) = self.references.get_mut(name) {
            *count += 1;
            return (letters(*position), *count);
        }
        let position = self.order.len();
        self.order.push(name.to_owned());
        self.references.insert(name.to_owned(), (position, 1));
        (letters(position), 1)
    }

    /// The text of a note; the first of several with one name stays.
    pub(super) fn define(&mut self, name: &str, html: String) {
        self.bodies.entry(name.to_owned()).or_insert(html);
    }

    /// The list of notes that are referred to, or nothing.
    pub(super) fn write(&self, html: &mut String, heading: &str, back: &str) {
        if self.order.is_empty() {
            return;
        }
        let grow = "strings grow";
        write!(
            html,
            "<section class=\"notes\" role=\"doc-endnotes\" aria-label=\"{heading}\">\n<ol type=\"a\">\n"
        )
        .expect(grow);
        for (position, name) in self.order.iter().enumerate() {
            let letter = letters(position);
            let body = self.bodies.get(name).map_or("", |body| body.trim_end());
            // The way back belongs to the last line of the note.
            let (before, after) = match body.strip_suffix("</p>") {
                Some(before) => (before, "</p>"),
                None => (body, ""),
            };
            writeln!(
                html,
                "<li id=\"fn-{letter}\">{before} <a class=\"back\" href=\"#fnref-{letter}\" \
                 role=\"doc-backlink\" aria-label=\"{back}\">↩</a>{after}</li>"
            )
            .expect(grow);
        }
        html.push_str("</ol>\n</section>\n");
    }
}

/// a, b, …, z, aa, ab, …
fn letters(mut position: usize) -> String {
    let mut letters = Vec::new();
    loop {
        let letter = u8::try_from(position % 26).expect("below 26");
        letters.push(char::from(b'a' + letter));
        if position < 26 {
            break;
        }
        position = position / 26 - 1;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        let all: Vec<String> = [0, 1, 25, 26, 27, 701, 702]
            .into_iter()
            .map(letters)
            .collect();
        assert_eq!(all, ["a", "b", "z", "aa", "ab", "zz", "aaa"]);
    }
}
