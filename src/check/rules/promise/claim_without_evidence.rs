//! `claim-without-evidence`: a number, a rank or a prize that nothing backs.

use serde::Deserialize;

use crate::check::experience::{Scope, scope};
use crate::check::findings::Findings;
use crate::check::message::and_more;
use crate::check::options::options;
use crate::check::passage::Place;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::subject::{ClaimPlace, Digest};
use crate::diagnostic::Severity;
use crate::site::ItemKind;
use crate::text::bilingual::{Bilingual, both};
use crate::text::claim::{ClaimKind, Counted};
use crate::text::language::Language;
use crate::text::word::folded;

pub(super) static RULE: Rule = Rule {
    name: "claim-without-evidence",
    group: Group::Promise,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("claim_without_evidence.en.md"),
        de: include_str!("claim_without_evidence.de.md"),
    },
    check: Check::Site(check),
};

/// Smaller counts are manners of speaking: "two seasons", "three of us".
const SMALLEST_COUNT: f64 = 5.0;

/// How many claims a message quotes.
const MOST_QUOTED: usize = 4;

/// `[check.rules.claim-without-evidence]`
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Options {
    /// Units and kinds that need no evidence.
    unverified_ok: Vec<String>,
}

/// What one finding is about.
#[derive(PartialEq)]
enum Whole<'s> {
    Item(&'s str),
    Field(Place),
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let site = subject.site;
    let options: Options = options(&RULE, site, findings);
    let main = site.settings.main_language();
    let mut open: Vec<(Whole<'_>, Vec<(&ClaimPlace, &Digest<'_>)>)> = Vec::new();
    for digest in &subject.digests {
        let outline = &digest.outline;
        // One version of a text speaks for all.
        let version = outline.translated.is_some() && outline.language != main;
        if version || !needs_evidence(outline.place) || is_hidden(digest) {
            continue;
        }
        for place in &digest.claims {
            if is_claim(place, outline.place, subject)
                && !is_backed(place, digest, subject)
                && !options
                    .unverified_ok
                    .iter()
                    .any(|word| is_named(word, place))
            {
                let whole = match outline.item {
                    Some(item) => Whole::Item(item.id.value.as_str()),
                    None => Whole::Field(field(outline.place)),
                };
                match open.iter_mut().find(|(other, _)| *other == whole) {
                    Some((_, places)) => places.push((place, digest)),
                    None => open.push((whole, vec![(place, digest)])),
                }
            }
        }
    }
    for (whole, places) in open {
        let quoted: Vec<String> = places
            .iter()
            .take(MOST_QUOTED)
            .map(|(place, _)| format!("`{}`", site.sources.slice(place.span)))
            .collect();
        let quoted = quoted.join(", ");
        let what = match whole {
            Whole::Item(id) => format!(" in `{id}`"),
            Whole::Field(_) => String::new(),
        };
        let mut message = match places.len() {
            1 => both!(
                "a claim without evidence{what}: {quoted}",
                "eine Angabe ohne Beleg{what}: {quoted}"
            ),
            count => both!(
                "{count} claims without evidence{what}: {quoted}",
                "{count} Angaben ohne Beleg{what}: {quoted}"
            ),
        };
        if let more @ 1.. = places.len().saturating_sub(MOST_QUOTED) {
            message.push(and_more(more));
        }
        let (first, digest) = places[0];
        let finding = findings.add(first.span, message);
        finding.advise(
            match digest.outline.language {
                Language::En => "who says so? link the words, `[…](evidence:ID)`, name `evidence = [\"ID\"]`, or leave the number out",
                Language::De => "wer sagt das? Die Worte verlinken, `[…](evidence:ID)`, `evidence = [\"ID\"]` nennen oder die Zahl weglassen",
            }
            .to_owned(),
        );
        let others = places.iter().skip(1).take(MOST_QUOTED);
        for (place, _) in others {
            finding.point(place.span, Bilingual::new("this, too", "auch das"));
        }
    }
}

fn needs_evidence(place: Place) -> bool {
    matches!(
        place,
        Place::Headline
            | Place::JobTitle
            | Place::PositioningOffer
            | Place::Outcome
            | Place::Because
            | Place::Bio
            | Place::Message
            | Place::Topic
            | Place::Result(_)
            | Place::Achievement(_)
    )
}

/// The fields of the positioning are one statement.
fn field(place: Place) -> Place {
    match place {
        Place::JobTitle | Place::PositioningOffer | Place::Outcome | Place::Because => {
            Place::Headline
        }
        place => place,
    }
}

fn is_hidden(digest: &Digest<'_>) -> bool {
    digest
        .outline
        .item
        .is_some_and(|item| item.draft || item.visibility == crate::site::Visibility::Private)
}

