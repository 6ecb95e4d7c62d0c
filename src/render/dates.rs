//! Dates as readers of a language write them, with the precision of the sources.

use icu_calendar::{Date, Iso};
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{YM, YMD};
use icu_locale_core::Locale;

use crate::render::context::{DateContext, PeriodContext};
use crate::render::interface::Interface;
use crate::site::{End, Period};
use crate::text::date::PartialDate;
use crate::text::language::Language;

/// Writes dates in a language.
pub(super) struct Dates {
    day_long: DateTimeFormatter<YMD>,
    day_short: DateTimeFormatter<YMD>,
    month_long: DateTimeFormatter<YM>,
    month_short: DateTimeFormatter<YM>,
    language: Language,
    today: jiff::civil::Date,
}

/// An event of more days than these is a stretch: nobody asks on which day a role began.
const LONGEST_EVENT: i32 = 42;

/// How a stretch that goes on is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ongoing {
    /// "2021 – today": what somebody is.
    Today,
    /// "since 2021": what somebody keeps up.
    Since,
}

/// The variety of a language whose habits are followed.
pub(super) fn locale(language: Language) -> Locale {
    let tag = match language {
        // Day before month, as in most of Europe.
        Language::En => "en-GB",
        Language::De => "de-DE",
    };
    tag.parse().expect("a tag of our own")
}

impl Dates {
    pub(super) fn new(language: Language, today: jiff::civil::Date) -> Self {
        let there = "data of both languages are in the binary";
        let day = |fields| DateTimeFormatter::try_new(locale(language).into(), fields);
        let month = |fields| DateTimeFormatter::try_new(locale(language).into(), fields);
        Dates {
            day_long: day(YMD::long()).expect(there),
            day_short: day(YMD::medium()).expect(there),
            month_long: month(YM::long()).expect(there),
            month_short: match language {
                Language::En => month(YM::medium()),
                // Its short form is in figures, which readers take for a day and a month.
                Language::De => month(YM::long()),
            }
            .expect(there),
            language,
            today,
        }
    }

    /// A date for readers and machines; its parts stay on one line.
    pub(super) fn date(&self, date: PartialDate) -> DateContext {
        DateContext {
            iso: date.to_string(),
            text: self.text(date),
            short: self.short(date),
        }
    }

    /// "21 November 2026", "November 2026", "2026".
    pub(super) fn text(&self, date: PartialDate) -> String {
        self.write(date, &self.day_long, &self.month_long)
    }

    /// "21 Nov 2026", "Nov 2026", "2026".
    pub(super) fn short(&self, date: PartialDate) -> String {
        self.write(date, &self.day_short, &self.month_short)
    }

    fn write(
        &self,
        date: PartialDate,
        day: &DateTimeFormatter<YMD>,
        month: &DateTimeFormatter<YM>,
    ) -> String {
        let first = date.first();
        let iso = Date::<Iso>::try_new_iso(
            i32::from(first.year()),
            first.month().unsigned_abs(),
            first.day().unsigned_abs(),
        );
        let Ok(iso) = iso else {
            return date.to_string();
        };
        let words = match (date.month, date.day) {
            (Some(_), Some(_)) => day.format(&iso).to_string(),
            (Some(_), None) => month.format(&iso).to_string(),
            _ => return date.year.to_string(),
        };
        words.replace(' ', "\u{a0}")
    }

    /// From when to when, in years where a list needs no more: "2021 – today", "14 Oct 2026".
    pub(super) fn period(
        &self,
        period: &Period,
        ongoing: Ongoing,
        interface: &Interface,
    ) -> Option<PeriodContext> {
        let start = period.start.map(|start| start.value);
        let end = period.end.map(|end| end.value);
        let upcoming = period.first_day().is_some_and(|day| day > self.today);
        let (text, year) = match (start, end) {
            (None, None) => return None,
            (Some(start), None) => (self.short(start), start.year),
            (None, Some(End::Present)) => (interface.get("today"), self.today.year()),
            (None, Some(End::At(end))) => {
                let date = self.short(end).into();
                (interface.with("date-until", &[("date", date)]), end.year)
            }
            (Some(start), Some(End::Present)) => {
                let year = start.year.to_string();
                let text = match ongoing {
                    Ongoing::Today => join(&year, &interface.get("today")),
                    Ongoing::Since => interface.with("date-since", &[("date", year.into())]),
                };
                (text, self.today.year())
            }
            (Some(start), Some(End::At(end))) => (self.range(start, end), end.year),
        };
        Some(PeriodContext {
            text: text.replace(' ', "\u{a0}"),
            start: start.map(|date| date.to_string()).unwrap_or_default(),
            end: match end {
                Some(End::At(end)) => end.to_string(),
                _ => String::new(),
            },
            year,
            upcoming,
        })
    }

