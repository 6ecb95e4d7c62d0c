//! Dates as people and programs write them in résumés.

use crate::import::note::Note;
use crate::text::date::PartialDate;

/// A date, or "until today".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moment {
    /// That date.
    At(PartialDate),
    /// It goes on.
    Present,
}

/// What a text says about time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    /// The date, or where a time span begins.
    pub(super) start: Moment,
    /// Where a time span ends, when the text names one: `2018-2020`.
    pub(super) end: Option<Moment>,
    /// What could not be read of it.
    pub(super) note: Option<Note>,
}

impl Reading {
    fn exact(start: Moment) -> Self {
        Reading {
            start,
            end: None,
            note: None,
        }
    }

    /// As a month, where the day only fills a format up.
    pub(super) fn without_days(self) -> Self {
        let month = |moment: Moment| match moment {
            Moment::At(date) => Moment::At(PartialDate { day: None, ..date }),
            Moment::Present => Moment::Present,
        };
        Reading {
            start: month(self.start),
            end: self.end.map(month),
            note: self.note,
        }
    }

    fn shortened(date: PartialDate, note: Note) -> Self {
        Reading {
            start: Moment::At(date),
            end: None,
            note: Some(note),
        }
    }
}

const PRESENT: [&str; 17] = [
    "present",
    "now",
    "today",
    "current",
    "currently",
    "ongoing",
    "till date",
    "to date",
    "-",
    "heute",
    "bis heute",
    "jetzt",
    "aktuell",
    "derzeit",
    "laufend",
    "gegenwärtig",
    "andauernd",
];

/// Reads a date or a time span: ISO 8601 in any precision and with a time, `Jan 2018`,
/// `März 2020`, `06/2018`, `24.8.2016`, `2018-2020`, `2019 – heute`, `Present`. Of anything else
/// with one year in it, the year.
///
/// # Errors
/// When there is no year in it.
pub(super) fn read(text: &str) -> Result<Reading, Note> {
    let text = text.trim();
    if let Some(moment) = moment(text) {
        return Ok(Reading::exact(moment));
    }
    if let Some((start, end)) = span(text) {
        return Ok(Reading {
            start,
            end: Some(end),
            note: None,
        });
    }
    if let Some(reading) = numeric(text) {
        return Ok(reading);
    }
    part(text).ok_or(Note::NotADate)
}

/// A whole text that is one moment.
fn moment(text: &str) -> Option<Moment> {
    if PRESENT.contains(&text.to_lowercase().as_str()) {
        return Some(Moment::Present);
    }
    let is_time = |rest: &str| {
        rest.bytes()
            .next()
            .is_some_and(|byte| byte.is_ascii_digit())
    };
    let date = match text.split_once(['T', 't', ' ']) {
        // `PartialDate` drops what follows a blank; here only a time may follow a whole day.
        Some((day, time)) if day.matches('-').count() == 2 && is_time(time) => day,
        Some(_) => return words(text).map(Moment::At),
        None => text,
    };
    PartialDate::parse(date)
        .ok()
        .or_else(|| compact(date))
        .or_else(|| words(text))
        .map(Moment::At)
}

/// `20130301`, which ISO 8601 allows.
fn compact(text: &str) -> Option<PartialDate> {
    let digits = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let date = digits.then(|| format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]))?;
    PartialDate::parse(&date).ok()
}

/// A month's name and a year, in either order (`Jan 2018`, `2018 January`), with a day where there
/// is one: `01 Oct 2022`, `1. Oktober 2022`, `October 1st, 2022`.
fn words(text: &str) -> Option<PartialDate> {
    let mut parts: Vec<&str> = text
        .split([' ', ',', '.', '\'', '-', '/', '\u{a0}'])
        // Portuguese and Spanish write `jan de 2018`.
        .filter(|part| !part.is_empty() && !part.eq_ignore_ascii_case("de"))
        .collect();
    let years: Vec<usize> = (0..parts.len())
        .filter(|at| year(parts[*at]).is_some())
        .collect();
    let [at] = years.as_slice() else { return None };
    let year = year(parts.remove(*at))?;
    match *parts.as_slice() {
        [name] => Some(PartialDate::month(year, month(name)?)),
        [first, second] => {
            let (name, day) = match month(first) {
                Some(month) => (month, second),
                None => (month(second)?, first),
            };
            let digits = day.trim_end_matches(|c: char| c.is_ascii_lowercase());
            let ordinal = &day[digits.len()..];
            let is_day = ["", "st", "nd", "rd", "th"].contains(&ordinal);
            let date = format!("{year:04}-{name:02}-{digits:0>2}");
            PartialDate::parse(&date).ok().filter(|_| is_day)
        }
        _ => None,
    }
}

