//! Spoken languages: their names to BCP 47 tags, words on fluency to levels.

use crate::site::{Choice as _, LanguageLevel};

/// Tag, then the names in English and German and some that languages give themselves.
const TONGUES: [(&str, &[&str]); 92] = [
    ("af", &["afrikaans"]),
    ("am", &["amharic", "amharisch"]),
    ("ar", &["arabic", "arabisch"]),
    ("az", &["azerbaijani", "aserbaidschanisch"]),
    ("be", &["belarusian", "belarussisch", "weißrussisch"]),
    ("bg", &["bulgarian", "bulgarisch"]),
    ("bn", &["bengali", "bangla", "bengalisch"]),
    ("bs", &["bosnian", "bosnisch"]),
    ("ca", &["catalan", "katalanisch", "català"]),
    ("cs", &["czech", "tschechisch", "čeština"]),
    ("cy", &["welsh", "walisisch"]),
    ("da", &["danish", "dänisch", "dansk"]),
    ("de", &["german", "deutsch"]),
    ("de-AT", &["austrian german", "österreichisches deutsch"]),
    ("dsb", &["lower sorbian", "niedersorbisch"]),
    ("el", &["greek", "griechisch", "neugriechisch"]),
    ("en", &["english", "englisch"]),
    ("en-GB", &["british english", "britisches englisch"]),
    (
        "en-US",
        &["american english", "us english", "amerikanisches englisch"],
    ),
    ("eo", &["esperanto"]),
    (
        "es",
        &["spanish", "spanisch", "español", "castilian", "castellano"],
    ),
    ("et", &["estonian", "estnisch"]),
    ("eu", &["basque", "baskisch"]),
    ("fa", &["persian", "farsi", "persisch"]),
    ("fi", &["finnish", "finnisch", "suomi"]),
    ("fil", &["filipino", "philippinisch"]),
    ("fr", &["french", "französisch", "français"]),
    ("frr", &["north frisian", "nordfriesisch"]),
    ("ga", &["irish", "irisch", "irish gaelic"]),
    ("gl", &["galician", "galicisch", "galego"]),
    ("grc", &["ancient greek", "altgriechisch"]),
    (
        "gsw",
        &["swiss german", "schweizerdeutsch", "schwyzerdütsch"],
    ),
    ("gu", &["gujarati"]),
    ("ha", &["hausa"]),
    ("he", &["hebrew", "hebräisch"]),
    ("hi", &["hindi"]),
    ("hr", &["croatian", "kroatisch"]),
    (
        "hsb",
        &["upper sorbian", "obersorbisch", "sorbian", "sorbisch"],
    ),
    ("hu", &["hungarian", "ungarisch", "magyar"]),
    ("hy", &["armenian", "armenisch"]),
    ("id", &["indonesian", "indonesisch", "bahasa indonesia"]),
    ("ig", &["igbo"]),
    ("is", &["icelandic", "isländisch"]),
    ("it", &["italian", "italienisch", "italiano"]),
    ("ja", &["japanese", "japanisch"]),
    ("ka", &["georgian", "georgisch"]),
    ("kk", &["kazakh", "kasachisch"]),
    ("kn", &["kannada"]),
    ("ko", &["korean", "koreanisch"]),
    ("ku", &["kurdish", "kurdisch"]),
    ("la", &["latin", "latein", "lateinisch"]),
    ("lb", &["luxembourgish", "luxemburgisch", "lëtzebuergesch"]),
    ("lt", &["lithuanian", "litauisch"]),
    ("lv", &["latvian", "lettisch"]),
    ("mk", &["macedonian", "mazedonisch"]),
    ("ml", &["malayalam"]),
    ("mr", &["marathi"]),
    ("ms", &["malay", "malaiisch"]),
    ("mt", &["maltese", "maltesisch"]),
    (
        "nds",
        &[
            "low german",
            "low saxon",
            "plattdeutsch",
            "niederdeutsch",
            "platt",
        ],
    ),
    ("ne", &["nepali", "nepalesisch"]),
    (
        "nl",
        &[
            "dutch",
            "flemish",
            "niederländisch",
            "flämisch",
            "nederlands",
        ],
    ),
    ("no", &["norwegian", "norwegisch", "norsk"]),
    ("pa", &["punjabi", "panjabi"]),
    ("pl", &["polish", "polnisch", "polski"]),
    ("ps", &["pashto", "paschtu"]),
    ("pt", &["portuguese", "portugiesisch", "português"]),
    (
        "pt-BR",
        &["brazilian portuguese", "brasilianisches portugiesisch"],
    ),
    ("ro", &["romanian", "rumänisch", "română"]),
    ("ru", &["russian", "russisch"]),
    ("si", &["sinhala", "singhalesisch"]),
    ("sk", &["slovak", "slowakisch"]),
    ("sl", &["slovenian", "slovene", "slowenisch"]),
    ("so", &["somali"]),
    ("sq", &["albanian", "albanisch"]),
    ("sr", &["serbian", "serbisch"]),
    ("sv", &["swedish", "schwedisch", "svenska"]),
    ("sw", &["swahili", "suaheli", "kiswahili"]),
    ("ta", &["tamil", "tamilisch"]),
    ("te", &["telugu"]),
    ("th", &["thai", "thailändisch"]),
    ("tl", &["tagalog"]),
    ("tr", &["turkish", "türkisch", "türkçe"]),
    ("uk", &["ukrainian", "ukrainisch"]),
    ("ur", &["urdu"]),
    ("uz", &["uzbek", "usbekisch"]),
    ("vi", &["vietnamese", "vietnamesisch"]),
    ("yi", &["yiddish", "jiddisch"]),
    ("yo", &["yoruba"]),
    ("yue", &["cantonese", "kantonesisch"]),
    (
        "zh",
        &[
            "chinese",
            "mandarin",
            "mandarin chinese",
            "chinesisch",
            "hochchinesisch",
        ],
    ),
    ("zu", &["zulu"]),
];

/// The tag of a language: of its name in English or German, or of a tag that the table knows.
pub(super) fn tag(text: &str) -> Option<&'static str> {
    let name = text.trim().trim_end_matches('.').to_lowercase();
    let name = name.strip_suffix(" language").unwrap_or(&name);
    let tongue = TONGUES
        .iter()
        .find(|(tag, names)| names.contains(&name) || tag.eq_ignore_ascii_case(name))?;
    Some(tongue.0)
}

/// Whether a word is a tag of the table: `de`, `pt-BR`, or with a region (`en_US`).
pub(super) fn is_tag(word: &str) -> bool {
    let language = word.split(['-', '_']).next().unwrap_or_default();
    TONGUES
        .iter()
        .any(|(tag, _)| tag.eq_ignore_ascii_case(language))
}

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
    fn languages_are_known_by_their_names() {
        for (text, expected) in [
            ("English", Some("en")),
            ("Deutsch", Some("de")),
            ("französisch", Some("fr")),
            ("Plattdeutsch", Some("nds")),
            ("pt-br", Some("pt-BR")),
            ("English language", Some("en")),
            ("Klingon", None),
            ("", None),
        ] {
            assert_eq!(tag(text), expected, "{text}");
        }
        assert!(TONGUES.is_sorted_by_key(|tongue| tongue.0.to_lowercase()));
        assert!(is_tag("en_US") && is_tag("de") && !is_tag("work") && !is_tag(""));
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
