//! The texts of other formats: plain, Markdown or HTML, in one line or with bullets, as what
//! Pointed's fields take.

use crate::import::html::{self, Marks};
use crate::import::markdown;
use crate::import::note::Note;

/// A text made ready, and what had to be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ready<T> {
    /// The text.
    pub(super) value: T,
    /// What was changed.
    pub(super) note: Option<Note>,
}

/// Paragraphs and list items of a text, each one line of inline Markdown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Prose {
    /// Everything that is no list item.
    pub(super) paragraphs: Vec<String>,
    /// The list items.
    pub(super) items: Vec<String>,
}

impl Prose {
    /// All of it in one line; what lacks its full stop gets one when something follows.
    pub(super) fn in_one_line(&self) -> String {
        let parts: Vec<&String> = self.paragraphs.iter().chain(&self.items).collect();
        let Some((last, others)) = parts.split_last() else {
            return String::new();
        };
        let mut line = String::new();
        for part in others {
            line.push_str(part);
            let ended = part.ends_with(['.', '!', '?', ':', ';', '…', '”', '"', '“', ')']);
            line.push_str(if ended { " " } else { ". " });
        }
        line.push_str(last);
        line
    }
}

/// A text for a plain field: one line of words.
pub(super) fn plain(text: &str) -> String {
    let text = cleaned(text);
    let text = match html::has_markup(&text) {
        true => html::to_text(&text, Marks::None).0,
        false => text,
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text for fields of inline Markdown.
pub(super) fn inline(text: &str) -> Ready<Prose> {
    let Ready {
        value: text,
        mut note,
    } = as_markdown(text);
    let mut prose = Prose::default();
    let numbered = numbered_lines(&text) > 1;
    let mut paragraph_ended = true;
    for line in text.lines().map(str::trim) {
        let item = without_bullet(line).or_else(|| without_number(line).filter(|_| numbered));
        match item {
            _ if line.is_empty() => paragraph_ended = true,
            Some(item) => {
                if !item.is_empty() {
                    prose.items.push(item.to_owned());
                }
                paragraph_ended = true;
            }
            None if paragraph_ended => {
                prose.paragraphs.push(line.to_owned());
                paragraph_ended = false;
            }
            None => {
                let paragraph = prose.paragraphs.last_mut().expect("a paragraph is open");
                paragraph.push(' ');
                paragraph.push_str(line);
            }
        }
    }
    for line in prose.paragraphs.iter_mut().chain(&mut prose.items) {
        let (safe, removed) = markdown::safe_line(line);
        *line = safe;
        if removed {
            note = Some(Note::LinksRemoved);
        }
    }
    prose
        .paragraphs
        .retain(|paragraph| !paragraph.trim().is_empty());
    prose.items.retain(|item| !item.trim().is_empty());
    Ready { value: prose, note }
}

/// A text for a Markdown file: its own blocks stay. A line that ends a sentence ends a paragraph,
/// as its author saw it in a form field.
pub(super) fn document(text: &str) -> Ready<String> {
    let Ready {
        value: text,
        mut note,
    } = as_markdown(text);
    let has_code = text.contains("```") || text.contains("~~~");
    let mut document = String::with_capacity(text.len());
    let mut previous = "";
    for line in text.lines() {
        let bullet = line
            .trim_start()
            .starts_with(BULLETS)
            .then(|| without_bullet(line.trim()));
        let starts_block = line.starts_with([' ', '\t', '-', '*', '#', '>', '|']);
        if !has_code
            && !line.is_empty()
            && !starts_block
            && previous.ends_with(['.', '!', '?', ':'])
        {
            document.push('\n');
        }
        match bullet.flatten() {
            Some(item) => document.push_str(&format!("- {item}")),
            None => document.push_str(line.trim_end()),
        }
        document.push('\n');
        previous = line.trim_end();
    }
    let (mut document, removed) = markdown::safe(document.trim());
    if removed {
        note = Some(Note::LinksRemoved);
    }
    // Three plus signs would open front matter.
    if document.starts_with("+++") {
        document.insert(0, '\\');
    }
    Ready {
        value: document,
        note,
    }
}

/// Line ends of one kind, no control characters, HTML as Markdown.
fn as_markdown(text: &str) -> Ready<String> {
    let text = cleaned(text);
    if html::has_element(&text) {
        let (value, removed) = html::to_text(&text, Marks::Markdown);
        let note = if removed {
            Note::LinksRemoved
        } else {
            Note::HtmlRead
        };
        return Ready {
            value,
            note: Some(note),
        };
    }
    let value = match html::has_markup(&text) {
        true => html::decode_entities(&text),
        false => text,
    };
    Ready { value, note: None }
}

/// Without what no reader sees: control characters, byte order marks, Windows line ends.
fn cleaned(text: &str) -> String {
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let seen = |c: char| !c.is_control() || c == '\n' || c == '\t';
    let text: String = text
        .chars()
        .filter(|c| seen(*c) && *c != '\u{feff}')
        .collect();
    text.trim().to_owned()
}

/// The parts of a list in one line, between commas and signs of its kind; what stands in brackets
/// stays together: `AWS (EC2, S3), Docker`.
pub(super) fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0_usize;
    // A bracket that nobody closes holds nothing together.
    let balanced = text.matches('(').count() == text.matches(')').count();
    for sign in text.chars() {
        match sign {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let is_between = matches!(sign, ',' | ';' | '\n' | '•' | '|');
        match parts.last_mut() {
            Some(part) if !is_between || (depth > 0 && balanced) => part.push(sign),
            _ => parts.push(String::new()),
        }
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// Signs that open a list item in a plain text, and are no list mark of Markdown.
const BULLETS: [char; 14] = [
    '•', '◦', '▪', '▫', '‣', '●', '○', '■', '·', '►', '➢', '✓', '✔', '→',
];

/// The words of a line that opens with a bullet.
fn without_bullet(line: &str) -> Option<&str> {
    if let Some(item) = line.strip_prefix(BULLETS) {
        return Some(item.trim_start());
    }
    let item = line.strip_prefix(['-', '*', '+', '–', '—'])?;
    (item.is_empty() || item.starts_with([' ', '\t'])).then(|| item.trim_start())
}

/// The words of a line that opens with a number and a dot.
fn without_number(line: &str) -> Option<&str> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let item = line[digits..]
        .strip_prefix(['.', ')'])
        .filter(|_| (1..=2).contains(&digits))?;
    item.starts_with(' ').then(|| item.trim_start())
}

fn numbered_lines(text: &str) -> usize {
    text.lines()
        .filter(|line| without_number(line.trim()).is_some())
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Vec<String>, Vec<String>) {
        let prose = inline(text).value;
        (prose.paragraphs, prose.items)
    }

    #[test]
    fn bullets_of_any_kind_are_items() {
        for text in [
            "Led the yard.\n- one\n- two",
            "Led the yard.\r\n• one\r\n•two",
            "Led the yard.\n\n1. one\n2. two",
            "<p>Led the yard.</p><ul><li>one</li><li>two</li></ul>",
            "Led the yard.<br>– one<br>– two",
        ] {
            let expected = (
                vec!["Led the yard.".to_owned()],
                vec!["one".into(), "two".into()],
            );
            assert_eq!(parts(text), expected, "{text}");
        }
    }

    #[test]
    fn a_single_number_is_no_list() {
        assert_eq!(
            parts("3. Platz beim Wettbewerb").0,
            ["3\\. Platz beim Wettbewerb"]
        );
        assert_eq!(parts("-5 % waste").0, ["-5 % waste"]);
        assert_eq!(parts("one\ntwo\n\nthree").0, ["one two", "three"]);
        assert_eq!(parts(" \n- \n").0, Vec::<String>::new());
    }

    #[test]
    fn brackets_hold_parts_together() {
        assert_eq!(
            super::parts("AWS (EC2, S3), Docker;; Rust"),
            ["AWS (EC2, S3)", " Docker", " Rust"]
        );
        assert_eq!(super::parts("a (b, c"), ["a (b", " c"]);
        assert_eq!(super::parts(""), [""; 0]);
    }

    #[test]
    fn one_line_makes_items_sentences() {
        let prose = inline("Led the yard.\n- Cut noise\n- Won!").value;
        assert_eq!(prose.in_one_line(), "Led the yard. Cut noise. Won!");
    }

    #[test]
    fn plain_fields_get_words_only() {
        assert_eq!(plain(" <b>Head</b>\r\n of R&amp;D\u{0} "), "Head of R&D");
        assert_eq!(plain("C++ * [x]"), "C++ * [x]");
    }

    #[test]
    fn a_document_keeps_its_blocks() {
        let document = |text| document(text).value;
        assert_eq!(
            document("One.\nTwo\nthree.\n\n• a\n• b"),
            "One.\n\nTwo\nthree.\n\n- a\n- b"
        );
        assert_eq!(document("## Head\n\n- a\n- b"), "## Head\n\n- a\n- b");
        assert_eq!(document("+++\nx = 1\n+++"), "\\+++\nx = 1\n+++");
        assert_eq!(document("<p>a</p><p>b</p>"), "a\n\nb");
    }
}
