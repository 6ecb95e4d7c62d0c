//! For the preview: findings with the words that a reader sees, so that they can be found on a page.
//!
//! ```json
//! {
//!   "findings": [{"id": "0123456789abcdef", "rule": "cliche", "level": "warning", "path": "about.md",
//!     "line": 3, "column": 9, "message": "…", "help": ["…"], "related": ["profile.toml:7: why"],
//!     "words": "team player", "before": "\nI am a ", "after": " from Kiel.\n"}],
//!   "waived": 2,
//!   "answers": {"en": [{"question": "who", "words": "…", "field": "person.name"}]}
//! }
//! ```
//!
//! A line end in `before` and `after` is the edge of a block. Words that are empty stand on no page.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::check::passage::{Outline, Passage, outlines};
use crate::check::summary::Summary;
use crate::diagnostic::Diagnostic;
use crate::report::Colour;
use crate::report::fingerprint::fingerprints;
use crate::report::human;
use crate::report::places::Places;
use crate::site::Site;
use crate::source::{SourceId, Span};
use crate::text::prose::Unit;

/// As much of what surrounds the words as tells one place from another.
const CONTEXT: usize = 48;

/// More words than these are cut: a paragraph is found by its start.
const LONGEST: usize = 400;

/// What the overlay is told.
#[derive(Debug, Default, Serialize)]
pub struct Report<'a> {
    /// In the order of their places.
    pub findings: Vec<Finding<'a>>,
    /// How many findings are accepted on purpose.
    pub waived: usize,
    /// What a reader learns within five seconds, by language.
    pub answers: BTreeMap<&'static str, Vec<Answer>>,
}

/// A fault that leaves no page to show.
#[derive(Debug, Serialize)]
pub struct Broken {
    /// The rule, or an empty text when the fault is not in a source.
    pub rule: String,
    /// The file from the reader's folder, or an empty text.
    pub path: String,
    /// From 1.
    pub line: usize,
    /// From 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What may cure it.
    pub help: Vec<String>,
    /// The lines with a mark below the place.
    pub drawing: String,
}

/// A finding with its words.
#[derive(Debug, Serialize)]
pub struct Finding<'a> {
    id: String,
    rule: &'a str,
    level: &'a str,
    path: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
    help: Vec<&'a str>,
    related: Vec<String>,
    words: String,
    before: String,
    after: String,
}

/// An answer that a reader gets at first sight.
#[derive(Debug, Serialize)]
pub struct Answer {
    question: &'static str,
    words: Option<String>,
    field: &'static str,
}

/// A fault of the world, for which there is no place in a source.
pub fn world(message: String) -> Broken {
    Broken {
        rule: String::new(),
        path: String::new(),
        line: 1,
        column: 1,
        drawing: String::new(),
        help: Vec::new(),
        message,
    }
}

/// A finding that leaves no page to show.
pub fn broken(finding: &Diagnostic, places: Places<'_>) -> Broken {
    let start = places.start(finding.span);
    Broken {
        rule: finding.rule.to_owned(),
        path: places.sources.get(finding.span.source).path.clone(),
        line: start.line,
        column: start.column,
        message: places.say(&finding.message).to_owned(),
        help: finding
            .help
            .iter()
            .map(|help| places.say(help).to_owned())
            .collect(),
        drawing: human::finding(finding, places, Colour::Plain),
    }
}

/// Findings with their words.
pub fn findings<'a>(findings: &'a [Diagnostic], site: &'a Site) -> Vec<Finding<'a>> {
    let places = Places {
        sources: &site.sources,
        prefix: "",
        language: site.settings.check.language,
    };
    let texts = Texts::of(site);
    let prints = fingerprints(findings, &site.sources);
    let finding = |(finding, id): (&'a Diagnostic, String)| {
        let start = places.start(finding.span);
        let seen = texts.seen(finding.span);
        let related = finding.related.iter().map(|(span, why)| {
            let line = places.start(*span).line;
            format!("{}:{line}: {}", places.path(*span), places.say(why))
        });
        Finding {
            id,
            rule: finding.rule,
            level: finding.severity.name(),
            path: &site.sources.get(finding.span.source).path,
            line: start.line,
            column: start.column,
            message: places.say(&finding.message),
            help: places.say_all(&finding.help),
            related: related.collect(),
            words: seen.words,
            before: seen.before,
            after: seen.after,
        }
    };
    findings.iter().zip(prints).map(finding).collect()
}

/// What a reader of each language learns within five seconds.
pub fn answers(summaries: &[Summary]) -> BTreeMap<&'static str, Vec<Answer>> {
    let answers = |summary: &Summary| {
        let answers = summary.answers.iter().map(|answer| Answer {
            question: answer.question.title(),
            words: answer.words.as_ref().map(|(words, _)| words.clone()),
            field: answer.field,
        });
        (summary.language.tag(), answers.collect())
    };
    summaries.iter().map(answers).collect()
}

/// Words as they are read, with what stands around them.
#[derive(Debug, Default, PartialEq, Eq)]
struct Seen {
    words: String,
    before: String,
    after: String,
}

/// The authored texts of a site in the order of their places.
struct Texts<'s> {
    site: &'s Site,
    outlines: Vec<Outline<'s>>,
}