/// `2018-2020`, `2018 - Present`, `Jan 2018 bis März 2019`, `2018/2019`
fn span(text: &str) -> Option<(Moment, Moment)> {
    const BETWEEN: [&str; 11] = [
        " - ", "–", "—", " to ", " until ", " till ", " bis ", " / ", "-", "/", " ",
    ];
    BETWEEN.into_iter().find_map(|between| {
        let (start, end) = text.split_once(between)?;
        let (start, end) = (moment(start.trim())?, moment(end.trim())?);
        (start != Moment::Present).then_some((start, end))
    })
}

/// Numbers between dots or strokes: `06/2018`, `2018/06`, `24.8.2016`, `08/24/2016`, and ISO dates
/// whose month or day does not exist: `2020-00-00`, `2023-02-30`.
fn numeric(text: &str) -> Option<Reading> {
    let parts: Vec<&str> = text.split(['.', '/', '-']).map(str::trim).collect();
    if !parts
        .iter()
        .all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return None;
    }
    let number = |part: &str| part.parse::<i8>().ok();
    let month_of = |part: &str| number(part).filter(|month| (1..=12).contains(month));
    let day = |y: i16, m: i8, d: &str| PartialDate::parse(&format!("{y:04}-{m:02}-{d:0>2}")).ok();
    let by_year = |y: i16| Reading::shortened(PartialDate::year(y), Note::DateShortened);
    match *parts.as_slice() {
        [first, second] => {
            let (y, m) = match (year(first), year(second)) {
                (Some(y), None) => (y, second),
                (None, Some(y)) => (y, first),
                _ => return None,
            };
            Some(month_of(m).map_or(by_year(y), |m| {
                Reading::exact(Moment::At(PartialDate::month(y, m)))
            }))
        }
        [y, m, d] if year(y).is_some() => {
            let (y, m) = (year(y)?, month_of(m));
            Some(m.map_or(by_year(y), |m| match day(y, m, d) {
                Some(date) => Reading::exact(Moment::At(date)),
                None => Reading::shortened(PartialDate::month(y, m), Note::DateShortened),
            }))
        }
        [first, second, y] => {
            let y = year(y)?;
            // A dot says that the day comes first; a stroke says nothing, but 24 is no month.
            let date = match (month_of(first), month_of(second)) {
                (_, Some(m)) if text.contains('.') => day(y, m, first),
                (Some(m), None) => day(y, m, second),
                (None, Some(m)) => day(y, m, first),
                (Some(a), Some(b)) if a == b => day(y, a, second),
                (Some(_), Some(_)) => {
                    let year = PartialDate::year(y);
                    return Some(Reading::shortened(year, Note::AmbiguousDate));
                }
                (None, None) => None,
            };
            Some(date.map_or(by_year(y), |date| Reading::exact(Moment::At(date))))
        }
        _ => None,
    }
}

/// The one date inside other words: `Summer 2018`, `expected May 2026`. None when there are two
/// years, for then nobody can say which is meant.
fn part(text: &str) -> Option<Reading> {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let mut years = words
        .iter()
        .enumerate()
        .filter_map(|(at, word)| Some((at, year(word)?)));
    let (at, y) = years.next()?;
    if years.next().is_some() {
        return None;
    }
    let before = at
        .checked_sub(1)
        .and_then(|before| own_month(words[before]));
    let date = before.map_or(PartialDate::year(y), |month| PartialDate::month(y, month));
    const EXPECTED: [&str; 6] = [
        "expect",
        "anticipat",
        "planned",
        "voraussicht",
        "geplant",
        "erwartet",
    ];
    let is_expected = words.iter().any(|word| {
        let word = word.to_lowercase();
        EXPECTED.iter().any(|start| word.starts_with(start))
    });
    let note = match is_expected {
        true => Note::DateExpected,
        false => Note::DateShortened,
    };
    Some(Reading::shortened(date, note))
}

/// A year that somebody alive can have lived in.
fn year(text: &str) -> Option<i16> {
    let four_digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let year = four_digits.then(|| text.parse::<i16>().ok()).flatten()?;
    (1900..=2100).contains(&year).then_some(year)
}

/// The month of a name or an abbreviation of at least three letters, in English, German, or a
/// language in which LinkedIn writes dates.
fn month(word: &str) -> Option<i8> {
    own_month(word).or_else(|| {
        let word = word.to_lowercase();
        let index = OTHER_MONTHS
            .iter()
            .position(|names| names.split(' ').any(|name| name == word))?;
        i8::try_from(index + 1).ok()
    })
}

