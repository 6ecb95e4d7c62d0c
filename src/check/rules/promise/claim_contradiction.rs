//! `claim-contradiction`: two places state different values for the same thing.

use std::collections::HashSet;

use crate::check::experience::{Scope, scope};
use crate::check::findings::Findings;
use crate::check::passage::Place;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::stated_values::{self, question, shown};
use crate::check::subject::{ClaimPlace, Digest, Subject, speaks_of_owner};
use crate::diagnostic::Severity;
use crate::source::Span;
use crate::text::bilingual::Bilingual;
use crate::text::claim::{Claim, ClaimKind, Counted};
use crate::text::language::Language;
use crate::text::number::Bound;

pub(super) static RULE: Rule = Rule {
    name: "claim-contradiction",
    group: Group::Promise,
    severity: Severity::Error,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("claim_contradiction.en.md"),
        de: include_str!("claim_contradiction.de.md"),
    },
    check: Check::Site(check),
};

/// "Over 30" may be 32, but hardly 40.
const LOOSENESS: f64 = 0.1;

/// Two sentences with this share of common words say the same.
const SAME_SENTENCE: f64 = 0.6;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let told = texts(subject, findings);
    stated_values::check(subject, &told, findings);
}

/// A claim of a text with what it is about.
struct Said<'d> {
    place: &'d ClaimPlace,
    digest: &'d Digest<'d>,
    key: Key,
}

enum Key {
    /// Kind and scope say it all.
    Exact(ClaimKind, String),
    /// Also the sentences have to be alike.
    Alike(ClaimKind, String),
}

impl Key {
    /// Whether both count the same: `bridges` are also `timber bridges`.
    fn meets(&self, other: &Key) -> bool {
        let names = |long: &str, short: &str| {
            long.strip_suffix(short)
                .is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
        };
        match (self, other) {
            (Key::Exact(kind, what), Key::Exact(other, also)) => kind == other && what == also,
            (Key::Alike(kind, unit), Key::Alike(other, also)) => {
                kind == other && (names(unit, also) || names(also, unit))
            }
            _ => false,
        }
    }
}

/// Claims of the owner's texts against one another. Gives those back that it reported.
fn texts(subject: &Subject<'_>, findings: &mut Findings) -> HashSet<Span> {
    let mut told = HashSet::new();
    let mut said: Vec<Said<'_>> = Vec::new();
    // Those that belong to no item: few, and all that an item is held against.
    let mut of_profile: Vec<usize> = Vec::new();
    for digest in &subject.digests {
        let place = digest.outline.place;
        if !speaks_of_owner(place) && !matches!(place, Place::Claim | Place::Summary(_)) {
            continue;
        }
        for place in &digest.claims {
            let Some(key) = key(place, subject) else {
                continue;
            };
            // What is counted in one item is seldom what is counted elsewhere.
            let of_item = digest.outline.item.is_some();
            if of_item && matches!(key, Key::Exact(..)) {
                continue;
            }
            let contradicts = |other: &&Said<'_>| {
                if !other.key.meets(&key) {
                    return false;
                }
                let versions = digest.outline.translated.is_some()
                    && digest.outline.translated == other.digest.outline.translated;
                let alike = match &key {
                    Key::Exact(..) => true,
                    Key::Alike(..) => {
                        let (one, two) = (&other.place.claim, &place.claim);
                        let items =
                            usize::from(of_item) + usize::from(other.digest.outline.item.is_some());
                        let same = one.unit == two.unit
                            && items == 0
                            && likeness(&one.scope, &two.scope) >= SAME_SENTENCE;
                        other.digest.outline.span != digest.outline.span
                            && items < 2
                            && (same || nearly(one, two) && shared(&one.scope, &two.scope))
                    }
                };
                alike && !versions && conflict(other.place, place).is_some()
            };
            let earlier = match of_item {
                true => of_profile
                    .iter()
                    .map(|index| &said[*index])
                    .find(contradicts),
                false => said.iter().find(contradicts),
            };
            if let Some(other) = earlier {
                told.insert(place.span);
                let message = Bilingual::of(|language| {
                    let [here, elsewhere] =
                        [place, other.place].map(|place| shown(place, subject, language));
                    match language {
                        Language::En => format!("here {here}, elsewhere {elsewhere}"),
                        Language::De => format!("hier {here}, anderswo {elsewhere}"),
                    }
                });
                let finding = findings.add(place.span, message);
                if conflict(other.place, place) == Some(Conflict::Loose) {
                    finding.severity = Severity::Warning;
                }
                finding.advise(question(digest.outline.language));
                finding.point(
                    other.place.span,
                    Bilingual::new("the other value", "der andere Wert"),
                );
            }
            if !of_item {
                of_profile.push(said.len());
            }
            said.push(Said { place, digest, key });
        }
    }
    told
}

