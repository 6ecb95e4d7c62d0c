//! The table of an import: what was read, where it went, what was changed or left out, and why.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use crate::import::note::Note;
use crate::text::language::Language;

/// What became of one value of the imported file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where it stood: `work[0].startDate`.
    pub from: String,
    /// The field that it went to, such as `role.start`; none when it is left as a comment.
    pub to: Option<String>,
    /// What was changed on the way, or why it was left.
    pub note: Option<Note>,
}

impl Row {
    /// Whether the value is in no field, but in a comment.
    pub fn is_left(&self) -> bool {
        self.to.is_none() && !self.is_unread()
    }

    /// Whether nothing of it is in the tree.
    pub fn is_unread(&self) -> bool {
        self.to.is_none() && self.note.as_ref().is_some_and(Note::is_unread)
    }
}

/// The table as aligned lines for a terminal, one a kind of value, with how often it occurred:
///
/// ```text
/// work[].startDate  3  role.start
/// work[].type       1  left as a comment: Pointed has no field for it
/// ```
pub fn summary(rows: &[Row]) -> String {
    let mut lines: Vec<(String, usize, String)> = Vec::new();
    for row in rows {
        let from = without_indices(&row.from);
        let note = row.note.as_ref().map(|note| note.text(Language::En));
        let fate = match (&row.to, note) {
            (Some(to), None) => to.clone(),
            (Some(to), Some(note)) => format!("{to} ({note})"),
            (None, None) => "left as a comment".to_owned(),
            (None, Some(note)) if row.is_unread() => format!("not read: {note}"),
            (None, Some(note)) => format!("left as a comment: {note}"),
        };
        match lines
            .iter_mut()
            .find(|line| line.0 == from && line.2 == fate)
        {
            Some(line) => line.1 += 1,
            None => lines.push((from, 1, fate)),
        }
    }
    let width = lines.iter().map(|line| line.0.width()).max().unwrap_or(0);
    let mut table = String::new();
    for (from, count, fate) in lines {
        let padding = " ".repeat(width - from.width());
        writeln!(table, "{from}{padding}  {count:>3}  {fate}").expect("a String takes all");
    }
    table
}

/// `work[3].highlights[0]` as `work[].highlights[]`.
fn without_indices(path: &str) -> String {
    let mut short = String::with_capacity(path.len());
    let mut in_brackets = false;
    for character in path.chars() {
        match character {
            '[' => in_brackets = true,
            ']' => in_brackets = false,
            digit if in_brackets && digit.is_ascii_digit() => continue,
            _ => {}
        }
        short.push(character);
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alike_rows_are_one_line() {
        let row = |from: &str, to: Option<&str>, note| Row {
            from: from.to_owned(),
            to: to.map(str::to_owned),
            note,
        };
        let rows = [
            row("work[0].name", Some("role.organisation"), None),
            row("work[1].name", Some("role.organisation"), None),
            row("work[1].startDate", None, Some(Note::NotADate)),
        ];
        assert_eq!(
            summary(&rows),
            "work[].name         2  role.organisation\n\
             work[].startDate    1  left as a comment: not a date\n"
        );
    }
}
