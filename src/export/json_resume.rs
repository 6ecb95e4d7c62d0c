//! JSON Resume 1.x, <https://jsonresume.org/schema>.
//!
//! Where the schema has a word it is used. What it has none for but allows beside its own
//! (`additionalProperties`) goes under the name that other writers use: `employment`, `keywords`,
//! `expires`, `current`. Left out are positioning, offers, availability,
//! claims and evidence, posts and the pages of items: other tools have no place for them, and
//! `basics.url` leads to them.

use serde_json::{Map, Value};

use crate::export::Audience;
use crate::export::extract::{Extract, ended};
use crate::export::resume::{author, fluency};
use crate::export::words::Marks;
use crate::site::{Field, Item, ItemKind, Localized, Site, Text};
use crate::text::date::PartialDate;

/// The schema that the file follows.
const SCHEMA: &str =
    "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json";

/// What only a published site knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Published {
    /// The address of this file.
    pub canonical: Option<String>,
    /// The address of the portrait.
    pub image: Option<String>,
}

/// The profile as a JSON Resume, with a line feed at its end.
pub fn json_resume(site: &Site, audience: Audience, published: &Published) -> String {
    let extract = Extract::new(site, audience);
    let mut resume = Entry::default();
    resume.put("$schema", SCHEMA.to_owned());
    resume.object("basics", basics(&extract, published));
    resume.list("work", roles(&extract));
    resume.list("volunteer", volunteering(&extract));
    resume.list("education", education(&extract));
    resume.list("awards", awards(&extract));
    resume.list("certificates", credentials(&extract));
    resume.list("publications", publications(&extract));
    resume.list("skills", skills(&extract));
    resume.list("languages", languages(&extract));
    resume.list("interests", topics(&extract));
    resume.list("references", testimonials(&extract));
    resume.list("projects", projects(&extract));
    resume.object("meta", meta(&extract, published));
    let mut text =
        serde_json::to_string_pretty(&Value::Object(resume.0)).expect("JSON values are written");
    text.push('\n');
    text
}

/// An object without what says nothing.
#[derive(Default)]
struct Entry(Map<String, Value>);

impl Entry {
    fn put(&mut self, key: &str, text: String) {
        if !text.is_empty() {
            self.0.insert(key.to_owned(), Value::String(text));
        }
    }

    fn put_some(&mut self, key: &str, text: Option<String>) {
        self.put(key, text.unwrap_or_default());
    }

    fn texts(&mut self, key: &str, texts: Vec<String>) {
        if !texts.is_empty() {
            self.0.insert(key.to_owned(), Value::from(texts));
        }
    }

    fn list(&mut self, key: &str, entries: Vec<Entry>) {
        let entries: Vec<Value> = entries
            .into_iter()
            .filter(|entry| !entry.0.is_empty())
            .map(|entry| Value::Object(entry.0))
            .collect();
        if !entries.is_empty() {
            self.0.insert(key.to_owned(), Value::Array(entries));
        }
    }

    fn object(&mut self, key: &str, entry: Entry) {
        if !entry.0.is_empty() {
            self.0.insert(key.to_owned(), Value::Object(entry.0));
        }
    }

    /// A date; the schema knows the years 1000 to 2999.
    fn date(&mut self, key: &str, date: Option<PartialDate>) {
        let date = date.filter(|date| (1000..3000).contains(&date.year));
        self.put_some(key, date.map(|date| date.to_string()));
    }

    /// A time span; without an end it goes on.
    fn period(&mut self, item: &crate::site::Period) {
        self.date("startDate", item.start.map(|start| start.value));
        self.date("endDate", ended(item));
    }
}

