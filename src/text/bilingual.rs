//! Words of a finding, in the languages that reports are written in.

use std::fmt;

use crate::text::language::Language;

/// The same words in English and German.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bilingual {
    en: Box<str>,
    /// None where they are the same: names, questions in the language of the text that they ask about.
    de: Option<Box<str>>,
}

impl Bilingual {
    /// In English and in German.
    pub fn new(en: impl Into<Box<str>>, de: impl Into<Box<str>>) -> Self {
        Bilingual {
            en: en.into(),
            de: Some(de.into()),
        }
    }

    /// From a function that words it in a language, where words of one sentence depend on it.
    pub fn of(words: impl Fn(Language) -> String) -> Self {
        Bilingual::new(words(Language::En), words(Language::De))
    }

    /// The words in a language.
    pub fn get(&self, language: Language) -> &str {
        match (language, &self.de) {
            (Language::De, Some(de)) => de,
            _ => &self.en,
        }
    }

    /// Adds words at its end.
    pub fn push(&mut self, more: impl Into<Bilingual>) {
        let more = more.into();
        if self.de.is_some() || more.de.is_some() {
            self.de = Some(format!("{}{}", self.get(Language::De), more.get(Language::De)).into());
        }
        self.en = format!("{}{}", self.en, more.en).into();
    }
}

impl From<String> for Bilingual {
    fn from(words: String) -> Self {
        Bilingual {
            en: words.into(),
            de: None,
        }
    }
}

impl From<&str> for Bilingual {
    fn from(words: &str) -> Self {
        words.to_owned().into()
    }
}

impl fmt::Display for Bilingual {
    /// Writes the English words: what programs compare.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.en)
    }
}

/// Words in both languages, with values from around them. Those in brackets have words of their own
/// in both: `both!([names], "no {names}", "kein {names}")`.
macro_rules! both {
    ($en:literal, $de:literal $(,)?) => {
        $crate::text::bilingual::Bilingual::new(format!($en), format!($de))
    };
    ([$($name:ident),+], $en:literal, $de:literal $(,)?) => {
        $crate::text::bilingual::Bilingual::of(|language| {
            $(let $name = $name.get(language);)+
            match language {
                $crate::text::language::Language::En => format!($en),
                $crate::text::language::Language::De => format!($de),
            }
        })
    };
}

pub(crate) use both;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_grow_in_both_languages() {
        let mut phrase = Bilingual::from("`a`");
        phrase.push(Bilingual::new(" is missing", " fehlt"));
        phrase.push(" (1)");
        assert_eq!(phrase.get(Language::En), "`a` is missing (1)");
        assert_eq!(phrase.get(Language::De), "`a` fehlt (1)");
        assert_eq!(phrase.to_string(), "`a` is missing (1)");
    }

    #[test]
    fn values_are_worded_too() {
        let number = 2;
        let kind = Bilingual::new("talks", "Vorträge");
        let words = both!(
            [kind],
            "{number} {kind} are missing",
            "es fehlen {number} {kind}"
        );
        assert_eq!(words.get(Language::En), "2 talks are missing");
        assert_eq!(words.get(Language::De), "es fehlen 2 Vorträge");
    }
}
