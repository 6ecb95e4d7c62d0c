//! Spoken languages: their names in English and German, and their BCP 47 tags.

use crate::text::language::Language;

/// A tag, its English and its German name, and other names in lower case.
type Tongue = (
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
);

const TONGUES: [Tongue; 194] = [
    ("aa", "Afar", "Afar", &[]),
    ("ab", "Abkhazian", "Abchasisch", &[]),
    ("af", "Afrikaans", "Afrikaans", &[]),
    ("ak", "Akan", "Akan", &[]),
    ("am", "Amharic", "Amharisch", &[]),
    ("an", "Aragonese", "Aragonesisch", &[]),
    ("ar", "Arabic", "Arabisch", &[]),
    ("as", "Assamese", "Assamesisch", &[]),
    ("ast", "Asturian", "Asturisch", &[]),
    ("av", "Avaric", "Awarisch", &[]),
    ("ay", "Aymara", "Aymara", &[]),
    ("az", "Azerbaijani", "Aserbaidschanisch", &[]),
    ("ba", "Bashkir", "Baschkirisch", &[]),
    ("bar", "Bavarian", "Bairisch", &["bayerisch", "bayrisch"]),
    ("be", "Belarusian", "Belarussisch", &["weißrussisch"]),
    ("bg", "Bulgarian", "Bulgarisch", &[]),
    ("bm", "Bambara", "Bambara", &[]),
    ("bn", "Bengali", "Bengalisch", &["bangla"]),
    ("bo", "Tibetan", "Tibetisch", &[]),
    ("br", "Breton", "Bretonisch", &[]),
    ("bs", "Bosnian", "Bosnisch", &[]),
    ("ca", "Catalan", "Katalanisch", &["català"]),
    ("ce", "Chechen", "Tschetschenisch", &[]),
    ("ceb", "Cebuano", "Cebuano", &[]),
    ("ch", "Chamorro", "Chamorro", &[]),
    ("ckb", "Central Kurdish", "Zentralkurdisch", &[]),
    ("co", "Corsican", "Korsisch", &[]),
    ("cs", "Czech", "Tschechisch", &["čeština"]),
    ("csb", "Kashubian", "Kaschubisch", &[]),
    ("cv", "Chuvash", "Tschuwaschisch", &[]),
    ("cy", "Welsh", "Walisisch", &[]),
    ("da", "Danish", "Dänisch", &["dansk"]),
    ("de", "German", "Deutsch", &[]),
    ("de-AT", "Austrian German", "Österreichisches Deutsch", &[]),
    ("dsb", "Lower Sorbian", "Niedersorbisch", &[]),
    ("dv", "Dhivehi", "Dhivehi", &[]),
    ("dz", "Dzongkha", "Dzongkha", &[]),
    ("ee", "Ewe", "Ewe", &[]),
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
    ("ff", "Fula", "Ful", &[]),
    ("fi", "Finnish", "Finnisch", &["suomi"]),
    ("fil", "Filipino", "Philippinisch", &[]),
    ("fj", "Fijian", "Fidschi", &[]),
    ("fo", "Faroese", "Färöisch", &[]),
    ("fr", "French", "Französisch", &["français"]),
    ("frr", "North Frisian", "Nordfriesisch", &[]),
    ("fur", "Friulian", "Friaulisch", &[]),
    ("fy", "Western Frisian", "Westfriesisch", &[]),
    ("ga", "Irish", "Irisch", &["irish gaelic"]),
    ("gd", "Scottish Gaelic", "Schottisch-Gälisch", &[]),
    ("gl", "Galician", "Galicisch", &["galego"]),
    ("gn", "Guarani", "Guaraní", &[]),
    ("grc", "Ancient Greek", "Altgriechisch", &[]),
    (
        "gsw",
        "Swiss German",
        "Schweizerdeutsch",
        &["schwyzerdütsch"],
    ),
    ("gu", "Gujarati", "Gujarati", &[]),
    ("ha", "Hausa", "Hausa", &[]),
    ("haw", "Hawaiian", "Hawaiisch", &[]),
    ("he", "Hebrew", "Hebräisch", &[]),
    ("hi", "Hindi", "Hindi", &[]),
    ("hmn", "Hmong", "Miao", &[]),
    ("hr", "Croatian", "Kroatisch", &[]),
    (
        "hsb",
        "Upper Sorbian",
        "Obersorbisch",
        &["sorbian", "sorbisch"],
    ),
    ("ht", "Haitian Creole", "Haiti-Kreolisch", &[]),
    ("hu", "Hungarian", "Ungarisch", &["magyar"]),
    ("hy", "Armenian", "Armenisch", &[]),
    ("id", "Indonesian", "Indonesisch", &["bahasa indonesia"]),
    ("ig", "Igbo", "Igbo", &[]),
    ("ik", "Inupiaq", "Inupiak", &[]),
    ("ilo", "Iloko", "Ilokano", &[]),
    ("is", "Icelandic", "Isländisch", &[]),
    ("it", "Italian", "Italienisch", &["italiano"]),
    ("iu", "Inuktitut", "Inuktitut", &[]),
    ("ja", "Japanese", "Japanisch", &[]),
    ("jv", "Javanese", "Javanisch", &[]),
    ("ka", "Georgian", "Georgisch", &[]),
    ("kab", "Kabyle", "Kabylisch", &[]),
    ("kg", "Kongo", "Kongolesisch", &[]),
    ("ki", "Kikuyu", "Kikuyu", &[]),
    ("kk", "Kazakh", "Kasachisch", &[]),
    ("kl", "Kalaallisut", "Grönländisch", &[]),
    ("km", "Khmer", "Khmer", &[]),
    ("kn", "Kannada", "Kannada", &[]),
    ("ko", "Korean", "Koreanisch", &[]),
    ("ks", "Kashmiri", "Kaschmiri", &[]),
    ("ku", "Kurdish", "Kurdisch", &[]),
    ("kv", "Komi", "Komi", &[]),
    ("kw", "Cornish", "Kornisch", &[]),
    ("ky", "Kyrgyz", "Kirgisisch", &[]),
    ("la", "Latin", "Latein", &["lateinisch"]),
    ("lb", "Luxembourgish", "Luxemburgisch", &["lëtzebuergesch"]),
    ("lg", "Ganda", "Ganda", &[]),
    ("li", "Limburgish", "Limburgisch", &[]),
    ("ln", "Lingala", "Lingala", &[]),
    ("lo", "Lao", "Laotisch", &[]),
    ("lt", "Lithuanian", "Litauisch", &[]),
    ("lu", "Luba-Katanga", "Luba-Katanga", &[]),
    ("lv", "Latvian", "Lettisch", &[]),
    ("mfe", "Morisyen", "Morisyen", &[]),
    ("mg", "Malagasy", "Malagasy", &[]),
    ("mh", "Marshallese", "Marschallesisch", &[]),
    ("mi", "Māori", "Māori", &[]),
    ("mk", "Macedonian", "Mazedonisch", &[]),
    ("ml", "Malayalam", "Malayalam", &[]),
    ("mn", "Mongolian", "Mongolisch", &[]),
    ("mr", "Marathi", "Marathi", &[]),
    ("ms", "Malay", "Malaiisch", &[]),
    ("mt", "Maltese", "Maltesisch", &[]),
    ("my", "Burmese", "Birmanisch", &[]),
    ("nap", "Neapolitan", "Neapolitanisch", &[]),
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
    ("nd", "North Ndebele", "Nord-Ndebele", &[]),
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
    ("nr", "South Ndebele", "Süd-Ndebele", &[]),
    ("nv", "Navajo", "Navajo", &[]),
    ("ny", "Nyanja", "Nyanja", &[]),
    ("oc", "Occitan", "Okzitanisch", &[]),
    ("oj", "Ojibwa", "Ojibwa", &[]),
    ("om", "Oromo", "Oromo", &[]),
    ("or", "Odia", "Oriya", &[]),
    ("os", "Ossetic", "Ossetisch", &[]),
    ("pa", "Punjabi", "Panjabi", &[]),
    ("pap", "Papiamento", "Papiamento", &[]),
    ("pl", "Polish", "Polnisch", &["polski"]),
    ("ps", "Pashto", "Paschtu", &[]),
    ("pt", "Portuguese", "Portugiesisch", &["português"]),
    (
        "pt-BR",
        "Brazilian Portuguese",
        "Brasilianisches Portugiesisch",
        &[],
    ),
    ("qu", "Quechua", "Quechua", &[]),
    ("rm", "Romansh", "Rätoromanisch", &[]),
    ("rn", "Rundi", "Rundi", &[]),
    ("ro", "Romanian", "Rumänisch", &["română"]),
    ("ru", "Russian", "Russisch", &[]),
    ("rw", "Kinyarwanda", "Kinyarwanda", &[]),
    ("sa", "Sanskrit", "Sanskrit", &[]),
    ("sc", "Sardinian", "Sardisch", &[]),
    ("scn", "Sicilian", "Sizilianisch", &[]),
    ("sd", "Sindhi", "Sindhi", &[]),
    ("se", "Northern Sami", "Nordsamisch", &[]),
    ("sg", "Sango", "Sango", &[]),
    ("si", "Sinhala", "Singhalesisch", &[]),
    ("sk", "Slovak", "Slowakisch", &[]),
    ("sl", "Slovenian", "Slowenisch", &["slovene"]),
    ("sm", "Samoan", "Samoanisch", &[]),
    ("sn", "Shona", "Shona", &[]),
    ("so", "Somali", "Somali", &[]),
    ("sq", "Albanian", "Albanisch", &[]),
    ("sr", "Serbian", "Serbisch", &[]),
    ("ss", "Swati", "Swazi", &[]),
    ("st", "Southern Sotho", "Süd-Sotho", &[]),
    ("su", "Sundanese", "Sundanesisch", &[]),
    ("sv", "Swedish", "Schwedisch", &["svenska"]),
    ("sw", "Swahili", "Suaheli", &["kiswahili"]),
    ("szl", "Silesian", "Schlesisch", &[]),
    ("ta", "Tamil", "Tamilisch", &[]),
    ("te", "Telugu", "Telugu", &[]),
    ("tg", "Tajik", "Tadschikisch", &[]),
    ("th", "Thai", "Thailändisch", &[]),
    ("ti", "Tigrinya", "Tigrinya", &[]),
    ("tk", "Turkmen", "Turkmenisch", &[]),
    ("tl", "Tagalog", "Tagalog", &[]),
    ("tn", "Tswana", "Tswana", &[]),
    ("to", "Tongan", "Tongaisch", &[]),
    ("tpi", "Tok Pisin", "Neumelanesisch", &[]),
    ("tr", "Turkish", "Türkisch", &["türkçe"]),
    ("ts", "Tsonga", "Tsonga", &[]),
    ("tt", "Tatar", "Tatarisch", &[]),
    ("ty", "Tahitian", "Tahitisch", &[]),
    ("ug", "Uyghur", "Uigurisch", &[]),
    ("uk", "Ukrainian", "Ukrainisch", &[]),
    ("ur", "Urdu", "Urdu", &[]),
    ("uz", "Uzbek", "Usbekisch", &[]),
    ("ve", "Venda", "Venda", &[]),
    ("vec", "Venetian", "Venetisch", &[]),
    ("vi", "Vietnamese", "Vietnamesisch", &[]),
    ("wa", "Walloon", "Wallonisch", &[]),
    ("wo", "Wolof", "Wolof", &[]),
    ("xh", "Xhosa", "Xhosa", &[]),
    ("yi", "Yiddish", "Jiddisch", &[]),
    ("yo", "Yoruba", "Yoruba", &[]),
    ("yue", "Cantonese", "Kantonesisch", &[]),
    ("za", "Zhuang", "Zhuang", &[]),
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

/// Whether a text has the form of a tag: two or three letters, then parts behind hyphens (BCP 47).
pub fn is_well_formed(text: &str) -> bool {
    let mut parts = text.trim().split(['-', '_']);
    let language = parts.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
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
        assert!(is_well_formed("pt-BR") && is_well_formed("gsw") && is_well_formed("zh-Hant-TW"));
        assert!(!is_well_formed("türkisch") && !is_well_formed("German") && !is_well_formed(""));
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
