//! For programs: a form of our own, versioned.
//!
//! ```json
//! {
//!   "version": 1,
//!   "findings": [{
//!     "rule": "unknown-key", "group": "source", "level": "error",
//!     "path": "profile.toml", "line": 3, "column": 1, "end_line": 3, "end_column": 8,
//!     "words": "hedline", "message": "…", "help": ["…"],
//!     "related": [{"path": "…", "line": 1, "column": 1, "why": "…"}],
//!     "fingerprint": "0123456789abcdef"
//!   }],
//!   "waived": [{"rule": "…", "path": "…", "line": 1, "column": 1, "message": "…", "reason": "…", "until": "2027-01-31"}],
//!   "counts": {"error": 1, "warning": 0, "info": 0, "waived": 0}
//! }
//! ```
//!
//! Lines and columns count from 1; a column is one Unicode scalar value; an end column is the one
//! after the last character.

use serde::Serialize;

use crate::check::rules;
use crate::check::waivers::Waived;
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::count;
use crate::report::fingerprint::fingerprints;
use crate::report::places::Places;

/// Changes when a field changes its meaning or goes; new fields do not change it.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    findings: Vec<Finding<'a>>,
    waived: Vec<WaivedFinding<'a>>,
    counts: Counts,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    group: &'a str,
    level: &'a str,
    path: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    words: &'a str,
    message: &'a str,
    help: Vec<&'a str>,
    related: Vec<Related<'a>>,
    fingerprint: String,
}

#[derive(Serialize)]
struct Related<'a> {
    path: String,
    line: usize,
    column: usize,
    why: &'a str,
}

#[derive(Serialize)]
struct WaivedFinding<'a> {
    rule: &'a str,
    path: String,
    line: usize,
    column: usize,
    message: &'a str,
    reason: &'a str,
    until: Option<String>,
}

#[derive(Serialize)]
struct Counts {
    error: usize,
    warning: usize,
    info: usize,
    waived: usize,
}

/// The whole report.
pub fn report(findings: &[Diagnostic], waived: &[Waived], places: Places<'_>) -> String {
    let prints = fingerprints(findings, places.sources);
    let report = Report {
        version: VERSION,
        findings: findings
            .iter()
            .zip(prints)
            .map(|(f, print)| finding(f, print, places))
            .collect(),
        waived: waived
            .iter()
            .map(|waived| waived_finding(waived, places))
            .collect(),
        counts: Counts {
            error: count(findings, Severity::Error),
            warning: count(findings, Severity::Warning),
            info: count(findings, Severity::Info),
            waived: waived.len(),
        },
    };
    let mut text = serde_json::to_string_pretty(&report).expect("strings and numbers");
    text.push('\n');
    text
}

fn finding<'a>(found: &'a Diagnostic, fingerprint: String, places: Places<'a>) -> Finding<'a> {
    let (start, end) = (places.start(found.span), places.end(found.span));
    let related = found.related.iter().map(|(span, why)| {
        let at = places.start(*span);
        Related {
            path: places.path(*span),
            line: at.line,
            column: at.column,
            why: places.say(why),
        }
    });
    Finding {
        rule: found.rule,
        group: rules::find(found.rule).map_or("source", |rule| rule.group.name()),
        level: found.severity.name(),
        path: places.path(found.span),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        words: places.sources.slice(found.span),
        message: places.say(&found.message),
        help: places.say_all(&found.help),
        related: related.collect(),
        fingerprint,
    }
}

fn waived_finding<'a>(waived: &'a Waived, places: Places<'_>) -> WaivedFinding<'a> {
    let start = places.start(waived.finding.span);
    WaivedFinding {
        rule: waived.finding.rule,
        path: places.path(waived.finding.span),
        line: start.line,
        column: start.column,
        message: places.say(&waived.finding.message),
        reason: &waived.reason,
        until: waived.until.map(|date| date.to_string()),
    }
}
