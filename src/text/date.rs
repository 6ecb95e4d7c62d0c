//! Dates that keep the precision they were written with, and arithmetic in the owner's favour.

use std::cmp::Ordering;
use std::fmt;

use jiff::civil::Date;

/// `2019`, `2019-06` or `2019-06-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartialDate {
    /// Year of the Gregorian calendar, 1 to 9999.
    pub year: i16,
    /// 1 to 12, when known.
    pub month: Option<i8>,
    /// 1 to 31, when known; never without a month.
    pub day: Option<i8>,
}

impl PartialDate {
    /// A year.
    pub fn year(year: i16) -> Self {
        PartialDate {
            year,
            month: None,
            day: None,
        }
    }

    /// A month of a year.
    pub fn month(year: i16, month: i8) -> Self {
        PartialDate {
            year,
            month: Some(month),
            day: None,
        }
    }

    /// A day.
    pub fn day(date: Date) -> Self {
        PartialDate {
            year: date.year(),
            month: Some(date.month()),
            day: Some(date.day()),
        }
    }

    /// Reads `2019`, `2019-06`, `2019-06-01` (ISO 8601); months and days may lack their zero.
    /// A time after a `T` or a blank is left out.
    ///
    /// # Errors
    /// Says what is wrong with it, in a message's words.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let date = text.split(['T', 't', ' ']).next().unwrap_or_default();
        let mut parts = date.split('-');
        let number = |part: &str, digits: std::ops::RangeInclusive<usize>| {
            let fits = digits.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            fits.then(|| part.parse::<i16>().ok()).flatten()
        };
        let wrong = || format!("`{text}` is not a date");
        let year = parts
            .next()
            .and_then(|part| number(part, 4..=4))
            .ok_or_else(wrong)?;
        if year == 0 {
            return Err(wrong());
        }
        let Some(month) = parts.next() else {
            return Ok(PartialDate::year(year));
        };
        let month = number(month, 1..=2).ok_or_else(wrong)?;
        if !(1..=12).contains(&month) {
            return Err(format!("`{text}` is not a date: there is no month {month}"));
        }
        let month = i8::try_from(month).expect("1 to 12");
        let Some(day) = parts.next() else {
            return Ok(PartialDate::month(year, month));
        };
        let day = number(day, 1..=2).ok_or_else(wrong)?;
        if parts.next().is_some() {
            return Err(wrong());
        }
        let day = i8::try_from(day).expect("two digits");
        Date::new(year, month, day)
            .map(PartialDate::day)
            .map_err(|_| format!("`{text}` is not a date: {year}-{month:02} has no day {day}"))
    }

    /// The first day that it can mean.
    pub fn first(self) -> Date {
        Date::constant(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day that it can mean.
    pub fn last(self) -> Date {
        match self.day {
            Some(_) => self.first(),
            None => Date::constant(self.year, self.month.unwrap_or(12), 1).last_of_month(),
        }
    }

    /// Whether the two may mean the same day.
    pub fn overlaps(self, other: PartialDate) -> bool {
        self.first() <= other.last() && other.first() <= self.last()
    }
}

impl Ord for PartialDate {
    /// By the first day it can mean; of two with the same, the vaguer comes first.
    fn cmp(&self, other: &Self) -> Ordering {
        self.first()
            .cmp(&other.first())
            .then_with(|| other.last().cmp(&self.last()))
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for PartialDate {
    /// ISO 8601, as precise as it is; fit for `<time datetime>`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(formatter, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(formatter, "-{day:02}")?;
        }
        Ok(())
    }
}

/// Months from the first of January of year 0, to count with.
type MonthNumber = i32;

/// The month that a day lies in.
pub fn month_number(date: Date) -> MonthNumber {
    i32::from(date.year()) * 12 + i32::from(date.month()) - 1
}

/// How many months a set of time spans covers, counting none twice. Both ends of a span count:
/// January to March is three months.
pub fn months_covered(spans: &[(Date, Date)]) -> u32 {
    let mut months: Vec<(MonthNumber, MonthNumber)> = spans
        .iter()
        .filter(|(start, end)| start <= end)
        .map(|(start, end)| (month_number(*start), month_number(*end) + 1))
        .collect();
    months.sort_unstable();
    let mut covered = 0;
    let mut reached = MonthNumber::MIN;
    for (start, end) in months {
        let from = start.max(reached);
        if from < end {
            covered += end - from;
            reached = end;
        }
    }
    u32::try_from(covered).expect("a sum of positive lengths")
}

/// Whole years from a day to another, none when the second is earlier.
pub fn whole_years(from: Date, to: Date) -> u32 {
    let before_anniversary = (to.month(), to.day()) < (from.month(), from.day());
    let years = i32::from(to.year()) - i32::from(from.year()) - i32::from(before_anniversary);
    u32::try_from(years).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn precision_is_kept() {
        for text in ["2019", "2019-06", "2019-06-01"] {
            assert_eq!(PartialDate::parse(text).expect("a date").to_string(), text);
        }
        assert_eq!(
            PartialDate::parse("2023-9-28").expect("a date").to_string(),
            "2023-09-28"
        );
        assert_eq!(
            PartialDate::parse(" 2020-01-02T10:00:00Z ")
                .expect("a date")
                .day,
            Some(2)
        );
    }

    #[test]
    fn a_wrong_date_says_what_is_wrong() {
        let wrong = |text: &str| PartialDate::parse(text).expect_err("no date");
        assert_eq!(
            wrong("2023-13"),
            "`2023-13` is not a date: there is no month 13"
        );
        assert_eq!(
            wrong("2023-02-29"),
            "`2023-02-29` is not a date: 2023-02 has no day 29"
        );
        for text in [
            "",
            "next year",
            "0000",
            "20-01",
            "2020-1-1-1",
            "2020-",
            "２０２０",
            "+202",
        ] {
            assert_eq!(wrong(text), format!("`{text}` is not a date"));
        }
    }

    #[test]
    fn a_vague_date_reaches_from_its_first_to_its_last_day() {
        let february = PartialDate::month(2024, 2);
        assert_eq!(february.first(), date(2024, 2, 1));
        assert_eq!(february.last(), date(2024, 2, 29));
        assert_eq!(PartialDate::year(2024).last(), date(2024, 12, 31));
        assert!(PartialDate::year(2024).overlaps(february));
        assert!(!february.overlaps(PartialDate::month(2024, 3)));
        assert!(PartialDate::year(2024) < PartialDate::month(2024, 1));
    }

    #[test]
    fn overlapping_months_count_once() {
        let year = |from, to| (date(from, 1, 1), date(to, 12, 31));
        assert_eq!(months_covered(&[year(2018, 2019), year(2019, 2020)]), 36);
        assert_eq!(months_covered(&[(date(2024, 1, 15), date(2024, 3, 1))]), 3);
        assert_eq!(months_covered(&[(date(2024, 3, 1), date(2024, 1, 1))]), 0);
        assert_eq!(whole_years(date(2019, 6, 1), date(2026, 5, 31)), 6);
        assert_eq!(whole_years(date(2019, 6, 1), date(2026, 6, 1)), 7);
        assert_eq!(whole_years(date(2026, 6, 1), date(2019, 6, 1)), 0);
    }
}
