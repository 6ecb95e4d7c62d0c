//! Go to definition: from an id to the entry that bears it.

use crate::lsp::cursor::Cursor;
use crate::lsp::entry::Target;
use crate::site::Site;
use crate::source::Span;

/// Where the entry stands that the id at the place names.
pub(super) fn definition(site: &Site, cursor: &Cursor, text: &str) -> Option<Span> {
    let (target, id) = match cursor {
        Cursor::Value { field, range, .. } => {
            (Target::of_field(field.key)?, text.get(range.clone())?)
        }
        Cursor::Destination(range) => {
            let (scheme, id) = text.get(range.clone())?.split_once(':')?;
            (Target::of_scheme(scheme)?, id)
        }
        Cursor::Header(_) | Cursor::Key { .. } => return None,
    };
    target.find(site, id).map(|entry| entry.span)
}
