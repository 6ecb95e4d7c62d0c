//! What the rules about vague wording share: each reports one category, weighed by its place.

use std::collections::HashMap;

use crate::check::findings::Findings;
use crate::check::passage::{Outline, Passage, Place};
use crate::check::reading::InUnit;
use crate::check::subject::Subject;
use crate::check::wording::{Category, Vague};
use crate::diagnostic::{Diagnostic, Severity};
use crate::site::ItemKind;
use crate::site::page::PageKind;
use crate::text::bilingual::{Bilingual, both};
use crate::text::word::folded;

/// How a rule reports its category.
pub(super) struct Lexical {
    /// The category.
    pub(super) category: Category,
    /// What is wrong with the words, after a colon: in English and in German.
    pub(super) fault: [&'static str; 2],
}

impl Lexical {
    /// Reports the category's wording in a passage: one finding for each sentence. In a site, words
    /// that come again in the same text are counted with their first place.
    pub(super) fn report(
        &self,
        severity: Severity,
        subject: &Subject<'_>,
        passage: &Passage<'_>,
        findings: &mut Findings,
    ) {
        let found = passage.reading(subject).of_category(self.category);
        self.report_some(found, severity, subject, passage, findings);
    }

    /// As [`report`](Self::report), of some of the wording.
    pub(super) fn report_some<'p>(
        &self,
        found: impl Iterator<Item = &'p InUnit<Vague>>,
        severity: Severity,
        subject: &Subject<'_>,
        passage: &Passage<'_>,
        findings: &mut Findings,
    ) {
        let mut groups: Vec<Vec<&'p InUnit<Vague>>> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        let repeats = passage.outline.place != Place::Loose;
        for vague in found {
            let words = folded(&words(passage, vague).join(" "));
            match known.get(&words).filter(|_| repeats) {
                Some(group) => groups[*group].push(vague),
                None => {
                    known.insert(words, groups.len());
                    groups.push(vec![vague]);
                }
            }
        }
        for group in groups {
            let Some((first, again)) = group.split_first() else {
                continue;
            };
            let finding = self.add(subject, passage, first, findings);
            finding.severity = severity;
            if !again.is_empty() {
                let more = again.len();
                finding
                    .message
                    .push(both!(" (and {more} more)", " (und {more} weitere)"));
            }
            for vague in again.iter().take(MOST_RELATED) {
                finding.point(
                    span(subject, passage, vague),
                    Bilingual::new("again", "noch einmal"),
                );
            }
        }
    }

    /// One finding about the words of a sentence.
    pub(super) fn add<'f>(
        &self,
        subject: &Subject<'_>,
        passage: &Passage<'_>,
        vague: &InUnit<Vague>,
        findings: &'f mut Findings,
    ) -> &'f mut Diagnostic {
        let named: Vec<String> = words(passage, vague)
            .iter()
            .map(|words| format!("`{words}`"))
            .collect();
        let (named, [english, german]) = (named.join(", "), self.fault);
        let message = both!("{named}: {english}", "{named}: {german}");
        let finding = findings.add(span(subject, passage, vague), message);
        finding.advise(vague.value.question.to_owned());
        finding
    }
}

/// Places beyond these say nothing new.
const MOST_RELATED: usize = 3;

/// The words of a finding, each once.
pub(super) fn words<'p>(passage: &'p Passage<'_>, vague: &InUnit<Vague>) -> Vec<&'p str> {
    let text = &passage.units()[vague.unit].text;
    let mut found: Vec<&str> = Vec::new();
    for range in &vague.value.words {
        let words = &text[range.clone()];
        if !found.contains(&words) {
            found.push(words);
        }
    }
    found
}

/// The place of the first words of a finding.
pub(super) fn span(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    vague: &InUnit<Vague>,
) -> crate::source::Span {
    let first = vague.value.words.first().unwrap_or(&vague.value.range);
    let unit = &passage.units()[vague.unit];
    passage.span(&subject.site.sources, unit, first.clone())
}

/// Whether a text is about the person, on the first screen or close to it.
pub(super) fn is_prominent(outline: &Outline<'_>) -> bool {
    matches!(
        outline.place,
        Place::Headline
            | Place::JobTitle
            | Place::Audience
            | Place::Need
            | Place::PositioningOffer
            | Place::Outcome
            | Place::Unlike
            | Place::Because
            | Place::Bio
            | Place::Message
            | Place::Introduction
            | Place::NextStep
            | Place::Topic
            | Place::Offer
            | Place::Seek
            | Place::Loose
    )
}

/// A warning where the person speaks of herself and her work, advice where she speaks of the world:
/// in posts, talks and free pages, and where somebody else gave the
/// title. A skill is a mere label.
pub(super) fn by_subject(outline: &Outline<'_>) -> Severity {
    match outline.place {
        Place::Title(_) | Place::Skill => Severity::Info,
        Place::Summary(kind) | Place::Result(kind) | Place::Body(kind) => match kind {
            ItemKind::Role | ItemKind::Project | ItemKind::Volunteering | ItemKind::Membership => {
                Severity::Warning
            }
            _ => Severity::Info,
        },
        Place::Page => match outline.page.map(|page| page.kind) {
            Some(PageKind::Now) => Severity::Warning,
            _ => Severity::Info,
        },
        _ => Severity::Warning,
    }
}
