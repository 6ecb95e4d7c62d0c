//! A finding as data: what the owner of a site wrote that should be otherwise, and where.
//!
//! What the world does wrong (no permission, disk full) is an error, not a finding.

use crate::source::Span;

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
    pub message: String,
    /// The cures, or the questions that only the owner can answer.
    pub help: Vec<String>,
    /// Other places that belong to it, each with a word on why.
    pub related: Vec<(Span, String)>,
}

impl Diagnostic {
    /// A finding without help.
    pub fn new(
        rule: &'static str,
        severity: Severity,
        span: Span,
        message: impl Into<String>,
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
    pub fn error(rule: &'static str, span: Span, message: impl Into<String>) -> Self {
        Diagnostic::new(rule, Severity::Error, span, message)
    }

    /// A finding for a person to decide on.
    pub fn warning(rule: &'static str, span: Span, message: impl Into<String>) -> Self {
        Diagnostic::new(rule, Severity::Warning, span, message)
    }

    /// Adds a cure.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Adds another place that belongs to the finding.
    #[must_use]
    pub fn related(mut self, span: Span, why: impl Into<String>) -> Self {
        self.related.push((span, why.into()));
        self
    }
}
