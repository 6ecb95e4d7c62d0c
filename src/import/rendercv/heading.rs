//! What a section is about, told by its free title and the keys of its entries.

use serde_json::{Map, Value};

use crate::import::resume::section::{Section, bare, section};

/// What becomes of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Entries of a section that others have, too.
    Of(Section),
    /// The bio: text without a heading of its own.
    Summary,
    /// Something else in words.
    Text,
}

/// Parts of titles, in the order of asking: "Volunteer Experience" is volunteering.
const WORDS: [(Section, &[&str]); 16] = [
    (
        Section::Volunteer,
        &["volunteer", "ehrenamt", "engagement", "community"],
    ),
    (
        Section::Talks,
        &["talk", "presentation", "speaking", "vortr", "vorträg"],
    ),
    (Section::Events, &["event", "veranstaltung"]),
    (
        Section::Awards,
        &[
            "award",
            "honor",
            "honour",
            "prize",
            "scholarship",
            "auszeichnung",
            "preise",
            "stipend",
        ],
    ),
    (
        Section::Publications,
        &[
            "publication",
            "paper",
            "articles",
            "books",
            "veröffentlich",
            "publikation",
        ],
    ),
    (Section::Patents, &["patent"]),
    (
        Section::Certificates,
        &["certif", "licen", "zertifi", "credential"],
    ),
    (
        Section::Courses,
        &["course", "training", "kurse", "bildung"],
    ),
    (Section::Memberships, &["member", "affiliation", "mitglied"]),
    (
        Section::References,
        &["reference", "referenz", "testimonial", "recommendation"],
    ),
    (
        Section::Projects,
        &["project", "projekt", "open source", "open-source"],
    ),
    (Section::Languages, &["language", "sprach"]),
    (
        Section::Skills,
        &[
            "skill",
            "technolog",
            "tools",
            "competenc",
            "expertise",
            "kenntnis",
            "fähigkeit",
            "kompetenz",
        ],
    ),
    (Section::Interests, &["interest", "hobb", "interesse"]),
    (
        Section::Education,
        &[
            "education",
            "studi",
            "degree",
            "schul",
            "ausbildung",
            "academic",
        ],
    ),
    (
        Section::Work,
        &[
            "experience",
            "employment",
            "work",
            "career",
            "positions",
            "erfahrung",
            "beruf",
            "werdegang",
            "station",
        ],
    ),
];

const SUMMARY: [&str; 14] = [
    "summary",
    "about",
    "aboutme",
    "profile",
    "objective",
    "bio",
    "introduction",
    "professionalsummary",
    "executivesummary",
    "careerobjective",
    "profil",
    "übermich",
    "zusammenfassung",
    "kurzprofil",
];

/// The kind of a section.
pub(super) fn kind(title: &str, entries: &[Value]) -> Kind {
    let words = title.replace(['_', '-'], " ").to_lowercase();
    let of_entries = entries.iter().find_map(Value::as_object).and_then(of_keys);
    if SUMMARY.contains(&bare(title).as_str()) && of_entries.is_none() {
        return Kind::Summary;
    }
    let of_title = section(title).or_else(|| {
        let known = WORDS
            .iter()
            .find(|(_, parts)| parts.iter().any(|part| words.contains(part)))?;
        Some(known.0)
    });
    let is_words = entries.iter().all(is_words);
    match (of_title, of_entries) {
        // `company` and `position` say "work", whatever stands above, unless nobody was paid.
        (Some(section @ (Section::Work | Section::Volunteer)), _) if !is_words => Kind::Of(section),
        (
            Some(Section::Work | Section::Education | Section::Projects | Section::Volunteer),
            None,
        ) if is_words => Kind::Text,
        (Some(Section::Basics | Section::Meta), _) => Kind::Text,
        (_, Some(Section::Work)) => Kind::Of(Section::Work),
        (_, Some(section @ (Section::Education | Section::Publications))) => Kind::Of(section),
        (Some(section), _) => Kind::Of(section),
        (None, Some(section)) => Kind::Of(section),
        (None, None) => Kind::Text,
    }
}

/// What the keys of an entry say by themselves.
fn of_keys(entry: &Map<String, Value>) -> Option<Section> {
    let has = |key: &str| entry.contains_key(key);
    if has("company") || has("position") {
        Some(Section::Work)
    } else if has("institution") {
        Some(Section::Education)
    } else if has("authors") || has("journal") || has("doi") {
        Some(Section::Publications)
    } else if has("name") {
        Some(Section::Projects)
    } else {
        None
    }
}

/// Whether an entry is nothing but words: a text, a bullet, a number, a label with details.
fn is_words(entry: &Value) -> bool {
    match entry {
        Value::Object(map) => map.keys().any(|key| {
            ["bullet", "number", "reversed_number", "label", "details"].contains(&key.as_str())
        }),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn titles_are_free() {
        let text = json!(["Some words"]);
        let job = json!([{"company": "Nord AG", "position": "Head"}]);
        let study = json!([{"institution": "TU", "area": "Ships"}]);
        let normal = json!([{"name": "Sound map"}]);
        let line = json!([{"label": "Tools", "details": "A, B"}]);
        for (title, entries, expected) in [
            ("summary", &text, Kind::Summary),
            ("welcome_to_RenderCV!", &text, Kind::Text),
            ("Professional Experience", &job, Kind::Of(Section::Work)),
            ("Where I was", &job, Kind::Of(Section::Work)),
            ("Volunteer Experience", &job, Kind::Of(Section::Volunteer)),
            ("Ausbildung", &study, Kind::Of(Section::Education)),
            ("Selected Honors", &text, Kind::Of(Section::Awards)),
            ("Side things", &normal, Kind::Of(Section::Projects)),
            ("invited_talks", &normal, Kind::Of(Section::Talks)),
            ("Technologies", &line, Kind::Of(Section::Skills)),
            ("Additional", &line, Kind::Text),
            ("Berufserfahrung", &text, Kind::Text),
            ("Sprachkenntnisse", &line, Kind::Of(Section::Languages)),
        ] {
            let entries = entries.as_array().expect("a list");
            assert_eq!(kind(title, entries), expected, "{title}");
        }
    }
}
