//! Which entry of the owner's is which of the file's, however either is written.
//!
//! Organisations are known by name, alias and without their legal form; roles by organisation and
//! title, or by when they were; everything else by its title or address. Each of the owner's
//! entries is taken once.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil::Date;
use url::Url;

use crate::import::merge::entry::Entry;
use crate::site::{
    Credential, Education, End, Item, ItemKind, Localized, Organisation, Period, Profile,
    Reference, Site, Testimonial, Text,
};
use crate::source::{Located, Span};
use crate::text::date::PartialDate;
use crate::text::legal_form::bare_name;
use crate::text::slug::slug;

/// Whether an entry is there already.
pub(super) enum Match {
    /// It is.
    Same(Found),
    /// It is not.
    New,
}

/// The owner's entry.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    /// Its id.
    pub(super) id: String,
    /// Where it stands in `profile.toml`; absent for an entry in a file of its own.
    pub(super) span: Option<Span>,
    /// Fields that say what it says in others.
    pub(super) filled: Vec<&'static str>,
    /// Facts on which the two do not agree: the field, the owner's value and theirs.
    pub(super) differences: Vec<(&'static str, String, String)>,
}

/// Both sides, and which entries were found on both.
pub(super) struct Matches<'s> {
    own: &'s Profile,
    theirs: &'s Profile,
    // For each of their entries, in order, the position of ours.
    items: Vec<Option<usize>>,
    education: Vec<Option<usize>>,
    credentials: Vec<Option<usize>>,
    testimonials: Vec<Option<usize>>,
}

impl<'s> Matches<'s> {
    /// Looks for every entry of theirs among ours.
    pub(super) fn new(own: &'s Site, theirs: &'s Site) -> Self {
        let (own, theirs) = (&own.profile, &theirs.profile);
        let mut matches = Matches {
            own,
            theirs,
            items: Vec::new(),
            education: Vec::new(),
            credentials: Vec::new(),
            testimonials: Vec::new(),
        };
        matches.items = pairs(&own.items, &theirs.items, |own, their| {
            matches.likeness(own, their)
        });
        matches.education = pairs(&own.education, &theirs.education, |own, their| {
            matches.same_study(own, their)
        });
        matches.credentials = pairs(&own.credentials, &theirs.credentials, same_credential);
        matches.testimonials = pairs(&own.testimonials, &theirs.testimonials, same_testimonial);
        matches
    }

    /// The owner's entry for one of theirs.
    pub(super) fn of(&self, table: &str, entry: &Entry<'_>) -> Match {
        let found = match table {
            "skill" => self.skill(entry),
            "organisation" => self.organisation(entry),
            "account" => self.account(entry),
            "language" => self.language(entry),
            "testimonial" => self.testimonial(entry),
            "education" => self.education(entry),
            "credential" => self.credential(entry),
            _ => self.item(entry),
        };
        found.map_or(Match::New, Match::Same)
    }

    /// Where the owner's organisation of a role is declared.
    pub(super) fn organisation_of(&self, entry: &Entry<'_>) -> Option<Span> {
        let own = self.own_organisation(entry.text("organisation")?)?;
        own.declared.then_some(own.span)
    }

    /// What the owner calls an organisation of theirs: the id of an entry, or a name.
    pub(super) fn organisation_named(&self, word: &str) -> Option<String> {
        let own = self.own_organisation(word)?;
        match own.declared {
            true => Some(own.id.value.clone()),
            false => own.name.iter().next().map(|(_, name)| name.value.clone()),
        }
    }

