//! `drift-snapshot-old`: the export that the site is compared with is old.

use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::text::bilingual::{Bilingual, both};

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

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let site = subject.site;
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::check;
    use crate::testing::{lines, site};

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
}
