//! Who the profile is about.

use crate::site::localized::{Localized, Text};
use crate::source::{Located, Span};
use crate::text::date::PartialDate;

/// `[person]`
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The table's header; absent when there is no table.
    pub span: Option<Span>,
    /// What the person is called.
    pub name: Name,
    /// `job_title`: what the person is, in a few words; the h-card's `p-job-title`.
    pub job_title: Localized<Text>,
    /// `pronouns`
    pub pronouns: Localized<Text>,
    /// `pronunciation`: of the name, in IPA or plain syllables.
    pub pronunciation: Option<Text>,
    /// `birth_date`; private unless `[visibility]` says otherwise.
    pub birth_date: Option<Located<PartialDate>>,
    /// `photo`
    pub photo: Option<Photo>,
    /// `photo.none = true`: there is none on purpose.
    pub no_photo: bool,
    /// `location`
    pub location: Location,
}

/// `person.name`: a string, or a table of its parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Name {
    /// `display`: the whole name as it is shown.
    pub display: Option<Text>,
    /// `given`
    pub given: Option<Text>,
    /// `family`
    pub family: Option<Text>,
    /// `prefix`: "Dr."
    pub prefix: Option<Text>,
    /// `suffix`: "M.Sc."
    pub suffix: Option<Text>,
}

impl Name {
    /// The name as it is shown: `display`, or the parts in their order.
    pub fn shown(&self) -> String {
        if let Some(display) = &self.display {
            return display.value.clone();
        }
        let parts = [&self.prefix, &self.given, &self.family, &self.suffix];
        let words: Vec<&str> = parts
            .into_iter()
            .flatten()
            .map(|part| part.as_str())
            .collect();
        words.join(" ")
    }
}

/// `person.photo`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// `src`: path below the site folder.
    pub src: Text,
    /// `alt`: what is seen.
    pub alt: Localized<Text>,
    /// Width and height of the file in pixels, where it is a picture.
    pub pixels: Option<(u32, u32)>,
}

/// `person.location`
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Location {
    /// `street` with house number; private unless `[visibility]` says otherwise.
    pub street: Option<Text>,
    /// `postcode`; goes with the street.
    pub postcode: Option<Text>,
    /// `city`
    pub city: Localized<Text>,
    /// `region`
    pub region: Localized<Text>,
    /// `country`: ISO 3166-1 alpha-2.
    pub country: Option<Text>,
    /// `timezone`: a name of the IANA database, such as `Europe/Berlin`.
    pub timezone: Option<Text>,
}
