//! Which section a key at the top names, and where a file hides its sections.

use serde_json::{Map, Value};

use crate::import::error::ImportError;
use crate::import::json_resume::{fresh, reactive};
use crate::import::resume::section::{Resume, Section, bare, section};
use crate::import::resume::translation;

/// Keys of `basics` that some files have at the top.
const FLAT: [&str; 16] = [
    "name",
    "label",
    "headline",
    "email",
    "phone",
    "url",
    "website",
    "summary",
    "about",
    "image",
    "picture",
    "location",
    "profiles",
    "birthdate",
    "firstname",
    "lastname",
];

/// Sorts the keys at the top into sections.
///
/// # Errors
/// When the value is no object, or has no section of a résumé.
pub(super) fn sections(root: Value, name: &str) -> Result<Resume, ImportError> {
    let fault = |message: &str| ImportError {
        name: name.to_owned(),
        at: None,
        message: message.to_owned(),
        help: "a JSON Resume is an object with `basics`, `work`, `education`, …: \
               see https://jsonresume.org/schema"
            .to_owned(),
    };
    let Value::Object(root) = root else {
        return Err(fault("the file holds no object"));
    };
    if fresh::is_fresh(&root) {
        return said(fresh::sections(root)).ok_or_else(|| fault("there is no résumé in this file"));
    }
    if reactive::is_reactive(&root) {
        return said(reactive::sections(root))
            .ok_or_else(|| fault("there is no résumé in this file"));
    }
    let (root, prefix, beside) = unwrapped(translation::whole_file(root));
    let Value::Object(root) = translation::at_the_texts(Value::Object(root)) else {
        return Err(fault("the file holds no object"));
    };
    let mut resume = Resume::default();
    for (key, value) in root {
        let path = format!("{prefix}{key}");
        match section(&key) {
            Some(section) => resume.sections.push((section, path, value)),
            None => resume.others.push((path, value)),
        }
    }
    if !resume
        .sections
        .iter()
        .any(|(section, _, _)| *section == Section::Basics)
    {
        gather_basics(&mut resume, &prefix);
    }
    resume.others.extend(beside);
    said(resume).ok_or_else(|| fault("there is no résumé in this file"))
}

/// A résumé that says something.
fn said(resume: Resume) -> Option<Resume> {
    let says_something = |(section, _, value): &(Section, String, Value)| {
        *section != Section::Meta && !translation::is_empty(value)
    };
    resume.sections.iter().any(says_something).then_some(resume)
}

/// A file that wraps its résumé in one key: `{"resume": {"basics": …}}`. Gives what is inside, the
/// path to it, and what stands beside.
fn unwrapped(mut root: Map<String, Value>) -> (Map<String, Value>, String, Map<String, Value>) {
    let has_section = |map: &Map<String, Value>| {
        map.keys()
            .any(|key| section(key).is_some_and(|section| section != Section::Meta))
    };
    let wraps = |(_, value): &(&String, &Value)| value.as_object().is_some_and(has_section);
    let inside = match has_section(&root) {
        true => None,
        false => root.iter().find(wraps).map(|(key, _)| key.clone()),
    };
    match inside.and_then(|key| Some((root.shift_remove(&key)?, key))) {
        Some((Value::Object(inner), key)) => {
            (translation::whole_file(inner), format!("{key}."), root)
        }
        _ => (root, String::new(), Map::new()),
    }
}

/// Some files have name, e-mail and the rest of `basics` at the top.
fn gather_basics(resume: &mut Resume, prefix: &str) {
    let is_basic = |path: &str| FLAT.contains(&bare(&path[prefix.len()..]).as_str());
    // One alone is no person: many files have a `name`.
    if resume
        .others
        .iter()
        .filter(|(path, _)| is_basic(path))
        .count()
        < 2
    {
        return;
    }
    let others = std::mem::take(&mut resume.others);
    let (basics, others): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|(path, _)| is_basic(path));
    resume.others = others;
    let basics: Map<String, Value> = basics
        .into_iter()
        .map(|(path, value)| (path[prefix.len()..].to_owned(), value))
        .collect();
    let path = prefix.strip_suffix('.').unwrap_or(prefix).to_owned();
    resume
        .sections
        .insert(0, (Section::Basics, path, Value::Object(basics)));
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn found(value: Value) -> String {
        match sections(value, "resume.json") {
            Err(fault) => fault.to_string(),
            Ok(resume) => {
                let sections: Vec<String> = resume
                    .sections
                    .iter()
                    .map(|(section, path, _)| format!("{section:?}={path}"))
                    .collect();
                let others: Vec<&str> = resume
                    .others
                    .iter()
                    .map(|(path, _)| path.as_str())
                    .collect();
                format!("{} | {}", sections.join(" "), others.join(" "))
            }
        }
    }

    #[test]
    fn keys_of_other_names_are_known() {
        for (value, expected) in [
            (
                json!({"basics": {"name": "M"}, "Experience": [{}]}),
                "Basics=basics Work=Experience | ",
            ),
            (
                json!({"Berufserfahrung": [1], "Foo": 1}),
                "Work=Berufserfahrung | Foo",
            ),
            (
                json!({"work_experience": [1], "SKILLS": []}),
                "Work=work_experience Skills=SKILLS | ",
            ),
            (
                json!({"name": "M", "eMail": "x", "sections": 1}),
                "Basics= | sections",
            ),
            (
                json!({"resume": {"basics": {"name": "M"}}, "id": 1}),
                "Basics=resume.basics | id",
            ),
        ] {
            assert_eq!(found(value), expected);
        }
    }

    #[test]
    fn what_is_no_resume_is_refused() {
        for value in [json!([]), json!("x"), json!(null), json!(1)] {
            assert_eq!(found(value), "resume.json: the file holds no object");
        }
        for value in [
            json!({}),
            json!({"dependencies": {"a": "1"}}),
            json!({"basics": {}, "meta": {"a": 1}}),
        ] {
            assert_eq!(found(value), "resume.json: there is no résumé in this file");
        }
    }
}
