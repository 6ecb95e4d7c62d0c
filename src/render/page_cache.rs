//! Pages, and the texts in them, that were made for earlier states of a site. A page is found by the
//! values that its template is filled with and by the templates; nobody keeps a list of who depends
//! on whom.

use std::io::Write as _;
use std::sync::Arc;

use bytes::Bytes;
use tera::Value;

use crate::cache::{Key, Shelf, key};
use crate::render::markdown::Told;
use crate::render::pages::Shared;
use crate::render::protection::Protection;
use crate::theme::Theme;

/// The cache of a preview, which makes the same site again and again.
#[derive(Debug, Default)]
pub struct PageCache {
    pages: Shelf<Finished>,
    pub(super) texts: Shelf<Told>,
}

/// A page as it is published.
#[derive(Debug)]
pub(super) struct Finished {
    pub(super) html: Bytes,
    /// The same in Markdown.
    pub(super) twin: Option<Bytes>,
}

/// The cache with what all pages of a language have in common.
pub(super) struct Common<'c> {
    cache: &'c PageCache,
    key: Key,
}

impl PageCache {
    /// Drops what was not asked for since the last time. It is called when a site is complete, so
    /// that the cache is never larger than two states of the site.
    pub fn sweep(&self) {
        self.pages.sweep();
        self.texts.sweep();
    }

    /// How many pages and texts there are.
    #[cfg(test)]
    pub(super) fn len(&self) -> (usize, usize) {
        (self.pages.len(), self.texts.len())
    }
}

impl<'c> Common<'c> {
    pub(super) fn new(
        cache: &'c PageCache,
        theme: &Theme,
        shared: &Shared,
        register: &str,
        protection: &Protection,
    ) -> Self {
        let mut values = Vec::new();
        for value in [&shared.site, &shared.person, &shared.interface] {
            write(value, &mut values);
        }
        let mut parts: Vec<&[u8]> = vec![&values, register.as_bytes()];
        parts.extend(protection.emails().iter().map(|email| email.as_bytes()));
        let templates = theme.templates_key();
        parts.push(&templates);
        Common {
            cache,
            key: key("pages", &parts),
        }
    }

    /// The page of that template and these values at a path, made when there is none yet.
    ///
    /// # Errors
    /// What made it impossible; that is not kept.
    pub(super) fn page<E>(
        &self,
        [template, variable, path]: [&str; 3],
        [page, value]: [&Value; 2],
        make: impl FnOnce() -> Result<Finished, E>,
    ) -> Result<Arc<Finished>, E> {
        let mut values = Vec::new();
        write(page, &mut values);
        write(value, &mut values);
        let names = [template, variable, path].map(str::as_bytes);
        let key = key("page", &[&self.key, names[0], names[1], names[2], &values]);
        if let Some(page) = self.cache.pages.get(&key) {
            return Ok(page);
        }
        let page = Arc::new(make()?);
        self.cache.pages.put(key, page.clone());
        Ok(page)
    }
}

/// Writes a value so that values which a template could tell apart are written differently.
fn write(value: &Value, bytes: &mut Vec<u8>) {
    if let Some(text) = value.as_str() {
        write_text(b's', text, bytes);
    } else if let Some(list) = value.as_array() {
        write_length(b'l', list.len(), bytes);
        for value in list {
            write(value, bytes);
        }
    } else if let Some(map) = value.as_map() {
        write_length(b'm', map.len(), bytes);
        let mut entries: Vec<_> = map.iter().collect();
        // A map has no order of its own.
        entries.sort_unstable_by(|one, other| one.0.cmp(other.0));
        for (key, value) in entries {
            match key.as_str() {
                Some(name) => write_text(b'k', name, bytes),
                None => write_text(b'o', &key.to_string(), bytes),
            }
            write(value, bytes);
        }
    } else {
        write!(bytes, "v{:?}{value:?};", value.kind()).expect("memory takes what is written");
    }
}

fn write_text(kind: u8, text: &str, bytes: &mut Vec<u8>) {
    write_length(kind, text.len(), bytes);
    bytes.extend_from_slice(text.as_bytes());
}

fn write_length(kind: u8, length: usize, bytes: &mut Vec<u8>) {
    bytes.push(kind);
    bytes.extend_from_slice(&(length as u64).to_le_bytes());
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn written(value: &Value) -> Vec<u8> {
        let mut bytes = Vec::new();
        write(value, &mut bytes);
        bytes
    }

    #[test]
    fn values_that_differ_are_written_differently() {
        let text = |text: &str| Value::from(text);
        let values = [
            text("1"),
            Value::from(1_u64),
            Value::from(1.0),
            Value::from(true),
            Value::from(()),
            Value::from(vec![text("a"), text("b")]),
            Value::from(vec![text("ab")]),
            Value::from(vec![Value::from(vec![text("a")]), text("b")]),
            Value::from_serializable(&BTreeMap::from([("a", "b")])),
            Value::from_serializable(&BTreeMap::from([("ab", "")])),
        ];
        for (at, one) in values.iter().enumerate() {
            for other in &values[..at] {
                assert_ne!(written(one), written(other), "{one:?} and {other:?}");
            }
        }
    }

    #[test]
    fn the_order_in_which_a_map_was_made_does_not_matter() {
        let names: Vec<String> = (0..50).map(|number| format!("name {number}")).collect();
        let map = |names: &mut dyn Iterator<Item = &String>| {
            let map: std::collections::HashMap<&String, usize> =
                names.map(|name| (name, name.len())).collect();
            Value::from_serializable(&map)
        };
        assert_eq!(
            written(&map(&mut names.iter())),
            written(&map(&mut names.iter().rev()))
        );
    }
}
