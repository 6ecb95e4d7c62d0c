//! `private-data-published`: an export of a network among the published files, or a private value in
//! a published text.

use jiff::civil::Date;

use crate::check::built::Built;
use crate::check::built::page::{HtmlPage, Node};
use crate::check::findings::Findings;
use crate::check::passage::{Outline, Place};
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::page::PageKind;
use crate::site::{Field, Profile, Visibility};
use crate::source::Span;
use crate::text::bilingual::{Bilingual, both};
use crate::text::word::folded;

pub(super) static RULE: Rule = Rule {
    name: "private-data-published",
    group: Group::Site,
    severity: Severity::Error,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("private_data_published.en.md"),
        de: include_str!("private_data_published.de.md"),
    },
    check: Check::SiteAndBuilt(check, of_files),
};

/// Files of an export by name without its ending, folded, with blanks for `_` and `-`: they hold
/// other people's names, addresses and messages.
const EXPORTS: &[&str] = &[
    "connections",
    "messages",
    "invitations",
    "contacts",
    "imported contacts",
    "importedcontacts",
    "email addresses",
    "phonenumbers",
    "phone numbers",
    "whatsapp phone numbers",
    "registration",
    "logins",
    "searchqueries",
    "search queries",
    "security challenges",
    "ad targeting",
    "ads clicked",
    "inferences about you",
    "receipts",
    "receipts v2",
    "saved jobs",
    "job applications",
    "job seeker preferences",
    "member follows",
    "private identity asset",
    "recommendations received",
    "recommendations given",
    "endorsement received info",
    "endorsement given info",
    "guide messages",
    "learning role play messages",
    "coach messages",
    "learning coach messages",
    "verifications",
    "kontakte",
    "nachrichten",
    "einladungen",
];

/// Their endings.
const TABLES: [&str; 4] = ["csv", "json", "html", "xml"];

/// Whole exports by the start of their name.
const ARCHIVES: [&str; 6] = [
    "basic linkedindataexport",
    "complete linkedindataexport",
    "linkedindataexport",
    "linkedin data",
    "xing data",
    "takeout",
];

/// Mailboxes and address books of programs.
const MAILBOXES: [&str; 4] = ["mbox", "pst", "ost", "eml"];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let site = subject.site;
    let profile = &site.profile;
    let registered = profile
        .evidence
        .iter()
        .filter_map(|entry| entry.file.as_ref());
    let files = site
        .static_files
        .iter()
        .map(|file| (file.source.as_str(), profile.span))
        .chain(registered.map(|file| (file.as_str(), file.span)));
    for (path, span) in files {
        let message = match is_export(path) {
            true => Some(both!(
                "`{path}` holds other people's data and would be published",
                "`{path}` enthält Daten anderer Leute und würde veröffentlicht"
            )),
            false => is_own_profile(path).then(|| {
                both!(
                    "`{path}` is a network's export with birth date and address, and would be published",
                    "`{path}` ist der Export eines Netzwerks mit Geburtsdatum und Anschrift und würde veröffentlicht"
                )
            }),
        };
        if let Some(message) = message {
            findings.add(span, message).advise(
                Bilingual::new(
                    "move it out of the site folder; `pointed` compares with an export wherever it lies",
                    "aus dem Ordner der Website nehmen; `pointed` vergleicht mit einem Export, wo immer er liegt"
                ),
            );
        }
    }
    let secrets = secrets(profile);
    if secrets.is_empty() {
        return;
    }
    for digest in &subject.digests {
        let outline = &digest.outline;
        if !is_published(outline) {
            continue;
        }
        for secret in &secrets {
            if secret.stands_in(outline.text()) {
                let (field, name) = (secret.field, &secret.name);
                let limit = secret.who_may_read();
                let message = both!(
                    [name, limit],
                    "this text shows the {name}, which is {limit}",
                    "dieser Text zeigt {name}: {limit}"
                );
                let finding = findings.add(first_line(outline, subject), message);
                finding.point(
                    secret.span,
                    Bilingual::new("the private value", "der private Wert"),
                );
                finding.advise(both!(
                    "drop it here, or allow it: `[visibility]` with `{field} = \"public\"`",
                    "hier streichen, oder erlauben: `[visibility]` mit `{field} = \"public\"`"
                ));
            }
        }
    }
}

fn is_export(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or(path);
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    let stem = folded(&stem.replace(['_', '-'], " "));
    let ending = ending.to_ascii_lowercase();
    TABLES.contains(&ending.as_str()) && EXPORTS.contains(&stem.as_str())
        || ending == "zip" && ARCHIVES.iter().any(|name| stem.starts_with(name))
        || MAILBOXES.contains(&ending.as_str())
}

