//! The CV by sections, its text as the bio, and what is only about its looks left aside.

use serde_json::{Map, Value, json};

use crate::import::error::ImportError;
use crate::import::markdown;
use crate::import::note::Note;
use crate::import::rendercv::entry;
use crate::import::rendercv::heading::{self, Kind};
use crate::import::resume::section::{Origin, Resume, Section, bare};
use crate::import::resume::translation::is_empty;
use crate::import::tongue;
use crate::text::language::Language;

/// Keys at the top that say how the CV looks and is made.
const LOOKS: [&str; 6] = [
    "design",
    "locale",
    "locale_catalog",
    "settings",
    "rendercv_settings",
    "theme",
];

/// Sorts a file into sections.
///
/// # Errors
/// When there is no person and no section in it.
pub(super) fn resume(mut root: Map<String, Value>, name: &str) -> Result<Resume, ImportError> {
    let mut resume = Resume {
        origin: Origin::RenderCv,
        language: language(&root),
        ..Resume::default()
    };
    let (cv, prefix) = match root.shift_remove("cv") {
        Some(Value::Object(cv)) => (cv, "cv."),
        _ => (std::mem::take(&mut root), ""),
    };
    for (key, value) in root {
        match LOOKS.contains(&key.as_str()) {
            true => resume.unread.push((key, Note::OfTheExport)),
            false => resume.others.push((key, value)),
        }
    }
    let mut basics = Map::new();
    let mut bio = Bio::default();
    for (key, value) in cv {
        let path = format!("{prefix}{key}");
        match (key.as_str(), value) {
            (_, value) if is_empty(&value) => {}
            ("sections", Value::Object(sections)) => {
                for (title, entries) in sections {
                    let path = format!("{path}.{title}");
                    list(&mut resume, &mut bio, &title, path, entries);
                }
            }
            // Before version 1 sections stood beside the name.
            (title, Value::Array(entries)) if !is_of_person(title) => {
                list(&mut resume, &mut bio, title, path, Value::Array(entries));
            }
            (_, value) => {
                resume.paths.insert(key.clone(), path);
                basics.insert(key, value);
            }
        }
    }
    person(&mut basics, &mut resume);
    if let Some((path, others)) = bio.paths.split_first() {
        // The first part names the field; the others have rows of their own.
        resume.joined = others.to_vec();
        resume.paths.insert("summary".to_owned(), path.clone());
        let text = [bio.summary, bio.parts].concat();
        basics.insert("summary".to_owned(), Value::from(text.trim()));
    }
    if basics.is_empty() && resume.sections.is_empty() {
        return Err(ImportError {
            name: name.to_owned(),
            at: None,
            message: "there is no CV in this file".to_owned(),
            help: "RenderCV has a `cv` with a `name` and `sections`".to_owned(),
        });
    }
    let section = (Section::Basics, String::new(), Value::Object(basics));
    resume.sections.insert(0, section);
    Ok(resume)
}

/// What `locale` says: `language: german`, or `de` in older files.
fn language(root: &Map<String, Value>) -> Option<Language> {
    ["locale", "locale_catalog"].into_iter().find_map(|key| {
        let language = root.get(key)?.get("language")?.as_str()?;
        Language::parse(tongue::tag(language)?)
    })
}

/// Lists of the person, which are no sections.
fn is_of_person(key: &str) -> bool {
    [
        "email",
        "phone",
        "website",
        "social_networks",
        "custom_connections",
        "connections",
    ]
    .contains(&key)
}

/// The text of the bio in the making.
#[derive(Default)]
struct Bio {
    /// What opens it.
    summary: String,
    /// Parts with a heading.
    parts: String,
    /// Where they stood.
    paths: Vec<String>,
}

fn list(resume: &mut Resume, bio: &mut Bio, title: &str, path: String, entries: Value) {
    let entries = match entries {
        Value::Array(entries) => entries,
        other => vec![other],
    };
    let section = match heading::kind(title, &entries) {
        Kind::Of(section) => section,
        kind => return text(resume, bio, (kind, title), path, entries),
    };
    let mut normalized = Vec::new();
    for (index, value) in entries.into_iter().enumerate() {
        // "Languages: English (fluent)" is a frequent line below "Skills".
        let tongues = entry::one_line(&value).and_then(|(label, details)| {
            let says_so = ["languages", "sprachen", "language"].contains(&bare(label).as_str());
            let fits = says_so && section == Section::Skills;
            fits.then(|| entry::tongues(details)).flatten()
        });
        match tongues {
            Some(tongues) => {
                // Its place stays taken, so that the numbers of the others are right.
                normalized.push(Value::Null);
                let path = format!("{path}[{index}].details");
                let section = (Section::Languages, path, Value::Array(tongues));
                resume.sections.push(section);
            }
            None => normalized.push(entry::normalized(value, section)),
        }
    }
    resume
        .sections
        .push((section, path, Value::Array(normalized)));
}

