//! An entry of a section becomes an entry of `profile.toml`, field by field as its shape says.

use serde_json::Value;

use crate::import::address;
use crate::import::date::{Moment, Reading};
use crate::import::note::Note;
use crate::import::prose::{self, Prose};
use crate::import::resume::employment;
use crate::import::resume::entry::Entry;
use crate::import::resume::section::{Origin, bare};
use crate::import::resume::sections::Import;
use crate::import::resume::shape::{CURRENT, END, OpenEnd, Read, Shape};
use crate::import::resume::translation::is_empty;
use crate::import::resume::words::Words;
use crate::import::sheet::Sheet;
use crate::site::{Employment, Localized};
use crate::text::date::PartialDate;
use crate::text::language::Language;

/// What is known of an entry when its fields are read.
#[derive(Default)]
struct Written {
    title: String,
    /// Whether the field that an entry cannot do without is there.
    is_titled: bool,
    organisation: String,
    /// List items of the summary, on their way to the achievements.
    items: Localized<Vec<String>>,
    employment: Option<Employment>,
    ongoing: bool,
}

/// Writes an entry into the table of its shape; gives its organisation as it is written there.
pub(super) fn write(
    import: &mut Import<'_>,
    mut entry: Entry<'_>,
    shape: &Shape,
) -> Option<String> {
    let mut body = Sheet::default();
    let mut written = Written::default();
    let mut organisation = None;
    for (key, read, names) in shape.fields {
        match read {
            Read::Organisation { url } => {
                organisation =
                    write_organisation(import, &mut entry, (key, names, url), &mut written);
                organisation = organisation.or_else(|| entry.surrounding.take());
                if let Some(organisation) = &organisation {
                    body.set(key, organisation);
                }
            }
            Read::Skills => {
                let ids: Vec<String> = entry
                    .words(key, names)
                    .into_iter()
                    .map(|(_, label)| import.skills.reference(label, import.context))
                    .collect();
                body.set_list(key, &without_repetition(ids));
            }
            _ => write_field(
                &mut entry,
                shape,
                (key, *read, names),
                &mut body,
                &mut written,
            ),
        }
    }
    let sheet = import.sheets.entry(shape.table).or_default();
    if body.is_empty() {
        // Nothing in it has a field: comments, and no entry that says nothing.
        sheet.space();
        entry.finish(sheet);
        return None;
    }
    sheet.entry(shape.table);
    let stem = match shape.table {
        "role" | "volunteering" | "education" => {
            format!("{} {}", written.organisation, written.title)
        }
        _ => written.title.clone(),
    };
    let ids = match shape.table {
        "education" => &mut import.education_ids,
        "credential" => &mut import.credential_ids,
        _ => &mut import.item_ids,
    };
    sheet.set("id", ids.give(&stem, shape.table));
    // A study is known by its degree or its institution, everything else by its title.
    let is_known = shape.table == "education" && !written.organisation.is_empty();
    if !written.is_titled && !is_known {
        sheet.set(
            shape.title,
            Words(entry.context.main).title_blank(shape.table),
        );
    }
    sheet.append_lines(&body);
    // HackMyResume's words for entries that its user keeps to herself.
    if entry.flag("visibility", &["private", "ignore"]) == Some(true) {
        sheet.set("visibility", "private");
    }
    if written.ongoing && shape.table == "education" {
        sheet.set("status", "ongoing");
    }
    entry.finish(sheet);
    organisation
}

fn write_field(
    entry: &mut Entry<'_>,
    shape: &Shape,
    (key, read, names): (&str, Read, &[&str]),
    body: &mut Sheet,
    written: &mut Written,
) {
    match read {
        Read::Text if key == "grade" => grade(entry, key, names, body),
        Read::Text | Read::Place => {
            let text = match read {
                Read::Place => entry.place(key, names),
                _ => entry.text(key, names),
            };
            written.is_titled |= key == shape.title && !text.is_empty();
            if key == shape.title || key == "area" {
                let words = entry.context.name_of(&text);
                written.title = format!("{} {words}", written.title).trim().to_owned();
            }
            body.set_localized(key, &text);
        }
        Read::Fact => {
            if let Some(fact) = entry.fact(key, names) {
                body.set(key, fact);
            }
        }
        Read::Summary => summary(entry, shape, names, body, written),
        Read::Achievements => {
            let items = std::mem::take(&mut written.items);
            let highlights = entry.lines(key, names);
            let lines = joined(items, &highlights, |lines, more| {
                lines.extend(more.iter().cloned())
            });
            body.set_localized_list(key, &lines);
        }
        Read::Period(open_end) => period(entry, names, open_end, body, written),
        Read::Day => {
            if let Some(date) = entry.day(key, names) {
                body.set(key, date.to_string());
                if !shape
                    .fields
                    .iter()
                    .any(|(_, _, names)| names.contains(&END[0]))
                {
                    same_end(entry, key, date);
                }
            }
        }
        Read::Url => match entry.url(key, names) {
            (Some(url), Some(note)) => {
                body.set_with_note(key, url, &note.text(entry.context.main));
            }
            (Some(url), None) => body.set(key, url),
            (None, _) => {}
        },
        Read::Names => {
            let names = entry.words(key, names).into_iter();
            let names: Vec<String> = names
                .map(|(_, name)| entry.context.name_of(&name))
                .collect();
            body.set_list(key, &names);
        }
        Read::Employment => {
            let employment = employment::read(entry, names).or(written.employment);
            if let Some(employment) = employment {
                body.set(key, employment.name());
            }
        }
        Read::Organisation { .. } | Read::Skills => {}
    }
}

