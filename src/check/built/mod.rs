//! The site as it was built, in memory: what rules about pages and files ask.

pub mod address;
pub mod page;
pub mod stated;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::check::built::page::HtmlPage;
use crate::check::findings::Findings;
use crate::check::message::count;
use crate::check::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::output::Output;
use crate::site::Site;
use crate::source::{SourceId, Span};
use crate::text::bilingual::{Bilingual, both};

/// What leads from the site folder to its built files, in the places of findings.
const OUTPUT_FOLDER: &str = "public/";

/// Files that are read as text.
const TEXTS: [&str; 12] = [
    "html",
    "css",
    "js",
    "json",
    "txt",
    "md",
    "xml",
    "svg",
    "ics",
    "vcf",
    "csv",
    "webmanifest",
];

/// Further pages with the same fault are counted, these are named.
const MOST_RELATED: usize = 3;

/// A built site.
pub struct Built<'b> {
    /// What it was built from. Its sources hold the built texts, too, so that findings have a place.
    pub site: &'b Site,
    /// Every file, by path below the output folder.
    pub output: &'b Output,
    /// Its pages, by path.
    pub pages: Vec<HtmlPage>,
    sources: BTreeMap<&'b str, SourceId>,
}

impl<'b> Built<'b> {
    /// Reads the pages of an output, whose texts [`add_texts`] made sources.
    pub(super) fn new(
        site: &'b Site,
        output: &'b Output,
        sources: BTreeMap<&'b str, SourceId>,
    ) -> Self {
        let pages: Vec<(&str, SourceId)> = sources
            .iter()
            .filter(|(path, _)| path.ends_with(".html"))
            .map(|(path, source)| (*path, *source))
            .collect();
        Built {
            site,
            output,
            pages: pages
                .into_par_iter()
                .map(|(path, source)| HtmlPage::read(path, source, &site.sources.get(source).text))
                .collect(),
            sources,
        }
    }

    /// Whether the site has a file at a path.
    pub fn has(&self, path: &str) -> bool {
        self.output.files.contains_key(path) || self.output.copies.contains_key(path)
    }

    /// The text files with their words, by path.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        let text = |source: SourceId| self.site.sources.get(source).text.as_str();
        self.sources
            .iter()
            .map(move |(path, source)| (*path, text(*source)))
    }

    /// The words of the text file at a path.
    pub fn text(&self, path: &str) -> Option<&str> {
        let source = self.sources.get(path)?;
        Some(&self.site.sources.get(*source).text)
    }

    /// The page at a path.
    pub fn page(&self, path: &str) -> Option<&HtmlPage> {
        let index = self
            .pages
            .binary_search_by(|page| page.path.as_str().cmp(path));
        index.ok().map(|index| &self.pages[index])
    }

    /// A place in a text file; the settings' when there is none.
    pub fn span(&self, path: &str, range: std::ops::Range<usize>) -> Span {
        match self.sources.get(path) {
            Some(source) => Span::new(*source, range),
            None => self.site.settings.span,
        }
    }
}

/// Makes the texts of an output sources of the site, so that findings can stand in them.
pub(super) fn add_texts<'o>(site: &mut Site, output: &'o Output) -> BTreeMap<&'o str, SourceId> {
    let mut sources = BTreeMap::new();
    for (path, content) in &output.files {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        if TEXTS.contains(&ending)
            && let Ok(text) = std::str::from_utf8(content)
        {
            let source = site.sources.add(format!("{OUTPUT_FOLDER}{path}"), text);
            sources.insert(path.as_str(), source);
        }
    }
    sources
}

/// Asks one rule about a built site.
pub(super) fn ask(
    built: &Built<'_>,
    rule: &'static Rule,
    question: fn(&Built<'_>, &mut Findings),
) -> Vec<Diagnostic> {
    let mut findings = Findings::new(rule);
    question(built, &mut findings);
    merged(findings.into_diagnostics(), built)
}

/// What a template does wrong is wrong on every page: equal findings of pages become one.
fn merged(findings: Vec<Diagnostic>, built: &Built<'_>) -> Vec<Diagnostic> {
    let mut merged: Vec<(Diagnostic, usize)> = Vec::new();
    for finding in findings {
        let path = &built.site.sources.get(finding.span.source).path;
        let known = merged.iter_mut().find(|(known, _)| {
            path.starts_with(OUTPUT_FOLDER)
                && known.message == finding.message
                && known.severity == finding.severity
        });
        match known {
            Some((first, more)) => {
                if first.related.len() < MOST_RELATED {
                    first.point(
                        finding.span,
                        Bilingual::new("and here", "und hier").to_owned(),
                    );
                }
                *more += 1;
            }
            None => merged.push((finding, 0)),
        }
    }
    merged
        .into_iter()
        .map(|(mut finding, more)| {
            if more > 0 {
                let more = count(
                    more,
                    ["more place", "more places"],
                    ["weitere Stelle", "weitere Stellen"],
                );
                finding
                    .message
                    .push(both!([more], " (and at {more})", " (und {more})"));
            }
            finding
        })
        .collect()
}
