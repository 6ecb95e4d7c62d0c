//! `evidence-unchecked`: an address that was never opened, or long ago, or that has no copy.

use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::Evidence;
use crate::text::bilingual::{Bilingual, both};
use crate::text::url::is_web;
use crate::text::word::folded;

pub(super) static RULE: Rule = Rule {
    name: "evidence-unchecked",
    group: Group::Promise,
    severity: Severity::Info,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("evidence_unchecked.en.md"),
        de: include_str!("evidence_unchecked.de.md"),
    },
    check: Check::Site(check),
};

/// Days after which an answer is old.
const OLD: i32 = 180;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let site = subject.site;
    // Who never asked the network is not told so for every address.
    let Some(links) = &site.links else {
        return;
    };
    for evidence in &site.profile.evidence {
        let Some(url) = evidence.url.as_ref().filter(|url| is_web(url)) else {
            continue;
        };
        let message = match links.get(url.trim()) {
            None => Bilingual::new(
                "this address was never opened",
                "diese Adresse wurde nie geöffnet",
            ),
            Some(link) => {
                let day = link
                    .fetched_at
                    .to_zoned_datetime(jiff::tz::TimeZone::UTC)
                    .date();
                let days = (site.today - day).get_days();
                if days > OLD {
                    both!(
                        "this address was last opened on {day}, {days} days ago",
                        "diese Adresse wurde zuletzt am {day} geöffnet, vor {days} Tagen"
                    )
                } else if evidence.archived.is_none() && vanishes(evidence) {
                    findings
                        .add(
                            url.span,
                            Bilingual::new(
                                "no archived copy of a page that may vanish",
                                "keine archivierte Kopie einer Seite, die verschwinden kann",
                            ),
                        )
                        .advise(Bilingual::new(
                            "save it in a web archive, and name the copy in `archived`",
                            "in einem Webarchiv sichern und die Kopie in `archived` nennen",
                        ));
                    continue;
                } else {
                    continue;
                }
            }
        };
        findings.add(url.span, message).advise(Bilingual::new(
            "run `pointed check --online`, and every week in CI",
            "`pointed check --online` laufen lassen, und jede Woche in der CI",
        ));
    }
}

/// Whether it is of a kind whose pages go first: press and talks.
fn vanishes(evidence: &Evidence) -> bool {
    const KINDS: [&str; 10] = [
        "article",
        "press",
        "interview",
        "recording",
        "talk",
        "video",
        "artikel",
        "presse",
        "aufzeichnung",
        "vortrag",
    ];
    evidence
        .kind
        .iter()
        .any(|(_, kind)| KINDS.contains(&folded(kind.trim()).as_str()))
}

#[cfg(test)]
mod tests {
    use crate::testing::check_links;

    use super::RULE;

    fn lock(day: &str) -> String {
        format!(
            "[[link]]\nurl = \"https://a.example/\"\nstatus = \"alive\"\nanswer = \"200\"\n\
             fetched_at = \"{day}T08:00:00Z\"\n"
        )
    }

    #[test]
    fn what_was_never_opened_or_long_ago_is_named() {
        let profile = "[[evidence]]\ntitle = \"Report\"\nurl = \"https://a.example/\"\n";
        check_links(&RULE, profile, &lock("2026-11-01"), &[]);
        check_links(&RULE, profile, "", &["3:7 this address was never opened"]);
        let old = "3:7 this address was last opened on 2026-01-01, 326 days ago";
        check_links(&RULE, profile, &lock("2026-01-01"), &[old]);
        let talk = format!("{profile}kind = \"recording\"\n");
        let expected = "3:7 no archived copy of a page that may vanish";
        check_links(&RULE, &talk, &lock("2026-11-01"), &[expected]);
        let kept = format!("{talk}archived = \"https://b.example/\"\n");
        check_links(&RULE, &kept, &lock("2026-11-01"), &[]);
    }
}
