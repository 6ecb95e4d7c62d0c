//! `basics`: who the person is, where, and how to be reached.

use serde_json::Value;

use crate::import::address;
use crate::import::markdown;
use crate::import::network;
use crate::import::note::Note;
use crate::import::resume::account::{self, Account};
use crate::import::resume::entry::Entry;
use crate::import::resume::section::Origin;
use crate::import::resume::words::Words;
use crate::import::sheet::Sheet;
use crate::site::Localized;
use crate::text::country;

/// More words than this are a sentence about the person, not a job title.
const LONGEST_TITLE: usize = 6;

/// What `basics` gives.
#[derive(Debug, Default)]
pub(super) struct Basics {
    /// `[person]`
    pub(super) person: Sheet,
    /// A label that says more than a job title.
    pub(super) headline: Localized<String>,
    /// `[contact]`
    pub(super) contact: Sheet,
    /// `[[account]]`
    pub(super) accounts: Sheet,
    /// `about.md`
    pub(super) about: Localized<String>,
    /// The person's own site, and where it was read.
    pub(super) own_site: Option<String>,
}

/// Reads the section.
pub(super) fn read(mut entry: Entry<'_>) -> Basics {
    let words = Words(entry.context.main);
    let mut basics = Basics::default();
    let sheet = &mut basics.person;
    sheet.table("person");
    name(&mut entry, sheet);
    const LABEL: [&str; 7] = [
        "label",
        "headline",
        "tagline",
        "jobtitle",
        "position",
        "profession",
        "berufsbezeichnung",
    ];
    let is_title = entry.asked(&LABEL).is_none_or(is_title);
    let field = match is_title {
        true => "person.job_title",
        false => "positioning.headline",
    };
    let label = entry.text(field, &LABEL);
    let headline = match is_title {
        true => {
            sheet.set_localized("job_title", &label);
            // Some files have both: what the person is, and the sentence.
            entry.text("positioning.headline", &["headline", "tagline"])
        }
        false => label,
    };
    // A plain text; the headline is Markdown.
    for (language, words) in headline.iter() {
        *basics.headline.slot(language) = Some(markdown::safe_line(words).0);
    }
    sheet.set_localized(
        "pronouns",
        &entry.text("person.pronouns", &["pronouns", "pronomen"]),
    );
    birth(&mut entry, sheet);
    picture(&mut entry);
    location(&mut entry, sheet);
    contact(&mut entry, &mut basics.contact, words);

    basics.about = entry.document(
        "about.md",
        &[
            "summary",
            "about",
            "aboutme",
            "bio",
            "profile",
            "description",
            "objective",
            "profil",
            "übermich",
            "zusammenfassung",
            "profilesummary",
        ],
    );
    let mut accounts: Vec<Account> = Vec::new();
    site(&mut entry, &mut basics.own_site, &mut accounts);
    for profile in entry.entries(
        &[
            "profiles", "profile", "social", "socials", "accounts", "links",
        ],
        "account",
        "url",
    ) {
        account::read(profile, &mut entry, &mut accounts);
    }
    account::write(&accounts, &mut basics.accounts, words);
    if entry.context.origin == Origin::LinkedIn && !account::is_on(&accounts, "LinkedIn") {
        account::write_blank(&mut basics.accounts, words);
    }
    entry.finish(&mut basics.person);
    basics
}

/// Whether a label is a job title; a sentence is what the headline is for.
fn is_title(label: &str) -> bool {
    label.split_whitespace().count() <= LONGEST_TITLE
        && !label.ends_with(['.', '!', '?'])
        && !label.contains(['|', '•', '·'])
}

