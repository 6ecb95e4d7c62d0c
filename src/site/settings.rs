//! `pointed.toml`: how the site is built and checked.

use std::collections::BTreeMap;

use crate::diagnostic::Severity;
use crate::site::choice::choice;
use crate::site::publishing::{Hosting, Robots, Security, Webfinger};
use crate::source::{Located, Span};
use crate::text::date::PartialDate;
use crate::text::language::Language;

choice! {
    /// What happens to HTML in Markdown.
    #[derive(Default)]
    pub enum RawHtml {
        /// What can run or load something is taken out.
        #[default]
        Sanitise = "sanitise",
        /// It is shown as text.
        Escape = "escape",
        /// It stays as it is: for owners who are the only authors.
        Allow = "allow",
    }
}

choice! {
    /// How e-mail addresses stand in the pages.
    #[derive(Default)]
    pub enum EmailProtection {
        /// As character references, which browsers and screen readers read and most harvesters do not.
        #[default]
        Entities = "entities",
        /// As they are.
        Plain = "plain",
    }
}

/// The whole file.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The start of the file.
    pub span: Span,
    /// `base_url`: `https://example.org/~me/`, always with a `/` at its end.
    pub base_url: Located<String>,
    /// `languages`: the first one is at the root of the site.
    pub languages: Vec<Language>,
    /// `theme`
    pub theme: Located<String>,
    /// `[theme_options]`: what the theme's `theme.toml` declares.
    pub theme_options: BTreeMap<String, Located<toml::Value>>,
    /// `markdown.raw_html`
    pub raw_html: RawHtml,
    /// `email`
    pub email: EmailProtection,
    /// `[robots]`
    pub robots: Robots,
    /// `[security]`
    pub security: Option<Security>,
    /// `[webfinger]`
    pub webfinger: Option<Webfinger>,
    /// `[hosting]`
    pub hosting: Hosting,
    /// `[check]`
    pub check: CheckSettings,
    /// `[snapshot]`: exports of networks to compare with.
    pub snapshots: Vec<SnapshotFile>,
    /// `[[waiver]]`
    pub waivers: Vec<Waiver>,
}

impl Settings {
    /// Settings that say nothing.
    pub fn bare(span: Span) -> Self {
        Settings {
            span,
            base_url: Located::new("https://example.org/".to_owned(), span),
            languages: vec![Language::En, Language::De],
            theme: Located::new(String::new(), span),
            theme_options: BTreeMap::new(),
            raw_html: RawHtml::default(),
            email: EmailProtection::default(),
            robots: Robots::default(),
            security: None,
            webfinger: None,
            hosting: Hosting::default(),
            check: CheckSettings::default(),
            snapshots: Vec::new(),
            waivers: Vec::new(),
        }
    }

    /// The language at the root of the site.
    pub fn main_language(&self) -> Language {
        self.languages.first().copied().unwrap_or(Language::En)
    }

    /// The path of `base_url`, from `/` to `/`.
    pub fn base_path(&self) -> &str {
        let after_scheme = self.base_url.find("://").map_or(0, |at| at + 3);
        let path = self.base_url[after_scheme..]
            .find('/')
            .map(|at| after_scheme + at);
        path.map_or("/", |start| &self.base_url[start..])
    }
}

/// `[check]`
#[derive(Debug, Clone, Default)]
pub struct CheckSettings {
    /// `fail_on`: the lowest level that fails a check; errors when absent.
    pub fail_on: Option<Severity>,
    /// `lang`: the language of messages; English when absent.
    pub language: Language,
    /// `strict = true`: warnings of Rule 4 are errors.
    pub strict: bool,
    /// `deny`: these rules' findings are errors.
    pub deny: Vec<Located<String>>,
    /// `warn`: these rules' findings are warnings.
    pub warn: Vec<Located<String>>,
    /// `allow`: these rules do not run.
    pub allow: Vec<Located<String>>,
    /// `[check.rules.NAME]`: the options of a rule, read by the rule itself.
    pub rules: BTreeMap<String, Located<toml::Table>>,
}

/// An export in `[snapshot]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotFile {
    /// `linkedin`, `xing`, `jsonresume`, `rendercv`
    pub network: &'static str,
    /// Its path below the site folder.
    pub path: Located<String>,
}

/// `[[waiver]]`: a finding accepted on purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// The entry, or the comment beside the place.
    pub span: Span,
    /// `rule`
    pub rule: Located<String>,
    /// `at`: a path, an id, or `path:line`; everywhere when absent.
    pub at: Option<Located<String>>,
    /// `words`: only findings about these very words; all at the place when absent.
    pub words: Option<Located<String>>,
    /// `reason`
    pub reason: Option<Located<String>>,
    /// `until`: the last day on which it holds.
    pub until: Option<Located<PartialDate>>,
}
