//! The root of a word: what its forms have in common, so that `prüfe`, `Prüferin` and `Prüfung` meet.
//!
//! Coarser than inflection and finer than a stemmer: it serves to ask whether a text is about
//! something that has a name, where two forms too many under one root do less harm than one too few.
//! It is no help in finding faults of wording.

use crate::text::language::Language;

/// Endings of German nouns, adjectives and verbs, longest first, with the letters that must remain.
const GERMAN_INFLECTION: &[(&str, usize)] = &[
    ("innen", 5),
    ("tet", 5),
    ("ten", 5),
    ("ern", 5),
    ("est", 5),
    ("te", 5),
    ("in", 5),
    ("er", 5),
    ("em", 4),
    ("en", 4),
    ("es", 4),
    ("st", 5),
    ("e", 4),
    ("n", 4),
    ("s", 4),
    ("t", 5),
];

/// Endings that make a noun out of another German word.
const GERMAN_NOUN: &[(&str, usize)] = &[
    ("ierung", 4),
    ("ation", 4),
    ("atur", 4),
    ("heit", 4),
    ("keit", 4),
    ("ung", 4),
];

/// Endings that are left when a German word has lost its inflection.
const GERMAN_DERIVATION: &[(&str, usize)] = &[("ier", 4), ("er", 5)];

/// Endings that make another kind of word out of an English one, and what stands there instead.
const ENGLISH_DERIVATION: &[(&str, &str, usize)] = &[
    ("isation", "is", 3),
    ("ibility", "ib", 4),
    ("ability", "ab", 4),
    ("ment", "", 4),
    ("ness", "", 4),
    ("ible", "ib", 4),
    ("ibly", "ib", 4),
    ("able", "ab", 4),
    ("ably", "ab", 4),
    ("ion", "", 4),
    ("ity", "", 5),
    ("er", "", 5),
    ("or", "", 5),
];

/// The root of a folded word; see [`fold`](crate::text::word::fold).
pub fn root(folded: &str, language: Language) -> String {
    match language {
        Language::En => english(folded),
        Language::De => german(folded),
    }
}

/// A German word without its ending, with its umlauts as plain vowels: `bauantraege` gives
/// `bauantrag`. What compounds are made of.
pub fn german_stem(folded: &str) -> String {
    plain_vowels(strip(folded, GERMAN_INFLECTION))
}

/// Umlauts come and go with number and person, so they count as their vowels.
pub fn plain_vowels(folded: &str) -> String {
    let mut plain = String::with_capacity(folded.len());
    let mut before = ' ';
    for letter in folded.chars() {
        if letter != 'e' || !matches!(before, 'a' | 'o' | 'u') {
            plain.push(letter);
        }
        before = letter;
    }
    plain
}

fn german(folded: &str) -> String {
    // A noun comes first, lest the `t` of `-heit` be taken for the ending of a verb.
    let noun = strip(folded, GERMAN_NOUN);
    if noun.len() < folded.len() {
        return plain_vowels(noun);
    }
    let word = strip(folded, GERMAN_INFLECTION);
    let noun = strip(word, GERMAN_NOUN);
    if noun.len() < word.len() {
        return plain_vowels(noun);
    }
    plain_vowels(strip(word, GERMAN_DERIVATION))
}

/// The word without the first ending of the list that leaves enough of it.
fn strip<'w>(word: &'w str, endings: &[(&str, usize)]) -> &'w str {
    endings
        .iter()
        .find_map(|(ending, remain)| {
            let rest = word.strip_suffix(ending)?;
            (rest.len() >= *remain).then_some(rest)
        })
        .unwrap_or(word)
}

