//! Findings accepted on purpose: `[[waiver]]` in the settings, or a comment beside the place.
//!
//! `# pointed: allow RULE until 2027-01-31 because REASON` in TOML, between `<!--` and `-->` in
//! Markdown. A comment speaks for its own line, or, alone on a line, for the block below it.

use jiff::civil::Date;

use crate::check::levels::unknown_rule;
use crate::check::message::day;
use crate::check::rule::Rule;
use crate::check::rules;
use crate::diagnostic::Diagnostic;
use crate::site::{Site, Waiver};
use crate::source::{Located, Source, SourceId, Span};
use crate::text::bilingual::{Bilingual, both};
use crate::text::date::PartialDate;

/// A finding that a waiver accepts, for the report.
#[derive(Debug, Clone)]
pub struct Waived {
    /// The finding.
    pub finding: Diagnostic,
    /// Why it is accepted.
    pub reason: String,
    /// The last day on which it is.
    pub until: Option<PartialDate>,
}

/// A waiver as it was written; one in a comment with the lines that it speaks for.
pub(super) type Written = (Waiver, Option<Span>);

/// Every waiver of a site: those of the settings, then those in comments.
pub(super) fn written(site: &Site) -> Vec<Written> {
    let settings = site.settings.waivers.iter().cloned();
    let mut written: Vec<Written> = settings.map(|waiver| (waiver, None)).collect();
    written.extend(comments(site));
    written
}

/// Takes out the findings that waivers accept, and reports waivers that are no good. A waiver
/// without a reason, or past its day, accepts nothing. One that accepts nothing is reported where
/// its rule could have found something.
pub(super) fn apply(
    site: &Site,
    written: Vec<Written>,
    findings: Vec<Diagnostic>,
    could_find: impl Fn(&Rule) -> bool,
) -> (Vec<Diagnostic>, Vec<Waived>) {
    let mut kept = Vec::new();
    let mut valid = Vec::new();
    for (waiver, lines) in written {
        match fault(&waiver, site.today) {
            Some(finding) => kept.push(finding),
            None => valid.push(Standing {
                area: area(&waiver, lines, site),
                waiver,
                used: false,
            }),
        }
    }
    let mut waived = Vec::new();
    for finding in findings {
        let accepted = valid
            .iter_mut()
            .find(|standing| standing.accepts(&finding, site));
        match accepted {
            Some(standing) => {
                standing.used = true;
                let reason = standing
                    .waiver
                    .reason
                    .as_ref()
                    .map(|reason| reason.value.clone());
                let until = standing.waiver.until.map(|until| until.value);
                waived.push(Waived {
                    finding,
                    reason: reason.unwrap_or_default(),
                    until,
                });
            }
            None => kept.push(finding),
        }
    }
    let useless = |standing: &Standing| {
        let rule = rules::find(&standing.waiver.rule.value);
        !standing.used && rule.is_none_or(&could_find)
    };
    for standing in valid.into_iter().filter(useless) {
        let rule = &standing.waiver.rule.value;
        let message = both!(
            "nothing is left that this waiver of `{rule}` accepts",
            "es ist nichts mehr da, was diese Ausnahme von `{rule}` hinnimmt"
        );
        kept.push(
            Diagnostic::warning("waiver-unused", standing.waiver.span, message)
                .help(Bilingual::new("delete it", "löschen")),
        );
    }
    (kept, waived)
}

/// Where a waiver speaks for findings.
enum Area {
    Everywhere,
    Nowhere,
    /// Bytes of a source.
    Range(Span),
}

struct Standing {
    waiver: Waiver,
    area: Area,
    used: bool,
}

impl Standing {
    fn accepts(&self, finding: &Diagnostic, site: &Site) -> bool {
        let here = match self.area {
            Area::Everywhere => true,
            Area::Nowhere => false,
            Area::Range(area) => {
                area.source == finding.span.source
                    && area.start <= finding.span.start
                    && finding.span.start <= area.end
            }
        };
        let words = || site.sources.slice(finding.span).trim();
        let meant = |wanted: &Located<String>| wanted.trim() == words();
        here && finding.rule == self.waiver.rule.value
            && self.waiver.words.as_ref().is_none_or(meant)
    }
}

fn fault(waiver: &Waiver, today: Date) -> Option<Diagnostic> {
    let rule = waiver.rule.value.as_str();
    if rules::find(rule).is_none() {
        return Some(unknown_rule(rule, waiver.rule.span));
    }
    if waiver.reason.is_none() {
        let message = both!(
            "the waiver of `{rule}` has no reason",
            "der Ausnahme von `{rule}` fehlt der Grund"
        );
        return Some(
            Diagnostic::error("waiver-expired", waiver.span, message).help(Bilingual::new(
                "say why the finding is accepted: `reason = \"…\"`",
                "sagen, warum der Befund hingenommen wird: `reason = \"…\"`",
            )),
        );
    }
    let until = waiver.until?;
    (until.value.last() < today).then(|| {
        let day = day(until.value.last());
        let message = both!(
            [day],
            "the waiver of `{rule}` ended on {day}",
            "die Ausnahme von `{rule}` endete am {day}"
        );
        Diagnostic::error("waiver-expired", until.span, message).help(Bilingual::new(
            "mend what it accepted, or give it a new day and a reason that still holds",
            "beheben, was sie hinnahm, oder einen neuen Tag und einen Grund setzen, der noch gilt",
        ))
    })
}

