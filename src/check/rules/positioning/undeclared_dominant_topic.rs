//! `undeclared-dominant-topic`: a word runs through the work, but is no topic.

use std::collections::{BTreeMap, HashSet};

use serde::Deserialize;

use crate::check::findings::Findings;
use crate::check::options::options;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::topics::is_public;
use crate::diagnostic::Severity;
use crate::site::{Item, ItemKind, Localized, Text};
use crate::source::Span;
use crate::text::bilingual::{Bilingual, both};
use crate::text::function_words::is_function_word;
use crate::text::language::Language;
use crate::text::root::root;
use crate::text::word::{self, TokenKind};

pub(super) static RULE: Rule = Rule {
    name: "undeclared-dominant-topic",
    group: Group::Positioning,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("undeclared_dominant_topic.en.md"),
        de: include_str!("undeclared_dominant_topic.de.md"),
    },
    check: Check::Site(check),
};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Options {
    /// Words that run through everything without being what it is about.
    #[serde(default)]
    ignore: Vec<String>,
}

/// In so many items, and in so large a part of them, a word is no accident.
const FEWEST_ITEMS: usize = 4;
const SHARE_PERCENT: usize = 40;

/// Tools of daily use say nothing about what somebody stands for.
const TOOLS: &[&str] = &[
    "excel",
    "word",
    "powerpoint",
    "office",
    "ms office",
    "microsoft office",
    "outlook",
    "teams",
    "slack",
    "zoom",
    "git",
    "github",
    "gitlab",
    "jira",
    "confluence",
    "notion",
    "trello",
    "miro",
    "linux",
    "windows",
    "macos",
    "html",
    "css",
    "google docs",
    "english",
    "german",
    "englisch",
    "deutsch",
];

/// What titles say about the kind of thing that they name; by roots.
const TITLE_WORDS: &[&str] = &[
    "project",
    "projects",
    "talk",
    "talks",
    "introduction",
    "intro",
    "guide",
    "tutorial",
    "workshop",
    "workshops",
    "keynote",
    "panel",
    "lecture",
    "part",
    "edition",
    "year",
    "years",
    "annual",
    "report",
    "paper",
    "study",
    "notes",
    "note",
    "thoughts",
    "review",
    "new",
    "news",
    "first",
    "second",
    "third",
    "day",
    "days",
    "week",
    "month",
    "world",
    "people",
    "work",
    "working",
    "works",
    "team",
    "teams",
    "company",
    "group",
    "conference",
    "event",
    "series",
    "interview",
    "podcast",
    "episode",
    "article",
    "book",
    "update",
    "release",
    "version",
    "case",
    "better",
    "good",
    "best",
    "great",
    "big",
    "small",
    "time",
    "way",
    "ways",
    "thing",
    "things",
    "things",
    "use",
    "using",
    "build",
    "building",
    "built",
    "learn",
    "learned",
    "learning",
    "lesson",
    "lessons",
    "system",
    "systems",
    "tool",
    "tools",
    "development",
    "developer",
    "future",
    "today",
    "two",
    "three",
    "four",
    "five",
    "ten",
    "hundred",
    "without",
    "instead",
    "projekt",
    "projekte",
    "vortrag",
    "vortraege",
    "einfuehrung",
    "teil",
    "ausgabe",
    "jahr",
    "jahre",
    "jahresbericht",
    "bericht",
    "studie",
    "notizen",
    "neu",
    "neue",
    "neues",
    "neuer",
    "erste",
    "erster",
    "erstes",
    "zweite",
    "tag",
    "tage",
    "woche",
    "monat",
    "welt",
    "menschen",
    "arbeit",
    "arbeiten",
    "firma",
    "gruppe",
    "konferenz",
    "veranstaltung",
    "reihe",
    "gespraech",
    "folge",
    "artikel",
    "buch",
    "fall",
    "fallstudie",
    "gut",
    "gute",
    "besser",
    "beste",
    "gross",
    "grosse",
    "klein",
    "kleine",
    "zeit",
    "weg",
    "wege",
    "ding",
    "dinge",
    "bauen",
    "lernen",
    "gelernt",
    "systeme",
    "werkzeug",
    "werkzeuge",
    "entwicklung",
    "zukunft",
    "heute",
    "zwei",
    "drei",
    "vier",
    "fuenf",
    "zehn",
    "hundert",
    "ohne",
    "statt",
    "schulung",
    "seminar",
    "tagung",
];