fn is_claim(place: &ClaimPlace, at: Place, subject: &Subject<'_>) -> bool {
    let claim = &place.claim;
    let value = claim.value.unwrap_or_default();
    // A bio tells of the world, too; only what "I" did is claimed.
    let owner = at != Place::Bio || claim.first_person;
    match claim.kind {
        ClaimKind::Count => {
            // Those that the profile lists are `count-claim-mismatch`'s.
            let listed = Counted::from_kind(&claim.unit).is_some();
            owner && value >= SMALLEST_COUNT && !(listed && at_owner(at))
        }
        ClaimKind::Percent => owner && (value - 100.0).abs() > f64::EPSILON,
        ClaimKind::Money => owner,
        ClaimKind::Rank | ClaimKind::Award => true,
        // Years of what the profile knows are counted by `years-claim-mismatch`.
        ClaimKind::Years => {
            !claim.loose && owner && matches!(scope(subject, claim), Scope::Unknown)
        }
        ClaimKind::Since | ClaimKind::Promise(_) => false,
    }
}

fn at_owner(place: Place) -> bool {
    !matches!(place, Place::Achievement(_) | Place::Result(_))
}

fn is_backed(place: &ClaimPlace, digest: &Digest<'_>, subject: &Subject<'_>) -> bool {
    let profile = &subject.site.profile;
    let claim = &place.claim;
    if place.is_cited(&digest.outline)
        || digest
            .outline
            .item
            .is_some_and(|item| !item.evidence.is_empty())
    {
        return true;
    }
    if claim.kind == ClaimKind::Award {
        return profile.items_of(ItemKind::Award).next().is_some();
    }
    profile.claims.iter().any(|declared| {
        let same = |number: &crate::site::Number| {
            claim
                .value
                .is_some_and(|value| (number.value - value).abs() < 1e-9)
        };
        !declared.evidence.is_empty()
            && (declared
                .value
                .as_ref()
                .is_some_and(|value| same(&value.value))
                || declared
                    .baseline
                    .as_ref()
                    .is_some_and(|value| same(&value.value)))
    })
}

fn is_named(word: &str, place: &ClaimPlace) -> bool {
    let word = folded(word);
    word == place.claim.kind.name()
        || place.claim.unit.split(' ').any(|unit| unit == word)
        || word == place.claim.unit
}

#[cfg(test)]
mod tests {
    use crate::testing::{SETTINGS, check_profile, check_site};

    use super::RULE;

    #[test]
    fn one_finding_lists_what_an_item_lacks() {
        check_profile(
            &RULE,
            "[[role]]\ntitle = \"Lead\"\nachievements = [\n\"Grew revenue by 300 %\",\n\"Cut releases from 40 to 6 minutes\",\n\"Won 12 tenders\",\n\"Trained two apprentices in 3 days\",\n]\n",
            &["4:18 3 claims without evidence in `lead`: `300 %`, `6 minutes`, `12 tenders`"],
        );
    }

    #[test]
    fn evidence_at_the_words_the_line_the_item_or_the_claim_is_enough() {
        for profile in [
            "[[role]]\ntitle = \"L\"\nachievements = [\"[300 %](evidence:a) more\"]\n",
            "[[role]]\ntitle = \"L\"\n[[role.achievement]]\ntext = \"300 % more\"\nevidence = [\"a\"]\n",
            "[[role]]\ntitle = \"L\"\nevidence = [\"a\"]\nachievements = [\"300 % more\"]\n",
            "[[role]]\ntitle = \"L\"\nachievements = [\"300 % more\"]\n[[claim]]\ntext = \"300 % more\"\nvalue = 300\nevidence = [\"a\"]\n",
            "[positioning]\nheadline = \"146 bridges inspected\"\nevidence = [\"a\"]\n",
            "[[role]]\ntitle = \"L\"\nvisibility = \"private\"\nachievements = [\"300 % more\"]\n",
        ] {
            check_profile(&RULE, profile, &[]);
        }
    }

    #[test]
    fn the_headline_is_asked_in_one_language() {
        check_profile(
            &RULE,
            "[positioning]\nheadline.en = \"Award-winning: 146 bridges inspected\"\nheadline.de = \"146 Brücken geprüft\"\n",
            &["2:16 2 claims without evidence: `Award-winning`, `146 bridges`"],
        );
    }

    #[test]
    fn a_bio_tells_of_the_world() {
        check_site(
            &RULE,
            &[(
                "about.md",
                "The town has 40,000 people. I trained 187 wardens.\n\nI give 100 %.\n",
            )],
            &["about.md:1:39 a claim without evidence: `187 wardens`"],
        );
    }

    #[test]
    fn kinds_and_units_can_be_left_out() {
        let settings = format!(
            "{SETTINGS}[check.rules.claim-without-evidence]\nunverified_ok = [\"percent\", \"wardens\"]\n"
        );
        check_site(
            &RULE,
            &[
                ("pointed.toml", &settings),
                (
                    "profile.toml",
                    "[[role]]\ntitle = \"L\"\nachievements = [\"30 % more\", \"187 wardens\"]\n",
                ),
            ],
            &[],
        );
    }

    #[test]
    fn years_of_something_unknown_need_a_witness() {
        check_profile(
            &RULE,
            "[positioning]\nheadline = \"10 years of gardening\"\n[[role]]\ntitle = \"Clerk\"\nstart = 2014\nend = \"present\"\n",
            &["2:13 a claim without evidence: `10 years of gardening`"],
        );
    }
}
