//! `imprint-missing`: who offers services from Germany, Austria or Switzerland says who answers for
//! the site.

use crate::check::built::Built;
use crate::check::built::address::Target;
use crate::check::findings::Findings;
use crate::check::message::joined;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::page::PageKind;
use crate::site::{Field, Legal, Page, Profile, Site, Visibility};
use crate::source::Span;
use crate::text::bilingual::{Bilingual, both};
use crate::text::word::{folded, words};

pub(super) static RULE: Rule = Rule {
    name: "imprint-missing",
    group: Group::Site,
    severity: Severity::Warning,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("imprint_missing.en.md"),
        de: include_str!("imprint_missing.de.md"),
    },
    check: Check::SiteAndBuilt(check, of_pages),
};

/// Countries whose law asks for it, with the law.
const LAWS: [(&str, &str, Severity); 3] = [
    ("DE", "§ 5 DDG", Severity::Error),
    ("AT", "§ 5 ECG", Severity::Warning),
    ("CH", "Art. 3 UWG", Severity::Warning),
];

/// What is found here is what a program can see; whether it is enough, it cannot.
fn no_advice() -> Bilingual {
    Bilingual::new(
        "this is no legal advice: a program sees what is missing, not what is enough",
        "das ist keine Rechtsberatung: ein Programm sieht, was fehlt, nicht, was genügt",
    )
}

fn second_way() -> Bilingual {
    Bilingual::new(
        "a second quick way to reach you, such as a telephone number",
        "ein zweiter schneller Weg zu Ihnen, etwa eine Telefonnummer",
    )
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let site = subject.site;
    let profile = &site.profile;
    let legal = &profile.legal;
    let Some((_, law, severity)) = law(profile) else {
        return;
    };
    let span = legal.span.unwrap_or(profile.span);
    if legal.private {
        if legal
            .reason
            .as_ref()
            .is_none_or(|reason| reason.trim().is_empty())
        {
            let finding = findings.add(
                span,
                Bilingual::new(
                    "the site is private, but nothing says why",
                    "die Website ist privat, aber nichts sagt, warum",
                ),
            );
            finding.severity = Severity::Warning;
            finding.advise(
                Bilingual::new(
                    "add `reason = \"…\"`: who offers services on it must name who answers for it",
                    "`reason = \"…\"` ergänzen: wer auf ihr Leistungen anbietet, muss sagen, wer dafür einsteht"
                ),
            );
        }
        return;
    }
    if !offers_services(profile) {
        return;
    }
    let pages: Vec<&Page> = site
        .pages
        .iter()
        .filter(|page| page.kind == PageKind::Imprint)
        .collect();
    if pages.is_empty() {
        let lacks = match legal.name {
            Some(_) => facts_lack(profile),
            None => {
                let message = both!(
                    "the site offers services and has no imprint ({law})",
                    "die Website bietet Leistungen an und hat kein Impressum ({law})"
                );
                let finding = findings.add(span, message);
                finding.severity = severity;
                finding.advise(
                    Bilingual::new(
                        "write in `profile.toml`, or write `content/pages/imprint.md`:\n[legal]\nname = \"…\"\naddress = [\"street and number\", \"postcode and city\"]\nemail = \"…\"\nphone = \"…\"",
                        "in `profile.toml` schreiben, oder `content/pages/imprint.md`:\n[legal]\nname = \"…\"\naddress = [\"Straße und Nummer\", \"Postleitzahl und Ort\"]\nemail = \"…\"\nphone = \"…\"",
                    ),
                );
                finding.advise(
                    Bilingual::new(
                        "for a purely private site: `private = true` and `reason = \"…\"` below `[legal]`",
                        "bei einer rein privaten Website: `private = true` und `reason = \"…\"` unter `[legal]`",
                    ),
                );
                finding.advise(no_advice());
                return;
            }
        };
        if !lacks.is_empty() {
            let finding = findings.add(span, lack_message(&lacks, law));
            finding.severity = severity;
            finding.advise(no_advice());
        }
        return;
    }
    for page in pages {
        for (_, body) in page.body.iter() {
            let lacks = lacks(site, legal, site.sources.slice(body.span));
            if lacks.is_empty() {
                continue;
            }
            let message = lack_message(&lacks, law);
            let span = Span::new(
                body.span.source,
                0..site.sources.get(body.span.source).text.len().min(3),
            );
            let finding = findings.add(span, message);
            finding.severity = severity;
            finding.advise(no_advice());
        }
    }
}