    fn own_organisation(&self, word: &str) -> Option<&'s Organisation> {
        let theirs = organisation(self.theirs, word);
        let names = theirs.map_or_else(|| BTreeSet::from([bare_name(word)]), names_of);
        let mut own = self.own.organisations.iter();
        own.find(|own| !names_of(own).is_disjoint(&names))
    }

    fn place(&self, span: Span) -> Option<Span> {
        (span.source == self.own.span.source).then_some(span)
    }

    fn item(&self, entry: &Entry<'_>) -> Option<Found> {
        let id = entry.id()?;
        let at = self
            .theirs
            .items
            .iter()
            .position(|one| one.id.value == id)?;
        let (own, their) = (&self.own.items[self.items[at]?], &self.theirs.items[at]);
        let mut filled = said(&own.period);
        if !own.achievements.is_empty() || !own.body.is_empty() || !own.result.is_empty() {
            filled.extend(["summary", "achievements"]);
        }
        if !own.summary.is_empty() {
            filled.push("achievements");
        }
        if own.organisation.is_some() {
            filled.push("organisation");
        }
        // The owner's choice what is shown of it.
        filled.extend(["visibility", "skills", "title"]);
        let mut differences = differences(&own.period, &their.period);
        let is_other_title = is_post(own.kind) && !share(&words(&own.title), &words(&their.title));
        if is_other_title && !is_translated(&own.title, &their.title) {
            differences.push(("title", shown(&own.title), shown(&their.title)));
        }
        Some(Found {
            id: own.id.value.clone(),
            span: self.place(own.span),
            filled,
            differences,
        })
    }

    /// How sure it is that two items are one; none when they are not.
    fn likeness(&self, own: &Item, their: &Item) -> Option<Likeness> {
        let same_title = share(&words(&own.title), &words(&their.title));
        let (starts, ends) = (
            starts(&own.period, &their.period),
            ends(&own.period, &their.period),
        );
        if is_post(their.kind) != is_post(own.kind) {
            return None;
        }
        if !is_post(their.kind) {
            let same_url = match (&own.url, &their.url) {
                (Some(own), Some(their)) => address(own) == address(their),
                _ => false,
            };
            let years_apart = starts == Some(Distance::Far);
            return match (same_url, same_title) {
                (true, true) => Some(9),
                (false, true) if !years_apart => Some(8),
                (true, false) if own.kind == their.kind && !years_apart => Some(6),
                _ => None,
            };
        }
        let same_place = match (&own.organisation, &their.organisation) {
            (Some(own), Some(their)) => self.is_one(own, their),
            (None, None) => true,
            _ => same_title && matches!(starts, Some(Distance::Same)),
        };
        if !same_place {
            // A membership is called after its organisation.
            let named = |item: &Item, other: &Item| match &item.organisation {
                Some(place) => {
                    let names = organisation(self.own, place).or(organisation(self.theirs, place));
                    names.is_some_and(|one| {
                        other
                            .title
                            .iter()
                            .any(|(_, title)| names_of(one).contains(&bare_name(title)))
                    })
                }
                None => false,
            };
            let is_membership = [own.kind, their.kind].contains(&ItemKind::Membership);
            let is_named = named(own, their) || named(their, own);
            return (is_membership && is_named && starts != Some(Distance::Far)).then_some(3);
        }
        match (same_title, starts, ends) {
            (true, Some(Distance::Same), _) => Some(9),
            (true, Some(Distance::Near), _) => Some(7),
            (true, None, _) => Some(6),
            // Somebody who came back has the title twice; somebody who left is another.
            (true, Some(Distance::Far), Some(Distance::Same)) => Some(4),
            (false, Some(Distance::Same), Some(Distance::Same)) => Some(5),
            (false, Some(Distance::Same), Some(Distance::Near)) => Some(3),
            (false, Some(Distance::Near), Some(Distance::Same)) => Some(3),
            _ => None,
        }
    }

    /// A study is known by its place, and by when it was or what it was about.
    fn same_study(&self, own: &Education, their: &Education) -> Option<Likeness> {
        let same_degree = share(&words(&own.degree), &words(&their.degree));
        let subjects = |study: &Education| -> BTreeSet<String> {
            [&study.degree, &study.area]
                .into_iter()
                .flat_map(|text| text.iter())
                .flat_map(|(_, text)| slug(text).split('-').map(str::to_owned).collect::<Vec<_>>())
                .filter(|word| word.len() > 2)
                .collect()
        };
        let (own_subjects, their_subjects) = (subjects(own), subjects(their));
        let same_subject = own_subjects.is_empty()
            || their_subjects.is_empty()
            || !own_subjects.is_disjoint(&their_subjects);
        let starts = starts(&own.period, &their.period);
        let ends = ends(&own.period, &their.period);
        let same_time = [starts, ends].contains(&Some(Distance::Same));
        let other_time = [starts, ends].contains(&Some(Distance::Far));
        let is_it = match (&own.institution, &their.institution) {
            (Some(own), Some(their)) => {
                self.is_one(own, their) && (same_time || (same_subject && !other_time))
            }
            _ => same_degree,
        };
        let alike = [
            same_degree,
            share(&words(&own.area), &words(&their.area)),
            own.institution.is_some() == their.institution.is_some(),
            starts == Some(Distance::Same),
            ends == Some(Distance::Same),
            own.period == their.period,
        ];
        is_it.then_some(count(&alike))
    }

    fn is_one(&self, own: &Reference, their: &Reference) -> bool {
        let own = organisation(self.own, own).map(names_of);
        let their = organisation(self.theirs, their).map(names_of);
        matches!((own, their), (Some(own), Some(their)) if !own.is_disjoint(&their))
    }

    fn skill(&self, entry: &Entry<'_>) -> Option<Found> {
        let id = entry.id()?;
        let their = self
            .theirs
            .skills
            .iter()
            .find(|skill| skill.id.value == id)?;
        // Signs count here: C, C++ and C# are three.
        let labels = |label: &Localized<Text>, aliases: &[Text]| -> BTreeSet<String> {
            let labels = label.iter().map(|(_, label)| label).chain(aliases);
            labels.map(|label| label.to_lowercase()).collect()
        };
        let theirs = labels(&their.label, &their.aliases);
        let mut skills = self.own.skills.iter();
        let own = skills.find(|own| !labels(&own.label, &own.aliases).is_disjoint(&theirs))?;
        Some(Found {
            id: own.id.value.clone(),
            // Group and level are the owner's order of things.
            span: None,
            ..Found::default()
        })
    }

    fn organisation(&self, entry: &Entry<'_>) -> Option<Found> {
        let own = self.own_organisation(entry.id()?)?;
        Some(Found {
            id: self.organisation_named(entry.id()?)?,
            span: self.place(own.span).filter(|_| own.declared),
            filled: vec!["name"],
            ..Found::default()
        })
    }

    fn account(&self, entry: &Entry<'_>) -> Option<Found> {
        let (url, network) = (entry.text("url")?, entry.text("network")?);
        let handle = entry.text("handle");
        let mut accounts = self.own.accounts.iter();
        let own = accounts.find(|own| {
            let same_handle = own.network.eq_ignore_ascii_case(network)
                && handle.is_some_and(|handle| {
                    let own = own.handle.as_ref().map_or("", |own| own.as_str());
                    own.trim_start_matches('@') == handle.trim_start_matches('@')
                });
            same_handle || address(&own.url) == address(url)
        })?;
        Some(Found {
            span: self.place(own.span),
            filled: vec!["network", "url"],
            ..Found::default()
        })
    }

    fn language(&self, entry: &Entry<'_>) -> Option<Found> {
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_lowercase();
        let tag = entry.text("tag")?;
        let mut languages = self.own.languages.iter();
        let own = languages.find(|own| primary(&own.tag) == primary(tag))?;
        let level = entry.text("level");
        let own_level = own.level.as_ref().map(|level| level.value.name());
        let differences = match (own_level, level) {
            (Some(own), Some(their)) if own != their => {
                vec![("level", own.to_owned(), their.to_owned())]
            }
            _ => Vec::new(),
        };
        Some(Found {
            span: self.place(own.span),
            differences,
            ..Found::default()
        })
    }

    fn testimonial(&self, entry: &Entry<'_>) -> Option<Found> {
        let id = entry.id()?;
        let mut theirs = self.theirs.testimonials.iter();
        let at = theirs.position(|one| one.id.value == id)?;
        let own = &self.own.testimonials[self.testimonials[at]?];
        Some(Found {
            id: own.id.value.clone(),
            span: self.place(own.span),
            filled: vec!["quote", "author", "visibility"],
            ..Found::default()
        })
    }

    fn education(&self, entry: &Entry<'_>) -> Option<Found> {
        let id = entry.id()?;
        let mut theirs = self.theirs.education.iter();
        let at = theirs.position(|one| one.id.value == id)?;
        let own = &self.own.education[self.education[at]?];
        let their = &self.theirs.education[at];
        let mut filled = said(&own.period);
        filled.extend(["institution", "summary", "visibility", "status"]);
        // "M.Sc. Ships" and "M.Sc." with the area "Ships" say the same.
        filled.extend(["degree", "area"]);
        Some(Found {
            id: own.id.value.clone(),
            span: self.place(own.span),
            filled,
            differences: differences(&own.period, &their.period),
        })
    }

    fn credential(&self, entry: &Entry<'_>) -> Option<Found> {
        let id = entry.id()?;
        let mut theirs = self.theirs.credentials.iter();
        let at = theirs.position(|one| one.id.value == id)?;
        let own = &self.own.credentials[self.credentials[at]?];
        let their = &self.theirs.credentials[at];
        let mut different = Vec::new();
        for (field, own, their) in [
            ("issued", own.issued, their.issued),
            ("expires", own.expires, their.expires),
        ] {
            if let (Some(own), Some(their)) = (own, their)
                && !own.value.overlaps(their.value)
            {
                different.push((field, own.value.to_string(), their.value.to_string()));
            }
        }
        Some(Found {
            id: own.id.value.clone(),
            span: self.place(own.span),
            filled: vec!["name", "visibility", "skills"],
            differences: different,
        })
    }
}

