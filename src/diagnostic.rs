//! A finding as data: what the owner of a site wrote that should be otherwise, and where.
//!
//! What the world does wrong (no permission, disk full) is an error, not a finding.

use crate::source::Span;
use crate::text::bilingual::Bilingual;
use crate::text::language::Language;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Advice.
    Info,
    /// Probable; a person decides.
    Warning,
    /// Provable from the sources; stops a build.
    Error,
}

impl Severity {
    /// The word that reports print and settings read.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// How it is called in a report for people.
    pub fn title(self, language: Language) -> &'static str {
        match (self, language) {
            (_, Language::En) => self.name(),
            (Severity::Info, Language::De) => "Hinweis",
            (Severity::Warning, Language::De) => "Warnung",
            (Severity::Error, Language::De) => "Fehler",
        }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Name of the rule that found it, such as `unknown-key`.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// The place that a reader should look at.
    pub span: Span,
    /// The fault: lower case, no full stop, names in backticks.
    pub message: Bilingual,
    /// The cures, or the questions that only the owner can answer.
    pub help: Vec<Bilingual>,
    /// Other places that belong to it, each with a word on why.
    pub related: Vec<(Span, Bilingual)>,
}

impl Diagnostic {
    /// A finding without help.
    pub fn new(
        rule: &'static str,
        severity: Severity,
        span: Span,
        message: impl Into<Bilingual>,
    ) -> Self {
        Diagnostic {
            rule,
            severity,
            span,
            message: message.into(),
            help: Vec::new(),
            related: Vec::new(),
        }
    }

    /// A finding that stops a build.
    pub fn error(rule: &'static str, span: Span, message: impl Into<Bilingual>) -> Self {
        Diagnostic::new(rule, Severity::Error, span, message)
    }

    /// A finding for a person to decide on.
    pub fn warning(rule: &'static str, span: Span, message: impl Into<Bilingual>) -> Self {
        Diagnostic::new(rule, Severity::Warning, span, message)
    }

    /// Adds a cure.
    #[must_use]
    pub fn help(mut self, help: impl Into<Bilingual>) -> Self {
        self.advise(help);
        self
    }

    /// Adds another place that belongs to the finding.
    #[must_use]
    pub fn related(mut self, span: Span, why: impl Into<Bilingual>) -> Self {
        self.point(span, why);
        self
    }

    /// Adds a cure to a finding that was handed in already.
    pub fn advise(&mut self, help: impl Into<Bilingual>) -> &mut Self {
        self.help.push(help.into());
        self
    }

    /// Adds another place to a finding that was handed in already.
    pub fn point(&mut self, span: Span, why: impl Into<Bilingual>) -> &mut Self {
        self.related.push((span, why.into()));
        self
    }
}
