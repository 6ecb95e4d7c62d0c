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
        Value::Object(map) => Value::Object(labelled(markdown_fields::tidy(map), section)),
        other => other,
    }
}

/// A bullet below "Awards" is the name of one; below "References" it is what somebody said.
fn of_words(words: &str, section: Section) -> Value {
    let (words, url) = markdown::words(words);
    let mut entry = Map::new();
    match (section, words.rsplit_once(" — ")) {
        (Section::References, Some((quote, author))) if author.chars().count() < LONGEST_AUTHOR => {
            entry.insert("quote".to_owned(), Value::from(quote.trim()));
            entry.insert("name".to_owned(), Value::from(author.trim()));
        }
        (Section::References, _) => drop(entry.insert("quote".to_owned(), Value::from(words))),
        _ => drop(entry.insert("name".to_owned(), Value::from(words))),
    }
    entry.extend(url.map(|url| ("url".to_owned(), Value::from(url))));
    Value::Object(entry)
}

/// Name, title and organisation fit; a dash in the middle of a sentence has more behind it.
const LONGEST_AUTHOR: usize = 120;

fn of_line(label: &str, details: &str, section: Section) -> Value {
    match section {
        Section::Skills => match keywords(details, LONGEST_SKILL) {
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

/// A skill of more words is a sentence.
const LONGEST_SKILL: usize = 5;
/// … unless the word before it says that it is one.
const LONGEST_LABELLED_SKILL: usize = 8;

/// The skills in a list, without the words that lead into it; none when it is a sentence.
fn keywords(details: &str, longest: usize) -> Option<Vec<String>> {
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
        .all(|word| word.split_whitespace().count() <= longest);
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

/// What RenderCV has no field for, by the words that people write before it.
struct Label {
    /// The field, as other formats call it.
    field: &'static str,
    /// In which sections; in all when empty.
    sections: &'static [Section],
    /// What stands before it, with the colon where there is one.
    words: &'static [&'static str],
}

const LABELS: [Label; 6] = [
    Label {
        field: "grade",
        sections: &[Section::Education],
        words: &[
            "gpa:",
            "grade:",
            "final grade:",
            "cgpa:",
            "note:",
            "abschlussnote:",
        ],
    },
    Label {
        field: "thesis",
        sections: &[Section::Education],
        words: &[
            "thesis:",
            "dissertation:",
            "master's thesis:",
            "bachelor's thesis:",
            "masterarbeit:",
            "bachelorarbeit:",
            "abschlussarbeit:",
        ],
    },
    Label {
        field: "issuer",
        sections: &[Section::Certificates],
        words: &["issued by ", "issuer:", "ausgestellt von ", "aussteller:"],
    },
    Label {
        field: "validuntil",
        sections: &[Section::Certificates],
        words: &["valid until ", "expired ", "gültig bis ", "abgelaufen "],
    },
    Label {
        field: "number",
        sections: &[Section::Certificates, Section::Courses, Section::Patents],
        words: &["no. ", "nr. "],
    },
    Label {
        field: "keywords",
        sections: &[],
        words: &[
            "skills:",
            "kenntnisse:",
            "technologies:",
            "technologien:",
            "tech stack:",
            "tools used:",
            "tools:",
        ],
    },
];

/// Grade, thesis, issuer, number, last day and skills out of the highlights, which hold them for
/// want of a field.
fn labelled(mut entry: Map<String, Value>, section: Section) -> Map<String, Value> {
    let mut found: Vec<(&str, Value)> = Vec::new();
    if let Some(Value::Array(highlights)) = entry.get_mut("highlights") {
        highlights.retain(|highlight| {
            let value = highlight.as_str().and_then(|text| label(text, section));
            let free = value.filter(|(field, _)| found.iter().all(|(other, _)| other != field));
            found.extend(free.clone());
            free.is_none()
        });
        if highlights.is_empty() {
            entry.remove("highlights");
        }
    }
    if section == Section::Education
        && let Some(Value::Array(highlights)) = entry.get("highlights")
    {
        // Each of the others is a sentence of its own.
        let sentences: Vec<String> = highlights
            .iter()
            .filter_map(|highlight| Some(format!("- {}", highlight.as_str()?)))
            .collect();
        if sentences.len() == highlights.len() {
            entry.insert("highlights".to_owned(), Value::from(sentences.join("\n")));
        }
    }
    for (field, value) in found {
        entry.entry(field).or_insert(value);
    }
    entry
}

/// The field that a highlight is about, when it begins with the words for one.
fn label(highlight: &str, section: Section) -> Option<(&'static str, Value)> {
    let lower = highlight.to_lowercase();
    LABELS.iter().find_map(|label| {
        let fits = label.sections.is_empty() || label.sections.contains(&section);
        let word = label.words.iter().find(|word| lower.starts_with(*word));
        let rest = highlight.get(word.filter(|_| fits)?.len()..)?.trim();
        let value = match label.field {
            "keywords" => Value::from(keywords(rest, LONGEST_LABELLED_SKILL)?),
            _ if rest.is_empty() => return None,
            _ => Value::from(rest),
        };
        Some((label.field, value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_skills_are_lists() {
        let list = "Proficient with Python, C++, and Git; good understanding of Web, app development, and DevOps";
        let words = ["Python", "C++", "Git", "Web", "app development", "DevOps"];
        assert_eq!(keywords(list, LONGEST_SKILL).expect("a list"), words);
        assert_eq!(
            keywords("AWS (EC2, S3), Docker", LONGEST_SKILL).expect("a list"),
            ["AWS (EC2, S3)", "Docker"]
        );
        let sentence = "I have been writing compilers for as long as I can remember";
        assert_eq!(keywords(sentence, LONGEST_SKILL), None);
        assert_eq!(keywords("", LONGEST_SKILL), None);
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
    fn what_has_no_field_is_known_by_its_words() {
        let card = json!({
            "name": "Rope access, level 2",
            "highlights": ["Issued by Verband Seilzugang Alpen e. V.", "valid until 2028-04-09", "No. BWP-2022", "Passed at once"],
        });
        let expected = r#"{"name":"Rope access, level 2","highlights":["Passed at once"],"issuer":"Verband Seilzugang Alpen e. V.","validuntil":"2028-04-09","number":"BWP-2022"}"#;
        assert_eq!(
            normalized(card, Section::Certificates).to_string(),
            expected
        );

        let job = json!({"position": "Head", "highlights": ["Skills: SQL, Rope access", "No. 1 in town"]});
        let expected = r#"{"position":"Head","highlights":["No. 1 in town"],"keywords":["SQL","Rope access"]}"#;
        assert_eq!(normalized(job, Section::Work).to_string(), expected);

        let said =
            json!({"bullet": "She asks — and listens. — Ole Moe, Head of bridges, Skogbru AS"});
        let expected =
            r#"{"quote":"She asks — and listens.","name":"Ole Moe, Head of bridges, Skogbru AS"}"#;
        assert_eq!(normalized(said, Section::References).to_string(), expected);
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
