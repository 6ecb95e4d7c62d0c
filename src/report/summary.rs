//! The last line of a run: how many findings of each weight.

use crate::diagnostic::{Diagnostic, Severity};
use crate::report::count;
use crate::text::language::Language;

/// "1 error, 2 warnings", or "no findings".
pub fn counts(diagnostics: &[Diagnostic], language: Language) -> String {
    let words = match language {
        Language::En => [
            (Severity::Error, "error", "errors"),
            (Severity::Warning, "warning", "warnings"),
            (Severity::Info, "note", "notes"),
        ],
        Language::De => [
            (Severity::Error, "Fehler", "Fehler"),
            (Severity::Warning, "Warnung", "Warnungen"),
            (Severity::Info, "Hinweis", "Hinweise"),
        ],
    };
    let counts: Vec<String> = words
        .into_iter()
        .map(|(severity, one, many)| (count(diagnostics, severity), one, many))
        .filter(|(number, _, _)| *number > 0)
        .map(|(number, one, many)| format!("{number} {}", if number == 1 { one } else { many }))
        .collect();
    match (counts.is_empty(), language) {
        (true, Language::En) => "no findings".to_owned(),
        (true, Language::De) => "keine Befunde".to_owned(),
        (false, _) => counts.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Sources, Span};

    #[test]
    fn one_is_not_many() {
        let span = Span::new(Sources::default().add("a", ""), 0..0);
        assert_eq!(counts(&[], Language::En), "no findings");
        let findings = [
            Diagnostic::error("x", span, "a"),
            Diagnostic::warning("x", span, "b"),
            Diagnostic::warning("x", span, "c"),
        ];
        assert_eq!(counts(&findings, Language::En), "1 error, 2 warnings");
        assert_eq!(counts(&findings, Language::De), "1 Fehler, 2 Warnungen");
    }
}
