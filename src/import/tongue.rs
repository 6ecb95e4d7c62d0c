//! Words on fluency to levels.

use crate::site::{Choice as _, LanguageLevel};
pub(super) use crate::text::tongue::{is_tag, tag};

/// The level that words on fluency state: a level of the Common European Framework, or a mother
/// tongue. Other words ("fluent", "gut") state none: which level they mean only the owner knows.
pub(super) fn level(text: &str) -> Option<LanguageLevel> {
    const NATIVE: [&str; 8] = [
        "native",
        "mother tongue",
        "mothertongue",
        "first language",
        "bilingual",
        "mutterspr",
        "erstsprache",
        "zweisprachig",
    ];
    let lower = text.to_lowercase();
    // "near-native" and "fast muttersprachlich" are what they say: not native.
    let denied = [
        "near", "nearly", "almost", "fast", "nahezu", "non", "not", "nicht", "like",
    ];
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    if NATIVE.iter().any(|word| lower.contains(word)) {
        return (!words.iter().any(|word| denied.contains(word))).then_some(LanguageLevel::Native);
    }
    let mut levels = words
        .iter()
        .filter_map(|word| LanguageLevel::from_name(&word.to_uppercase()));
    let level = levels.next()?;
    // "B2/C1" names two: nobody but the owner can choose.
    levels.all(|other| other == level).then_some(level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_states_a_level_is_one() {
        for (text, expected) in [
            ("Native speaker", Some(LanguageLevel::Native)),
            ("Muttersprache", Some(LanguageLevel::Native)),
            (
                "Native or bilingual proficiency",
                Some(LanguageLevel::Native),
            ),
            ("fließend (C1)", Some(LanguageLevel::C1)),
            ("b2", Some(LanguageLevel::B2)),
            ("near-native", None),
            ("B2/C1", None),
            ("Fluent", None),
            ("", None),
        ] {
            assert_eq!(level(text), expected, "{text}");
        }
    }
}
