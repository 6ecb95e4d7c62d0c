//! The words of the interface in one language: phrases with numbers and names, by Fluent.

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::text::language::Language;
use crate::theme::Theme;

type Bundle = FluentBundle<std::sync::Arc<FluentResource>>;

/// The interface texts of a language.
pub(super) struct Interface {
    bundle: Bundle,
    /// Messages that need no value, by name with `_` for `-`: what templates see as `t`.
    pub(super) plain: tera::Value,
}

impl Interface {
    /// The texts of a theme in a language.
    pub(super) fn new(theme: &Theme, language: Language) -> Self {
        let locale: LanguageIdentifier = language.tag().parse().expect("a tag of our own");
        let mut bundle = Bundle::new_concurrent(vec![locale]);
        // The marks around inserted values would show up in addresses, labels and searches.
        bundle.set_use_isolating(false);
        let resources = theme.interface.get(&language).into_iter().flatten();
        for resource in resources.clone() {
            bundle.add_resource_overriding(resource.clone());
        }
        let mut plain = std::collections::BTreeMap::new();
        for entry in resources.flat_map(|resource| resource.entries()) {
            let fluent_syntax::ast::Entry::Message(message) = entry else {
                continue;
            };
            let name = message.id.name;
            let Some(pattern) = bundle.get_message(name).and_then(|found| found.value()) else {
                continue;
            };
            let mut errors = Vec::new();
            let words = bundle.format_pattern(pattern, None, &mut errors);
            if errors.is_empty() {
                plain.insert(name.replace('-', "_"), words.into_owned());
            }
        }
        let plain = tera::Value::from_serializable(&plain);
        Interface { bundle, plain }
    }

    /// A phrase without values.
    pub(super) fn get(&self, name: &str) -> String {
        self.with(name, &[])
    }

    /// A phrase, if there is one of that name.
    pub(super) fn find(&self, name: &str) -> Option<String> {
        self.bundle.has_message(name).then(|| self.get(name))
    }

    /// A phrase with values; its name where the theme has none.
    pub(super) fn with(&self, name: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        let message = self.bundle.get_message(name);
        let Some(pattern) = message.and_then(|message| message.value()) else {
            return name.to_owned();
        };
        let arguments: FluentArgs<'_> = values
            .iter()
            .map(|(key, value)| (Cow::Borrowed(*key), value.clone()))
            .collect();
        // A value that the phrase asks for and does not get is shown by its name: nothing to report.
        let mut errors = Vec::new();
        self.bundle
            .format_pattern(pattern, Some(&arguments), &mut errors)
            .into_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Names of the messages of a language, each as often as it is there.
    fn names(theme: &Theme, language: Language) -> Vec<String> {
        let resources = theme.interface[&language].iter();
        let entries = resources.flat_map(|resource| resource.entries());
        entries
            .filter_map(|entry| match entry {
                fluent_syntax::ast::Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn every_language_says_everything_once() {
        let theme = crate::render::testing::theme();
        let english = names(&theme, Language::En);
        let german = names(&theme, Language::De);
        let distinct: BTreeSet<&String> = english.iter().collect();
        assert_eq!(distinct.len(), english.len(), "a message is there twice");
        assert_eq!(distinct, german.iter().collect());
    }

    #[test]
    fn numbers_choose_their_words() {
        let theme = crate::render::testing::theme();
        let proofs = |language, count: i64| {
            Interface::new(&theme, language).with("proofs", &[("count", count.into())])
        };
        assert_eq!(proofs(Language::En, 1), "1 entry");
        assert_eq!(proofs(Language::En, 12), "12 entries");
        assert_eq!(proofs(Language::De, 1), "1 Eintrag");
        assert_eq!(proofs(Language::De, 0), "0 Einträge");
        let interface = Interface::new(&theme, Language::De);
        let plain = interface
            .plain
            .get_from_path("nav_cv")
            .and_then(|words| words.as_str());
        assert_eq!(plain, Some("Lebenslauf"));
        assert_eq!(interface.find("no-such-message"), None);
    }
}
