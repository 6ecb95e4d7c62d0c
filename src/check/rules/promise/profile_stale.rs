//! `profile-stale`: nobody has gone over the profile for half a year.

use jiff::civil::Date;
use serde::Deserialize;

use crate::check::findings::Findings;
use crate::check::options::options;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::{End, Item};
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "profile-stale",
    group: Group::Promise,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("profile_stale.en.md"),
        de: include_str!("profile_stale.de.md"),
    },
    check: Check::Site(check),
};

/// `[check.rules.profile-stale]`
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Options {
    /// How many days a profile may stay as it is.
    max_days: i32,
}

impl Default for Options {
    fn default() -> Self {
        Options { max_days: 180 }
    }
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let site = subject.site;
    let options: Options = options(&RULE, site, findings);
    let meta = &site.profile.meta;
    let newest = newest(&site.profile.items, site.today);
    let updated = meta
        .updated
        .map(|updated| updated.value.last().min(site.today));
    if let Some(last) = updated.max(newest.map(|(date, _)| date)) {
        let days = (site.today - last).get_days();
        if days > options.max_days {
            let span = meta
                .updated
                .map_or(site.profile.span, |updated| updated.span);
            let most = options.max_days;
            let message = both!(
                "nothing has changed since {last}, {days} days ago; more than {most} is stale",
                "seit dem {last} hat sich nichts geändert, seit {days} Tagen; ab {most} gilt ein Profil als alt"
            );
            findings.add(span, message).advise(Bilingual::new(
                "read it once more, then set `updated` in [meta] to that day",
                "noch einmal durchlesen, dann `updated` in [meta] auf diesen Tag setzen",
            ));
        }
    }
    if let Some(review) = meta.review_by
        && review.value.last() < site.today
    {
        let day = review.value;
        let message = both!(
            "the review was due by {day}",
            "die Durchsicht war bis {day} fällig"
        );
        findings.add(review.span, message).advise(Bilingual::new(
            "go over the profile, then set the next date",
            "das Profil durchgehen, dann den nächsten Tag setzen",
        ));
    }
    if let (Some(updated), Some((date, item))) = (meta.updated, newest)
        && updated.value.last() < date
    {
        let id = &item.id;
        let message = both!(
            "`updated` is {updated}, but `{id}` is of {date}",
            "`updated` ist {updated}, aber `{id}` ist vom {date}"
        );
        let finding = findings.add(updated.span, message);
        finding.severity = Severity::Info;
        finding.advise(Bilingual::new(
            "set `updated` to the day of the change",
            "`updated` auf den Tag der Änderung setzen",
        ));
        finding.point(
            item.span,
            Bilingual::new("the newer entry", "der neuere Eintrag"),
        );
    }
}

/// The latest day on which something began or ended. That a role goes on is no news.
fn newest(items: &[Item], today: Date) -> Option<(Date, &Item)> {
    let dates = items.iter().filter(|item| !item.draft).flat_map(|item| {
        let start = item.period.start.map(|start| start.value.first());
        let end = match item.period.end.map(|end| end.value) {
            Some(End::At(end)) => Some(end.first()),
            _ => None,
        };
        let updated = item.updated.map(|updated| updated.value.first());
        [start, end, updated]
            .into_iter()
            .flatten()
            .map(move |date| (date, item))
    });
    dates
        .filter(|(date, _)| *date <= today)
        .max_by_key(|(date, _)| *date)
}

#[cfg(test)]
mod tests {
    use crate::testing::{check_profile, check_site};

    use super::RULE;

    #[test]
    fn the_newest_of_review_and_item_counts() {
        check_profile(
            &RULE,
            "[meta]\nupdated = 2024-11-02\n",
            &["2:11 nothing has changed since 2024-11-02, 751 days ago; more than 180 is stale"],
        );
        check_profile(
            &RULE,
            "[meta]\nupdated = 2024-11-02\n[[talk]]\ntitle = \"T\"\ndate = 2026-10-01\n",
            &["2:11 `updated` is 2024-11-02, but `t` is of 2026-10-01"],
        );
        check_profile(&RULE, "[meta]\nupdated = 2026-11-01\n", &[]);
        check_profile(&RULE, "[person]\nname = \"Jo Lee\"\n", &[]);
        check_profile(
            &RULE,
            "[meta]\nupdated = 2026-11-01\nreview_by = 2026-11-22\n",
            &["3:13 the review was due by 2026-11-22"],
        );
    }

    #[test]
    fn a_running_role_is_no_news_and_the_limit_can_be_set() {
        let profile = "[[role]]\ntitle = \"R\"\nstart = \"2026-01\"\nend = \"present\"\n";
        check_profile(
            &RULE,
            profile,
            &["1:1 nothing has changed since 2026-01-01, 326 days ago; more than 180 is stale"],
        );
        let settings = format!(
            "{}[check.rules.profile-stale]\nmax_days = 400\n",
            crate::testing::SETTINGS
        );
        check_site(
            &RULE,
            &[("pointed.toml", &settings), ("profile.toml", profile)],
            &[],
        );
    }
}
