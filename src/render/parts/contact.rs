//! How to reach the person, as far as readers may know.

use crate::render::address::{Section, internal};
use crate::render::context::{ContactContext, EmailContext, PhoneContext, QrContext};
use crate::render::qr::{self, Care};
use crate::render::sheet::{Sheet, plain};
use crate::render::vcard;
use crate::site::{Field, Profile, Visibility};
use crate::theme::Theme;

/// The contact panel.
pub(crate) fn contact(sheet: &Sheet<'_>) -> ContactContext {
    let profile = &sheet.site().profile;
    let contact = &profile.contact;
    let url = |url: &Option<crate::site::Text>| {
        let url = sheet.url(url.as_ref());
        (!url.is_empty()).then_some(url)
    };
    let email = email(sheet, Visibility::Public);
    let phone = phone(sheet, Visibility::Public);
    let reachable = email.is_some() || phone.is_some() || !profile.accounts.is_empty();
    let worth_saving = reachable && !contact.closed;
    ContactContext {
        headline: sheet.words(&contact.headline),
        note_html: sheet.line(&contact.note),
        booking_url: url(&contact.booking),
        form_url: url(&contact.form),
        messenger_url: url(&contact.messenger),
        response_time: sheet.words(&contact.response_time),
        hours: sheet.words(&contact.hours),
        timezone: timezone(sheet),
        send_first: sheet.words(&contact.send_first),
        directions: sheet.words(&contact.directions),
        address: address(sheet, Visibility::Public),
        closed: contact.closed,
        business_card_url: business_card_url(sheet),
        vcard_url: worth_saving.then(|| internal(&vcard::path(sheet))),
        qr: worth_saving
            .then(|| qr(sheet, email.as_ref(), phone.as_ref()))
            .flatten(),
        email,
        phone,
    }
}

fn business_card_url(sheet: &Sheet<'_>) -> String {
    let theme = sheet.edition.scene.theme;
    if has_business_card(theme, &sheet.site().profile) {
        sheet.edition.section_url(Section::BusinessCard)
    } else {
        String::new()
    }
}

/// Whether there is a page with the card to print: the theme draws it, and it has a name to show.
pub(crate) fn has_business_card(theme: &Theme, profile: &Profile) -> bool {
    theme.card.is_some()
        && theme.has_template("business-card.html")
        && !profile.person.name.shown().trim().is_empty()
}

/// A code with more modules than version 9 has is too fine for a camera at the size it is shown.
const LARGEST_CODE: u8 = 9;

/// The card as a QR code, with as much of it as fits.
fn qr(
    sheet: &Sheet<'_>,
    email: Option<&EmailContext>,
    phone: Option<&PhoneContext>,
) -> Option<QrContext> {
    let job_title = sheet.words(&sheet.site().profile.person.job_title);
    let phone = phone.map(|phone| phone.url.trim_start_matches("tel:"));
    let email = email.map(|email| email.text.as_str());
    let cards = vcard::small(sheet, &job_title, phone, email);
    cards
        .iter()
        .find_map(|card| qr::code(card, Care::Screen, LARGEST_CODE))
}

/// The e-mail address, when a reader of that visibility may know it.
pub(crate) fn email(sheet: &Sheet<'_>, reader: Visibility) -> Option<EmailContext> {
    let profile = &sheet.site().profile;
    let email = profile.contact.email.as_ref()?;
    if profile.visibility_of(Field::Email) > reader {
        return None;
    }
    let text = email.value.trim().to_owned();
    Some(EmailContext {
        url: mail_url(&text),
        html: breakable(&text),
        text,
    })
}

/// The phone number, when a reader of that visibility may know it.
pub(crate) fn phone(sheet: &Sheet<'_>, reader: Visibility) -> Option<PhoneContext> {
    let profile = &sheet.site().profile;
    let phone = profile.contact.phone.as_ref()?;
    if profile.visibility_of(Field::Phone) > reader {
        return None;
    }
    let dialled: String = phone
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect();
    Some(PhoneContext {
        url: format!("tel:{dialled}"),
        text: phone.value.trim().replace(' ', "\u{a0}"),
    })
}

/// Lines of the postal address that a reader of that visibility may know.
pub(crate) fn address(sheet: &Sheet<'_>, reader: Visibility) -> Vec<String> {
    let profile = &sheet.site().profile;
    let location = &profile.person.location;
    let street = profile.visibility_of(Field::Street) <= reader;
    let city = profile.visibility_of(Field::Location) <= reader;
    let mut lines = Vec::new();
    if let Some(street_line) = location.street.as_ref().filter(|_| street) {
        lines.push(plain(street_line));
    }
    if city {
        let postcode = location
            .postcode
            .as_ref()
            .filter(|_| street)
            .map(|text| plain(text));
        let name = sheet.words_of_any(&location.city).0;
        let parts = [postcode.unwrap_or_default(), name];
        let line = parts
            .iter()
            .filter(|part| !part.is_empty())
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join("\u{a0}");
        if !line.is_empty() {
            lines.push(line);
        }
        // Without a street the place is in the first line of the page already.
        lines.retain(|_| street);
    }
    lines
}

fn timezone(sheet: &Sheet<'_>) -> String {
    let profile = &sheet.site().profile;
    if profile.visibility_of(Field::Location) != Visibility::Public {
        return String::new();
    }
    let zone = profile.person.location.timezone.as_ref();
    zone.map(|text| plain(text)).unwrap_or_default()
}

/// Breaks after the at sign and before dots only.
pub(crate) fn breakable(email: &str) -> String {
    let mut html = String::with_capacity(email.len() + 16);
    pulldown_cmark_escape::escape_html(&mut html, email).expect("strings grow");
    html.replace('@', "@<wbr>").replace('.', "<wbr>.")
}

/// The `mailto:` address; what may not stand in one is encoded.
pub(crate) fn mail_url(email: &str) -> String {
    let mut encoded = String::from("mailto:");
    for byte in email.bytes() {
        let plain = byte.is_ascii_alphanumeric() || b"@.-_+!$'*=/^{}|~".contains(&byte);
        if plain {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
