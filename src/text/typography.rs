//! What keeps words together and lets long ones break: no-break spaces and soft hyphens.

use std::borrow::Cow;

use hypher::Lang;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::language::Language;

const NO_BREAK: char = '\u{a0}';
const SOFT_HYPHEN: char = '\u{ad}';

/// Shorter words fit on a line of 320 pixels in the largest heading.
const LONG_WORD: usize = 14;

/// What a number takes along.
const UNITS: &[&str] = &[
    "%", "‰", "°C", "°F", "€", "$", "£", "CHF", "EUR", "USD", "GBP", "mm", "cm", "m", "km", "m²",
    "m³", "km²", "ha", "g", "kg", "t", "mg", "ml", "l", "s", "ms", "µs", "min", "h", "W", "kW",
    "MW", "GW", "kWh", "MWh", "GWh", "TWh", "V", "kV", "A", "Hz", "kHz", "MHz", "GHz", "B", "KB",
    "kB", "MB", "GB", "TB", "Uhr", "Mio.", "Mrd.", "million", "billion", "Prozent", "percent",
    "px", "dB", "bar", "K", "Pa", "J", "kJ", "N", "Nm", "ct", "Cent", "Euro", "pm", "am", "p.m.",
    "a.m.",
];

/// What takes along the word after it.
const BEFORE_A_NAME: &[&str] = &[
    "Dr.",
    "Prof.",
    "Dr.-Ing.",
    "Ing.",
    "Dipl.-Ing.",
    "habil.",
    "Mr.",
    "Mrs.",
    "Ms.",
    "Hr.",
    "Fr.",
    "PD",
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "Prof",
    "St.",
];

/// What takes along the number after it.
const BEFORE_A_NUMBER: &[&str] = &[
    "§", "§§", "Art.", "Abs.", "Nr.", "No.", "S.", "p.", "pp.", "Kap.", "Abb.", "Fig.", "Tab.",
    "Bd.", "Vol.", "Ziff.", "Seite", "page", "€", "$", "£", "EUR", "USD", "CHF",
];

const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Januar",
    "Februar",
    "März",
    "Mai",
    "Juni",
    "Juli",
    "Oktober",
    "Dezember",
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Sept",
    "Oct",
    "Nov",
    "Dec",
    "Okt",
    "Dez",
    "Jan.",
    "Feb.",
    "Apr.",
    "Aug.",
    "Sept.",
    "Okt.",
    "Nov.",
    "Dez.",
];

/// The text with no-break spaces where a line must not end: between a number and its unit, a title
/// and the name, the day and the month, the sign and the section, and inside "z. B.".
pub fn no_break(text: &str) -> Cow<'_, str> {
    // Most spaces stand between two plain words: decided by one byte on each side.
    let bytes = text.as_bytes();
    let spaces: Vec<usize> = memchr::memchr_iter(b' ', bytes)
        .filter(|at| {
            let last = at.checked_sub(1).and_then(|before| bytes.get(before));
            let next = bytes.get(at + 1);
            last.zip(next)
                .is_some_and(|(last, next)| may_stay_together(*last, *next))
        })
        .filter(|at| stays_together(&text[..*at], &text[at + 1..]))
        .collect();
    if spaces.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut result = String::with_capacity(text.len() + spaces.len());
    let mut copied = 0;
    for at in spaces {
        result.push_str(&text[copied..at]);
        result.push(NO_BREAK);
        copied = at + 1;
    }
    result.push_str(&text[copied..]);
    Cow::Owned(result)
}

/// Whether the bytes beside a space leave it open that a line must not end there.
fn may_stay_together(last: u8, next: u8) -> bool {
    let name_may_follow = next.is_ascii_uppercase() || !next.is_ascii();
    let title_may_stand = matches!(last, b'r' | b's' | b'D' | b'f');
    last.is_ascii_digit()
        || last == b'.'
        || next.is_ascii_digit()
        || name_may_follow && title_may_stand
}

/// Whether a line must not end at the space between the two.
fn stays_together(before: &str, after: &str) -> bool {
    let (Some(last), Some(next)) = (before.bytes().next_back(), after.bytes().next()) else {
        return false;
    };
    if last.is_ascii_digit() || last == b'.' {
        return after_number_or_point(before, after, last);
    }
    if next.is_ascii_digit() {
        let word = last_word(before);
        return BEFORE_A_NUMBER.contains(&word) || MONTHS.contains(&word);
    }
    is_title_before_name(last_word(before), after)
}

fn after_number_or_point(before: &str, after: &str, last: u8) -> bool {
    let word = last_word(before);
    let next = first_word(after);
    if last == b'.' {
        let number = word.trim_end_matches('.');
        if is_number(number) && number.len() <= 2 {
            // "21. November"
            return MONTHS.contains(&next.trim_end_matches([',', ';', ':', ')']));
        }
        if after.as_bytes().first().is_some_and(u8::is_ascii_digit) {
            return BEFORE_A_NUMBER.contains(&word) || MONTHS.contains(&word);
        }
        // "z. B.", "d. h.", "i. d. R."
        if is_abbreviated_letter(word) && is_abbreviated_letter(next.trim_end_matches([',', ';'])) {
            return true;
        }
        return is_title_before_name(word, after);
    }
    let number = word.trim_start_matches(['(', '+', '-', '−', '~', '≈', '<', '>']);
    if !is_number(number) {
        return false;
    }
    let bare = next.trim_end_matches([',', ';', ':', ')', '!', '?']);
    let unit = |word: &str| UNITS.contains(&word);
    unit(bare) || unit(bare.trim_end_matches('.')) || (number.len() <= 2 && MONTHS.contains(&bare))
}