fn english(folded: &str) -> String {
    let word = folded.strip_suffix("'s").unwrap_or(folded);
    let word = word.strip_suffix('\'').unwrap_or(word);
    let mut word = word.replace("iz", "is").replace("yz", "ys");
    if word.len() > 5 && word.ends_with("our") {
        word.replace_range(word.len() - 3.., "or");
    }
    plural(&mut word);
    for ending in ["ing", "ed"] {
        if word.len() >= ending.len() + 4 && word.ends_with(ending) {
            word.truncate(word.len() - ending.len());
            break;
        }
    }
    let derived = ENGLISH_DERIVATION
        .iter()
        .find(|(ending, _, remain)| word.ends_with(ending) && word.len() >= ending.len() + remain);
    if let Some((ending, instead, _)) = derived {
        word.truncate(word.len() - ending.len());
        word.push_str(instead);
    }
    if word.len() > 4 && word.ends_with('y') {
        // Not dropped, so that a policy is no police.
        word.pop();
        word.push('i');
    }
    if word.len() > 4 && word.ends_with('e') {
        word.pop();
    }
    let bytes = word.as_bytes();
    if let [.., before, last] = bytes
        && before == last
        && last.is_ascii_lowercase()
        && bytes.len() > 3
    {
        word.pop();
    }
    word
}

fn plural(word: &mut String) {
    if word.len() > 4 && word.ends_with("ies") {
        word.truncate(word.len() - 3);
        word.push('y');
    } else if word.len() > 4
        && ["ses", "xes", "ches", "shes"]
            .iter()
            .any(|ending| word.ends_with(ending))
    {
        word.truncate(word.len() - 2);
    } else if word.len() > 3
        && word.ends_with('s')
        && !["ss", "us", "is"]
            .iter()
            .any(|ending| word.ends_with(ending))
    {
        word.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::word::folded;

    fn same(language: Language, words: &[&str]) {
        let roots: Vec<String> = words
            .iter()
            .map(|word| root(&folded(word), language))
            .collect();
        for (word, root) in words.iter().zip(&roots) {
            assert_eq!(root, &roots[0], "{word} and {}", words[0]);
        }
    }

    fn differ(language: Language, one: &str, other: &str) {
        assert_ne!(
            root(&folded(one), language),
            root(&folded(other), language),
            "{one} and {other}"
        );
    }

    #[test]
    fn german_forms_meet() {
        for words in [
            &[
                "Prüfung",
                "Prüfungen",
                "prüfe",
                "prüft",
                "Prüferinnen",
                "prüfen",
            ][..],
            &[
                "Barrierefreiheit",
                "barrierefrei",
                "barrierefreier",
                "barrierefreie",
            ],
            &["Bauantrag", "Bauanträge", "Bauanträgen", "Bauantrags"],
            &["Migration", "migrieren", "Migrationen", "migriert"],
            &["Digitalisierung", "digitalisieren"],
            &["Reparatur", "Reparaturen", "repariert"],
            &["Sicherheit", "sicher", "sichere"],
            &["Führung", "Fuehrung"],
            &["Haus", "Häuser", "Häusern"],
            &["Berater", "Beratung", "beraten", "Beraterin"],
        ] {
            same(Language::De, words);
        }
        differ(Language::De, "Sicherheit", "sich");
        differ(Language::De, "Markt", "Mark");
    }

    #[test]
    fn english_forms_meet() {
        for words in [
            &[
                "inspection",
                "inspect",
                "inspecting",
                "inspectors",
                "inspector's",
            ][..],
            &["accessibility", "accessible", "accessibly"],
            &["migration", "migrate", "migrating", "migrations"],
            &["organisation", "organise", "organizing", "organization"],
            &["policy", "policies"],
            &["planning", "plan", "plans", "planned"],
            &["security", "secure"],
            &["management", "manage", "manager", "managing"],
            &["behaviour", "behavior"],
            &["bridge", "bridges"],
        ] {
            same(Language::En, words);
        }
        for (one, other) in [
            ("accessibility", "access"),
            ("policy", "police"),
            ("letters", "let"),
            ("string", "strategy"),
            ("audit", "audio"),
        ] {
            differ(Language::En, one, other);
        }
    }
}
