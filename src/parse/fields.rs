//! The fields of a TOML table, asked for by name.
//!
//! A table is read entry by entry, so that a wrong value costs that value and nothing else. What
//! was asked for is what is known: [`Fields::finish`] reports every other key.

use std::cell::RefCell;
use std::sync::LazyLock;

use serde::de::IntoDeserializer as _;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::Diagnostic;
use crate::parse::document;
use crate::parse::shape::{Kind, Shape};
use crate::site::{Choice, End, Localized, Number, Reference, Text};
use crate::source::{Located, SourceId, Span};
use crate::text::bilingual::{Bilingual, both};
use crate::text::country;
use crate::text::date::PartialDate;
use crate::text::language::Language;
use crate::text::nearest::{did_you_mean, nearest};
use crate::text::slug::is_slug;

/// Where a TOML text lies, and what was found wrong in it.
pub(super) struct Reader {
    source: SourceId,
    /// Bytes before the TOML text in its file: front matter does not start a file.
    offset: usize,
    diagnostics: RefCell<Vec<Diagnostic>>,
    /// Takes down what is asked for; `None` while a text is read.
    shape: Option<RefCell<Shape>>,
}

impl Reader {
    /// For a text that starts so many bytes after the start of its file.
    pub(super) fn new(source: SourceId, offset: usize) -> Self {
        Reader {
            source,
            offset,
            diagnostics: RefCell::default(),
            shape: None,
        }
    }

    /// For no text: the reading only tells which fields it knows.
    pub(super) fn recording(source: SourceId) -> Self {
        Reader {
            shape: Some(RefCell::default()),
            ..Reader::new(source, 0)
        }
    }

    /// What was asked for.
    pub(super) fn into_shape(self) -> Shape {
        self.shape.map(RefCell::into_inner).unwrap_or_default()
    }

    /// Reports a finding.
    pub(super) fn report(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    /// What was found.
    pub(super) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics.into_inner()
    }

    /// A range of the TOML text as a place in the file.
    pub(super) fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(
            self.source,
            range.start + self.offset..range.end + self.offset,
        )
    }

    fn wrong_type(&self, value: &Spanned<DeValue<'_>>, key: &str, wanted: Wanted) {
        let found = match value.get_ref() {
            DeValue::Array(_) => ["a list", "eine Liste"],
            DeValue::Table(_) => ["a table", "eine Tabelle"],
            DeValue::String(_) => ["a text", "ein Text"],
            DeValue::Integer(_) | DeValue::Float(_) => ["a number", "eine Zahl"],
            DeValue::Boolean(_) => ["true or false", "wahr oder falsch"],
            DeValue::Datetime(_) => ["a date", "ein Datum"],
        };
        let ([wanted, wanted_de], [found, found_de]) = (wanted, found);
        let message = both!(
            "`{key}` should be {wanted}, this is {found}",
            "`{key}` sollte {wanted_de} sein, das ist {found_de}"
        );
        self.report(Diagnostic::error(
            "wrong-type",
            self.span(value.span()),
            message,
        ));
    }

    fn text(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<Text> {
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type(
                value,
                key,
                ["a text in quotes", "ein Text in Anführungszeichen"],
            );
            return None;
        };
        // Nothing but blanks says nothing: the same as a field that is left out.
        (!text.trim().is_empty()).then(|| Located::new(text.to_owned(), self.span(value.span())))
    }

    fn texts(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<Vec<Text>> {
        let Some(values) = value.get_ref().as_array() else {
            self.wrong_type(value, key, ["a list of texts", "eine Liste von Texten"]);
            return None;
        };
        Some(
            values
                .iter()
                .filter_map(|value| self.text(key, value))
                .collect(),
        )
    }
}

/// One table.
pub(super) struct Fields<'a, 'i> {
    /// Takes the findings.
    pub(super) reader: &'a Reader,
    /// The table's header, or its braces.
    pub(super) span: Span,
    table: &'a DeTable<'i>,
    name: &'static str,
    known: RefCell<Vec<&'static str>>,
}

