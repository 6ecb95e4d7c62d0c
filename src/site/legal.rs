//! What the law of a country asks of a site.

use crate::site::localized::{Localized, Text};
use crate::source::Span;

/// `[legal]`
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Legal {
    /// The table's header.
    pub span: Option<Span>,
    /// `country`: ISO 3166-1 alpha-2; whose law asks.
    pub country: Option<Text>,
    /// `private = true`: a purely private page.
    pub private: bool,
    /// `reason` for that.
    pub reason: Option<Text>,
    /// `name`: the natural or legal person who answers for the site.
    pub name: Option<Text>,
    /// `address`: the lines of a postal address at which letters arrive.
    pub address: Vec<Text>,
    /// `email`
    pub email: Option<Text>,
    /// `phone`
    pub phone: Option<Text>,
    /// `vat_id`
    pub vat_id: Option<Text>,
    /// `register`: court and number.
    pub register: Localized<Text>,
    /// `profession`: title, state that gave it, chamber, rules.
    pub profession: Localized<Text>,
}
