//! A résumé by sections, whatever format it came in.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::import::note::Note;
use crate::import::prose;
use crate::text::language::Language;

/// A résumé by sections.
#[derive(Debug, Default)]
pub(in crate::import) struct Resume {
    /// The format that it came in.
    pub(in crate::import) origin: Origin,
    /// Sections in the order of the file, each with the key that it stood under.
    pub(in crate::import) sections: Vec<(Section, String, Value)>,
    /// Everything else that stood at the top.
    pub(in crate::import) others: Vec<(String, Value)>,
    /// Where values of `basics` stood that were gathered from several places, by key.
    pub(in crate::import) paths: BTreeMap<String, String>,
    /// Where further parts of the bio stood.
    pub(in crate::import) joined: Vec<String>,
    /// The language that the file says it is in.
    pub(in crate::import) language: Option<Language>,
    /// What was not read, with the reason; nothing of it is in the tree.
    pub(in crate::import) unread: Vec<(String, Note)>,
}

/// The format that a résumé came in, as far as it decides what an absent value means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::import) enum Origin {
    #[default]
    JsonResume,
    LinkedIn,
    RenderCv,
}

impl Origin {
    /// What the format calls the end of a time span.
    pub(in crate::import) fn end(self) -> &'static str {
        match self {
            Origin::JsonResume => "endDate",
            Origin::LinkedIn => "Finished On",
            Origin::RenderCv => "end_date",
        }
    }
}

/// A section of a résumé.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Section {
    Basics,
    Work,
    Volunteer,
    Education,
    Awards,
    Certificates,
    Publications,
    Skills,
    Languages,
    Interests,
    References,
    Projects,
    Talks,
    Events,
    Courses,
    Memberships,
    Patents,
    Meta,
}

/// Keys as [`bare`] writes them.
const NAMES: [(Section, &[&str]); 18] = [
    (
        Section::Basics,
        &[
            "basics",
            "basic",
            "personal",
            "personalinfo",
            "personalinformation",
            "personaldetails",
            "person",
            "persönlichedaten",
            "persönliches",
            "zurperson",
        ],
    ),
    (
        Section::Work,
        &[
            "work",
            "workexperience",
            "workhistory",
            "experience",
            "experiences",
            "professionalexperience",
            "employment",
            "employmenthistory",
            "jobs",
            "career",
            "positions",
            "berufserfahrung",
            "berufserfahrungen",
            "arbeitserfahrung",
            "beruflicherwerdegang",
            "werdegang",
            "beruf",
            "stationen",
            "berufspraxis",
        ],
    ),
    (
        Section::Volunteer,
        &[
            "volunteer",
            "volunteering",
            "volunteerwork",
            "volunteerexperience",
            "ehrenamt",
            "ehrenamtliches",
            "engagement",
            "freiwilligenarbeit",
        ],
    ),
    (
        Section::Education,
        &[
            "education",
            "educations",
            "academics",
            "schools",
            "studies",
            "bildung",
            "ausbildung",
            "bildungsweg",
            "studium",
            "schulbildung",
        ],
    ),
    (
        Section::Awards,
        &[
            "awards",
            "award",
            "honors",
            "honours",
            "prizes",
            "auszeichnungen",
            "preise",
        ],
    ),
    (
        Section::Certificates,
        &[
            "certificates",
            "certificate",
            "certifications",
            "certification",
            "licenses",
            "licences",
            "credentials",
            "zertifikate",
            "zertifizierungen",
        ],
    ),
    (
        Section::Publications,
        &[
            "publications",
            "publication",
            "papers",
            "veröffentlichungen",
            "publikationen",
        ],
    ),
    (
        Section::Skills,
        &[
            "skills",
            "skill",
            "skillset",
            "technologies",
            "competencies",
            "kenntnisse",
            "fähigkeiten",
            "kompetenzen",
            "fachkenntnisse",
        ],
    ),
    (
        Section::Languages,
        &[
            "languages",
            "sprachen",
            "sprachkenntnisse",
            "spokenlanguages",
        ],
    ),
    (
        Section::Interests,
        &["interests", "interest", "hobbies", "interessen", "hobbys"],
    ),
    (
        Section::References,
        &[
            "references",
            "reference",
            "testimonials",
            "recommendations",
            "referenzen",
            "empfehlungen",
        ],
    ),
    (
        Section::Projects,
        &[
            "projects",
            "project",
            "sideprojects",
            "personalprojects",
            "projekte",
        ],
    ),
    (
        Section::Talks,
        &["talks", "speaking", "presentations", "speeches", "vorträge"],
    ),
    (Section::Events, &["events", "veranstaltungen"]),
    (
        Section::Courses,
        &[
            "courses",
            "training",
            "trainings",
            "coursework",
            "kurse",
            "weiterbildung",
            "weiterbildungen",
            "fortbildungen",
        ],
    ),
    (
        Section::Memberships,
        &[
            "memberships",
            "affiliations",
            "associations",
            "mitgliedschaften",
        ],
    ),
    (Section::Patents, &["patents", "patente"]),
    (Section::Meta, &["meta"]),
];

/// The section that a key or a heading names.
pub(in crate::import) fn section(key: &str) -> Option<Section> {
    let bare = bare(key);
    NAMES
        .iter()
        .find(|(_, names)| names.contains(&bare.as_str()))
        .map(|(section, _)| *section)
}

/// A text in place of a list: its parts between commas and lines.
pub(in crate::import) fn in_parts(text: &str) -> Value {
    Value::Array(prose::parts(text).into_iter().map(Value::from).collect())
}

/// A key without capitals, blanks and signs.
pub(in crate::import) fn bare(key: &str) -> String {
    key.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
