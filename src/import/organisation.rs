//! Organisations: those that have an address, or a name in two languages, get an entry of their
//! own; the others are named where they are needed.

use crate::import::ids::Ids;
use crate::import::sheet::Sheet;
use crate::site::Localized;
use crate::text::language::Language;
use crate::text::slug::is_slug;

/// An organisation with an entry.
#[derive(Debug, Clone)]
struct Organisation {
    id: String,
    name: Localized<String>,
    url: Option<String>,
}

/// The organisations of an import.
#[derive(Debug, Default)]
pub(super) struct Organisations {
    declared: Vec<Organisation>,
    ids: Ids,
}

impl Organisations {
    /// The value of `organisation = …`: an id when there is, or has to be, an entry, the name
    /// otherwise. The second value is an address that could not be kept, since the entry has
    /// another one.
    pub(super) fn mention(
        &mut self,
        name: &Localized<String>,
        url: Option<String>,
        main: Language,
    ) -> Option<(String, Option<String>)> {
        let words = name.get_or_other(main).map(|(words, _)| words.clone())?;
        if let Some(known) = self.declared.iter_mut().find(|known| known.is_called(name)) {
            let other = match (&known.url, url) {
                (None, url) => {
                    known.url = url;
                    None
                }
                (Some(own), Some(url)) if *own == url => None,
                (Some(_), url) => url,
            };
            return Some((known.id.clone(), other));
        }
        // A name that looks like an id would be looked up as one.
        if name.any.is_some() && url.is_none() && !is_slug(&words) {
            return Some((words, None));
        }
        let id = self.ids.give(&words, "organisation");
        self.declared.push(Organisation {
            id: id.clone(),
            name: name.clone(),
            url,
        });
        Some((id, None))
    }

    /// Gives an organisation an entry, though it has nothing but a name.
    pub(super) fn declare(&mut self, name: &Localized<String>, main: Language) {
        let words = name.get_or_other(main).map(|(words, _)| words.clone());
        let is_known = self.declared.iter().any(|known| known.is_called(name));
        if let (Some(words), false) = (words, is_known) {
            self.declared.push(Organisation {
                id: self.ids.give(&words, "organisation"),
                name: name.clone(),
                url: None,
            });
        }
    }

    /// The entries.
    pub(super) fn write(&self, sheet: &mut Sheet) {
        for organisation in &self.declared {
            sheet.entry("organisation");
            sheet.set("id", &organisation.id);
            sheet.set_localized("name", &organisation.name);
            if let Some(url) = &organisation.url {
                sheet.set("url", url);
            }
        }
    }
}

impl Organisation {
    fn is_called(&self, name: &Localized<String>) -> bool {
        let own: Vec<String> = self
            .name
            .iter()
            .map(|(_, words)| words.to_lowercase())
            .collect();
        name.iter()
            .any(|(_, words)| own.contains(&words.to_lowercase()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_has_more_than_a_name_gets_an_entry() {
        let mut all = Organisations::default();
        let mut mention = |name: &str, url: Option<&str>| {
            let name = Localized::any(name.to_owned());
            all.mention(&name, url.map(str::to_owned), Language::En)
                .expect("a name")
        };
        assert_eq!(mention("Elbe Rail", None), ("Elbe Rail".to_owned(), None));
        assert_eq!(
            mention("Nord AG", Some("https://a.example")),
            ("nord-ag".to_owned(), None)
        );
        assert_eq!(mention("NORD AG", None), ("nord-ag".to_owned(), None));
        let other = Some("https://b.example".to_owned());
        assert_eq!(
            mention("Nord AG", Some("https://b.example")),
            ("nord-ag".to_owned(), other)
        );
        assert_eq!(mention("smoogle", None), ("smoogle".to_owned(), None));
        let mut sheet = Sheet::default();
        all.write(&mut sheet);
        let expected = "[[organisation]]\nid = \"nord-ag\"\nname = \"Nord AG\"\n\
                        url = \"https://a.example\"\n\n[[organisation]]\nid = \"smoogle\"\n\
                        name = \"smoogle\"\n";
        assert_eq!(sheet.finish(), expected);
    }
}