    /// Days of one event in full, longer stretches by their years.
    fn range(&self, start: PartialDate, end: PartialDate) -> String {
        if start == end {
            return self.short(start);
        }
        let days = (end.last() - start.first()).get_days();
        if let (Some(first), Some(_)) = (start.day, end.day)
            && days <= LONGEST_EVENT
        {
            let same_month = (start.year, start.month) == (end.year, end.month);
            let from = match (same_month, self.language) {
                (true, Language::En) => first.to_string(),
                (true, Language::De) => format!("{first:02}."),
                (false, _) => self.short(start),
            };
            return join(&from, &self.short(end));
        }
        if start.year == end.year {
            return start.year.to_string();
        }
        join(&start.year.to_string(), &end.year.to_string())
    }
}

/// Two ends with a spaced en dash.
pub(super) fn join(from: &str, to: &str) -> String {
    format!("{from}\u{a0}– {to}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::testing::theme;
    use crate::source::{Located, Sources, Span};

    fn written(language: Language, start: &str, end: &str, ongoing: Ongoing) -> String {
        let source = Sources::default().add("profile.toml", "");
        let date = |text: &str| PartialDate::parse(text).expect("a date");
        let at = Span::new(source, 0..0);
        let period = Period {
            start: (!start.is_empty()).then(|| Located::new(date(start), at)),
            end: match end {
                "" => None,
                "present" => Some(Located::new(End::Present, at)),
                end => Some(Located::new(End::At(date(end)), at)),
            },
        };
        let dates = Dates::new(language, jiff::civil::date(2026, 11, 21));
        let interface = Interface::new(&theme(), language);
        let context = dates.period(&period, ongoing, &interface);
        context.map(|context| context.text).unwrap_or_default()
    }

    #[test]
    fn dates_are_written_as_precisely_as_they_are_known() {
        let today = jiff::civil::date(2026, 11, 21);
        let text = |language, date| {
            let date = PartialDate::parse(date).expect("a date");
            let context = Dates::new(language, today).date(date);
            format!("{} | {} | {}", context.iso, context.text, context.short).replace('\u{a0}', "_")
        };
        for (language, date, expected) in [
            (
                Language::En,
                "2026-11-21",
                "2026-11-21 | 21_November_2026 | 21_Nov_2026",
            ),
            (
                Language::De,
                "2026-11-21",
                "2026-11-21 | 21._November_2026 | 21.11.2026",
            ),
            (Language::En, "2026-03", "2026-03 | March_2026 | Mar_2026"),
            (Language::De, "2026-03", "2026-03 | März_2026 | März_2026"),
            (Language::De, "2026", "2026 | 2026 | 2026"),
        ] {
            assert_eq!(text(language, date), expected);
        }
    }

    #[test]
    fn a_period_is_told_in_years_and_a_day_in_full() {
        use Language::{De, En};
        for (language, start, end, ongoing, expected) in [
            (En, "2021-03", "present", Ongoing::Today, "2021 – today"),
            (De, "2021-03", "present", Ongoing::Today, "2021 – heute"),
            (De, "2022", "present", Ongoing::Since, "seit 2022"),
            (En, "2017", "2021-02", Ongoing::Today, "2017 – 2021"),
            (En, "2017-01", "2017-09", Ongoing::Today, "2017"),
            (
                En,
                "2026-10-14",
                "2026-10-14",
                Ongoing::Today,
                "14 Oct 2026",
            ),
            (
                De,
                "2026-10-14",
                "2026-10-16",
                Ongoing::Today,
                "14. – 16.10.2026",
            ),
            (
                En,
                "2027-03-11",
                "2027-03-12",
                Ongoing::Today,
                "11 – 12 Mar 2027",
            ),
            (
                En,
                "2027-03-31",
                "2027-04-01",
                Ongoing::Today,
                "31 Mar 2027 – 1 Apr 2027",
            ),
            (
                En,
                "2015-06-01",
                "2020-01-31",
                Ongoing::Today,
                "2015 – 2020",
            ),
            (De, "2026-02-16", "2026-07-31", Ongoing::Today, "2026"),
            (En, "", "2019", Ongoing::Today, "until 2019"),
            (En, "", "", Ongoing::Today, ""),
        ] {
            let text = written(language, start, end, ongoing).replace('\u{a0}', " ");
            assert_eq!(text, expected);
        }
    }
}
