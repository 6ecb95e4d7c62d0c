//! The profile as one Markdown document.

use crate::export::Audience;
use crate::export::extract::Extract;
use crate::export::resume::{Entry, Heading, Section, sections, span};
use crate::export::words::{Marks, escaped};
use crate::site::Site;

/// The profile in Markdown (CommonMark), a heading a section.
pub fn markdown(site: &Site, audience: Audience) -> String {
    let extract = Extract::new(site, audience);
    let profile = extract.profile();
    let mut blocks = vec![format!("# {}", escaped(&extract.name()))];
    let title = extract.words(&profile.person.job_title);
    let place = extract.place();
    let line: Vec<String> = [title, place]
        .iter()
        .filter(|part| !part.is_empty())
        .map(|part| escaped(part))
        .collect();
    blocks.push(line.join(" · "));
    let headline = extract.line(&profile.positioning.headline, Marks::Markdown);
    if !headline.is_empty() {
        blocks.push(format!("> {headline}"));
    }
    let mut contact = vec![format!("- <{}>", extract.home())];
    contact.extend(
        extract
            .email()
            .map(|email| format!("- {}", escaped(&email))),
    );
    contact.extend(
        extract
            .phone()
            .map(|phone| format!("- {}", escaped(&phone))),
    );
    contact.extend(profile.accounts.iter().filter_map(|account| {
        let url = extract.url(&account.url)?;
        Some(format!(
            "- {}: <{url}>",
            escaped(&extract.plain(&account.network))
        ))
    }));
    blocks.push(contact.join("\n"));
    blocks.push(extract.document(&profile.about, Marks::Markdown));
    for section in sections(&extract, Marks::Markdown) {
        blocks.push(format!("## {}", section.heading.words(extract.language())));
        blocks.extend(entries(&section, &extract));
    }
    blocks.retain(|block| !block.is_empty());
    blocks.join("\n\n") + "\n"
}

fn entries(section: &Section, extract: &Extract<'_>) -> Vec<String> {
    let entries = section.entries.iter();
    match section.heading {
        Heading::Topics | Heading::Skills | Heading::Languages => {
            let plain = section.heading != Heading::Topics;
            let line = |entry: &Entry| {
                let summary = match plain {
                    true => escaped(&entry.summary),
                    false => entry.summary.clone(),
                };
                let title = escaped(&entry.title);
                match summary.is_empty() {
                    true => format!("- **{title}**"),
                    false => format!("- **{title}**: {summary}"),
                }
            };
            vec![entries.map(line).collect::<Vec<_>>().join("\n")]
        }
        Heading::Testimonials => entries
            .map(|entry| {
                format!(
                    "> {}\n>\n> — {}",
                    escaped(&entry.summary),
                    escaped(&entry.title)
                )
            })
            .collect(),
        _ => entries.flat_map(|entry| blocks(entry, extract)).collect(),
    }
}

fn blocks(entry: &Entry, extract: &Extract<'_>) -> Vec<String> {
    let mut title = escaped(&entry.title);
    if !entry.area.is_empty() {
        title.push_str(&format!(", {}", escaped(&entry.area)));
    }
    if let Some(url) = &entry.url {
        title = format!("[{title}](<{url}>)");
    }
    let mut facts: Vec<String> = vec![
        entry.organisation.clone(),
        entry.venue.clone(),
        entry.location.clone(),
        span(entry, extract.language()),
    ];
    facts.extend(entry.facts.iter().cloned());
    facts.extend((!entry.authors.is_empty()).then(|| entry.authors.join(", ")));
    facts.retain(|fact| !fact.is_empty());
    let facts: Vec<String> = facts.iter().map(|fact| escaped(fact)).collect();
    let results: Vec<String> = entry
        .results
        .iter()
        .map(|line| format!("- {line}"))
        .collect();
    let mut blocks = vec![
        format!("### {title}"),
        facts.join(" · "),
        entry.summary.clone(),
        results.join("\n"),
    ];
    if !entry.skills.is_empty() {
        let words = Heading::Skills.words(extract.language());
        blocks.push(format!("{words}: {}", escaped(&entry.skills.join(", "))));
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}