/// Whether every page leads to the imprint; a theme of one's own may have lost the link.
fn of_pages(built: &Built<'_>, findings: &mut Findings) {
    let site = built.site;
    let legal = &site.profile.legal;
    let Some((_, law, _)) =
        law(&site.profile).filter(|_| !legal.private && offers_services(&site.profile))
    else {
        return;
    };
    let own = site
        .pages
        .iter()
        .filter(|page| page.kind == PageKind::Imprint)
        .flat_map(|page| page.slug.iter().map(|(_, slug)| slug.as_str()));
    let names: Vec<&str> = own.chain(["imprint", "impressum"]).collect();
    let is_imprint = |path: &str| path.split('/').any(|part| names.contains(&part));
    if !built.pages.iter().any(|page| is_imprint(&page.path)) {
        return;
    }
    for page in built.pages.iter().filter(|page| !page.is_redirect()) {
        let leads = is_imprint(&page.path) || page.named("a").any(|link| {
            let href = link.attribute("href").unwrap_or_default();
            matches!(built.target(&page.path, href), Target::Own { path, .. } if is_imprint(&path))
        });
        if !leads {
            let message = both!(
                "the page does not lead to the imprint ({law})",
                "die Seite führt nicht zum Impressum ({law})"
            );
            let finding = findings.add(page.start(), message);
            finding.advise(Bilingual::new(
                "does a template of your own leave out `site.legal`?",
                "lässt eine eigene Vorlage `site.legal` weg?",
            ));
            finding.advise(no_advice());
        }
    }
}

/// The law that asks for an imprint.
fn law(profile: &Profile) -> Option<(&'static str, &'static str, Severity)> {
    let country = profile.legal.country.as_ref();
    let country = country.or(profile.person.location.country.as_ref())?;
    LAWS.into_iter()
        .find(|(code, _, _)| code.eq_ignore_ascii_case(country.trim()))
}

/// Whether readers are asked to become clients.
fn offers_services(profile: &Profile) -> bool {
    let community = |kind: &crate::site::Text| kind.eq_ignore_ascii_case("community");
    profile
        .offers
        .iter()
        .any(|offer| !offer.kind.as_ref().is_some_and(community))
        || profile.availability.span.is_some()
        || profile.next_step.span.is_some()
        || profile.contact.booking.is_some()
}

fn lack_message(lacks: &[Bilingual], law: &str) -> Bilingual {
    let lacks = joined(lacks);
    both!(
        [lacks],
        "the imprint lacks {lacks} ({law})",
        "im Impressum fehlt {lacks} ({law})"
    )
}

/// What the imprint that is made of `[legal]` will not hold.
fn facts_lack(profile: &Profile) -> Vec<Bilingual> {
    let (legal, contact) = (&profile.legal, &profile.contact);
    let seen = |field| profile.visibility_of(field) == Visibility::Public;
    let mut lacks = Vec::new();
    if legal.address.is_empty() {
        lacks.push(Bilingual::new("a postal address", "eine Postanschrift"));
    }
    let email = legal.email.is_some() || contact.email.is_some() && seen(Field::Email);
    if !email {
        lacks.push(Bilingual::new("an e-mail address", "eine E-Mail-Adresse"));
    }
    let second = legal.phone.is_some()
        || contact.phone.is_some() && seen(Field::Phone)
        || contact.form.is_some()
        || contact.messenger.is_some();
    if !second {
        lacks.push(second_way());
    }
    lacks
}

/// What an imprint's text does not hold.
fn lacks(site: &Site, legal: &Legal, text: &str) -> Vec<Bilingual> {
    let flat = flattened(text);
    let holds = |part: &str| flat.contains(&flattened(part));
    let mut lacks = Vec::new();
    let person = &site.profile.person.name;
    let family = person.family.as_ref().map(|name| name.value.clone());
    let shown = person.shown();
    let name = legal
        .name
        .as_ref()
        .map(|name| name.value.clone())
        .or(family);
    let name = name.unwrap_or_else(|| {
        shown
            .split_whitespace()
            .last()
            .unwrap_or_default()
            .to_owned()
    });
    if !name.is_empty() && !holds(&name) {
        lacks.push(both!("the name `{name}`", "der Name `{name}`"));
    }
    let missing_line = legal.address.iter().find(|line| !holds(line));
    match missing_line {
        Some(line) => lacks.push(both!(
            "`{line}` of the address",
            "`{line}` aus der Anschrift"
        )),
        None if legal.address.is_empty() && !has_postcode(text) => {
            lacks.push(Bilingual::new("a postal address", "eine Postanschrift"));
        }
        None => {}
    }
    match &legal.email {
        Some(email) if !holds(email) => {
            lacks.push(both!(
                "the e-mail `{email}`",
                "die E-Mail-Adresse `{email}`"
            ));
        }
        None if !text.contains('@') => {
            lacks.push(Bilingual::new("an e-mail address", "eine E-Mail-Adresse"))
        }
        _ => {}
    }
    if !has_second_way(text) {
        lacks.push(second_way());
    }
    if let Some(vat_id) = &legal.vat_id
        && !holds(vat_id)
    {
        lacks.push(both!("the VAT id `{vat_id}`", "die USt-IdNr. `{vat_id}`"));
    }
    lacks
}

/// Letters and digits in lower case: spaces, marks and line breaks differ without meaning anything.
fn flattened(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric() || *c == '@')
        .flat_map(char::to_lowercase)
        .collect()
}

