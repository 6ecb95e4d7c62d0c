//! What the person stands for, for whom, and what a reader should do next.

use crate::site::Reference;
use crate::site::choice::choice;
use crate::site::localized::{Localized, Text};
use crate::source::{Located, Span};
use crate::text::date::PartialDate;

/// `[positioning]`: for whom, which need, what offer, what outcome, unlike what, because of what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Positioning {
    /// The table's header; absent when there is no table.
    pub span: Option<Span>,
    /// `headline`: the one sentence; `==words==` mark the phrase to remember.
    pub headline: Localized<Text>,
    /// `audience`: for whom.
    pub audience: Localized<Text>,
    /// `need`: what they must solve.
    pub need: Localized<Text>,
    /// `offer`: what the person is for them.
    pub offer: Localized<Text>,
    /// `outcome`: what is different afterwards.
    pub outcome: Localized<Text>,
    /// `unlike`: the usual alternative.
    pub unlike: Localized<Text>,
    /// `because`: why this person.
    pub because: Localized<Text>,
    /// `evidence` for the headline and `because`.
    pub evidence: Vec<Reference>,
}

/// `[introduction]`: whom a reader should introduce to the person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Introduction {
    /// The table's header.
    pub span: Option<Span>,
    /// `to`: who is worth an introduction.
    pub to: Localized<Text>,
    /// `listen_for`: sentences that give such people away.
    pub listen_for: Localized<Vec<Text>>,
    /// `copy`: the sentence that a colleague can paste into a mail.
    pub copy: Localized<Text>,
}

/// `[next_step]`: the one thing that a reader should do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NextStep {
    /// The table's header.
    pub span: Option<Span>,
    /// `label`: a verb phrase with an object.
    pub label: Localized<Text>,
    /// `promise`: what comes back.
    pub promise: Localized<Text>,
    /// `url`: where it leads; the contact page when absent.
    pub url: Option<Text>,
}

choice! {
    /// How much a topic counts.
    #[derive(Default)]
    pub enum TopicRole {
        /// One of the one to three things the person stands for.
        Core = "core",
        /// Also asked about.
        #[default]
        Secondary = "secondary",
    }
}

/// `[[topic]]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// `id`, or derived from the label.
    pub id: Located<String>,
    /// The entry.
    pub span: Span,
    /// `label`
    pub label: Localized<Text>,
    /// `aliases`: other words for it.
    pub aliases: Localized<Vec<Text>>,
    /// `role`
    pub role: TopicRole,
    /// `summary`: what the person does in it, for whom, with what result. Inline Markdown.
    pub summary: Localized<Text>,
    /// `since`
    pub since: Option<Located<PartialDate>>,
    /// `scope`: what narrows it.
    pub scope: Localized<Text>,
    /// `aspiring = true`: where the person is heading.
    pub aspiring: bool,
    /// `evidence`
    pub evidence: Vec<Reference>,
}

/// `[[message]]`: one sentence to be remembered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// `id`, or derived from the text.
    pub id: Located<String>,
    /// The entry.
    pub span: Span,
    /// `text`
    pub text: Localized<Text>,
    /// `topic`
    pub topic: Option<Reference>,
    /// `evidence`
    pub evidence: Vec<Reference>,
}

/// `[[offer]]` and `[[seek]]`: "Ich biete", "Ich suche".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// `id`, or derived from the text.
    pub id: Located<String>,
    /// The entry.
    pub span: Span,
    /// `text`
    pub text: Localized<Text>,
    /// `topic`
    pub topic: Option<Reference>,
    /// `until`: the last day on which it stands.
    pub until: Option<Located<PartialDate>>,
    /// `kind`: a word of the owner's, such as `community`.
    pub kind: Option<Text>,
}

/// `[[figure]]`: a number of the proof strip on the first screen.
///
/// Its number and evidence are those of a claim, so that no figure is shown that is not claimed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The entry.
    pub span: Span,
    /// `claim`: the id of the claim that is shown.
    pub claim: Reference,
    /// `label` under the number; the claim's text when absent.
    pub label: Localized<Text>,
}