/// Names and abbreviations in French, Spanish, Portuguese, Italian, Dutch, Polish and the languages
/// of the North, as far as they are not those of English or German.
const OTHER_MONTHS: [&str; 12] = [
    "janv janvier ene enero janeiro gen gennaio januari sty styczeń stycznia",
    "févr février fév febrero fev fevereiro febbraio februari lut luty lutego",
    "mars marzo março mrt maart marzec marca",
    "avr avril abr abril apr aprile kwi kwiecień kwietnia",
    "mai mayo maio mag maggio mei maj maja",
    "juin junio junho giu giugno cze czerwiec czerwca",
    "juil juillet julio julho lug luglio lip lipiec lipca",
    "août ago agosto sie sierpień sierpnia augusti",
    "septembre septiembre set setembro settembre wrz wrzesień września",
    "octobre octubre out outubro ott ottobre okt paź październik października",
    "noviembre novembre novembro lis listopad listopada",
    "déc décembre dic diciembre dez dezembro dicembre des gru grudzień grudnia",
];

/// [`month`] in English and German, by any start of the name.
fn own_month(word: &str) -> Option<i8> {
    const NAMES: [&[&str]; 12] = [
        &["january", "januar", "jänner"],
        &["february", "februar", "feber"],
        &["march", "märz", "maerz", "mrz"],
        &["april"],
        &["may", "mai"],
        &["june", "juni"],
        &["july", "juli"],
        &["august"],
        &["september"],
        &["october", "oktober"],
        &["november"],
        &["december", "dezember"],
    ];
    let word = word.to_lowercase();
    if word.chars().count() < 3 {
        return None;
    }
    let index = NAMES
        .iter()
        .position(|names| names.iter().any(|name| name.starts_with(word.as_str())))?;
    i8::try_from(index + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let moment = |moment: Moment| match moment {
            Moment::At(date) => date.to_string(),
            Moment::Present => "present".to_owned(),
        };
        match read(text) {
            Err(_) => "-".to_owned(),
            Ok(reading) => {
                let end = reading
                    .end
                    .map(|end| format!("..{}", moment(end)))
                    .unwrap_or_default();
                let mark = if reading.note.is_some() { "?" } else { "" };
                format!("{}{end}{mark}", moment(reading.start))
            }
        }
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (text, expected) in [
            ("2019", "2019"),
            ("2023-9-28", "2023-09-28"),
            ("2017-12-24T15:53:00", "2017-12-24"),
            ("2017-12-24 15:53", "2017-12-24"),
            ("Jan 2018", "2018-01"),
            ("Sept. 2019", "2019-09"),
            ("März 2020", "2020-03"),
            ("Mrz. 2020", "2020-03"),
            ("2020 December", "2020-12"),
            ("01 Oct 2022", "2022-10-01"),
            ("1. Oktober 2022", "2022-10-01"),
            ("Oct 12, 2022", "2022-10-12"),
            ("October 2nd, 2022", "2022-10-02"),
            ("févr. 2022", "2022-02"),
            ("sept. 2019", "2019-09"),
            ("jan de 2018", "2018-01"),
            ("wrz 2019", "2019-09"),
            ("06/2018", "2018-06"),
            ("2018/6", "2018-06"),
            ("24.8.2016", "2016-08-24"),
            ("08/24/2016", "2016-08-24"),
            ("24/08/2016", "2016-08-24"),
            ("05/05/2016", "2016-05-05"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn spans_and_the_present_are_read() {
        for (text, expected) in [
            ("Present", "present"),
            ("now", "present"),
            ("bis heute", "present"),
            ("2018-2020", "2018..2020"),
            ("2018 - Present", "2018..present"),
            ("2019 – heute", "2019..present"),
            ("Jan 2018 bis März 2019", "2018-01..2019-03"),
            ("2018/2019", "2018..2019"),
            ("2018-01 - 2019-03", "2018-01..2019-03"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_half_a_date_says_so() {
        for (text, expected) in [
            ("2020-00-00", "2020?"),
            ("2023-02-30", "2023-02?"),
            ("03/04/2019", "2019?"),
            ("Summer 2018", "2018?"),
            ("expected May 2026", "2026-05?"),
            ("started out 2018", "2018?"),
            ("31 Feb 2022", "2022-02?"),
            ("31 May 2022 or so", "2022-05?"),
            ("", "-"),
            ("soon", "-"),
            ("99999999999999999999", "-"),
            ("2018 2019 2020", "-"),
            ("12", "-"),
            ("../..", "-"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
