//! The contact card: vCard 4.0 (RFC 6350, with RFC 8605 and RFC 9554), vCard 3.0 (RFC 2426) for the
//! phones that know no other, and the few lines of it that a QR code holds.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use crate::render::content_line::{Lines, escape, list, parameter};
use crate::render::context::PersonContext;
use crate::render::machine::absolute;
use crate::render::parts::person::NameParts;
use crate::render::parts::place::PostalAddress;
use crate::render::parts::roles::main_role;
use crate::render::sheet::Sheet;
use crate::site::{Field, TopicRole, Visibility};
use crate::text::date::PartialDate;

/// Which standard a card follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    V3,
    V4,
}

/// The file of a language in the version that every address book reads.
pub(super) fn path(sheet: &Sheet<'_>) -> String {
    let addresses = &sheet.edition.scene.addresses;
    format!("{}contact.vcf", addresses.home(sheet.language()))
}

/// The file in the newer version.
pub(super) fn newer_path(sheet: &Sheet<'_>) -> String {
    let addresses = &sheet.edition.scene.addresses;
    format!("{}contact-4.vcf", addresses.home(sheet.language()))
}

/// The card of the person.
pub(super) fn card(sheet: &Sheet<'_>, person: &PersonContext, version: Version) -> Vec<u8> {
    let addresses = &sheet.edition.scene.addresses;
    let home = addresses.absolute(&addresses.home(sheet.language()));
    let own = match version {
        Version::V3 => path(sheet),
        Version::V4 => newer_path(sheet),
    };
    let mut card = Card {
        lines: Lines::default(),
        version,
        sheet,
    };
    card.lines.raw("BEGIN", "VCARD");
    card.lines.raw("VERSION", card.either("3.0", "4.0"));
    card.lines.raw("PRODID", "-//Pointed//Pointed//EN");
    card.lines.raw("UID", &identity(sheet));
    card.lines.raw("SOURCE", &addresses.absolute(&own));
    if version == Version::V4 {
        card.lines.raw("KIND", "individual");
        card.lines.raw("LANGUAGE", sheet.language().tag());
    }
    card.lines.text("FN", shown_name(person));
    let name = NameParts::of(&sheet.site().profile.person.name);
    let parts = [&name.family, &name.given, "", &name.prefix, &name.suffix];
    card.lines.raw("N", &list(&parts, ";"));
    card.titles(person);
    card.reach(person, &home);
    card.tongues();
    card.about(person);
    card.picture();
    let updated = sheet.site().profile.meta.updated;
    if let Some(updated) = updated {
        let day = updated.value.first();
        card.lines.raw(
            "REV",
            &match version {
                Version::V3 => format!("{day}T00:00:00Z"),
                Version::V4 => format!("{}T000000Z", day.strftime("%Y%m%d")),
            },
        );
    }
    card.lines.raw("END", "VCARD");
    card.lines.into_bytes()
}

/// What stays the same in every version and language.
pub(super) fn identity(sheet: &Sheet<'_>) -> String {
    sheet.edition.scene.addresses.absolute("#me")
}

/// A card must name somebody.
fn shown_name(person: &PersonContext) -> &str {
    if person.name.is_empty() {
        "–"
    } else {
        &person.name
    }
}

struct Card<'c> {
    lines: Lines,
    version: Version,
    sheet: &'c Sheet<'c>,
}

