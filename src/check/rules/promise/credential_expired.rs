//! `credential-expired`: a certificate that is shown as valid and is not, or soon not.

use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::Visibility;
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "credential-expired",
    group: Group::Promise,
    severity: Severity::Error,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("credential_expired.en.md"),
        de: include_str!("credential_expired.de.md"),
    },
    check: Check::Site(check),
};

/// How long before its end a certificate is mentioned.
const NOTICE_DAYS: i32 = 60;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let site = subject.site;
    for credential in &site.profile.credentials {
        let Some(expires) = credential.expires else {
            continue;
        };
        if credential.expired || credential.visibility == Visibility::Private {
            continue;
        }
        let name = credential.name.get_or_other(site.settings.main_language());
        let name = name.map_or(credential.id.as_str(), |(name, _)| name.as_str());
        let last = expires.value.last();
        let left = (last - site.today).get_days();
        if left < 0 {
            let days = -left;
            let message = both!(
                "`{name}` expired on {last}, {days} days ago, and is shown as valid",
                "`{name}` ist am {last} abgelaufen, vor {days} Tagen, und erscheint als gültig"
            );
            findings.add(expires.span, message).advise(Bilingual::new(
                "renew it and change the date, or show it as a former one: `expired = true`",
                "erneuern und das Datum ändern, oder als ehemaligen zeigen: `expired = true`",
            ));
        } else if left <= NOTICE_DAYS {
            let finding = findings.add(
                expires.span,
                both!(
                    "`{name}` expires in {left} days, after {last}",
                    "`{name}` läuft in {left} Tagen ab, nach dem {last}"
                ),
            );
            finding.severity = Severity::Info;
            finding.advise(Bilingual::new(
                "is the renewal under way?",
                "ist die Erneuerung unterwegs?",
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    #[test]
    fn the_last_day_still_counts() {
        let profile = |expires: &str| {
            format!(
                "[[credential]]\nname = \"AWS\"\nexpires = {expires}\n[[credential]]\nname = \"For life\"\n"
            )
        };
        check_profile(
            &RULE,
            &profile("2025-02-28"),
            &["3:11 `AWS` expired on 2025-02-28, 633 days ago, and is shown as valid"],
        );
        check_profile(
            &RULE,
            &profile("2026-11-23"),
            &["3:11 `AWS` expires in 0 days, after 2026-11-23"],
        );
        check_profile(
            &RULE,
            &profile("2026"),
            &["3:11 `AWS` expires in 38 days, after 2026-12-31"],
        );
        check_profile(&RULE, &profile("2027-06-30"), &[]);
        check_profile(&RULE, &profile("2020-01-01\nexpired = true"), &[]);
    }
}
