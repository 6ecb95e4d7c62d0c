//! A profile as a résumé: headings, and entries under them, for formats that are one document.

use crate::export::extract::{Extract, ended};
use crate::export::words::Marks;
use crate::site::{Employment, Item, ItemKind, LanguageLevel, Period, Text};
use crate::text::date::PartialDate;
use crate::text::language::Language;

/// What stands under a heading.
pub(super) struct Section {
    pub(super) heading: Heading,
    pub(super) entries: Vec<Entry>,
}

/// The headings, in the order of a résumé.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    Topics,
    Work,
    Education,
    Projects,
    Talks,
    Publications,
    Credentials,
    Courses,
    Awards,
    Patents,
    Events,
    Volunteering,
    Memberships,
    Skills,
    Languages,
    Testimonials,
}

impl Heading {
    /// The words that readers, and programs that read résumés, expect.
    pub(super) fn words(self, language: Language) -> &'static str {
        let (en, de) = match self {
            Heading::Topics => ("Focus", "Schwerpunkte"),
            Heading::Work => ("Work Experience", "Berufserfahrung"),
            Heading::Education => ("Education", "Ausbildung"),
            Heading::Projects => ("Projects", "Projekte"),
            Heading::Talks => ("Talks", "Vorträge"),
            Heading::Publications => ("Publications", "Veröffentlichungen"),
            Heading::Credentials => ("Certifications", "Zertifikate"),
            Heading::Courses => ("Courses", "Kurse"),
            Heading::Awards => ("Awards", "Auszeichnungen"),
            Heading::Patents => ("Patents", "Patente"),
            Heading::Events => ("Events", "Veranstaltungen"),
            Heading::Volunteering => ("Volunteering", "Ehrenamt"),
            Heading::Memberships => ("Memberships", "Mitgliedschaften"),
            Heading::Skills => ("Skills", "Kenntnisse"),
            Heading::Languages => ("Languages", "Sprachen"),
            Heading::Testimonials => ("References", "Referenzen"),
        };
        match language {
            Language::En => en,
            Language::De => de,
        }
    }
}

/// One entry. What is empty was not said.
#[derive(Default)]
pub(super) struct Entry {
    /// What it is called; of a line its label.
    pub(super) title: String,
    /// The organisation, publisher or issuer.
    pub(super) organisation: String,
    /// Where it took place: conference, journal.
    pub(super) venue: String,
    pub(super) location: String,
    /// The subject of a study.
    pub(super) area: String,
    pub(super) period: Period,
    pub(super) summary: String,
    pub(super) results: Vec<String>,
    /// Further facts in short phrases: grade, number, last day of validity.
    pub(super) facts: Vec<String>,
    pub(super) skills: Vec<String>,
    pub(super) authors: Vec<String>,
    pub(super) url: Option<String>,
}

/// Every section that has something to say.
pub(super) fn sections(extract: &Extract<'_>, marks: Marks) -> Vec<Section> {
    let read = Reading { extract, marks };
    let items = |heading, kind| (heading, read.items(kind));
    [
        (Heading::Topics, read.topics()),
        items(Heading::Work, ItemKind::Role),
        items(Heading::Projects, ItemKind::Project),
        (Heading::Education, read.education()),
        (Heading::Credentials, read.credentials()),
        items(Heading::Talks, ItemKind::Talk),
        items(Heading::Publications, ItemKind::Publication),
        items(Heading::Courses, ItemKind::Course),
        items(Heading::Awards, ItemKind::Award),
        items(Heading::Patents, ItemKind::Patent),
        items(Heading::Events, ItemKind::Event),
        items(Heading::Volunteering, ItemKind::Volunteering),
        items(Heading::Memberships, ItemKind::Membership),
        (Heading::Skills, read.skills()),
        (Heading::Languages, read.languages()),
        (Heading::Testimonials, read.testimonials()),
    ]
    .into_iter()
    .filter(|(_, entries)| !entries.is_empty())
    .map(|(heading, entries)| Section { heading, entries })
    .collect()
}

struct Reading<'e, 's> {
    extract: &'e Extract<'s>,
    marks: Marks,
}

