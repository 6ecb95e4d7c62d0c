//! The days that are due, for people, for programs and for a calendar.
//!
//! ```json
//! {
//!   "version": 1, "today": "2026-11-23",
//!   "due": [{
//!     "date": "2027-05-31", "days": 189, "kind": "availability", "what": "Two inspections open",
//!     "action": "…", "path": "profile.toml", "line": 3, "column": 9
//!   }]
//! }
//! ```
//!
//! The calendar follows RFC 5545.

use std::fmt::Write as _;

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Serialize;

use crate::check::due::Due;
use crate::report::table::{short, table};
use crate::source::Sources;

/// Changes when a field changes its meaning or goes; new fields do not change it.
const VERSION: u32 = 1;

/// Columns of the words.
const WORDS: usize = 52;

/// RFC 5545, 3.1: octets of a line without its end.
const LONGEST_LINE: usize = 75;

/// Draws the list, in the order of its days.
pub fn text(due: &[Due], sources: &Sources, today: Date) -> String {
    if due.is_empty() {
        return "no sentence of the profile has a last day\n".to_owned();
    }
    let rows: Vec<[String; 5]> = due
        .iter()
        .map(|due| {
            let position = sources.position(due.span);
            let path = &sources.get(due.span.source).path;
            let days = (due.date - today).get_days();
            let left = match days {
                -1 => "1 day over".to_owned(),
                ..0 => format!("{} days over", -days),
                0 => "today".to_owned(),
                1 => "1 day".to_owned(),
                _ => format!("{days} days"),
            };
            [
                due.date.to_string(),
                left,
                due.kind.name().to_owned(),
                short(&due.what, WORDS),
                format!("{path}:{}:{}", position.line, position.column),
            ]
        })
        .collect();
    table(["last day", "left", "kind", "what", "place"], &rows)
}

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    today: String,
    due: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    date: String,
    days: i32,
    kind: &'a str,
    what: &'a str,
    action: &'a str,
    path: &'a str,
    line: usize,
    column: usize,
}

/// Writes it as JSON.
pub fn json(due: &[Due], sources: &Sources, today: Date) -> String {
    let rows = due.iter().map(|due| {
        let position = sources.position(due.span);
        Row {
            date: due.date.to_string(),
            days: (due.date - today).get_days(),
            kind: due.kind.name(),
            what: &due.what,
            action: due.kind.action(),
            path: &sources.get(due.span.source).path,
            line: position.line,
            column: position.column,
        }
    });
    let report = Report {
        version: VERSION,
        today: today.to_string(),
        due: rows.collect(),
    };
    let mut json = serde_json::to_string_pretty(&report).expect("strings and numbers");
    json.push('\n');
    json
}

/// Writes a calendar with a whole-day event on each last day and a reminder a week before. `host`
/// makes the events' names unique in the world: two calendars of one site update one another.
pub fn calendar(due: &[Due], sources: &Sources, today: Date, host: &str) -> String {
    let mut calendar = Calendar::default();
    calendar.line("BEGIN:VCALENDAR");
    calendar.line("VERSION:2.0");
    calendar.line("PRODID:-//Pointed//due//EN");
    calendar.line("CALSCALE:GREGORIAN");
    calendar.line("METHOD:PUBLISH");
    for due in due {
        let position = sources.position(due.span);
        let path = &sources.get(due.span.source).path;
        let next = due.date.checked_add(1.days()).unwrap_or(due.date);
        calendar.line("BEGIN:VEVENT");
        calendar.line(&format!("UID:{}@{host}", escaped(&due.key)));
        calendar.line(&format!("DTSTAMP:{}T000000Z", basic(today)));
        calendar.line(&format!("DTSTART;VALUE=DATE:{}", basic(due.date)));
        calendar.line(&format!("DTEND;VALUE=DATE:{}", basic(next)));
        let summary = format!("Last day: {}", due.what);
        calendar.line(&format!("SUMMARY:{}", escaped(&summary)));
        let description = format!("{}\n{path}:{}", due.kind.action(), position.line);
        calendar.line(&format!("DESCRIPTION:{}", escaped(&description)));
        calendar.line(&format!("CATEGORIES:{}", due.kind.name().to_uppercase()));
        calendar.line("TRANSP:TRANSPARENT");
        calendar.line("BEGIN:VALARM");
        calendar.line("ACTION:DISPLAY");
        calendar.line("TRIGGER:-P7D");
        calendar.line(&format!("DESCRIPTION:{}", escaped(&summary)));
        calendar.line("END:VALARM");
        calendar.line("END:VEVENT");
    }
    calendar.line("END:VCALENDAR");
    calendar.text
}