/// Name and address of an entry's organisation.
pub(super) fn employer(entry: &Value, shape: &Shape) -> Option<(String, Option<String>)> {
    let text = |names: &[&str]| {
        let entry = entry.as_object()?;
        names.iter().find_map(|name| {
            let value = entry
                .iter()
                .find(|(key, value)| bare(key) == *name && !is_empty(value))?;
            value.1.as_str()
        })
    };
    let (names, url) = shape
        .fields
        .iter()
        .find_map(|(_, read, names)| match read {
            Read::Organisation { url } => Some((names, url)),
            _ => None,
        })?;
    let name = prose::plain(text(names)?);
    let is_employer = !name.is_empty() && !employment::is_freelance(&name);
    let url = text(url).and_then(|url| Some(address::read(url).ok()?.url));
    is_employer.then_some((name, url))
}

fn write_organisation(
    import: &mut Import<'_>,
    entry: &mut Entry<'_>,
    (key, names, url_names): (&str, &[&str], &[&str]),
    written: &mut Written,
) -> Option<String> {
    if entry.table == "role" && freelance_name(entry, names, written) {
        return None;
    }
    let name = without_language(entry.text(key, names));
    let words = entry.context.name_of(&name);
    if words.is_empty() {
        return None;
    }
    let url = match url_names {
        [] => None,
        names => entry.url("organisation.url", names).0,
    };
    written.organisation = words;
    let (organisation, other_url) = import
        .organisations
        .mention(&name, url, entry.context.main)?;
    if let Some(other) = other_url {
        let path = format!("{}.url", entry.path);
        entry.leave(&path, &Value::from(other), &Note::OneOnly);
    }
    Some(organisation)
}

/// "Self-employed" in place of a company says how somebody worked, not where.
fn freelance_name(entry: &mut Entry<'_>, names: &[&str], written: &mut Written) -> bool {
    let Some((path, value)) = entry.raw(names) else {
        return false;
    };
    let words = value.as_str().map(str::trim).unwrap_or_default();
    if !employment::is_freelance(words) {
        entry.put_back(&path, value);
        return false;
    }
    entry
        .context
        .row(&path, Some("role.employment".to_owned()), None);
    written.employment = Some(Employment::Freelance);
    written.organisation = words.to_owned();
    true
}

/// A name said in one language only is the name in all.
fn without_language(mut name: Localized<String>) -> Localized<String> {
    if name.any.is_none() && name.iter().count() == 1 {
        name.any = name.en.take().or(name.de.take());
    }
    name
}

/// Grade and thesis share a field in JSON Resume: "Dissertation: …".
fn grade(entry: &mut Entry<'_>, key: &str, names: &[&str], body: &mut Sheet) {
    const THESIS: [&str; 10] = [
        "dissertation",
        "thesis",
        "doctoral thesis",
        "master's thesis",
        "master thesis",
        "bachelor thesis",
        "masterarbeit",
        "bachelorarbeit",
        "diplomarbeit",
        "doktorarbeit",
    ];
    let grade = entry.text(key, names);
    let thesis = grade.any.as_deref().and_then(|text| text.split_once(':'));
    match thesis {
        Some((word, title)) if THESIS.contains(&word.trim().to_lowercase().as_str()) => {
            body.set("thesis", title.trim());
        }
        _ => body.set_localized(key, &grade),
    }
}

fn summary(
    entry: &mut Entry<'_>,
    shape: &Shape,
    names: &[&str],
    body: &mut Sheet,
    written: &mut Written,
) {
    let mut prose = entry.prose("summary", names);
    // `work[].description` is about the company; elsewhere two texts are two parts of one.
    if shape.table != "role" && !prose.is_empty() {
        let more = entry.prose("summary", names);
        prose = joined(prose, &more, |text, more| {
            text.paragraphs.extend(more.paragraphs.iter().cloned());
            text.items.extend(more.items.iter().cloned());
        });
    }
    let has_achievements = shape
        .fields
        .iter()
        .any(|(_, read, _)| *read == Read::Achievements);
    let mut text = Localized::default();
    for (language, prose) in prose.iter() {
        let (line, items) = match has_achievements {
            true => {
                let paragraphs = Prose {
                    items: Vec::new(),
                    ..prose.clone()
                };
                (paragraphs.in_one_line(), prose.items.clone())
            }
            false => (prose.in_one_line(), Vec::new()),
        };
        *text.slot(language) = Some(line).filter(|line| !line.is_empty());
        *written.items.slot(language) = Some(items).filter(|items| !items.is_empty());
    }
    body.set_localized("summary", &text);
}

