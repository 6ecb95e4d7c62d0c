//! Counts, shares, amounts, and changes "from 40 to 6 minutes".

use crate::text::number::{Bound, NumberKind};
use crate::text::word::TokenKind;

use super::noun::Counted;
use super::reading::{Counting, Reading, Sentence};
use super::{Claim, ClaimKind};

/// Units that tell how long or how far something is, not what somebody did.
const MEASURES: &[&str] = &[
    "second",
    "seconds",
    "minute",
    "minutes",
    "hour",
    "hours",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "yrs",
    "decades",
    "sekunden",
    "minuten",
    "minute",
    "stunde",
    "stunden",
    "tag",
    "tage",
    "tagen",
    "woche",
    "wochen",
    "monat",
    "monate",
    "monaten",
    "jahr",
    "jahre",
    "jahren",
    "jahrzehnte",
    "jahrzehnten",
    "werktagen",
    "werktage",
    "uhr",
    "am",
    "pm",
    "times",
    "mal",
    "km",
    "m",
    "metres",
    "meters",
    "meter",
    "metern",
    "grad",
    "degrees",
    "kilometre",
    "kilometres",
    "kilometers",
    "kilometer",
    "kilometern",
    "miles",
    "meilen",
    "cm",
    "mm",
    "centimetres",
    "zentimeter",
    "zentimetern",
    "millimeter",
    "millimetres",
    "feet",
    "inches",
    "kg",
    "kilo",
    "kilos",
    "kilogramm",
    "gramm",
    "grams",
    "tonne",
    "tonnes",
    "tons",
    "tonnen",
    "litre",
    "litres",
    "liter",
    "liters",
    "litern",
    "quadratmeter",
    "quadratmetern",
    "hektar",
    "hectares",
    "acres",
    "volt",
    "watt",
    "kw",
    "mw",
    "kwh",
    "mwh",
    "hz",
    "khz",
    "mhz",
    "db",
];

pub(super) fn read(reading: &Reading<'_>, sentence: &Sentence, found: &mut Vec<Claim>) {
    for (index, counting) in sentence.numbers.iter().enumerate() {
        let number = &counting.number;
        let value = number.value;
        let at = counting.tokens.start;
        let ranks = ["top", "platz", "rang", "ranked", "#", "page", "seite"];
        // "a 40-hour week": the number belongs to a compound.
        let compound = reading.tokens[counting.tokens.end - 1].joined_right;
        if !number.measures() || compound || ranks.contains(&reading.before(at, 1)) {
            continue;
        }
        let start = reading.bound_start(at).max(sentence.tokens.start);
        let (kind, unit, end) = match number.kind {
            NumberKind::Percent => (ClaimKind::Percent, "%".to_owned(), counting.tokens.end),
            NumberKind::Money => (
                ClaimKind::Money,
                currency(reading, counting),
                counting.tokens.end,
            ),
            _ if per_cent(reading, counting.tokens.end) => {
                (ClaimKind::Percent, "%".to_owned(), counting.tokens.end + 2)
            }
            _ => match unit(reading, counting) {
                Some((unit, end)) => (ClaimKind::Count, unit, end),
                None => continue,
            },
        };
        let change = changes(reading, sentence, index);
        let measure = unit
            .split(' ')
            .next_back()
            .is_none_or(|word| MEASURES.contains(&word));
        // A mere duration or length is no claim; "from 40 to 6 minutes" is.
        if kind == ClaimKind::Count && measure && !change {
            continue;
        }
        // "Up to nine patients" says how many there is room for, "200 to 900 beds" of what size.
        if kind == ClaimKind::Count
            && (capacity(reading, at)
                || number.upper.is_some()
                || ends_range(reading, sentence, index))
        {
            continue;
        }
        let counted = unit.split(' ').next_back().and_then(Counted::of);
        let (unit, scope) = match counted {
            // "5 languages" of a programmer are no languages spoken.
            Some(Counted::Language) if code(reading, sentence) => continue,
            Some(counted) => (
                counted.name().to_owned(),
                restriction(reading, sentence, end),
            ),
            None => (unit, reading.content(sentence.tokens.clone())),
        };
        found.push(Claim {
            value: Some(value),
            bound: match number.upper {
                Some(_) => Bound::About,
                None => number.bound,
            },
            unit,
            scope,
            loose: counted.is_none(),
            ..reading.claim(sentence, start..end, kind)
        });
    }
}

