//! Pieces of messages.

use crate::text::bilingual::Bilingual;

/// "`a`, `b` and `c`".
pub(super) fn named<'n>(names: impl IntoIterator<Item = &'n str>) -> Bilingual {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    joined(&names)
}

/// "a, b and c".
pub(super) fn joined(words: &[String]) -> Bilingual {
    match words {
        [] => "".into(),
        [one] => one.as_str().into(),
        [first @ .., last] => {
            let first = first.join(", ");
            Bilingual::new(format!("{first} and {last}"), format!("{first} und {last}"))
        }
    }
}

/// "1 item", "2 items".
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::Language;

    #[test]
    fn lists_and_numbers() {
        let three = named(["a", "b", "c"]);
        assert_eq!(three.get(Language::En), "`a`, `b` and `c`");
        assert_eq!(three.get(Language::De), "`a`, `b` und `c`");
        assert_eq!(named(["a"]).get(Language::De), "`a`");
        assert_eq!(count(1, "item", "items"), "1 item");
        assert_eq!(count(0, "item", "items"), "0 items");
    }
}
