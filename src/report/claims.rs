//! The table of claims, for people and for programs.
//!
//! ```json
//! {
//!   "version": 1,
//!   "claims": [{
//!     "words": "50 talks", "kind": "count", "path": "profile.toml", "line": 3, "column": 13,
//!     "evidence": ["talk-list"], "as_of": "2026-10-31", "age_days": 23,
//!     "state": "kept", "why": null
//!   }],
//!   "counts": {"kept": 1, "open": 0, "broken": 0}
//! }
//! ```

use jiff::civil::Date;
use serde::Serialize;

use crate::check::claims::{Promised, State};
use crate::report::table::{short, table};
use crate::source::Sources;
use crate::text::language::Language;

/// Changes when a field changes its meaning or goes; new fields do not change it.
const VERSION: u32 = 1;

/// Columns of the words, and of the evidence.
const WORDS: usize = 48;
const EVIDENCE: usize = 28;

/// Draws the table; broken claims first, then open ones.
pub fn text(claims: &[Promised], sources: &Sources, today: Date) -> String {
    if claims.is_empty() {
        return "the profile claims nothing that a reader could check\n".to_owned();
    }
    let mut sorted: Vec<&Promised> = claims.iter().collect();
    sorted.sort_by_key(|claim| claim.state);
    let rows: Vec<[String; 6]> = sorted
        .iter()
        .map(|claim| {
            let position = sources.position(claim.span);
            let path = &sources.get(claim.span.source).path;
            let evidence = match (&claim.evidence[..], &claim.why) {
                ([], Some(_)) | ([], None) => "–".to_owned(),
                (evidence, _) => short(&evidence.join(", "), EVIDENCE),
            };
            [
                claim.state.name().to_owned(),
                claim.kind.to_owned(),
                short(&claim.words, WORDS),
                evidence,
                claim.as_of.map_or("–".to_owned(), |date| age(date, today)),
                format!("{path}:{}:{}", position.line, position.column),
            ]
        })
        .collect();
    let count = |state| claims.iter().filter(|claim| claim.state == state).count();
    format!(
        "{}\n{} kept, {} open, {} broken\n",
        table(
            ["state", "kind", "claim", "evidence", "age", "place"],
            &rows
        ),
        count(State::Kept),
        count(State::Open),
        count(State::Broken)
    )
}

/// `23 d`, `14 mo`, `3 y`
fn age(date: Date, today: Date) -> String {
    let days = (today - date).get_days();
    match days {
        ..0 => format!("in {} d", -days),
        0..=90 => format!("{days} d"),
        91..=730 => format!("{} mo", days / 30),
        _ => format!("{} y", days / 365),
    }
}

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    claims: Vec<Row<'a>>,
    counts: Counts,
}

#[derive(Serialize)]
struct Row<'a> {
    words: &'a str,
    kind: &'a str,
    path: &'a str,
    line: usize,
    column: usize,
    evidence: &'a [String],
    as_of: Option<String>,
    age_days: Option<i32>,
    state: &'a str,
    why: Option<&'a str>,
}

#[derive(Serialize)]
struct Counts {
    kept: usize,
    open: usize,
    broken: usize,
}

/// Writes it as JSON.
pub fn json(claims: &[Promised], sources: &Sources, today: Date, language: Language) -> String {
    let rows = claims.iter().map(|claim| {
        let position = sources.position(claim.span);
        Row {
            words: &claim.words,
            kind: claim.kind,
            path: &sources.get(claim.span.source).path,
            line: position.line,
            column: position.column,
            evidence: &claim.evidence,
            as_of: claim.as_of.map(|date| date.to_string()),
            age_days: claim.as_of.map(|date| (today - date).get_days()),
            state: claim.state.name(),
            why: claim.why.as_ref().map(|why| why.get(language)),
        }
    });
    let count = |state| claims.iter().filter(|claim| claim.state == state).count();
    let report = Report {
        version: VERSION,
        claims: rows.collect(),
        counts: Counts {
            kept: count(State::Kept),
            open: count(State::Open),
            broken: count(State::Broken),
        },
    };
    let mut json = serde_json::to_string_pretty(&report).expect("strings and numbers");
    json.push('\n');
    json
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::source::Span;

    fn claims() -> (Vec<Promised>, Sources) {
        let mut sources = Sources::default();
        let text = "headline = \"15 years\"\ntext = \"50 talks\"\n";
        let source = sources.add("profile.toml", text);
        let row = |words: &str, state, evidence: &[&str], as_of| {
            let at = text.find(words).expect("in the text");
            Promised {
                words: words.to_owned(),
                span: Span::new(source, at..at + words.len()),
                kind: "count",
                evidence: evidence.iter().map(|id| (*id).to_owned()).collect(),
                as_of,
                state,
                why: (state != State::Kept).then(|| "the arithmetic".into()),
            }
        };
        let rows = vec![
            row("50 talks", State::Kept, &["list"], Some(date(2026, 10, 31))),
            row("15 years", State::Broken, &[], None),
        ];
        (rows, sources)
    }

    #[test]
    fn what_is_broken_comes_first() {
        let (rows, sources) = claims();
        insta::assert_snapshot!(text(&rows, &sources, date(2026, 11, 23)), @r"
        state   kind   claim     evidence  age   place
        broken  count  15 years  –         –     profile.toml:1:13
        kept    count  50 talks  list      23 d  profile.toml:2:9

        1 kept, 0 open, 1 broken
        ");
    }

    #[test]
    fn programs_get_everything() {
        let (rows, sources) = claims();
        let json = json(&rows, &sources, date(2026, 11, 23), Language::En);
        let read: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(read["claims"][0]["age_days"], 23);
        assert_eq!(read["claims"][1]["why"], "the arithmetic");
        assert_eq!(read["counts"]["broken"], 1);
    }
}
