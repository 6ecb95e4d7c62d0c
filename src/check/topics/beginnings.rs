//! The first letters of known roots: most words of a text begin like none of them.

use crate::text::language::Language;

/// Letters that are looked at.
const LETTERS: usize = 3;

/// Bits that tell letters apart.
const LETTER_BITS: usize = 5;

/// Which beginnings occur. A word whose beginning does not occur has no known root.
#[derive(Debug)]
pub(super) struct Beginnings {
    language: Language,
    occur: Vec<bool>,
}

impl Beginnings {
    pub(super) fn new<'r>(language: Language, roots: impl Iterator<Item = &'r str>) -> Self {
        let mut beginnings = Beginnings {
            language,
            occur: vec![false; 1 << (LETTERS * LETTER_BITS)],
        };
        for root in roots {
            let (key, letters) = beginnings.key(root);
            if letters > LETTERS {
                beginnings.occur[key] = true;
                continue;
            }
            // The last letter of a short root may be another in its forms: "fly", "flies".
            let fixed = letters.min(LETTERS).saturating_sub(1);
            let open = 1 << ((LETTERS - fixed) * LETTER_BITS);
            let start = key / open * open;
            beginnings.occur[start..start + open].fill(true);
        }
        beginnings
    }

    /// Whether a root that begins like the word is known; capitals are small letters.
    pub(super) fn allow(&self, folded: &str) -> bool {
        let (key, _) = self.key(folded);
        self.occur[key]
    }

    /// The first letters as [`root`](crate::text::root::root) leaves them, and how many there are, up
    /// to one more than are looked at.
    fn key(&self, word: &str) -> (usize, usize) {
        let mut key = 0;
        let mut letters = 0;
        let mut before = 0;
        for byte in word.bytes() {
            let byte = byte.to_ascii_lowercase();
            let letter = match (self.language, before, byte) {
                // Umlauts count as their vowels.
                (Language::De, b'a' | b'o' | b'u', b'e') => {
                    before = byte;
                    continue;
                }
                (Language::En, b'i' | b'y', b'z') => b's',
                _ => byte,
            };
            before = byte;
            letters += 1;
            if letters > LETTERS {
                break;
            }
            key = (key << LETTER_BITS) | (usize::from(letter) % (1 << LETTER_BITS));
        }
        let missing = LETTERS - letters.min(LETTERS);
        (key << (missing * LETTER_BITS), letters)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::root::root;
    use crate::text::word::folded;

    #[test]
    fn no_form_of_a_known_word_is_turned_away() {
        for (language, words) in [
            (
                Language::En,
                &[
                    ("fly", "flies"),
                    ("sky", "skies"),
                    ("size", "sizing"),
                    ("analyze", "analysed"),
                    ("planning", "plans"),
                ][..],
            ),
            (
                Language::De,
                &[
                    ("Prüfung", "prüfte"),
                    ("Bäume", "Baum"),
                    ("Öl", "Öle"),
                    ("Übung", "üben"),
                    ("Haus", "Häuser"),
                ],
            ),
        ] {
            for (known, form) in words {
                for (known, form) in [(known, form), (form, known)] {
                    let known = root(&folded(known), language);
                    let beginnings = Beginnings::new(language, std::iter::once(known.as_str()));
                    let form = folded(form);
                    if root(&form, language) == known {
                        assert!(beginnings.allow(&form), "{known} {form}");
                    }
                }
            }
        }
        let one = Beginnings::new(Language::En, std::iter::once("timber"));
        assert!(one.allow("timbers"));
        assert!(!one.allow("bridge") && !one.allow("tin") && !one.allow(""));
    }
}
