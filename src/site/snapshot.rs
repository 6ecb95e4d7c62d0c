//! The profile as another place tells it: an export of a network, read once to be compared.
//!
//! A snapshot is never rendered: it holds what the owner said elsewhere, and often more than the
//! owner wants to say here.

use jiff::civil::Date;

use crate::site::Profile;
use crate::text::language::Language;

/// What an export says.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The file as it was named on the command line or in the settings.
    pub name: String,
    /// The day on which the export was made, when its name or its contents tell.
    pub taken: Option<Date>,
    /// The language of its texts.
    pub language: Language,
    /// The person's own website, as the export has it.
    pub website: Option<String>,
    /// Everything else.
    pub profile: Profile,
}

/// The day in the name of an export: `Basic_LinkedInDataExport_11-02-2026.zip` (month first, as
/// LinkedIn writes it), `resume-2026-11-02.json`.
pub fn day_in_name(name: &str) -> Option<Date> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let digits = |c: char| c.is_ascii_digit() || c == '-';
    name.split(|c: char| !digits(c)).find_map(|run| {
        let parts: Vec<&str> = run.split('-').filter(|part| !part.is_empty()).collect();
        parts.windows(3).find_map(|parts| {
            let [a, b, c] = parts else { return None };
            let number = |text: &str| text.parse::<i16>().ok();
            let (year, month, day) = match (a.len(), b.len(), c.len()) {
                (4, 1..=2, 1..=2) => (number(a)?, number(b)?, number(c)?),
                (1..=2, 1..=2, 4) => (number(c)?, number(a)?, number(b)?),
                _ => return None,
            };
            Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_an_export_stands_in_its_name() {
        for (name, expected) in [
            (
                "a/Basic_LinkedInDataExport_11-02-2026.zip",
                Some("2026-11-02"),
            ),
            (
                "Complete_LinkedInDataExport_1-12-2026.zip.zip",
                Some("2026-01-12"),
            ),
            ("resume-2026-03-31.json", Some("2026-03-31")),
            ("resume-v1-2-3.json", None),
            ("linkedin_13-45-2026.zip", None),
            ("resume.json", None),
        ] {
            let day = day_in_name(name).map(|day| day.to_string());
            assert_eq!(day.as_deref(), expected, "{name}");
        }
    }
}
