//! For a pull-request comment or a job summary: a table a level, in Markdown.

use std::fmt::Write as _;

use crate::check::waivers::Waived;
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::places::Places;
use crate::report::summary::counts;
use crate::text::language::Language;

/// The whole report.
pub fn report(findings: &[Diagnostic], waived: &[Waived], places: Places<'_>) -> String {
    let mut text = format!("## Pointed: {}\n", counts(findings, places.language));
    let is_english = places.language == Language::En;
    let levels = match is_english {
        true => [
            (Severity::Error, "Errors"),
            (Severity::Warning, "Warnings"),
            (Severity::Info, "Notes"),
        ],
        false => [
            (Severity::Error, "Fehler"),
            (Severity::Warning, "Warnungen"),
            (Severity::Info, "Hinweise"),
        ],
    };
    let columns = match is_english {
        true => "place | finding | what to do | rule",
        false => "Stelle | Befund | was zu tun ist | Regel",
    };
    for (severity, title) in levels {
        let mut of_level = findings
            .iter()
            .filter(|f| f.severity == severity)
            .peekable();
        if of_level.peek().is_none() {
            continue;
        }
        let _ = write!(text, "\n### {title}\n\n| {columns} |\n|---|---|---|---|\n");
        for finding in of_level {
            let start = places.start(finding.span);
            let _ = writeln!(
                text,
                "| `{}:{}` | {} | {} | `{}` |",
                places.path(finding.span),
                start.line,
                cell(places.say(&finding.message)),
                cell(&places.say_all(&finding.help).join(" ")),
                finding.rule,
            );
        }
    }
    if !waived.is_empty() {
        let _ = write!(
            text,
            "\n### {}\n|---|---|---|---|\n",
            match is_english {
                true => "Accepted on purpose\n\n| place | finding | reason | until |",
                false => "Bewusst hingenommen\n\n| Stelle | Befund | Grund | bis |",
            }
        );
        for waived in waived {
            let start = places.start(waived.finding.span);
            let until = waived
                .until
                .map_or_else(String::new, |date| date.to_string());
            let _ = writeln!(
                text,
                "| `{}:{}` | {} | {} | {until} |",
                places.path(waived.finding.span),
                start.line,
                cell(places.say(&waived.finding.message)),
                cell(&waived.reason),
            );
        }
    }
    text
}

/// Text that stays in its cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
        .replace(['\r', '\n'], " ")
        .replace('<', "&lt;")
}
