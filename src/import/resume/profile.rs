//! `profile.toml`, put together in the order in which a person would write it.

use crate::import::note::Note;
use crate::import::resume::basics::Basics;
use crate::import::resume::section::{Origin, Resume};
use crate::import::resume::sections::{Import, LANGUAGES};
use crate::import::resume::settings;
use crate::import::resume::words::Words;
use crate::import::sheet::Sheet;
use crate::site::Localized;

/// The tables of `profile.toml` that sections become, in the order of the file.
const TABLES: [&str; 12] = [
    "role",
    "project",
    "talk",
    "event",
    "publication",
    "volunteering",
    "education",
    "course",
    "credential",
    "award",
    "patent",
    "membership",
];

/// Writes the file; the name is that of the imported one.
pub(super) fn write(mut import: Import<'_>, basics: Basics, resume: Resume, name: &str) -> String {
    let words = Words(import.context.main);
    let mut sheet = Sheet::default();
    sheet.comment(&words.source(name));
    if import.context.days_are_filling {
        sheet.comment(words.filling());
    }
    sheet.append(basics.person);
    positioning(&basics.headline, &mut sheet, words);
    if let Some(interests) = import.sheets.remove("interest") {
        sheet.space();
        sheet.comment(words.interests());
        sheet.append(interests);
    }
    sheet.append(basics.contact);
    sheet.append(basics.accounts);
    let mut organisations = Sheet::default();
    import.organisations.write(&mut organisations);
    sheet.append(organisations);
    for table in TABLES {
        let entries = import.sheets.remove(table).unwrap_or_default();
        if table == "role" && import.context.origin == Origin::LinkedIn && !entries.is_empty() {
            sheet.space();
            sheet.comment(words.employment());
        }
        sheet.append(entries);
    }
    let mut skills = Sheet::default();
    import.skills.write(&mut skills, words);
    sheet.append(skills);
    for table in ["language", "testimonial", "meta"] {
        sheet.append(import.sheets.remove(table).unwrap_or_default());
    }
    let mut rest = import.sheets.remove("repeated").unwrap_or_default();
    for (path, value) in resume.others {
        if settings::named_language(&path, &value).is_some() {
            import.context.row(&path, Some(LANGUAGES.to_owned()), None);
            continue;
        }
        let note = if path.ends_with("$schema") {
            Note::OfTheFile
        } else {
            Note::NoField
        };
        let lines = import.context.left(&path, &value, &note);
        lines.iter().for_each(|line| rest.comment_line(line));
    }
    if !rest.is_empty() {
        sheet.space();
        sheet.comment(words.others());
        sheet.append_lines(&rest);
    }
    sheet.finish()
}

/// `[positioning]`, blank: nobody but the owner can fill it.
fn positioning(headline: &Localized<String>, sheet: &mut Sheet, words: Words) {
    sheet.table("positioning");
    sheet.set_localized("headline", headline);
    sheet.comment(words.positioning());
    for (field, question) in words.positioning_fields() {
        if field != "headline" || headline.is_empty() {
            sheet.comment_line(&format!(" {field} = \"\"  # {question}"));
        }
    }
    sheet.space();
    sheet.comment(words.topics());
    for line in ["[[topic]]", "label = \"\"", "role = \"core\""] {
        sheet.comment_line(&format!(" {line}"));
    }
}