/// Finds for each of their entries one of ours. The surest pairs come first, so that a vaguer one
/// does not take what belongs to another.
fn pairs<O, T>(
    own: &[O],
    theirs: &[T],
    likeness: impl Fn(&O, &T) -> Option<Likeness>,
) -> Vec<Option<usize>> {
    let mut all: Vec<(Reverse<u32>, usize, usize)> = Vec::new();
    for (at, their) in theirs.iter().enumerate() {
        for (own_at, own) in own.iter().enumerate() {
            if let Some(likeness) = likeness(own, their) {
                all.push((Reverse(likeness), at, own_at));
            }
        }
    }
    all.sort_unstable();
    let mut pairs = vec![None; theirs.len()];
    let mut taken = BTreeSet::new();
    for (_, at, own) in &all {
        if pairs[*at].is_none() && taken.insert(*own) {
            pairs[*at] = Some(*own);
        }
    }
    pairs
}

/// A licence is known by its number or its name; of several by what else they say alike.
fn same_credential(own: &Credential, their: &Credential) -> Option<Likeness> {
    let number = |one: &Credential| one.number.as_ref().map(|number| slug(number));
    let same_number = number(own).is_some() && number(own) == number(their);
    let same_name = share(&words(&own.name), &words(&their.name));
    let day = |date: Option<Located<PartialDate>>| date.map(|date| date.value);
    let alike = [
        same_number,
        same_name,
        own.issuer.is_some() == their.issuer.is_some(),
        day(own.issued) == day(their.issued),
        day(own.expires) == day(their.expires),
    ];
    (same_number || same_name).then_some(count(&alike))
}