/// Whether a number is the second of "A to B" without a change "from A to B".
fn ends_range(reading: &Reading<'_>, sentence: &Sentence, index: usize) -> bool {
    let Some(previous) = index.checked_sub(1).map(|index| &sentence.numbers[index]) else {
        return false;
    };
    let between = previous.tokens.end..sentence.numbers[index].tokens.start;
    between.len() == 1
        && matches!(reading.word(between.start), "to" | "bis" | "-" | "–")
        && !changes(reading, sentence, index)
}

fn capacity(reading: &Reading<'_>, at: usize) -> bool {
    matches!(
        [reading.before(at, 2), reading.before(at, 1)],
        ["up", "to"] | ["bis", "zu"]
    )
}

/// "twenty per cent"
fn per_cent(reading: &Reading<'_>, at: usize) -> bool {
    reading.sequence(at, &["per", "cent"])
}

fn currency(reading: &Reading<'_>, counting: &Counting) -> String {
    let text = &reading.text[counting.number.range.clone()];
    let folded = crate::text::word::folded(text);
    let sign = [
        ("€", "€"),
        ("eur", "€"),
        ("$", "$"),
        ("usd", "$"),
        ("dollar", "$"),
        ("£", "£"),
        ("pound", "£"),
        ("pfund", "£"),
        ("gbp", "£"),
        ("chf", "CHF"),
        ("franken", "CHF"),
    ];
    let sign = sign.into_iter().find(|(word, _)| folded.contains(word));
    sign.map_or("money", |(_, sign)| sign).to_owned()
}

/// The noun phrase behind a number: `timber bridges` of "146 timber bridges inspected".
fn unit(reading: &Reading<'_>, counting: &Counting) -> Option<(String, usize)> {
    let range = counting.number.unit.clone()?;
    let first = counting.tokens.end;
    // "A team of 35 across two floors": there is no noun.
    if matches!(
        reading.word(first),
        "across" | "among" | "around" | "during" | "throughout" | "under" | "waehrend" | "zwischen"
    ) {
        return None;
    }
    let mut end = first;
    while end < reading.tokens.len() && reading.tokens[end].range().end <= range.end {
        end += 1;
    }
    // English nouns stand in rows: up to the first plural.
    while reading.language == crate::text::language::Language::En
        && end < first + 3
        && reading
            .tokens
            .get(end)
            .is_some_and(|token| token.kind == TokenKind::Word)
        && !plural(reading.word(end - 1))
        && plural(reading.word(end))
    {
        end += 1;
    }
    let words: Vec<&str> = (first..end)
        .filter(|at| reading.is_word(*at))
        .map(|at| reading.word(at))
        .collect();
    (!words.is_empty()).then(|| (words.join(" "), end.max(first + 1)))
}

fn plural(word: &str) -> bool {
    word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")
        || matches!(word, "people" | "women" | "men" | "children")
}

/// Whether a number is the second of "from A to B", „von A auf B“, "A instead of B".
fn changes(reading: &Reading<'_>, sentence: &Sentence, index: usize) -> bool {
    let Some(previous) = index.checked_sub(1).map(|index| &sentence.numbers[index]) else {
        return false;
    };
    let this = &sentence.numbers[index];
    if !previous.number.measures() {
        return false;
    }
    let between = previous.tokens.end..this.tokens.start;
    let led = matches!(reading.before(previous.tokens.start, 1), "from" | "von");
    led && between.len() <= 4 && reading.find(between, &["to", "auf"]).is_some()
}