/// Two parts of one, once a language; what one of them says for all languages is said in each that
/// the other has, for a field has versions or none.
fn joined<T: Clone>(
    first: Localized<T>,
    second: &Localized<T>,
    extend: impl Fn(&mut T, &T),
) -> Localized<T> {
    let is_said = |language| first.own(language).is_some() || second.own(language).is_some();
    let versions: Vec<Language> = Language::ALL
        .into_iter()
        .filter(|one| is_said(*one))
        .collect();
    let mut joined = Localized::default();
    let slots: Vec<Option<Language>> = match versions.is_empty() {
        true => vec![None],
        false => versions.into_iter().map(Some).collect(),
    };
    for slot in slots {
        let part = |text: &Localized<T>| match slot {
            Some(language) => text.get(language).cloned(),
            None => text.any.clone(),
        };
        let whole = match (part(&first), part(second)) {
            (Some(mut whole), Some(more)) => {
                extend(&mut whole, &more);
                Some(whole)
            }
            (whole, more) => whole.or(more),
        };
        *joined.slot(slot) = whole;
    }
    joined
}

fn period(
    entry: &mut Entry<'_>,
    names: &[&str],
    open_end: OpenEnd,
    body: &mut Sheet,
    written: &mut Written,
) {
    let says_end = entry.has(END);
    // RenderCV's `date` is all there is to say about time.
    let is_whole = entry.context.origin == Origin::RenderCv && !entry.has(&["startdate"]);
    // A talk or a course is known by its day, unless it took several.
    let is_day = ["talk", "course"].contains(&entry.table);
    let start = entry.date(if is_day { "date" } else { "start" }, names);
    let end = entry.date("end", END);
    let current = entry.flag("end", CURRENT);
    let is_expected = |reading: &Reading| reading.note == Some(Note::DateExpected);
    written.ongoing = end.as_ref().is_some_and(is_expected);
    let in_start = start.as_ref().and_then(|reading| reading.end);
    let said = end
        .map(|reading| reading.end.unwrap_or(reading.start))
        .or(in_start);
    let start = start.map(|reading| reading.start);
    match start {
        Some(Moment::At(date))
            if said == start || ((is_whole || is_day) && said.is_none() && current.is_none()) =>
        {
            return body.set("date", date.to_string());
        }
        Some(Moment::At(date)) => body.set("start", date.to_string()),
        // "Present" as a start says that it goes on, and no more.
        Some(Moment::Present) | None => {}
    }
    let goes_on = said == Some(Moment::Present)
        || start == Some(Moment::Present)
        || (current == Some(true) && said.is_none());
    written.ongoing |= goes_on;
    match said {
        Some(Moment::At(date)) if start.is_none() && is_day => body.set("date", date.to_string()),
        Some(Moment::At(date)) => body.set("end", date.to_string()),
        _ if goes_on => body.set("end", "present"),
        None if goes_on_unsaid(entry, open_end)
            && !says_end
            && current.is_none()
            && start.is_some() =>
        {
            written.ongoing = true;
            let note = Note::AssumedPresent;
            body.set_with_note("end", "present", &note.text(entry.context.main));
            entry.context.row(
                &format!("{}.{}", entry.path, entry.context.origin.end()),
                Some(format!("{}.end", entry.table)),
                Some(note),
            );
        }
        _ => {}
    }
}

/// An end that says the day of a single-day entry again.
fn same_end(entry: &mut Entry<'_>, key: &str, date: PartialDate) {
    let Some((path, value)) = entry.raw(END) else {
        return;
    };
    let is_same = value
        .as_str()
        .is_some_and(|text| text.trim() == date.to_string());
    match is_same {
        true => entry.mapped(&path, key, None),
        false => entry.put_back(&path, value),
    }
}

/// Whether no end means "until today": as JSON Resume has it for some sections, LinkedIn for what
/// people do, and RenderCV for everything.
fn goes_on_unsaid(entry: &Entry<'_>, open_end: OpenEnd) -> bool {
    match entry.context.origin {
        Origin::JsonResume => open_end == OpenEnd::GoesOn,
        Origin::LinkedIn => ["role", "volunteering"].contains(&entry.table),
        Origin::RenderCv => true,
    }
}

fn without_repetition(ids: Vec<String>) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::with_capacity(ids.len());
    for id in ids {
        if !distinct.contains(&id) {
            distinct.push(id);
        }
    }
    distinct
}
