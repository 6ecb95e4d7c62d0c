//! `acronym-unexplained`: an acronym that a reader outside the field cannot know.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::check::findings::Findings;
use crate::check::lexical::is_prominent;
use crate::check::message::named;
use crate::check::options::options;
use crate::check::passage::{Outline, Place};
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::{ItemKind, Profile};
use crate::source::Span;
use crate::text::bilingual::{Bilingual, both};
use crate::text::function_words::is_function_word;
use crate::text::language::Language;
use crate::text::prose::{self, Unit};
use crate::text::word::{TokenKind, folded, tokens};

pub(super) static RULE: Rule = Rule {
    name: "acronym-unexplained",
    group: Group::Pointed,
    severity: Severity::Info,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("acronym_unexplained.en.md"),
        de: include_str!("acronym_unexplained.de.md"),
    },
    check: Check::Site(check),
};

/// What readers of any field know, and what only looks like an acronym; one list for both languages.
static COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("../../words/common-acronyms.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_ascii_whitespace)
        .collect()
});

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Options {
    /// What the audience knows.
    known: Vec<String>,
}

/// Places beyond these say nothing new.
const MOST_NAMED: usize = 6;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let options: Options = options(&RULE, subject.site, findings);
    let mut known = names(&subject.site.profile);
    known.extend(options.known);
    // The texts of an entry are read together: what one writes out, the others may use.
    let texts: Vec<&Outline<'_>> = subject
        .digests
        .iter()
        .map(|digest| &digest.outline)
        .filter(|outline| is_asked(outline))
        .collect();
    for group in texts.chunk_by(|one, next| {
        let share = |one: &Outline<'_>, next: &Outline<'_>| match (one.item, next.item) {
            (Some(one), Some(next)) => std::ptr::eq(one, next),
            (None, None) => one.place != Place::Bio && next.place != Place::Bio,
            _ => false,
        };
        one.language == next.language && share(one, next)
    }) {
        ask(group, &known, subject, findings);
    }
}

fn is_asked(outline: &Outline<'_>) -> bool {
    is_prominent(outline)
        || matches!(
            outline.place,
            Place::Summary(ItemKind::Role | ItemKind::Project)
                | Place::Result(_)
                | Place::Achievement(_)
        )
}

