//! Finds what a text is about: topics and skills that it names, messages that it carries.

use crate::check::passage::Passage;
use crate::check::topics::vocabulary::{Seen, Vocabulary};
use crate::site::{Localized, Profile, Site, Text};
use crate::text::language::Language;
use crate::text::prose::{self, UnitKind};
use crate::text::word::{self, TokenKind};

/// A message is carried by a block that has this share of its words.
const CARRYING_SHARE: f64 = 0.6;

/// What a text names, as positions in the profile's lists, sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mentions {
    /// Positions in `profile.topics`.
    pub topics: Vec<usize>,
    /// Positions in `profile.skills`.
    pub skills: Vec<usize>,
    /// Positions in `profile.messages` whose words the text has, in one block.
    pub messages: Vec<usize>,
}

/// Knows the names of a profile's topics and skills, and the words of its messages.
#[derive(Debug)]
pub struct Finder {
    /// Names below this number are topics, those above it skills.
    topics: usize,
    languages: Vec<InLanguage>,
}

#[derive(Debug)]
struct InLanguage {
    language: Language,
    vocabulary: Vocabulary,
    /// Position of a message and its words.
    messages: Vec<(usize, Vec<u32>)>,
}

impl Finder {
    /// For the names of a site's profile, in each of its languages.
    pub fn new(site: &Site) -> Self {
        let languages = Language::ALL
            .into_iter()
            .map(|language| in_language(&site.profile, language))
            .collect();
        Finder {
            topics: site.profile.topics.len(),
            languages,
        }
    }

    /// What a passage names.
    pub fn passage(&self, passage: &Passage<'_>) -> Mentions {
        let units = passage.units().iter().map(|unit| unit.text.as_str());
        self.texts(units, passage.outline.language)
    }

    /// The topics of the first paragraph of a passage.
    pub fn opening(&self, passage: &Passage<'_>) -> Mentions {
        let first = passage
            .units()
            .iter()
            .find(|unit| matches!(unit.kind, UnitKind::Paragraph))
            .map(|unit| unit.text.as_str());
        self.texts(first.into_iter(), passage.outline.language)
    }

    /// What a plain text names.
    pub fn text(&self, text: &str, language: Language) -> Mentions {
        self.texts(std::iter::once(text), language)
    }

    fn texts<'t>(&self, texts: impl Iterator<Item = &'t str>, language: Language) -> Mentions {
        let mut mentions = Mentions::default();
        let known = self
            .languages
            .iter()
            .find(|known| known.language == language);
        let Some(known) = known else {
            return mentions;
        };
        let mut seen = Seen::default();
        for text in texts {
            seen.words.clear();
            known.vocabulary.read(text, &mut seen);
            if seen.words.is_empty() {
                continue;
            }
            for (message, words) in &known.messages {
                let held = words.iter().filter(|word| seen.words.contains(word));
                if held.count() as f64 >= CARRYING_SHARE * words.len() as f64 {
                    mentions.messages.push(*message);
                }
            }
        }
        for named in seen.named {
            if named < self.topics {
                mentions.topics.push(named);
            } else {
                mentions.skills.push(named - self.topics);
            }
        }
        for list in [
            &mut mentions.topics,
            &mut mentions.skills,
            &mut mentions.messages,
        ] {
            list.sort_unstable();
            list.dedup();
        }
        mentions
    }
}

fn in_language(profile: &Profile, language: Language) -> InLanguage {
    let mut vocabulary = Vocabulary::new(language);
    for (index, topic) in profile.topics.iter().enumerate() {
        add(&mut vocabulary, index, &topic.label, language);
        for alias in topic.aliases.get(language).into_iter().flatten() {
            vocabulary.add(index, alias);
        }
    }
    for (index, skill) in profile.skills.iter().enumerate() {
        let of = profile.topics.len() + index;
        add(&mut vocabulary, of, &skill.label, language);
        for alias in &skill.aliases {
            vocabulary.add(of, alias);
        }
    }
    let messages = profile.messages.iter().enumerate();
    let messages = messages
        .filter_map(|(index, message)| {
            let text = message.text.text(language)?;
            let mut words: Vec<u32> = content_words(text)
                .iter()
                .filter_map(|word| vocabulary.message_word(word))
                .collect();
            words.sort_unstable();
            words.dedup();
            (!words.is_empty()).then_some((index, words))
        })
        .collect();
    vocabulary.index();
    InLanguage {
        language,
        vocabulary,
        messages,
    }
}

fn add(vocabulary: &mut Vocabulary, of: usize, label: &Localized<Text>, language: Language) {
    if let Some(label) = label.text(language) {
        vocabulary.add(of, label);
    }
}

/// The words of inline Markdown.
fn content_words(markdown: &str) -> Vec<String> {
    let mut words = Vec::new();
    for unit in prose::units(markdown) {
        let tokens = word::tokens(&unit.text).into_iter();
        words.extend(
            tokens
                .filter(|token| token.kind == TokenKind::Word)
                .map(|token| token.text(&unit.text).to_owned()),
        );
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::site;

    const PROFILE: &str = r#"
[[topic]]
label.en = "Timber bridges"
label.de = "Holzbrücken"
[[topic]]
label = "Moisture"
aliases.de = ["Holzfeuchte"]
[[skill]]
label = "Rust"
[[message]]
text.en = "Bridges do not rot, joints do: check the joint and you know the bridge."
text.de = "Nicht die Brücke fault, sondern der Anschluss."
"#;

    #[test]
    fn languages_do_not_mix_and_messages_are_recognised() {
        let (site, _) = site(&[("profile.toml", PROFILE)]);
        let finder = Finder::new(&site);
        let english = finder.text("Bridges of timber, joints that rot.", Language::En);
        assert_eq!(english.topics, [0]);
        assert_eq!(english.messages, [0]);
        let german = finder.text("Holzfeuchte an Holzbrücken, mit Rust", Language::De);
        assert_eq!((german.topics, german.skills), (vec![0, 1], vec![0]));
        assert_eq!(
            finder.text("Holzbrücken", Language::En),
            Mentions::default()
        );
        let carried = finder.text("Der Anschluss fault, die Brücke nicht.", Language::De);
        assert_eq!(carried.messages, [0]);
    }
}
