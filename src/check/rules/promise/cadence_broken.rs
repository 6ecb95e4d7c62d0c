//! `cadence-broken`: "a new post every month", and the last one is five months old.

use jiff::civil::Date;
use serde::Deserialize;

use crate::check::findings::Findings;
use crate::check::options::options;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::{Item, ItemKind, Visibility};
use crate::text::bilingual::Bilingual;
use crate::text::claim::{ClaimKind, Promise};
use crate::text::language::Language;

pub(super) static RULE: Rule = Rule {
    name: "cadence-broken",
    group: Group::Promise,
    severity: Severity::Warning,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("cadence_broken.en.md"),
        de: include_str!("cadence_broken.de.md"),
    },
    check: Check::Site(check),
};

/// Periods without anything after which a reader notices.
const NOTICED: f64 = 2.0;

/// Periods without anything after which the promise is broken beyond doubt.
const BROKEN: f64 = 4.0;

/// `[check.rules.cadence-broken]`
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Options {
    /// The last day of a break, as TOML writes dates.
    pause_until: Option<toml::value::Datetime>,
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let site = subject.site;
    let options: Options = options(&RULE, site, findings);
    let pause = options
        .pause_until
        .and_then(|pause| pause.to_string().parse::<Date>().ok());
    if pause.is_some_and(|last| site.today <= last) {
        return;
    }
    for digest in &subject.digests {
        if digest.outline.item.is_some() {
            continue;
        }
        for place in &digest.claims {
            let claim = &place.claim;
            let (ClaimKind::Promise(Promise::Cadence), Some(period)) = (claim.kind, claim.value)
            else {
                continue;
            };
            let kind = match claim.unit.as_str() {
                "talk" => ItemKind::Talk,
                "event" => ItemKind::Event,
                _ => ItemKind::Post,
            };
            let shown = |item: &&Item| !item.draft && item.visibility != Visibility::Private;
            let newest = site
                .profile
                .items_of(kind)
                .filter(shown)
                .filter_map(|item| Some((item.period.last_day(site.today)?, item)))
                .filter(|(date, _)| *date <= site.today)
                .max_by_key(|(date, _)| *date);
            // The series may have its home elsewhere.
            let Some((date, item)) = newest else {
                continue;
            };
            let days = (site.today - date).get_days();
            if f64::from(days) <= period * NOTICED {
                continue;
            }
            let (unit, what) = (&claim.unit, crate::check::message::kind(kind));
            let message = Bilingual::new(
                format!(
                    "one {unit} every {period} days is promised; the last one is of {date}, {days} days ago"
                ),
                format!(
                    "versprochen: alle {period} Tage etwas Neues ({}); zuletzt am {date}, vor {days} Tagen",
                    what.get(Language::De)
                ),
            );
            let finding = findings.add(place.span, message);
            if f64::from(days) > period * BROKEN {
                finding.severity = Severity::Error;
            }
            finding.advise(
                match digest.outline.language {
                    Language::En => "when does the next one come? or leave the rhythm out",
                    Language::De => "wann kommt der nächste? Sonst den Rhythmus streichen",
                }
                .to_owned(),
            );
            finding.point(item.span, Bilingual::new("the last one", "das letzte Mal"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{SETTINGS, check_profile, check_site};

    use super::RULE;

    fn with(words: &str, date: &str) -> String {
        format!("[contact]\nnote.{words}\n[[post]]\ntitle = \"P\"\ndate = {date}\n")
    }

    #[test]
    fn a_rhythm_is_kept_within_two_periods() {
        check_profile(
            &RULE,
            &with("en = \"A new post every month\"", "2025-12-01"),
            &[
                "2:18 one post every 31 days is promised; the last one is of 2025-12-01, 357 days ago",
            ],
        );
        check_profile(
            &RULE,
            &with("de = \"Jede Woche ein Beitrag\"", "2026-11-01"),
            &["2:12 one post every 7 days is promised; the last one is of 2026-11-01, 22 days ago"],
        );
        check_profile(
            &RULE,
            &with("en = \"A new post every month\"", "2026-10-01"),
            &[],
        );
        check_profile(
            &RULE,
            &with("en = \"A talk every month\"", "2020-10-01"),
            &[],
        );
    }

    #[test]
    fn a_break_can_be_announced() {
        let settings =
            format!("{SETTINGS}[check.rules.cadence-broken]\npause_until = 2027-01-01\n");
        let profile = with("en = \"A new post every month\"", "2025-12-01");
        check_site(
            &RULE,
            &[("pointed.toml", &settings), ("profile.toml", &profile)],
            &[],
        );
    }
}