/// A word or skill, where it was seen.
struct Seen<'s> {
    /// As it is written.
    name: String,
    items: Vec<&'s Item>,
    /// How many items it could have been in.
    of: usize,
    span: Span,
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let options: Options = options(&RULE, subject.site, findings);
    let ignored: HashSet<String> = options
        .ignore
        .iter()
        .map(|word| word::folded(word))
        .chain(TOOLS.iter().map(|tool| (*tool).to_owned()))
        .collect();
    let skills = skills(subject);
    let mut known: HashSet<String> = skills.iter().map(|seen| word::folded(&seen.name)).collect();
    for seen in skills.into_iter().chain(title_words(subject)) {
        let folded = word::folded(&seen.name);
        let dominant =
            seen.items.len() >= FEWEST_ITEMS && seen.items.len() * 100 >= seen.of * SHARE_PERCENT;
        if !dominant || ignored.contains(&folded) {
            continue;
        }
        let (name, items, all) = (&seen.name, seen.items.len(), seen.of);
        let message = both!(
            "`{name}` is in {items} of {all} items, but is no topic",
            "`{name}` steht in {items} von {all} Einträgen, ist aber kein Thema"
        );
        let finding = findings.add(seen.span, message);
        finding.advise(Bilingual::new(
            "is it what you stand for? declare it as a topic, or add it to the `aliases` of one",
            "steht das Profil dafür? als Thema anlegen, oder in die `aliases` eines Themas aufnehmen",
        ));
        known.insert(folded);
    }
}

/// Skills that belong to no topic and are no word for one.
fn skills<'s>(subject: &Subject<'s>) -> Vec<Seen<'s>> {
    let site = subject.site;
    let main = site.settings.main_language();
    let items: Vec<(usize, &Item)> = public_items(subject).collect();
    let skills = site.profile.skills.iter().enumerate();
    skills
        .filter(|(_, skill)| skill.topic.is_none())
        .filter_map(|(index, skill)| {
            let (label, language) = skill.label.get_or_other(main)?;
            let is_topic = !subject.finder.text(label, language).topics.is_empty();
            let with = items
                .iter()
                .filter(|(item, _)| subject.coverage().skills(*item).contains(&index));
            (!is_topic).then(|| Seen {
                name: label.value.clone(),
                items: with.map(|(_, item)| *item).collect(),
                of: items.len(),
                span: skill.span,
            })
        })
        .collect()
}

fn public_items<'s>(subject: &Subject<'s>) -> impl Iterator<Item = (usize, &'s Item)> {
    let items = subject.site.profile.items.iter().enumerate();
    items.filter(|(_, item)| is_public(item))
}

/// Words of the titles of works, in the main language. A job's title names the job.
fn title_words<'s>(subject: &Subject<'s>) -> Vec<Seen<'s>> {
    let site = subject.site;
    let language = site.settings.main_language();
    let names = own_names(subject, language);
    let mut seen: BTreeMap<String, Seen<'s>> = BTreeMap::new();
    let mut of = 0;
    for (_, item) in public_items(subject) {
        if matches!(item.kind, ItemKind::Role | ItemKind::Membership) {
            continue;
        }
        of += 1;
        let Some(title) = item.title.get(language) else {
            continue;
        };
        let mut here = HashSet::new();
        for token in word::tokens(title) {
            let written = token.text(title);
            let folded = word::folded(written);
            let bears_meaning = token.kind == TokenKind::Word
                && folded.len() > 3
                // German writes nouns with a capital, and only they are names of topics.
                && (token.capital || language == Language::En)
                && !is_function_word(&folded, language)
                && !TITLE_WORDS.contains(&folded.as_str());
            let root = root(&folded, language);
            if !bears_meaning || names.contains(&root) || !here.insert(root.clone()) {
                continue;
            }
            let entry = seen.entry(root).or_insert_with(|| Seen {
                name: written.to_owned(),
                items: Vec::new(),
                of: 0,
                span: item.span,
            });
            entry.items.push(item);
        }
    }
    let mut found: Vec<Seen<'s>> = seen.into_values().collect();
    for word in &mut found {
        word.of = of;
    }
    found
}

