//! What a rule is: a question to the site, with its weight, its documentation and its name.

use crate::check::built::Built;
use crate::check::findings::Findings;
use crate::check::passage::Passage;
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::text::language::Language;

/// Which of the promises of a profile a rule keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// The sources can be read at all.
    Source,
    /// Rule 1: expressive and pointed profiles.
    Pointed,
    /// Rule 2: clear positioning in messages and topics.
    Positioning,
    /// Rule 4: keep what the online profile promises.
    Promise,
    /// Rule 4, against what other places say.
    Drift,
    /// What the built site must keep.
    Site,
}

impl Group {
    /// Every group, in the order of explanations.
    pub const ALL: [Group; 6] = [
        Group::Source,
        Group::Pointed,
        Group::Positioning,
        Group::Promise,
        Group::Drift,
        Group::Site,
    ];

    /// Its word in reports for programs.
    pub fn name(self) -> &'static str {
        match self {
            Group::Source => "source",
            Group::Pointed => "pointed",
            Group::Positioning => "positioning",
            Group::Promise => "promise",
            Group::Drift => "drift",
            Group::Site => "site",
        }
    }

    /// Its heading in lists.
    pub fn title(self, language: Language) -> &'static str {
        match (self, language) {
            (Group::Source, Language::En) => "Sources: what can be read",
            (Group::Source, Language::De) => "Quellen: was sich lesen lässt",
            (Group::Pointed, Language::En) => "Rule 1: expressive and pointed profiles",
            (Group::Pointed, Language::De) => "Regel 1: aussagekräftige, pointierte Profile",
            (Group::Positioning, Language::En) => {
                "Rule 2: clear positioning in messages and topics"
            }
            (Group::Positioning, Language::De) => {
                "Regel 2: klare Positionierung in Botschaften und Themen"
            }
            (Group::Promise, Language::En) => "Rule 4: keep what the online profile promises",
            (Group::Promise, Language::De) => "Regel 4: halten, was das Profil verspricht",
            (Group::Drift, Language::En) => {
                "Rule 4, drift: the site against an export of a network"
            }
            (Group::Drift, Language::De) => {
                "Regel 4, Abweichungen: die Website gegen den Export eines Netzwerks"
            }
            (Group::Site, Language::En) => "Site: what the pages must keep",
            (Group::Site, Language::De) => "Seiten: was sie halten müssen",
        }
    }
}

/// How a rule asks.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// Reading the sources finds it; the rule only explains.
    Reading,
    /// Asked once about the whole site, after all passages were read.
    Site(fn(&Subject<'_>, &mut Findings)),
    /// Asked about every authored text.
    Passage(fn(&Subject<'_>, &Passage<'_>, &mut Findings)),
    /// Asked about texts that belong together, for findings that sum up: all of an item, or one text
    /// that belongs to none.
    Group(fn(&Subject<'_>, &[Passage<'_>], &mut Findings)),
    /// Asked about every authored text, then about the site: the fields that bear no sentences.
    PassageAndSite(
        fn(&Subject<'_>, &Passage<'_>, &mut Findings),
        fn(&Subject<'_>, &mut Findings),
    ),
    /// Asked once about the pages and files that were built, by `check --site`.
    Built(fn(&Built<'_>, &mut Findings)),
    /// Asked about the whole site, then about what was built from it.
    SiteAndBuilt(
        fn(&Subject<'_>, &mut Findings),
        fn(&Built<'_>, &mut Findings),
    ),
}

impl Check {
    /// Whether it has something to ask about a text alone.
    pub fn reads_texts(self) -> bool {
        matches!(
            self,
            Check::Passage(_) | Check::Group(_) | Check::PassageAndSite(..)
        )
    }

    /// Its question about a site as a whole.
    pub fn about_site(self) -> Option<fn(&Subject<'_>, &mut Findings)> {
        match self {
            Check::Site(question)
            | Check::PassageAndSite(_, question)
            | Check::SiteAndBuilt(question, _) => Some(question),
            _ => None,
        }
    }

    /// Its question about what was built.
    pub fn about_built(self) -> Option<fn(&Built<'_>, &mut Findings)> {
        match self {
            Check::Built(question) | Check::SiteAndBuilt(_, question) => Some(question),
            _ => None,
        }
    }
}

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name: the pattern it finds, to be read after "allow".
    pub name: &'static str,
    /// What it belongs to.
    pub group: Group,
    /// How much its findings weigh when nothing else is said.
    pub severity: Severity,
    /// Whether single findings weigh more than `severity` and stop a build.
    pub may_be_error: bool,
    /// Whether it asks without being told to.
    pub default_on: bool,
    /// What it is about, for people.
    pub docs: Docs,
    /// How it asks.
    pub check: Check,
}

/// The documentation of a rule: Markdown with fixed sections, in both languages.
#[derive(Debug, Clone, Copy)]
pub struct Docs {
    /// English.
    pub en: &'static str,
    /// German.
    pub de: &'static str,
}

impl Docs {
    /// The text in a language.
    pub fn text(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::De => self.de,
        }
    }

    /// Its first paragraph as one line: what the rule finds.
    pub fn summary(&self, language: Language) -> String {
        let mut lines = self
            .text(language)
            .lines()
            .skip_while(|line| line.trim().is_empty() || line.starts_with('#'));
        let first: Vec<&str> = lines
            .by_ref()
            .take_while(|line| !line.trim().is_empty())
            .collect();
        first.join(" ")
    }
}

/// The sections that every documentation has, in their order.
pub const SECTIONS: [(&str, &str); 3] = [
    ("## Why it matters", "## Warum"),
    ("## Examples", "## Beispiele"),
    ("## When to allow it", "## Wann man sie erlaubt"),
];
