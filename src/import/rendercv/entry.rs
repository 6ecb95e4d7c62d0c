//! The seven kinds of entries as what the sections of other formats hold.

use serde_json::{Map, Value, json};

use crate::import::date;
use crate::import::markdown;
use crate::import::prose;
use crate::import::resume::markdown_fields;
use crate::import::resume::section::Section;
use crate::import::tongue;

/// The words of a bullet or a numbered entry.
pub(super) fn words(entry: &Value) -> Option<&str> {
    match entry {
        Value::String(text) => Some(text),
        Value::Object(map) => ["bullet", "number", "reversed_number"]
            .into_iter()
            .find_map(|key| map.get(key)?.as_str()),
        _ => None,
    }
}

/// Label and details of an entry in one line.
pub(super) fn one_line(entry: &Value) -> Option<(&str, &str)> {
    let map = entry.as_object()?;
    let details = map
        .get("details")
        .and_then(Value::as_str)
        .unwrap_or_default();
    Some((map.get("label")?.as_str()?, details))
}

/// An entry as an object of its section. The keys stay, so that the table of the import names what
/// stands in the file.
pub(super) fn normalized(entry: Value, section: Section) -> Value {
    if let Some(words) = words(&entry) {
        return of_words(words, section);
    }
    if let Some((label, details)) = one_line(&entry) {
        let (label, details) = (markdown::words(label).0, details.to_owned());
        return of_line(&label, &details, section);
    }
    match entry {
        Value::Object(map) if section == Section::Education => {
            Value::Object(with_grade(markdown_fields::tidy(map)))
        }
        Value::Object(map) => Value::Object(markdown_fields::tidy(map)),
        other => other,
    }
}

/// A bullet below "Awards" is the name of one.
fn of_words(words: &str, section: Section) -> Value {
    let (words, url) = markdown::words(words);
    let mut entry = Map::new();
    let key = match section {
        Section::References => "quote",
        _ => "name",
    };
    entry.insert(key.to_owned(), Value::from(words));
    entry.extend(url.map(|url| ("url".to_owned(), Value::from(url))));
    Value::Object(entry)
}

fn of_line(label: &str, details: &str, section: Section) -> Value {
    match section {
        Section::Skills => match keywords(details) {
            Some(words) => json!({"label": label, "keywords": words}),
            None => json!({"label": label, "details": details}),
        },
        Section::Languages => json!({"language": label, "fluency": markdown::words(details).0}),
        Section::Interests => json!({"name": label, "keywords": markdown::words(details).0}),
        Section::References => json!({"name": label, "quote": details}),
        // `label: 2020` above `details: Best Paper`, or the other way round.
        _ if date::read(label).is_ok_and(|reading| reading.note.is_none()) => {
            json!({"date": label, "name": markdown::words(details).0})
        }
        _ if date::read(details).is_ok_and(|reading| reading.note.is_none()) => {
            json!({"name": label, "date": details})
        }
        _ => json!({"name": label, "summary": details}),
    }
}

/// The skills in a list, without the words that lead into it; none when it is a sentence.
fn keywords(details: &str) -> Option<Vec<String>> {
    /// A skill of more words is a sentence.
    const LONGEST: usize = 5;
    const LEADS: [&str; 14] = [
        "proficient with ",
        "proficient in ",
        "experienced with ",
        "experienced in ",
        "experience with ",
        "familiar with ",
        "good understanding of ",
        "understanding of ",
        "good knowledge of ",
        "basic knowledge of ",
        "knowledge of ",
        "gute kenntnisse in ",
        "kenntnisse in ",
        "erfahrung mit ",
    ];
    let details = markdown::words(details).0;
    let words: Vec<String> = prose::parts(details.trim_end_matches('.'))
        .into_iter()
        .map(|part| {
            let part = part.trim();
            let bare = ["and ", "und ", "& "]
                .iter()
                .find_map(|and| part.strip_prefix(and))
                .unwrap_or(part);
            let lower = bare.to_lowercase();
            let lead = LEADS.iter().find(|lead| lower.starts_with(*lead));
            let at = lead.map_or(0, |lead| lead.len());
            bare.get(at..).unwrap_or(bare).trim().to_owned()
        })
        .filter(|word| !word.is_empty())
        .collect();
    let is_list = words
        .iter()
        .all(|word| word.split_whitespace().count() <= LONGEST);
    (is_list && !words.is_empty()).then_some(words)
}