/// A section of words: the bio, or a part of it under its own heading. Entries that are more than
/// words are kept as comments.
fn text(
    resume: &mut Resume,
    bio: &mut Bio,
    (kind, title): (Kind, &str),
    path: String,
    entries: Vec<Value>,
) {
    let mut part = String::new();
    let mut was_item = false;
    for (index, value) in entries.into_iter().enumerate() {
        let is_number = value
            .get("number")
            .or(value.get("reversed_number"))
            .is_some();
        let is_item = !value.is_string();
        let line = match (entry::words(&value), entry::one_line(&value)) {
            (Some(words), _) if is_number => format!("{}. {words}", index + 1),
            (Some(words), _) if is_item => format!("- {words}"),
            (Some(words), _) => words.to_owned(),
            (None, Some((label, details))) => format!("- **{label}:** {details}"),
            (None, None) => {
                if !is_empty(&value) {
                    resume.others.push((format!("{path}[{index}]"), value));
                }
                continue;
            }
        };
        if !part.is_empty() {
            part.push_str(if is_item && was_item { "\n" } else { "\n\n" });
        }
        part.push_str(line.trim());
        was_item = is_item;
    }
    if part.is_empty() {
        return;
    }
    bio.paths.push(path);
    match kind {
        Kind::Summary => bio.summary.push_str(&format!("{part}\n\n")),
        _ => {
            let heading = words_of(title);
            bio.parts.push_str(&format!("## {heading}\n\n{part}\n\n"));
        }
    }
}

/// `extracurricular_activities` as a heading; a title that somebody wrote stays.
fn words_of(title: &str) -> String {
    if !title.contains('_') && title.contains(char::is_uppercase) {
        return title.to_owned();
    }
    let words = title.replace('_', " ");
    let mut characters = words.chars();
    let first = characters
        .next()
        .map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + characters.as_str()
}

/// Brings what `cv` says about the person to the names of `basics`.
fn person(basics: &mut Map<String, Value>, resume: &mut Resume) {
    for key in ["name", "headline", "label", "location"] {
        if let Some(Value::String(text)) = basics.get_mut(key) {
            *text = markdown::words(text).0;
        }
    }
    if let Some(phone) = basics.get_mut("phone") {
        let bare = |text: &mut String| *text = text.trim_start_matches("tel:").replace("tel:", "");
        match phone {
            Value::String(text) => bare(text),
            Value::Array(texts) => texts.iter_mut().for_each(|text| {
                if let Value::String(text) = text {
                    bare(text);
                }
            }),
            _ => {}
        }
    }
    let mut accounts = Vec::new();
    if let Some(Value::Array(mut sites)) = basics.get("website").cloned() {
        let rest = sites.split_off(sites.len().min(1));
        accounts.extend(rest.into_iter().map(|url| json!({"url": url})));
        basics.insert("website".to_owned(), sites.pop().unwrap_or_default());
    }
    for key in ["social_networks", "custom_connections", "connections"] {
        let Some(Value::Array(networks)) = basics.shift_remove(key) else {
            continue;
        };
        let path = resume.paths.remove(key).unwrap_or_default();
        resume.paths.entry("profiles".to_owned()).or_insert(path);
        accounts.extend(networks.into_iter().map(account));
    }
    if !accounts.is_empty() {
        basics.insert("profiles".to_owned(), Value::Array(accounts));
    }
}

/// `network` and `username`, or an older file's `url`. Stack Overflow has two parts in its handle.
fn account(value: Value) -> Value {
    let Value::Object(mut map) = value else {
        return value;
    };
    map.shift_remove("fontawesome_icon");
    let of = |key: &str| map.get(key).and_then(Value::as_str);
    let handle = of("username").filter(|handle| handle.contains('/'));
    let is_overflow = of("network").is_some_and(|network| bare(network) == "stackoverflow");
    if let Some(handle) = handle.filter(|_| is_overflow) {
        let url = format!("https://stackoverflow.com/users/{handle}");
        map.insert("url".to_owned(), Value::from(url));
        map.shift_remove("username");
    }
    Value::Object(map)
}