fn basics(extract: &Extract<'_>, published: &Published) -> Entry {
    let person = &extract.profile().person;
    let headline = extract.line(&extract.profile().positioning.headline, Marks::None);
    let title = extract.words(&person.job_title);
    let mut basics = Entry::default();
    basics.put("name", extract.name());
    match title.is_empty() {
        true => basics.put("label", headline),
        false => {
            basics.put("label", title);
            basics.put("headline", headline);
        }
    }
    if extract.knows(Field::Photo) {
        basics.put_some("image", published.image.clone());
    }
    basics.put_some(
        "email",
        extract.email().and_then(|email| ascii_email(&email)),
    );
    basics.put_some("phone", extract.phone());
    basics.put("url", extract.home());
    basics.put(
        "summary",
        extract.document(&extract.profile().about, Marks::Addresses),
    );
    if extract.knows(Field::Pronouns) {
        basics.put("pronouns", extract.words(&person.pronouns));
    }
    if extract.knows(Field::BirthDate) {
        basics.date("birthDate", person.birth_date.map(|date| date.value));
    }
    basics.object("location", location(extract));
    let accounts = extract.profile().accounts.iter().map(|account| {
        let mut profile = Entry::default();
        profile.put("network", extract.plain(&account.network));
        let handle = account.handle.as_ref();
        profile.put_some("username", handle.map(|handle| extract.plain(handle)));
        profile.put_some("url", extract.url(&account.url));
        profile
    });
    basics.list("profiles", accounts.collect());
    basics
}

/// The address with its host in ASCII; none when it is none.
fn ascii_email(email: &str) -> Option<String> {
    let (local, host) = email.rsplit_once('@')?;
    let host = url::Host::parse(host).ok()?;
    (local.is_ascii() && !local.is_empty()).then(|| format!("{local}@{host}"))
}

fn location(extract: &Extract<'_>) -> Entry {
    let location = &extract.profile().person.location;
    let mut entry = Entry::default();
    let plain = |text: &Option<Text>| text.as_ref().map(|text| extract.plain(text));
    if extract.knows(Field::Street) {
        entry.put_some("address", plain(&location.street));
        entry.put_some("postalCode", plain(&location.postcode));
    }
    if extract.knows(Field::Location) {
        entry.put("city", extract.words(&location.city));
        entry.put("region", extract.words(&location.region));
        entry.put_some("countryCode", plain(&location.country));
        entry.put_some("timezone", plain(&location.timezone));
    }
    entry
}

fn roles(extract: &Extract<'_>) -> Vec<Entry> {
    let role = |item: &&Item| {
        let mut entry = Entry::default();
        entry.put(
            "name",
            extract.organisation_name(item.organisation.as_ref()),
        );
        entry.put("position", extract.words(&item.title));
        entry.put_some("url", organisation_url(extract, item));
        let employment = item.employment.map(|employment| employment.value.name());
        entry.put_some("employment", employment.map(str::to_owned));
        of_item(extract, item, "summary", &mut entry);
        entry
    };
    extract.items(ItemKind::Role).iter().map(role).collect()
}

fn volunteering(extract: &Extract<'_>) -> Vec<Entry> {
    let volunteering = |item: &&Item| {
        let mut entry = Entry::default();
        entry.put(
            "organization",
            extract.organisation_name(item.organisation.as_ref()),
        );
        entry.put("position", extract.words(&item.title));
        let own = item.url.as_ref().and_then(|url| extract.url(url));
        entry.put_some("url", organisation_url(extract, item).or(own));
        entry.put("cause", extract.words(&item.cause));
        of_item(extract, item, "summary", &mut entry);
        entry
    };
    extract
        .items(ItemKind::Volunteering)
        .iter()
        .map(volunteering)
        .collect()
}

fn organisation_url(extract: &Extract<'_>, item: &Item) -> Option<String> {
    let organisation = extract.organisation(item.organisation.as_ref())?;
    organisation.url.as_ref().and_then(|url| extract.url(url))
}

/// What items of most kinds share.
fn of_item(extract: &Extract<'_>, item: &Item, summary: &str, entry: &mut Entry) {
    entry.period(&item.period);
    entry.put("location", extract.words(&item.location));
    entry.put(summary, extract.line(&item.summary, Marks::Addresses));
    entry.texts("highlights", extract.results(item, Marks::Addresses));
    entry.texts("keywords", extract.skills(&item.skills));
}

