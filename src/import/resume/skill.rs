//! `skills`: groups of keywords become one entry a keyword.

use serde_json::Value;

use crate::import::ids::Ids;
use crate::import::note::Note;
use crate::import::prose;
use crate::import::resume::context::Context;
use crate::import::resume::entry::{Entry, entries};
use crate::import::resume::section::{bare, in_parts};
use crate::import::resume::words::Words;
use crate::import::sheet::Sheet;
use crate::site::Localized;

/// One `[[skill]]`.
#[derive(Debug)]
struct Skill {
    id: String,
    label: Localized<String>,
    group: Localized<String>,
    level: Localized<String>,
    /// What the group's entry left over; it stands at the first skill of the group.
    comments: Sheet,
}

/// The skills of the section, and those that only roles and projects name.
#[derive(Debug, Default)]
pub(super) struct Skills {
    listed: Vec<Skill>,
    unlisted: Vec<Skill>,
    /// Comments of groups that gave no skill.
    comments: Sheet,
    ids: Ids,
}

/// Names of a keyword list in a group.
const KEYWORDS: &[&str] = &[
    "keywords",
    "skills",
    "items",
    "technologies",
    "list",
    "courses",
    "schlagworte",
    "kenntnisse",
];
const NAME: &[&str] = &["name", "skill", "title", "category", "label", "kategorie"];
const LEVEL: &[&str] = &["level", "proficiency", "rating", "niveau", "stufe"];

impl Skills {
    /// Reads the section: a list of groups, a list of words, or `{"Bread": ["Rye", "Wheat"]}`.
    pub(super) fn read(&mut self, context: &Context, path: String, value: Value) {
        let value = match value {
            Value::String(text) => in_parts(&text),
            Value::Object(map) if map.iter().all(is_group) => {
                for (name, keywords) in map {
                    let path = format!("{path}.{name}");
                    let mut entry = Entry::new(context, path, "skill", "keywords", keywords);
                    entry.surrounding = Some(name);
                    self.read_group(entry);
                }
                return;
            }
            other => other,
        };
        for entry in entries(context, path, "skill", "name", value) {
            self.read_group(entry);
        }
    }

    fn read_group(&mut self, mut entry: Entry<'_>) {
        let context = entry.context;
        let name_path = entry.path.clone();
        let keywords = entry.words("label", KEYWORDS);
        let field = if keywords.is_empty() {
            "label"
        } else {
            "group"
        };
        let name = match entry.surrounding.take() {
            Some(name) => {
                context.row(&entry.path, Some(format!("skill.{field}")), None);
                Localized::any(prose::plain(&name))
            }
            None => entry.text(field, NAME),
        };
        let level = level(&mut entry);
        let group_only = keywords.is_empty();
        let labels = match group_only {
            true => vec![(name_path, name.clone())],
            false => keywords,
        };
        let group = match group_only {
            true => Localized::default(),
            false => name,
        };
        let mut first = None;
        for (path, label) in labels {
            let words = context.name_of(&label);
            if words.is_empty() {
                continue;
            }
            if self.find(&label).is_some() {
                entry.leave(&path, &Value::from(words), &Note::Repeated);
                continue;
            }
            let id = self.ids.give(&words, "skill");
            // A group of one that has the same name is no group.
            let group = if group == label {
                Localized::default()
            } else {
                group.clone()
            };
            let level = level.clone();
            first.get_or_insert(self.listed.len());
            self.listed.push(Skill {
                id,
                label,
                group,
                level,
                comments: Sheet::default(),
            });
        }
        match first {
            Some(first) => entry.finish(&mut self.listed[first].comments),
            None => entry.finish(&mut self.comments),
        }
    }

    fn find(&self, label: &Localized<String>) -> Option<&Skill> {
        let same = |skill: &&Skill| {
            skill.label.iter().any(|(_, own)| {
                label
                    .iter()
                    .any(|(_, other)| own.to_lowercase() == other.to_lowercase())
            })
        };
        self.listed
            .iter()
            .find(same)
            .or_else(|| self.unlisted.iter().find(same))
    }

    /// The id of the skill of that label; one that the section does not have is kept unlisted.
    pub(super) fn reference(&mut self, label: Localized<String>, context: &Context) -> String {
        if let Some(known) = self.find(&label) {
            return known.id.clone();
        }
        let id = self.ids.give(&context.name_of(&label), "skill");
        self.unlisted.push(Skill {
            id: id.clone(),
            label,
            group: Localized::default(),
            level: Localized::default(),
            comments: Sheet::default(),
        });
        id
    }

    /// Writes the entries.
    pub(super) fn write(&self, sheet: &mut Sheet, words: Words) {
        for skill in &self.listed {
            skill.write(sheet);
            sheet.append_lines(&skill.comments);
        }
        if !self.comments.is_empty() {
            sheet.space();
            sheet.append_lines(&self.comments);
        }
        if !self.unlisted.is_empty() {
            sheet.space();
            sheet.comment(words.unlisted_skills());
        }
        for skill in &self.unlisted {
            skill.write(sheet);
            sheet.set("display", false);
        }
    }
}

impl Skill {
    fn write(&self, sheet: &mut Sheet) {
        sheet.entry("skill");
        sheet.set("id", &self.id);
        sheet.set_localized("label", &self.label);
        sheet.set_localized("group", &self.group);
        sheet.set_localized("level", &self.level);
    }
}

/// A word on the level; a bare number (`80`, `"4/5"`) measures nothing that a reader knows.
fn level(entry: &mut Entry<'_>) -> Localized<String> {
    let is_number = |value: &Value| match value {
        Value::Number(_) => true,
        Value::String(text) => {
            text.chars().any(|c| c.is_ascii_digit()) && !text.chars().any(char::is_alphabetic)
        }
        _ => false,
    };
    let Some((path, value)) = entry.raw(LEVEL) else {
        return Localized::default();
    };
    if is_number(&value) {
        entry.leave(&path, &value, &Note::BareNumber);
        return Localized::default();
    }
    entry.put_back(&path, value);
    entry.text("level", LEVEL)
}

/// Whether a key of the section is the name of a group.
fn is_group((key, value): (&String, &Value)) -> bool {
    let key = bare(key);
    !NAME.contains(&key.as_str()) && !KEYWORDS.contains(&key.as_str()) && !value.is_object()
}