impl<'s> Texts<'s> {
    fn of(site: &'s Site) -> Self {
        let mut outlines = outlines(site);
        outlines.sort_by_key(|outline| place(outline.span));
        Texts { site, outlines }
    }

    /// What a reader sees of a span.
    fn seen(&self, span: Span) -> Seen {
        if let Some(seen) = self.within_text(span) {
            return seen;
        }
        let title = self.title(span);
        title.or_else(|| self.literal(span)).unwrap_or_default()
    }

    fn within_text(&self, span: Span) -> Option<Seen> {
        let after = self
            .outlines
            .partition_point(|outline| place(outline.span) <= (span.source, span.start));
        let outline = self.outlines.get(after.checked_sub(1)?)?;
        let inside = outline.span.source == span.source && span.end <= outline.span.end;
        inside.then(|| self.within(outline.read(), span))?
    }

    fn within(&self, passage: Passage<'s>, span: Span) -> Option<Seen> {
        passage.units().iter().find_map(|unit| {
            let range = self.range(&passage, unit, span)?;
            Some(cut(&unit.text, range))
        })
    }

    /// The part of a unit's text that stands in a span.
    fn range(
        &self,
        passage: &Passage<'_>,
        unit: &Unit,
        span: Span,
    ) -> Option<std::ops::Range<usize>> {
        let whole = passage.span(&self.site.sources, unit, 0..unit.text.len());
        if whole.end <= span.start || span.end <= whole.start {
            return None;
        }
        let mut found: Option<std::ops::Range<usize>> = None;
        for (at, character) in unit.text.char_indices() {
            let range = at..at + character.len_utf8();
            let place = passage.span(&self.site.sources, unit, range.clone());
            if span.start <= place.start && place.end <= span.end && place.start < place.end {
                let start = found.map_or(range.start, |found| found.start);
                found = Some(start..range.end);
            }
        }
        found
    }

    /// The title of the item or topic whose entry a span names.
    fn title(&self, span: Span) -> Option<Seen> {
        let profile = &self.site.profile;
        let items = profile.items.iter().map(|item| (item.span, &item.title));
        let topics = profile
            .topics
            .iter()
            .map(|topic| (topic.span, &topic.label));
        let (_, title) = items
            .chain(topics)
            .find(|(entry, _)| place(*entry) == place(span))?;
        let (_, title) = title.iter().next()?;
        self.within_text(title.span)
    }

    /// A quoted value that is no text of the owner's, such as a name.
    fn literal(&self, span: Span) -> Option<Seen> {
        let written = self.site.sources.slice(span);
        let value = written.strip_prefix('"')?.strip_suffix('"')?;
        let plain = !value.contains(['\\', '"', '\n']) && value.chars().any(char::is_alphabetic);
        plain.then(|| Seen {
            words: value.trim().to_owned(),
            ..Seen::default()
        })
    }
}

fn place(span: Span) -> (SourceId, u32) {
    (span.source, span.start)
}

/// A range of a block's text, with what stands around it in the block.
fn cut(text: &str, range: std::ops::Range<usize>) -> Seen {
    let words = &text[range.clone()];
    let trimmed = words.trim();
    let start = range.start + (words.len() - words.trim_start().len());
    let end = start + trimmed.len();
    // The marks of a headline are not shown.
    let shown = |text: &str| text.replace("==", "");
    let before: String = match text[..start].char_indices().rev().nth(CONTEXT - 1) {
        Some((at, _)) if at > 0 => text[at..start].to_owned(),
        _ => format!("\n{}", &text[..start]),
    };
    let after: String = match text[end..].char_indices().nth(CONTEXT) {
        Some((at, _)) => text[end..end + at].to_owned(),
        None => format!("{}\n", &text[end..]),
    };
    Seen {
        words: shown(trimmed).chars().take(LONGEST).collect(),
        before: shown(&before),
        after: shown(&after),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::site;

    fn seen(files: &[(&str, &str)], path: &str, words: &str) -> Seen {
        let (site, _) = site(files);
        let source = site.sources.find(path).expect("a source");
        let start = site.sources.get(source).text.find(words).expect("words");
        Texts::of(&site).seen(Span::new(source, start..start + words.len()))
    }

    #[test]
    fn words_are_those_that_a_reader_sees() {
        let files = [
            (
                "profile.toml",
                "[person]\nname = \"Mara Roth\"\n[positioning]\nheadline = \"I \\\"help\\\" ==all *towns*== now\"\n",
            ),
            (
                "about.md",
                "# Who\n\nI am a **team\nplayer** with [a list](evidence:x) of\n40 things.\n",
            ),
        ];
        let found = seen(&files, "about.md", "team\nplayer");
        assert_eq!(found.words, "team player");
        assert_eq!(found.before, "\nI am a ");
        assert_eq!(found.after, " with a list of 40 things.\n");
        let found = seen(&files, "profile.toml", "==all *towns*==");
        assert_eq!(found.words, "all towns");
        assert_eq!(found.before, "\nI \"help\" ");
        let found = seen(&files, "profile.toml", "\"Mara Roth\"");
        assert_eq!(found.words, "Mara Roth");
        assert_eq!(found.before, "");
        assert_eq!(
            seen(&files, "profile.toml", "[positioning]"),
            Seen::default()
        );
    }
}
