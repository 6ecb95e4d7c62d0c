//! Which table a file is, told by its header; file names are localised, headers seldom.

use crate::import::encoding;
use crate::import::linkedin::localised;
use crate::import::note::Note;
use crate::import::resume::section::bare;

/// A table that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Profile,
    Summary,
    Positions,
    Education,
    Volunteering,
    Projects,
    Publications,
    Certifications,
    Courses,
    Organizations,
    Honors,
    Patents,
    TestScores,
    Recommendations,
    Languages,
    Emails,
    Phones,
    Skills,
}

/// A table with the name of its file and its columns, as LinkedIn writes them.
pub(super) struct Signature {
    pub(super) kind: Kind,
    /// The file's name without its ending, written as [`bare`] does.
    file: &'static str,
    pub(super) columns: &'static [&'static str],
    /// How many of the first columns a header needs; years added columns at the end.
    telling: &'static [&'static str],
}

/// In the order of asking: a header with more telling columns comes before one with fewer.
const SIGNATURES: [Signature; 18] = [
    Signature {
        kind: Kind::Profile,
        file: "profile",
        columns: &[
            "First Name",
            "Last Name",
            "Maiden Name",
            "Address",
            "Birth Date",
            "Headline",
            "Summary",
            "Industry",
            "Zip Code",
            "Geo Location",
            "Twitter Handles",
            "Websites",
            "Instant Messengers",
        ],
        telling: &["First Name", "Last Name", "Headline"],
    },
    Signature {
        kind: Kind::Summary,
        file: "profilesummary",
        columns: &["Profile Summary"],
        telling: &["Profile Summary"],
    },
    Signature {
        kind: Kind::Recommendations,
        file: "recommendationsreceived",
        columns: &[
            "First Name",
            "Last Name",
            "Company",
            "Job Title",
            "Text",
            "Creation Date",
            "Status",
        ],
        telling: &["First Name", "Last Name", "Job Title", "Text"],
    },
    Signature {
        kind: Kind::Volunteering,
        file: "volunteering",
        columns: &[
            "Company Name",
            "Role",
            "Cause",
            "Started On",
            "Finished On",
            "Description",
        ],
        telling: &["Company Name", "Role"],
    },
    Signature {
        kind: Kind::Positions,
        file: "positions",
        columns: &[
            "Company Name",
            "Title",
            "Description",
            "Location",
            "Started On",
            "Finished On",
        ],
        telling: &["Company Name", "Title"],
    },
    Signature {
        kind: Kind::Education,
        file: "education",
        columns: &[
            "School Name",
            "Start Date",
            "End Date",
            "Notes",
            "Degree Name",
            "Activities",
        ],
        telling: &["School Name"],
    },
    Signature {
        kind: Kind::Certifications,
        file: "certifications",
        columns: &[
            "Name",
            "Url",
            "Authority",
            "Started On",
            "Finished On",
            "License Number",
        ],
        telling: &["Name", "Authority"],
    },
    Signature {
        kind: Kind::Publications,
        file: "publications",
        columns: &["Name", "Published On", "Description", "Publisher", "Url"],
        telling: &["Name", "Published On"],
    },
    Signature {
        kind: Kind::Organizations,
        file: "organizations",
        columns: &[
            "Name",
            "Description",
            "Position",
            "Started On",
            "Finished On",
        ],
        telling: &["Name", "Position", "Started On"],
    },
    Signature {
        kind: Kind::Projects,
        file: "projects",
        columns: &["Title", "Description", "Url", "Started On", "Finished On"],
        telling: &["Title", "Url", "Started On"],
    },
    Signature {
        kind: Kind::Honors,
        file: "honors",
        columns: &["Title", "Description", "Issued On"],
        telling: &["Title", "Issued On"],
    },
    Signature {
        kind: Kind::Patents,
        file: "patents",
        columns: &[
            "Title",
            "Description",
            "Patent/Application Number",
            "Filing/Issue Date",
            "Url",
        ],
        telling: &["Title", "Patent/Application Number"],
    },
    Signature {
        kind: Kind::TestScores,
        file: "testscores",
        columns: &["Name", "Description", "Score", "Date"],
        telling: &["Name", "Score"],
    },
    Signature {
        kind: Kind::Languages,
        file: "languages",
        columns: &["Name", "Proficiency"],
        telling: &["Name", "Proficiency"],
    },
    Signature {
        kind: Kind::Emails,
        file: "emailaddresses",
        columns: &["Email Address", "Confirmed", "Primary", "Updated On"],
        telling: &["Email Address", "Primary"],
    },
    Signature {
        kind: Kind::Phones,
        file: "phonenumbers",
        columns: &["Extension", "Number", "Type"],
        telling: &["Extension", "Number"],
    },
    Signature {
        kind: Kind::Courses,
        file: "courses",
        columns: &["Name", "Number"],
        telling: &["Name", "Number"],
    },
    Signature {
        kind: Kind::Skills,
        file: "skills",
        columns: &["Name"],
        telling: &["Name"],
    },
];

