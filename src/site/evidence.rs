//! What backs a claim.

use crate::site::choice::choice;
use crate::site::localized::{Localized, Text};
use crate::source::{Located, Span};
use crate::text::date::PartialDate;

choice! {
    /// Who can see a piece of evidence.
    #[derive(Default)]
    pub enum Access {
        /// Everybody.
        #[default]
        Public = "public",
        /// Everybody, with parts blackened.
        Redacted = "redacted",
        /// Who asks for it.
        OnRequest = "on-request",
    }
}

/// `[[evidence]]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// `id`, or derived from the title.
    pub id: Located<String>,
    /// The entry.
    pub span: Span,
    /// Its place in the register: `number`, or its rank among the entries. Short addresses are
    /// `/e/NUMBER/`, so it should not change once printed.
    pub number: u32,
    /// `title`
    pub title: Localized<Text>,
    /// `kind`: a word of the owner's: report, letter, article, recording, …
    pub kind: Localized<Text>,
    /// `url`: where it stands.
    pub url: Option<Text>,
    /// `file`: its path below the site folder; copied into the site, being listed here.
    pub file: Option<Text>,
    /// `issuer`: who made it.
    pub issuer: Localized<Text>,
    /// `date`
    pub date: Option<Located<PartialDate>>,
    /// `access`
    pub access: Access,
    /// `mentions`: words that the document must contain.
    pub mentions: Vec<Text>,
    /// `archived`: address of a copy that stays.
    pub archived: Option<Text>,
    /// `note`: a sentence on what it shows.
    pub note: Localized<Text>,
}