/// The spoken languages in a line such as "English (fluent), Turkish (native)".
pub(super) fn tongues(details: &str) -> Option<Vec<Value>> {
    let parts = prose::parts(&markdown::words(details).0);
    let all_known = parts.iter().all(|part| {
        let name = part.split(['(', ':', '–']).next().unwrap_or_default();
        tongue::tag(name).is_some()
    });
    (all_known && !parts.is_empty()).then(|| parts.into_iter().map(Value::from).collect())
}

/// Grade and thesis, which RenderCV has no field for, out of the highlights of a study.
fn with_grade(mut entry: Map<String, Value>) -> Map<String, Value> {
    const FIELDS: [(&str, &[&str]); 2] = [
        (
            "grade",
            &[
                "gpa",
                "grade",
                "final grade",
                "cgpa",
                "note",
                "abschlussnote",
            ],
        ),
        (
            "thesis",
            &[
                "thesis",
                "dissertation",
                "master's thesis",
                "bachelor's thesis",
                "masterarbeit",
                "bachelorarbeit",
                "abschlussarbeit",
            ],
        ),
    ];
    let Some(Value::Array(highlights)) = entry.get_mut("highlights") else {
        return entry;
    };
    let mut found: Vec<(&str, Value)> = Vec::new();
    highlights.retain(|highlight| {
        let Some((word, rest)) = highlight.as_str().and_then(|text| text.split_once(':')) else {
            return true;
        };
        let word = word.trim().to_lowercase();
        let field = FIELDS
            .iter()
            .find(|(_, words)| words.contains(&word.as_str()));
        let free = field.filter(|(field, _)| found.iter().all(|(other, _)| other != field));
        let Some((field, _)) = free else { return true };
        found.push((field, Value::from(rest.trim())));
        false
    });
    // Each of the others is a sentence of its own.
    let others: Vec<String> = highlights
        .iter()
        .filter_map(|highlight| Some(format!("- {}", highlight.as_str()?)))
        .collect();
    if others.len() == highlights.len() {
        entry.insert("highlights".to_owned(), Value::from(others.join("\n")));
    }
    for (field, value) in found {
        entry.entry(field).or_insert(value);
    }
    entry
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_skills_are_lists() {
        let list = "Proficient with Python, C++, and Git; good understanding of Web, app development, and DevOps";
        let words = ["Python", "C++", "Git", "Web", "app development", "DevOps"];
        assert_eq!(keywords(list).expect("a list"), words);
        assert_eq!(
            keywords("AWS (EC2, S3), Docker").expect("a list"),
            ["AWS (EC2, S3)", "Docker"]
        );
        let sentence = "I have been writing compilers for as long as I can remember";
        assert_eq!(keywords(sentence), None);
        assert_eq!(keywords(""), None);
    }

    #[test]
    fn spoken_languages_are_told_from_others() {
        let spoken = tongues("English (fluent, TOEFL: 118/120), Turkish (native)");
        assert_eq!(spoken.expect("two").len(), 2);
        assert_eq!(tongues("Python, C++"), None);
    }

    #[test]
    fn grades_hide_among_highlights() {
        let study =
            json!({"area": "Ships", "highlights": ["GPA: 3.9/4.0", "Rowed", "Thesis: Salt"]});
        let expected =
            r#"{"area":"Ships","highlights":"- Rowed","grade":"3.9/4.0","thesis":"Salt"}"#;
        assert_eq!(normalized(study, Section::Education).to_string(), expected);
    }

    #[test]
    fn a_line_says_what_and_when() {
        for (label, details, expected) in [
            (
                "2020",
                "Best paper",
                r#"{"date":"2020","name":"Best paper"}"#,
            ),
            (
                "Best paper",
                "June 2020",
                r#"{"name":"Best paper","date":"June 2020"}"#,
            ),
            (
                "Best paper",
                "Sea Days",
                r#"{"name":"Best paper","summary":"Sea Days"}"#,
            ),
        ] {
            assert_eq!(
                of_line(label, details, Section::Awards).to_string(),
                expected
            );
        }
    }
}