fn name(entry: &mut Entry<'_>, sheet: &mut Sheet) {
    const WHOLE: [&str; 4] = ["name", "fullname", "displayname", "namedisplay"];
    const GIVEN: [&str; 5] = ["firstname", "givenname", "first", "given", "vorname"];
    const FAMILY: [&str; 6] = [
        "lastname",
        "familyname",
        "surname",
        "last",
        "family",
        "nachname",
    ];
    fn parts(entry: &mut Entry<'_>) -> (Option<String>, Option<String>) {
        let given = entry.fact("person.name.given", &GIVEN);
        (given, entry.fact("person.name.family", &FAMILY))
    }
    let in_parts = match entry.object(&WHOLE) {
        Some(mut inner) => {
            let found = parts(&mut inner);
            entry.absorb(inner);
            found
        }
        None => (None, None),
    };
    let whole = entry.fact("person.name", &WHOLE);
    let (given, family) = match in_parts {
        (None, None) => parts(entry),
        found => found,
    };
    match (whole, given.is_some() || family.is_some()) {
        (Some(whole), false) => sheet.set("name", whole),
        (Some(whole), true) => sheet.set("name.display", whole),
        (None, true) => {}
        (None, false) => sheet.set("name", Words(entry.context.main).name_blank()),
    }
    for (key, part) in [("name.given", given), ("name.family", family)] {
        if let Some(part) = part {
            sheet.set(key, part);
        }
    }
}

fn birth(entry: &mut Entry<'_>, sheet: &mut Sheet) {
    const NAMES: [&str; 7] = [
        "birthdate",
        "dateofbirth",
        "birthday",
        "birth",
        "born",
        "geburtsdatum",
        "geburtstag",
    ];
    let date = match entry.object(&NAMES) {
        Some(mut inner) => {
            let date = inner.day("person.birth_date", &["date", "datum"]);
            entry.absorb(inner);
            date
        }
        None => entry.day("person.birth_date", &NAMES),
    };
    if let Some(date) = date {
        let words = Words(entry.context.main);
        sheet.set_with_note("birth_date", date.to_string(), words.private());
    }
}

fn picture(entry: &mut Entry<'_>) {
    if let Some((path, value)) = entry.raw(&["image", "picture", "photo", "avatar", "foto", "bild"])
    {
        entry.leave(&path, &value, &Note::PictureElsewhere);
    }
}

fn location(entry: &mut Entry<'_>, sheet: &mut Sheet) {
    const NAMES: [&str; 5] = ["location", "address", "adresse", "ort", "wohnort"];
    let Some(mut place) = entry.object(&NAMES) else {
        private_place(entry, sheet);
        let text = entry.text("person.location.city", &NAMES);
        return city_and_country(text, sheet);
    };
    private_place(&mut place, sheet);
    let city = place.text(
        "person.location.city",
        &["city", "town", "locality", "stadt", "ort"],
    );
    sheet.set_localized("location.city", &city);
    let region = [
        "region",
        "state",
        "province",
        "canton",
        "kanton",
        "bundesland",
    ];
    sheet.set_localized(
        "location.region",
        &place.text("person.location.region", &region),
    );
    let mut country = None;
    for names in [&["countrycode"][..], &["country", "land"]] {
        let Some((path, value)) = place.raw(names) else {
            continue;
        };
        match value.as_str().and_then(country::code) {
            // The code and the name of one country say the same.
            Some(code) if country.is_none() || country.as_ref() == Some(&code) => {
                entry
                    .context
                    .row(&path, Some("person.location.country".to_owned()), None);
                country = Some(code);
            }
            Some(_) => place.leave(&path, &value, &Note::OneOnly),
            None => place.leave(&path, &value, &Note::UnknownCountry),
        }
    }
    if let Some(country) = country {
        sheet.set("location.country", country);
    }
    if let Some(timezone) = place.fact("person.location.timezone", &["timezone", "zeitzone"]) {
        sheet.set("location.timezone", timezone);
    }
    entry.absorb(place);
}