fn area(waiver: &Waiver, lines: Option<Span>, site: &Site) -> Area {
    if let Some(lines) = lines {
        return Area::Range(lines);
    }
    let Some(at) = &waiver.at else {
        return Area::Everywhere;
    };
    let (path, line) = match at.rsplit_once(':') {
        Some((path, line)) => (path, line.parse::<usize>().ok()),
        None => (at.as_str(), None),
    };
    if let Some(source) = site.sources.find(path) {
        let text = &site.sources.get(source).text;
        let whole = Span::new(source, 0..text.len());
        return Area::Range(line.map_or(whole, |line| line_span(source, text, line)));
    }
    entry(at, site).map_or(Area::Nowhere, Area::Range)
}

/// What an id names: the whole file of an item with a page, or an entry down to the next header.
fn entry(id: &str, site: &Site) -> Option<Span> {
    let profile = &site.profile;
    if let Some(page) = site.pages.iter().find(|page| page.id.value == id) {
        return Some(whole_file(page.span.source, site));
    }
    let item = profile.item(id);
    if let Some(item) = item.filter(|item| item.has_page()) {
        return Some(whole_file(item.span.source, site));
    }
    let header = item
        .map(|item| item.span)
        .or_else(|| profile.topic(id).map(|topic| topic.span))
        .or_else(|| profile.claim(id).map(|claim| claim.span))
        .or_else(|| profile.evidence(id).map(|evidence| evidence.span))
        .or_else(|| profile.skill(id).map(|skill| skill.span))
        .or_else(|| {
            profile
                .organisation(id)
                .map(|organisation| organisation.span)
        })?;
    let text = &site.sources.get(header.source).text;
    let start = header.start as usize;
    let after = start + text[start..].find('\n').unwrap_or(text.len() - start);
    // Tables inside of the entry, `[[role.achievement]]`, belong to it.
    let own = text[start..after]
        .trim()
        .trim_start_matches('[')
        .trim_end_matches(']');
    let inside = format!("[[{own}.");
    let mut end = after;
    for line in text[after..].split_inclusive('\n') {
        if line.starts_with('[') && !line.starts_with(&inside) {
            break;
        }
        end += line.len();
    }
    Some(Span::new(header.source, start..end))
}

fn whole_file(source: SourceId, site: &Site) -> Span {
    Span::new(source, 0..site.sources.get(source).text.len())
}

fn line_span(source: SourceId, text: &str, line: usize) -> Span {
    let mut start = 0;
    for (number, words) in text.split_inclusive('\n').enumerate() {
        if number + 1 == line {
            return Span::new(source, start..start + words.len());
        }
        start += words.len();
    }
    Span::new(source, text.len()..text.len())
}

/// Waivers in comments, each with the lines that it speaks for.
pub(super) fn comments(site: &Site) -> Vec<Written> {
    let mut waivers = Vec::new();
    for (id, source) in site.sources.iter() {
        if memchr::memmem::find(source.text.as_bytes(), MARK.as_bytes()).is_some() {
            comments_of(id, source, &mut waivers);
        }
    }
    waivers
}

const MARK: &str = "pointed: allow ";

fn comments_of(id: SourceId, source: &Source, waivers: &mut Vec<Written>) {
    let text = &source.text;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let Some(mark) = line.find(MARK) else {
            continue;
        };
        let before = line[..mark].trim_end();
        let opened = ["<!--", "#"]
            .into_iter()
            .find_map(|opening| before.strip_suffix(opening));
        let Some(code) = opened else { continue };
        let words = line[mark + MARK.len()..].trim_end();
        let words = words.strip_suffix("-->").unwrap_or(words).trim();
        let alone = code.trim().is_empty();
        let area = match alone {
            true => start..at + block_length(&text[at..]),
            false => start..at,
        };
        let comment = Span::new(id, start + code.len()..start + line.trim_end().len());
        waivers.push((read_comment(words, comment), Some(Span::new(id, area))));
    }
}

/// The block after a comment: its lines up to an empty one.
fn block_length(rest: &str) -> usize {
    let mut length = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim().is_empty() && length > 0 {
            break;
        }
        length += line.len();
    }
    length
}

/// `RULE until DATE because REASON`; the date may be missing.
fn read_comment(words: &str, span: Span) -> Waiver {
    let (head, reason) = match words.split_once(" because ") {
        Some((head, reason)) => (head, Some(reason.trim())),
        None => (words, None),
    };
    let (rule, until) = match head.split_once(" until ") {
        Some((rule, until)) => (rule, PartialDate::parse(until).ok()),
        None => (head, None),
    };
    let located = |text: &str| Located::new(text.to_owned(), span);
    Waiver {
        span,
        rule: located(rule.trim()),
        at: None,
        words: None,
        reason: reason.filter(|reason| !reason.is_empty()).map(located),
        until: until.map(|until| Located::new(until, span)),
    }
}