/// Roots of the names of the person, of organisations, places, skills and topics.
fn own_names(subject: &Subject<'_>, language: Language) -> HashSet<String> {
    let profile = &subject.site.profile;
    let mut texts = vec![profile.person.name.shown()];
    let mut add = |text: &Localized<Text>| {
        texts.extend(text.iter().map(|(_, text)| text.value.clone()));
    };
    for organisation in &profile.organisations {
        add(&organisation.name);
    }
    for item in &profile.items {
        add(&item.location);
        add(&item.venue);
    }
    add(&profile.person.location.city);
    for skill in &profile.skills {
        add(&skill.label);
    }
    for topic in &profile.topics {
        add(&topic.label);
    }
    for topic in &profile.topics {
        let aliases = topic.aliases.get(language).into_iter().flatten();
        texts.extend(aliases.map(|alias| alias.value.clone()));
    }
    let mut roots = HashSet::new();
    for text in texts {
        for token in word::tokens(&text) {
            roots.insert(root(&word::folded(token.text(&text)), language));
        }
    }
    roots
}

#[cfg(test)]
mod tests {
    use crate::testing::{SETTINGS, check_profile, check_site};

    use super::RULE;

    const TOPIC: &str = "[[topic]]\nlabel = \"Cloud infrastructure\"\nrole = \"core\"\n";

    fn talks(titles: &[&str]) -> String {
        let talk = |title: &&str| format!("[[talk]]\ntitle = \"{title}\"\ndate = 2025\n");
        titles.iter().map(talk).collect()
    }

    #[test]
    fn a_skill_that_runs_through_everything() {
        let skills = "[[skill]]\nlabel = \"Terraform\"\n[[skill]]\nlabel = \"Git\"\n";
        let items: String = (0..5)
            .map(|year| {
                format!("[[project]]\ntitle = \"Move {year}\"\ndate = 202{year}\nskills = [\"terraform\", \"git\"]\n")
            })
            .collect();
        let ignore = "[check.rules.undeclared-dominant-topic]\nignore = [\"Move\"]\n";
        let settings = format!("{SETTINGS}{ignore}");
        let profile = format!("{TOPIC}{skills}{items}");
        let files = [
            ("profile.toml", profile.as_str()),
            ("pointed.toml", &settings),
        ];
        check_site(
            &RULE,
            &files,
            &["profile.toml:4:1 `Terraform` is in 5 of 5 items, but is no topic"],
        );
        let of_topic = profile.replace(
            "Terraform\"\n",
            "Terraform\"\ntopic = \"cloud-infrastructure\"\n",
        );
        check_site(
            &RULE,
            &[("profile.toml", &of_topic), ("pointed.toml", &settings)],
            &[],
        );
    }

    #[test]
    fn a_word_of_many_titles() {
        let settings = "base_url = \"https://example.org/\"\nlanguages = [\"de\"]\n";
        let profile = format!(
            "{TOPIC}{}",
            talks(&[
                "Vergaberecht für Eilige",
                "Was das Vergaberecht verlangt",
                "Neues im Vergaberecht",
                "Drei Irrtümer im Vergaberecht",
                "Angebote lesen",
            ])
        );
        check_site(
            &RULE,
            &[("profile.toml", &profile), ("pointed.toml", settings)],
            &["profile.toml:4:1 `Vergaberecht` is in 4 of 5 items, but is no topic"],
        );
    }

    #[test]
    fn general_words_names_and_topics_are_no_finding() {
        let profile = format!(
            "{TOPIC}[[organisation]]\nname = \"Elbmarsch Netze\"\n{}",
            talks(&[
                "Introduction to cloud and Elbmarsch",
                "Introduction to clouds, Elbmarsch",
                "Introduction: infrastructure, Elbmarsch",
                "Introduction to cloud, Elbmarsch",
            ])
        );
        check_profile(&RULE, &profile, &[]);
        check_profile(&RULE, &talks(&["Terraform", "Terraform", "Terraform"]), &[]);
    }
}