/// Street and postcode, which stay private.
fn private_place(place: &mut Entry<'_>, sheet: &mut Sheet) {
    const STREET: [&str; 7] = [
        "address",
        "street",
        "streetaddress",
        "address1",
        "addressline1",
        "straße",
        "strasse",
    ];
    const POSTCODE: [&str; 7] = [
        "postalcode",
        "postcode",
        "zip",
        "zipcode",
        "plz",
        "postleitzahl",
        "code",
    ];
    // Beside the words for a whole place, an address is that place.
    let street = match place.path.as_str() {
        "" | "basics" => &STREET[1..],
        _ => &STREET[..],
    };
    let words = Words(place.context.main);
    place.join_lines(street);
    for (part, names) in [("street", street), ("postcode", &POSTCODE[..])] {
        if let Some(value) = place.fact(&format!("person.location.{part}"), names) {
            sheet.set_with_note(&format!("location.{part}"), value, words.private());
        }
    }
}

/// `Hamburg, Germany` is a city and a country, with a region between them where there is one;
/// `Palo Alto, CA` stays as it is written.
fn city_and_country(text: Localized<String>, sheet: &mut Sheet) {
    if let Some((place, country)) = text.any.as_deref().and_then(|text| text.rsplit_once(',')) {
        let country = country.trim();
        if let Some(code) = country::code(country).filter(|_| country.chars().count() > 2) {
            let (city, region) = place.split_once(',').unwrap_or((place, ""));
            sheet.set("location.city", city.trim());
            if !region.trim().is_empty() && region.trim() != city.trim() {
                sheet.set("location.region", region.trim());
            }
            sheet.set("location.country", code);
            return;
        }
    }
    sheet.set_localized("location.city", &text);
}

fn contact(entry: &mut Entry<'_>, sheet: &mut Sheet, words: Words) {
    let mut fields = Sheet::default();
    let mut email = None;
    if let Some((path, value)) = entry.raw(&["email", "mail", "emailaddress", "emails"]) {
        let texts: Vec<(String, Value)> = match value {
            Value::Array(values) => values
                .into_iter()
                .enumerate()
                .map(|(index, value)| (format!("{path}[{index}]"), value))
                .collect(),
            Value::String(text) => text
                .split([',', ';'])
                .filter(|text| !text.trim().is_empty())
                .map(|text| (path.clone(), Value::from(text.trim())))
                .collect(),
            other => vec![(path, other)],
        };
        for (path, value) in texts {
            match value.as_str().and_then(address::email) {
                Some(address) if email.is_none() => {
                    entry
                        .context
                        .row(&path, Some("contact.email".to_owned()), None);
                    email = Some(address.to_owned());
                }
                Some(_) => entry.leave(&path, &value, &Note::OneOnly),
                None => entry.leave(&path, &value, &Note::NotAnEmail),
            }
        }
    }
    let has_email = email.is_some();
    if let Some(email) = email {
        fields.set("email", email);
    }
    let phone = [
        "phone",
        "phonenumber",
        "telephone",
        "tel",
        "mobile",
        "telefon",
        "handy",
        "mobil",
    ];
    entry.first_of(&phone);
    if let Some(phone) = entry.fact("contact.phone", &phone) {
        let note = match phone.starts_with('+') {
            true => words.private(),
            false => words.phone(),
        };
        fields.set_with_note("phone", phone, note);
    }
    if !fields.is_empty() {
        sheet.table("contact");
        sheet.append_lines(&fields);
    }
    if entry.context.origin == Origin::LinkedIn && has_email {
        sheet.table("visibility");
        sheet.set_with_note("email", "private", words.private_email());
    }
}

/// The address of the person's own site; on a network it is an account.
fn site(entry: &mut Entry<'_>, own_site: &mut Option<String>, accounts: &mut Vec<Account>) {
    const NAMES: [&str; 8] = [
        "url",
        "website",
        "homepage",
        "web",
        "webseite",
        "site",
        "portfolio",
        "blog",
    ];
    let (Some(url), _) = entry.url("pointed.toml base_url", &NAMES) else {
        return;
    };
    match network::is_account(&url) {
        true => accounts.push(Account::of_address(&url)),
        false => *own_site = Some(url),
    }
}
