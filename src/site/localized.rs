//! Text at the value: one for all languages, or one a language.

use crate::source::{Located, Span};
use crate::text::language::Language;

/// A text from TOML. Its span covers the literal with its quotes. May hold inline Markdown where
/// the field says so.
pub type Text = Located<String>;

/// A Markdown text: the slice of its file below the front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Body {
    /// The slice.
    pub span: Span,
}

/// Something that may be said once for all languages, or once in each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Localized<T> {
    /// Said without a language.
    pub any: Option<T>,
    /// Said in English.
    pub en: Option<T>,
    /// Said in German.
    pub de: Option<T>,
}

impl<T> Default for Localized<T> {
    fn default() -> Self {
        Localized {
            any: None,
            en: None,
            de: None,
        }
    }
}

impl<T> Localized<T> {
    /// One value for all languages.
    pub fn any(value: T) -> Self {
        Localized {
            any: Some(value),
            en: None,
            de: None,
        }
    }

    /// The value that readers of a language get: their own, or the one without a language.
    pub fn get(&self, language: Language) -> Option<&T> {
        self.own(language).or(self.any.as_ref())
    }

    /// The value said in this very language.
    pub fn own(&self, language: Language) -> Option<&T> {
        match language {
            Language::En => self.en.as_ref(),
            Language::De => self.de.as_ref(),
        }
    }

    /// Room for the value of a language; `None` for the one without.
    pub fn slot(&mut self, language: Option<Language>) -> &mut Option<T> {
        match language {
            None => &mut self.any,
            Some(Language::En) => &mut self.en,
            Some(Language::De) => &mut self.de,
        }
    }

    /// The value for a language or, failing that, one in another with that other's name, so that
    /// a page can mark it as foreign.
    pub fn get_or_other(&self, language: Language) -> Option<(&T, Language)> {
        if let Some(value) = self.get(language) {
            return Some((value, language));
        }
        Language::ALL
            .into_iter()
            .find_map(|other| self.own(other).map(|value| (value, other)))
    }

    /// Every value, with its language when it has one.
    pub fn iter(&self) -> impl Iterator<Item = (Option<Language>, &T)> {
        let any = self.any.iter().map(|value| (None, value));
        let own = Language::ALL
            .into_iter()
            .filter_map(|language| self.own(language).map(|value| (Some(language), value)));
        any.chain(own)
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.any.is_none() && self.en.is_none() && self.de.is_none()
    }
}

impl Localized<Text> {
    /// The words for a language.
    pub fn text(&self, language: Language) -> Option<&str> {
        self.get(language).map(|text| text.value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_falls_back_to_the_common_value_but_not_to_another_language() {
        let only_german = Localized {
            any: None,
            en: None,
            de: Some("ja"),
        };
        assert_eq!(only_german.get(Language::En), None);
        assert_eq!(
            only_german.get_or_other(Language::En),
            Some((&"ja", Language::De))
        );
        let both = Localized {
            any: Some("?"),
            en: Some("yes"),
            de: None,
        };
        assert_eq!(both.get(Language::En), Some(&"yes"));
        assert_eq!(both.get(Language::De), Some(&"?"));
        assert_eq!(both.iter().count(), 2);
    }
}
