//! How and when the person can be reached.

use crate::site::choice::choice;
use crate::site::localized::{Localized, Text};
use crate::source::{Located, Span};
use crate::text::date::PartialDate;

/// `[contact]`
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// The table's header.
    pub span: Option<Span>,
    /// `email`
    pub email: Option<Text>,
    /// `phone`: in international form; private unless `[visibility]` says otherwise.
    pub phone: Option<Text>,
    /// `booking`: address of a calendar.
    pub booking: Option<Text>,
    /// `form`: address of a form.
    pub form: Option<Text>,
    /// `messenger`: address, such as a Signal or Threema link.
    pub messenger: Option<Text>,
    /// `headline` of the contact panel.
    pub headline: Localized<Text>,
    /// `note`: how the person answers.
    pub note: Localized<Text>,
    /// `response_time`: what is promised, such as "one working day".
    pub response_time: Localized<Text>,
    /// `hours`
    pub hours: Localized<Text>,
    /// `send_first`: what a first mail should hold.
    pub send_first: Localized<Text>,
    /// `directions` to the office.
    pub directions: Localized<Text>,
    /// `closed = true`: no contact wanted.
    pub closed: bool,
}

choice! {
    /// Whether work is taken on.
    pub enum AvailabilityStatus {
        /// Yes.
        Open = "open",
        /// From a later day.
        Soon = "soon",
        /// Not before a later day.
        Closed = "closed",
    }
}

/// `[availability]`
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Availability {
    /// The table's header.
    pub span: Option<Span>,
    /// `status`
    pub status: Option<Located<AvailabilityStatus>>,
    /// `note`: the words that are shown.
    pub note: Localized<Text>,
    /// `from`: the first day.
    pub from: Option<Located<PartialDate>>,
    /// `until`: the last day on which the words are true.
    pub until: Option<Located<PartialDate>>,
    /// `days` a week.
    pub days: Option<Located<u32>>,
}

/// `[[account]]`: the person on a network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The entry.
    pub span: Span,
    /// `network`: its name as it writes itself.
    pub network: Text,
    /// `handle`
    pub handle: Option<Text>,
    /// `url`
    pub url: Text,
    /// `contact = true`: messages there are read.
    pub contact: bool,
    /// `reciprocal = false`: the network cannot link back.
    pub reciprocal: bool,
}
