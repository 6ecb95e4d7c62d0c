//! `evidence-does-not-mention`: a page that proves nothing, since it names nobody.

use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::LinkStatus;
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "evidence-does-not-mention",
    group: Group::Promise,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("evidence_does_not_mention.en.md"),
        de: include_str!("evidence_does_not_mention.de.md"),
    },
    check: Check::Site(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let Some(links) = &subject.site.links else {
        return;
    };
    for evidence in &subject.site.profile.evidence {
        let Some(url) = &evidence.url else {
            continue;
        };
        let Some(link) = links.get(url.trim()) else {
            continue;
        };
        if link.status != LinkStatus::Alive || link.mentions != Some(false) {
            continue;
        }
        let page = match &link.title {
            Some(title) => Bilingual::new(format!("“{title}”"), format!("„{title}“")),
            None => Bilingual::new("the page", "die Seite"),
        };
        let mut looked_for = Bilingual::new("your name", "der eigene Name");
        if !evidence.mentions.is_empty() {
            let words = evidence.mentions.iter();
            let words: Vec<String> = words.map(|word| format!("“{word}”")).collect();
            let words = words.join(", ");
            looked_for.push(both!(" and {words}", " und {words}"));
        }
        findings
            .add(url.span, both!(
                [page],
                "{page} mentions neither you nor your work",
                "{page} nennt weder die Person noch ihre Arbeit"
            ))
            .advise(both!(
                [looked_for],
                "looked for {looked_for}; is there a page of its own, or a word to add to `mentions`?",
                "gesucht wurde {looked_for}; gibt es eine eigene Seite, oder ein Wort für `mentions`?"
            ));
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_links;

    use super::RULE;

    #[test]
    fn a_page_that_was_read_and_names_nobody_is_named() {
        let profile = "[[evidence]]\ntitle = \"Talk\"\nurl = \"https://a.example/\"\n";
        let lock = |more: &str| {
            format!(
                "[[link]]\nurl = \"https://a.example/\"\nstatus = \"alive\"\nanswer = \"200\"\n\
                 fetched_at = \"2026-11-22T08:00:00Z\"\ntitle = \"Timber Days\"\n{more}"
            )
        };
        check_links(
            &RULE,
            profile,
            &lock("mentions = false\n"),
            &["3:7 “Timber Days” mentions neither you nor your work"],
        );
        check_links(&RULE, profile, &lock("mentions = true\n"), &[]);
        check_links(&RULE, profile, &lock(""), &[]);
    }
}