/// LinkedIn's table about the person, written as LinkedIn writes it; a `profile.csv` may be the
/// profile of a road.
fn is_own_profile(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or(path);
    file == "Profile.csv"
}

/// Legal pages name address and telephone on purpose; private items are shown to nobody.
fn is_published(outline: &Outline<'_>) -> bool {
    let legal = outline
        .page
        .is_some_and(|page| matches!(page.kind, PageKind::Imprint | PageKind::Privacy));
    let private = outline
        .item
        .is_some_and(|item| item.visibility == Visibility::Private);
    !legal && !private && outline.place != Place::Loose
}

/// A whole page is too much to point at.
fn first_line(outline: &Outline<'_>, subject: &Subject<'_>) -> Span {
    let text = subject.site.sources.slice(outline.span);
    outline.span.part(0..text.find('\n').unwrap_or(text.len()))
}

/// A value that not everybody may read.
struct Secret {
    field: &'static str,
    /// In German with its article.
    name: Bilingual,
    visibility: Visibility,
    span: Span,
    value: Value,
}

enum Value {
    /// Letters in lower case.
    Words(String),
    /// The digits of a number that do not depend on how it is dialled.
    Digits(String),
    /// The ways to write a date.
    Dates(Vec<String>),
}

fn secrets(profile: &Profile) -> Vec<Secret> {
    let mut secrets = Vec::new();
    let mut add = |field: Field, name, span, value| {
        let visibility = profile.visibility_of(field);
        if visibility != Visibility::Public {
            secrets.push(Secret {
                field: field.name(),
                name,
                visibility,
                span,
                value,
            });
        }
    };
    if let Some(email) = &profile.contact.email {
        let value = Value::Words(email.trim().to_lowercase());
        add(
            Field::Email,
            Bilingual::new("e-mail address", "die E-Mail-Adresse"),
            email.span,
            value,
        );
    }
    if let Some(phone) = &profile.contact.phone
        && let Some(digits) = dialled(phone)
    {
        add(
            Field::Phone,
            Bilingual::new("telephone number", "die Telefonnummer"),
            phone.span,
            Value::Digits(digits),
        );
    }
    if let Some(street) = &profile.person.location.street {
        let value = Value::Words(street_folded(street));
        add(
            Field::Street,
            Bilingual::new("street", "die Straße"),
            street.span,
            value,
        );
    }
    if let Some(birth) = &profile.person.birth_date
        && birth.value.day.is_some()
    {
        let dates = Value::Dates(written_dates(birth.value.first()));
        add(
            Field::BirthDate,
            Bilingual::new("birth date", "das Geburtsdatum"),
            birth.span,
            dates,
        );
    }
    secrets
}

/// What the built files show, wherever it came from: a template, a format for machines, a file that
/// is copied as it is.
fn of_files(built: &Built<'_>, findings: &mut Findings) {
    let profile = &built.site.profile;
    let mut secrets = secrets(profile);
    // What the law asks for stands in `[legal]`, and is public by that.
    secrets.retain(|secret| !legal_facts(profile).any(|fact| secret.stands_in(fact)));
    if secrets.is_empty() {
        return;
    }
    for (path, text) in built.texts() {
        let texts = match built.page(path) {
            Some(page) => shown(page),
            None if path.ends_with(".css") || path.ends_with(".js") => continue,
            None => vec![(text.to_owned(), 0..text.len())],
        };
        let legal = built.page(path).is_some() && is_legal_page(path, built);
        let printed = path
            .split('/')
            .any(|part| part == "cv" || part == "lebenslauf");
        for secret in &secrets {
            if legal || printed && secret.visibility == Visibility::Print {
                continue;
            }
            let found = texts.iter().find(|(text, _)| secret.stands_in(text));
            let Some((_, range)) = found else {
                continue;
            };
            let name = &secret.name;
            let limit = secret.who_may_read();
            let message = both!(
                [name, limit],
                "the built site shows the {name}, which is {limit}",
                "die gebaute Website zeigt {name}: {limit}"
            );
            let finding = findings.add(built.span(path, range.clone()), message);
            finding.advise(
                Bilingual::new(
                    "which template or file writes it? take it out there, or make the field public in `[visibility]`",
                    "welche Vorlage oder Datei schreibt das? dort herausnehmen, oder das Feld in `[visibility]` öffentlich machen"
                ),
            );
            finding.point(secret.span, Bilingual::new("the field", "das Feld"));
        }
    }
}

/// What readers and programs take from a page: words, scripts with data, mail and telephone links.
fn shown(page: &HtmlPage) -> Vec<(String, std::ops::Range<usize>)> {
    let read = page.nodes.iter().filter_map(|node| match node {
        Node::Text(text, range) => Some((text.to_string(), range.clone())),
        Node::Open(element) => {
            let address = element.attribute("href")?;
            let calls = address.starts_with("mailto:") || address.starts_with("tel:");
            calls.then(|| (address.to_owned(), element.range.clone()))
        }
        Node::Close(_) => None,
    });
    read.collect()
}

