//! Entries that are no items: what was learnt, what is mastered, who speaks for the person.

use crate::site::Reference;
use crate::site::choice::choice;
use crate::site::item::Period;
use crate::site::localized::{Localized, Text};
use crate::site::visibility::Visibility;
use crate::source::{Located, Span};
use crate::text::date::PartialDate;

choice! {
    /// How a course of study stands.
    #[derive(Default)]
    pub enum StudyStatus {
        /// The degree is held.
        #[default]
        Completed = "completed",
        /// Not yet.
        Ongoing = "ongoing",
        /// Left without the degree.
        Left = "left",
    }
}

/// `[[education]]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Education {
    /// `id`, or derived.
    pub id: Located<String>,
    /// The entry.
    pub span: Span,
    /// `institution`: an organisation's id.
    pub institution: Option<Reference>,
    /// `degree`
    pub degree: Localized<Text>,
    /// `area`: the subject.
    pub area: Localized<Text>,
    /// `start` and `end`
    pub period: Period,
    /// `status`
    pub status: StudyStatus,
    /// `grade`
    pub grade: Localized<Text>,
    /// `thesis`
    pub thesis: Localized<Text>,
    /// `summary`
    pub summary: Localized<Text>,
    /// `url`
    pub url: Option<Text>,
    /// `topics`
    pub topics: Vec<Reference>,
    /// `skills`
    pub skills: Vec<Reference>,
    /// `evidence`
    pub evidence: Vec<Reference>,
    /// `visibility`
    pub visibility: Visibility,
}

choice! {
    /// What a credential is.
    #[derive(Default)]
    pub enum CredentialKind {
        /// A certificate.
        #[default]
        Certificate = "certificate",
        /// A licence to practise.
        Licence = "licence",
        /// An academic or protected title.
        Title = "title",
        /// A title given in honour.
        Honorary = "honorary",
    }
}

/// `[[credential]]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// `id`, or derived from the name.
    pub id: Located<String>,
    /// The entry.
    pub span: Span,
    /// `name`
    pub name: Localized<Text>,
    /// `kind`
    pub kind: CredentialKind,
    /// `issuer`: an organisation's id.
    pub issuer: Option<Reference>,
    /// `issued`
    pub issued: Option<Located<PartialDate>>,
    /// `expires`: the last day on which it is valid.
    pub expires: Option<Located<PartialDate>>,
    /// `expired = true`: shown as a former one.
    pub expired: bool,
    /// `number`
    pub number: Option<Text>,
    /// `url`
    pub url: Option<Text>,
    /// `topics`
    pub topics: Vec<Reference>,
    /// `skills`
    pub skills: Vec<Reference>,
    /// `evidence`
    pub evidence: Vec<Reference>,
    /// `visibility`
    pub visibility: Visibility,
}

/// `[[skill]]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skill {
    /// `id`, or derived from the label.
    pub id: Located<String>,
    /// The entry.
    pub span: Span,
    /// `label`
    pub label: Localized<Text>,
    /// `aliases`
    pub aliases: Vec<Text>,
    /// `topic`
    pub topic: Option<Reference>,
    /// `group`: a heading to list it under.
    pub group: Localized<Text>,
    /// `level`: a word of the owner's.
    pub level: Localized<Text>,
    /// `evidence`
    pub evidence: Vec<Reference>,
    /// `display = false`: kept for machines, not listed.
    pub display: bool,
}

choice! {
    /// A level of the Common European Framework of Reference, or native.
    pub enum LanguageLevel {
        /// A1
        A1 = "A1",
        /// A2
        A2 = "A2",
        /// B1
        B1 = "B1",
        /// B2
        B2 = "B2",
        /// C1
        C1 = "C1",
        /// C2
        C2 = "C2",
        /// A mother tongue.
        Native = "native",
    }
}

/// `[[language]]`: a language that the person speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageSkill {
    /// The entry.
    pub span: Span,
    /// `tag`: BCP 47.
    pub tag: Text,
    /// `level`
    pub level: Option<Located<LanguageLevel>>,
    /// `label`, where the name of the tag is not enough ("Plattdeutsch").
    pub label: Localized<Text>,
    /// `certificate`: a credential's id.
    pub certificate: Option<Reference>,
}

/// `[[testimonial]]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Testimonial {
    /// `id`, or derived from the author.
    pub id: Located<String>,
    /// The entry.
    pub span: Span,
    /// `quote`
    pub quote: Localized<Text>,
    /// `author`
    pub author: Option<Text>,
    /// `author_role`
    pub author_role: Localized<Text>,
    /// `organisation`: an organisation's id.
    pub organisation: Option<Reference>,
    /// `relation` to the person: client, manager, …
    pub relation: Localized<Text>,
    /// `date`
    pub date: Option<Located<PartialDate>>,
    /// `url` of the original.
    pub url: Option<Text>,
    /// `consent`: the day on which the author agreed.
    pub consent: Option<Located<PartialDate>>,
    /// `consent_by`: how, such as "e-mail".
    pub consent_by: Localized<Text>,
    /// `topics`
    pub topics: Vec<Reference>,
    /// `visibility`
    pub visibility: Visibility,
}

/// `[[meet]]`: where the person can be met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meet {
    /// `id`, or derived from the name.
    pub id: Located<String>,
    /// The entry.
    pub span: Span,
    /// `name`
    pub name: Localized<Text>,
    /// `start` and `end`, or `date`.
    pub period: Period,
    /// `place`
    pub place: Localized<Text>,
    /// `url`
    pub url: Option<Text>,
    /// `note`
    pub note: Localized<Text>,
}