impl Card<'_> {
    fn either<'t>(&self, v3: &'t str, v4: &'t str) -> &'t str {
        match self.version {
            Version::V3 => v3,
            Version::V4 => v4,
        }
    }

    /// What the person is, and where.
    fn titles(&mut self, person: &PersonContext) {
        self.lines.text("TITLE", &person.job_title);
        if let Some(organisation) = &person.organisation {
            self.lines.text("ORG", &organisation.name);
            let role = main_role(self.sheet);
            let role = role.map_or_else(String::new, |role| self.sheet.words_of_any(&role.title).0);
            if role != person.job_title {
                self.lines.text("ROLE", &role);
            }
        }
    }

    /// How to reach the person.
    fn reach(&mut self, person: &PersonContext, home: &str) {
        let contact = &person.contact;
        if let Some(email) = &contact.email {
            let name = self.either("EMAIL;TYPE=INTERNET,WORK", "EMAIL;TYPE=work;PREF=1");
            self.lines.raw(name, &email.text);
        }
        if let Some(phone) = &contact.phone {
            match self.version {
                Version::V3 => {
                    let number = phone.url.trim_start_matches("tel:");
                    self.lines.raw("TEL;TYPE=WORK,VOICE", number);
                }
                Version::V4 => self
                    .lines
                    .raw("TEL;VALUE=uri;TYPE=\"work,voice\"", &phone.url),
            }
        }
        self.lines.raw("URL", home);
        if let Some(address) = PostalAddress::of(self.sheet) {
            let parts = [
                "",
                "",
                &address.street,
                &address.city,
                &address.region,
                &address.postcode,
                &address.country,
            ];
            let name = self.either("ADR;TYPE=WORK", "ADR;TYPE=work");
            self.lines.raw(name, &list(&parts, ";"));
        }
        let name = self.either("TZ;VALUE=text", "TZ");
        self.lines.text(name, &contact.timezone);
        if self.version == Version::V4 {
            let pages = [
                &contact.booking_url,
                &contact.form_url,
                &contact.messenger_url,
            ];
            for url in pages.into_iter().flatten() {
                self.lines
                    .address("CONTACT-URI", &absolute(self.sheet, url));
            }
        }
        for account in &person.accounts {
            let service = parameter(&account.network);
            let name = match self.version {
                Version::V3 => format!("X-SOCIALPROFILE;TYPE={}", service.to_lowercase()),
                Version::V4 if account.handle.is_empty() => {
                    format!("SOCIALPROFILE;SERVICE-TYPE={service}")
                }
                Version::V4 => {
                    let handle = parameter(&account.handle);
                    format!("SOCIALPROFILE;SERVICE-TYPE={service};USERNAME={handle}")
                }
            };
            self.lines
                .address(&name, &absolute(self.sheet, &account.url));
        }
    }

    /// Which languages the person speaks, the best first.
    fn tongues(&mut self) {
        if self.version == Version::V3 {
            return;
        }
        let languages = &self.sheet.site().profile.languages;
        for (at, language) in languages.iter().enumerate() {
            let tag: String = language
                .tag
                .chars()
                .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
                .collect();
            if !tag.is_empty() {
                self.lines
                    .raw(&format!("LANG;PREF={}", (at + 1).min(100)), &tag);
            }
        }
    }

    fn about(&mut self, person: &PersonContext) {
        let profile = &self.sheet.site().profile;
        if self.version == Version::V4 && !person.pronouns.is_empty() {
            let name = format!("PRONOUNS;LANGUAGE={}", self.sheet.language().tag());
            self.lines.text(&name, &person.pronouns);
        }
        let public = profile.visibility_of(Field::BirthDate) == Visibility::Public;
        if let Some(birth) = profile.person.birth_date.filter(|_| public) {
            self.birthday(birth.value);
        }
        let topics = profile.topics.iter();
        let core = topics.filter(|topic| topic.role == TopicRole::Core && !topic.aspiring);
        let labels: Vec<String> = core
            .map(|topic| self.sheet.words_of_any(&topic.label).0)
            .filter(|label| !label.is_empty())
            .collect();
        if !labels.is_empty() {
            self.lines.raw("CATEGORIES", &list(&labels, ","));
        }
        self.lines.text("NOTE", &person.headline);
    }

    /// Only vCard 4.0 knows dates that are not whole.
    fn birthday(&mut self, birth: PartialDate) {
        let day = birth.first();
        match (self.version, birth.day, birth.month) {
            (Version::V3, Some(_), _) => self.lines.raw("BDAY", &day.to_string()),
            (Version::V3, None, _) => {}
            (Version::V4, Some(_), _) => {
                self.lines.raw("BDAY", &day.strftime("%Y%m%d").to_string());
            }
            (Version::V4, None, Some(_)) => {
                self.lines.raw("BDAY", &day.strftime("%Y-%m").to_string());
            }
            (Version::V4, None, None) => {
                self.lines.raw("BDAY", &day.strftime("%Y").to_string());
            }
        }
    }

    fn picture(&mut self) {
        let Some(photo) = self.sheet.edition.scene.material.photo else {
            return;
        };
        let data = BASE64_STANDARD.encode(&photo.stamp);
        match self.version {
            Version::V3 => self.lines.raw("PHOTO;ENCODING=b;TYPE=JPEG", &data),
            Version::V4 => {
                let url = format!("data:image/jpeg;base64,{data}");
                self.lines.raw("PHOTO", &url);
            }
        }
    }
}

/// The lines that a QR code holds: who, how to reach, where more is. With less detail when they are
/// too long for it.
pub(super) fn small(
    sheet: &Sheet<'_>,
    job_title: &str,
    phone: Option<&str>,
    email: Option<&str>,
) -> [String; 3] {
    let name = NameParts::of(&sheet.site().profile.person.name);
    let addresses = &sheet.edition.scene.addresses;
    let home = addresses.absolute(&addresses.home(sheet.language()));
    let with = |title: bool, telephone: bool| {
        let mut card = String::from("BEGIN:VCARD\nVERSION:3.0\n");
        let parts = [&name.family, &name.given, "", &name.prefix, &name.suffix];
        let mut add = |name: &str, value: &str| {
            if !value.is_empty() {
                card.push_str(&format!("{name}:{value}\n"));
            }
        };
        add("N", list(&parts, ";").trim_end_matches(';'));
        add("FN", &escape(&name.whole));
        if title {
            add("TITLE", &escape(job_title));
        }
        if telephone {
            add("TEL", phone.unwrap_or_default());
        }
        add("EMAIL", email.unwrap_or_default());
        add("URL", &home);
        card.push_str("END:VCARD");
        card
    };
    [with(true, true), with(false, true), with(false, false)]
}
