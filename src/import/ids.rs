//! Ids that are stable and unique.

use std::collections::BTreeSet;

use crate::text::slug::slug;

/// The ids given so far in one namespace.
#[derive(Debug, Default)]
pub(super) struct Ids {
    taken: BTreeSet<String>,
}

impl Ids {
    /// Keeps an id that somebody else gave.
    pub(super) fn take(&mut self, id: &str) {
        self.taken.insert(id.to_owned());
    }

    /// An id from words, with `-2`, `-3`, … when it is taken; from the fallback when the words hold
    /// no letter and no digit.
    pub(super) fn give(&mut self, words: &str, fallback: &str) -> String {
        // Without their signs C, C++ and C# would be one.
        let mut stem = slug(&words.replace("++", "pp").replace('#', " sharp"));
        if stem.is_empty() {
            stem = fallback.to_owned();
        }
        let numbered = (2..).map(|number: u32| format!("{stem}-{number}"));
        let id = std::iter::once(stem.clone())
            .chain(numbered)
            .find(|id| !self.taken.contains(id))
            .expect("numbers do not end");
        self.taken.insert(id.clone());
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_id_gets_a_number() {
        let mut ids = Ids::default();
        let mut give = |words| ids.give(words, "skill");
        assert_eq!(give("C"), "c");
        assert_eq!(give("C++"), "cpp");
        assert_eq!(give("C#"), "c-sharp");
        assert_eq!(give("c"), "c-2");
        assert_eq!(give("c-2"), "c-2-2");
        assert_eq!(give("!"), "skill");
        assert_eq!(give("?"), "skill-2");
    }
}
