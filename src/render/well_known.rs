//! Small files that machines and curious people look for: `humans.txt`, `security.txt` (RFC 9116),
//! WebFinger (RFC 7033), the web manifest.

use serde_json::{Value, json};

use crate::render::context::PersonContext;
use crate::render::machine::plain;
use crate::render::parts::photo::JPEG;
use crate::render::sheet::Sheet;

/// Who made this, in words for people.
pub(super) fn humans(sheet: &Sheet<'_>, person: &PersonContext) -> String {
    let site = sheet.site();
    let addresses = &sheet.edition.scene.addresses;
    let mut text = String::from("/* TEAM */\n");
    let mut row = |name: &str, value: &str| {
        let value = plain(value.trim());
        if !value.is_empty() {
            text.push_str(&format!("{name}: {value}\n"));
        }
    };
    row("Name", &person.name);
    row("Title", &person.job_title);
    row("Site", &addresses.absolute(""));
    row("Location", &person.place);
    text.push_str("\n/* SITE */\n");
    let mut row = |name: &str, value: &str| {
        if !value.is_empty() {
            text.push_str(&format!("{name}: {value}\n"));
        }
    };
    let updated = site.profile.meta.updated;
    row(
        "Last update",
        &updated
            .map(|date| date.value.to_string())
            .unwrap_or_default(),
    );
    let languages = site.settings.languages.iter();
    let languages: Vec<&str> = languages.map(|language| language.own_name()).collect();
    row("Language", &languages.join(" / "));
    row(
        "Standards",
        "HTML, CSS, JSON-LD, microformats2, vCard, iCalendar, Atom",
    );
    text
}

/// Where to report a hole; nothing when the owner did not ask for it, nothing after its last day,
/// and nothing without an address.
pub(super) fn security(sheet: &Sheet<'_>, person: &PersonContext) -> Option<String> {
    let settings = &sheet.site().settings;
    let security = settings.security.as_ref()?;
    let expires = security.expires?.value.last();
    if expires < sheet.site().today {
        return None;
    }
    let mut contacts: Vec<String> = security.contact.iter().map(|one| contact(one)).collect();
    if contacts.is_empty() {
        contacts.extend(person.contact.email.as_ref().map(|email| email.url.clone()));
    }
    if contacts.is_empty() {
        return None;
    }
    let mut text = String::new();
    let mut row = |name: &str, value: &str| {
        let value: String = value.chars().filter(|c| !c.is_control()).collect();
        text.push_str(&format!("{name}: {value}\n"));
    };
    for contact in &contacts {
        row("Contact", contact);
    }
    row("Expires", &format!("{expires}T23:59:59Z"));
    let languages = settings.languages.iter().map(|language| language.tag());
    row(
        "Preferred-Languages",
        &languages.collect::<Vec<_>>().join(", "),
    );
    let canonical = sheet.edition.scene.addresses.absolute(SECURITY);
    row("Canonical", &canonical);
    for (name, url) in [
        ("Policy", &security.policy),
        ("Encryption", &security.encryption),
    ] {
        if let Some(url) = url {
            row(name, url);
        }
    }
    Some(text)
}

/// Where `security.txt` is.
pub(super) const SECURITY: &str = ".well-known/security.txt";

/// An address; a bare e-mail becomes one.
fn contact(written: &str) -> String {
    let written = written.trim();
    if crate::text::url::scheme(written).is_none() && written.contains('@') {
        return format!("mailto:{written}");
    }
    written.to_owned()
}

/// Where WebFinger is. One file answers whatever is asked, so there is one account.
pub(super) const WEBFINGER: &str = ".well-known/webfinger";

/// The account and where it leads.
pub(super) fn webfinger(sheet: &Sheet<'_>) -> Option<String> {
    let scene = sheet.edition.scene;
    let webfinger = scene.site.settings.webfinger.as_ref()?;
    let home = scene.addresses.absolute("");
    let mut links = vec![json!({
        "rel": "http://webfinger.net/rel/profile-page",
        "type": "text/html",
        "href": home,
    })];
    if scene.material.photo.is_some() {
        links.push(json!({
            "rel": "http://webfinger.net/rel/avatar",
            "type": "image/jpeg",
            "href": scene.addresses.absolute(JPEG),
        }));
    }
    if let Some(actor) = &webfinger.actor {
        links.push(json!({
            "rel": "self",
            "type": "application/activity+json",
            "href": actor.value,
        }));
    }
    let answer = json!({
        "subject": format!("acct:{}", webfinger.account.value),
        "aliases": [home],
        "links": links,
    });
    Some(pretty(&answer))
}

/// The site as something to put on a home screen.
pub(super) fn manifest(
    sheet: &Sheet<'_>,
    person: &PersonContext,
    icons: &[(u32, String)],
) -> String {
    let colours = sheet
        .edition
        .scene
        .theme
        .card
        .as_ref()
        .map(|card| &card.colours);
    let icons: Vec<Value> = icons
        .iter()
        .map(|(side, path)| {
            json!({ "src": path, "sizes": format!("{side}x{side}"), "type": "image/png" })
        })
        .collect();
    let short = if person.given.is_empty() {
        &person.name
    } else {
        &person.given
    };
    let mut manifest = json!({
        "name": plain(&person.name),
        "short_name": plain(short),
        "description": plain(&person.headline),
        "lang": sheet.language().tag(),
        "start_url": "./",
        "display": "browser",
        "icons": icons,
    });
    if let Some(colours) = colours {
        manifest["background_color"] = colours.ground.as_str().into();
        manifest["theme_color"] = colours.ground.as_str().into();
    }
    pretty(&manifest)
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).expect("JSON values are written") + "\n"
}
