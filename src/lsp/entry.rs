//! What ids name: the entries of a profile that others refer to.

use crate::site::{Localized, Site, Text};
use crate::source::Span;

/// What an id can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Topic,
    Evidence,
    Item,
    Skill,
    Organisation,
    Claim,
    Credential,
}

/// An entry that an id names.
pub(super) struct Entry {
    /// The id.
    pub(super) id: String,
    /// What it is called.
    pub(super) label: String,
    /// Where it stands.
    pub(super) span: Span,
}

impl Target {
    /// What the ids in a field name.
    pub(super) fn of_field(key: &str) -> Option<Target> {
        match key {
            "topic" | "topics" => Some(Target::Topic),
            "evidence" => Some(Target::Evidence),
            "skills" => Some(Target::Skill),
            "organisation" | "institution" | "issuer" => Some(Target::Organisation),
            "claim" => Some(Target::Claim),
            "certificate" => Some(Target::Credential),
            _ => None,
        }
    }

    /// What the ids behind a scheme of Markdown links name.
    pub(super) fn of_scheme(scheme: &str) -> Option<Target> {
        match scheme {
            "topic" => Some(Target::Topic),
            "evidence" => Some(Target::Evidence),
            "item" => Some(Target::Item),
            _ => None,
        }
    }

    /// Every entry of that kind, in the order of the sources.
    pub(super) fn entries(self, site: &Site) -> Vec<Entry> {
        let profile = &site.profile;
        let entry = |id: &str, label: &Localized<Text>, span: Span| {
            let main = site.settings.main_language();
            let label = label.get_or_other(main).map(|(text, _)| text.value.clone());
            Entry {
                id: id.to_owned(),
                label: label.unwrap_or_default(),
                span,
            }
        };
        macro_rules! entries {
            ($list:ident, $label:ident) => {
                profile
                    .$list
                    .iter()
                    .map(|found| entry(&found.id, &found.$label, found.id.span))
                    .collect()
            };
        }
        match self {
            Target::Topic => entries!(topics, label),
            Target::Evidence => entries!(evidence, title),
            Target::Item => entries!(items, title),
            Target::Skill => entries!(skills, label),
            Target::Organisation => profile
                .organisations
                .iter()
                .filter(|organisation| organisation.declared)
                .map(|found| entry(&found.id, &found.name, found.id.span))
                .collect(),
            Target::Claim => entries!(claims, text),
            Target::Credential => entries!(credentials, name),
        }
    }

    /// The entry of that id.
    pub(super) fn find(self, site: &Site, id: &str) -> Option<Entry> {
        self.entries(site).into_iter().find(|entry| entry.id == id)
    }
}
