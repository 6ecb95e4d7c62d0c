//! The profile as plain text that programs of personnel departments read: one column, the headings
//! and dates that they know, a bullet a line, no decoration.

use crate::export::Audience;
use crate::export::extract::Extract;
use crate::export::resume::{Entry, Heading, Section, sections, span};
use crate::export::words::Marks;
use crate::site::Site;
use crate::text::language::Language;

/// The profile as plain text. Lines are not wrapped.
pub fn text(site: &Site, audience: Audience) -> String {
    let extract = Extract::new(site, audience);
    let profile = extract.profile();
    let language = extract.language();
    let say = |en: &'static str, de: &'static str| match language {
        Language::En => en,
        Language::De => de,
    };
    let mut head = vec![extract.name(), extract.words(&profile.person.job_title)];
    let labelled = |label: &str, value: String| match value.is_empty() {
        true => String::new(),
        false => format!("{label}: {value}"),
    };
    head.push(extract.place());
    head.push(labelled(
        say("Email", "E-Mail"),
        extract.email().unwrap_or_default(),
    ));
    head.push(labelled(
        say("Phone", "Telefon"),
        extract.phone().unwrap_or_default(),
    ));
    head.push(labelled(say("Website", "Website"), extract.home()));
    for account in &profile.accounts {
        let url = extract.url(&account.url).unwrap_or_default();
        head.push(labelled(&extract.plain(&account.network), url));
    }
    head.retain(|line| !line.is_empty());
    let mut blocks = vec![head.join("\n")];
    let summary = [
        extract.line(&profile.positioning.headline, Marks::None),
        extract.document(&profile.about, Marks::Addresses),
    ];
    let summary: Vec<String> = summary
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    if !summary.is_empty() {
        blocks.push(say("SUMMARY", "PROFIL").to_owned());
        blocks.extend(summary);
    }
    for section in sections(&extract, Marks::Addresses) {
        blocks.push(section.heading.words(language).to_uppercase());
        blocks.extend(entries(&section, language));
    }
    blocks.join("\n\n") + "\n"
}

fn entries(section: &Section, language: Language) -> Vec<String> {
    let entries = section.entries.iter();
    match section.heading {
        Heading::Topics | Heading::Skills | Heading::Languages => {
            let line = |entry: &Entry| match entry.summary.is_empty() {
                true => entry.title.clone(),
                false => format!("{}: {}", entry.title, entry.summary),
            };
            vec![entries.map(line).collect::<Vec<_>>().join("\n")]
        }
        Heading::Testimonials => entries
            .map(|entry| format!("\"{}\"\n{}", entry.summary, entry.title))
            .collect(),
        _ => entries.map(|entry| block(entry, language)).collect(),
    }
}

fn block(entry: &Entry, language: Language) -> String {
    let mut title = vec![entry.title.clone(), entry.area.clone()];
    title.retain(|part| !part.is_empty());
    let mut place = vec![
        entry.organisation.clone(),
        entry.venue.clone(),
        entry.location.clone(),
    ];
    place.retain(|part| !part.is_empty());
    let mut lines = vec![
        title.join(", "),
        place.join(", "),
        span(entry, language),
        entry.authors.join(", "),
        entry.facts.join(", "),
        entry.summary.clone(),
    ];
    lines.extend(entry.results.iter().map(|line| format!("- {line}")));
    if !entry.skills.is_empty() {
        lines.push(format!(
            "{}: {}",
            Heading::Skills.words(language),
            entry.skills.join(", ")
        ));
    }
    lines.extend(entry.url.clone());
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}
