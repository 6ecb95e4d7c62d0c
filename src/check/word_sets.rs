//! Short lists of words and phrases, and texts that consist of nothing else.
//!
//! For texts that are labels rather than sentences: an audience, a topic, a reason.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::function_words::is_function_word;
use crate::text::language::Language;
use crate::text::root::root;
use crate::text::word::{self, TokenKind};

/// Audiences that are everybody, and words that narrow nothing beside them.
pub(super) static BROAD_AUDIENCE: LazyLock<WordSets> = LazyLock::new(|| {
    WordSets::new(
        include_str!("words/en/broad-audience.txt"),
        include_str!("words/de/broad-audience.txt"),
    )
});

/// Phrases that make any audience everybody.
pub(super) static BROAD_AUDIENCE_PHRASE: LazyLock<WordSets> = LazyLock::new(|| {
    WordSets::new(
        include_str!("words/en/broad-audience-phrase.txt"),
        include_str!("words/de/broad-audience-phrase.txt"),
    )
});

/// Fields so wide that they position nobody.
pub(super) static BROAD_TOPIC: LazyLock<WordSets> = LazyLock::new(|| {
    WordSets::new(
        include_str!("words/en/broad-topic.txt"),
        include_str!("words/de/broad-topic.txt"),
    )
});

/// Job titles, ranks and departments that ten thousand people share.
pub(super) static GENERIC_TITLE: LazyLock<WordSets> = LazyLock::new(|| {
    WordSets::new(
        include_str!("words/en/generic-title.txt"),
        include_str!("words/de/generic-title.txt"),
    )
});

/// Reasons that everybody gives.
pub(super) static EMPTY_REASON: LazyLock<WordSets> = LazyLock::new(|| {
    WordSets::new(
        include_str!("words/en/empty-reason.txt"),
        include_str!("words/de/empty-reason.txt"),
    )
});

/// A list in both languages.
pub(super) struct WordSets {
    en: WordSet,
    de: WordSet,
}

impl WordSets {
    fn new(en: &str, de: &str) -> Self {
        WordSets {
            en: WordSet::new(en, Language::En),
            de: WordSet::new(de, Language::De),
        }
    }

    /// The list of a language.
    pub(super) fn get(&self, language: Language) -> &WordSet {
        match language {
            Language::En => &self.en,
            Language::De => &self.de,
        }
    }
}

/// A list in one language: one entry a line, `#` starts a comment; words compare by their roots.
pub(super) struct WordSet {
    language: Language,
    entries: HashSet<Vec<String>>,
    longest: usize,
}

impl WordSet {
    fn new(list: &str, language: Language) -> Self {
        let entries: HashSet<Vec<String>> = list
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(|line| roots(line, language))
            .collect();
        WordSet {
            language,
            longest: entries.iter().map(Vec::len).max().unwrap_or(0),
            entries,
        }
    }

    /// Whether a text has words, and every one that means something is in an entry.
    pub(super) fn covers(&self, text: &str) -> bool {
        let words = roots(text, self.language);
        let functions = functions(text, self.language);
        let mut at = 0;
        let mut covered = false;
        while at < words.len() {
            match self.entry_at(&words, at) {
                Some(length) => {
                    at += length;
                    covered = true;
                }
                None if functions[at] => at += 1,
                None => return false,
            }
        }
        covered
    }

    /// Whether a text is one entry, function words at its start left out.
    pub(super) fn is_entry(&self, text: &str) -> bool {
        let words = roots(text, self.language);
        let functions = functions(text, self.language);
        let articles = functions.iter().take_while(|function| **function).count();
        self.entries.contains(&words)
            || articles < words.len() && self.entries.contains(&words[articles..])
    }

    /// Whether an entry stands somewhere in a text.
    pub(super) fn stands_in(&self, text: &str) -> bool {
        let words = roots(text, self.language);
        (0..words.len()).any(|at| self.entry_at(&words, at).is_some())
    }

    /// The words of the longest entry that begins there.
    fn entry_at(&self, words: &[String], at: usize) -> Option<usize> {
        let most = self.longest.min(words.len() - at);
        (1..=most)
            .rev()
            .find(|length| self.entries.contains(&words[at..at + length]))
    }
}

fn roots(text: &str, language: Language) -> Vec<String> {
    folded_words(text)
        .map(|folded| root(&folded, language))
        .collect()
}

fn functions(text: &str, language: Language) -> Vec<bool> {
    folded_words(text)
        .map(|folded| is_function_word(&folded, language))
        .collect()
}

fn folded_words(text: &str) -> impl Iterator<Item = String> {
    word::tokens(text)
        .into_iter()
        .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
        .map(|token| word::folded(token.text(text)))
}

/// How many words of a text mean something.
pub(super) fn content_words(text: &str, language: Language) -> usize {
    folded_words(text)
        .filter(|folded| !is_function_word(folded, language))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_covered_whole_or_not() {
        let en = BROAD_AUDIENCE.get(Language::En);
        assert!(en.covers("Companies and organizations"));
        assert!(en.covers("decision-makers in large businesses"));
        assert!(!en.covers("companies with 5 trams"));
        assert!(!en.covers("of the"));
        assert!(!en.covers(""));
        let de = BROAD_AUDIENCE.get(Language::De);
        assert!(de.covers("Kundinnen und Kunden"));
        assert!(de.covers("kleine und mittlere Unternehmen"));
        assert!(!de.covers("Landkreise mit Holzbrücken"));
    }

    #[test]
    fn entries_and_phrases() {
        let topics = BROAD_TOPIC.get(Language::En);
        assert!(topics.is_entry("IT") && topics.is_entry("The future"));
        assert!(topics.is_entry("Digitalization"));
        assert!(!topics.is_entry("Digital building permits"));
        assert!(!topics.is_entry("Music education"));
        let phrases = BROAD_AUDIENCE_PHRASE.get(Language::De);
        assert!(phrases.stands_in("Betriebe jeder Größe im Allgäu"));
        assert!(!phrases.stands_in("Betriebe einer Größe"));
    }
}
