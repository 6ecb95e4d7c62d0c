//! The languages that Pointed writes and reads.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A language of pages, interface texts and lexicons.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// German.
    De,
}

impl Language {
    /// Every language, in the order of their tags' first appearance in this project.
    pub const ALL: [Language; 2] = [Language::En, Language::De];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::De => "de",
        }
    }

    /// What the language calls itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::En => "English",
            Language::De => "Deutsch",
        }
    }

    /// The Open Graph locale (`language_TERRITORY`).
    pub fn locale(self) -> &'static str {
        match self {
            Language::En => "en_GB",
            Language::De => "de_DE",
        }
    }

    /// The language of a tag, `en` or `de`, whatever its case.
    pub fn parse(tag: &str) -> Option<Self> {
        Language::ALL
            .into_iter()
            .find(|language| language.tag().eq_ignore_ascii_case(tag))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.tag())
    }
}
