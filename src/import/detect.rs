//! Which language a text is in, told by its most frequent small words.

use crate::text::language::Language;

const ENGLISH: [&str; 24] = [
    "the", "and", "of", "to", "for", "with", "by", "from", "is", "are", "were", "has", "have",
    "that", "this", "which", "our", "their", "my", "at", "as", "into", "across", "who",
];
const GERMAN: [&str; 29] = [
    "der", "die", "das", "und", "für", "mit", "von", "zu", "zur", "zum", "den", "dem", "im", "ein",
    "eine", "einer", "bei", "auf", "als", "ist", "nicht", "ich", "sowie", "über", "bis", "durch",
    "nach", "auch", "wird",
];

/// The language that most small words belong to; English when they do not tell.
pub(super) fn language<'t>(texts: impl IntoIterator<Item = &'t str>) -> Language {
    let (mut english, mut german) = (0_usize, 0_usize);
    for text in texts {
        for word in text
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
        {
            let word = word.to_lowercase();
            english += usize::from(ENGLISH.contains(&word.as_str()));
            german += usize::from(GERMAN.contains(&word.as_str()));
        }
    }
    match german > english {
        true => Language::De,
        false => Language::En,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_tell_the_language() {
        assert_eq!(
            language(["I plan detours for the streets of small towns."]),
            Language::En
        );
        assert_eq!(
            language(["Ich plane Umleitungen für die Straßen kleiner Städte."]),
            Language::De
        );
        assert_eq!(
            language(["Head of the department", "Leitung", "und mit dem Team"]),
            Language::De
        );
        assert_eq!(language(["Rust, SQL"]), Language::En);
        assert_eq!(language([]), Language::En);
    }
}