fn is_title_before_name(word: &str, after: &str) -> bool {
    let word = word.trim_start_matches(['(', '“', '„', '"']);
    let name_follows = after.chars().next().is_some_and(char::is_uppercase);
    name_follows && BEFORE_A_NAME.contains(&word)
}

fn is_abbreviated_letter(word: &str) -> bool {
    let mut characters = word.trim_start_matches('(').chars();
    matches!(
        (characters.next(), characters.next(), characters.next()),
        (Some(letter), Some('.'), None) if letter.is_alphabetic()
    )
}

fn is_number(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
        && word.chars().all(|character| {
            character.is_ascii_digit() || matches!(character, '.' | ',' | '/' | '–' | '-' | '’')
        })
}

fn last_word(text: &str) -> &str {
    let line = &text[memchr::memrchr2(b' ', b'\n', text.as_bytes()).map_or(0, |at| at + 1)..];
    line.rfind(NO_BREAK)
        .map_or(line, |at| &line[at + NO_BREAK.len_utf8()..])
}

fn first_word(text: &str) -> &str {
    text.split([' ', NO_BREAK, '\n']).next().unwrap_or_default()
}

/// The text with soft hyphens in words of 14 letters and more, so that a heading fits on a narrow
/// screen. Nothing is put into words with digits, dots or at signs: they are names of things.
pub fn soft_hyphens(text: &str, language: Language) -> Cow<'_, str> {
    if text.len() < LONG_WORD {
        return Cow::Borrowed(text);
    }
    let is_long = |word: &str| {
        word.len() >= LONG_WORD
            && !word.contains(['.', '@', '/', ':', '\u{ad}'])
            && !word.bytes().any(|byte| byte.is_ascii_digit())
            && word
                .split('-')
                .any(|part| part.graphemes(true).count() >= LONG_WORD)
    };
    if !text.split(char::is_whitespace).any(is_long) {
        return Cow::Borrowed(text);
    }
    let patterns = match language {
        Language::En => Lang::English,
        Language::De => Lang::German,
    };
    let mut result = String::with_capacity(text.len() + 8);
    for piece in text.split_inclusive(char::is_whitespace) {
        if !is_long(piece.trim_end()) {
            result.push_str(piece);
            continue;
        }
        // A hyphen is a place to break at already; the parts between are words.
        for part in piece.split_inclusive('-') {
            if part.graphemes(true).count() < LONG_WORD {
                result.push_str(part);
            } else {
                // Fragments of two letters at a line's end look like a mistake.
                for (number, syllable) in
                    hypher::hyphenate_bounded(part, patterns, 4, 4).enumerate()
                {
                    if number > 0 {
                        result.push(SOFT_HYPHEN);
                    }
                    result.push_str(syllable);
                }
            }
        }
    }
    Cow::Owned(result)
}

/// Both, for titles and labels.
pub fn heading(text: &str, language: Language) -> String {
    let together = no_break(text);
    soft_hyphens(&together, language).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        no_break(text).replace(NO_BREAK, "_")
    }

    #[test]
    fn numbers_keep_their_units_titles_their_names_days_their_months() {
        for (text, expected) in [
            ("from 40 % to 6 min.", "from 40_% to 6_min."),
            ("um 5 % und 12 kWh", "um 5_% und 12_kWh"),
            ("Prof. Dr. Mara Roth", "Prof._Dr._Mara Roth"),
            ("am 21. November 2026", "am 21._November_2026"),
            ("on 21 November 2026,", "on 21_November_2026,"),
            ("nach § 5 TMG", "nach §_5 TMG"),
            ("z. B. hier, i. d. R. dort", "z._B. hier, i._d._R. dort"),
            ("3,5 Mio. Euro", "3,5_Mio. Euro"),
            ("Nr. 7 und S. 12", "Nr._7 und S._12"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    #[test]
    fn other_spaces_stay() {
        for text in [
            "in 2019 we met",
            "9 people",
            "see it. Dr is a street",
            "in May we",
            "a b",
            " x ",
            "",
            "It has 2 mice",
        ] {
            assert_eq!(shown(text), text);
        }
        assert!(matches!(no_break("plain words only"), Cow::Borrowed(_)));
    }

    #[test]
    fn the_longest_words_break_too() {
        let word =
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
        for language in [Language::De, Language::En] {
            let broken = soft_hyphens(word, language);
            assert!(broken.matches('\u{ad}').count() > 8, "{broken}");
        }
    }

    #[test]
    fn long_words_may_break_and_short_ones_stay() {
        let german = soft_hyphens("Alarmmanagementberatung für Leitwarten", Language::De);
        assert!(german.contains('\u{ad}'), "{german}");
        assert_eq!(
            german.replace('\u{ad}', ""),
            "Alarmmanagementberatung für Leitwarten"
        );
        assert!(german.ends_with("für Leitwarten"));
        for same in [
            "Leitwarten",
            "mara@leitwartenberatung.example",
            "Okafor-Lindqvist",
            "",
        ] {
            assert_eq!(soft_hyphens(same, Language::De), same);
        }
        let joined = soft_hyphens("Digital-Transformationsbegleitung", Language::De);
        assert!(joined.starts_with("Digital-Trans"), "{joined}");
    }
}