#[derive(Default)]
struct Calendar {
    text: String,
}

impl Calendar {
    /// Adds a content line; one of more than 75 octets goes on in the next line after a blank, and
    /// no character is torn.
    fn line(&mut self, line: &str) {
        let mut room = LONGEST_LINE;
        for character in line.chars() {
            let width = character.len_utf8();
            if width > room {
                self.text.push_str("\r\n ");
                room = LONGEST_LINE - 1;
            }
            room -= width;
            self.text.push(character);
        }
        self.text.push_str("\r\n");
    }
}

fn basic(date: Date) -> String {
    let mut basic = String::new();
    let _ = write!(
        basic,
        "{:04}{:02}{:02}",
        date.year(),
        date.month(),
        date.day()
    );
    basic
}

/// RFC 5545, 3.3.11
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(character);
            }
            '\n' => escaped.push_str("\\n"),
            _ if character.is_control() => {}
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::check::due::DueKind;
    use crate::source::Span;

    fn due(what: &str) -> (Vec<Due>, Sources) {
        let mut sources = Sources::default();
        let source = sources.add("profile.toml", "[availability]\nuntil = 2027-05-31\n");
        let due = Due {
            date: date(2027, 5, 31),
            kind: DueKind::Availability,
            what: what.to_owned(),
            key: "availability-until".to_owned(),
            span: Span::new(source, 23..33),
        };
        (vec![due], sources)
    }

    const TODAY: Date = date(2026, 11, 23);

    #[test]
    fn people_read_a_list() {
        let (due, sources) = due("Two inspections open");
        insta::assert_snapshot!(text(&due, &sources, TODAY), @r"
        last day    left      kind          what                  place
        2027-05-31  189 days  availability  Two inspections open  profile.toml:2:9
        ");
        assert!(text(&due, &sources, date(2027, 6, 2)).contains("2 days over"));
    }

    #[test]
    fn programs_get_the_days_left() {
        let (due, sources) = due("Open");
        let read: serde_json::Value =
            serde_json::from_str(&json(&due, &sources, TODAY)).expect("JSON");
        assert_eq!(read["due"][0]["days"], 189);
        assert_eq!(read["due"][0]["line"], 2);
    }

    #[test]
    fn a_calendar_escapes_and_folds() {
        let (due, sources) = due(
            "Zwei Prüfungen, März; Mai 2027 \\ für Landkreise und Gemeinden mit 5 bis 80 Holzbrücken",
        );
        let calendar = calendar(&due, &sources, TODAY, "a.example");
        assert!(calendar.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
        assert!(calendar.ends_with("END:VCALENDAR\r\n"));
        assert!(calendar.lines().all(|line| line.len() <= 75));
        assert_eq!(
            calendar.matches('\n').count(),
            calendar.matches("\r\n").count()
        );
        let unfolded = calendar.replace("\r\n ", "");
        assert!(unfolded.contains("SUMMARY:Last day: Zwei Prüfungen\\, März\\; Mai 2027 \\\\ für Landkreise und Gemeinden mit 5 bis 80 Holzbrücken\r\n"));
        assert!(unfolded.contains("UID:availability-until@a.example\r\n"));
        assert!(unfolded.contains("DTSTAMP:20261123T000000Z\r\nDTSTART;VALUE=DATE:20270531\r\nDTEND;VALUE=DATE:20270601\r\n"));
    }
}
