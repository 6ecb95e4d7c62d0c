//! Sentences of a text, with their places.

use std::ops::Range;

use crate::text::language::Language;

/// The sentences of a text without the blanks between them.
///
/// Follows UAX #29 (SB6 to SB11) at full stops, question and exclamation marks, ellipses and line
/// breaks, and knows the abbreviations and ordinals of English and German besides.
pub fn sentences(text: &str, language: Language) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut from = 0;
    while let Some(at) = next_terminator(text, from) {
        let mark = text[at..]
            .chars()
            .next()
            .expect("a terminator stands there");
        let mut after = at + mark.len_utf8();
        while let Some(closing) = text[after..].chars().next().filter(|c| closes(*c)) {
            after += closing.len_utf8();
        }
        from = after;
        if mark == '\n' || ends(text, at, after, mark, language) {
            push(&mut found, text, start..after);
            start = after;
        }
    }
    push(&mut found, text, start..text.len());
    found
}

fn push(found: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let sentence = &text[range.clone()];
    let start = range.start + sentence.len() - sentence.trim_start().len();
    let length = sentence.trim().len();
    if length > 0 {
        found.push(start..start + length);
    }
}

fn next_terminator(text: &str, from: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[from..];
    let plain = memchr::memchr3(b'.', b'!', b'?', bytes);
    // The ellipsis is the only terminator here outside ASCII; a line break is the only blank one.
    let until = plain.unwrap_or(bytes.len());
    let wide = memchr::memchr2(b'\n', 0xE2, &bytes[..until]);
    match wide {
        None => plain.map(|at| from + at),
        Some(at) if bytes[at] == b'\n' || text[from + at..].starts_with('…') => Some(from + at),
        Some(at) => {
            // Another character with that first byte, such as a dash or a curly quote.
            let width = text[from + at..].chars().next().map_or(1, char::len_utf8);
            next_terminator_after(text, from + at + width, plain.map(|at| from + at))
        }
    }
}

fn next_terminator_after(text: &str, mut from: usize, plain: Option<usize>) -> Option<usize> {
    let until = plain.unwrap_or(text.len());
    while from < until {
        let Some(at) = memchr::memchr2(b'\n', 0xE2, &text.as_bytes()[from..until]) else {
            break;
        };
        let at = from + at;
        if text.as_bytes()[at] == b'\n' || text[at..].starts_with('…') {
            return Some(at);
        }
        from = at + text[at..].chars().next().map_or(1, char::len_utf8);
    }
    plain
}

fn closes(character: char) -> bool {
    matches!(
        character,
        '.' | '!' | '?' | '…' | '"' | '”' | '“' | '’' | '‘' | '«' | '»' | ')' | ']'
    )
}

fn ends(text: &str, at: usize, after: usize, mark: char, language: Language) -> bool {
    let rest = &text[after..];
    let next = rest.trim_start();
    if next.is_empty() {
        return true;
    }
    if rest.len() == next.len() {
        return false;
    }
    let first = next.chars().find(|c| !opens(*c)).unwrap_or(' ');
    if first.is_lowercase() {
        return false;
    }
    mark != '.' || !(abbreviates(text, at, next, language))
}

fn opens(character: char) -> bool {
    matches!(
        character,
        '"' | '“' | '„' | '«' | '»' | '‚' | '‘' | '(' | '['
    )
}

/// Whether the full stop at `at` belongs to the word before it and ends nothing.
fn abbreviates(text: &str, at: usize, next: &str, language: Language) -> bool {
    let before = &text[..at];
    let start = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphanumeric() || *c == '.')
        .last()
        .map_or(at, |(start, _)| start);
    let word = &before[start..];
    if word.is_empty() {
        return false;
    }
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return language == Language::De && word.len() <= 2 && ordinal(&text[..start], next);
    }
    let mut characters = word.chars();
    let initial = characters.next().is_some_and(char::is_alphabetic) && characters.next().is_none();
    if initial {
        // "Vitamin C. Then" is rarer than "J. Roth" and „z. B.“; only "I" is a word of its own.
        return !(language == Language::En && word == "I");
    }
    let list = match language {
        Language::En => ENGLISH,
        Language::De => GERMAN,
    };
    list.iter()
        .any(|abbreviation| abbreviation.eq_ignore_ascii_case(word))
}

/// „am 3. Mai“, „zum 5. Mal“, „die 2. Auflage“; not „auf Platz 3. Danach“.
fn ordinal(before: &str, next: &str) -> bool {
    let word = next
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    let month = GERMAN_MONTHS.iter().any(|month| word.starts_with(month));
    let last = before.split_whitespace().next_back().unwrap_or_default();
    month
        || ORDINAL_LEADS
            .iter()
            .any(|lead| lead.eq_ignore_ascii_case(last))
}

const GERMAN_MONTHS: [&str; 13] = [
    "Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez", "Quartal",
];

const ORDINAL_LEADS: [&str; 14] = [
    "am", "vom", "zum", "zur", "der", "die", "das", "den", "dem", "des", "im", "ab", "bis", "beim",
];

/// Abbreviations after which a sentence goes on, also before a capital letter.
const ENGLISH: &[&str] = &[
    "dr", "mr", "mrs", "ms", "prof", "rev", "st", "sr", "jr", "vs", "e.g", "i.e", "eg", "ie", "cf",
    "ca", "approx", "no", "nos", "vol", "pp", "fig", "figs", "dept", "est", "inc", "ltd", "co",
    "corp", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec",
    "ph.d", "gen", "col", "capt", "hon", "incl", "ext", "ed", "eds", "al",
];

const GERMAN: &[&str] = &[
    "dr", "prof", "hr", "fr", "nr", "ca", "bzw", "inkl", "exkl", "ggf", "evtl", "vgl", "abs",
    "art", "aufl", "bd", "dipl", "ing", "med", "phil", "rer", "nat", "jur", "str", "tel", "mio",
    "mrd", "tsd", "st", "sog", "zzgl", "max", "min", "allg", "geb", "gest", "hg", "hrsg", "jh",
    "kap", "red", "z.b", "u.a", "d.h", "i.d.r", "v.a", "o.g", "s.o", "s.u", "u.u", "z.t", "m.e",
    "i.e", "e.v", "jan", "feb", "apr", "jun", "jul", "aug", "sept", "sep", "okt", "nov", "dez",
    "vs", "stv", "stellv",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str, language: Language) -> Vec<&str> {
        sentences(text, language)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn english() {
        let text = "I work with Dr. Roth, e.g. on Mondays. It was 3.5 m! \"Really?\" she asked. Yes… Then home. 4 left.";
        assert_eq!(
            split(text, Language::En),
            [
                "I work with Dr. Roth, e.g. on Mondays.",
                "It was 3.5 m!",
                "\"Really?\" she asked.",
                "Yes…",
                "Then home.",
                "4 left."
            ]
        );
    }

    #[test]
    fn german() {
        let text = "Seit dem 3. Mai, z. B. in Ulm u. a. Orten. Am 12. September kam Nr. 4. „Gut.“ Platz 3. Danach usw. Ende";
        assert_eq!(
            split(text, Language::De),
            [
                "Seit dem 3. Mai, z. B. in Ulm u. a. Orten.",
                "Am 12. September kam Nr. 4.",
                "„Gut.“",
                "Platz 3.",
                "Danach usw.",
                "Ende"
            ]
        );
    }

    #[test]
    fn line_breaks_end_and_blanks_are_trimmed() {
        assert_eq!(
            split("  One \n\n two – three ", Language::En),
            ["One", "two – three"]
        );
        assert!(split(" \n ", Language::En).is_empty());
    }
}
