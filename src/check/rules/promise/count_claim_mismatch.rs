//! `count-claim-mismatch`: "50+ talks", and the profile lists seven.

use std::collections::HashSet;

use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::subject::speaks_of_owner;
use crate::diagnostic::Severity;
use crate::site::{CredentialKind, Item, ItemKind, Visibility};
use crate::source::Span;
use crate::text::bilingual::{Bilingual, both};
use crate::text::claim::{ClaimKind, Counted};
use crate::text::language::Language;
use crate::text::number::Bound;

pub(super) static RULE: Rule = Rule {
    name: "count-claim-mismatch",
    group: Group::Promise,
    severity: Severity::Error,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("count_claim_mismatch.en.md"),
        de: include_str!("count_claim_mismatch.de.md"),
    },
    check: Check::Site(check),
};

/// From this much more than said on, a list is worth a remark.
const UNDERSTATED: f64 = 1.5;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let profile = &subject.site.profile;
    for digest in &subject.digests {
        if !speaks_of_owner(digest.outline.place) || digest.outline.item.is_some() {
            continue;
        }
        for place in &digest.claims {
            let claim = &place.claim;
            let (ClaimKind::Count, Some(counted), Some(said)) =
                (claim.kind, Counted::from_kind(&claim.unit), claim.value)
            else {
                continue;
            };
            let declared = profile.claims.iter().any(|declared| {
                let same = declared
                    .value
                    .as_ref()
                    .is_some_and(|value| value.value.value >= said);
                is_about(declared, counted) && same && !declared.evidence.is_empty()
            });
            let claimed = Claimed {
                counted,
                said,
                bound: claim.bound,
                narrowed: !claim.scope.is_empty(),
                backed: declared || place.is_cited(&digest.outline),
                span: place.span,
                language: digest.outline.language,
            };
            claimed.compare(subject, findings);
        }
    }
    for declared in &profile.claims {
        let kind = declared
            .kind
            .as_ref()
            .and_then(|kind| Counted::from_kind(kind));
        if let (Some(counted), Some(value)) = (kind, &declared.value) {
            let claimed = Claimed {
                counted,
                said: value.value.value,
                bound: Bound::Exact,
                narrowed: !declared.scope.is_empty(),
                backed: !declared.evidence.is_empty(),
                span: value.span,
                language: subject.site.settings.main_language(),
            };
            claimed.compare(subject, findings);
        }
    }
}

fn is_about(declared: &crate::site::Claim, counted: Counted) -> bool {
    let kind = declared
        .kind
        .as_ref()
        .and_then(|kind| Counted::from_kind(kind));
    let mut units = declared.unit.iter();
    kind == Some(counted) || units.any(|(_, unit)| Counted::from_kind(unit) == Some(counted))
}

struct Claimed {
    counted: Counted,
    said: f64,
    bound: Bound,
    /// Only those of a year, at a place, about a subject.
    narrowed: bool,
    backed: bool,
    span: Span,
    language: Language,
}

impl Claimed {
    fn compare(&self, subject: &Subject<'_>, findings: &mut Findings) {
        let listed = listed(self.counted, subject);
        let complete = subject
            .site
            .profile
            .claims
            .iter()
            .any(|declared| declared.complete && is_about(declared, self.counted));
        let least = match self.bound {
            Bound::About | Bound::AtMost => (self.said * 0.9).floor(),
            Bound::Exact | Bound::AtLeast => self.said,
        };
        let count = f64::from(u32::try_from(listed).unwrap_or(u32::MAX));
        let noun = self.counted.name();
        let things = Bilingual::new(noun, german(self.counted));
        if count < least {
            if self.backed && !complete {
                return;
            }
            let said = self.said;
            let message = match (complete, listed) {
                (true, _) => both!(
                    [things],
                    "you say {said} {things}; the list is complete and has {listed}",
                    "der Text sagt {said} {things}; die Liste ist vollständig und hat {listed}"
                ),
                (false, 0) => both!(
                    [things],
                    "you say {said} {things}; the profile lists none",
                    "der Text sagt {said} {things}; im Profil stehen keine"
                ),
                (false, _) => both!(
                    [things],
                    "you say {said} {things}; the profile lists {listed}",
                    "der Text sagt {said} {things}; im Profil stehen {listed}"
                ),
            };
            let finding = findings.add(self.span, message);
            if !complete {
                finding.severity = Severity::Warning;
            }
            finding.advise(
                match (self.language, complete) {
                    (Language::En, true) => "which of the two is right?",
                    (Language::De, true) => "was von beidem stimmt?",
                    (Language::En, false) => "is the list partial? then say \"selected\" and name the evidence for the whole number",
                    (Language::De, false) => "ist die Liste eine Auswahl? Dann das sagen und den Beleg für die ganze Zahl nennen",
                }
                .to_owned(),
            );
        } else if count > self.said * UNDERSTATED && !self.narrowed && self.said > 1.0 {
            let said = self.said;
            let message = both!(
                [things],
                "you say {said} {things}; the profile lists {listed}",
                "der Text sagt {said} {things}; im Profil stehen {listed}"
            );
            let finding = findings.add(self.span, message);
            finding.severity = Severity::Info;
            finding.advise(match self.language {
                Language::En => format!(
                    "you understate: `{{{{ count(kind=\"{}\") }}}}` counts by itself",
                    noun.trim_end_matches('s')
                ),
                Language::De => format!(
                    "das ist untertrieben: `{{{{ count(kind=\"{}\") }}}}` zählt von selbst",
                    noun.trim_end_matches('s')
                ),
            });
        }
    }
}

