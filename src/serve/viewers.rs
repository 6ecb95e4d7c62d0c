//! Who looks at which page: those are made first.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

/// The addresses that browsers show now.
#[derive(Debug, Clone, Default)]
pub struct Viewers {
    addresses: Arc<Mutex<BTreeMap<String, usize>>>,
}

/// One page that somebody looks at, for as long as this is kept.
#[derive(Debug)]
pub(super) struct Viewer {
    viewers: Viewers,
    address: String,
}

impl Viewers {
    /// Somebody looks at an address of the server.
    pub(super) fn add(&self, address: &str) -> Viewer {
        let mut addresses = self
            .addresses
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *addresses.entry(address.to_owned()).or_default() += 1;
        Viewer {
            viewers: self.clone(),
            address: address.to_owned(),
        }
    }

    /// The files that are looked at, of a site below a path.
    pub(super) fn files(&self, base_path: &str) -> HashSet<String> {
        let addresses = self
            .addresses
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let below = addresses
            .keys()
            .filter_map(|address| address.strip_prefix(base_path));
        below
            .map(|path| match path.is_empty() || path.ends_with('/') {
                true => format!("{path}index.html"),
                false => path.to_owned(),
            })
            .collect()
    }
}

impl Drop for Viewer {
    fn drop(&mut self) {
        let addresses = &self.viewers.addresses;
        let mut addresses = addresses.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = addresses.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                addresses.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_looked_at_until_the_last_one_leaves() {
        let viewers = Viewers::default();
        let first = viewers.add("/~me/cv/");
        let second = viewers.add("/~me/cv/");
        let home = viewers.add("/~me/");
        drop(first);
        let files = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        assert_eq!(
            viewers.files("/~me/"),
            files(&["cv/index.html", "index.html"])
        );
        drop(second);
        assert_eq!(viewers.files("/~me/"), files(&["index.html"]));
        drop(home);
        assert_eq!(viewers.files("/~me/"), files(&[]));
    }
}