fn key(place: &ClaimPlace, subject: &Subject<'_>) -> Option<Key> {
    let claim = &place.claim;
    claim.value?;
    match claim.kind {
        ClaimKind::Years => match scope(subject, claim) {
            Scope::All => Some(Key::Exact(ClaimKind::Years, String::new())),
            Scope::Known { key, .. } if !claim.loose => Some(Key::Exact(ClaimKind::Years, key)),
            Scope::Unknown if !claim.loose => {
                Some(Key::Exact(ClaimKind::Years, claim.scope.join(" ")))
            }
            Scope::Known { .. } | Scope::Unknown => None,
        },
        ClaimKind::Count if Counted::from_kind(&claim.unit).is_some() => Some(Key::Exact(
            ClaimKind::Count,
            format!("{} {}", claim.unit, claim.scope.join(" ")),
        )),
        ClaimKind::Count | ClaimKind::Percent | ClaimKind::Money if claim.scope.len() > 2 => {
            Some(Key::Alike(claim.kind, claim.unit.clone()))
        }
        _ => None,
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Conflict {
    /// Both cannot be true.
    Sharp,
    /// Both can be true, but a reader wonders.
    Loose,
}

fn conflict(one: &ClaimPlace, other: &ClaimPlace) -> Option<Conflict> {
    let (Some(a), Some(b)) = (one.claim.value, other.claim.value) else {
        return None;
    };
    let difference = (a - b).abs() / a.abs().max(b.abs()).max(f64::MIN_POSITIVE);
    if difference < 1e-9 {
        return None;
    }
    match (one.claim.bound, other.claim.bound) {
        (Bound::Exact, Bound::Exact) => Some(Conflict::Sharp),
        // At least 50, and 7.
        (Bound::AtLeast, Bound::Exact) if a > b => Some(Conflict::Sharp),
        (Bound::Exact, Bound::AtLeast) if b > a => Some(Conflict::Sharp),
        _ => (difference > LOOSENESS).then_some(Conflict::Loose),
    }
}

/// Whether two counts are so near one another that one is the other of last year.
fn nearly(one: &Claim, other: &Claim) -> bool {
    /// Of a handful every other number would be near.
    const LEAST: f64 = 20.0;
    const NEAR: f64 = 0.1;
    let (Some(a), Some(b)) = (one.value, other.value) else {
        return false;
    };
    a.min(b) >= LEAST && (a - b).abs() <= NEAR * a.max(b)
}

/// Whether the shorter of two sentences says little that the longer one does not.
fn shared(one: &[String], other: &[String]) -> bool {
    /// What is counted, and what was done to it.
    const LEAST: usize = 3;
    let common = one.iter().filter(|word| other.contains(word)).count();
    common >= LEAST && common as f64 >= SAME_SENTENCE * one.len().min(other.len()) as f64
}

/// The share of common words of two sentences.
fn likeness(one: &[String], other: &[String]) -> f64 {
    let common = one.iter().filter(|word| other.contains(word)).count();
    let all = one.len() + other.len() - common;
    if all == 0 {
        return 0.0;
    }
    common as f64 / all as f64
}

#[cfg(test)]
mod tests {
    use crate::testing::check_site;

    use super::RULE;

    fn site(headline: &str, about: &str, expected: &[&str]) {
        let profile = format!("[positioning]\nheadline = \"{headline}\"\n");
        check_site(
            &RULE,
            &[("profile.toml", &profile), ("about.md", about)],
            expected,
        );
    }

    #[test]
    fn one_thing_has_one_number() {
        site(
            "Engineer, 6+ years of experience",
            "In my 7 years of experience I saw a lot.\n",
            &["about.md:1:7 here `7 years`, elsewhere `6+ years`"],
        );
        site(
            "Speaker, 12 talks",
            "I gave 14 talks.\n",
            &["about.md:1:8 here `14 talks`, elsewhere `12 talks`"],
        );
        site(
            "I inspected 146 timber bridges for counties",
            "I inspected 140 timber bridges for counties.\n",
            &["about.md:1:13 here `140 timber bridges`, elsewhere `146 timber bridges`"],
        );
        site(
            "151 timber bridges inspected",
            "I trained as a carpenter in Ammerau, and have inspected 146 timber bridges since 2018.\n",
            &["about.md:1:57 here `146 timber bridges`, elsewhere `151 timber bridges`"],
        );
    }

    #[test]
    fn other_scopes_and_round_numbers_agree() {
        site(
            "7 years of design",
            "I have 5 years of experience in teaching.\n",
            &[],
        );
        site(
            "Over 30 years of experience",
            "I have 32 years of experience.\n",
            &[],
        );
        site(
            "12 talks",
            "I gave 3 talks in 2024 and 12 talks in all.\n",
            &[],
        );
        site(
            "I inspected 146 timber bridges",
            "Ammerau has 38 timber bridges near the town.\n",
            &[],
        );
    }
}
