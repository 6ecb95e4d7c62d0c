//! Who asks what at which level. [`rules`] holds the questions, one file each.

pub mod built;
pub mod claims;
mod drift;
pub mod due;
pub mod entities;
pub mod experience;
pub mod facts;
pub mod findings;
pub mod levels;
mod lexical;
mod message;
mod options;
pub mod own_names;
pub mod passage;
pub mod reading;
pub mod rule;
pub mod rules;
mod stated_values;
pub mod subject;
pub mod summary;
pub mod topics;
pub mod waivers;
mod word_sets;
pub mod wording;

use std::collections::HashSet;
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::check::built::Built;
use crate::check::entities::Entities;
use crate::check::findings::Findings;
use crate::check::levels::{LevelFlags, Levels};
use crate::check::own_names::OwnNames;
use crate::check::passage::{Outline, Passage, loose, outlines};
use crate::check::rule::{Check, Rule};
use crate::check::subject::{Digest, Subject};
use crate::check::topics::Finder;
use crate::check::waivers::Waived;
use crate::diagnostic::{Diagnostic, Severity};
use crate::output::Output;
use crate::site::Site;
use crate::source::Span;
use crate::text::language::Language;

/// How far a check goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Every rule.
    All,
    /// Only rules whose findings can be errors: what a build needs to know.
    Errors,
}

/// What a check found.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// What is to be mended, unsorted.
    pub findings: Vec<Diagnostic>,
    /// What is accepted on purpose.
    pub waived: Vec<Waived>,
}

/// Asks every rule about a site. `found` is what reading it found already.
pub fn check(site: &Site, found: Vec<Diagnostic>, flags: &LevelFlags, depth: Depth) -> Checked {
    check_while(site, found, flags, depth, &|| true).unwrap_or_default()
}

