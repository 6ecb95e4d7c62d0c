//! The names of a profile's own organisations, and where a text mentions them.

use std::collections::HashMap;
use std::ops::Range;

use crate::site::Site;
use crate::text::legal_form::LEGAL_FORMS;
use crate::text::word::{Token, TokenKind, fold, folded, tokens};

/// The names of organisations, aliases included, legal forms left out.
#[derive(Debug, Default)]
pub struct Entities {
    /// By the first folded word.
    names: HashMap<String, Vec<Name>>,
}

#[derive(Debug)]
struct Name {
    /// The folded words behind the first.
    rest: Vec<String>,
    /// The first letter is a capital: so it must be in a text.
    capital: bool,
    /// Position in `profile.organisations`.
    organisation: usize,
}

impl Name {
    /// Whether the words behind the first stand there.
    fn goes_on(&self, tokens: &[Token], text: &str) -> bool {
        let Some(tokens) = tokens.get(..self.rest.len()) else {
            return false;
        };
        tokens.iter().zip(&self.rest).all(|(token, known)| {
            let word = folded(token.text(text));
            same(nominative(&word), known)
        })
    }
}

/// A place at which a text names an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Position in `profile.organisations`.
    pub organisation: usize,
    /// The name, in the text.
    pub range: Range<usize>,
}

impl Entities {
    /// Of a site's profile.
    pub fn new(site: &Site) -> Self {
        let mut entities = Entities::default();
        for (index, organisation) in site.profile.organisations.iter().enumerate() {
            let names = organisation.name.iter().map(|(_, name)| name);
            for name in names.chain(&organisation.aliases) {
                entities.add(index, name);
            }
        }
        entities
    }

    fn add(&mut self, organisation: usize, name: &str) {
        let mut words: Vec<(String, bool)> = spoken(name);
        // „Stegfreunde Oberland e. V.“: the letters of the form are words of their own.
        while words.len() > 1
            && (words
                .last()
                .is_some_and(|(word, _)| LEGAL_FORMS.contains(&word.as_str()))
                || words.ends_with(&[("e".to_owned(), false), ("v".to_owned(), true)]))
        {
            let eingetragen = words.last().is_some_and(|(word, _)| word == "v");
            words.truncate(words.len() - 1 - usize::from(eingetragen));
        }
        let Some(((first, capital), rest)) = words.split_first() else {
            return;
        };
        if rest.is_empty() && first.len() < 2 {
            return;
        }
        self.names.entry(first.clone()).or_default().push(Name {
            rest: rest.iter().map(|(word, _)| word.clone()).collect(),
            capital: *capital,
            organisation,
        });
    }

    /// The organisations that a text names, the longest name at each place.
    pub fn mentions(&self, text: &str) -> Vec<Mention> {
        if self.names.is_empty() {
            return Vec::new();
        }
        let tokens: Vec<Token> = tokens(text)
            .into_iter()
            .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
            .collect();
        let mut found = Vec::new();
        let mut word = String::new();
        let mut at = 0;
        while at < tokens.len() {
            fold(tokens[at].text(text), &mut word);
            let longest = self
                .candidates(nominative(&word))
                .filter(|name| !name.capital || tokens[at].capital)
                .filter(|name| name.goes_on(&tokens[at + 1..], text))
                .max_by_key(|name| name.rest.len());
            match longest {
                Some(name) => {
                    let end = at + name.rest.len();
                    found.push(Mention {
                        organisation: name.organisation,
                        range: tokens[at].range().start..tokens[end].range().end,
                    });
                    at = end + 1;
                }
                None => at += 1,
            }
        }
        found
    }

    fn candidates(&self, word: &str) -> impl Iterator<Item = &Name> {
        let exact = self.names.get(word).into_iter().flatten();
        // „Hoolis Büro“: only of a name that is this one word.
        let genitive = word
            .strip_suffix('s')
            .filter(|stem| stem.len() > 3)
            .and_then(|stem| self.names.get(stem));
        let genitive = genitive.into_iter().flatten();
        exact.chain(genitive.filter(|name| name.rest.is_empty()))
    }
}

fn spoken(name: &str) -> Vec<(String, bool)> {
    tokens(name)
        .into_iter()
        .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
        .map(|token| (folded(token.text(name)), token.capital))
        .collect()
}

fn nominative(word: &str) -> &str {
    word.strip_suffix("'s").unwrap_or(word)
}

fn same(word: &str, known: &str) -> bool {
    word == known || word.strip_suffix('s') == Some(known) && known.len() > 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::site;

    fn found(text: &str) -> Vec<(usize, String)> {
        let (site, _) = site(&[(
            "profile.toml",
            "[[organisation]]\nname = \"Stegfreunde Oberland e. V.\"\naliases = [\"Stegfreunde\"]\n\
             [[organisation]]\nname = \"Hooli GmbH & Co. KG\"\n\
             [[organisation]]\nname = \"Lechner-Thoma Ingenieure GmbH\"\naliases = [\"Lechner-Thoma\"]\n",
        )]);
        Entities::new(&site)
            .mentions(text)
            .into_iter()
            .map(|mention| (mention.organisation, text[mention.range].to_owned()))
            .collect()
    }

    #[test]
    fn names_are_found_without_legal_forms_and_in_the_genitive() {
        for (text, organisation, name) in [
            ("CTO at Hooli", 1, "Hooli"),
            ("Hooli's office", 1, "Hooli's"),
            ("Hoolis Büro", 1, "Hoolis"),
            (
                "die Stegfreunde Oberland treffen sich",
                0,
                "Stegfreunde Oberland",
            ),
            ("bei den Stegfreunden und Stegfreunde", 0, "Stegfreunde"),
            ("by Lechner-Thoma.", 2, "Lechner-Thoma"),
        ] {
            assert_eq!(found(text), [(organisation, name.to_owned())], "{text}");
        }
        assert!(found("a hooli of a time").is_empty());
    }
}
