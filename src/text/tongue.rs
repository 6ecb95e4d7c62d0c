//! Spoken languages: their names in English and German, and their BCP 47 tags.

use crate::text::language::Language;

/// A tag, its English and its German name, and other names in lower case.
type Tongue = (
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
);

const TONGUES: [Tongue; 95] = [
    ("af", "Afrikaans", "Afrikaans", &[]),
    ("am", "Amharic", "Amharisch", &[]),
    ("ar", "Arabic", "Arabisch", &[]),
    ("az", "Azerbaijani", "Aserbaidschanisch", &[]),
    ("bar", "Bavarian", "Bairisch", &["bayerisch", "bayrisch"]),
    ("be", "Belarusian", "Belarussisch", &["weißrussisch"]),
    ("bg", "Bulgarian", "Bulgarisch", &[]),
    ("bn", "Bengali", "Bengalisch", &["bangla"]),
    ("bs", "Bosnian", "Bosnisch", &[]),
    ("ca", "Catalan", "Katalanisch", &["català"]),
    ("cs", "Czech", "Tschechisch", &["čeština"]),
    ("cy", "Welsh", "Walisisch", &[]),
    ("da", "Danish", "Dänisch", &["dansk"]),
    ("de", "German", "Deutsch", &[]),
    ("de-AT", "Austrian German", "Österreichisches Deutsch", &[]),
    ("dsb", "Lower Sorbian", "Niedersorbisch", &[]),
    ("el", "Greek", "Griechisch", &["neugriechisch"]),
    ("en", "English", "Englisch", &[]),
    ("en-GB", "British English", "Britisches Englisch", &[]),
    (
        "en-US",
        "American English",
        "Amerikanisches Englisch",
        &["us english"],
    ),
    ("eo", "Esperanto", "Esperanto", &[]),
    (
        "es",
        "Spanish",
        "Spanisch",
        &["español", "castilian", "castellano"],
    ),
    ("et", "Estonian", "Estnisch", &[]),
    ("eu", "Basque", "Baskisch", &["euskara", "euskera"]),
    ("fa", "Persian", "Persisch", &["farsi"]),
    ("fi", "Finnish", "Finnisch", &["suomi"]),
    ("fil", "Filipino", "Philippinisch", &[]),
    ("fr", "French", "Französisch", &["français"]),
    ("frr", "North Frisian", "Nordfriesisch", &[]),
    ("ga", "Irish", "Irisch", &["irish gaelic"]),
    ("gl", "Galician", "Galicisch", &["galego"]),
    ("grc", "Ancient Greek", "Altgriechisch", &[]),
    (
        "gsw",
        "Swiss German",
        "Schweizerdeutsch",
        &["schwyzerdütsch"],
    ),
    ("gu", "Gujarati", "Gujarati", &[]),
    ("ha", "Hausa", "Hausa", &[]),
    ("he", "Hebrew", "Hebräisch", &[]),
    ("hi", "Hindi", "Hindi", &[]),
    ("hr", "Croatian", "Kroatisch", &[]),
    (
        "hsb",
        "Upper Sorbian",
        "Obersorbisch",
        &["sorbian", "sorbisch"],
    ),
    ("hu", "Hungarian", "Ungarisch", &["magyar"]),
    ("hy", "Armenian", "Armenisch", &[]),
    ("id", "Indonesian", "Indonesisch", &["bahasa indonesia"]),
    ("ig", "Igbo", "Igbo", &[]),
    ("is", "Icelandic", "Isländisch", &[]),
    ("it", "Italian", "Italienisch", &["italiano"]),
    ("ja", "Japanese", "Japanisch", &[]),
    ("ka", "Georgian", "Georgisch", &[]),
    ("kk", "Kazakh", "Kasachisch", &[]),
    ("kn", "Kannada", "Kannada", &[]),
    ("ko", "Korean", "Koreanisch", &[]),
    ("ku", "Kurdish", "Kurdisch", &[]),
    ("la", "Latin", "Latein", &["lateinisch"]),
    ("lb", "Luxembourgish", "Luxemburgisch", &["lëtzebuergesch"]),
    ("lt", "Lithuanian", "Litauisch", &[]),
    ("lv", "Latvian", "Lettisch", &[]),
    ("mk", "Macedonian", "Mazedonisch", &[]),
    ("ml", "Malayalam", "Malayalam", &[]),
    ("mr", "Marathi", "Marathi", &[]),
    ("ms", "Malay", "Malaiisch", &[]),
    ("mt", "Maltese", "Maltesisch", &[]),
    (
        "nb",
        "Norwegian Bokmål",
        "Bokmål",
        &[
            "bokmal",
            "norwegisches bokmål",
            "norwegisch (bokmål)",
            "norwegian (bokmål)",
        ],
    ),
    (
        "nds",
        "Low German",
        "Plattdeutsch",
        &["low saxon", "niederdeutsch", "platt"],
    ),
    ("ne", "Nepali", "Nepalesisch", &[]),
    (
        "nl",
        "Dutch",
        "Niederländisch",
        &["flemish", "flämisch", "nederlands"],
    ),
    (
        "nn",
        "Norwegian Nynorsk",
        "Nynorsk",
        &["norwegisches nynorsk"],
    ),
    ("no", "Norwegian", "Norwegisch", &["norsk"]),
    ("pa", "Punjabi", "Panjabi", &[]),
    ("pl", "Polish", "Polnisch", &["polski"]),
    ("ps", "Pashto", "Paschtu", &[]),
    ("pt", "Portuguese", "Portugiesisch", &["português"]),
    (
        "pt-BR",
        "Brazilian Portuguese",
        "Brasilianisches Portugiesisch",
        &[],
    ),
    ("ro", "Romanian", "Rumänisch", &["română"]),
    ("ru", "Russian", "Russisch", &[]),
    ("si", "Sinhala", "Singhalesisch", &[]),
    ("sk", "Slovak", "Slowakisch", &[]),
    ("sl", "Slovenian", "Slowenisch", &["slovene"]),
    ("so", "Somali", "Somali", &[]),
    ("sq", "Albanian", "Albanisch", &[]),
    ("sr", "Serbian", "Serbisch", &[]),
    ("sv", "Swedish", "Schwedisch", &["svenska"]),
    ("sw", "Swahili", "Suaheli", &["kiswahili"]),
    ("ta", "Tamil", "Tamilisch", &[]),
    ("te", "Telugu", "Telugu", &[]),
    ("th", "Thai", "Thailändisch", &[]),
    ("tl", "Tagalog", "Tagalog", &[]),
    ("tr", "Turkish", "Türkisch", &["türkçe"]),
    ("uk", "Ukrainian", "Ukrainisch", &[]),
    ("ur", "Urdu", "Urdu", &[]),
    ("uz", "Uzbek", "Usbekisch", &[]),
    ("vi", "Vietnamese", "Vietnamesisch", &[]),
    ("yi", "Yiddish", "Jiddisch", &[]),
    ("yo", "Yoruba", "Yoruba", &[]),
    ("yue", "Cantonese", "Kantonesisch", &[]),
    (
        "zh",
        "Chinese",
        "Chinesisch",
        &["mandarin", "mandarin chinese", "hochchinesisch"],
    ),
    ("zu", "Zulu", "Zulu", &[]),
];

