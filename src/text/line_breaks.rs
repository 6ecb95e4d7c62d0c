//! Line ends inside a paragraph: which of them only wrap a sentence, and which part one entry from the next.

use crate::text::function_words::is_function_word;
use crate::text::language::Language;
use crate::text::word::folded;

/// A line end inside a paragraph, as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineBreak {
    /// The place of the line end in the paragraph's text.
    pub at: usize,
    /// Characters of the line before, with its markup.
    before: usize,
    /// Characters of the first word of the line after.
    word: usize,
    /// Characters of the line after.
    after: usize,
}

impl LineBreak {
    /// Measures the lines around a line end that stands at `source` in the Markdown.
    pub fn measure(at: usize, markdown: &str, source: std::ops::Range<usize>) -> Self {
        let before = markdown[..source.start].trim_end_matches('\r');
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let rest = &markdown[source.end..];
        let after = rest.lines().next().unwrap_or_default().trim_end();
        let word = after.split_whitespace().next().unwrap_or_default();
        LineBreak {
            at,
            before: before[start..].chars().count(),
            word: word.chars().count(),
            after: after.chars().count(),
        }
    }
}

/// The places of the line ends that part entries: in a list of headlines, one a line, the number of the
/// second says nothing about the first.
///
/// A paragraph that an editor has wrapped at some width has none. Else a line end parts what is
/// complete before it from what begins anew after it.
pub fn parting(text: &str, breaks: &[LineBreak]) -> Vec<usize> {
    if breaks.is_empty() || is_wrapped(breaks) {
        return Vec::new();
    }
    let starts = breaks.iter().map(|known| known.at + 1);
    let begin_small = std::iter::once(0)
        .chain(starts)
        .filter(|start| begins_small(&text[*start..]))
        .count();
    // Whoever writes everything small still writes one entry a line.
    let all_small = begin_small > 2 && begin_small == breaks.len() + 1;
    breaks
        .iter()
        .map(|known| known.at)
        .filter(|at| {
            let (before, after) = (text[..*at].trim_end(), &text[at + 1..]);
            let one_phrase = asks_for_noun(before) && begins_with_noun(after) && is_german(text);
            let begins_anew = all_small || !begins_small(after);
            begins_anew && !goes_on(before) && !one_phrase
        })
        .collect()
}

/// Whether the last word may be an adjective: „mit ausgezeichnetem“.
fn asks_for_noun(line: &str) -> bool {
    let word = line.rsplit(' ').next().unwrap_or_default();
    let inflected = ["e", "en", "em", "er", "es"]
        .iter()
        .any(|ending| word.ends_with(ending));
    inflected && word.starts_with(char::is_lowercase)
}

fn begins_with_noun(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or_default();
    let pronoun = is_function_word(&folded(word), Language::De);
    word.starts_with(char::is_uppercase) && !pronoun
}

/// By the little words: only German nouns have capitals.
fn is_german(text: &str) -> bool {
    let count = |language| {
        text.split_whitespace()
            .filter(|word| is_function_word(&folded(word), language))
            .count()
    };
    count(Language::De) > count(Language::En)
}

/// Whether the lines are as long as one width allows: each had no room for the next one's first word.
fn is_wrapped(breaks: &[LineBreak]) -> bool {
    /// Nobody sets an editor narrower; shorter first lines are headlines.
    const NARROWEST: usize = 60;
    let longest = breaks
        .iter()
        .flat_map(|known| [known.before, known.after])
        .max();
    let room = breaks
        .iter()
        .map(|known| known.before + 1 + known.word)
        .min();
    longest
        .zip(room)
        .is_some_and(|(longest, room)| longest >= NARROWEST && longest < room)
}

fn begins_small(line: &str) -> bool {
    line.trim_start().starts_with(char::is_lowercase)
}

/// Whether a line asks for more: it ends with a comma, a dash, an open bracket, an article, a preposition.
fn goes_on(line: &str) -> bool {
    let Some(last) = line.chars().next_back() else {
        return true;
    };
    if matches!(
        last,
        ',' | ':' | '-' | '–' | '—' | '/' | '&' | '+' | '(' | '[' | '„' | '«'
    ) {
        return true;
    }
    let word = line
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let word = folded(word);
    !word.is_empty()
        && Language::ALL
            .into_iter()
            .any(|language| is_function_word(&word, language))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(text: &str) -> Vec<&str> {
        let breaks: Vec<LineBreak> = text
            .match_indices('\n')
            .map(|(at, _)| LineBreak::measure(at, text, at..at + 1))
            .collect();
        let mut found = Vec::new();
        let mut start = 0;
        for at in parting(text, &breaks) {
            found.push(&text[start..at]);
            start = at + 1;
        }
        found.push(&text[start..]);
        found
    }

    #[test]
    fn a_line_an_entry() {
        for text in [
            "Results-driven leader\nI repaired 40 organs in Saxony\nBuilt 12 barns",
            "Umfangreiche Erfahrung in der Logistik\n12 Scheunen gebaut",
            "One sentence that is longer than sixty characters ends here, yes.\nTwo.\nThree is short.",
            "small letters\nand one entry a line\nhere as well",
        ] {
            assert_eq!(entries(text), text.lines().collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_wrapped_sentence_stays_whole() {
        for text in [
            "I look beyond the\nHorizon",
            "with a proven track\nrecord",
            "Various woods:\nAsh, elm",
            "Ich blicke auf eine langjährige\nErfahrung in der Pflege zurück",
            "In the spring of that year I took over the workshop of my uncle in\n\
             Görlitz and with it four apprentices, two of whom still work with\n\
             Anna Roth.",
        ] {
            assert_eq!(entries(text), [text]);
        }
    }
}
