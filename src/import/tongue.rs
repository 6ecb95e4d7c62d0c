//! Words on fluency to levels.

use crate::site::{Choice as _, LanguageLevel};
pub(super) use crate::text::tongue::{is_tag, tag};

/// The level that words on fluency state: a level of the Common European Framework, or a mother
/// tongue. Other words ("fluent", "gut") state none: which level they mean only the owner knows.
pub(super) fn level(text: &str) -> Option<LanguageLevel> {
    const NATIVE: [&str; 15] = [
        "native",
        "mother tongue",
        "mothertongue",
        "first language",
        "bilingual",
        "mutterspr",
        "erstsprache",
        "zweisprachig",
        "langue natale",
        "langue maternelle",
        "bilingue",
        "bilingüe",
        "nativa",
        "lengua materna",
        "madrelingua",
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

/// The level that a word on fluency may mean: the five of LinkedIn and what people write. It is a
/// suggestion for the owner, since no two networks mean the same by them.
pub(super) fn suggested(text: &str) -> Option<&'static str> {
    // In the order of asking: "limited working proficiency" holds the words of a better one.
    const WORDS: [(&str, &[&str]); 6] = [
        (
            "C2",
            &["near-native", "near native", "annähernd muttersprach"],
        ),
        (
            "B1",
            &[
                "limited working",
                "professionnelle limitée",
                "básica limitada",
            ],
        ),
        (
            "C1",
            &[
                "full professional",
                "professionnelle complète",
                "profesional completa",
                "fluent",
                "advanced",
                "verhandlungssicher",
                "proficient",
            ],
        ),
        (
            "B2",
            &[
                "professional working",
                "compétence professionnelle",
                "básica profesional",
                "upper intermediate",
                "upper-intermediate",
                "fließend",
            ],
        ),
        ("B1", &["intermediate", "conversational", "gute kenntnisse"]),
        (
            "A2",
            &[
                "elementary",
                "élémentaire",
                "notions",
                "competencia básica",
                "basic",
                "beginner",
                "grundkenntnisse",
                "anfänger",
            ],
        ),
    ];
    let text = text.to_lowercase();
    let known = WORDS
        .iter()
        .find(|(_, words)| words.iter().any(|word| text.contains(word)))?;
    Some(known.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_suggest_a_level() {
        for (text, expected) in [
            ("Elementary proficiency", Some("A2")),
            ("Limited working proficiency", Some("B1")),
            ("Professional working proficiency", Some("B2")),
            ("Full professional proficiency", Some("C1")),
            ("Verhandlungssicher", Some("C1")),
            ("Near-native", Some("C2")),
            ("Klingon", None),
        ] {
            assert_eq!(suggested(text), expected, "{text}");
        }
    }

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
