//! Dates as prose writes them: "8 April 2025", „ab März 2025“, "Q1 2025", „01.03.2025“.

use std::ops::Range;

use jiff::civil::Date;

use crate::text::date::PartialDate;
use crate::text::language::Language;
use crate::text::word::{Token, TokenKind, folded, tokens};

/// A date in a text; what is not said is absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenDate {
    /// Its words.
    pub range: Range<usize>,
    /// The year, when it is said.
    pub year: Option<i16>,
    /// The month, or the first one of a quarter or season.
    pub month: i8,
    /// The last month of a quarter or season; else the month.
    pub last_month: i8,
    /// The day, when it is said.
    pub day: Option<i8>,
}

impl WrittenDate {
    /// The last day it can mean; of a month without a year the next one that ends after `said`.
    pub fn last(&self, said: Option<Date>) -> Option<Date> {
        let last_of = |year: i16| {
            if let Some(day) = self.day {
                return Date::new(year, self.month, day).ok();
            }
            // A winter ends in the year after it began.
            let year = if self.last_month < self.month {
                year + 1
            } else {
                year
            };
            Some(Date::new(year, self.last_month, 1).ok()?.last_of_month())
        };
        if let Some(year) = self.year {
            return last_of(year);
        }
        let said = said?;
        let this_year = last_of(said.year())?;
        if this_year >= said {
            Some(this_year)
        } else {
            last_of(said.year() + 1)
        }
    }

    /// As a date of the sources; none without a year.
    pub fn partial(&self) -> Option<PartialDate> {
        let year = self.year?;
        match self.day {
            Some(day) => Date::new(year, self.month, day).ok().map(PartialDate::day),
            None if self.month == self.last_month => Some(PartialDate::month(year, self.month)),
            None => Some(PartialDate::year(year)),
        }
    }
}

