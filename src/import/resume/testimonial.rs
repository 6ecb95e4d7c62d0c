//! `references`: what others say becomes testimonials that stay private until they agree.

use crate::import::ids::Ids;
use crate::import::note::Note;
use crate::import::resume::entry::Entry;
use crate::import::resume::words::Words;
use crate::import::sheet::Sheet;

/// Words that stand where a reference should be.
const PLACEHOLDERS: [&str; 10] = [
    "available on request",
    "available upon request",
    "upon request",
    "on request",
    "auf anfrage",
    "auf wunsch",
    "reference…",
    "reference...",
    "referenz…",
    "lorem ipsum",
];
/// People who are nobody.
const NOBODY: [&str; 6] = [
    "jane doe",
    "john doe",
    "max mustermann",
    "erika mustermann",
    "erika musterfrau",
    "name",
];

/// Writes one reference.
pub(super) fn write(mut entry: Entry<'_>, sheet: &mut Sheet, ids: &mut Ids) {
    const NAME: &[&str] = &["name", "author", "person", "from"];
    const QUOTE: &[&str] = &[
        "reference",
        "quote",
        "text",
        "summary",
        "testimonial",
        "referenz",
    ];
    let author = entry.fact("author", NAME);
    let quote = entry.line("quote", QUOTE);
    let words = Words(entry.context.main);
    let text = entry.context.name_of(&quote).to_lowercase();
    let says_nothing = text.is_empty()
        || (text.chars().count() < 80 && PLACEHOLDERS.iter().any(|words| text.contains(words)));
    let nobody = author
        .as_ref()
        .is_some_and(|name| NOBODY.contains(&name.to_lowercase().as_str()));
    if says_nothing || nobody {
        sheet.space();
        for (key, value) in [
            ("name", author),
            ("reference", Some(entry.context.name_of(&quote))),
        ] {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                let path = format!("{}.{key}", entry.path);
                entry.leave(&path, &value.into(), &Note::Placeholder);
            }
        }
        return entry.finish(sheet);
    }
    sheet.entry("testimonial");
    let (name, role) = author.as_deref().map(split).unwrap_or_default();
    sheet.set("id", ids.give(name, "testimonial"));
    sheet.set_localized("quote", &quote);
    if !name.is_empty() {
        sheet.set("author", name);
    }
    let own_role = entry.text(
        "author_role",
        &["role", "position", "title", "jobtitle", "funktion"],
    );
    match (own_role.is_empty(), role.is_empty()) {
        (false, _) => sheet.set_localized("author_role", &own_role),
        (true, false) => sheet.set("author_role", role),
        (true, true) => {}
    }
    let organisation = ["company", "organization", "organisation", "firma"];
    if let Some(organisation) = entry.fact("organisation", &organisation) {
        sheet.set("organisation", organisation);
    }
    let relation = entry.fact("relation", &["relation", "relationship", "beziehung"]);
    if let Some(relation) = &relation {
        sheet.set("relation", relation);
    }
    let mut is_dated = false;
    if let Some(date) = entry.day("date", &["date", "creationdate", "datum"]) {
        sheet.set("date", date.to_string());
        is_dated = true;
    }
    if let (Some(url), _) = entry.url("url", &["url", "website", "link"]) {
        sheet.set("url", url);
    }
    sheet.set("visibility", "private");
    sheet.comment(&words.consent(relation.is_some(), is_dated));
    entry.finish(sheet);
}

/// `Jana Klein, head of IT at Nord AG` is a person and a role; `Klein, Jana` is a person.
fn split(author: &str) -> (&str, &str) {
    match author.split_once(", ") {
        Some((name, role)) if name.contains(' ') => (name, role.trim()),
        _ => (author, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_told_from_a_given_name() {
        assert_eq!(
            split("Jana Klein, head of IT, Nord AG"),
            ("Jana Klein", "head of IT, Nord AG")
        );
        assert_eq!(split("Klein, Jana"), ("Klein, Jana", ""));
        assert_eq!(split("Jana Klein"), ("Jana Klein", ""));
    }
}
