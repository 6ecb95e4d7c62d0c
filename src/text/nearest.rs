//! "Did you mean": the known word that a written one is close to.

use crate::text::bilingual::{Bilingual, both};

/// The known word with the fewest slips of the finger from the written one, when they are few
/// enough for its length: one, and one more for every four letters.
pub fn nearest<'k>(written: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let allowed = 1 + written.chars().count() / 4;
    known
        .into_iter()
        .map(|word| (strsim::damerau_levenshtein(written, word), word))
        .filter(|(slips, word)| *slips <= allowed && *slips < word.chars().count())
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, word)| word)
}

/// "did you mean `word`?"
pub fn did_you_mean(word: &str) -> Bilingual {
    both!("did you mean `{word}`?", "ist `{word}` gemeint?")
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_forgiven_by_length() {
        let known = ["headline", "audience", "need", "offer"];
        assert_eq!(nearest("hedline", known), Some("headline"));
        assert_eq!(nearest("audeince", known), Some("audience"));
        assert_eq!(nearest("x", known), None);
        assert_eq!(nearest("colour", known), None);
    }
}