/// The dates of a text that say at least a month, in order. Bare years are numbers.
pub fn dates(text: &str, language: Language) -> Vec<WrittenDate> {
    let reader = Reader {
        text,
        tokens: &tokens(text),
        language,
    };
    let mut found: Vec<WrittenDate> = Vec::new();
    let mut at = 0;
    while at < reader.tokens.len() {
        match reader.date(at) {
            Some((date, end)) => {
                found.push(date);
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    language: Language,
}

impl Reader<'_> {
    fn date(&self, at: usize) -> Option<(WrittenDate, usize)> {
        match self.tokens[at].kind {
            TokenKind::Number => self.numeric(at).or_else(|| self.day_first(at)),
            TokenKind::Word => self.season(at).or_else(|| self.month_first(at)),
            _ => None,
        }
    }

    /// „01.03.2025“, „03.2025“, `03/2025`, `2025-03`, `2025-03-01`
    fn numeric(&self, at: usize) -> Option<(WrittenDate, usize)> {
        let written = self.word(at)?;
        let mut parts: Vec<i16> = Vec::new();
        let mut end = at + 1;
        if written.contains('.') {
            for part in written.split('.') {
                parts.push(part.parse().ok()?);
            }
            // „3.5. 2024“ is not looked for: it is rare and „3.5“ is a number.
            if parts.len() == 2 && written.split('.').nth(1)?.len() != 4 {
                return None;
            }
            parts.reverse();
        } else {
            parts.push(written.parse().ok()?);
            let slash = self.mark(end) == Some('/');
            while slash && self.mark(end) == Some('/') || self.tokens.get(end)?.joined_left {
                let next = end + usize::from(slash);
                parts.push(self.word(next)?.parse().ok()?);
                end = next + 1;
                if end >= self.tokens.len() {
                    break;
                }
            }
            if slash {
                parts.reverse();
            }
        }
        let [year, month, rest @ ..] = parts.as_slice() else {
            return None;
        };
        let day = match rest {
            [] => None,
            [day] => Some(i8::try_from(*day).ok()?),
            _ => return None,
        };
        let month = i8::try_from(*month).ok()?;
        let plausible = is_year(*year) && (1..=12).contains(&month);
        let date = self.written(at, end, Some(*year), (month, month), day);
        (plausible && day.is_none_or(|day| (1..=31).contains(&day))).then_some((date, end))
    }

    /// "8 April 2025", „8. April“, „1. Quartal 2025“
    fn day_first(&self, at: usize) -> Option<(WrittenDate, usize)> {
        let written = self.word(at)?;
        let digits = written.trim_end_matches(char::is_alphabetic);
        let day: i8 = digits.parse().ok()?;
        let mut next = at + 1;
        next += usize::from(self.mark(next) == Some('.'));
        next += usize::from(self.folded(next).as_deref() == Some("of"));
        if self.folded(next).as_deref() == Some("quartal") && (1..=4).contains(&day) {
            let (year, end) = self.year_after(next + 1);
            let months = (day * 3 - 2, day * 3);
            return Some((self.written(at, end, year, months, None), end));
        }
        let month = self.month(next)?;
        if !(1..=31).contains(&day) {
            return None;
        }
        let (year, end) = self.year_after(next + 1);
        Some((self.written(at, end, year, (month, month), Some(day)), end))
    }

    /// "April 8, 2025", "April 2025", „ab Januar“
    fn month_first(&self, at: usize) -> Option<(WrittenDate, usize)> {
        let month = self.month(at)?;
        let mut next = at + 1;
        next += usize::from(self.mark(next) == Some('.') && self.is_number(next + 1));
        let day = self.word(next).and_then(|word| {
            let digits = word.trim_end_matches(char::is_alphabetic);
            let day: i8 = digits.parse().ok()?;
            (self.language == Language::En && (1..=31).contains(&day)).then_some(day)
        });
        let after = next + usize::from(day.is_some());
        let (year, end) = self.year_after(after);
        let end = if year.is_none() { after } else { end };
        let end = if day.is_none() && year.is_none() {
            at + 1
        } else {
            end
        };
        // "may" and "March" are verbs, too.
        let sure = day.is_some() || year.is_some() || self.led(at);
        sure.then(|| (self.written(at, end, year, (month, month), day), end))
    }

    /// "Q1 2025", "spring 2026", „Frühjahr 2026“
    fn season(&self, at: usize) -> Option<(WrittenDate, usize)> {
        let word = self.folded(at)?;
        let months = match word.as_str() {
            "q1" => (1, 3),
            "q2" => (4, 6),
            "q3" => (7, 9),
            "q4" => (10, 12),
            "spring" | "fruehjahr" | "fruehling" => (3, 6),
            "summer" | "sommer" => (6, 9),
            "autumn" | "fall" | "herbst" => (9, 12),
            "winter" => (12, 3),
            _ => return None,
        };
        // "winter of 2027", „Q1/2025“
        let mut next = at + 1;
        next +=
            usize::from(self.mark(next) == Some('/') || self.folded(next).as_deref() == Some("of"));
        let (year, end) = self.year_after(next);
        year?;
        Some((self.written(at, end, year, months, None), end))
    }

    fn written(
        &self,
        at: usize,
        end: usize,
        year: Option<i16>,
        (month, last_month): (i8, i8),
        day: Option<i8>,
    ) -> WrittenDate {
        WrittenDate {
            range: self.tokens[at].range().start..self.tokens[end - 1].range().end,
            year,
            month,
            last_month,
            day,
        }
    }

    fn year_after(&self, at: usize) -> (Option<i16>, usize) {
        let at = at + usize::from(self.mark(at) == Some(',') && self.is_number(at + 1));
        let year = self.word(at).and_then(|word| word.parse().ok());
        match year.filter(|year| is_year(*year)) {
            Some(year) => (Some(year), at + 1),
            None => (None, at),
        }
    }

    /// Whether a word stands before it that leads dates in.
    fn led(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.folded(before));
        before.is_some_and(|word| {
            matches!(
                word.as_str(),
                "in" | "from"
                    | "until"
                    | "till"
                    | "since"
                    | "by"
                    | "early"
                    | "mid"
                    | "late"
                    | "through"
                    | "ab"
                    | "im"
                    | "bis"
                    | "seit"
                    | "anfang"
                    | "mitte"
                    | "ende"
                    | "zum"
                    | "vom"
                    | "next"
                    | "naechsten"
                    | "to"
                    | "of"
            )
        })
    }

    fn month(&self, at: usize) -> Option<i8> {
        let token = self.tokens.get(at)?;
        if !token.capital {
            return None;
        }
        let month = match self.folded(at)?.as_str() {
            "january" | "januar" | "jan" | "jaenner" => 1,
            "february" | "februar" | "feb" => 2,
            "march" | "maerz" | "mar" => 3,
            "april" | "apr" => 4,
            "may" | "mai" => 5,
            "june" | "juni" | "jun" => 6,
            "july" | "juli" | "jul" => 7,
            "august" | "aug" => 8,
            "september" | "sept" | "sep" => 9,
            "october" | "oktober" | "oct" | "okt" => 10,
            "november" | "nov" => 11,
            "december" | "dezember" | "dec" | "dez" => 12,
            _ => return None,
        };
        Some(month)
    }

    fn word(&self, at: usize) -> Option<&str> {
        let token = self.tokens.get(at)?;
        (token.kind == TokenKind::Number).then(|| token.text(self.text))
    }

    fn folded(&self, at: usize) -> Option<String> {
        let token = self.tokens.get(at)?;
        (token.kind == TokenKind::Word).then(|| folded(token.text(self.text)))
    }

    fn is_number(&self, at: usize) -> bool {
        self.word(at).is_some()
    }

    fn mark(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.kind {
            TokenKind::Mark(mark) => Some(mark),
            _ => None,
        }
    }
}

fn is_year(year: i16) -> bool {
    (1900..=2100).contains(&year)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn read(text: &str, language: Language) -> Vec<String> {
        dates(text, language)
            .iter()
            .map(|found| {
                let partial = found
                    .partial()
                    .map_or("?".to_owned(), |date| date.to_string());
                format!("{} = {partial}", &text[found.range.clone()])
            })
            .collect()
    }

    #[test]
    fn words_and_digits_are_dates() {
        for (text, language, expected) in [
            (
                "on 8 April 2025.",
                Language::En,
                "8 April 2025 = 2025-04-08",
            ),
            (
                "April 8th, 2025",
                Language::En,
                "April 8th, 2025 = 2025-04-08",
            ),
            ("from March 2025 on", Language::En, "March 2025 = 2025-03"),
            (
                "am 8. April 2025",
                Language::De,
                "8. April 2025 = 2025-04-08",
            ),
            ("ab März 2025", Language::De, "März 2025 = 2025-03"),
            (
                "bis 01.03.2025 frei",
                Language::De,
                "01.03.2025 = 2025-03-01",
            ),
            ("seit 03.2025", Language::De, "03.2025 = 2025-03"),
            ("until 03/2025", Language::En, "03/2025 = 2025-03"),
            ("on 2025-03-01", Language::En, "2025-03-01 = 2025-03-01"),
            ("ab Q1 2025", Language::De, "Q1 2025 = 2025"),
            (
                "for the winter of 2027",
                Language::En,
                "winter of 2027 = 2027",
            ),
            ("im 1. Quartal 2025", Language::De, "1. Quartal 2025 = 2025"),
            ("ab Januar", Language::De, "Januar = ?"),
        ] {
            assert_eq!(read(text, language), [expected]);
        }
        for text in [
            "I may come",
            "We march on",
            "the March of Time",
            "3.5 m",
            "24/7",
        ] {
            assert!(read(text, Language::En).is_empty(), "{text}");
        }
    }

    #[test]
    fn vague_dates_end_late_and_months_come_next() {
        let last = |text: &str, said| dates(text, Language::De)[0].last(said);
        assert_eq!(last("ab Q1 2025", None), Some(date(2025, 3, 31)));
        assert_eq!(last("im Winter 2025", None), Some(date(2026, 3, 31)));
        assert_eq!(last("ab Januar", None), None);
        let said = Some(date(2025, 11, 3));
        assert_eq!(last("ab Januar", said), Some(date(2026, 1, 31)));
        assert_eq!(last("im November", said), Some(date(2025, 11, 30)));
    }
}
