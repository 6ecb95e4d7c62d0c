//! The forms of a word that an entry of a lexicon stands for.

use crate::text::language::Language;

/// Endings of German adjectives with their comparatives and superlatives, and of nouns.
const GERMAN_ENDINGS: &[&str] = &[
    "", "e", "er", "es", "en", "em", "n", "s", "in", "innen", "ere", "erer", "eres", "eren",
    "erem", "ste", "ster", "stes", "sten", "stem", "este", "ester", "estes", "esten", "estem",
];

/// Endings of German weak verbs after the stem.
const GERMAN_VERB_ENDINGS: &[&str] = &[
    "", "e", "n", "en", "t", "et", "st", "est", "te", "ete", "ten", "eten", "tet", "end", "ende",
    "enden", "ender", "endes", "endem", "nd", "nde", "nden",
];

/// Endings of a participle used as an adjective.
const GERMAN_PARTICIPLE_ENDINGS: &[&str] = &["t", "et", "te", "ter", "tes", "ten", "tem"];

/// Every form of a folded word with the mark `~`.
pub(super) fn inflect(word: &str, language: Language) -> Vec<String> {
    match language {
        Language::De => GERMAN_ENDINGS
            .iter()
            .map(|ending| format!("{word}{ending}"))
            .collect(),
        Language::En => inflect_english(word),
    }
}

/// Every form of a folded German verb stem with the mark `%`.
pub(super) fn conjugate(stem: &str) -> Vec<String> {
    let finite = GERMAN_VERB_ENDINGS
        .iter()
        .map(|ending| format!("{stem}{ending}"));
    // Verbs in -ieren and with a prefix have no ge-; the forms that do not exist cost nothing.
    let participles = GERMAN_PARTICIPLE_ENDINGS
        .iter()
        .flat_map(|ending| [format!("{stem}{ending}"), format!("ge{stem}{ending}")]);
    finite.chain(participles).collect()
}

fn inflect_english(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned(), format!("{word}s"), format!("{word}es")];
    if let Some(stem) = word.strip_suffix('e') {
        forms.extend([format!("{word}d"), format!("{stem}ing")]);
    } else if let Some(stem) = word.strip_suffix('y') {
        forms.extend([format!("{stem}ies"), format!("{stem}ied")]);
        forms.extend([format!("{word}ed"), format!("{word}ing")]);
    } else {
        forms.extend([format!("{word}ed"), format!("{word}ing")]);
        if let Some(last) = word.chars().last() {
            forms.extend([format!("{word}{last}ed"), format!("{word}{last}ing")]);
        }
    }
    forms
}

/// The word in the other English spellings: -ise and -ize, -our and -or.
pub(super) fn spellings(word: &str, language: Language) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    if language == Language::En {
        for (british, american) in [
            ("isation", "ization"),
            ("ise", "ize"),
            ("isi", "izi"),
            ("our", "or"),
        ] {
            if word.len() > british.len() + 2 && word.contains(british) {
                forms.push(word.replace(british, american));
            }
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_forms() {
        let forms = inflect("motiviert", Language::De);
        for form in ["motiviert", "motivierter", "motivierteste", "motivierten"] {
            assert!(forms.iter().any(|known| known == form), "{form}");
        }
        let forms = conjugate("steiger");
        for form in [
            "steigern",
            "steigert",
            "steigerte",
            "gesteigert",
            "gesteigerte",
            "steigernd",
        ] {
            assert!(forms.iter().any(|known| known == form), "{form}");
        }
    }

    #[test]
    fn english_forms() {
        for (word, form) in [
            ("optimise", "optimising"),
            ("deliver", "delivered"),
            ("synergy", "synergies"),
            ("plan", "planning"),
            ("push", "pushes"),
        ] {
            assert!(
                inflect_english(word).iter().any(|known| known == form),
                "{form}"
            );
        }
        assert!(spellings("optimise", Language::En).contains(&"optimize".to_owned()));
        assert!(spellings("labour", Language::En).contains(&"labor".to_owned()));
    }
}
