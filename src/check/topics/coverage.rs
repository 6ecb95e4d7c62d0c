//! Which entries of a profile stand behind which topics.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::check::message;
use crate::check::subject::Digest;
use crate::check::topics::finder::{Finder, Mentions};
use crate::site::{
    Credential, Education, Item, ItemKind, Localized, Profile, Reference, Site, Text, Visibility,
};
use crate::source::Span;
use crate::text::bilingual::Bilingual;
use crate::text::language::Language;

/// An entry that can stand behind a topic.
#[derive(Debug, Clone, Copy)]
pub enum Support<'s> {
    /// A role, a project, a talk, …
    Item(&'s Item),
    /// A course of study.
    Education(&'s Education),
    /// A certificate.
    Credential(&'s Credential),
}

/// The topics of every entry, by explicit tags, by the topics of its skills, and by what its texts
/// name. Topics are positions in `profile.topics`.
#[derive(Debug, Default)]
pub struct Coverage {
    items: Vec<Vec<usize>>,
    education: Vec<Vec<usize>>,
    credentials: Vec<Vec<usize>>,
    /// By item: the skills that it names or is tagged with, as positions in `profile.skills`.
    skills: Vec<Vec<usize>>,
}

impl Coverage {
    /// By explicit tags alone, for which no text is read.
    pub fn of_tags(profile: &Profile) -> Self {
        let tags = Tags::new(profile);
        let tagged = |topics: &[Reference], skills: &[Reference]| {
            let (topics, _) = tags.tagged(topics, skills).settle();
            topics
        };
        let items = profile.items.iter().map(|item| tags.item(item).settle());
        let (items, skills) = items.unzip();
        let education = profile.education.iter();
        let education = education.map(|entry| tagged(&entry.topics, &entry.skills));
        let credentials = profile.credentials.iter();
        let credentials = credentials.map(|entry| tagged(&entry.topics, &entry.skills));
        Coverage {
            education: education.collect(),
            credentials: credentials.collect(),
            items,
            skills,
        }
    }

    /// Of a site whose passages were read.
    pub fn new(site: &Site, digests: &[Digest<'_>], finder: &Finder) -> Self {
        let profile = &site.profile;
        let tags = Tags::new(profile);
        let mut items: Vec<Found> = profile.items.iter().map(|item| tags.item(item)).collect();
        let positions: HashMap<&str, usize> = profile
            .items
            .iter()
            .enumerate()
            .map(|(index, item)| (item.id.value.as_str(), index))
            .collect();
        for digest in digests {
            let Some(item) = digest.outline.item else {
                continue;
            };
            let Some(found) = positions
                .get(item.id.value.as_str())
                .map(|index| &mut items[*index])
            else {
                continue;
            };
            tags.mentions(digest.mentions(finder), found);
            for link in digest.links(site) {
                if let Some(id) = link.destination.strip_prefix("topic:") {
                    found.topics.extend(tags.topics.get(id));
                }
            }
        }
        let education = profile.education.iter().map(|entry| {
            let mut found = tags.tagged(&entry.topics, &entry.skills);
            for text in [&entry.area, &entry.thesis, &entry.summary] {
                tags.names(text, site, finder, &mut found);
            }
            found.settle().0
        });
        let credentials = profile.credentials.iter().map(|entry| {
            let mut found = tags.tagged(&entry.topics, &entry.skills);
            tags.names(&entry.name, site, finder, &mut found);
            found.settle().0
        });
        let education = education.collect();
        let credentials = credentials.collect();
        let (items, skills) = items.into_iter().map(Found::settle).unzip();
        Coverage {
            items,
            education,
            credentials,
            skills,
        }
    }

    /// The topics of the item at that position.
    pub fn topics(&self, item: usize) -> &[usize] {
        &self.items[item]
    }

    /// The skills of the item at that position.
    pub fn skills(&self, item: usize) -> &[usize] {
        &self.skills[item]
    }

    /// Everything published that stands behind a topic.
    pub fn of<'s>(&self, topic: usize, profile: &'s Profile) -> Vec<Support<'s>> {
        let items = profile
            .items
            .iter()
            .zip(&self.items)
            .filter(|(item, topics)| is_public(item) && topics.contains(&topic))
            .map(|(item, _)| Support::Item(item));
        let education = profile
            .education
            .iter()
            .zip(&self.education)
            .filter(|(entry, topics)| {
                entry.visibility != Visibility::Private && topics.contains(&topic)
            })
            .map(|(entry, _)| Support::Education(entry));
        let credentials = profile
            .credentials
            .iter()
            .zip(&self.credentials)
            .filter(|(entry, topics)| {
                entry.visibility != Visibility::Private && topics.contains(&topic)
            })
            .map(|(entry, _)| Support::Credential(entry));
        items.chain(education).chain(credentials).collect()
    }
}

/// Whether readers will see an item.
pub fn is_public(item: &Item) -> bool {
    item.visibility != Visibility::Private
}

impl Support<'_> {
    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Support::Item(item) => item.span,
            Support::Education(entry) => entry.span,
            Support::Credential(entry) => entry.span,
        }
    }

    /// What a reader would call it, in a language or else another.
    pub fn title(&self, language: Language) -> &str {
        let (text, id) = match self {
            Support::Item(item) => (&item.title, &item.id),
            Support::Education(entry) => (&entry.degree, &entry.id),
            Support::Credential(entry) => (&entry.name, &entry.id),
        };
        text.get_or_other(language)
            .map_or(id.as_str(), |(text, _)| text.as_str())
    }

    /// The word for what it is.
    pub fn kind(&self) -> Bilingual {
        match self {
            Support::Item(item) => message::kind(item.kind),
            Support::Education(_) => Bilingual::new("education", "Ausbildung"),
            Support::Credential(_) => Bilingual::new("credential", "Nachweis"),
        }
    }

    /// Whether it shows the topic at work, and not only learnt.
    pub fn is_work(&self) -> bool {
        match self {
            Support::Item(item) => !matches!(item.kind, ItemKind::Course | ItemKind::Membership),
            Support::Education(_) | Support::Credential(_) => false,
        }
    }

    /// The last day that it can mean.
    pub fn last_day(&self, today: Date) -> Option<Date> {
        match self {
            Support::Item(item) => item.period.last_day(today),
            Support::Education(entry) => entry.period.last_day(today),
            Support::Credential(entry) => entry.issued.map(|issued| issued.value.last()),
        }
    }
}

