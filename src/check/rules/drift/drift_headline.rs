//! `drift-headline`: the headline of the site and that of an export are about different things.

use std::collections::BTreeSet;

use crate::check::drift::{SAME_WORDING, any, content, jaccard};
use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::rules::drift::shares_language;
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::{ItemKind, Localized, Site, Text, TopicRole};
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "drift-headline",
    group: Group::Drift,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("drift_headline.en.md"),
        de: include_str!("drift_headline.de.md"),
    },
    check: Check::Site(check),
};

/// Headlines that differ in a larger share of their letters are two headlines.
const OTHER_WORDING: f64 = 0.6;
/// A shorter text is a job title, not a sentence to compare letter by letter.
const SENTENCE: usize = 6;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let site = subject.site;
    let headline = &site.profile.positioning.headline;
    let Some((_, own)) = headline.iter().next() else {
        return;
    };
    for snapshot in &site.snapshots {
        let there = match &snapshot.profile.positioning.headline {
            there if there.is_empty() => &snapshot.profile.person.job_title,
            there => there,
        };
        if there.is_empty() || !shares_language(&site.settings, snapshot) {
            continue;
        }
        let (here, other) = (core_topics(subject, headline), core_topics(subject, there));
        // A headline without a topic of its own says nothing that another could leave out.
        if here.is_empty() {
            continue;
        }
        let said = any(there);
        if other.is_empty() {
            if is_title(site, &said) {
                continue;
            }
            let (name, here) = (&snapshot.name, plain(own));
            let message = both!(
                "the headline in `{name}` names no core topic: “{said}”",
                "die Überschrift in `{name}` nennt kein Kernthema: „{said}“"
            );
            findings.add(own.span, message).advise(both!(
                "here it is “{here}”: which of the two should a reader remember?",
                "hier lautet sie „{here}“: welche soll hängen bleiben?"
            ));
        } else if said.split_whitespace().count() > SENTENCE && reworded(headline, &said) {
            let name = &snapshot.name;
            let message = both!(
                "another headline in `{name}`: “{said}”",
                "eine andere Überschrift in `{name}`: „{said}“"
            );
            let finding = findings.add(own.span, message);
            finding.severity = Severity::Info;
            finding.advise(Bilingual::new(
                "the same topics in other words; one sentence everywhere is easier to remember",
                "dieselben Themen in anderen Worten; ein Satz überall bleibt leichter hängen",
            ));
        }
    }
}

/// The core topics that a text names in any language.
fn core_topics(subject: &Subject<'_>, text: &Localized<Text>) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    for (_, text) in text.iter() {
        for language in &subject.site.settings.languages {
            found.extend(subject.finder.text(&plain(text), *language).topics);
        }
    }
    let topics = &subject.site.profile.topics;
    found.retain(|topic| topics[*topic].role == TopicRole::Core);
    found
}

fn plain(text: &str) -> String {
    text.replace("==", "")
}

/// Whether a text is the job title that the site has, too, as networks fill it in by themselves:
/// "Inspector at Wegewerk".
fn is_title(site: &Site, said: &str) -> bool {
    let title = said.split([',', '|', '·', '–']).next().unwrap_or(said);
    let title = [" at ", " bei ", " @ "]
        .into_iter()
        .find_map(|at| title.split_once(at))
        .map_or(title, |(title, _)| title);
    let said = content(title);
    let current = site
        .profile
        .items_of(ItemKind::Role)
        .filter(|role| role.period.is_present())
        .map(|role| &role.title);
    std::iter::once(&site.profile.person.job_title)
        .chain(current)
        .flat_map(|title| title.iter())
        .any(|(_, own)| jaccard(&said, &content(own)) >= SAME_WORDING)
}

fn reworded(headline: &Localized<Text>, said: &str) -> bool {
    let apart = |(_, own): (_, &Text)| {
        let own = plain(own).to_lowercase();
        let likeness = strsim::normalized_levenshtein(&own, &said.to_lowercase());
        1.0 - likeness > OTHER_WORDING && jaccard(&content(&own), &content(said)) < SAME_WORDING
    };
    headline.iter().all(apart)
}

#[cfg(test)]
mod tests {
    use crate::testing::check_against;

    use super::RULE;

    const SITE: &str = "[person]\njob_title = \"Accessibility auditor\"\n\
        [positioning]\nheadline = \"I audit web shops for ==accessibility==\"\n\
        [[topic]]\nlabel = \"Accessibility\"\naliases = [\"WCAG\"]\nrole = \"core\"\n";

    #[test]
    fn topics_are_compared_before_words() {
        for (there, expected) in [
            (
                "Web designer with a passion for colour",
                Some(
                    "4:12 the headline in `export.zip` names no core topic: “Web designer with a passion for colour”",
                ),
            ),
            ("I audit web shops for accessibility", None),
            ("Accessibility auditor at Hooli", None),
            ("Accessibility | Audits", None),
            (
                "Accessibility is what 40 teams from Ulm to Graz learned on four rainy days",
                Some(
                    "4:12 another headline in `export.zip`: “Accessibility is what 40 teams from Ulm to Graz learned on four rainy days”",
                ),
            ),
        ] {
            let export = format!("[positioning]\nheadline = \"{there}\"\n");
            let expected: Vec<&str> = expected.into_iter().collect();
            check_against(&RULE, SITE, &export, &expected);
        }
        check_against(
            &RULE,
            SITE,
            "[person]\njob_title = \"Auditor, accessibility\"\n",
            &[],
        );
        check_against(&RULE, SITE, "[person]\nname = \"A B\"\n", &[]);
    }
}
