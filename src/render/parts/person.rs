//! Who the profile is about, as every page shows it.

use pulldown_cmark_escape::escape_html_body_text;

use crate::render::address::Section;
use crate::render::context::{
    AccountContext, AvailabilityContext, NextStepContext, OrganisationContext, PersonContext,
};
use crate::render::parts::contact;
use crate::render::parts::item::organisation;
use crate::render::parts::photo::photo;
use crate::render::parts::roles::main_role;
use crate::render::sheet::{Sheet, plain};
use crate::site::{AvailabilityStatus, Field, Name, Visibility};

/// Longer names get a class of their own.
const LONG_NAME: usize = 28;
/// Longer academic prefixes get a line of their own.
const LONG_PREFIX: usize = 10;
/// Family names up to this length stay on one line.
const UNBROKEN_FAMILY: usize = 18;
/// Longer statements are set smaller.
const LONG_STATEMENT: usize = 140;

/// The person.
pub(crate) fn person(sheet: &Sheet<'_>) -> PersonContext {
    let profile = &sheet.site().profile;
    let person = &profile.person;
    let mut parts = NameParts::of(&person.name);
    if parts.whole.is_empty() {
        // A page needs a heading and a title even where nobody has said a name yet.
        let host = crate::text::url::host(&sheet.site().settings.base_url).unwrap_or_default();
        (parts.whole, parts.given) = (host.clone(), host);
    }
    let long_prefix =
        Some(parts.prefix.clone()).filter(|prefix| prefix.chars().count() > LONG_PREFIX);
    let public = |field| profile.visibility_of(field) == Visibility::Public;
    let pronouns = sheet.words(&person.pronouns);
    PersonContext {
        name_html: parts.html(&parts.prefix),
        name_without_long_prefix_html: parts.html(if long_prefix.is_some() {
            ""
        } else {
            &parts.prefix
        }),
        name_long: parts.whole.chars().count() > LONG_NAME,
        name: parts.whole,
        long_prefix,
        given: parts.given,
        family: parts.family,
        job_title: sheet.words(&person.job_title),
        place: place(sheet),
        pronouns: if public(Field::Pronouns) {
            pronouns
        } else {
            String::new()
        },
        pronunciation: person
            .pronunciation
            .as_ref()
            .map(|text| plain(text))
            .unwrap_or_default(),
        headline_html: sheet.headline(&profile.positioning.headline),
        headline: sheet.line_words(&profile.positioning.headline),
        headline_long: sheet
            .line_words(&profile.positioning.headline)
            .chars()
            .count()
            > LONG_STATEMENT,
        photo: photo(sheet),
        availability: availability(sheet),
        next_step: next_step(sheet),
        contact: contact::contact(sheet),
        accounts: accounts(sheet),
        organisation: current_organisation(sheet),
    }
}

/// A name in its parts, those that are not given told from the whole.
pub(crate) struct NameParts {
    pub(crate) whole: String,
    pub(crate) prefix: String,
    pub(crate) given: String,
    pub(crate) family: String,
    pub(crate) suffix: String,
}

/// Words that belong to the family name after them.
const PARTICLES: &[&str] = &[
    "von", "van", "de", "der", "den", "del", "della", "di", "da", "du", "la", "le", "zu", "zum",
    "zur", "vom", "ten", "ter", "al", "el", "bin", "ibn", "dos", "das", "y", "af", "av",
];

impl NameParts {
    pub(crate) fn of(name: &Name) -> Self {
        let part = |part: &Option<crate::site::Text>| {
            part.as_ref().map(|text| plain(text)).unwrap_or_default()
        };
        let whole = crate::render::markdown::clean(&name.shown())
            .trim()
            .to_owned();
        let (given, family) = (part(&name.given), part(&name.family));
        if !given.is_empty() || !family.is_empty() {
            return NameParts {
                whole: crate::text::typography::no_break(&whole).into_owned(),
                prefix: part(&name.prefix),
                given,
                family,
                suffix: part(&name.suffix),
            };
        }
        let words: Vec<&str> = whole.split_whitespace().collect();
        // "Dr.", "Prof.", "Dipl.-Ing.", "habil.": what ends in a dot and is no initial.
        let is_title = |word: &&&str| word.ends_with('.') && word.chars().count() > 2;
        let titles = words.iter().take_while(is_title).count();
        let names = &words[titles..];
        let particle = |word: &&str| PARTICLES.contains(&word.to_lowercase().as_str());
        let family_at = match names.len() {
            0 | 1 => names.len(),
            length => {
                let first_particle = names[1..length - 1].iter().position(particle);
                first_particle.map_or(length - 1, |at| at + 1)
            }
        };
        NameParts {
            prefix: words[..titles].join("\u{a0}"),
            given: names[..family_at].join(" "),
            family: names[family_at..].join(" "),
            suffix: String::new(),
            whole: crate::text::typography::no_break(&whole).into_owned(),
        }
    }

