//! Takes the findings of one rule: name and severity are filled in here.

use crate::check::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::text::bilingual::Bilingual;

/// What one rule found.
#[derive(Debug)]
pub struct Findings {
    rule: &'static Rule,
    found: Vec<Diagnostic>,
}

impl Findings {
    /// For the findings of a rule.
    pub fn new(rule: &'static Rule) -> Self {
        Findings {
            rule,
            found: Vec::new(),
        }
    }

    /// Adds a finding and gives it back, for its help, and where a case weighs more or less than
    /// the rule.
    pub fn add(&mut self, span: Span, message: impl Into<Bilingual>) -> &mut Diagnostic {
        self.found.push(Diagnostic::new(
            self.rule.name,
            self.rule.severity,
            span,
            message,
        ));
        self.found.last_mut().expect("it was pushed")
    }

    /// Everything found.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.found
    }
}