impl Reading<'_, '_> {
    fn say(&self, en: &str, de: &str, what: &str) -> String {
        let before = match self.extract.language() {
            Language::En => en,
            Language::De => de,
        };
        format!("{before} {what}")
    }

    fn topics(&self) -> Vec<Entry> {
        let topics = self.extract.profile().core_topics();
        let topic = |topic: &crate::site::Topic| Entry {
            title: self.extract.words(&topic.label),
            summary: self.extract.line(&topic.summary, self.marks),
            ..Entry::default()
        };
        topics
            .map(topic)
            .filter(|entry| !entry.summary.is_empty())
            .collect()
    }

    fn items(&self, kind: ItemKind) -> Vec<Entry> {
        let items = self.extract.items(kind);
        items.into_iter().map(|item| self.item(item)).collect()
    }

    fn item(&self, item: &Item) -> Entry {
        let extract = self.extract;
        let mut organisation = extract.organisation_name(item.organisation.as_ref());
        let employment = item.employment.map(|employment| employment.value);
        if let (true, Some(words)) = (organisation.is_empty(), employment.and_then(own_account)) {
            organisation = match extract.language() {
                Language::En => words.0.to_owned(),
                Language::De => words.1.to_owned(),
            };
        }
        let role = extract.words(&item.role);
        let cause = extract.words(&item.cause);
        let mut facts: Vec<String> = [role, cause]
            .into_iter()
            .filter(|fact| !fact.is_empty())
            .collect();
        if let Some(number) = &item.number {
            facts.push(self.say("No.", "Nr.", &extract.plain(number)));
        }
        Entry {
            title: extract.words(&item.title),
            organisation,
            venue: extract.words(&item.venue),
            location: extract.words(&item.location),
            period: item.period,
            summary: extract.line(&item.summary, self.marks),
            results: extract.results(item, self.marks),
            facts,
            skills: extract.skills(&item.skills),
            authors: item
                .authors
                .iter()
                .map(|author| extract.plain(author))
                .collect(),
            url: extract.address(item),
            ..Entry::default()
        }
    }

    fn education(&self) -> Vec<Entry> {
        let extract = self.extract;
        let known = extract.known(&extract.profile().education, |study| study.visibility);
        let study = |study: &crate::site::Education| {
            let mut facts = Vec::new();
            let (grade, thesis) = (extract.words(&study.grade), extract.words(&study.thesis));
            if !grade.is_empty() {
                facts.push(self.say("Grade:", "Note:", &grade));
            }
            if !thesis.is_empty() {
                facts.push(self.say("Thesis:", "Abschlussarbeit:", &thesis));
            }
            Entry {
                title: extract.words(&study.degree),
                organisation: extract.organisation_name(study.institution.as_ref()),
                area: extract.words(&study.area),
                period: study.period,
                summary: extract.line(&study.summary, self.marks),
                facts,
                skills: extract.skills(&study.skills),
                url: study.url.as_ref().and_then(|url| extract.url(url)),
                ..Entry::default()
            }
        };
        known.into_iter().map(study).collect()
    }

    fn credentials(&self) -> Vec<Entry> {
        let extract = self.extract;
        let known = extract.known(&extract.profile().credentials, |one| one.visibility);
        let credential = |one: &crate::site::Credential| {
            let mut facts = Vec::new();
            if let Some(expires) = one.expires {
                let date = date(expires.value, extract.language());
                facts.push(match expires.value.last() < extract.site.today {
                    true => self.say("expired", "abgelaufen", &date),
                    false => self.say("valid until", "gültig bis", &date),
                });
            }
            if let Some(number) = &one.number {
                facts.push(self.say("No.", "Nr.", &extract.plain(number)));
            }
            let issued = one.issued;
            Entry {
                title: extract.words(&one.name),
                organisation: extract.organisation_name(one.issuer.as_ref()),
                period: Period {
                    start: issued,
                    end: issued.map(|issued| issued.map(crate::site::End::At)),
                },
                facts,
                skills: extract.skills(&one.skills),
                url: one.url.as_ref().and_then(|url| extract.url(url)),
                ..Entry::default()
            }
        };
        known.into_iter().map(credential).collect()
    }

