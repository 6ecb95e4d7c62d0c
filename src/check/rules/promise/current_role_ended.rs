//! `current-role-ended`: a text says "at X" in the present, and the role at X has ended.

use crate::check::findings::Findings;
use crate::check::passage::{Passage, Place};
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::{Item, Organisation};
use crate::text::bilingual::{Bilingual, both};
use crate::text::language::Language;
use crate::text::sentence::sentences;
use crate::text::word::{TokenKind, folded, tokens};

pub(super) static RULE: Rule = Rule {
    name: "current-role-ended",
    group: Group::Promise,
    severity: Severity::Error,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("current_role_ended.en.md"),
        de: include_str!("current_role_ended.de.md"),
    },
    check: Check::Passage(check),
};

/// Words that tie a person to an organisation.
const AT: [&str; 10] = [
    "at", "@", "bei", "beim", "for", "für", "fuer", "with", "of", "von",
];

/// Words for the present in running text.
const NOW: [&str; 18] = [
    "currently",
    "now",
    "today",
    "presently",
    "derzeit",
    "aktuell",
    "momentan",
    "zurzeit",
    "heute",
    "gegenwaertig",
    "work",
    "arbeite",
    "am",
    "i'm",
    "bin",
    "lead",
    "leite",
    "verantworte",
];

/// Words for the past, before the name.
const PAST: [&str; 40] = [
    "ex",
    "former",
    "formerly",
    "previously",
    "past",
    "before",
    "after",
    "until",
    "once",
    "was",
    "were",
    "worked",
    "led",
    "left",
    "spent",
    "started",
    "joined",
    "built",
    "founded",
    "earlier",
    "since",
    "ehemals",
    "ehemalige",
    "ehemaliger",
    "ehemaligen",
    "frueher",
    "fruehere",
    "frueherer",
    "zuvor",
    "vorher",
    "davor",
    "vormals",
    "damals",
    "bis",
    "nach",
    "war",
    "arbeitete",
    "leitete",
    "gegruendet",
    "habe",
];

fn check(subject: &Subject<'_>, passage: &Passage<'_>, findings: &mut Findings) {
    let outline = &passage.outline;
    let line = matches!(outline.place, Place::Headline | Place::JobTitle);
    if !(line || matches!(outline.place, Place::Bio | Place::Page)) {
        return;
    }
    let site = subject.site;
    for unit in passage.units() {
        let mentions = subject.entities.mentions(&unit.text);
        if mentions.is_empty() {
            continue;
        }
        let parts = sentences(&unit.text, outline.language);
        for mention in mentions {
            let organisation = &site.profile.organisations[mention.organisation];
            let Some(ended) = ended(organisation, subject) else {
                continue;
            };
            let sentence = parts
                .iter()
                .find(|part| part.contains(&mention.range.start))
                .cloned()
                .unwrap_or(0..unit.text.len());
            let before = words(&unit.text[sentence.start..mention.range.start]);
            let whole = words(&unit.text[sentence]);
            let tied = before
                .iter()
                .rev()
                .take(3)
                .any(|word| AT.contains(&word.as_str()));
            let past = before.iter().any(|word| PAST.contains(&word.as_str()));
            let now = line || whole.iter().any(|word| NOW.contains(&word.as_str()));
            if !tied || past || !now {
                continue;
            }
            let span = passage.span(&site.sources, unit, mention.range.clone());
            let end = ended
                .period
                .last_day(site.today)
                .map_or(String::new(), |end| end.to_string());
            let name = &unit.text[mention.range.clone()];
            let message = both!(
                "the text says `{name}` in the present; the role there ended by {end}",
                "der Text sagt `{name}` in der Gegenwart; die Stelle dort endete bis {end}"
            );
            let finding = findings.add(span, message);
            finding.advise(
                match outline.language {
                    Language::En => "where are you now? or write \"formerly\"",
                    Language::De => "wo geht es jetzt weiter? Sonst: „ehemals“",
                }
                .to_owned(),
            );
            finding.point(ended.span, Bilingual::new("the role", "die Stelle"));
        }
    }
}

/// The last role at an organisation, when nothing there goes on.
fn ended<'s>(organisation: &Organisation, subject: &Subject<'s>) -> Option<&'s Item> {
    let site = subject.site;
    let there: Vec<&Item> = site
        .profile
        .items
        .iter()
        .filter(|item| {
            let id = item.organisation.as_ref().map(|id| id.value.as_str());
            id == Some(organisation.id.value.as_str())
        })
        .collect();
    let goes_on = there.iter().any(|item| {
        item.kind == crate::site::ItemKind::Role && item.period.end.is_none()
            || item
                .period
                .last_day(site.today)
                .is_none_or(|last| last >= site.today)
    });
    if goes_on {
        return None;
    }
    let roles = there
        .into_iter()
        .filter(|item| item.kind == crate::site::ItemKind::Role);
    roles.max_by_key(|role| role.period.last_day(site.today))
}

fn words(text: &str) -> Vec<String> {
    tokens(text)
        .into_iter()
        .filter(|token| {
            matches!(
                token.kind,
                TokenKind::Word | TokenKind::Mark('@' | ';' | '|')
            )
        })
        .map(|token| folded(token.text(text)))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::{check_profile, check_site};

    use super::RULE;

    const ROLES: &str = "[[role]]\ntitle = \"CTO\"\norganisation = \"Hooli GmbH\"\nstart = 2019\nend = \"2025-03\"\n\
                         [[role]]\ntitle = \"Auditor\"\norganisation = \"Acme\"\nstart = 2025\nend = \"present\"\n";

    #[test]
    fn a_headline_names_the_present_employer() {
        check_profile(
            &RULE,
            &format!(
                "{ROLES}[positioning]\nheadline.en = \"CTO at Hooli\"\nheadline.de = \"CTO bei der Hooli GmbH\"\n"
            ),
            &[
                "12:23 the text says `Hooli` in the present; the role there ended by 2025-03-31",
                "13:28 the text says `Hooli` in the present; the role there ended by 2025-03-31",
            ],
        );
        for headline in [
            "Formerly CTO at Hooli, now fractional CTO",
            "Auditor at Acme",
            "Auditor, ex-Hooli",
            "Ehemals CTO bei Hooli",
            "Hooli alumni talks",
        ] {
            check_profile(
                &RULE,
                &format!("{ROLES}[positioning]\nheadline = \"{headline}\"\n"),
                &[],
            );
        }
    }

    #[test]
    fn a_bio_says_now() {
        check_site(
            &RULE,
            &[
                ("profile.toml", ROLES),
                (
                    "about.md",
                    "I currently work at Hooli. I worked at Hooli. At Hooli the forms went through. Now I audit, after years at Hooli.\n",
                ),
                (
                    "about.de.md",
                    "Derzeit leite ich die Technik bei Hooli. Bei Hooli gingen die Formulare durch.\n",
                ),
            ],
            &[
                "about.de.md:1:35 the text says `Hooli` in the present; the role there ended by 2025-03-31",
                "about.md:1:21 the text says `Hooli` in the present; the role there ended by 2025-03-31",
            ],
        );
    }
}
