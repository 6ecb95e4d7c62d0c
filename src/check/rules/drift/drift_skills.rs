//! `drift-skills`: skills that only the site or only an export lists.

use std::collections::BTreeSet;

use crate::check::drift::any;
use crate::check::findings::Findings;
use crate::check::message::and_more;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::rules::drift::shares_language;
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::{Profile, Skill};
use crate::text::bilingual::{Bilingual, both};
use crate::text::language::Language;
use crate::text::word::folded;

pub(super) static RULE: Rule = Rule {
    name: "drift-skills",
    group: Group::Drift,
    severity: Severity::Info,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("drift_skills.en.md"),
        de: include_str!("drift_skills.de.md"),
    },
    check: Check::Site(check),
};

/// More names than these nobody reads in a finding.
const SHOWN: usize = 10;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let site = subject.site;
    for snapshot in &site.snapshots {
        let listed = |profile: &Profile| profile.skills.iter().any(|skill| skill.display);
        let comparable = shares_language(&site.settings, snapshot);
        if !comparable || !listed(&snapshot.profile) || !listed(&site.profile) {
            continue;
        }
        let (here, there) = (known(&site.profile), known(&snapshot.profile));
        let only = |profile: &Profile, others: &BTreeSet<String>| -> Vec<String> {
            let shown = profile.skills.iter().filter(|skill| skill.display);
            shown
                .filter(|skill| names(skill).is_disjoint(others))
                .map(|skill| any(&skill.label))
                .collect()
        };
        let (mine, theirs) = (only(&site.profile, &there), only(&snapshot.profile, &here));
        if mine.is_empty() && theirs.is_empty() {
            continue;
        }
        let name = &snapshot.name;
        let mut parts = Vec::new();
        for (names, place) in [
            (&theirs, both!("only in `{name}`", "nur in `{name}`")),
            (&mine, Bilingual::new("only here", "nur hier")),
        ] {
            if !names.is_empty() {
                let names = list(names);
                parts.push(both!(
                    [place, names],
                    "{place}: {names}",
                    "{place}: {names}"
                ));
            }
        }
        let span = site
            .profile
            .skills
            .first()
            .map_or(site.profile.span, |skill| skill.span);
        findings
            .add(span, Bilingual::of(|language| told(&parts, language)))
            .advise(Bilingual::new(
                "clean the longer list; what is the same under another name is an alias",
                "die längere Liste aufräumen; was anders heißt und dasselbe ist, ist ein Alias",
            ));
    }
}

fn told(parts: &[Bilingual], language: Language) -> String {
    let parts: Vec<&str> = parts.iter().map(|part| part.get(language)).collect();
    match language {
        Language::En => format!("skills {}", parts.join("; ")),
        Language::De => format!("Fähigkeiten {}", parts.join("; ")),
    }
}

fn list(names: &[String]) -> Bilingual {
    let mut text: Bilingual = names[..names.len().min(SHOWN)].join(", ").into();
    if let more @ 1.. = names.len().saturating_sub(SHOWN) {
        text.push(and_more(more));
    }
    text
}

/// The names of skills and topics.
fn known(profile: &Profile) -> BTreeSet<String> {
    let mut known: BTreeSet<String> = profile.skills.iter().flat_map(names).collect();
    for topic in &profile.topics {
        known.extend(topic.label.iter().map(|(_, label)| bare(label)));
        let aliases = topic.aliases.iter().flat_map(|(_, aliases)| aliases);
        known.extend(aliases.map(|alias| bare(alias)));
    }
    known
}

fn names(skill: &Skill) -> BTreeSet<String> {
    let labels = skill.label.iter().map(|(_, label)| label);
    labels
        .chain(&skill.aliases)
        .map(|name| bare(name))
        .collect()
}

/// A name without what stands in brackets (`Python (programming language)`), case and signs.
fn bare(name: &str) -> String {
    let before = name.split(" (").next().unwrap_or(name);
    folded(before)
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '+' | '#'))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::check_against;

    use super::RULE;

    #[test]
    fn lists_are_compared_whatever_their_spelling() {
        let site = "[[skill]]\nlabel = \"Python\"\n[[skill]]\nlabel = \"Rope access\"\naliases = [\"IRATA\"]\n";
        let same = "[[skill]]\nlabel = \"Python (langage de programmation)\"\n[[skill]]\nlabel = \"Rope-Access\"\n";
        check_against(&RULE, site, same, &[]);
        let other = "[[skill]]\nlabel = \"python\"\n[[skill]]\nlabel = \"Excel\"\n";
        let expected = "1:1 skills only in `export.zip`: Excel; only here: Rope access";
        check_against(&RULE, site, other, &[expected]);
        check_against(&RULE, site, "[person]\nname = \"A B\"\n", &[]);
    }
}
