//! `drift-snapshot-old`: the export that the site is compared with is old, or there is none.

use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::text::bilingual::{Bilingual, both};
use crate::text::url::host;

pub(super) static RULE: Rule = Rule {
    name: "drift-snapshot-old",
    group: Group::Drift,
    severity: Severity::Info,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("drift_snapshot_old.en.md"),
        de: include_str!("drift_snapshot_old.de.md"),
    },
    check: Check::Site(check),
};

/// Days after which profiles have usually changed.
const OLD: i32 = 180;

/// Networks that give their members an export, each with its key in `[snapshot]`.
const EXPORTING: [(&str, &str); 2] = [("linkedin.com", "linkedin"), ("xing.com", "xing")];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let site = subject.site;
    if site.snapshots.is_empty() && site.settings.snapshots.is_empty() {
        not_compared(subject, findings);
    }
    for snapshot in &site.snapshots {
        let Some(taken) = snapshot.taken else {
            continue;
        };
        let days = (site.today - taken).get_days();
        if days > OLD {
            let named = |file: &&crate::site::SnapshotFile| file.path.value == snapshot.name;
            let setting = site.settings.snapshots.iter().find(named);
            let span = setting.map_or(site.profile.span, |file| file.path.span);
            let name = &snapshot.name;
            let message = both!(
                "`{name}` is of {taken}, {days} days ago",
                "`{name}` ist vom {taken}, {days} Tage alt"
            );
            findings.add(span, message).advise(
                Bilingual::new(
                    "ask the network for a new export; what changed there since is not compared",
                    "beim Netzwerk einen neuen Export anfordern; was sich dort seither änderte, wird nicht verglichen"
                ),
            );
        }
    }
}

/// An account whose words nobody compares with those of the site. One finding for all of them.
fn not_compared(subject: &Subject<'_>, findings: &mut Findings) {
    for account in &subject.site.profile.accounts {
        let Some(host) = host(&account.url) else {
            continue;
        };
        let known = |(domain, _): &&(&str, &str)| {
            let sub = host.strip_suffix(domain);
            sub.is_some_and(|sub| sub.is_empty() || sub.ends_with('.'))
        };
        if let Some((_, key)) = EXPORTING.iter().find(known) {
            let network = account.network.as_str();
            let message = both!(
                "not compared with {network}: no export is named",
                "nicht mit {network} verglichen: kein Export ist genannt"
            );
            findings.add(account.span, message).advise(both!(
                "what does it say there? `[snapshot]` with `{key} = \"…\"`, or once `pointed check --against FILE`",
                "was steht dort? `[snapshot]` mit `{key} = \"…\"`, oder einmal `pointed check --against DATEI`"
            ));
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::check;
    use crate::testing::{check_profile, lines, site};

    use super::RULE;

    #[test]
    fn half_a_year_is_the_limit() {
        let (mut here, _) = site(&[("profile.toml", "[person]\nname = \"A B\"\n")]);
        let (there, _) = site(&[("profile.toml", "")]);
        for (taken, old) in [(date(2026, 5, 27), false), (date(2026, 5, 26), true)] {
            here.snapshots = vec![crate::site::Snapshot {
                name: "export.zip".to_owned(),
                taken: Some(taken),
                language: crate::text::language::Language::En,
                website: None,
                profile: there.profile.clone(),
            }];
            let found = lines(&here, check::ask_one(&here, &RULE), false);
            assert_eq!(!found.is_empty(), old, "{found:?}");
        }
    }

    #[test]
    fn an_account_with_nothing_to_compare_is_mentioned_once() {
        let account = |network: &str, url: &str| {
            format!("[[account]]\nnetwork = \"{network}\"\nhandle = \"jo\"\nurl = \"{url}\"\n")
        };
        let linked_in = account("LinkedIn", "https://www.linkedin.com/in/jo");
        let xing = account("XING", "https://www.xing.com/profile/jo");
        check_profile(
            &RULE,
            &[linked_in, xing].concat(),
            &["1:1 not compared with LinkedIn: no export is named"],
        );
        for url in ["https://github.com/jo", "https://notlinkedin.com/jo"] {
            check_profile(&RULE, &account("GitHub", url), &[]);
        }
    }
}
