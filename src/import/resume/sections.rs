//! Sections become tables: each entry is handed to what knows its kind.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::import::ids::Ids;
use crate::import::note::Note;
use crate::import::organisation::Organisations;
use crate::import::resume::basics::{self, Basics};
use crate::import::resume::context::Context;
use crate::import::resume::entry::{Entry, entries};
use crate::import::resume::section::{Resume, Section, in_parts};
use crate::import::resume::shape::{self, Shape};
use crate::import::resume::skill::Skills;
use crate::import::resume::{interest, item, language, settings, testimonial, translation};
use crate::import::sheet::Sheet;
use crate::site::Localized;

/// Where the language of a file goes, in its table.
pub(super) const LANGUAGES: &str = "pointed.toml languages";

/// What is gathered while sections are read.
pub(super) struct Import<'c> {
    /// What all entries share.
    pub(super) context: &'c Context,
    /// Sheets by table.
    pub(super) sheets: BTreeMap<&'static str, Sheet>,
    pub(super) organisations: Organisations,
    pub(super) skills: Skills,
    pub(super) item_ids: Ids,
    pub(super) education_ids: Ids,
    pub(super) credential_ids: Ids,
    testimonial_ids: Ids,
    tongues: Vec<&'static str>,
}

impl<'c> Import<'c> {
    /// An import that has read nothing.
    pub(super) fn new(context: &'c Context) -> Self {
        Import {
            context,
            sheets: BTreeMap::new(),
            organisations: Organisations::default(),
            skills: Skills::default(),
            item_ids: Ids::default(),
            education_ids: Ids::default(),
            credential_ids: Ids::default(),
            testimonial_ids: Ids::default(),
            tongues: Vec::new(),
        }
    }

    /// Reads `basics`.
    pub(super) fn basics(&mut self, resume: &mut Resume) -> Basics {
        let at = resume
            .sections
            .iter()
            .position(|(section, _, _)| *section == Section::Basics);
        let (path, value) = match at {
            Some(at) => {
                let (_, path, value) = resume.sections.remove(at);
                (path, value)
            }
            None => ("basics".to_owned(), Value::Object(Map::new())),
        };
        let paths = std::mem::take(&mut resume.paths);
        basics::read(Entry::new(self.context, path, "", "name", value).with_paths(paths))
    }

    /// Employers with an address, and those with several roles, get their entry first, so that
    /// every mention of one is the same.
    fn declare(&mut self, resume: &Resume) {
        let mut employers: Vec<String> = Vec::new();
        for (section, _, value) in &resume.sections {
            let shape = match section {
                Section::Work => &shape::ROLE,
                Section::Volunteer => &shape::VOLUNTEERING,
                _ => continue,
            };
            for entry in value.as_array().into_iter().flatten() {
                let Some((name, url)) = item::employer(entry, shape) else {
                    continue;
                };
                let folded = name.to_lowercase();
                let again = *section == Section::Work && employers.contains(&folded);
                employers.push(folded);
                let name = Localized::any(name);
                match url {
                    Some(url) => {
                        self.organisations
                            .mention(&name, Some(url), self.context.main);
                    }
                    None if again => self.organisations.declare(&name, self.context.main),
                    None => {}
                }
            }
        }
    }

    /// Reads everything else.
    pub(super) fn sections(&mut self, resume: &mut Resume) {
        // Roles and projects refer to skills, so these come first.
        resume
            .sections
            .sort_by_key(|(section, _, _)| *section != Section::Skills);
        self.declare(resume);
        let mut read: Vec<(Section, Value)> = Vec::new();
        for (section, path, value) in std::mem::take(&mut resume.sections) {
            // A second section of one kind (`Bildung` beside `education`) may be a translation.
            let (repeated, value) = apart(value, read.iter().filter(|(of, _)| *of == section));
            for (index, value) in repeated {
                let lines = self
                    .context
                    .left(&format!("{path}[{index}]"), &value, &Note::Repeated);
                let sheet = self.sheets.entry("repeated").or_default();
                lines.iter().for_each(|line| sheet.comment_line(line));
            }
            read.push((section, value.clone()));
            self.section(section, path, value);
        }
    }

    fn section(&mut self, section: Section, path: String, value: Value) {
        let context = self.context;
        let all = |table, telling, value| entries(context, path.clone(), table, telling, value);
        match section {
            // A second `basics`: there is one person.
            Section::Basics => self.leave(&path, &value, &Note::OneOnly),
            Section::Work => self.items(&shape::ROLE, path, value),
            Section::Volunteer => self.items(&shape::VOLUNTEERING, path, value),
            Section::Awards => self.items(&shape::AWARD, path, value),
            Section::Certificates => self.items(&shape::CREDENTIAL, path, value),
            Section::Publications => self.items(&shape::PUBLICATION, path, value),
            Section::Talks => self.items(&shape::TALK, path, value),
            Section::Events => self.items(&shape::EVENT, path, value),
            Section::Courses => self.items(&shape::COURSE, path, value),
            Section::Memberships => self.items(&shape::MEMBERSHIP, path, value),
            Section::Patents => self.items(&shape::PATENT, path, value),
            Section::Skills => self.skills.read(context, path, value),
            Section::Projects => {
                for mut entry in all("project", "name", value) {
                    let shape = project_shape(&mut entry);
                    entry.table = shape.table;
                    item::write(self, entry, shape);
                }
            }
            Section::Education => {
                for entry in all("education", "institution", value) {
                    self.education(entry);
                }
            }
            Section::Languages => {
                let sheet = self.sheets.entry("language").or_default();
                let value = match value {
                    Value::String(text) => in_parts(&text),
                    other => other,
                };
                for entry in all("language", "language", value) {
                    language::write(entry, sheet, &mut self.tongues);
                }
            }
            Section::Interests => {
                let sheet = self.sheets.entry("interest").or_default();
                let value = match value {
                    Value::String(text) => in_parts(&text),
                    other => other,
                };
                for entry in all("topic", "name", value) {
                    interest::write(entry, sheet);
                }
            }
            Section::References => {
                let sheet = self.sheets.entry("testimonial").or_default();
                for entry in all("testimonial", "reference", value) {
                    testimonial::write(entry, sheet, &mut self.testimonial_ids);
                }
            }
            Section::Meta => {
                let sheet = self.sheets.entry("meta").or_default();
                meta(Entry::new(context, path, "meta", "", value), sheet);
            }
        }
    }

