//! `[person]`, `[contact]`, `[availability]`, `[[account]]`, `[legal]` and `[meta]`.

use crate::diagnostic::Diagnostic;
use crate::parse::fields::Fields;
use crate::site::{
    Account, Availability, Choice as _, Contact, Field, Legal, Location, Meta, Name, Person, Photo,
    Visibility,
};
use crate::source::Located;
use crate::text::bilingual::{Bilingual, both};

pub(super) fn person(fields: Fields<'_, '_>) -> Person {
    let mut person = Person {
        span: Some(fields.span),
        name: name(&fields),
        job_title: fields.localized("job_title"),
        pronouns: fields.localized("pronouns"),
        pronunciation: fields.text("pronunciation"),
        birth_date: fields.date("birth_date"),
        location: fields
            .table("location", "`location`")
            .map(location)
            .unwrap_or_default(),
        photo: None,
        no_photo: false,
    };
    if let Some(photo) = fields.table("photo", "`photo`") {
        person.no_photo = photo.boolean("none").unwrap_or_default();
        let alt = photo.localized("alt");
        match photo.text("src") {
            Some(src) => {
                person.photo = Some(Photo {
                    src,
                    alt,
                    pixels: None,
                })
            }
            None if person.no_photo => {}
            None => photo.missing_unless(
                "src",
                Bilingual::new(
                    "name the picture's file, or write `photo.none = true`",
                    "die Bilddatei nennen, oder `photo.none = true` schreiben",
                ),
            ),
        }
        photo.finish();
    }
    fields.finish();
    person
}

fn name(fields: &Fields<'_, '_>) -> Name {
    let name = if fields.has_table("name") {
        fields
            .table("name", "`name`")
            .map(parts)
            .unwrap_or_default()
    } else {
        Name {
            display: fields.text("name"),
            ..Name::default()
        }
    };
    if name.shown().is_empty() {
        fields.missing(
            "name",
            Bilingual::new(
                "write the name that readers know you by",
                "den Namen schreiben, unter dem man Sie kennt",
            ),
        );
    }
    name
}

fn parts(parts: Fields<'_, '_>) -> Name {
    let name = Name {
        display: parts.text("display"),
        given: parts.text("given"),
        family: parts.text("family"),
        prefix: parts.text("prefix"),
        suffix: parts.text("suffix"),
    };
    if name.shown().is_empty() {
        parts.missing_unless(
            "display",
            Bilingual::new(
                "write the name that readers know you by",
                "den Namen schreiben, unter dem man Sie kennt",
            ),
        );
    }
    parts.finish();
    name
}

fn location(fields: Fields<'_, '_>) -> Location {
    let location = Location {
        street: fields.text("street"),
        postcode: fields.text("postcode"),
        city: fields.localized("city"),
        region: fields.localized("region"),
        country: fields.country("country"),
        timezone: fields.text("timezone"),
    };
    fields.finish();
    location
}

pub(super) fn contact(fields: Fields<'_, '_>) -> Contact {
    let contact = Contact {
        span: Some(fields.span),
        email: fields
            .text("email")
            .and_then(|email| valid_email(&fields, email)),
        phone: fields.text("phone"),
        booking: fields.url("booking"),
        form: fields.url("form"),
        messenger: fields.url("messenger"),
        headline: fields.localized("headline"),
        note: fields.localized("note"),
        response_time: fields.localized("response_time"),
        hours: fields.localized("hours"),
        send_first: fields.localized("send_first"),
        directions: fields.localized("directions"),
        closed: fields.boolean("closed").unwrap_or_default(),
    };
    fields.finish();
    contact
}

/// An address needs an `@` with something on both sides; whether mail arrives nobody can know here.
fn valid_email(fields: &Fields<'_, '_>, email: Located<String>) -> Option<Located<String>> {
    let email = email.map(|email| email.trim().to_owned());
    let parts = email.split_once('@');
    let plausible = parts.is_some_and(|(local, host)| {
        !local.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
    });
    let clean = !email.contains(|c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | ',' | ';' | '?' | '&')
    });
    if plausible && clean && email.matches('@').count() == 1 {
        return Some(email);
    }
    let message = both!(
        "`{email}` is no e-mail address",
        "`{email}` ist keine E-Mail-Adresse"
    );
    fields.reader.report(
        Diagnostic::error("invalid-value", email.span, message).help(Bilingual::new(
            "write it as `me@example.org`",
            "als `ich@example.org` schreiben",
        )),
    );
    None
}

pub(super) fn availability(fields: Fields<'_, '_>) -> Availability {
    let availability = Availability {
        span: Some(fields.span),
        status: fields.choice("status"),
        note: fields.localized("note"),
        from: fields.date("from"),
        until: fields.date("until"),
        days: fields.count("days"),
    };
    fields.finish();
    availability
}

pub(super) fn account(fields: Fields<'_, '_>) -> Option<Account> {
    let (network, url) = (fields.text("network"), fields.url("url"));
    if network.is_none() {
        fields.missing(
            "network",
            Bilingual::new(
                "write the network's name, such as `GitHub`",
                "den Namen des Netzwerks schreiben, etwa `GitHub`",
            ),
        );
    }
    if url.is_none() && !fields.has("url") {
        fields.missing(
            "url",
            Bilingual::new(
                "write the address of your page there",
                "die Adresse der eigenen Seite dort schreiben",
            ),
        );
    }
    let (handle, contact) = (fields.text("handle"), fields.boolean("contact"));
    let (span, reciprocal) = (fields.span, fields.boolean("reciprocal"));
    fields.finish();
    Some(Account {
        span,
        network: network?,
        handle,
        url: url?,
        contact: contact.unwrap_or_default(),
        reciprocal: reciprocal.unwrap_or(true),
    })
}

pub(super) fn legal(fields: Fields<'_, '_>) -> Legal {
    let legal = Legal {
        span: Some(fields.span),
        country: fields.country("country"),
        private: fields.boolean("private").unwrap_or_default(),
        reason: fields.text("reason"),
        name: fields.text("name"),
        address: fields.texts("address"),
        email: fields
            .text("email")
            .and_then(|email| valid_email(&fields, email)),
        phone: fields.text("phone"),
        vat_id: fields.text("vat_id"),
        register: fields.localized("register"),
        profession: fields.localized("profession"),
    };
    fields.finish();
    legal
}

pub(super) fn meta(fields: Fields<'_, '_>) -> Meta {
    let meta = Meta {
        updated: fields.date("updated"),
        review_by: fields.date("review_by"),
        created: fields.date("created"),
        licence: fields.localized("licence"),
    };
    fields.finish();
    meta
}

pub(super) fn visibility(fields: Fields<'_, '_>) -> Vec<(Field, Visibility)> {
    let mut visibility = Vec::new();
    for (name, field) in Field::CHOICES {
        if let Some(choice) = fields.choice::<Visibility>(name) {
            visibility.push((*field, choice.value));
        }
    }
    fields.finish();
    visibility
}
