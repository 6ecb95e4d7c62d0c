//! What makes a finding the same one tomorrow: its rule, its file and its words, not its line.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::source::Sources;
use crate::text::language::Language;

/// A fingerprint a finding, in the order given: 16 hexadecimal digits. Of several that are alike
/// the second, third, … differ by their rank.
pub fn fingerprints(diagnostics: &[Diagnostic], sources: &Sources) -> Vec<String> {
    let mut seen: HashMap<blake3::Hash, u32> = HashMap::new();
    let fingerprint = |finding: &Diagnostic| {
        let mut hasher = blake3::Hasher::new();
        let words = sources.slice(finding.span);
        let path = &sources.get(finding.span.source).path;
        for part in [finding.rule, path, words, finding.message.get(Language::En)] {
            hasher.update(part.as_bytes());
            hasher.update(&[0]);
        }
        let hash = hasher.finalize();
        let rank = seen.entry(hash).or_insert(0);
        *rank += 1;
        hasher.update(&rank.to_le_bytes());
        hasher.finalize().to_hex()[..16].to_owned()
    };
    diagnostics.iter().map(fingerprint).collect()
}