    fn items(&mut self, shape: &Shape, path: String, value: Value) {
        for entry in entries(self.context, path, shape.table, shape.telling, value) {
            item::write(self, entry, shape);
        }
    }

    /// Courses of a study are courses at its institution.
    fn education(&mut self, mut entry: Entry<'_>) {
        let courses = entry.raw(&[
            "courses",
            "course",
            "coursework",
            "modules",
            "kurse",
            "curriculum",
        ]);
        let institution = item::write(self, entry, &shape::EDUCATION);
        let Some((path, value)) = courses else { return };
        let courses = match value {
            Value::String(text) => text.split([',', ';', '\n']).map(Value::from).collect(),
            Value::Array(values) => values,
            other => vec![other],
        };
        let courses = Value::Array(courses.into_iter().map(numbered).collect());
        for mut course in entries(self.context, path, "course", "name", courses) {
            course.surrounding.clone_from(&institution);
            item::write(self, course, &shape::COURSE);
        }
    }

    fn leave(&mut self, path: &str, value: &Value, note: &Note) {
        let lines = self.context.left(path, value, note);
        let sheet = self.sheets.entry("repeated").or_default();
        lines.iter().for_each(|line| sheet.comment_line(line));
    }
}

/// Takes out the entries that share two facts with one of a section before, or say letter for letter
/// what one above them says; their places stay.
fn apart<'r>(
    value: Value,
    read: impl Iterator<Item = &'r (Section, Value)>,
) -> (Vec<(usize, Value)>, Value) {
    let before: Vec<&Value> = read
        .filter_map(|(_, value)| value.as_array())
        .flatten()
        .collect();
    let Value::Array(mut values) = value else {
        return (Vec::new(), value);
    };
    let is_again = |index: usize| {
        let value = &values[index];
        let facts = translation::shared_facts(value, value);
        let in_section = facts >= 2 && values[..index].contains(value);
        in_section
            || before
                .iter()
                .any(|before| translation::shared_facts(before, value) >= 2)
    };
    let again: Vec<usize> = (0..values.len()).filter(|index| is_again(*index)).collect();
    let mut repeated = Vec::new();
    for index in again {
        repeated.push((index, values[index].take()));
    }
    (repeated, Value::Array(values))
}

/// `DB1101 - Basic SQL` is a number and a title.
fn numbered(course: Value) -> Value {
    let parts = course.as_str().and_then(|text| {
        let (number, title) = [" - ", " – ", ": "]
            .into_iter()
            .find_map(|at| text.split_once(at))?;
        let is_number = number.chars().any(|c| c.is_ascii_digit())
            && number
                .chars()
                .all(|c| c.is_ascii_digit() || c.is_uppercase() || " .-/".contains(c));
        is_number.then(|| (number.trim().to_owned(), title.trim().to_owned()))
    });
    match parts {
        Some((number, title)) => serde_json::json!({"number": number, "name": title}),
        None => course,
    }
}

/// `type` of a project, where it says that it is something else.
fn project_shape(entry: &mut Entry<'_>) -> &'static Shape {
    let Some((path, value)) = entry.raw(&["type", "typ"]) else {
        return &shape::PROJECT;
    };
    match value.as_str().and_then(shape::of_project) {
        Some(shape) => {
            entry
                .context
                .row(&path, Some(format!("[[{}]]", shape.table)), None);
            shape
        }
        None => {
            entry.leave(&path, &value, &Note::NoField);
            &shape::PROJECT
        }
    }
}

fn meta(mut entry: Entry<'_>, sheet: &mut Sheet) {
    if let Some(date) = entry.day("updated", &["lastmodified", "updated", "date"]) {
        sheet.table("meta");
        sheet.set("updated", date.to_string());
    }
    for name in ["version", "canonical", "theme"] {
        if let Some((path, value)) = entry.raw(&[name]) {
            entry.leave(&path, &value, &Note::OfTheFile);
        }
    }
    for name in settings::LANGUAGE_KEYS {
        let Some((path, value)) = entry.raw(&[name]) else {
            continue;
        };
        match settings::named_language(&path, &value) {
            Some(_) => entry.context.row(&path, Some(LANGUAGES.to_owned()), None),
            None => entry.leave(&path, &value, &Note::NoField),
        }
    }
    entry.finish(sheet);
}