/// What French, Spanish, Italian, Portuguese and Dutch call the languages that most profiles name.
const OTHER_NAMES: [(&str, &[&str]); 14] = [
    ("ar", &["arabe", "árabe", "arabo", "arabisch"]),
    ("ca", &["catalan", "catalán", "catalano", "catalão"]),
    ("da", &["danois", "danés", "danese", "deens"]),
    ("de", &["allemand", "alemán", "tedesco", "alemão", "duits"]),
    ("en", &["anglais", "inglés", "inglese", "inglês", "engels"]),
    ("es", &["espagnol", "spagnolo", "espanhol", "spaans"]),
    ("fr", &["francés", "francese", "francês", "frans"]),
    ("it", &["italien", "italiaans"]),
    (
        "ja",
        &["japonais", "japonés", "giapponese", "japonês", "japans"],
    ),
    ("nl", &["néerlandais", "neerlandés", "olandese", "holandês"]),
    ("pl", &["polonais", "polaco", "polacco", "polonês", "pools"]),
    ("pt", &["portugais", "portugués", "portoghese", "portugees"]),
    ("ru", &["russe", "ruso", "russo"]),
    ("zh", &["chinois", "chino", "cinese", "chinês", "chinees"]),
];

/// The tag of a language: of its name in English or German, or of a tag that the table knows.
pub fn tag(text: &str) -> Option<&'static str> {
    let name = text.trim().trim_end_matches('.').to_lowercase();
    let name = name.strip_suffix(" language").unwrap_or(&name);
    let tongue = TONGUES.iter().find(|(tag, english, german, others)| {
        english.to_lowercase() == name
            || german.to_lowercase() == name
            || others.contains(&name)
            || tag.eq_ignore_ascii_case(name)
    });
    let tag = tongue.map(|(tag, ..)| *tag);
    tag.or_else(|| {
        let other = OTHER_NAMES.iter().find(|(_, names)| names.contains(&name));
        other.map(|(tag, _)| *tag)
    })
}

/// Whether a word is a tag of the table: `de`, `pt-BR`, or with a region (`en_US`).
pub fn is_tag(word: &str) -> bool {
    let language = word.split(['-', '_']).next().unwrap_or_default();
    TONGUES
        .iter()
        .any(|(tag, ..)| tag.eq_ignore_ascii_case(language))
}

/// What the language of a tag is called; of a tag with a region that has no name of its own
/// (`fr-CA`), the language's name.
pub fn name(tag: &str, language: Language) -> Option<&'static str> {
    let tag = tag.trim().replace('_', "-");
    let primary = tag.split('-').next().unwrap_or_default();
    let named = |wanted: &str| {
        TONGUES
            .iter()
            .find(|(tag, ..)| tag.eq_ignore_ascii_case(wanted))
    };
    let (_, english, german, _) = named(&tag).or_else(|| named(primary))?;
    Some(match language {
        Language::En => english,
        Language::De => german,
    })
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
            ("Inglese", Some("en")),
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
    fn a_name_leads_back_to_its_tag() {
        for (own, ..) in TONGUES {
            for language in Language::ALL {
                let name = name(own, language).expect("in the table");
                assert_eq!(tag(name), Some(own), "{name}");
            }
        }
        assert_eq!(name("fr-CA", Language::De), Some("Französisch"));
        assert_eq!(name("tlh", Language::En), None);
    }
}
