//! A baseline: findings that were there when a team began, left aside until they change.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::report::fingerprint::fingerprints;
use crate::source::Sources;

/// The form of the file; a later one gets another number.
const VERSION: u32 = 1;

/// The file: JSON.
#[derive(Debug, Serialize, Deserialize)]
struct File {
    version: u32,
    fingerprints: BTreeSet<String>,
}

/// The text of a baseline that holds these findings.
pub fn write(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let fingerprints = fingerprints(diagnostics, sources).into_iter().collect();
    let file = File {
        version: VERSION,
        fingerprints,
    };
    let mut text = serde_json::to_string_pretty(&file).expect("strings and a number");
    text.push('\n');
    text
}

/// Takes out the findings that a baseline holds, and says how many those are.
///
/// # Errors
/// Says in a message's words why the text is no baseline.
pub fn subtract(
    text: &str,
    diagnostics: &mut Vec<Diagnostic>,
    sources: &Sources,
) -> Result<usize, String> {
    let file: File = serde_json::from_str(text).map_err(|error| format!("no baseline: {error}"))?;
    if file.version != VERSION {
        return Err(format!(
            "a baseline of version {}, this program reads {VERSION}",
            file.version
        ));
    }
    let before = diagnostics.len();
    let mut prints = fingerprints(diagnostics, sources).into_iter();
    diagnostics.retain(|_| {
        prints
            .next()
            .is_none_or(|print| !file.fingerprints.contains(&print))
    });
    Ok(before - diagnostics.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    #[test]
    fn what_is_known_is_left_aside_wherever_it_moves() {
        let mut sources = Sources::default();
        let old = sources.add("a.md", "passionate, passionate");
        let known = [
            Diagnostic::warning("x", Span::new(old, 0..10), "m"),
            Diagnostic::warning("x", Span::new(old, 12..22), "m"),
        ];
        let baseline = write(&known, &sources);
        let mut sources = Sources::default();
        let new = sources.add("a.md", "\n\npassionate, passionate, passionate");
        let finding = |at: usize| Diagnostic::warning("x", Span::new(new, at..at + 10), "m");
        let mut found = vec![finding(2), finding(14), finding(26)];
        assert_eq!(subtract(&baseline, &mut found, &sources), Ok(2));
        assert_eq!(found, [finding(26)]);
        assert!(subtract("{}", &mut found, &sources).is_err());
        assert!(subtract("{\"version\":9,\"fingerprints\":[]}", &mut found, &sources).is_err());
    }
}