impl<'a, 'i> Fields<'a, 'i> {
    /// The fields of a table; its name is for messages: `[person]`, `[[topic]]`.
    pub(super) fn new(
        reader: &'a Reader,
        table: &'a DeTable<'i>,
        span: Span,
        name: &'static str,
    ) -> Self {
        Fields {
            reader,
            span,
            table,
            name,
            known: RefCell::default(),
        }
    }

    /// A table that has nothing in it.
    pub(super) fn empty(reader: &'a Reader, span: Span, name: &'static str) -> Self {
        static EMPTY: LazyLock<DeTable<'static>> = LazyLock::new(DeTable::new);
        if let Some(shape) = &reader.shape {
            shape.borrow_mut().open(name);
        }
        Fields::new(reader, &EMPTY, span, name)
    }

    fn value(&self, key: &'static str, kind: Kind) -> Option<&'a Spanned<DeValue<'i>>> {
        if let Some(shape) = &self.reader.shape {
            shape.borrow_mut().ask(self.name, key, kind);
        }
        self.known.borrow_mut().push(key);
        self.table.get(key)
    }

    /// Writes down what a field holds, when it is read by way of a simpler kind.
    fn ask(&self, key: &'static str, kind: impl FnOnce() -> Kind) {
        if let Some(shape) = &self.reader.shape {
            shape.borrow_mut().ask(self.name, key, kind());
        }
    }

    /// Whether the table has that key; asking does not make it known.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Whether the value of that key is a table.
    pub(super) fn has_table(&self, key: &'static str) -> bool {
        if self.reader.shape.is_some() {
            self.ask(key, || Kind::TextOrTable(""));
            return true;
        }
        self.table
            .get(key)
            .is_some_and(|value| value.get_ref().is_table())
    }

    /// Every key that is there, with its place.
    pub(super) fn keys(&self) -> impl Iterator<Item = (&'a str, Span)> {
        let reader = self.reader;
        self.table
            .keys()
            .map(move |key| (key.get_ref().as_ref(), reader.span(key.span())))
    }

    /// A text.
    pub(super) fn text(&self, key: &'static str) -> Option<Text> {
        self.reader.text(key, self.value(key, Kind::Text)?)
    }

    /// A list of texts.
    pub(super) fn texts(&self, key: &'static str) -> Vec<Text> {
        self.value(key, Kind::Texts)
            .and_then(|value| self.reader.texts(key, value))
            .unwrap_or_default()
    }

    /// A text for all languages, or a table with one a language.
    pub(super) fn localized(&self, key: &'static str) -> Localized<Text> {
        self.localized_by(
            key,
            Kind::Localized,
            [
                "a text, or a text a language",
                "ein Text, oder ein Text je Sprache",
            ],
            Reader::text,
        )
    }

    /// A list of texts for all languages, or a table with one a language.
    pub(super) fn localized_list(&self, key: &'static str) -> Localized<Vec<Text>> {
        self.localized_by(
            key,
            Kind::LocalizedList,
            [
                "a list of texts, or one a language",
                "eine Liste von Texten, oder eine je Sprache",
            ],
            Reader::texts,
        )
    }

