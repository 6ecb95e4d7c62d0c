//! Pieces of messages.

use jiff::civil::Date;

use crate::site::ItemKind;
use crate::text::bilingual::{Bilingual, both};

/// "`a`, `b` and `c`".
pub(super) fn named<'n>(names: impl IntoIterator<Item = &'n str>) -> Bilingual {
    let names: Vec<Bilingual> = (names.into_iter())
        .map(|name| format!("`{name}`").into())
        .collect();
    joined(&names)
}

/// "a, b and c".
pub(super) fn joined(words: &[Bilingual]) -> Bilingual {
    match words {
        [] => "".into(),
        [one] => one.clone(),
        [first @ .., last] => {
            let first = listed(first);
            both!([first, last], "{first} and {last}", "{first} und {last}")
        }
    }
}

/// "a, b, c".
pub(super) fn listed(words: &[Bilingual]) -> Bilingual {
    Bilingual::of(|language| {
        let words: Vec<&str> = words.iter().map(|word| word.get(language)).collect();
        words.join(", ")
    })
}

/// "1 item", "2 items", of a word in English and one in German.
pub(super) fn count(number: usize, english: [&str; 2], german: [&str; 2]) -> Bilingual {
    let form = usize::from(number != 1);
    Bilingual::new(
        format!("{number} {}", english[form]),
        format!("{number} {}", german[form]),
    )
}

/// "2026-10-31", „31.10.2026“.
pub(super) fn day(date: Date) -> Bilingual {
    Bilingual::new(date.to_string(), date.strftime("%d.%m.%Y").to_string())
}

/// "4.5", „4,5“: a number with a point, in both languages.
pub(super) fn decimal(number: String) -> Bilingual {
    let german = number.replace('.', ",");
    Bilingual::new(number, german)
}

/// " and 3 more", behind those that are named.
pub(super) fn and_more(number: usize) -> Bilingual {
    both!(" and {number} more", " und {number} weitere")
}

/// "talk", "publication": what an item is called in a sentence.
pub(super) fn kind(kind: ItemKind) -> Bilingual {
    let german = match kind {
        ItemKind::Role => "Stelle",
        ItemKind::Project => "Projekt",
        ItemKind::Talk => "Vortrag",
        ItemKind::Publication => "Veröffentlichung",
        ItemKind::Post => "Beitrag",
        ItemKind::Event => "Veranstaltung",
        ItemKind::Course => "Kurs",
        ItemKind::Volunteering => "Ehrenamt",
        ItemKind::Award => "Auszeichnung",
        ItemKind::Patent => "Patent",
        ItemKind::Membership => "Mitgliedschaft",
    };
    Bilingual::new(kind.name(), german)
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
        let items = |number| count(number, ["item", "items"], ["Eintrag", "Einträge"]);
        assert_eq!(items(1).get(Language::En), "1 item");
        assert_eq!(items(0).get(Language::En), "0 items");
        assert_eq!(items(2).get(Language::De), "2 Einträge");
        assert_eq!(kind(ItemKind::Talk).get(Language::De), "Vortrag");
    }
}
