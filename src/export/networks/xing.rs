//! Texts for the form of XING: title, about, "Ich biete", "Ich suche", experience.

use crate::export::Audience;
use crate::export::extract::Extract;
use crate::export::networks::{Sheet, as_part};
use crate::export::words::Marks;
use crate::site::Site;
use crate::text::language::Language;

/// The texts, to paste field by field.
///
/// "Ich biete" is a list of short phrases: topics and skills. An offer that is too long for one
/// stands in the text about the person.
pub fn xing(site: &Site, audience: Audience) -> String {
    let extract = Extract::new(site, audience);
    let mut sheet = Sheet::new(&extract, "xing");
    let profile = extract.profile();

    let title = extract.words(&profile.person.job_title);
    let headline = extract.line(&profile.positioning.headline, Marks::None);
    let headline = match title.is_empty() {
        true => headline,
        false => as_part(&headline),
    };
    let heading = sheet.say("Title", "Titel").to_owned();
    let title = sheet.fit(&heading, "headline", &[title, headline], " | ");
    sheet.field(&heading, "headline", &title);

    let offers = [
        (
            "I offer",
            "Ich biete",
            &profile.offers,
            profile
                .topics
                .iter()
                .map(|topic| extract.words(&topic.label))
                .collect(),
            profile
                .skills
                .iter()
                .filter(|skill| skill.display)
                .map(|skill| extract.words(&skill.label))
                .collect(),
        ),
        (
            "I am looking for",
            "Ich suche",
            &profile.seeks,
            Vec::new(),
            Vec::new(),
        ),
    ];
    let (each, most) = (sheet.limits.most("offer"), sheet.limits.most("offers"));
    let mut more = Vec::new();
    let mut lists = Vec::new();
    for (en, de, sentences, topics, skills) in offers {
        let heading = sheet.say(en, de).to_owned();
        let standing = sheet.standing(&heading, sentences);
        let (short, long): (Vec<String>, Vec<String>) = standing
            .into_iter()
            .partition(|text| text.chars().count() <= each);
        if !long.is_empty() {
            let lines: Vec<String> = long.iter().map(|text| format!("• {text}")).collect();
            more.push(format!("{heading}:\n{}", lines.join("\n")));
        }
        for text in &long {
            let length = text.chars().count();
            let why = match extract.language() {
                Language::En => {
                    format!("{length} characters, {each} fit; it stands in the text about you")
                }
                Language::De => {
                    format!("{length} Zeichen, {each} passen hinein; es steht unter „Über mich“")
                }
            };
            sheet.cut(&heading, text, &why);
        }
        let mut phrases: Vec<String> = Vec::new();
        for phrase in short.into_iter().chain(topics).chain(skills) {
            if phrase.is_empty() || phrases.contains(&phrase) {
                continue;
            }
            if phrases.len() == most {
                let why = match extract.language() {
                    Language::En => format!("only {most} fit"),
                    Language::De => format!("nur {most} passen hinein"),
                };
                sheet.cut(&heading, &phrase, &why);
                continue;
            }
            phrases.push(phrase);
        }
        if !phrases.is_empty() {
            lists.push(format!(
                "## {heading} ({}/{most})\n\n{}",
                phrases.len(),
                phrases.join("\n")
            ));
        }
    }
    let heading = sheet.say("About me", "Über mich").to_owned();
    sheet.about(&heading, &more);
    sheet.blocks.extend(lists);
    sheet.roles();
    sheet.finish("XING")
}