/// The same for as long as the answer is wanted; nothing when it no longer was.
pub fn check_while(
    site: &Site,
    found: Vec<Diagnostic>,
    flags: &LevelFlags,
    depth: Depth,
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Option<Checked> {
    let findings = of_sources(site, found, flags, depth, goes_on)?;
    let waivers = waivers::written(site);
    let could_find = |rule: &Rule| rule.check.about_built().is_none();
    Some(finish(site, waivers, findings, flags, could_find))
}

/// Asks every rule about a site and about what was built from it. The built texts become sources of
/// the site: findings stand in them.
pub fn check_built(
    site: &mut Site,
    output: &Output,
    found: Vec<Diagnostic>,
    flags: &LevelFlags,
) -> Checked {
    let mut findings = of_sources(site, found, flags, Depth::All, &|| true).unwrap_or_default();
    let waivers = waivers::written(site);
    let sources = built::add_texts(site, output);
    let site = &*site;
    let levels = Levels::new(&site.settings.check, flags);
    let built = Built::new(site, output, sources);
    // What a rule found in the sources shows on the pages as well: it is told once.
    let told: HashSet<&str> = findings.iter().map(|finding| finding.rule).collect();
    let mut of_pages: Vec<Diagnostic> = rules::all()
        .filter(|rule| levels.asks(rule) && !told.contains(rule.name))
        .filter_map(|rule| Some((rule, rule.check.about_built()?)))
        .flat_map(|(rule, question)| built::ask(&built, rule, question))
        .collect();
    levels.apply(&mut of_pages);
    findings.extend(of_pages);
    finish(site, waivers, findings, flags, |_| true)
}

/// What the sources alone show; nothing when it was no longer wanted.
fn of_sources(
    site: &Site,
    found: Vec<Diagnostic>,
    flags: &LevelFlags,
    depth: Depth,
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Diagnostic>> {
    let levels = Levels::new(&site.settings.check, flags);
    // Without facts there is one fault, and every rule would find its echo.
    let has_facts = site.profile.span.source != site.settings.span.source;
    let asked: Vec<&'static Rule> = rules::all()
        .filter(|rule| has_facts && levels.asks(rule))
        .filter(|rule| depth == Depth::All || rule.can_stop(&levels))
        .collect();
    let mut findings = found;
    findings.extend(levels::unknown_rules(&site.settings.check));
    findings.extend(ask_while(site, outlines(site), &asked, depth, goes_on)?);
    levels.apply(&mut findings);
    Some(findings)
}

/// Asks what can be asked about texts outside of any site.
pub fn check_texts(site: &Site, texts: &[(Span, Language)], flags: &LevelFlags) -> Checked {
    let levels = Levels::new(&site.settings.check, flags);
    let asked: Vec<&'static Rule> = rules::all()
        .filter(|rule| rule.check.reads_texts() && levels.asks(rule))
        .collect();
    let outlines = texts
        .iter()
        .map(|(span, language)| loose(site, *span, *language))
        .collect();
    let mut findings = ask(site, outlines, &asked, Depth::All);
    levels.apply(&mut findings);
    let could_find = |rule: &Rule| rule.check.reads_texts();
    finish(site, waivers::written(site), findings, flags, could_find)
}

/// Takes out what is accepted on purpose. A waiver of a rule that could not find anything is not
/// called useless.
fn finish(
    site: &Site,
    waivers: Vec<waivers::Written>,
    findings: Vec<Diagnostic>,
    flags: &LevelFlags,
    could_find: impl Fn(&Rule) -> bool,
) -> Checked {
    let (mut findings, waived) = waivers::apply(site, waivers, findings, could_find);
    // The findings about the waivers themselves have levels, too.
    Levels::new(&site.settings.check, flags).apply(&mut findings);
    Checked { findings, waived }
}

/// Asks one rule, at its own level: for its tests.
#[cfg(test)]
pub(crate) fn ask_one(site: &Site, rule: &'static Rule) -> Vec<Diagnostic> {
    ask(site, outlines(site), &[rule], Depth::All)
}

/// Asks one rule about what was built: for its tests.
#[cfg(test)]
pub(crate) fn ask_one_built(
    site: &mut Site,
    output: &Output,
    rule: &'static Rule,
) -> Vec<Diagnostic> {
    let sources = built::add_texts(site, output);
    let question = rule
        .check
        .about_built()
        .expect("a rule about what was built");
    built::ask(&Built::new(site, output, sources), rule, question)
}

/// Asks rules about passages, then about the site as a whole.
fn ask(
    site: &Site,
    outlines: Vec<Outline<'_>>,
    asked: &[&'static Rule],
    depth: Depth,
) -> Vec<Diagnostic> {
    ask_while(site, outlines, asked, depth, &|| true).unwrap_or_default()
}

/// The same for as long as the answer is wanted.
///
/// Passages are read, asked about and let go item by item, so that memory holds what rules learnt of
/// them, never all their words.
fn ask_while(
    site: &Site,
    outlines: Vec<Outline<'_>>,
    asked: &[&'static Rule],
    depth: Depth,
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Diagnostic>> {
    let finder = Finder::new(site);
    let entities = Entities::new(site);
    let mut subject = Subject {
        site,
        names: OwnNames::new(site),
        entities: &entities,
        digests: Vec::new(),
        finder: &finder,
        coverage: OnceLock::new(),
    };
    let groups: Vec<&[Outline<'_>]> = outlines.chunk_by(share_item).collect();
    let read: Vec<(Vec<Digest<'_>>, Vec<Diagnostic>)> = groups
        .into_par_iter()
        .map(|group| goes_on().then(|| ask_group(&subject, group, asked, depth)))
        .collect::<Option<_>>()?;
    let mut diagnostics = Vec::new();
    for (digests, found) in read {
        subject.digests.extend(digests);
        diagnostics.extend(found);
    }
    for rule in asked {
        if let Some(question) = rule.check.about_site() {
            if !goes_on() {
                return None;
            }
            let mut findings = Findings::new(rule);
            question(&subject, &mut findings);
            diagnostics.extend(findings.into_diagnostics());
        }
    }
    Some(diagnostics)
}

/// Reads every passage, for what wants to know more of a site than findings.
fn read_passages<'s>(site: &'s Site, finder: &Finder) -> Vec<Digest<'s>> {
    let entities = Entities::new(site);
    outlines(site)
        .into_par_iter()
        .map(|outline| Digest::of(&outline.read(), site, finder, &entities))
        .collect()
}

/// Asks rules about the texts of one item, or about one text that belongs to none.
fn ask_group<'s>(
    subject: &Subject<'s>,
    group: &[Outline<'s>],
    asked: &[&'static Rule],
    depth: Depth,
) -> (Vec<Digest<'s>>, Vec<Diagnostic>) {
    let passages: Vec<Passage<'s>> = group.iter().map(|outline| outline.read()).collect();
    let mut found = Vec::new();
    for rule in asked {
        let mut findings = Findings::new(rule);
        match rule.check {
            Check::Passage(question) | Check::PassageAndSite(question, _) => {
                for passage in &passages {
                    question(subject, passage, &mut findings);
                }
            }
            Check::Group(question) => question(subject, &passages, &mut findings),
            Check::Site(_) | Check::SiteAndBuilt(..) | Check::Built(_) | Check::Reading => {}
        }
        found.extend(findings.into_diagnostics());
    }
    let (site, finder) = (subject.site, subject.finder);
    let digests = passages.iter().map(|passage| {
        let digest = Digest::of(passage, site, finder, subject.entities);
        if depth == Depth::All {
            digest.learn_all(passage, site, finder);
        }
        digest
    });
    (digests.collect(), found)
}

fn share_item(one: &Outline<'_>, next: &Outline<'_>) -> bool {
    match (one.item, next.item) {
        (Some(one), Some(next)) => std::ptr::eq(one, next),
        _ => false,
    }
}

impl Rule {
    /// Whether a finding of this rule may be an error on this site.
    fn can_stop(&self, levels: &Levels<'_>) -> bool {
        self.severity == Severity::Error || self.may_be_error || levels.denies(self)
    }
}
