//! Ids and the last parts of addresses, from words.

use deunicode::deunicode_char;
use unicode_normalization::UnicodeNormalization;

/// Long enough for a title, short enough for an address.
const LONGEST: usize = 60;

/// The words in ASCII, lower case, joined by hyphens: `Über Öl & Gas` gives `ueber-oel-gas`.
/// Cut between words after 60 letters; empty when there is no letter and no digit.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len().min(LONGEST));
    for character in text.nfc() {
        match character {
            'ä' | 'Ä' => slug.push_str("ae"),
            'ö' | 'Ö' => slug.push_str("oe"),
            'ü' | 'Ü' => slug.push_str("ue"),
            'ß' | 'ẞ' => slug.push_str("ss"),
            // An apostrophe joins, it does not separate: "writers' room".
            '\'' | '’' | '\u{ad}' => {}
            _ if character.is_ascii_alphanumeric() => slug.push(character.to_ascii_lowercase()),
            _ if character.is_alphanumeric() => {
                let ascii = deunicode_char(character).unwrap_or_default();
                let letters = ascii.chars().filter(char::is_ascii_alphanumeric);
                slug.extend(letters.map(|letter| letter.to_ascii_lowercase()));
            }
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    if slug.len() > LONGEST {
        let cut = slug[..=LONGEST].rfind('-').unwrap_or(LONGEST);
        slug.truncate(cut);
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Whether a word can be an id: lower-case ASCII letters, digits, and hyphens between them.
pub fn is_slug(word: &str) -> bool {
    !word.is_empty()
        && word.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_ids() {
        for (text, expected) in [
            ("Über Öl & Gas", "ueber-oel-gas"),
            ("The “Elbmarsch” alarm diet!", "the-elbmarsch-alarm-diet"),
            ("Straße nach Łódź", "strasse-nach-lodz"),
            ("u\u{308}ber", "ueber"),
            ("C++ / C#", "c-c"),
            ("  --  ", ""),
            ("日本", "riben"),
            ("🎉", ""),
        ] {
            assert_eq!(slug(text), expected, "{text}");
        }
        let long = "Donaudampfschifffahrtsgesellschaft ".repeat(9);
        assert_eq!(slug(&long), "donaudampfschifffahrtsgesellschaft");
        assert!(is_slug("a-1"));
        for word in ["", "A", "a--b", "-a", "ä"] {
            assert!(!is_slug(word), "{word}");
        }
    }
}