fn legal_facts(profile: &Profile) -> impl Iterator<Item = &str> {
    let legal = &profile.legal;
    legal
        .address
        .iter()
        .chain(&legal.email)
        .chain(&legal.phone)
        .map(|fact| fact.as_str())
}

/// Whether a page is the imprint or the privacy statement, which say what the law asks for.
fn is_legal_page(path: &str, built: &Built<'_>) -> bool {
    let pages = built.site.pages.iter();
    let legal = pages.filter(|page| matches!(page.kind, PageKind::Imprint | PageKind::Privacy));
    let slugs: Vec<&str> = legal
        .flat_map(|page| page.slug.iter().map(|(_, slug)| slug.as_str()))
        .chain(["imprint", "impressum"])
        .collect();
    path.split('/').any(|part| slugs.contains(&part))
}

impl Secret {
    fn who_may_read(&self) -> Bilingual {
        match self.visibility {
            Visibility::Print => Bilingual::new(
                "for the printed CV only",
                "nur für den gedruckten Lebenslauf",
            ),
            _ => Bilingual::new("private", "privat"),
        }
    }

    fn stands_in(&self, text: &str) -> bool {
        match &self.value {
            Value::Words(words) if self.field == Field::Street.name() => {
                !words.is_empty() && stands_alone(&street_folded(text), words)
            }
            Value::Words(words) => !words.is_empty() && text.to_lowercase().contains(words),
            Value::Digits(digits) => numbers(text).iter().any(|number| number.contains(digits)),
            Value::Dates(dates) => {
                let text = text.to_lowercase();
                dates.iter().any(|date| stands_alone(&text, date))
            }
        }
    }
}

/// The last digits of a telephone number: enough to know it, whatever stands before them.
fn dialled(phone: &str) -> Option<String> {
    const ENOUGH: usize = 7;
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let kept = digits.len().saturating_sub(2).clamp(ENOUGH, 9);
    (digits.len() >= ENOUGH).then(|| digits[digits.len().saturating_sub(kept)..].to_owned())
}

/// Runs of digits with what may stand between the groups of a telephone number.
fn numbers(text: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    for character in text.chars() {
        match (character, found.last_mut()) {
            ('0'..='9', Some(last)) => last.push(character),
            (' ' | '-' | '/' | '(' | ')' | '.' | '+' | '\u{a0}' | '\u{202f}' | '–', _) => {}
            (_, Some(last)) if !last.is_empty() => found.push(String::new()),
            _ => {}
        }
    }
    found
}

