//! Lines as vCard (RFC 6350, RFC 2426) and iCalendar (RFC 5545) share them: a name, a value, folded
//! after 75 octets.

use crate::render::machine::plain;

/// Octets that a line may have, without its end.
const LONGEST_LINE: usize = 75;

/// Lines in the making.
#[derive(Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A line whose value has its form already; `name` may carry parameters.
    pub(super) fn raw(&mut self, name: &str, value: &str) {
        let mut room = LONGEST_LINE;
        for c in name.chars().chain([':']).chain(value.chars()) {
            // A value never ends the line: that would begin a property of its own.
            if c.is_control() {
                continue;
            }
            if room < c.len_utf8() {
                self.0.push_str("\r\n ");
                room = LONGEST_LINE - 1;
            }
            self.0.push(c);
            room -= c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A line whose value is words; nothing when there are none.
    pub(super) fn text(&mut self, name: &str, words: &str) {
        if !words.is_empty() {
            self.raw(name, &escape(words));
        }
    }

    /// A line whose value is an address; nothing when there is none.
    pub(super) fn address(&mut self, name: &str, url: &str) {
        if !url.is_empty() {
            self.raw(name, url);
        }
    }

    /// The file.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}

/// Words as a value: what would part them is escaped, and what only typesetting needs is undone.
pub(super) fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for c in plain(words).chars() {
        match c {
            '\\' | ',' | ';' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Several words as one value, parted by the sign that escaping keeps out of each.
pub(super) fn list(words: &[impl AsRef<str>], separator: &str) -> String {
    let escaped: Vec<String> = words.iter().map(|words| escape(words.as_ref())).collect();
    escaped.join(separator)
}

/// The value of a parameter: in quotes where it has to be, and without what can't stand there.
pub(super) fn parameter(value: &str) -> String {
    let clean: String = plain(value)
        .chars()
        .filter(|c| *c != '"' && !c.is_control())
        .collect();
    if clean.contains([':', ';', ',', ' ']) {
        format!("\"{clean}\"")
    } else {
        clean
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(write: impl FnOnce(&mut Lines)) -> String {
        let mut lines = Lines::default();
        write(&mut lines);
        String::from_utf8(lines.into_bytes()).expect("UTF-8")
    }

    #[test]
    fn what_parts_values_is_escaped() {
        let text = lines(|lines| lines.text("NOTE", "a, b; c\\d\ne\r\nf"));
        assert_eq!(text, "NOTE:a\\, b\\; c\\\\d\\ne\\nf\r\n");
        assert_eq!(list(&["x;y", "z"], ";"), "x\\;y;z");
        assert_eq!(lines(|lines| lines.text("NOTE", "")), "");
    }

    #[test]
    fn a_value_cannot_begin_a_line_of_its_own() {
        let url = "https://a.example/\r\nEMAIL:evil@b.example";
        let text = lines(|lines| lines.address("URL", url));
        assert_eq!(text, "URL:https://a.example/EMAIL:evil@b.example\r\n");
        assert_eq!(parameter("a\"b\r\nX:c"), "\"abX:c\"");
    }

    #[test]
    fn long_lines_are_folded_between_letters() {
        let words = "ä".repeat(200);
        let text = lines(|lines| lines.text("NOTE", &words));
        for line in text.split_terminator("\r\n") {
            assert!(line.len() <= LONGEST_LINE, "{} octets", line.len());
        }
        assert_eq!(text.replace("\r\n ", ""), format!("NOTE:{words}\r\n"));
    }

    #[test]
    fn signs_of_typesetting_are_undone() {
        assert_eq!(
            plain("Dr.\u{a0}Mara Alarm\u{ad}anlage"),
            "Dr. Mara Alarmanlage"
        );
    }
}
