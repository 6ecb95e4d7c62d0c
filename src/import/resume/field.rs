//! The typed values of an entry: texts, lists, addresses, dates, once a language where they have one.

use serde_json::Value;

use crate::import::address;
use crate::import::date::{self, Moment, Reading};
use crate::import::html;
use crate::import::note::{Note, not_mapped};
use crate::import::prose::{self, Prose};
use crate::import::resume::entry::{Entry, Taken};
use crate::import::resume::translation::{is_empty, is_language_map, language};
use crate::import::resume::value::{by_place, date_text, text_of};
use crate::site::Localized;
use crate::text::date::PartialDate;
use crate::text::language::Language;

impl Entry<'_> {
    /// A text of a plain field.
    pub(super) fn text(&mut self, field: &str, names: &[&str]) -> Localized<String> {
        self.localized(field, names, |text| {
            let words = prose::plain(text);
            ((!words.is_empty()).then_some(words), None)
        })
    }

    /// A text of a plain field that has no language: the main language's, if there are several.
    pub(super) fn fact(&mut self, field: &str, names: &[&str]) -> Option<String> {
        let text = self.text(field, names);
        if text.any.is_some() {
            return text.any;
        }
        let (fact, chosen) = text.get_or_other(self.context.main)?;
        let fact = fact.clone();
        let others: Vec<(Language, String)> = text
            .iter()
            .filter_map(|(language, other)| Some((language?, other.clone())))
            .filter(|(language, other)| *language != chosen && *other != fact)
            .collect();
        for (language, other) in others {
            let path = format!("{}.{}", self.path_of(names[0]), language.tag());
            self.leave(&path, &Value::String(other), &Note::OneOnly);
        }
        Some(fact)
    }

    /// A text with its list items apart.
    pub(super) fn prose(&mut self, field: &str, names: &[&str]) -> Localized<Prose> {
        self.localized(field, names, |text| {
            let ready = prose::inline(text);
            (
                (ready.value != Prose::default()).then_some(ready.value),
                ready.note,
            )
        })
    }

    /// A text as one line of inline Markdown.
    pub(super) fn line(&mut self, field: &str, names: &[&str]) -> Localized<String> {
        lines(&self.prose(field, names))
    }

    /// A Markdown document.
    pub(super) fn document(&mut self, field: &str, names: &[&str]) -> Localized<String> {
        self.localized(field, names, |text| {
            let ready = prose::document(text);
            ((!ready.value.is_empty()).then_some(ready.value), ready.note)
        })
    }

    /// A text for all languages or one a language, made ready for its field.
    fn localized<T>(
        &mut self,
        field: &str,
        names: &[&str],
        make_ready: impl Fn(&str) -> (Option<T>, Option<Note>),
    ) -> Localized<T> {
        let mut localized = Localized::default();
        let Some(Taken { path, value }) = self.take(names) else {
            return localized;
        };
        for (language, path, value) in self.by_language(path, value) {
            let Some(text) = text_of(&value) else {
                self.leave(&path, &value, &Note::NotAText);
                continue;
            };
            let (ready, note) = make_ready(&text);
            // A second region of a language (`en-US` beside `en-GB`) has no room.
            if localized.slot(language).is_some() {
                self.leave(&path, &value, &Note::OneOnly);
            } else if ready.is_some() {
                *localized.slot(language) = ready;
                self.mapped(&path, field, note);
            } else {
                self.leave(&path, &value, &Note::NotAText);
            }
        }
        localized
    }

    /// The versions of a value; those in languages that Pointed does not write are left.
    fn by_language(
        &mut self,
        path: String,
        value: Value,
    ) -> Vec<(Option<Language>, String, Value)> {
        match value {
            Value::Object(map) if is_language_map(&map) => {
                let mut versions = Vec::new();
                for (tag, value) in map {
                    let path = format!("{path}.{tag}");
                    match language(&tag) {
                        _ if is_empty(&value) => {}
                        Some(language) => versions.push((Some(language), path, value)),
                        None => self.leave(&path, &value, &Note::OtherLanguage(tag)),
                    }
                }
                versions
            }
            value => vec![(None, path, value)],
        }
    }

    /// A list of texts, each one line of inline Markdown. A text in place of a list is split at
    /// its lines.
    pub(super) fn lines(&mut self, field: &str, names: &[&str]) -> Localized<Vec<String>> {
        let mut localized = Localized::default();
        let Some(Taken { path, value }) = self.take(names) else {
            return localized;
        };
        for (language, path, value) in self.by_language(path, value) {
            let is_list = value.is_array();
            let elements = match value {
                Value::Array(elements) => elements,
                Value::String(text) if !html::has_element(&text) => {
                    text.lines().map(Value::from).collect()
                }
                other => vec![other],
            };
            for (index, element) in elements.into_iter().enumerate() {
                let path = match is_list {
                    true => format!("{path}[{index}]"),
                    false => path.clone(),
                };
                for (own, path, element) in self.by_language(path, element) {
                    if is_empty(&element) {
                        continue;
                    }
                    let Some(text) = text_of(&element) else {
                        self.leave(&path, &element, &Note::NotAText);
                        continue;
                    };
                    let ready = prose::inline(&text);
                    self.mapped(&path, field, ready.note);
                    let list = localized
                        .slot(own.or(language))
                        .get_or_insert_with(Vec::new);
                    list.extend([ready.value.paragraphs, ready.value.items].concat());
                }
            }
        }
        // A line without a language among lines with one would be shown in none.
        if let (Some(any), true) = (
            &localized.any,
            localized.en.is_some() || localized.de.is_some(),
        ) {
            let any = any.clone();
            for list in [&mut localized.en, &mut localized.de].into_iter().flatten() {
                list.extend(any.iter().cloned());
            }
            localized.any = None;
        }
        localized
    }

    /// A list of short plain texts: keywords, names. A text in place of a list is split at commas.
    pub(super) fn words(
        &mut self,
        field: &str,
        names: &[&str],
    ) -> Vec<(String, Localized<String>)> {
        let Some(Taken { path, value }) = self.take(names) else {
            return Vec::new();
        };
        let is_list = value.is_array();
        let elements: Vec<Value> = match value {
            Value::Array(elements) => elements,
            Value::String(text) => prose::parts(&text).into_iter().map(Value::from).collect(),
            Value::Object(map) if is_language_map(&map) && map.values().any(Value::is_array) => {
                by_place(map)
            }
            other => vec![other],
        };
        let mut words = Vec::new();
        for (index, element) in elements.into_iter().enumerate() {
            let path = match is_list {
                true => format!("{path}[{index}]"),
                false => path.clone(),
            };
            let mut word = Localized::default();
            for (language, path, element) in self.by_language(path.clone(), element) {
                if is_empty(&element) {
                    continue;
                }
                match text_of(&element).map(|text| prose::plain(&text)) {
                    Some(text) if !text.is_empty() => {
                        *word.slot(language) = Some(text);
                        self.mapped(&path, field, None);
                    }
                    _ => self.leave(&path, &element, &Note::NotAText),
                }
            }
            if !word.is_empty() {
                words.push((path, word));
            }
        }
        words
    }

    /// An address that a reader may follow.
    pub(super) fn url(&mut self, field: &str, names: &[&str]) -> (Option<String>, Option<Note>) {
        let Some(Taken { path, value }) = self.take(names) else {
            return (None, None);
        };
        let versions = self.by_language(path, value);
        let mut found = None;
        for (_, path, value) in self.main_first(versions) {
            match value.as_str().ok_or(Note::NotAText).and_then(address::read) {
                Ok(address) if found.is_none() => {
                    self.mapped(&path, field, address.note.clone());
                    found = Some(address);
                }
                Ok(_) => self.leave(&path, &value, &Note::OneOnly),
                Err(note) => self.leave(&path, &value, &note),
            }
        }
        found.map_or((None, None), |address| (Some(address.url), address.note))
    }

    /// A date, or a time span.
    pub(super) fn date(&mut self, field: &str, names: &[&str]) -> Option<Reading> {
        self.dated(field, names, |_| true)
    }

    /// A single date; "present" is none.
    pub(super) fn day(&mut self, field: &str, names: &[&str]) -> Option<PartialDate> {
        let is_date = |reading: &Reading| reading.start != Moment::Present;
        match self.dated(field, names, is_date)?.start {
            Moment::At(date) => Some(date),
            Moment::Present => None,
        }
    }

    fn dated(
        &mut self,
        field: &str,
        names: &[&str],
        fits: impl Fn(&Reading) -> bool,
    ) -> Option<Reading> {
        let Taken { path, value } = self.take(names)?;
        let versions = self.by_language(path, value);
        let mut found: Option<Reading> = None;
        for (_, path, value) in self.main_first(versions) {
            let reading = date_text(&value)
                .ok_or(Note::NotADate)
                .and_then(|text| date::read(&text))
                .map(
                    |reading| match self.context.days_are_filling && !path.starts_with("meta") {
                        true => reading.without_days(),
                        false => reading,
                    },
                )
                .and_then(|reading| fits(&reading).then_some(reading).ok_or(Note::NotADate));
            match reading {
                Ok(reading) if found.is_none() => {
                    self.mapped(&path, field, reading.note.clone());
                    if let Some(note) = &reading.note {
                        let main = self.context.main;
                        self.comment(not_mapped(main, note, &path, &value.to_string()));
                    }
                    found = Some(reading);
                }
                Ok(reading) if found.as_ref() == Some(&reading) => {}
                Ok(_) => self.leave(&path, &value, &Note::OneOnly),
                Err(note) => self.leave(&path, &value, &note),
            }
        }
        found
    }

    fn main_first(
        &self,
        mut versions: Vec<(Option<Language>, String, Value)>,
    ) -> Vec<(Option<Language>, String, Value)> {
        versions.sort_by_key(|(language, _, _)| *language != Some(self.context.main));
        versions.retain(|(_, _, value)| !is_empty(value));
        versions
    }

    /// A place as words: a text, or the parts of an address object.
    pub(super) fn place(&mut self, field: &str, names: &[&str]) -> Localized<String> {
        let Some(mut inner) = self.object(names) else {
            return self.text(field, names);
        };
        let parts: Vec<String> = ["city", "region", "country", "countrycode"]
            .into_iter()
            .filter_map(|part| inner.fact(field, &[part]))
            .collect();
        self.absorb(inner);
        match parts.is_empty() {
            true => Localized::default(),
            false => Localized::any(parts.join(", ")),
        }
    }
}

/// Each text in one line.
pub(super) fn lines(prose: &Localized<Prose>) -> Localized<String> {
    let mut lines = Localized::default();
    for (language, prose) in prose.iter() {
        *lines.slot(language) = Some(prose.in_one_line());
    }
    lines
}