/// Files that speak of other people, or of what nobody puts on a profile. They stay closed.
const CLOSED: [&str; 22] = [
    "connections",
    "messages",
    "guidemessages",
    "learningcoachmessages",
    "learningrolemessages",
    "coachmessages",
    "invitations",
    "importedcontacts",
    "contacts",
    "adtargeting",
    "adsclicked",
    "inferences",
    "inferencesaboutyou",
    "registration",
    "securitychallenges",
    "logins",
    "searchqueries",
    "receipts",
    "receiptsv2",
    "verifications",
    "endorsementgiveninfo",
    "endorsementreceivedinfo",
];

/// The first bytes by which a table is known.
pub(super) const HEAD: usize = 4096;

/// Records before a header: LinkedIn's `Notes:` with its paragraph.
const MOST_NOTES: usize = 8;

/// Asks, with a file's path and its first 4,096 bytes, whether its rest is to be read.
///
/// # Errors
/// Why it is not. A file whose name says that it speaks of others needs no bytes for that.
pub fn wanted(path: &str, head: Option<&[u8]>) -> Result<(), Note> {
    let stem = stem(path);
    if CLOSED.contains(&stem.as_str()) || stem.starts_with("messages") {
        return Err(Note::Closed);
    }
    let name = path.rsplit('/').next().unwrap_or_default();
    if !name.to_lowercase().ends_with(".csv") || name.starts_with("._") {
        return Err(Note::NotListed);
    }
    let Some(head) = head else { return Ok(()) };
    let text = encoding::text(&head[..head.len().min(HEAD)]);
    let (kind, ..) = find(&text, &stem).ok_or(match is_connections(&text) {
        true => Note::Closed,
        false => Note::NotListed,
    })?;
    match kind {
        Kind::Recommendations => received(&stem),
        _ => Ok(()),
    }
}

/// The header of connections, behind whatever notes.
fn is_connections(text: &str) -> bool {
    text.lines()
        .any(|line| line.contains("Connected On") || line.contains("SENDER PROFILE URL"))
}

/// Recommendations that the person gave have the same columns as those received; only the name of
/// the file tells them apart.
fn received(stem: &str) -> Result<(), Note> {
    const GIVEN: [&str; 8] = [
        "given", "gegeben", "erteilt", "verfasst", "donn", "realizad", "enviad", "scritt",
    ];
    const RECEIVED: [&str; 6] = [
        "received", "erhalten", "reçu", "recibid", "recebid", "ricevut",
    ];
    let says = |words: &[&str]| words.iter().any(|word| stem.contains(word));
    match (says(&RECEIVED), says(&GIVEN)) {
        (true, _) => Ok(()),
        (false, true) => Err(Note::Given),
        (false, false) => Err(Note::GivenOrReceived),
    }
}

/// The name of a file without folders and ending, as [`bare`] writes it.
pub(super) fn stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    bare(stem)
}

/// The header of a text, wherever it stands among the first records.
pub(super) fn header(text: &str) -> Option<Kind> {
    find(text, "").map(|(kind, ..)| kind)
}

/// What a header says: the table, the sign between its cells, the record that is the header, and
/// the names of the columns.
pub(super) fn find(text: &str, stem: &str) -> Option<(Kind, u8, usize, Vec<String>)> {
    // Excel writes a semicolon where the comma is the decimal sign.
    let found = b",;\t".iter().find_map(|delimiter| {
        let records = records(text, *delimiter);
        records
            .into_iter()
            .enumerate()
            .find_map(|(at, cells)| Some((of_header(&cells)?, *delimiter, at, cells)))
    });
    found.or_else(|| of_name(text, stem))
}

fn of_header(cells: &[String]) -> Option<Kind> {
    let has = |column: &&&str| cells.iter().any(|cell| cell.eq_ignore_ascii_case(column));
    let filled = cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let signature = SIGNATURES.iter().find(|signature| {
        let enough = signature.telling.iter().filter(has).count() == signature.telling.len();
        // One or two columns of such common names tell a table only when there is no other.
        let alone = filled <= signature.columns.len() || signature.columns.len() > 2;
        enough && alone
    })?;
    let is_of_others = cells.iter().any(|cell| bare(cell) == "connectedon");
    (!is_of_others).then_some(signature.kind)
}

