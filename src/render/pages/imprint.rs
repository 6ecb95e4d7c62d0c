//! The imprint made of `[legal]`, for a site that has no page of its own for it.

use pulldown_cmark_escape::escape_html_body_text;
use tera::Value;

use crate::render::context::FreePageContext;
use crate::render::pages::Content;
use crate::render::parts::contact;
use crate::render::sheet::{Sheet, plain};
use crate::site::Visibility;

pub(super) fn imprint(sheet: &Sheet<'_>) -> Content {
    let legal = &sheet.site().profile.legal;
    let interface = &sheet.edition.interface;
    let text = |text: &Option<crate::site::Text>| text.as_ref().map(|text| plain(text));
    let mut html = String::new();
    let mut part = |heading: &str, lines: Vec<String>| {
        if lines.is_empty() {
            return;
        }
        html.push_str("<h2>");
        html.push_str(&escaped(&interface.get(heading)));
        html.push_str("</h2>\n<p>");
        html.push_str(&lines.join("<br>\n"));
        html.push_str("</p>\n");
    };
    let address = legal.address.iter().map(|line| plain(line));
    let responsible = text(&legal.name).into_iter().chain(address);
    part(
        "imprint-responsible",
        responsible.map(|line| escaped(&line)).collect(),
    );
    // The law asks for a way to write at once, so an address for everybody stands in for its own.
    let email = text(&legal.email)
        .or_else(|| contact::email(sheet, Visibility::Public).map(|email| email.text));
    let email = email.map(|email| {
        let url = escaped(&contact::mail_url(&email));
        format!("<a href=\"{url}\">{}</a>", contact::breakable(&email))
    });
    let phone = text(&legal.phone)
        .or_else(|| contact::phone(sheet, Visibility::Public).map(|phone| phone.text));
    let phone = phone.map(|phone| escaped(&phone));
    part("imprint-contact", email.into_iter().chain(phone).collect());
    for (heading, words) in [
        ("imprint-vat", text(&legal.vat_id).unwrap_or_default()),
        ("imprint-register", sheet.words_of_any(&legal.register).0),
        (
            "imprint-profession",
            sheet.words_of_any(&legal.profession).0,
        ),
    ] {
        let words = Some(escaped(&words)).filter(|words| !words.is_empty());
        part(heading, words.into_iter().collect());
    }
    let title = interface.get("nav-imprint");
    Content {
        kind: "free",
        fallback: "free",
        variable: "free",
        value: Value::from_serializable(&FreePageContext {
            body_html: html,
            updated: None,
        }),
        description: format!("{title}: {}", text(&legal.name).unwrap_or_default()),
        title,
    }
}

fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    escape_html_body_text(&mut html, text).expect("strings grow");
    html
}