/// Kinds without a list of their own in the schema share that of projects, and say what they are.
fn projects(extract: &Extract<'_>) -> Vec<Entry> {
    const KINDS: [(ItemKind, &str); 6] = [
        (ItemKind::Project, ""),
        (ItemKind::Talk, "talk"),
        (ItemKind::Event, "event"),
        (ItemKind::Course, "course"),
        (ItemKind::Patent, "patent"),
        (ItemKind::Membership, "membership"),
    ];
    let mut entries = Vec::new();
    for (kind, name) in KINDS {
        for item in extract.items(kind) {
            let mut entry = Entry::default();
            entry.put("name", extract.words(&item.title));
            entry.put("type", name.to_owned());
            let venue = extract.words(&item.venue);
            let organisation = extract.organisation_name(item.organisation.as_ref());
            let (entity, other) = match kind {
                ItemKind::Talk if !venue.is_empty() => (venue, organisation),
                _ => (organisation, venue),
            };
            entry.put("entity", entity);
            entry.put("venue", other);
            let role = extract.words(&item.role);
            entry.texts(
                "roles",
                Some(role)
                    .filter(|role| !role.is_empty())
                    .into_iter()
                    .collect(),
            );
            // Without an end a job goes on; a project or a talk may have been a day.
            if item.period.is_present() {
                entry.0.insert("current".to_owned(), Value::Bool(true));
            }
            let number = item.number.as_ref();
            entry.put_some("number", number.map(|number| extract.plain(number)));
            entry.put_some("url", extract.address(item));
            of_item(extract, item, "description", &mut entry);
            entries.push(entry);
        }
    }
    entries
}

fn publications(extract: &Extract<'_>) -> Vec<Entry> {
    let publication = |item: &&Item| {
        let mut entry = Entry::default();
        entry.put("name", extract.words(&item.title));
        let venue = extract.words(&item.venue);
        let publisher = extract.organisation_name(item.organisation.as_ref());
        entry.put(
            "publisher",
            if publisher.is_empty() {
                venue
            } else {
                publisher
            },
        );
        entry.date("releaseDate", last_date(item));
        entry.put_some("url", extract.address(item));
        let authors = item.authors.iter().map(|author| extract.plain(author));
        entry.texts("authors", authors.collect());
        undated(extract, item, &mut entry);
        entry
    };
    extract
        .items(ItemKind::Publication)
        .iter()
        .map(publication)
        .collect()
}

fn awards(extract: &Extract<'_>) -> Vec<Entry> {
    let award = |item: &&Item| {
        let mut entry = Entry::default();
        entry.put("title", extract.words(&item.title));
        entry.date("date", last_date(item));
        entry.put(
            "awarder",
            extract.organisation_name(item.organisation.as_ref()),
        );
        entry.put_some("url", extract.address(item));
        undated(extract, item, &mut entry);
        entry
    };
    extract.items(ItemKind::Award).iter().map(award).collect()
}

/// What items with a single date share.
fn undated(extract: &Extract<'_>, item: &Item, entry: &mut Entry) {
    let mut summary = vec![extract.line(&item.summary, Marks::Addresses)];
    summary.extend(extract.results(item, Marks::Addresses));
    summary.retain(|text| !text.is_empty());
    entry.put("summary", summary.join("\n\n"));
    entry.texts("keywords", extract.skills(&item.skills));
}

/// The date of an item that happened on one.
fn last_date(item: &Item) -> Option<PartialDate> {
    ended(&item.period).or(item.period.start.map(|start| start.value))
}

fn education(extract: &Extract<'_>) -> Vec<Entry> {
    let profile = extract.profile();
    let known = extract.known(&profile.education, |entry| entry.visibility);
    let study = |study: &&crate::site::Education| {
        let mut entry = Entry::default();
        entry.put(
            "institution",
            extract.organisation_name(study.institution.as_ref()),
        );
        let institution = extract.organisation(study.institution.as_ref());
        let url = study
            .url
            .as_ref()
            .or(institution.and_then(|one| one.url.as_ref()));
        entry.put_some("url", url.and_then(|url| extract.url(url)));
        entry.put("area", extract.words(&study.area));
        entry.put("studyType", extract.words(&study.degree));
        entry.period(&study.period);
        entry.put("score", extract.words(&study.grade));
        entry.put("thesis", extract.words(&study.thesis));
        entry.put("summary", extract.line(&study.summary, Marks::Addresses));
        entry.texts("keywords", extract.skills(&study.skills));
        entry
    };
    known.iter().map(study).collect()
}

