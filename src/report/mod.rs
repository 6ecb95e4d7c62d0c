//! Findings become text; one file a format. Knows no rule.

pub mod baseline;
pub mod fingerprint;
pub mod five_seconds;
pub mod places;
pub mod summary;
mod table;

pub mod claims;
pub mod due;
pub mod github;
pub mod human;
pub mod json;
pub mod markdown;
pub mod markdown_text;
pub mod overlay;
pub mod sarif;
pub mod short;

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Sources;

/// Whether text may be coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// With ANSI escapes.
    Styled,
    /// Letters only.
    Plain,
}

/// Puts findings in the order of their places: file, then offset, then weight.
pub fn sort(diagnostics: &mut [Diagnostic], sources: &Sources) {
    diagnostics.sort_by(|a, b| {
        let path = |finding: &Diagnostic| sources.get(finding.span.source).path.as_str();
        (path(a), a.span.start, b.severity, a.rule, &a.message).cmp(&(
            path(b),
            b.span.start,
            a.severity,
            b.rule,
            &b.message,
        ))
    });
}

/// How many findings there are of a weight.
pub fn count(diagnostics: &[Diagnostic], severity: Severity) -> usize {
    diagnostics
        .iter()
        .filter(|finding| finding.severity == severity)
        .count()
}
