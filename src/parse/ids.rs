//! Ids: given by the owner or derived from words, and unique in their kind.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::parse::fields::Fields;
use crate::source::{Located, Span};
use crate::text::bilingual::{Bilingual, both};
use crate::text::slug::slug;

/// An entry whose id is not yet known to be its own.
#[derive(Debug, Clone)]
pub(super) struct Draft<T> {
    /// The entry, with the id that it would like.
    pub(super) entry: T,
    /// Whether the owner gave it.
    pub(super) given: bool,
}

/// The id of an entry: the given one, or one derived from its words.
pub(super) fn wish(fields: &Fields<'_, '_>, words: Option<&str>) -> (Located<String>, bool) {
    match fields.id() {
        Some(id) => (id, true),
        None => (
            Located::new(slug(words.unwrap_or_default()), fields.span),
            false,
        ),
    }
}

/// Gives every entry an id of its own. A given id that is taken is reported; a derived one makes
/// way, by a number at its end. `kind` names an entry that has no words at all.
pub(super) fn settle<T>(
    mut drafts: Vec<Draft<T>>,
    kind: &str,
    id: impl Fn(&mut T) -> &mut Located<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<T> {
    let mut taken: HashMap<String, Span> = HashMap::new();
    for draft in drafts.iter_mut().filter(|draft| draft.given) {
        let wanted = id(&mut draft.entry);
        if let Some(first) = taken.get(&wanted.value) {
            let message = both!(
                "the id `{wanted}` is taken",
                "die id `{wanted}` ist vergeben"
            );
            diagnostics.push(
                Diagnostic::error("duplicate-id", wanted.span, message)
                    .help(Bilingual::new(
                        "give this entry another id",
                        "diesem Eintrag eine andere id geben",
                    ))
                    .related(
                        *first,
                        Bilingual::new("it was given here", "hier wurde sie vergeben"),
                    ),
            );
            wanted.value = free(&wanted.value, &taken);
        }
        taken.insert(wanted.value.clone(), wanted.span);
    }
    for draft in drafts.iter_mut().filter(|draft| !draft.given) {
        let wanted = id(&mut draft.entry);
        if wanted.value.is_empty() {
            kind.clone_into(&mut wanted.value);
        }
        if taken.contains_key(&wanted.value) {
            wanted.value = free(&wanted.value, &taken);
        }
        taken.insert(wanted.value.clone(), wanted.span);
    }
    drafts.into_iter().map(|draft| draft.entry).collect()
}

fn free(wanted: &str, taken: &HashMap<String, Span>) -> String {
    let mut numbered = (2..).map(|number: u32| format!("{wanted}-{number}"));
    numbered
        .find(|id| !taken.contains_key(id))
        .expect("numbers do not end")
}
