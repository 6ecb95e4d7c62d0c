//! Texts for the form of LinkedIn: headline, about, experience, skills.

use crate::export::Audience;
use crate::export::extract::Extract;
use crate::export::networks::{Sheet, as_part};
use crate::export::words::Marks;
use crate::site::Site;

/// The texts, to paste field by field.
pub fn linkedin(site: &Site, audience: Audience) -> String {
    let extract = Extract::new(site, audience);
    let mut sheet = Sheet::new(&extract, "linkedin");
    let profile = extract.profile();

    let mut parts = vec![
        extract.words(&profile.person.job_title),
        extract.line(&profile.positioning.headline, Marks::None),
    ];
    parts.extend(
        profile
            .core_topics()
            .map(|topic| extract.words(&topic.label)),
    );
    parts.retain(|part| !part.is_empty());
    if parts.len() > 1 {
        parts.iter_mut().for_each(|part| *part = as_part(part));
    }
    let heading = sheet.say("Headline", "Slogan").to_owned();
    let headline = sheet.fit(&heading, "headline", &parts, " | ");
    sheet.field(&heading, "headline", &headline);

    let heading = sheet.say("About", "Info").to_owned();
    let mut more = Vec::new();
    for (en, de, offers) in [
        ("I offer", "Ich biete", &profile.offers),
        ("I am looking for", "Ich suche", &profile.seeks),
    ] {
        let words = sheet.say(en, de).to_owned();
        let standing = sheet.standing(&words, offers);
        if !standing.is_empty() {
            let lines: Vec<String> = standing.iter().map(|text| format!("• {text}")).collect();
            more.push(format!("{words}:\n{}", lines.join("\n")));
        }
    }
    sheet.about(&heading, &more);
    sheet.roles();

    let heading = sheet.say("Skills", "Kenntnisse").to_owned();
    let (each, most) = (sheet.limits.most("skill"), sheet.limits.most("skills"));
    let mut skills = Vec::new();
    for skill in profile.skills.iter().filter(|skill| skill.display) {
        let label = extract.words(&skill.label);
        if label.chars().count() > each {
            let why = format!("{}/{each}", label.chars().count());
            sheet.cut(&heading, &label, &why);
        } else if skills.len() == most {
            let why = match extract.language() {
                crate::text::language::Language::En => format!("only {most} fit"),
                crate::text::language::Language::De => format!("nur {most} passen hinein"),
            };
            sheet.cut(&heading, &label, &why);
        } else {
            skills.push(label);
        }
    }
    if !skills.is_empty() {
        let block = format!(
            "## {heading} ({}/{most})\n\n{}",
            skills.len(),
            skills.join("\n")
        );
        sheet.blocks.push(block);
    }
    sheet.finish("LinkedIn")
}
