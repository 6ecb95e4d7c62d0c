//! Words on how somebody was employed.

use crate::import::note::Note;
use crate::import::resume::entry::Entry;
use crate::site::Employment;

/// Reads the value of these names; a word that is none of the kinds is left.
pub(super) fn read(entry: &mut Entry<'_>, names: &[&str]) -> Option<Employment> {
    const WORDS: [(Employment, &[&str]); 9] = [
        (
            Employment::FullTime,
            &[
                "full-time",
                "full time",
                "fulltime",
                "permanent",
                "vollzeit",
                "festanstellung",
            ],
        ),
        (
            Employment::PartTime,
            &["part-time", "part time", "parttime", "teilzeit"],
        ),
        (
            Employment::Freelance,
            &[
                "freelance",
                "freelancer",
                "self-employed",
                "freiberuflich",
                "selbstständig",
                "selbständig",
            ],
        ),
        (
            Employment::OwnBusiness,
            &[
                "own-business",
                "own business",
                "founder",
                "gründer",
                "gründerin",
            ],
        ),
        (
            Employment::Board,
            &["board", "vorstand", "beirat", "aufsichtsrat"],
        ),
        (
            Employment::Volunteer,
            &["volunteer", "volunteering", "ehrenamt"],
        ),
        (
            Employment::Internship,
            &["internship", "intern", "praktikum"],
        ),
        (
            Employment::Apprenticeship,
            &["apprenticeship", "ausbildung", "lehre"],
        ),
        (
            Employment::Leave,
            &["leave", "parental leave", "elternzeit"],
        ),
    ];
    let (path, value) = entry.raw(names)?;
    let word = value.as_str().unwrap_or_default().trim().to_lowercase();
    let known = WORDS
        .into_iter()
        .find(|(_, words)| words.contains(&word.as_str()));
    match known {
        Some((employment, _)) => {
            entry
                .context
                .row(&path, Some("role.employment".to_owned()), None);
            Some(employment)
        }
        None => {
            entry.leave(&path, &value, &Note::NoField);
            None
        }
    }
}

/// Employers that are none.
const FREELANCE: [&str; 10] = [
    "freelance",
    "freelancer",
    "self-employed",
    "self employed",
    "selfemployed",
    "independent",
    "selbstständig",
    "selbständig",
    "freiberuflich",
    "freiberufler",
];

/// Whether a company's name says that there is none.
pub(super) fn is_freelance(company: &str) -> bool {
    FREELANCE.contains(&company.to_lowercase().as_str())
}