fn ask(
    group: &[&Outline<'_>],
    known: &HashSet<String>,
    subject: &Subject<'_>,
    findings: &mut Findings,
) {
    let read: Vec<(&Outline<'_>, Vec<Unit>)> = group
        .iter()
        .map(|outline| (*outline, prose::units(outline.text())))
        .collect();
    let all: Vec<&str> = read
        .iter()
        .flat_map(|(_, units)| units.iter().map(|unit| unit.text.as_str()))
        .collect();
    let mut unknown: Vec<String> = Vec::new();
    let mut first: Option<(Span, Language)> = None;
    for (outline, units) in &read {
        for unit in units {
            for (start, end) in acronyms(unit) {
                let acronym = &unit.text[start..end];
                let stem = acronym.strip_suffix('s').unwrap_or(acronym);
                let is_known = COMMON.contains(stem)
                    || known.contains(stem)
                    || unknown.iter().any(|other| other == stem)
                    || all.iter().any(|text| writes_out(text, stem));
                if !is_known {
                    unknown.push(stem.to_owned());
                    let place = outline.part(&subject.site.sources, unit.map.to_source(start..end));
                    first = first.or(Some((place, outline.language)));
                }
            }
        }
    }
    let Some((place, language)) = first else {
        return;
    };
    let shown = named(unknown.iter().take(MOST_NAMED).map(String::as_str));
    let mut message = shown;
    if let more @ 1.. = unknown.len().saturating_sub(MOST_NAMED) {
        message.push(both!(" (and {more} more)", " (und {more} weitere)"));
    }
    message.push(Bilingual::new(
        ": not every reader knows what it stands for",
        ": das versteht nicht jeder",
    ));
    findings.add(place, message).advise(
        match language {
            Language::En => {
                "what does it stand for? write it out once: `Medical Device Regulation (MDR)`"
            }
            Language::De => {
                "wofür steht es? einmal ausschreiben: „Medizinprodukteverordnung (MDR)“"
            }
        }
        .to_owned(),
    );
}

/// Two to six capitals, perhaps with a digit inside or behind, in a text that is not all capitals.
fn acronyms(unit: &Unit) -> Vec<(usize, usize)> {
    let text = &unit.text;
    let words = tokens(text);
    let lower = words.iter().any(|token| {
        token.kind == TokenKind::Word && token.text(text).chars().any(char::is_lowercase)
    });
    if !lower {
        return Vec::new();
    }
    words
        .iter()
        .filter(|token| token.kind == TokenKind::Word && !token.joined_left && !token.joined_right)
        .filter(|token| {
            let place = token.range();
            let inside = |ranges: &[std::ops::Range<usize>]| {
                ranges
                    .iter()
                    .any(|range| range.start <= place.start && place.end <= range.end)
            };
            !inside(&unit.quoted) && !inside(&unit.emphasized)
        })
        .filter(|token| {
            let word = token.text(text);
            let letters = word.strip_suffix('s').unwrap_or(word);
            (2..=6).contains(&letters.len())
                && letters
                    .bytes()
                    .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
                && letters.bytes().filter(u8::is_ascii_uppercase).count() >= 2
                && !is_roman(letters)
                // "Do NOT": a word that is shouted.
                && !Language::ALL
                    .into_iter()
                    .any(|language| is_function_word(&folded(letters), language))
        })
        .map(|token| (token.start as usize, token.end as usize))
        .collect()
}

fn is_roman(word: &str) -> bool {
    word.bytes().all(|byte| b"IVXLCDM".contains(&byte))
        && !["CD", "DM", "MD", "DC", "CV"].contains(&word)
}

/// "Long Form (ABC)" or "ABC (long form)", „ABC, kurz für …“ not among them.
fn writes_out(text: &str, acronym: &str) -> bool {
    let behind = format!("({acronym}");
    let before = format!("{acronym} (");
    let short = |mark: &str, rest: fn(char) -> bool| {
        text.find(mark)
            .is_some_and(|at| text[at + mark.len()..].starts_with(rest))
    };
    short(&behind, |c| matches!(c, ')' | ',' | ';' | 's')) || short(&before, char::is_alphabetic)
}

/// The words of everything that has a name in the profile.
fn names(profile: &Profile) -> HashSet<String> {
    let mut texts: Vec<&str> = Vec::new();
    for topic in &profile.topics {
        texts.extend(topic.label.iter().map(|(_, text)| text.as_str()));
        texts.extend(
            topic
                .aliases
                .iter()
                .flat_map(|(_, list)| list)
                .map(|text| text.as_str()),
        );
    }
    for skill in &profile.skills {
        texts.extend(skill.label.iter().map(|(_, text)| text.as_str()));
        texts.extend(skill.aliases.iter().map(|text| text.as_str()));
    }
    for credential in &profile.credentials {
        texts.extend(credential.name.iter().map(|(_, text)| text.as_str()));
    }
    for organisation in &profile.organisations {
        texts.extend(organisation.name.iter().map(|(_, text)| text.as_str()));
        texts.extend(organisation.aliases.iter().map(|text| text.as_str()));
    }
    for education in &profile.education {
        texts.extend(education.degree.iter().map(|(_, text)| text.as_str()));
        texts.extend(education.area.iter().map(|(_, text)| text.as_str()));
    }
    for item in &profile.items {
        texts.extend(item.venue.iter().map(|(_, text)| text.as_str()));
        if item.kind != ItemKind::Role {
            texts.extend(item.title.iter().map(|(_, text)| text.as_str()));
        }
    }
    texts.extend(
        profile
            .accounts
            .iter()
            .map(|account| account.network.as_str()),
    );
    texts
        .into_iter()
        .flat_map(|text| {
            tokens(text)
                .into_iter()
                .map(|token| token.text(text).to_owned())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::{SETTINGS, check_profile, check_site};

    use super::RULE;

    #[test]
    fn unknown_ones_are_named_once_an_entry() {
        check_profile(
            &RULE,
            "[[role]]\ntitle = \"A\"\nsummary.en = \"Led the MDR gap analysis with the PRRC.\"\nachievements.en = [\"Closed 40 gaps of the MDR\"]\n\
             [[role]]\ntitle = \"B\"\nsummary.de = \"Ansprechpartner für das BfArM und die ZLG.\"\n",
            &[
                "3:23 `MDR` and `PRRC`: not every reader knows what it stands for",
                "7:53 `ZLG`: not every reader knows what it stands for",
            ],
        );
    }

    #[test]
    fn what_is_written_out_named_or_common_is_left_alone() {
        for text in [
            "Gap analysis for the Medical Device Regulation (MDR). The MDR took 14 months.",
            "Led the MDR (Medical Device Regulation) analysis.",
            "Wrote the API in SQL and HTML for the EU, on AWS, as PDFs.",
            "Worked with K8S and the DKFZ on World War II, part III.",
            "WE DO IT ALL",
            "This is NOT a promise THAT I make.",
            "All NEW, all FREE: a map of every well.",
            "Read `MDR` and *MDR* and “MDR”, MDR-ready.",
            "See <https://mdr.example/MDR>.",
        ] {
            let profile = format!(
                "[[skill]]\nlabel = \"Kubernetes\"\naliases = [\"K8S\"]\n[[organisation]]\nname = \"DKFZ\"\n[[role]]\ntitle = \"A\"\nsummary.en = \"{text}\"\n"
            );
            check_profile(&RULE, &profile, &[]);
        }
    }

    #[test]
    fn an_audience_may_know_more() {
        let settings = format!("{SETTINGS}[check.rules.acronym-unexplained]\nknown = [\"MDR\"]\n");
        check_site(
            &RULE,
            &[
                ("pointed.toml", &settings),
                (
                    "profile.toml",
                    "[[role]]\ntitle = \"A\"\nsummary.en = \"Led the MDR work.\"\n",
                ),
            ],
            &[],
        );
    }
}
