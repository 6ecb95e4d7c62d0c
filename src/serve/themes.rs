//! The theme of the last build: its templates are compiled again only when something of it changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::site::Site;
use crate::theme::Theme;

/// Remembers one theme by everything that it is made of.
#[derive(Default)]
pub(super) struct Themes {
    last: Option<(blake3::Hash, Arc<Theme>)>,
}

impl Themes {
    /// The theme of a site with its own files, as [`Theme::load`] gives it.
    pub(super) fn load(
        &mut self,
        site: &mut Site,
        own: &BTreeMap<String, Vec<u8>>,
    ) -> (Option<Arc<Theme>>, Vec<Diagnostic>) {
        let key = key(site, own);
        if let Some((known, theme)) = &self.last
            && *known == key
        {
            return (Some(theme.clone()), Vec::new());
        }
        let settings = &site.settings;
        let (theme, found) = Theme::load(
            &settings.theme,
            &settings.theme_options,
            own,
            &mut site.sources,
        );
        let theme = theme.map(Arc::new);
        // Findings have places, which are those of this build alone.
        self.last = match (&theme, found.is_empty()) {
            (Some(theme), true) => Some((key, theme.clone())),
            _ => None,
        };
        (theme, found)
    }
}

fn key(site: &Site, own: &BTreeMap<String, Vec<u8>>) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    let mut add = |part: &[u8]| {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    };
    add(site.settings.theme.as_bytes());
    for (name, value) in &site.settings.theme_options {
        add(name.as_bytes());
        add(value.value.to_string().as_bytes());
    }
    // No option has an empty name, so this parts options from files.
    add(b"");
    for (path, content) in own {
        add(path.as_bytes());
        add(content);
    }
    hasher.finalize()
}