    /// A line a group; those without a group are one.
    fn skills(&self) -> Vec<Entry> {
        let extract = self.extract;
        let mut groups: Vec<(String, Vec<String>)> = Vec::new();
        for skill in extract
            .profile()
            .skills
            .iter()
            .filter(|skill| skill.display)
        {
            let group = match extract.words(&skill.group) {
                group if group.is_empty() => Heading::Skills.words(extract.language()).to_owned(),
                group => group,
            };
            let level = extract.words(&skill.level);
            let mut label = extract.words(&skill.label);
            if !level.is_empty() {
                label.push_str(&format!(" ({level})"));
            }
            match groups.iter_mut().find(|(name, _)| *name == group) {
                Some((_, labels)) => labels.push(label),
                None => groups.push((group, vec![label])),
            }
        }
        let line = |(title, labels): (String, Vec<String>)| Entry {
            title,
            summary: labels.join(", "),
            ..Entry::default()
        };
        groups.into_iter().map(line).collect()
    }

    fn languages(&self) -> Vec<Entry> {
        let extract = self.extract;
        let spoken = |spoken: &crate::site::LanguageSkill| {
            let level = spoken.level.map(|level| level.value);
            Entry {
                title: extract.tongue(spoken),
                summary: level
                    .map(|level| fluency(level, extract.language()))
                    .unwrap_or_default()
                    .to_owned(),
                ..Entry::default()
            }
        };
        extract.profile().languages.iter().map(spoken).collect()
    }

    fn testimonials(&self) -> Vec<Entry> {
        let extract = self.extract;
        let known = extract.known(&extract.profile().testimonials, |one| one.visibility);
        let testimonial = |one: &crate::site::Testimonial| Entry {
            title: author(extract, one),
            summary: extract.words(&one.quote),
            ..Entry::default()
        };
        known
            .into_iter()
            .map(testimonial)
            .filter(|entry| !entry.summary.is_empty())
            .collect()
    }
}

/// Who said something, as `Jana Klein, head of IT, Nord AG`.
pub(super) fn author(extract: &Extract<'_>, one: &crate::site::Testimonial) -> String {
    let author: &Option<Text> = &one.author;
    let mut parts = vec![
        author
            .as_ref()
            .map(|author| extract.plain(author))
            .unwrap_or_default(),
        extract.words(&one.author_role),
        extract.organisation_name(one.organisation.as_ref()),
    ];
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

/// What a level is called.
pub(super) fn fluency(level: LanguageLevel, language: Language) -> &'static str {
    match (level, language) {
        (LanguageLevel::Native, Language::En) => "Native speaker",
        (LanguageLevel::Native, Language::De) => "Muttersprache",
        (level, _) => level.name(),
    }
}

/// In place of an organisation, for who works on their own account.
fn own_account(employment: Employment) -> Option<(&'static str, &'static str)> {
    match employment {
        Employment::Freelance | Employment::OwnBusiness => Some(("Self-employed", "Selbstständig")),
        _ => None,
    }
}

/// A date in digits, as precise as it is: `2019`, `06/2019`; a day as the language writes it.
pub(super) fn date(date: PartialDate, language: Language) -> String {
    match (date.month, date.day, language) {
        (Some(month), Some(day), Language::De) => format!("{day:02}.{month:02}.{}", date.year),
        (Some(_), Some(_), Language::En) => date.to_string(),
        (Some(month), None, _) => format!("{month:02}/{}", date.year),
        (None, ..) => date.year.to_string(),
    }
}

/// A time span: `06/2019 – present`.
pub(super) fn span(entry: &Entry, language: Language) -> String {
    let start = entry.period.start.map(|start| date(start.value, language));
    let end = ended(&entry.period).map(|end| date(end, language));
    let present = match language {
        Language::En => "present",
        Language::De => "heute",
    };
    match (start, end) {
        (Some(start), Some(end)) if start == end => start,
        (Some(start), Some(end)) => format!("{start} – {end}"),
        (Some(start), None) if entry.period.is_present() => format!("{start} – {present}"),
        (Some(start), None) => start,
        (None, Some(end)) => end,
        (None, None) if entry.period.is_present() => present.to_owned(),
        (None, None) => String::new(),
    }
}