/// A recommendation is known by how it begins, or by who wrote it when.
fn same_testimonial(own: &Testimonial, their: &Testimonial) -> Option<Likeness> {
    /// People write more than one recommendation, but begin each differently.
    const BEGINNING: usize = 40;
    let beginnings = |quote: &Localized<Text>| -> BTreeSet<String> {
        let start = |text: &Text| slug(text).chars().take(BEGINNING).collect();
        quote.iter().map(|(_, text)| start(text)).collect()
    };
    let author = |author: &Option<Text>| author.as_ref().map(|author| slug(author));
    let same_author = author(&own.author) == author(&their.author);
    let same_day = match (own.date, their.date) {
        (Some(own), Some(their)) => own.value.overlaps(their.value),
        _ => false,
    };
    let same_words = !beginnings(&own.quote).is_disjoint(&beginnings(&their.quote));
    let alike = [same_words, same_author, same_day];
    (same_words || (same_author && same_day)).then_some(count(&alike))
}

/// How sure it is that two entries are one: the more, the surer.
type Likeness = u32;

fn count(alike: &[bool]) -> Likeness {
    alike.iter().map(|one| Likeness::from(*one)).sum()
}

/// Work, paid or not: known by where and when.
fn is_post(kind: ItemKind) -> bool {
    matches!(
        kind,
        ItemKind::Role | ItemKind::Volunteering | ItemKind::Membership
    )
}

