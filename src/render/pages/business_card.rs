//! The card to print and hand over, and the addresses of the greeting pages to write on it.

use tera::Value;

use crate::render::address::internal;
use crate::render::context::{BusinessCardContext, LinkContext};
use crate::render::drawing::{BusinessCard, sides};
use crate::render::pages::{Content, Head};
use crate::render::qr::site_code;
use crate::render::share::profile_words;
use crate::render::sheet::Sheet;
use crate::render::structure::PageKey;

pub(super) fn business_card(sheet: &Sheet<'_>, head: &Head<'_>) -> Content {
    let edition = sheet.edition;
    let interface = &edition.interface;
    let person = head.person;
    let words = profile_words(sheet, person);
    let contact = &person.contact;
    let mut lines = Vec::new();
    lines.extend(contact.email.as_ref().map(|email| email.text.clone()));
    lines.extend(
        contact
            .phone
            .as_ref()
            .map(|phone| phone.text.replace('\u{a0}', " ")),
    );
    lines.push(words.domain.clone());
    let labels = ["business-card-front", "business-card-back"]
        .map(|name| interface.with(name, &[("name", words.name.as_str().into())]));
    let drawn = edition
        .scene
        .cards
        .as_ref()
        .zip(site_code(sheet))
        .map(|(cards, qr)| {
            let card = BusinessCard {
                words: &words,
                lines: &lines,
                qr: &qr,
                labels: [&labels[0], &labels[1]],
            };
            sides(cards, &card)
        });
    let [front_html, back_html] = drawn.unwrap_or_default();
    let meets = sheet.site().profile.meets.iter();
    let greetings = meets.filter_map(|meet| {
        let addresses = &edition.scene.addresses;
        let path = head
            .structure
            .path(PageKey::Hello(meet), sheet.language(), addresses)?;
        Some(LinkContext {
            label: sheet.words_of_any(&meet.name).0,
            url: internal(&path),
            lang: None,
        })
    });
    let context = BusinessCardContext {
        front_html,
        back_html,
        greetings: greetings.collect(),
    };
    Content {
        kind: "business-card",
        fallback: "business-card",
        variable: "business_card",
        value: Value::from_serializable(&context),
        title: interface.get("nav-business-card"),
        description: interface.get("business-card-hint"),
    }
}