    fn localized_by<T>(
        &self,
        key: &'static str,
        kind: Kind,
        wanted: Wanted,
        read: impl Fn(&Reader, &str, &Spanned<DeValue<'_>>) -> Option<T>,
    ) -> Localized<T> {
        let mut localized = Localized::default();
        let Some(value) = self.value(key, kind) else {
            return localized;
        };
        match value.get_ref() {
            DeValue::Table(table) => {
                for (tag, value) in table.iter() {
                    match Language::parse(tag.get_ref()) {
                        Some(language) => {
                            *localized.slot(Some(language)) = read(self.reader, key, value);
                        }
                        None => self.unknown_language(tag),
                    }
                }
            }
            DeValue::String(_) | DeValue::Array(_) => {
                localized.any = read(self.reader, key, value);
            }
            _ => self.reader.wrong_type(value, key, wanted),
        }
        localized
    }

    fn unknown_language(&self, tag: &Spanned<std::borrow::Cow<'_, str>>) {
        let word = tag.get_ref();
        let message = both!(
            "`{word}` is no language that Pointed writes",
            "`{word}` ist keine Sprache, die Pointed schreibt"
        );
        self.reader.report(
            Diagnostic::error("unknown-language", self.reader.span(tag.span()), message).help(
                Bilingual::new(
                    "use `en` or `de`, or a text without a language",
                    "`en` oder `de` verwenden, oder einen Text ohne Sprache",
                ),
            ),
        );
    }

    /// An id that names something elsewhere.
    pub(super) fn reference(&self, key: &'static str) -> Option<Reference> {
        self.ask(key, || Kind::Reference);
        self.text(key)
    }

    /// Ids that name something elsewhere.
    pub(super) fn references(&self, key: &'static str) -> Vec<Reference> {
        self.ask(key, || Kind::References);
        self.texts(key)
    }

    /// An id given by the owner.
    pub(super) fn id(&self) -> Option<Located<String>> {
        self.ask("id", || Kind::Id);
        let id = self.text("id")?;
        if is_slug(&id) {
            return Some(id);
        }
        let message = both!("`{id}` cannot be an id", "`{id}` kann keine id sein");
        let suggestion = crate::text::slug::slug(&id);
        let help = match suggestion.is_empty() {
            true => Bilingual::new(
                "use lower-case letters a to z, digits, and hyphens between them",
                "Kleinbuchstaben a bis z, Ziffern und Bindestriche dazwischen",
            ),
            false => both!(
                "use lower-case letters, digits and hyphens: `{suggestion}`",
                "Kleinbuchstaben, Ziffern und Bindestriche: `{suggestion}`"
            ),
        };
        self.reader
            .report(Diagnostic::error("invalid-value", id.span, message).help(help));
        None
    }

    /// An address: `https:`, `http:`, `mailto:`, `tel:`, or a path of the site.
    pub(super) fn url(&self, key: &'static str) -> Option<Text> {
        self.ask(key, || Kind::Url);
        let url = self.text(key)?;
        match crate::text::url::scheme(&url) {
            None | Some("http" | "https" | "mailto" | "tel" | "xmpp" | "matrix" | "sip") => {
                Some(url.map(|url| url.trim().to_owned()))
            }
            Some(scheme) => {
                let message = both!(
                    "`{key}` has an address of the kind `{scheme}:`",
                    "`{key}` hat eine Adresse der Art `{scheme}:`"
                );
                self.reader
                    .report(Diagnostic::error("invalid-value", url.span, message).help(
                        Bilingual::new(
                            "a profile links to `https:`, `mailto:` and `tel:`",
                            "ein Profil verweist auf `https:`, `mailto:` und `tel:`",
                        ),
                    ));
                None
            }
        }
    }

    /// A country by its two letters. What is no code is read as the country that it names, if it is
    /// a known one, and is a finding.
    pub(super) fn country(&self, key: &'static str) -> Option<Text> {
        let country = self.text(key)?;
        let written = country.trim();
        let known = country::code(written);
        if known.as_deref() == Some(written) {
            return Some(country);
        }
        let message = both!(
            "`{country}` is no code of a country",
            "`{country}` ist kein Länderkürzel"
        );
        let help = match &known {
            Some(code) => both!(
                "write its two letters: `{code}`",
                "seine zwei Buchstaben schreiben: `{code}`"
            ),
            None => Bilingual::new(
                "write its two letters as in ISO 3166: `DE`, `AT`, `CH`",
                "seine zwei Buchstaben nach ISO 3166 schreiben: `DE`, `AT`, `CH`",
            ),
        };
        self.reader
            .report(Diagnostic::error("invalid-value", country.span, message).help(help));
        Some(country.map(|_| known.unwrap_or_default())).filter(|country| !country.is_empty())
    }

    /// `true` or `false`.
    pub(super) fn boolean(&self, key: &'static str) -> Option<bool> {
        let value = self.value(key, Kind::Boolean)?;
        let boolean = value.get_ref().as_bool();
        if boolean.is_none() {
            self.reader.wrong_type(
                value,
                key,
                [
                    "`true` or `false`, without quotes",
                    "`true` oder `false`, ohne Anführungszeichen",
                ],
            );
        }
        boolean
    }

    /// A whole number that is not negative.
    pub(super) fn count(&self, key: &'static str) -> Option<Located<u32>> {
        let value = self.value(key, Kind::Count)?;
        let digits = value.get_ref().as_integer();
        let count = digits.and_then(|n| u32::from_str_radix(n.as_str(), n.radix()).ok());
        match count {
            Some(count) => Some(Located::new(count, self.reader.span(value.span()))),
            None => {
                self.reader.wrong_type(
                    value,
                    key,
                    [
                        "a whole number, without quotes",
                        "eine ganze Zahl, ohne Anführungszeichen",
                    ],
                );
                None
            }
        }
    }

    /// A number.
    pub(super) fn number(&self, key: &'static str) -> Option<Located<Number>> {
        let value = self.value(key, Kind::Number)?;
        let digits = match value.get_ref() {
            DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str(),
            DeValue::Float(float) => float.as_str(),
            _ => {
                self.reader.wrong_type(
                    value,
                    key,
                    [
                        "a number, without quotes",
                        "eine Zahl, ohne Anführungszeichen",
                    ],
                );
                return None;
            }
        };
        let digits = digits.trim_start_matches('+').to_owned();
        if let Some(number) = thousands(&digits) {
            let span = self.reader.span(value.span());
            let decimal = digits.trim_end_matches('0').trim_end_matches('.');
            let message = both!(
                "`{digits}` is {decimal}: a point starts the decimals",
                "`{digits}` ist {decimal}: der Punkt trennt die Dezimalen ab"
            );
            let help = both!(
                "write `{number}` for thousands, else `{decimal}`",
                "für Tausender `{number}` schreiben, sonst `{decimal}`"
            );
            self.reader
                .report(Diagnostic::error("invalid-value", span, message).help(help));
        }
        match digits.parse::<f64>() {
            Ok(value) if value.is_finite() => Some(Number { value, digits }),
            _ => {
                self.reader
                    .wrong_type(value, key, ["a finite number", "eine endliche Zahl"]);
                None
            }
        }
        .map(|number| Located::new(number, self.reader.span(value.span())))
    }

    /// A date.
    pub(super) fn date(&self, key: &'static str) -> Option<Located<PartialDate>> {
        let value = self.value(key, Kind::Date)?;
        self.read_date(key, value, &value_as_text(value))
    }

    /// The end of a time span: a date, or a word for "it goes on".
    pub(super) fn end(&self, key: &'static str) -> Option<Located<End>> {
        let value = self.value(key, Kind::End)?;
        let text = value_as_text(value);
        const PRESENT: [&str; 6] = ["present", "today", "now", "ongoing", "heute", "laufend"];
        if PRESENT.contains(&text.trim().to_lowercase().as_str()) {
            return Some(Located::new(End::Present, self.reader.span(value.span())));
        }
        Some(self.read_date(key, value, &text)?.map(End::At))
    }

    fn read_date(
        &self,
        key: &'static str,
        value: &Spanned<DeValue<'_>>,
        text: &str,
    ) -> Option<Located<PartialDate>> {
        if matches!(
            value.get_ref(),
            DeValue::Array(_) | DeValue::Table(_) | DeValue::Boolean(_)
        ) {
            self.reader.wrong_type(value, key, ["a date", "ein Datum"]);
            return None;
        }
        if text.trim().is_empty() {
            return None;
        }
        let span = self.reader.span(value.span());
        match PartialDate::parse(text) {
            Ok(date) => Some(Located::new(date, span)),
            Err(fault) => {
                let help = match key {
                    "end" => Bilingual::new(
                        "write \"2024\", \"2024-06\", \"2024-06-30\" or \"present\"",
                        "\"2024\", \"2024-06\", \"2024-06-30\" oder \"heute\" schreiben",
                    ),
                    _ => Bilingual::new(
                        "write \"2024\", \"2024-06\" or \"2024-06-30\"",
                        "\"2024\", \"2024-06\" oder \"2024-06-30\" schreiben",
                    ),
                };
                self.reader
                    .report(Diagnostic::error("invalid-date", span, fault).help(help));
                None
            }
        }
    }

    /// A word out of a list.
    pub(super) fn choice<T: Choice>(&self, key: &'static str) -> Option<Located<T>> {
        self.ask(key, || {
            Kind::Choice(T::CHOICES.iter().map(|(word, _)| *word).collect())
        });
        let word = self.text(key)?;
        if let Some(value) = T::from_name(&word) {
            return Some(Located::new(value, word.span));
        }
        let words: Vec<&str> = T::CHOICES.iter().map(|(word, _)| *word).collect();
        let message = both!(
            "`{key}` cannot be `{word}`",
            "`{key}` kann nicht `{word}` sein"
        );
        let possible = list(&words);
        let help = match nearest(&word.to_lowercase(), words.iter().copied()) {
            Some(near) => both!(
                "did you mean `{near}`? possible are {possible}",
                "ist `{near}` gemeint? möglich sind {possible}"
            ),
            None => both!("possible are {possible}", "möglich sind {possible}"),
        };
        self.reader
            .report(Diagnostic::error("invalid-value", word.span, message).help(help));
        None
    }

    /// A table inside this one.
    pub(super) fn table(&self, key: &'static str, name: &'static str) -> Option<Fields<'a, 'i>> {
        let value = self.value(key, Kind::Table(name));
        if self.reader.shape.is_some() {
            return Some(Fields::empty(self.reader, self.span, name));
        }
        let value = value?;
        match value.get_ref().as_table() {
            Some(table) => {
                let span = self.reader.span(value.span());
                Some(Fields::new(self.reader, table, span, name))
            }
            None => {
                self.reader
                    .wrong_type(value, key, ["a table", "eine Tabelle"]);
                None
            }
        }
    }

    /// A list of tables inside this one: `[[key]]`.
    pub(super) fn entries(&self, key: &'static str, name: &'static str) -> Vec<Fields<'a, 'i>> {
        let value = self.value(key, Kind::Entries(name));
        if self.reader.shape.is_some() {
            return vec![Fields::empty(self.reader, self.span, name)];
        }
        let Some(value) = value else {
            return Vec::new();
        };
        let entry = |value: &'a Spanned<DeValue<'i>>| match value.get_ref().as_table() {
            Some(table) => {
                let span = self.reader.span(value.span());
                Some(Fields::new(self.reader, table, span, name))
            }
            None => {
                self.reader
                    .wrong_type(value, key, ["a table of its own", "eine eigene Tabelle"]);
                None
            }
        };
        match value.get_ref() {
            DeValue::Array(values) => values.iter().filter_map(entry).collect(),
            DeValue::Table(_) => {
                // `[role]` for `[[role]]`: what it means is plain, so it is read, and reported.
                let message = both!(
                    "`[{key}]` should be `[[{key}]]`: there can be several",
                    "`[{key}]` sollte `[[{key}]]` sein: es kann mehrere geben"
                );
                let span = self.reader.span(value.span());
                self.reader
                    .report(Diagnostic::error("wrong-type", span, message));
                entry(value).into_iter().collect()
            }
            _ => {
                self.reader
                    .wrong_type(value, key, ["a list of tables", "eine Liste von Tabellen"]);
                Vec::new()
            }
        }
    }

    /// A value as it is, for options that somebody else understands.
    pub(super) fn raw(&self, key: &'static str) -> Option<Vec<(String, Located<toml::Value>)>> {
        let value = self.value(key, Kind::Options)?;
        let Some(table) = value.get_ref().as_table() else {
            self.reader
                .wrong_type(value, key, ["a table", "eine Tabelle"]);
            return None;
        };
        let entries = table.iter().filter_map(|(key, value)| {
            let span = self.reader.span(value.span());
            let spanned = value.clone().into_deserializer();
            let value = <toml::Value as serde::Deserialize>::deserialize(spanned).ok()?;
            Some((key.get_ref().to_string(), Located::new(value, span)))
        });
        Some(entries.collect())
    }

    /// Whether a key was asked for so far.
    pub(super) fn knows(&self, key: &str) -> bool {
        self.known.borrow().contains(&key)
    }

    /// Reports a field that must be there. A value of the wrong type, or one under a name of
    /// another format, is there: that it is wrong was said already.
    pub(super) fn missing(&self, key: &str, help: impl Into<Bilingual>) {
        if let Some(shape) = &self.reader.shape {
            shape.borrow_mut().require(self.name, key);
        }
        self.missing_unless(key, help);
    }

    /// Reports a field that must be there unless others are: none of them is needed by itself.
    pub(super) fn missing_unless(&self, key: &str, help: impl Into<Bilingual>) {
        let value = self.table.get(key).map(|value| value.get_ref());
        let is_wrong = value.is_some_and(|value| value.as_str().is_none());
        let is_elsewhere = SYNONYMS
            .iter()
            .any(|(other, ours)| *ours == key && self.table.contains_key(*other));
        if is_wrong || is_elsewhere {
            return;
        }
        let name = self.name;
        let message = both!("{name} has no `{key}`", "{name} hat kein `{key}`");
        let finding = Diagnostic::error("missing-field", self.span, message).help(help);
        self.reader.report(finding);
    }

    /// Reports every key that was not asked for.
    pub(super) fn finish(self) {
        let known = self.known.into_inner();
        for key in self.table.keys() {
            let word: &str = key.get_ref();
            if known.contains(&word) {
                continue;
            }
            let name = self.name;
            let message = both!(
                "{name} has no field `{word}`",
                "{name} hat kein Feld `{word}`"
            );
            let span = self.reader.span(key.span());
            let finding = Diagnostic::error("unknown-key", span, message);
            let meant = synonym(word, &known).or_else(|| nearest(word, known.iter().copied()));
            self.reader.report(match meant {
                Some(near) => finding.help(did_you_mean(near)),
                None => {
                    let fields = list(&known);
                    finding.help(both!("its fields are {fields}", "die Felder sind {fields}"))
                }
            });
        }
    }
}

/// What a value should be, in English and in German.
type Wanted = [&'static str; 2];

/// Words that other formats use for our fields.
const SYNONYMS: [(&str, &str); 22] = [
    ("startDate", "start"),
    ("endDate", "end"),
    ("from", "start"),
    ("to", "end"),
    ("company", "organisation"),
    ("employer", "organisation"),
    ("organization", "organisation"),
    ("institution", "organisation"),
    ("publisher", "organisation"),
    ("provider", "organisation"),
    ("position", "title"),
    ("name", "title"),
    ("title", "name"),
    ("label", "job_title"),
    ("tagline", "headline"),
    ("description", "summary"),
    ("highlights", "achievements"),
    ("tags", "topics"),
    ("keywords", "aliases"),
    ("link", "url"),
    ("website", "url"),
    ("mail", "email"),
];

fn synonym(word: &str, known: &[&'static str]) -> Option<&'static str> {
    let meant = |(other, ours): &(&str, &'static str)| {
        (other.eq_ignore_ascii_case(word) && known.contains(ours)).then_some(*ours)
    };
    SYNONYMS.iter().find_map(meant)
}

fn value_as_text(value: &Spanned<DeValue<'_>>) -> String {
    match value.get_ref() {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(integer) => integer.as_str().to_owned(),
        DeValue::Float(float) => float.as_str().to_owned(),
        DeValue::Datetime(datetime) => datetime.to_string(),
        DeValue::Boolean(_) | DeValue::Array(_) | DeValue::Table(_) => String::new(),
    }
}

/// The number that is meant by one with a point before its thousands: who writes decimals does not
/// write three that end in a zero.
fn thousands(digits: &str) -> Option<String> {
    let number = digits.trim_start_matches('-');
    let is_meant = number.matches('.').count() == 1
        && number.ends_with('0')
        && !number.starts_with('0')
        && document::thousands(number).is_some();
    is_meant.then(|| digits.replace('.', ""))
}

/// `a`, `b` and `c`
pub(super) fn list(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        None => "none".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}