    /// The name with its family part kept together, so that a line ends between the two.
    fn html(&self, prefix: &str) -> String {
        let mut html = String::new();
        let add = |text: &str, html: &mut String| {
            if text.is_empty() {
                return;
            }
            if !html.is_empty() {
                html.push(' ');
            }
            escape_html_body_text(html, text).expect("strings grow");
        };
        add(prefix, &mut html);
        add(&self.given, &mut html);
        if !self.family.is_empty() && self.family.chars().count() <= UNBROKEN_FAMILY {
            if !html.is_empty() {
                html.push(' ');
            }
            html.push_str("<span class=\"nowrap\">");
            escape_html_body_text(&mut html, &self.family).expect("strings grow");
            html.push_str("</span>");
        } else {
            add(&self.family, &mut html);
        }
        add(&self.suffix, &mut html);
        html
    }
}

/// City, or the next larger place that is given; nothing when it is not public.
fn place(sheet: &Sheet<'_>) -> String {
    let profile = &sheet.site().profile;
    if profile.visibility_of(Field::Location) != Visibility::Public {
        return String::new();
    }
    let location = &profile.person.location;
    let places = [&location.city, &location.region].map(|place| sheet.words_of_any(place).0);
    places
        .into_iter()
        .find(|place| !place.is_empty())
        .unwrap_or_default()
}

/// The badge; nothing once its words are no longer true.
fn availability(sheet: &Sheet<'_>) -> Option<AvailabilityContext> {
    let availability = &sheet.site().profile.availability;
    let today = sheet.site().today;
    let status = availability.status?.value;
    let past = |until: crate::text::date::PartialDate| until.last() < today;
    if availability.until.is_some_and(|until| past(until.value)) {
        return None;
    }
    let interface = &sheet.edition.interface;
    let dates = &sheet.edition.dates;
    let dated = |name: &str, date| interface.with(name, &[("date", dates.text(date).into())]);
    let note = sheet.words(&availability.note);
    let from = availability.from.map(|from| from.value);
    let text = match (status, from) {
        _ if !note.is_empty() => note,
        (AvailabilityStatus::Open, _) => interface.get("availability-open"),
        (AvailabilityStatus::Soon, Some(from)) => dated("availability-soon-from", from),
        (AvailabilityStatus::Soon, None) => interface.get("availability-soon"),
        (AvailabilityStatus::Closed, Some(from)) => dated("availability-closed-until", from),
        (AvailabilityStatus::Closed, None) => interface.get("availability-closed"),
    };
    Some(AvailabilityContext {
        status: status.name(),
        text,
    })
}

/// What the profile asks for; else a mail, when there is an address to write to.
fn next_step(sheet: &Sheet<'_>) -> Option<NextStepContext> {
    let profile = &sheet.site().profile;
    if profile.contact.closed {
        return None;
    }
    let step = &profile.next_step;
    let label = sheet.heading(&step.label).0;
    if label.is_empty() {
        return contact::email(sheet, Visibility::Public).map(|email| NextStepContext {
            label: sheet.edition.interface.get("write-to-me"),
            url: email.url,
            promise: String::new(),
        });
    }
    let url = match sheet.url(step.url.as_ref()) {
        url if url.is_empty() => sheet.edition.section_url(Section::Contact),
        url => url,
    };
    Some(NextStepContext {
        label,
        url,
        promise: sheet.words(&step.promise),
    })
}

fn accounts(sheet: &Sheet<'_>) -> Vec<AccountContext> {
    let accounts = sheet.site().profile.accounts.iter();
    accounts
        .map(|account| AccountContext {
            network: plain(&account.network),
            handle: account
                .handle
                .as_ref()
                .map(|text| plain(text))
                .unwrap_or_default(),
            url: sheet.url(Some(&account.url)),
        })
        .filter(|account| !account.url.is_empty())
        .collect()
}

fn current_organisation(sheet: &Sheet<'_>) -> Option<OrganisationContext> {
    organisation(sheet, main_role(sheet)?.organisation.as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Located, Sources, Span};

    #[test]
    fn parts_are_told_from_the_whole_name() {
        let span = Span::new(Sources::default().add("profile.toml", ""), 0..0);
        let parts = |display: &str| {
            let name = Name {
                display: Some(Located::new(display.to_owned(), span)),
                ..Name::default()
            };
            let parts = NameParts::of(&name);
            format!("{}|{}|{}", parts.prefix, parts.given, parts.family).replace('\u{a0}', " ")
        };
        assert_eq!(parts("Dr. Mara Roth"), "Dr.|Mara|Roth");
        assert_eq!(
            parts("Prof. Dr.-Ing. habil. Jan van der Berg"),
            "Prof. Dr.-Ing. habil.|Jan|van der Berg"
        );
        assert_eq!(parts("J. R. Smith"), "|J. R.|Smith");
        assert_eq!(parts("Mara"), "|Mara|");
        assert_eq!(parts(""), "||");
    }
}
