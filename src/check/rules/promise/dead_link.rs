//! `dead-link`: an address of the profile that was gone twice.

use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::{Evidence, Text};
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "dead-link",
    group: Group::Promise,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("dead_link.en.md"),
        de: include_str!("dead_link.de.md"),
    },
    check: Check::Site(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let profile = &subject.site.profile;
    let of_evidence = |one: &'_ Evidence| [one.url.clone(), one.archived.clone()];
    let evidence = profile.evidence.iter().flat_map(of_evidence).flatten();
    let accounts = profile.accounts.iter().map(|account| account.url.clone());
    let mut told: Vec<Text> = Vec::new();
    for url in evidence.chain(accounts) {
        let links = subject.site.links.as_ref();
        let Some(link) = links.and_then(|links| links.get(url.trim())) else {
            continue;
        };
        if !link.is_dead() || told.iter().any(|known| known.value == url.value) {
            continue;
        }
        let day = link
            .fetched_at
            .to_zoned_datetime(jiff::tz::TimeZone::UTC)
            .date();
        let (strikes, answer) = (link.strikes, &link.answer);
        let message = both!(
            "the address did not answer {strikes} times, last on {day}: {answer}",
            "die Adresse hat {strikes}-mal nicht geantwortet, zuletzt am {day}: {answer}"
        );
        findings
            .add(url.span, message)
            .advise(match &link.archived {
                Some(copy) => both!("there is a copy: {copy}", "es gibt eine Kopie: {copy}"),
                None => Bilingual::new(
                    "where has it moved? is there a copy in an archive?",
                    "wohin ist sie gezogen? gibt es eine Kopie in einem Archiv?",
                ),
            });
        told.push(url);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_links;

    use super::RULE;

    #[test]
    fn only_the_second_strike_counts() {
        let profile = "[[evidence]]\ntitle = \"Report\"\nurl = \"https://a.example/\"\n";
        let lock = |strikes| {
            format!(
                "[[link]]\nurl = \"https://a.example/\"\nstatus = \"failed\"\nanswer = \"404\"\n\
                 fetched_at = \"2026-11-22T08:00:00Z\"\nstrikes = {strikes}\n"
            )
        };
        check_links(&RULE, profile, &lock(1), &[]);
        let expected = "3:7 the address did not answer 2 times, last on 2026-11-22: 404";
        check_links(&RULE, profile, &lock(2), &[expected]);
    }
}