/// Four digits (Austria, Switzerland) or five (Germany) that stand alone before a name.
fn has_postcode(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).any(|pair| {
        let digits = pair[0].trim_start_matches(|c: char| !c.is_ascii_digit());
        let postcode =
            (4..=5).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        postcode && pair[1].starts_with(char::is_uppercase)
    })
}

/// A telephone number, or a form or messenger. Information holds no form, and no number of a tax office
/// rings.
fn has_second_way(text: &str) -> bool {
    const WAYS: [&str; 12] = [
        "tel",
        "telefon",
        "telephone",
        "phone",
        "formular",
        "kontaktformular",
        "form",
        "signal",
        "threema",
        "messenger",
        "whatsapp",
        "chat",
    ];
    let named = words(text).iter().any(|word| {
        let word = folded(&text[word.range.clone()]);
        WAYS.contains(&word.as_str())
    });
    named || has_telephone(text)
}

/// Digits that begin as a telephone number does: `+49 …`, `0551 …`, `(0551) …`.
fn has_telephone(text: &str) -> bool {
    /// Longer than a postcode.
    const SHORTEST: usize = 6;
    let mut digits = 0;
    let mut before = ' ';
    for character in text.chars() {
        match character {
            '+' | '0' if digits == 0 && !before.is_alphanumeric() && before != '.' => digits = 1,
            '0'..='9' if digits > 0 => digits += 1,
            ' ' | '-' | '/' | '(' | ')' | '\u{a0}' | '\u{202f}' => {}
            _ => digits = 0,
        }
        if digits >= SHORTEST {
            return true;
        }
        before = character;
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::testing::check_site;

    use super::RULE;

    const OFFER: &str = "[person]\nname = \"Mara Roth\"\nlocation.country = \"DE\"\n[[offer]]\ntext = \"Form checks\"\n";

    const FULL: &str = "# Impressum\n\nAngaben nach § 5 DDG\n\nMara Roth\\\nHafenweg 3\\\n20457 Hamburg\n\nmara@roth.example, +49 40 1234567\n";

    #[track_caller]
    fn asked(profile: &str, imprint: Option<&str>, expected: &[&str]) {
        let mut files = vec![("profile.toml", profile)];
        if let Some(imprint) = imprint {
            files.push(("content/pages/impressum.de.md", imprint));
        }
        check_site(&RULE, &files, expected);
    }

    #[test]
    fn services_from_germany_need_an_imprint() {
        asked(
            OFFER,
            None,
            &["profile.toml:1:1 the site offers services and has no imprint (§ 5 DDG)"],
        );
        asked(OFFER, Some(FULL), &[]);
        asked(
            OFFER,
            Some("# Impressum\n\nMara Roth, Hamburg\n"),
            &[
                "content/pages/impressum.de.md:1:1 the imprint lacks a postal address, an e-mail address and a second quick way to reach you, such as a telephone number (§ 5 DDG)",
            ],
        );
    }

    #[test]
    fn the_page_holds_what_the_facts_say() {
        let legal = "[legal]\ncountry = \"DE\"\nname = \"Mara Roth\"\naddress = [\"Hafenweg 4\", \"20457 Hamburg\"]\nemail = \"post@roth.example\"\nvat_id = \"DE 319 470 025\"\n";
        asked(
            &format!("{OFFER}{legal}"),
            Some(FULL),
            &[
                "content/pages/impressum.de.md:1:1 the imprint lacks `Hafenweg 4` of the address, the e-mail `post@roth.example` and the VAT id `DE 319 470 025` (§ 5 DDG)",
            ],
        );
    }

    #[test]
    fn facts_make_an_imprint() {
        let legal = "[legal]\nname = \"Mara Roth\"\naddress = [\"Hafenweg 4\", \"20457 Hamburg\"]\nemail = \"post@roth.example\"\n";
        asked(
            &format!("{OFFER}{legal}"),
            None,
            &[
                "profile.toml:6:1 the imprint lacks a second quick way to reach you, such as a telephone number (§ 5 DDG)",
            ],
        );
        asked(
            &format!("{OFFER}{legal}phone = \"+49 40 1234567\"\n"),
            None,
            &[],
        );
        asked(
            &format!(
                "{OFFER}[contact]\nphone = \"+49 40 1234567\"\n[legal]\nname = \"Mara Roth\"\n"
            ),
            None,
            &[
                "profile.toml:8:1 the imprint lacks a postal address, an e-mail address and a second quick way to reach you, such as a telephone number (§ 5 DDG)",
            ],
        );
    }

    #[test]
    fn private_sites_and_other_countries() {
        asked(
            "[person]\nname = \"Mara Roth\"\nlocation.country = \"DE\"\n",
            None,
            &[],
        );
        asked(&OFFER.replace("DE", "SE"), None, &[]);
        asked(
            &format!("{OFFER}[legal]\nprivate = true\n"),
            None,
            &["profile.toml:6:1 the site is private, but nothing says why"],
        );
        asked(
            &format!("{OFFER}[legal]\nprivate = true\nreason = \"a hobby\"\n"),
            None,
            &[],
        );
    }
}
