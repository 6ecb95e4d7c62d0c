//! What an audience may know of a profile, in its language.

use std::cmp::Reverse;

use jiff::civil::Date;
use url::Url;

use crate::export::Audience;
use crate::export::words::{self, Marks};
use crate::site::{
    Body, End, Field, Item, ItemKind, LanguageSkill, Localized, Organisation, Period, Profile,
    Reference, Site, Text,
};
use crate::text::date::PartialDate;
use crate::text::language::Language;
use crate::text::url::{is_web, scheme};
use crate::text::{computed, tongue};

/// A site as an audience may know it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extract<'s> {
    pub(super) site: &'s Site,
    pub(super) audience: Audience,
}

impl<'s> Extract<'s> {
    pub(super) fn new(site: &'s Site, audience: Audience) -> Self {
        Extract { site, audience }
    }

    pub(super) fn profile(&self) -> &'s Profile {
        &self.site.profile
    }

    pub(super) fn language(&self) -> Language {
        self.audience.language
    }

    /// Whether the audience may know a field.
    pub(super) fn knows(&self, field: Field) -> bool {
        self.audience.may_know(self.profile().visibility_of(field))
    }

    /// The items of a kind, the newest first; the owner's order among equals.
    pub(super) fn items(&self, kind: ItemKind) -> Vec<&'s Item> {
        let known = |item: &&Item| self.audience.may_know(item.visibility);
        let mut items: Vec<&Item> = self.profile().items_of(kind).filter(known).collect();
        let today: Date = self.site.today;
        items.sort_by_cached_key(|item| {
            let main = item.featured && item.period.is_present();
            Reverse((item.latest(today), main, item.period.first_day()))
        });
        items
    }

    /// The entries that the audience may know.
    pub(super) fn known<T>(
        &self,
        entries: &'s [T],
        visibility: impl Fn(&T) -> crate::site::Visibility,
    ) -> Vec<&'s T> {
        let known = |entry: &&T| self.audience.may_know(visibility(entry));
        entries.iter().filter(known).collect()
    }

    /// A plain text.
    pub(super) fn plain(&self, text: &Text) -> String {
        words::clean(text)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// A plain text of any language; empty when nothing is said.
    pub(super) fn words(&self, text: &Localized<Text>) -> String {
        let said = text.get_or_other(self.language());
        said.map(|(text, _)| self.plain(text)).unwrap_or_default()
    }

    /// One line of inline Markdown.
    pub(super) fn line(&self, text: &Localized<Text>, marks: Marks) -> String {
        let said = text.get_or_other(self.language());
        said.map(|(text, _)| words::line(&self.expanded(text), marks))
            .unwrap_or_default()
    }

    /// A Markdown text.
    pub(super) fn document(&self, body: &Localized<Body>, marks: Marks) -> String {
        let said = body.get_or_other(self.language());
        said.map(|(body, _)| {
            let source = self.site.sources.slice(body.span);
            words::document(&self.expanded(source), marks)
        })
        .unwrap_or_default()
    }

    fn expanded(&self, source: &str) -> String {
        let value = |fact: &computed::Fact<'_>| self.site.computed(fact).map(|n| n.to_string());
        computed::expand(source, value).into_owned()
    }

    /// An absolute address in ASCII, as other tools take it; a path is one of this site.
    pub(super) fn url(&self, url: &Text) -> Option<String> {
        let written = url.trim();
        if let Some(scheme) = scheme(written) {
            let address = Url::parse(written).ok()?;
            let keeps = is_web(written) && written.is_ascii() && !written.contains(' ');
            return match keeps || !is_web(written) {
                true => Some(written.to_owned()).filter(|url| url.is_ascii() && !scheme.is_empty()),
                false => Some(address.to_string()),
            };
        }
        let home = Url::parse(&self.site.settings.base_url).ok()?;
        home.join(written).ok().map(|url| url.to_string())
    }

    /// The address of the home page in this language.
    pub(super) fn home(&self) -> String {
        let base = &self.site.settings.base_url.value;
        match self.language() == self.site.settings.main_language() {
            true => base.clone(),
            false => format!("{base}{}/", self.language().tag()),
        }
    }

    /// The organisation that is referred to.
    pub(super) fn organisation(&self, reference: Option<&Reference>) -> Option<&'s Organisation> {
        self.profile().organisation(reference?)
    }

    /// Its name; empty when there is none.
    pub(super) fn organisation_name(&self, reference: Option<&Reference>) -> String {
        match (self.organisation(reference), reference) {
            (Some(organisation), _) => self.words(&organisation.name),
            (None, Some(reference)) => reference.value.clone(),
            (None, None) => String::new(),
        }
    }

    /// The labels of skills; a reference that leads nowhere is left out.
    pub(super) fn skills(&self, references: &[Reference]) -> Vec<String> {
        let labels = references.iter().filter_map(|reference| {
            let skill = self.profile().skill(reference)?;
            Some(self.words(&skill.label))
        });
        labels.filter(|label| !label.is_empty()).collect()
    }

    /// What came out of an item, a line each: its result, then its achievements.
    pub(super) fn results(&self, item: &Item, marks: Marks) -> Vec<String> {
        let achievements = item.achievements.iter();
        let lines = achievements.map(|achievement| self.line(&achievement.text, marks));
        let result = self.line(&item.result, marks);
        let mut results: Vec<String> = Vec::new();
        for line in std::iter::once(result).chain(lines) {
            if !line.is_empty() && !results.contains(&line) {
                results.push(line);
            }
        }
        results
    }

    /// Its own address, else the first of its links.
    pub(super) fn address(&self, item: &Item) -> Option<String> {
        let links = item.links.iter().map(|link| &link.url);
        item.url.iter().chain(links).find_map(|url| self.url(url))
    }

    /// The e-mail address.
    pub(super) fn email(&self) -> Option<String> {
        let email = self.profile().contact.email.as_ref()?;
        self.knows(Field::Email).then(|| self.plain(email))
    }

    /// The phone number.
    pub(super) fn phone(&self) -> Option<String> {
        let phone = self.profile().contact.phone.as_ref()?;
        self.knows(Field::Phone).then(|| self.plain(phone))
    }

    /// City and country in one line, as far as the audience may know.
    pub(super) fn place(&self) -> String {
        if !self.knows(Field::Location) {
            return String::new();
        }
        let location = &self.profile().person.location;
        let country = location.country.as_ref().map(|country| self.plain(country));
        let mut parts = vec![self.words(&location.city), self.words(&location.region)];
        parts.extend(country);
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }

    /// The name of a spoken language.
    pub(super) fn tongue(&self, spoken: &LanguageSkill) -> String {
        match self.words(&spoken.label) {
            label if !label.is_empty() => label,
            _ => tongue::name(&spoken.tag, self.language())
                .map_or_else(|| self.plain(&spoken.tag), str::to_owned),
        }
    }

    /// The name as it is shown.
    pub(super) fn name(&self) -> String {
        words::clean(&self.profile().person.name.shown())
            .trim()
            .to_owned()
    }
}

/// The last date of a time span, when it names one.
pub(super) fn ended(period: &Period) -> Option<PartialDate> {
    match period.end?.value {
        End::At(date) => Some(date),
        End::Present => None,
    }
}
