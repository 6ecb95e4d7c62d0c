//! `full-time-overlap`: two full-time roles at once.

use jiff::civil::Date;

use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::{Employment, End, Item, ItemKind};
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "full-time-overlap",
    group: Group::Promise,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("full_time_overlap.en.md"),
        de: include_str!("full_time_overlap.de.md"),
    },
    check: Check::Site(check),
};

/// A handover may take two months.
const LONGEST_HANDOVER: i32 = 62;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let site = subject.site;
    let full_time: Vec<&Item> = site
        .profile
        .items_of(ItemKind::Role)
        .filter(|role| {
            let employment = role.employment.as_ref().map(|employment| employment.value);
            employment == Some(Employment::FullTime) && !role.draft && role.organisation.is_some()
        })
        .collect();
    for (index, role) in full_time.iter().enumerate() {
        for other in &full_time[..index] {
            let same = |a: &Item, b: &Item| {
                a.organisation.as_ref().map(|id| &id.value)
                    == b.organisation.as_ref().map(|id| &id.value)
            };
            if same(role, other) {
                continue;
            }
            let days = overlap(role, other, site.today);
            if days <= LONGEST_HANDOVER {
                continue;
            }
            let name = |item: &Item| {
                let id = item
                    .organisation
                    .as_ref()
                    .map_or("", |id| id.value.as_str());
                let organisation = site.profile.organisation(id);
                let name = organisation
                    .and_then(|known| known.name.get_or_other(site.settings.main_language()));
                name.map_or_else(|| id.to_owned(), |(name, _)| name.value.clone())
            };
            let (one, two) = (name(other), name(role));
            let message = both!(
                "two full-time roles at once for {days} days: at `{one}` and at `{two}`",
                "zwei Vollzeitstellen zugleich, {days} Tage lang: bei `{one}` und bei `{two}`"
            );
            let span = role
                .employment
                .map_or(role.span, |employment| employment.span);
            let finding = findings.add(span, message);
            finding.advise(Bilingual::new(
                "was one of them part-time or freelance, or is a date wrong?",
                "war eine davon Teilzeit oder freiberuflich, oder stimmt ein Datum nicht?",
            ));
            finding.point(
                other.span,
                Bilingual::new("the other role", "die andere Stelle"),
            );
        }
    }
}

/// The days that two roles share at least, under the reading that favours the owner.
fn overlap(one: &Item, other: &Item, today: Date) -> i32 {
    let shortest = |item: &Item| {
        let start = item.period.start?.value.last();
        let end = match item.period.end?.value {
            End::Present => today,
            End::At(end) => end.first(),
        };
        Some((start, end))
    };
    let (Some(one), Some(other)) = (shortest(one), shortest(other)) else {
        return 0;
    };
    let (start, end) = (one.0.max(other.0), one.1.min(other.1));
    (end - start).get_days()
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    #[test]
    fn only_full_time_at_two_organisations_counts() {
        let role = |organisation: &str, employment: &str, start: &str, end: &str| {
            format!(
                "[[role]]\ntitle = \"R\"\norganisation = \"{organisation}\"\n{employment}start = \"{start}\"\nend = \"{end}\"\n"
            )
        };
        let full = "employment = \"full-time\"\n";
        let part = "employment = \"freelance\"\n";
        let profile = [
            role("Acme Inc", full, "2021-01", "2022-12"),
            role("Globex AG", full, "2022-01", "2023-12"),
            role("Globex AG", full, "2022-03", "2023-12"),
            role("Initech", part, "2019-01", "present"),
            role("Umbrella", "", "2019-01", "present"),
            role("Hooli", full, "2023-11", "present"),
        ]
        .concat();
        check_profile(
            &RULE,
            &profile,
            &[
                "10:14 two full-time roles at once for 304 days: at `Acme Inc` and at `Globex AG`",
                "16:14 two full-time roles at once for 245 days: at `Acme Inc` and at `Globex AG`",
            ],
        );
    }
}
