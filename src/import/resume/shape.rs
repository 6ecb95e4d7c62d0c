//! Which values of a section become which fields: a table a section, in the order of the fields.
//!
//! Names are written without capitals and signs; the first that says something is taken. They are
//! those of the schema, then those of older versions, then those that people use.

/// How a field is read and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Read {
    /// Plain text, once a language.
    Text,
    /// Plain text without a language.
    Fact,
    /// A place, as text or as an object.
    Place,
    /// One line of inline Markdown; its list items become achievements where there are any.
    Summary,
    /// A list of lines of inline Markdown.
    Achievements,
    /// An organisation by its name; `url` gives its address.
    Organisation { url: &'static [&'static str] },
    /// `start` and `end`.
    Period(OpenEnd),
    /// A date.
    Day,
    /// An address.
    Url,
    /// Keywords that become skills.
    Skills,
    /// Several names: `["A", "B"]`.
    Names,
    /// A word that says how somebody was employed.
    Employment,
}

/// What a missing end means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OpenEnd {
    /// "Until today", as JSON Resume has it.
    GoesOn,
    /// Nothing: it may have been a day.
    Unsaid,
}

/// One field.
pub(super) type Field = (&'static str, Read, &'static [&'static str]);

/// One table of `profile.toml`.
#[derive(Debug)]
pub(super) struct Shape {
    /// `role` for `[[role]]`.
    pub(super) table: &'static str,
    /// The field that an entry cannot do without.
    pub(super) title: &'static str,
    /// What a plain text in place of an object says.
    pub(super) telling: &'static str,
    /// All fields in the order of writing, the title among them.
    pub(super) fields: &'static [Field],
}

const START: &[&str] = &[
    "startdate",
    "start",
    "from",
    "begin",
    "von",
    "beginn",
    "date",
    "dates",
    "period",
    "zeitraum",
    "startedon",
];
/// The names of an end.
pub(super) const END: &[&str] = &["enddate", "end", "to", "until", "bis", "ende", "finishedon"];
/// Flags that say "until today".
pub(super) const CURRENT: &[&str] = &[
    "current",
    "iscurrent",
    "present",
    "ongoing",
    "currentlyworking",
];
const DATE: &[&str] = &[
    "date",
    "releasedate",
    "startdate",
    "issued",
    "publishedon",
    "issuedon",
    "filingissuedate",
    "year",
    "datum",
    "jahr",
];
const URL: &[&str] = &[
    "url",
    "website",
    "link",
    "homepage",
    "webseite",
    "doi",
    "repo",
    "repository",
];
const SUMMARY: &[&str] = &[
    "summary",
    "description",
    "details",
    "text",
    "beschreibung",
    "zusammenfassung",
];
const HIGHLIGHTS: &[&str] = &[
    "highlights",
    "achievements",
    "accomplishments",
    "bullets",
    "responsibilities",
    "tasks",
    "aufgaben",
    "erfolge",
];
const KEYWORDS: &[&str] = &[
    "keywords",
    "technologies",
    "skills",
    "tags",
    "stack",
    "tools",
    "technologien",
];
const LOCATION: &[&str] = &["location", "city", "place", "ort"];

pub(super) const ROLE: Shape = Shape {
    table: "role",
    title: "title",
    telling: "position",
    fields: &[
        (
            "title",
            Read::Text,
            &[
                "position", "title", "jobtitle", "role", "stelle", "funktion",
            ],
        ),
        (
            "organisation",
            Read::Organisation { url: URL },
            &[
                "name",
                "company",
                "companyname",
                "employer",
                "organization",
                "organisation",
                "firma",
                "arbeitgeber",
                "unternehmen",
            ],
        ),
        (
            "employment",
            Read::Employment,
            &[
                "employment",
                "employmenttype",
                "worktype",
                "type",
                "contract",
                "beschäftigung",
            ],
        ),
        ("start", Read::Period(OpenEnd::GoesOn), START),
        ("location", Read::Place, LOCATION),
        ("summary", Read::Summary, SUMMARY),
        ("achievements", Read::Achievements, HIGHLIGHTS),
        ("skills", Read::Skills, KEYWORDS),
    ],
};

pub(super) const VOLUNTEERING: Shape = Shape {
    table: "volunteering",
    title: "title",
    telling: "position",
    fields: &[
        (
            "title",
            Read::Text,
            &["position", "title", "role", "funktion", "aufgabe"],
        ),
        (
            "organisation",
            Read::Organisation { url: URL },
            &[
                "organization",
                "organisation",
                "name",
                "company",
                "companyname",
                "verein",
                "entity",
            ],
        ),
        ("cause", Read::Text, &["cause", "zweck"]),
        ("start", Read::Period(OpenEnd::GoesOn), START),
        ("location", Read::Place, LOCATION),
        ("summary", Read::Summary, SUMMARY),
        ("achievements", Read::Achievements, HIGHLIGHTS),
        ("skills", Read::Skills, KEYWORDS),
    ],
};

pub(super) const PROJECT: Shape = Shape {
    table: "project",
    title: "title",
    telling: "name",
    fields: PROJECT_FIELDS,
};

/// A project that says it was volunteering.
const UNPAID_PROJECT: Shape = Shape {
    table: "volunteering",
    title: "title",
    telling: "name",
    fields: PROJECT_FIELDS,
};

const PROJECT_FIELDS: &[Field] = &[
    ("title", Read::Text, &["name", "title", "titel"]),
    (
        "organisation",
        Read::Organisation { url: &[] },
        &[
            "entity",
            "organization",
            "organisation",
            "company",
            "client",
            "kunde",
        ],
    ),
    ("role", Read::Text, &["roles", "role", "position", "rolle"]),
    ("start", Read::Period(OpenEnd::Unsaid), START),
    ("summary", Read::Summary, SUMMARY),
    ("achievements", Read::Achievements, HIGHLIGHTS),
    ("url", Read::Url, URL),
    ("skills", Read::Skills, KEYWORDS),
];

pub(super) const TALK: Shape = Shape {
    table: "talk",
    title: "title",
    telling: "name",
    fields: &[
        ("title", Read::Text, &["name", "title", "titel"]),
        (
            "start",
            Read::Period(OpenEnd::Unsaid),
            &["date", "startdate", "releasedate", "year", "datum"],
        ),
        (
            "venue",
            Read::Text,
            &[
                "entity",
                "event",
                "venue",
                "conference",
                "publisher",
                "organization",
                "veranstaltung",
            ],
        ),
        ("location", Read::Place, LOCATION),
        ("summary", Read::Summary, SUMMARY),
        ("achievements", Read::Achievements, HIGHLIGHTS),
        ("url", Read::Url, URL),
        ("skills", Read::Skills, KEYWORDS),
    ],
};

pub(super) const EVENT: Shape = Shape {
    table: "event",
    title: "title",
    telling: "name",
    fields: &[
        ("title", Read::Text, &["name", "title", "titel"]),
        (
            "organisation",
            Read::Organisation { url: &[] },
            &["entity", "organization", "organisation"],
        ),
        ("role", Read::Text, &["roles", "role", "position", "rolle"]),
        ("start", Read::Period(OpenEnd::Unsaid), START),
        ("venue", Read::Text, &["venue"]),
        ("location", Read::Place, LOCATION),
        ("summary", Read::Summary, SUMMARY),
        ("achievements", Read::Achievements, HIGHLIGHTS),
        ("url", Read::Url, URL),
        ("skills", Read::Skills, KEYWORDS),
    ],
};

pub(super) const PUBLICATION: Shape = Shape {
    table: "publication",
    title: "title",
    telling: "name",
    fields: &[
        ("title", Read::Text, &["name", "title", "titel"]),
        ("date", Read::Day, DATE),
        (
            "organisation",
            Read::Organisation { url: &[] },
            &["publisher", "entity", "verlag", "journal"],
        ),
        ("authors", Read::Names, &["authors", "author", "autoren"]),
        ("location", Read::Place, LOCATION),
        ("summary", Read::Summary, SUMMARY),
        ("achievements", Read::Achievements, HIGHLIGHTS),
        ("url", Read::Url, URL),
        ("skills", Read::Skills, KEYWORDS),
    ],
};

pub(super) const EDUCATION: Shape = Shape {
    table: "education",
    title: "degree",
    telling: "institution",
    fields: &[
        (
            "institution",
            Read::Organisation { url: &[] },
            &[
                "institution",
                "school",
                "schoolname",
                "university",
                "name",
                "organization",
                "hochschule",
                "schule",
                "universität",
            ],
        ),
        (
            "degree",
            Read::Text,
            &[
                "studytype",
                "degree",
                "degreename",
                "title",
                "qualification",
                "abschluss",
            ],
        ),
        (
            "area",
            Read::Text,
            &[
                "area",
                "major",
                "field",
                "fieldofstudy",
                "subject",
                "studiengang",
                "fach",
                "fachrichtung",
            ],
        ),
        ("start", Read::Period(OpenEnd::GoesOn), START),
        ("grade", Read::Text, &["score", "gpa", "grade", "note"]),
        (
            "thesis",
            Read::Text,
            &["thesis", "dissertation", "abschlussarbeit"],
        ),
        (
            "summary",
            Read::Summary,
            &[
                "summary",
                "description",
                "details",
                "highlights",
                "beschreibung",
                "notes",
                "activities",
            ],
        ),
        ("url", Read::Url, URL),
        ("skills", Read::Skills, KEYWORDS),
    ],
};

pub(super) const COURSE: Shape = Shape {
    table: "course",
    title: "title",
    telling: "name",
    fields: &[
        (
            "title",
            Read::Text,
            &["name", "title", "course", "titel", "kurs"],
        ),
        ("number", Read::Fact, &["number", "code", "id", "nummer"]),
        (
            "organisation",
            Read::Organisation { url: &[] },
            &[
                "institution",
                "provider",
                "organization",
                "entity",
                "issuer",
                "school",
                "anbieter",
            ],
        ),
        (
            "start",
            Read::Period(OpenEnd::Unsaid),
            &["date", "startdate", "year", "datum"],
        ),
        ("location", Read::Place, LOCATION),
        ("summary", Read::Summary, SUMMARY),
        ("achievements", Read::Achievements, HIGHLIGHTS),
        ("url", Read::Url, URL),
        ("skills", Read::Skills, KEYWORDS),
    ],
};

pub(super) const CREDENTIAL: Shape = Shape {
    table: "credential",
    title: "name",
    telling: "name",
    fields: &[
        (
            "name",
            Read::Text,
            &["name", "title", "certificate", "titel"],
        ),
        (
            "issuer",
            Read::Organisation { url: &[] },
            &[
                "issuer",
                "authority",
                "organization",
                "organisation",
                "institution",
                "aussteller",
            ],
        ),
        (
            "issued",
            Read::Day,
            &[
                "date",
                "issued",
                "startedon",
                "startdate",
                "releasedate",
                "year",
                "datum",
            ],
        ),
        (
            "expires",
            Read::Day,
            &[
                "expires",
                "expirydate",
                "expirationdate",
                "expiration",
                "validuntil",
                "enddate",
                "finishedon",
                "gültigbis",
            ],
        ),
        (
            "number",
            Read::Fact,
            &["number", "licensenumber", "credentialid", "id", "nummer"],
        ),
        ("url", Read::Url, URL),
        ("skills", Read::Skills, KEYWORDS),
    ],
};

pub(super) const AWARD: Shape = Shape {
    table: "award",
    title: "title",
    telling: "title",
    fields: &[
        ("title", Read::Text, &["title", "name", "titel"]),
        (
            "organisation",
            Read::Organisation { url: &[] },
            &[
                "awarder",
                "from",
                "issuer",
                "organization",
                "organisation",
                "verliehenvon",
            ],
        ),
        ("date", Read::Day, DATE),
        ("location", Read::Place, LOCATION),
        ("summary", Read::Summary, SUMMARY),
        ("achievements", Read::Achievements, HIGHLIGHTS),
        ("url", Read::Url, URL),
        ("skills", Read::Skills, KEYWORDS),
    ],
};

pub(super) const PATENT: Shape = Shape {
    table: "patent",
    title: "title",
    telling: "title",
    fields: &[
        ("title", Read::Text, &["title", "name", "titel"]),
        (
            "number",
            Read::Fact,
            &[
                "number",
                "patentnumber",
                "patentapplicationnumber",
                "id",
                "nummer",
            ],
        ),
        ("date", Read::Day, DATE),
        (
            "organisation",
            Read::Organisation { url: &[] },
            &["office", "issuer", "entity", "amt"],
        ),
        ("location", Read::Place, LOCATION),
        ("summary", Read::Summary, SUMMARY),
        ("achievements", Read::Achievements, HIGHLIGHTS),
        ("url", Read::Url, URL),
        ("skills", Read::Skills, KEYWORDS),
    ],
};

pub(super) const MEMBERSHIP: Shape = Shape {
    table: "membership",
    title: "title",
    telling: "name",
    fields: &[
        (
            "title",
            Read::Text,
            &["name", "organization", "organisation", "title", "verein"],
        ),
        (
            "role",
            Read::Text,
            &["position", "role", "roles", "funktion"],
        ),
        ("organisation", Read::Organisation { url: &[] }, &["entity"]),
        ("start", Read::Period(OpenEnd::Unsaid), START),
        ("location", Read::Place, LOCATION),
        ("summary", Read::Summary, SUMMARY),
        ("achievements", Read::Achievements, HIGHLIGHTS),
        ("url", Read::Url, URL),
        ("skills", Read::Skills, KEYWORDS),
    ],
};

/// The shape that a project's `type` asks for.
pub(super) fn of_project(kind: &str) -> Option<&'static Shape> {
    let kind = kind.trim().to_lowercase();
    Some(match kind.as_str() {
        "talk" | "presentation" | "keynote" | "lecture" | "speech" | "vortrag" | "präsentation" => {
            &TALK
        }
        "event" | "conference" | "meetup" | "workshop" | "konferenz" | "veranstaltung" => &EVENT,
        "volunteering" | "volunteer" | "ehrenamt" => &UNPAID_PROJECT,
        "publication" | "paper" | "article" | "book" | "veröffentlichung" | "artikel" | "buch" => {
            &PUBLICATION
        }
        "patent" => &PATENT,
        "award" | "auszeichnung" => &AWARD,
        "course" | "kurs" => &COURSE,
        "membership" | "mitgliedschaft" => &MEMBERSHIP,
        "project" | "projekt" => &PROJECT,
        _ => return None,
    })
}
