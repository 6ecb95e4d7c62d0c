//! Code actions: what an editor can do about a finding.

use std::ops::Range;

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::check::rules;
use crate::diagnostic::Diagnostic;
use crate::lsp::cursor::statement_start;
use crate::site::Site;
use crate::source::SourceId;
use crate::text::language::Language;
use crate::tree::PROFILE_FILE;

/// Something that can be done, as changes of one file.
pub(super) struct Action {
    /// What it is called in the editor's menu.
    pub(super) title: String,
    /// The file.
    pub(super) source: SourceId,
    /// What is replaced, and by what.
    pub(super) range: Range<usize>,
    /// The new words.
    pub(super) text: String,
    /// Whether it mends the finding; to accept one is no cure.
    pub(super) mends: bool,
}

/// What can be done about a finding.
pub(super) fn actions(site: &Site, finding: &Diagnostic) -> Vec<Action> {
    let mut actions: Vec<Action> = nearest(site, finding).into_iter().collect();
    actions.extend(evidence(site, finding));
    actions.extend(waive(site, finding));
    actions
}

/// Writes the word that was meant: a help asks "did you mean".
fn nearest(site: &Site, finding: &Diagnostic) -> Option<Action> {
    let meant = finding.help.iter().find_map(|help| {
        let rest = help.get(Language::En).strip_prefix("did you mean `")?;
        rest.split_once('`').map(|(word, _)| word)
    })?;
    let written = site.sources.slice(finding.span);
    // The message names what was written, in backticks.
    let (at, wrong) = quoted(finding.message.get(Language::En)).find_map(|word| {
        let at = written.rfind(word)?;
        Some((at, word))
    })?;
    let start = finding.span.range().start + at;
    Some(Action {
        title: format!("Write `{meant}`"),
        source: finding.span.source,
        range: start..start + wrong.len(),
        text: meant.to_owned(),
        mends: true,
    })
}

fn quoted(message: &str) -> impl Iterator<Item = &str> {
    message.split('`').skip(1).step_by(2)
}

/// Adds the entry that is missing to the facts.
fn evidence(site: &Site, finding: &Diagnostic) -> Option<Action> {
    let id = finding
        .message
        .get(Language::En)
        .strip_prefix("there is no evidence `")?
        .strip_suffix('`')?;
    let source = site.sources.find(PROFILE_FILE)?;
    let facts = &site.sources.get(source).text;
    let newline = if facts.contains("\r\n") { "\r\n" } else { "\n" };
    let gap = if facts.ends_with('\n') { "" } else { newline };
    let lines = [
        "",
        "[[evidence]]",
        &format!("id = \"{id}\""),
        "title = \"\"",
        "",
    ];
    Some(Action {
        title: format!("Add the evidence `{id}` to `{PROFILE_FILE}`"),
        source,
        range: facts.len()..facts.len(),
        text: format!("{gap}{}", lines.join(newline)),
        mends: true,
    })
}

/// How long a finding is accepted when the editor writes the waiver: long enough to be left in
/// peace, short enough that somebody looks again.
const ACCEPTED_MONTHS: i32 = 6;

/// Accepts the finding, above the line on which it stands. The reason is left to the writer: until
/// there is one the waiver does not hold, and the check says so.
fn waive(site: &Site, finding: &Diagnostic) -> Option<Action> {
    rules::find(finding.rule)?;
    let source = site.sources.get(finding.span.source);
    let text = &source.text;
    let body = crate::parse::body(text);
    let start = finding.span.range().start;
    let is_markdown = source.path.ends_with(".md") && start >= body.start;
    let at = if is_markdown {
        block_start(text, start).max(body.start)
    } else {
        // Front matter begins behind its first line.
        let first = if source.path.ends_with(".md") {
            text.find('\n').map_or(0, |newline| newline + 1)
        } else {
            0
        };
        first + statement_start(&text[first..], start.saturating_sub(first))
    };
    let until = until(site.today);
    let words = format!("pointed: allow {} until {until} because ", finding.rule);
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let line = if is_markdown {
        format!("<!-- {words}-->{newline}")
    } else {
        format!("# {words}{newline}")
    };
    Some(Action {
        title: format!("Accept `{}` until {until}, with a reason", finding.rule),
        source: finding.span.source,
        range: at..at,
        text: line,
        mends: false,
    })
}

fn until(today: Date) -> Date {
    today.saturating_add(ACCEPTED_MONTHS.months())
}

/// The start of the paragraph around a byte: a comment inside of one would end it.
fn block_start(text: &str, offset: usize) -> usize {
    let before = &text[..offset];
    let mut start = before.rfind('\n').map_or(0, |newline| newline + 1);
    while let Some(line) = before[..start].lines().next_back() {
        if line.trim().is_empty() {
            break;
        }
        start = before[..start - 1]
            .rfind('\n')
            .map_or(0, |newline| newline + 1);
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_where_they_count() {
        let text = "First.\n\nSecond line\ngoes on here.\n";
        let at = |words: &str| text.find(words).expect("in the text");
        assert_eq!(block_start(text, at("here")), at("Second"));
        assert_eq!(block_start(text, at("First")), 0);
    }
}