/// A header in another language below a name that LinkedIn uses, in that language or in English:
/// the columns are known by their number and order.
fn of_name(text: &str, stem: &str) -> Option<(Kind, u8, usize, Vec<String>)> {
    let kind = localised::kind(stem);
    let signature = SIGNATURES
        .iter()
        .find(|signature| signature.file == stem || Some(signature.kind) == kind)?;
    let columns = signature.columns.iter().map(|column| (*column).to_owned());
    let columns: Vec<String> = columns.collect();
    b",;\t".iter().find_map(|delimiter| {
        let mut header = records(text, *delimiter).into_iter().next()?;
        // Excel ends rows with further signs.
        while header.last().is_some_and(String::is_empty) {
            header.pop();
        }
        let is_header =
            header.len() == columns.len() && header.iter().all(|cell| localised::is_a_name(cell));
        is_header.then(|| (signature.kind, *delimiter, 0, columns.clone()))
    })
}

fn records(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    reader
        .records()
        .take(MOST_NOTES)
        .map_while(Result::ok)
        .map(|record| record.iter().map(|cell| cell.trim().to_owned()).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_known_by_its_own_header() {
        for signature in &SIGNATURES {
            let line = signature.columns.join(",");
            let kind = header(&format!("{line}\r\n")).expect("a kind");
            assert_eq!(kind, signature.kind, "{line}");
        }
    }

    #[test]
    fn headers_are_found_behind_notes_and_with_other_signs() {
        for (text, expected) in [
            ("First Name;Last Name;Headline\n", Some(Kind::Profile)),
            (
                "\"Notes:\"\n\"When exporting, some\nis missing\"\n\nName,Proficiency\n",
                Some(Kind::Languages),
            ),
            (
                "Notes:\n\"x\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n",
                None,
            ),
            (
                "Name,Url,Authority,Started On,Finished On,License Number,\n",
                Some(Kind::Certifications),
            ),
            ("Name\n", Some(Kind::Skills)),
            ("Name,Age\n", None),
            ("No conversations found\n", None),
            ("", None),
        ] {
            assert_eq!(header(text), expected, "{text}");
        }
    }

    #[test]
    fn what_speaks_of_others_stays_closed() {
        let recommendations = b"First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n";
        for (path, head, expected) in [
            ("Connections.csv", &b""[..], Err(Note::Closed)),
            ("x/messages.csv", b"", Err(Note::Closed)),
            (
                "Kontakte.csv",
                b"Notes:\n\"a\"\n\nFirst Name,Last Name,URL,Connected On\n",
                Err(Note::Closed),
            ),
            ("Kenntnisse.csv", b"Name\nRope access\n", Ok(())),
            (
                "Rich_Media.csv",
                b"Date/Time,Media Description,Media Link\n",
                Err(Note::NotListed),
            ),
            ("photo.jpg", b"", Err(Note::NotListed)),
            ("Recommendations_Received.csv", recommendations, Ok(())),
            (
                "Recommendations_Given.csv",
                recommendations,
                Err(Note::Given),
            ),
            (
                "Empfehlungen.csv",
                recommendations,
                Err(Note::GivenOrReceived),
            ),
        ] {
            assert_eq!(wanted(path, Some(head)), expected, "{path}");
        }
        assert_eq!(wanted("Connections.csv", None), Err(Note::Closed));
    }

    #[test]
    fn a_localised_header_is_known_by_the_name_of_its_file() {
        let text = "Firma,Position,Beschreibung,Ort,Beginn,Ende\n";
        let (kind, _, _, columns) = find(text, "positions").expect("a kind");
        assert_eq!(
            (kind, columns[0].as_str()),
            (Kind::Positions, "Company Name")
        );
        let text = "Nom de l'entreprise;Titre;Description;Lieu;Début;Fin;\r\n";
        let (kind, sign, ..) = find(text, "postes").expect("a kind");
        assert_eq!((kind, sign), (Kind::Positions, b';'));
        let (kind, ..) = find("Nombre\nMODFLOW\n", "aptitudes").expect("a kind");
        assert_eq!(kind, Kind::Skills);
        // Other columns than LinkedIn's, a row of facts, and a name that says nothing.
        assert!(find("Firma,Position\n", "stellen").is_none());
        assert!(find("12,Title,a,b,2018,2019\n", "positions").is_none());
        assert!(find(text, "liste").is_none());
    }
}
