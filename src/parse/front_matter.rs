//! A Markdown file is front matter between `+++` lines, and a body.

use std::ops::Range;

/// Where the parts of a Markdown file lie, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parts {
    /// The TOML between the lines; empty at the start when there is none.
    pub(super) front_matter: Range<usize>,
    /// The Markdown.
    pub(super) body: Range<usize>,
    /// What is wrong with the front matter's lines.
    pub(super) fault: Option<Fault>,
}

/// What can be wrong with the lines around front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// The first `+++` has no second.
    Open,
    /// The second `+++` has no first.
    Unopened,
    /// YAML between `---` lines.
    Yaml,
}

/// Finds the parts of a file.
pub(super) fn split(text: &str) -> Parts {
    let none = |fault| Parts {
        front_matter: 0..0,
        body: 0..text.len(),
        fault,
    };
    let mut lines = Lines { text, at: 0 };
    let Some((_, first)) = lines.next() else {
        return none(None);
    };
    match first {
        "+++" => {}
        "---" => {
            // A thematic break may start a page; keys right below it are front matter of others.
            let looks_like_yaml = lines.next().is_some_and(|(_, line)| line.contains(':'));
            return none(looks_like_yaml.then_some(Fault::Yaml));
        }
        first if is_key_and_value(first) => return unopened(text).unwrap_or_else(|| none(None)),
        _ => return none(None),
    }
    let start = lines.at;
    while let Some((at, line)) = lines.next() {
        if line == "+++" {
            return Parts {
                front_matter: start..at,
                body: lines.at..text.len(),
                fault: None,
            };
        }
    }
    Parts {
        front_matter: start..text.len(),
        body: text.len()..text.len(),
        fault: Some(Fault::Open),
    }
}

/// The parts of a file whose first line is lost: keys down to a line `+++`.
fn unopened(text: &str) -> Option<Parts> {
    let mut lines = Lines { text, at: 0 };
    let (end, _) = lines.find(|(_, line)| *line == "+++")?;
    Some(Parts {
        front_matter: 0..end,
        body: lines.at..text.len(),
        fault: Some(Fault::Unopened),
    })
}

/// `title = "…"`
fn is_key_and_value(line: &str) -> bool {
    line.split_once('=').is_some_and(|(key, value)| {
        let is_part = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
        let key = key.trim();
        !key.is_empty() && key.chars().all(is_part) && !value.trim().is_empty()
    })
}

/// Lines with their offsets, without their ends and trailing blanks.
struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Lines<'t> {
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let start = self.at;
        let length = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |end| end + 1);
        self.at += length;
        Some((start, rest[..length].trim_end()))
    }
}

/// The title of a body that starts with a heading of the first level, and where the rest begins.
pub(super) fn leading_title(body: &str) -> Option<(Range<usize>, usize)> {
    let mut lines = Lines { text: body, at: 0 };
    let (at, line) = lines.find(|(_, line)| !line.is_empty())?;
    let words = line.strip_prefix("# ")?;
    let title = words.trim_start().trim_end_matches('#').trim_end();
    let start = at + line.len() - words.trim_start().len();
    (!title.is_empty()).then_some((start..start + title.len(), lines.at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (&str, &str, Option<Fault>) {
        let parts = split(text);
        (&text[parts.front_matter], &text[parts.body], parts.fault)
    }

    #[test]
    fn the_parts_are_found_with_any_line_ends() {
        assert_eq!(parts("+++\na = 1\n+++\n\nHi"), ("a = 1\n", "\nHi", None));
        assert_eq!(
            parts("+++\r\na = 1\r\n+++\r\nHi"),
            ("a = 1\r\n", "Hi", None)
        );
        assert_eq!(parts("+++\n+++"), ("", "", None));
        assert_eq!(parts("Hi"), ("", "Hi", None));
        assert_eq!(parts(""), ("", "", None));
        assert_eq!(parts("+++\na = 1"), ("a = 1", "", Some(Fault::Open)));
        assert_eq!(
            parts("a = 1\r\n+++\r\nHi"),
            ("a = 1\r\n", "Hi", Some(Fault::Unopened))
        );
        for text in ["a = 1\n\nHi", "Let x = 1\n+++\nHi"] {
            assert_eq!(parts(text), ("", text, None));
        }
        assert_eq!(parts("---\ntitle: x\n---\n").2, Some(Fault::Yaml));
        assert_eq!(parts("---\n\nAfter a break").2, None);
    }

    #[test]
    fn a_first_heading_is_a_title() {
        let body = "\n\n#  Uses ##\r\n\r\nText";
        let (title, rest) = leading_title(body).expect("a title");
        assert_eq!(&body[title], "Uses");
        assert_eq!(body[rest..].trim_start(), "Text");
        assert_eq!(leading_title("Text\n# Late"), None);
        assert_eq!(leading_title("## Second level"), None);
    }
}