/// „Hafenstraße 3“, „Hafenstr. 3“ and "Hafenstrasse 3" are one street.
fn street_folded(text: &str) -> String {
    let folded: String = folded(text)
        .replace("strasse", "str")
        .replace("str.", "str");
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How a day is written in English and German.
fn written_dates(date: Date) -> Vec<String> {
    const ENGLISH: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    const GERMAN: [&str; 12] = [
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ];
    let (day, month, year) = (date.day(), date.month(), date.year());
    let index = usize::try_from(month - 1).unwrap_or(0);
    let (en, de) = (ENGLISH[index], GERMAN[index]);
    let austrian = match month {
        1 => "jänner",
        2 => "feber",
        _ => de,
    };
    let plain = de.replace('ä', "ae");
    let short = year.rem_euclid(100);
    let ordinal = match day {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    vec![
        format!("{year}-{month:02}-{day:02}"),
        format!("{day:02}.{month:02}.{year}"),
        format!("{day}.{month}.{year}"),
        format!("{day}. {month}. {year}"),
        format!("{day:02}/{month:02}/{year}"),
        format!("{day}.{month}.{short:02}"),
        format!("{day:02}.{month:02}.{short:02}"),
        format!("{month}/{day}/{year}"),
        format!("{day}. {de} {year}"),
        format!("{day}.{de} {year}"),
        format!("{day}. {austrian} {year}"),
        format!("{day}. {plain} {year}"),
        format!("{day}{ordinal} {en} {year}"),
        format!("{en} {day}{ordinal}, {year}"),
        format!("{day} {en} {year}"),
        format!("{en} {day}, {year}"),
        format!("{day}{ordinal} of {en} {year}"),
    ]
}

fn stands_alone(text: &str, part: &str) -> bool {
    text.match_indices(part).any(|(at, _)| {
        let digit = |character: Option<char>| character.is_some_and(|c| c.is_ascii_digit());
        !digit(text[..at].chars().next_back()) && !digit(text[at + part.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::check_site;

    use super::{RULE, stands_alone, written_dates};

    #[test]
    fn exports_are_kept_out() {
        let profile = "[[evidence]]\ntitle = \"Mail\"\nfile = \"evidence/team.mbox\"\n";
        check_site(
            &RULE,
            &[
                ("profile.toml", profile),
                ("static/Connections.csv", "x"),
                ("static/data/Email_Addresses.csv", "x"),
                ("static/Basic_LinkedInDataExport_11-02-2026.zip", "x"),
                ("static/Profile.csv", "x"),
                ("static/roads/profile.csv", "x"),
                ("static/slides.zip", "x"),
                ("static/closures.csv", "x"),
                ("evidence/team.mbox", "x"),
                ("evidence/Connections.csv", "not registered, not published"),
            ],
            &[
                "profile.toml:1:1 `static/Basic_LinkedInDataExport_11-02-2026.zip` holds other people's data and would be published",
                "profile.toml:1:1 `static/Connections.csv` holds other people's data and would be published",
                "profile.toml:1:1 `static/Profile.csv` is a network's export with birth date and address, and would be published",
                "profile.toml:1:1 `static/data/Email_Addresses.csv` holds other people's data and would be published",
                "profile.toml:3:8 `evidence/team.mbox` holds other people's data and would be published",
            ],
        );
    }

    const PRIVATE: &str = "[person]\nname = \"Jo\"\nbirth_date = 1986-04-07\nlocation.street = \"Hafenstraße 3\"\n[contact]\nemail = \"jo@jo.example\"\nphone = \"+49 40 1234567\"\n";

    #[test]
    fn private_values_in_texts() {
        check_site(
            &RULE,
            &[
                ("profile.toml", PRIVATE),
                ("about.md", "Born on 7 April 1986, call 040 / 123 45 67.\n"),
                (
                    "about.de.md",
                    "Geboren am 7.4.1986, Büro in der Hafenstr. 3, jo@jo.example\n",
                ),
            ],
            &[
                "about.de.md:1:1 this text shows the birth date, which is private",
                "about.de.md:1:1 this text shows the street, which is private",
                "about.md:1:1 this text shows the birth date, which is private",
                "about.md:1:1 this text shows the telephone number, which is private",
            ],
        );
        check_site(
            &RULE,
            &[
                (
                    "profile.toml",
                    &format!("{PRIVATE}[visibility]\nemail = \"print\"\n"),
                ),
                ("about.md", "Mail [me](mailto:Jo@jo.example).\n"),
            ],
            &["about.md:1:1 this text shows the e-mail address, which is for the printed CV only"],
        );
    }

    #[test]
    fn a_birth_date_is_known_however_it_is_written() {
        let written = |month: i8, text: &str| {
            let birth = jiff::civil::date(1975, month, 14);
            let text = text.to_lowercase();
            written_dates(birth)
                .iter()
                .any(|date| stands_alone(&text, date))
        };
        for (month, text) in [
            (3, "Geboren am 14.3.75 in Ulm"),
            (3, "geboren am 14. Maerz 1975"),
            (1, "geboren am 14. Jänner 1975"),
            (3, "born March 14th, 1975"),
            (3, "born on the 14th of March 1975"),
            (3, "3/14/1975"),
        ] {
            assert!(written(month, text), "{text}");
        }
        for text in ["14. März 1995", "am 14.3.755", "Part 14.3.7"] {
            assert!(!written(3, text), "{text}");
        }
    }

    #[test]
    fn another_house_is_another_address() {
        check_site(
            &RULE,
            &[
                ("profile.toml", PRIVATE),
                ("about.md", "The workshop is at Hafenstraße 31.\n"),
            ],
            &[],
        );
    }

    #[test]
    fn other_numbers_public_values_and_legal_pages() {
        check_site(
            &RULE,
            &[
                ("profile.toml", PRIVATE),
                (
                    "about.md",
                    "Since 2017-4-1986 in 17.4.19861; 1986, April; Hafen 3; +49 40 1234568.\n",
                ),
                (
                    "content/pages/impressum.de.md",
                    "# Impressum\n\nHafenstraße 3, Tel. 040 1234567\n",
                ),
                (
                    "content/posts/a.md",
                    "+++\nvisibility = \"private\"\n+++\n# A\n\n7 April 1986\n",
                ),
            ],
            &[],
        );
        check_site(
            &RULE,
            &[
                (
                    "profile.toml",
                    &format!(
                        "{PRIVATE}[visibility]\nphone = \"public\"\nstreet = \"public\"\nbirth_date = \"public\"\n"
                    ),
                ),
                ("about.md", "7 April 1986, 040 1234567, Hafenstraße 3\n"),
            ],
            &[],
        );
    }
}