/// What was found for one entry, not yet in order.
#[derive(Default)]
struct Found {
    topics: Vec<usize>,
    skills: Vec<usize>,
}

impl Found {
    fn settle(self) -> (Vec<usize>, Vec<usize>) {
        let order = |mut list: Vec<usize>| {
            list.sort_unstable();
            list.dedup();
            list
        };
        (order(self.topics), order(self.skills))
    }
}

/// Positions by id.
struct Tags<'s> {
    topics: HashMap<&'s str, usize>,
    skills: HashMap<&'s str, usize>,
    /// By skill: its topic.
    skill_topics: Vec<Option<usize>>,
}

impl<'s> Tags<'s> {
    fn new(profile: &'s Profile) -> Self {
        let topics: HashMap<&str, usize> = profile
            .topics
            .iter()
            .enumerate()
            .map(|(index, topic)| (topic.id.value.as_str(), index))
            .collect();
        let skills = profile.skills.iter().enumerate();
        let skills = skills.map(|(index, skill)| (skill.id.value.as_str(), index));
        let skill_topics = profile
            .skills
            .iter()
            .map(|skill| topics.get(skill.topic.as_ref()?.value.as_str()).copied())
            .collect();
        Tags {
            skills: skills.collect(),
            skill_topics,
            topics,
        }
    }

    fn item(&self, item: &Item) -> Found {
        let mut found = self.tagged(&item.topics, &item.skills);
        for achievement in &item.achievements {
            let tags = achievement.topics.iter();
            found
                .topics
                .extend(tags.filter_map(|id| self.topics.get(id.as_str())));
        }
        found
    }

    fn tagged(&self, topics: &[Reference], skills: &[Reference]) -> Found {
        let topics = topics.iter();
        let topics = topics.filter_map(|id| self.topics.get(id.as_str()).copied());
        let mut found = Found {
            topics: topics.collect(),
            skills: Vec::new(),
        };
        for id in skills {
            if let Some(skill) = self.skills.get(id.as_str()) {
                self.skill(*skill, &mut found);
            }
        }
        found
    }

    fn skill(&self, skill: usize, found: &mut Found) {
        found.skills.push(skill);
        found.topics.extend(self.skill_topics[skill]);
    }

    fn mentions(&self, mentions: &Mentions, found: &mut Found) {
        found.topics.extend_from_slice(&mentions.topics);
        for skill in &mentions.skills {
            self.skill(*skill, found);
        }
    }

    fn names(&self, text: &Localized<Text>, site: &Site, finder: &Finder, found: &mut Found) {
        for (language, text) in text.iter() {
            let language = language.unwrap_or_else(|| site.settings.main_language());
            self.mentions(&finder.text(text, language), found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::testing::site;

    const PROFILE: &str = r#"
[[topic]]
id = "bridges"
label = "Timber bridges"
[[topic]]
id = "moisture"
label = "Moisture"
[[topic]]
id = "records"
label = "Records"
[[skill]]
id = "sql"
label = "SQL"
topic = "records"
[[role]]
title = "Inspector"
start = 2020
end = "present"
topics = ["bridges"]
[[role.achievement]]
text = "Nothing named"
topics = ["moisture"]
[[project]]
title = "Twelve pages"
date = 2022
skills = ["sql"]
[[talk]]
title = "Bridges of timber"
date = 2023
summary = "Also [a register](topic:records)"
[[talk]]
title = "Moisture again"
date = 2023
visibility = "private"
[[education]]
institution = "TU"
degree = "M. Sc."
area = "Moisture transport"
"#;

    #[test]
    fn tags_skills_and_words_count() {
        let (site, _) = site(&[("profile.toml", PROFILE)]);
        let finder = Finder::new(&site);
        let digests = check::read_passages(&site, &finder);
        let coverage = Coverage::new(&site, &digests, &finder);
        let topics: Vec<&[usize]> = (0..4).map(|item| coverage.topics(item)).collect();
        assert_eq!(topics, [&[0, 1][..], &[2], &[0, 2], &[1]]);
        let kinds = |topic| -> Vec<String> {
            let supports = coverage.of(topic, &site.profile);
            let kinds = supports.iter().map(Support::kind);
            kinds.map(|kind| kind.to_string()).collect()
        };
        assert_eq!(kinds(1), ["role", "education"]);
        assert_eq!(kinds(2), ["project", "talk"]);
    }
}