/// How many the profile lists, read in the owner's favour.
fn listed(counted: Counted, subject: &Subject<'_>) -> usize {
    let profile = &subject.site.profile;
    let shown = |item: &&Item| !item.draft && item.visibility != Visibility::Private;
    let of = |kind: ItemKind| {
        profile
            .items_of(kind)
            .filter(shown)
            .filter(|item| !item.planned)
            .count()
    };
    let organisations = |role_only: bool| {
        let items = profile.items.iter().filter(shown);
        let items = items.filter(|item| !role_only || item.kind == ItemKind::Role);
        let ids: HashSet<&str> = items
            .filter_map(|item| item.organisation.as_ref())
            .map(|id| id.value.as_str())
            .collect();
        ids.len()
    };
    match counted {
        Counted::Talk => of(ItemKind::Talk),
        Counted::Publication => of(ItemKind::Publication),
        Counted::Project => of(ItemKind::Project),
        Counted::Post => of(ItemKind::Post),
        Counted::Award => of(ItemKind::Award),
        Counted::Patent => of(ItemKind::Patent),
        Counted::Credential => profile
            .credentials
            .iter()
            .filter(|credential| {
                matches!(
                    credential.kind,
                    CredentialKind::Certificate | CredentialKind::Licence
                )
            })
            .count(),
        // Clients need no entry with an item: every organisation may be one.
        Counted::Client => profile.organisations.len(),
        Counted::Employer => organisations(true),
        Counted::Language => profile.languages.len(),
    }
}

fn german(counted: Counted) -> &'static str {
    match counted {
        Counted::Talk => "Vorträge",
        Counted::Publication => "Veröffentlichungen",
        Counted::Project => "Projekte",
        Counted::Post => "Beiträge",
        Counted::Award => "Auszeichnungen",
        Counted::Patent => "Patente",
        Counted::Credential => "Zertifikate",
        Counted::Client => "Kunden",
        Counted::Employer => "Arbeitgeber",
        Counted::Language => "Sprachen",
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    fn talks(count: usize) -> String {
        (0..count)
            .map(|number| format!("[[talk]]\ntitle = \"Talk {number}\"\ndate = 2024\n"))
            .collect()
    }

    fn with(headline: &str, rest: &str) -> String {
        format!("[positioning]\n{headline}\n{rest}")
    }

    #[test]
    fn a_partial_list_is_a_warning_a_complete_one_an_error() {
        let claim = "headline.en = \"Speaker, 50+ talks\"\nheadline.de = \"Über 50 Vorträge\"";
        check_profile(
            &RULE,
            &with(claim, &talks(7)),
            &[
                "2:25 you say 50 talks; the profile lists 7",
                "3:16 you say 50 talks; the profile lists 7",
            ],
        );
        let complete = format!(
            "{}[[claim]]\ntext = \"Talks\"\nkind = \"talks\"\ncomplete = true\n",
            talks(7)
        );
        check_profile(
            &RULE,
            &with("headline = \"Speaker, 50+ talks\"", &complete),
            &["2:22 you say 50 talks; the list is complete and has 7"],
        );
    }

    #[test]
    fn evidence_of_its_own_is_enough() {
        let evidence = format!("evidence = [\"list\"]\n{}", talks(7));
        check_profile(&RULE, &with("headline = \"50+ talks\"", &evidence), &[]);
        let link = "headline = \"[50+ talks](https://talks.example/jo)\"";
        check_profile(&RULE, &with(link, &talks(7)), &[]);
    }

    #[test]
    fn lists_in_the_owners_favour() {
        check_profile(&RULE, &with("headline = \"12 talks\"", &talks(12)), &[]);
        check_profile(
            &RULE,
            &with("headline = \"Almost 13 talks\"", &talks(12)),
            &[],
        );
        check_profile(
            &RULE,
            &with("headline = \"3 talks in 2024\"", &talks(12)),
            &[],
        );
        check_profile(
            &RULE,
            &with("headline = \"3 talks\"", &talks(12)),
            &["2:13 you say 3 talks; the profile lists 12"],
        );
        check_profile(
            &RULE,
            &with("headline = \"I write code in 5 languages\"", ""),
            &[],
        );
        check_profile(
            &RULE,
            "[[claim]]\ntext = \"Patents\"\nkind = \"patents\"\nvalue = 3\n",
            &["4:9 you say 3 patents; the profile lists none"],
        );
    }
}