/// The words that narrow a count of listed things: the year, the place.
fn restriction(reading: &Reading<'_>, sentence: &Sentence, end: usize) -> Vec<String> {
    let narrowing = [
        "in",
        "at",
        "for",
        "on",
        "since",
        "with",
        "about",
        "within",
        "im",
        "bei",
        "fuer",
        "ueber",
        "auf",
        "seit",
        "zu",
        "zum",
        "beim",
        "mit",
        "per",
        "pro",
        "a",
        "jaehrlich",
        "im",
    ];
    let mut words = Vec::new();
    if end < sentence.tokens.end && narrowing.contains(&reading.word(end)) {
        let until = (end + 1..sentence.tokens.end)
            .find(|at| reading.is_mark(*at))
            .unwrap_or(sentence.tokens.end);
        words = reading.content(end + 1..until);
    }
    for counting in &sentence.numbers {
        if counting.number.kind == NumberKind::Year {
            words.push(counting.number.value.to_string());
        }
    }
    words.sort_unstable();
    words.dedup();
    words
}

fn code(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let words = [
        "programming",
        "code",
        "coding",
        "software",
        "programmiersprachen",
        "programmier",
        "developer",
        "entwickler",
        "entwicklerin",
        "compiler",
        "compilers",
        "translated",
        "localised",
        "localized",
        "uebersetzt",
        "site",
        "website",
    ];
    reading.has(sentence, &words)
}

#[cfg(test)]
mod tests {
    use crate::text::claim::tests::lines;
    use crate::text::language::Language;

    #[test]
    fn counts_know_their_nouns() {
        for (text, language, expected) in [
            ("50+ talks", Language::En, "count 50+ talks"),
            ("Über 50 Vorträge", Language::De, "count 50+ talks"),
            ("zwölf Vorträge", Language::De, "count 12 talks"),
            ("3 patents", Language::En, "count 3 patents"),
            ("12 talks in 2024", Language::En, "count 12 talks [2024]"),
            ("7 talks at PyCon", Language::En, "count 7 talks [pycon]"),
            (
                "146 timber bridges inspected",
                Language::En,
                "count 146 timber bridges",
            ),
            (
                "146 geprüfte Holzbrücken",
                Language::De,
                "count 146 gepruefte holzbruecken",
            ),
            ("Umsatz um 300 % gesteigert", Language::De, "percent 300 %"),
            ("Twenty per cent less", Language::En, "percent 20 %"),
            ("1,6 Mio. € Umsatz", Language::De, "money 1600000 €"),
        ] {
            assert_eq!(lines(text, language), [expected], "{text}");
        }
    }

    #[test]
    fn sizes_are_no_claims() {
        for (text, language) in [
            ("I nurse up to nine patients a shift", Language::En),
            ("I sell to hospitals with 200 to 900 beds", Language::En),
            ("Workshops for 8-10 learners", Language::En),
            ("A team of 35 across the county", Language::En),
            ("Für Betriebe mit 5 bis 50 Leuten", Language::De),
            ("Ein Lysimeter mit 14 Tonnen Löss", Language::De),
        ] {
            let found = lines(text, language);
            assert!(found.is_empty(), "{text}: {found:?}");
        }
    }

    #[test]
    fn durations_are_claims_only_as_a_change() {
        assert!(lines("A workshop of 3 hours", Language::En).is_empty());
        assert!(lines("binnen 24 Stunden fertig", Language::De).is_empty());
        assert_eq!(
            lines("Cut releases from 40 to 6 minutes", Language::En),
            ["count 6 minutes"]
        );
        assert_eq!(
            lines("Freigaben von 40 auf 6 Minuten verkürzt", Language::De),
            ["count 6 minuten"]
        );
    }

    #[test]
    fn programming_languages_are_not_spoken() {
        assert!(lines("I write software in 5 languages", Language::En).is_empty());
        assert_eq!(
            lines("I speak 3 languages", Language::En),
            ["count 3 languages"]
        );
    }
}
