//! The names that a profile gives: its people, organisations and works. No word in them is vague.

use aho_corasick::{AhoCorasick, MatchKind};

use crate::site::{ItemKind, Site};

/// A name of fewer letters is a word of any sentence.
const SHORTEST: usize = 3;

/// Finds the names of a profile in its texts.
#[derive(Debug)]
pub struct OwnNames {
    names: Vec<String>,
    /// Absent when there is no name.
    finder: Option<AhoCorasick>,
}

impl OwnNames {
    /// Of a site's profile.
    pub fn new(site: &Site) -> Self {
        let mut names = gather(site);
        names.retain(|name| name.chars().count() >= SHORTEST);
        names.sort_unstable();
        names.dedup();
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(&names)
            .ok()
            .filter(|_| !names.is_empty());
        OwnNames { names, finder }
    }

    /// The names that stand in a text as whole words, each once.
    pub fn within(&self, text: &str) -> Vec<String> {
        let Some(finder) = &self.finder else {
            return Vec::new();
        };
        let mut found: Vec<usize> = finder
            .find_iter(text)
            .filter(|found| {
                let before = text[..found.start()].chars().next_back();
                let after = text[found.end()..].chars().next();
                !before.is_some_and(char::is_alphanumeric)
                    && !after.is_some_and(char::is_alphanumeric)
            })
            .map(|found| found.pattern().as_usize())
            .collect();
        found.sort_unstable();
        found.dedup();
        found
            .into_iter()
            .map(|index| self.names[index].clone())
            .collect()
    }
}

fn gather(site: &Site) -> Vec<String> {
    let profile = &site.profile;
    let mut names = Vec::new();
    let mut name = |text: &str| names.push(text.trim().to_owned());
    name(&profile.person.name.shown());
    let parts = [&profile.person.name.given, &profile.person.name.family];
    for part in parts.into_iter().flatten() {
        name(part);
    }
    for organisation in &profile.organisations {
        for (_, text) in organisation.name.iter() {
            name(text);
        }
        for alias in &organisation.aliases {
            name(alias);
        }
    }
    for credential in &profile.credentials {
        for (_, text) in credential.name.iter() {
            name(text);
        }
    }
    for testimonial in &profile.testimonials {
        if let Some(author) = &testimonial.author {
            name(author);
        }
    }
    for item in &profile.items {
        // A job title is no name: "Visionary" names nobody.
        let is_work = matches!(
            item.kind,
            ItemKind::Project
                | ItemKind::Publication
                | ItemKind::Event
                | ItemKind::Award
                | ItemKind::Patent
        );
        for (_, title) in item.title.iter().filter(|_| is_work) {
            if is_distinct(title) {
                name(title);
            }
        }
    }
    names
}

/// Whether a title cannot be taken for a common noun, as "Website" could.
fn is_distinct(title: &str) -> bool {
    let capital_inside = title.chars().skip(1).any(char::is_uppercase);
    title.contains(char::is_whitespace)
        || capital_inside
        || title.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::site;

    #[test]
    fn names_are_whole_words() {
        let (site, _) = site(&[(
            "profile.toml",
            "[person]\nname = \"Mara Roth\"\n[[project]]\ntitle = \"Website\"\n\
             [[project]]\ntitle = \"feuchtLog\"\norganisation = \"Innovative Systeme\"\n",
        )]);
        let names = OwnNames::new(&site);
        let text = "Mara Rothenburg: feuchtLog for Innovative Systeme, and the Website.";
        assert_eq!(names.within(text), ["Innovative Systeme", "feuchtLog"]);
        assert!(names.within("").is_empty());
    }
}