fn organisation<'p>(profile: &'p Profile, word: &str) -> Option<&'p Organisation> {
    let mut all = profile.organisations.iter();
    all.find(|one| one.id.value == word || one.name.iter().any(|(_, name)| name.value == word))
}

/// Every name of an organisation, without signs and legal form.
fn names_of(organisation: &Organisation) -> BTreeSet<String> {
    let names = organisation.name.iter().map(|(_, name)| name);
    names
        .chain(&organisation.aliases)
        .map(|name| bare_name(name))
        .filter(|name| !name.is_empty())
        .collect()
}

/// A text in every language, without signs.
fn words(text: &Localized<Text>) -> BTreeSet<String> {
    text.iter()
        .map(|(_, text)| bare_title(text))
        .filter(|words| !words.is_empty())
        .collect()
}

/// Letters and digits of a title; `C++` keeps its signs.
fn bare_title(text: &str) -> String {
    match slug(&text.replace("++", "pp").replace('#', " sharp")) {
        // Nothing but signs is still a title.
        empty if empty.is_empty() => text.trim().to_owned(),
        title => title,
    }
}

fn share(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    !one.is_disjoint(other)
}

/// Whether the two say a thing in different languages only, so that nobody can compare them.
fn is_translated(own: &Localized<Text>, their: &Localized<Text>) -> bool {
    let languages = |text: &Localized<Text>| -> BTreeSet<_> {
        text.iter().map(|(language, _)| language).collect()
    };
    languages(own).is_disjoint(&languages(their))
}

fn shown(text: &Localized<Text>) -> String {
    let first = text.iter().next().map(|(_, text)| text.value.clone());
    format!("\"{}\"", first.unwrap_or_default())
}

/// An address without what differs between ways to write it.
fn address(url: &str) -> String {
    let Ok(parsed) = Url::parse(url) else {
        return url.to_lowercase();
    };
    let host = parsed.host_str().unwrap_or_default().to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let query = parsed.query().unwrap_or_default();
    format!("{host}{}?{query}", parsed.path().trim_end_matches('/')).to_lowercase()
}

/// How far two dates lie from one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Distance {
    /// They may be one, as precise as they are.
    Same,
    /// A slip of memory apart.
    Near,
    /// Two different times.
    Far,
}

/// Two memories of one date differ by months, not by years.
const NEAR_MONTHS: i32 = 12;

fn distance(own: PartialDate, their: PartialDate) -> Distance {
    if own.overlaps(their) {
        return Distance::Same;
    }
    let (first, second) = (
        own.first().min(their.first()),
        own.first().max(their.first()),
    );
    let month = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
    let months = month(second) - month(first);
    match months <= NEAR_MONTHS {
        true => Distance::Near,
        false => Distance::Far,
    }
}

fn starts(own: &Period, their: &Period) -> Option<Distance> {
    Some(distance(own.start?.value, their.start?.value))
}

fn ends(own: &Period, their: &Period) -> Option<Distance> {
    match (own.end?.value, their.end?.value) {
        (End::Present, End::Present) => Some(Distance::Same),
        (End::At(own), End::At(their)) => Some(distance(own, their)),
        _ => Some(Distance::Far),
    }
}

/// The fields of a time span that need nothing more.
fn said(own: &Period) -> Vec<&'static str> {
    let mut said = Vec::new();
    if own.start.is_some() {
        said.extend(["start", "date"]);
    }
    if own.end.is_some() {
        said.extend(["end", "date"]);
    }
    said
}

fn differences(own: &Period, their: &Period) -> Vec<(&'static str, String, String)> {
    let end = |end: Option<Located<End>>| {
        end.map(|end| match end.value {
            End::Present => "present".to_owned(),
            End::At(date) => date.to_string(),
        })
    };
    let mut found = Vec::new();
    if starts(own, their).is_some_and(|distance| distance != Distance::Same)
        && let (Some(own), Some(their)) = (own.start, their.start)
    {
        found.push(("start", own.value.to_string(), their.value.to_string()));
    }
    if ends(own, their).is_some_and(|distance| distance != Distance::Same)
        && let (Some(own), Some(their)) = (end(own.end), end(their.end))
    {
        found.push(("end", own, their));
    }
    found
}
