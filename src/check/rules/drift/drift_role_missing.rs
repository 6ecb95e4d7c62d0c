//! `drift-role-missing`: a job that only one of the two tells.

use serde::Deserialize;

use crate::check::drift::{
    Stint, any, end, is_same_organisation, matched, name, names, stint, stints,
};
use crate::check::findings::Findings;
use crate::check::options::options;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::{Employment, ItemKind, Profile, Site, Visibility};
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "drift-role-missing",
    group: Group::Drift,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("drift_role_missing.en.md"),
        de: include_str!("drift_role_missing.de.md"),
    },
    check: Check::Site(check),
};

/// Jobs that ended longer ago are left out by many on purpose.
const YEARS: i16 = 10;
/// Shorter jobs are, too.
const MONTHS: i32 = 3;

/// `[check.rules.drift-role-missing]`
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Options {
    /// The site begins in this year on purpose.
    from: Option<i16>,
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let site = subject.site;
    let options: Options = options(&RULE, site, findings);
    let from = options.from.unwrap_or(site.today.year() - YEARS);
    for snapshot in &site.snapshots {
        // An export without any job says nothing about jobs.
        if stints(&snapshot.profile, site.today).is_empty() {
            continue;
        }
        let matched = matched(&site.profile, &snapshot.profile, site.today);
        let counts = |stint: &&Stint<'_>| {
            let last = stint.item.period.last_day(site.today);
            stint.months() > MONTHS && last.is_some_and(|last| last.year() >= from)
        };
        for stint in matched.there.iter().filter(counts) {
            if !told_otherwise(&site.profile, &snapshot.profile, stint, site) {
                let (name, role) = (&snapshot.name, label(&snapshot.profile, stint));
                let message = both!(
                    [role],
                    "`{name}` lists {role}, the site does not",
                    "`{name}` führt {role}, die Website nicht"
                );
                findings.add(site.profile.span, message).advise(
                    Bilingual::new(
                        "add it, name it an alias of an [[organisation]], or waive this with the reason",
                        "ergänzen, als Alias einer [[organisation]] nennen, oder mit Grund hinnehmen"
                    ),
                );
            }
        }
        let after_export = |stint: &&Stint<'_>| {
            let start = stint.item.period.start.map(|start| start.value.first());
            snapshot
                .taken
                .is_some_and(|taken| start.is_some_and(|start| start > taken))
        };
        for stint in matched.here.iter().filter(counts) {
            let hidden = stint.item.visibility == Visibility::Private;
            // Networks have no place for it, or the owner did not want it there.
            let leave = stint
                .item
                .employment
                .is_some_and(|employment| employment.value == Employment::Leave);
            if hidden
                || leave
                || after_export(&stint)
                || told_otherwise(&snapshot.profile, &site.profile, stint, site)
            {
                continue;
            }
            let (name, role) = (&snapshot.name, label(&site.profile, stint));
            let message = both!(
                [role],
                "{role} is not in `{name}`",
                "{role} steht nicht in `{name}`"
            );
            findings
                .add(stint.item.span, message)
                .advise(Bilingual::new(
                    "add it there, or waive this with the reason",
                    "dort ergänzen, oder mit Grund hinnehmen",
                ));
        }
    }
}

/// Whether the other side tells it as unpaid work, a project or a membership.
fn told_otherwise(there: &Profile, here: &Profile, told: &Stint<'_>, site: &Site) -> bool {
    let own = names(here, told.item.organisation.as_ref());
    there
        .items
        .iter()
        .filter(|item| {
            matches!(
                item.kind,
                ItemKind::Volunteering | ItemKind::Project | ItemKind::Membership
            )
        })
        .filter_map(|item| stint(item, site.today))
        .any(|other| {
            is_same_organisation(&own, &names(there, other.item.organisation.as_ref()))
                && told.shares_time(&other)
        })
}

/// `“Inspector” at Wegewerk GmbH, 2019 to 2021-03`
fn label(profile: &Profile, stint: &Stint<'_>) -> Bilingual {
    let item = stint.item;
    let start = item.period.start.map(|start| start.value.to_string());
    let at = match name(profile, item.organisation.as_ref()) {
        organisation if organisation.is_empty() => "".into(),
        organisation => both!(" at {organisation}", " bei {organisation}"),
    };
    let (title, start, end) = (
        any(&item.title),
        start.unwrap_or_default(),
        end(&item.period),
    );
    both!(
        [at, end],
        "“{title}”{at}, {start} to {end}",
        "„{title}“{at}, {start} bis {end}"
    )
}

#[cfg(test)]
mod tests {
    use crate::testing::check_against;

    use super::RULE;

    const SITE: &str = "[[role]]\norganisation = \"Hooli\"\ntitle = \"Inspector\"\n\
                        start = \"2019-03\"\nend = \"present\"\n";

    fn with(more: &str) -> String {
        format!("{SITE}{more}")
    }

    fn role(organisation: &str, start: &str, end: &str) -> String {
        format!(
            "[[role]]\norganisation = \"{organisation}\"\ntitle = \"Clerk\"\n\
             start = \"{start}\"\nend = \"{end}\"\n"
        )
    }

    #[test]
    fn a_job_on_one_side_only_is_named() {
        check_against(
            &RULE,
            SITE,
            &with(&role("Globex", "2020-01", "2022-05")),
            &["1:1 `export.zip` lists “Clerk” at Globex, 2020-01 to 2022-05, the site does not"],
        );
        check_against(
            &RULE,
            &with(&role("Globex", "2020-01", "2022-05")),
            SITE,
            &["6:1 “Clerk” at Globex, 2020-01 to 2022-05 is not in `export.zip`"],
        );
    }

    #[test]
    fn what_nobody_expects_is_silent() {
        for there in [
            role("Globex", "2020-01", "2020-02"),
            role("Globex", "2009", "2012"),
        ] {
            check_against(&RULE, SITE, &with(&there), &[]);
        }
        // Began after the export.
        let newer = with(&role("Globex", "2026-11-10", "present"));
        check_against(&RULE, &newer, SITE, &[]);
        // An export without jobs says nothing about jobs.
        check_against(&RULE, SITE, "[person]\nname = \"A B\"\n", &[]);
        let unpaid = "[[volunteering]]\norganisation = \"Globex e. V.\"\ntitle = \"Clerk\"\n\
                      start = \"2020\"\nend = \"2022\"\n";
        check_against(
            &RULE,
            &with(unpaid),
            &with(&role("Globex", "2020-01", "2022-05")),
            &[],
        );
    }

    #[test]
    fn leave_is_nobody_elses_business() {
        check_against(
            &RULE,
            &with(
                "[[role]]\ntitle = \"Parental leave\"\nemployment = \"leave\"\nstart = \"2018-01\"\nend = \"2019-02\"\n",
            ),
            SITE,
            &[],
        );
    }
}