fn credentials(extract: &Extract<'_>) -> Vec<Entry> {
    let profile = extract.profile();
    let known = extract.known(&profile.credentials, |entry| entry.visibility);
    let credential = |credential: &&crate::site::Credential| {
        let mut entry = Entry::default();
        entry.put("name", extract.words(&credential.name));
        entry.put(
            "issuer",
            extract.organisation_name(credential.issuer.as_ref()),
        );
        entry.date("date", credential.issued.map(|date| date.value));
        entry.date("expires", credential.expires.map(|date| date.value));
        let number = credential.number.as_ref();
        entry.put_some("number", number.map(|number| extract.plain(number)));
        entry.put_some(
            "url",
            credential.url.as_ref().and_then(|url| extract.url(url)),
        );
        entry.texts("keywords", extract.skills(&credential.skills));
        entry
    };
    known.iter().map(credential).collect()
}

/// A group with a level of its own is one entry; a skill without a group is one, too.
fn skills(extract: &Extract<'_>) -> Vec<Entry> {
    let mut groups: Vec<(String, String, Vec<String>)> = Vec::new();
    for skill in extract
        .profile()
        .skills
        .iter()
        .filter(|skill| skill.display)
    {
        let (label, level) = (extract.words(&skill.label), extract.words(&skill.level));
        let group = extract.words(&skill.group);
        let same = |known: &&mut (String, String, Vec<String>)| {
            !group.is_empty() && known.0 == group && known.1 == level && !known.2.is_empty()
        };
        match groups.iter_mut().find(same) {
            Some(known) => known.2.push(label),
            None if group.is_empty() => groups.push((label, level, Vec::new())),
            None => groups.push((group, level, vec![label])),
        }
    }
    let entry = |(name, level, keywords): (String, String, Vec<String>)| {
        let mut entry = Entry::default();
        entry.put("name", name);
        entry.put("level", level);
        entry.texts("keywords", keywords);
        entry
    };
    groups.into_iter().map(entry).collect()
}

fn languages(extract: &Extract<'_>) -> Vec<Entry> {
    let spoken = |spoken: &crate::site::LanguageSkill| {
        let mut entry = Entry::default();
        entry.put("language", extract.tongue(spoken));
        let level = spoken.level.map(|level| level.value);
        let fluency = level.map(|level| fluency(level, extract.language()));
        entry.put_some("fluency", fluency.map(str::to_owned));
        entry
    };
    extract.profile().languages.iter().map(spoken).collect()
}

/// What the person stands for is the nearest that the schema has to interests.
fn topics(extract: &Extract<'_>) -> Vec<Entry> {
    let topic = |topic: &crate::site::Topic| {
        let mut entry = Entry::default();
        entry.put("name", extract.words(&topic.label));
        let aliases: &Localized<Vec<Text>> = &topic.aliases;
        let aliases = aliases.get_or_other(extract.language());
        let aliases =
            aliases.map(|(words, _)| words.iter().map(|word| extract.plain(word)).collect());
        entry.texts("keywords", aliases.unwrap_or_default());
        entry
    };
    extract.profile().topics.iter().map(topic).collect()
}

fn testimonials(extract: &Extract<'_>) -> Vec<Entry> {
    let profile = extract.profile();
    let known = extract.known(&profile.testimonials, |entry| entry.visibility);
    let testimonial = |one: &&crate::site::Testimonial| {
        let mut entry = Entry::default();
        entry.put("name", author(extract, one));
        entry.put("reference", extract.words(&one.quote));
        entry.put("relation", extract.words(&one.relation));
        entry.date("date", one.date.map(|date| date.value));
        entry.put_some("url", one.url.as_ref().and_then(|url| extract.url(url)));
        entry
    };
    known.iter().map(testimonial).collect()
}

fn meta(extract: &Extract<'_>, published: &Published) -> Entry {
    let mut meta = Entry::default();
    meta.put_some("canonical", published.canonical.clone());
    meta.put("version", "v1.0.0".to_owned());
    let updated = extract.profile().meta.updated.map(|updated| updated.value);
    let day = updated.filter(|date| date.day.is_some());
    meta.put_some("lastModified", day.map(|day| format!("{day}T00:00:00")));
    meta.put("language", extract.language().tag().to_owned());
    meta
}
