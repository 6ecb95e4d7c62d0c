//! Organisations that entries name: by id, by name, or for the first time.

use std::collections::HashMap;

use crate::site::{Localized, Organisation, Profile, Reference};
use crate::source::Located;
use crate::text::nearest::nearest;
use crate::text::slug::{is_slug, slug};

/// Turns every name of an organisation into the id of one, making those that no entry declares.
///
/// A word that could be an id and is close to one is left for the check to report: it is more
/// likely a slip than a new name.
pub(super) fn resolve(profile: &mut Profile) {
    let mut register = Register::default();
    for organisation in std::mem::take(&mut profile.organisations) {
        register.add(organisation);
    }
    let mut references: Vec<&mut Reference> = Vec::new();
    references.extend(
        profile
            .items
            .iter_mut()
            .filter_map(|item| item.organisation.as_mut()),
    );
    references.extend(
        profile
            .education
            .iter_mut()
            .filter_map(|entry| entry.institution.as_mut()),
    );
    references.extend(
        profile
            .credentials
            .iter_mut()
            .filter_map(|entry| entry.issuer.as_mut()),
    );
    references.extend(
        profile
            .testimonials
            .iter_mut()
            .filter_map(|entry| entry.organisation.as_mut()),
    );
    for reference in references {
        register.resolve(reference);
    }
    profile.organisations = register.organisations;
}

#[derive(Default)]
struct Register {
    organisations: Vec<Organisation>,
    /// Ids, names and aliases, lower case.
    known: HashMap<String, usize>,
}

impl Register {
    fn add(&mut self, organisation: Organisation) {
        let index = self.organisations.len();
        let mut words: Vec<String> = vec![organisation.id.value.clone()];
        words.extend(
            organisation
                .name
                .iter()
                .map(|(_, name)| name.value.to_lowercase()),
        );
        words.extend(
            organisation
                .aliases
                .iter()
                .map(|alias| alias.value.to_lowercase()),
        );
        for word in words {
            self.known.entry(word).or_insert(index);
        }
        self.organisations.push(organisation);
    }

    fn resolve(&mut self, reference: &mut Reference) {
        if let Some(index) = self.known.get(&reference.value.to_lowercase()) {
            reference
                .value
                .clone_from(&self.organisations[*index].id.value);
            return;
        }
        let ids = self.organisations.iter().filter(|known| known.declared);
        let ids = ids.map(|known| known.id.value.as_str());
        if is_slug(reference) && nearest(reference, ids).is_some() {
            return;
        }
        let wish = match slug(reference) {
            empty if empty.is_empty() => "organisation".to_owned(),
            wish => wish,
        };
        let taken = |id: &str| self.organisations.iter().any(|known| known.id.value == id);
        let mut ids = std::iter::once(wish.clone())
            .chain((2..).map(|number: u32| format!("{wish}-{number}")));
        let id = ids.find(|id| !taken(id)).expect("numbers do not end");
        self.add(Organisation {
            id: Located::new(id.clone(), reference.span),
            span: reference.span,
            name: Localized::any(reference.clone()),
            aliases: Vec::new(),
            url: None,
            location: Localized::default(),
            declared: false,
        });
        reference.value = id;
    }
}
