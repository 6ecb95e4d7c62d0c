//! `evidence-dangling`: evidence that is named but not there, or there but not named.

use std::collections::HashSet;

use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::Reference;
use crate::source::Span;
use crate::text::bilingual::{Bilingual, both};
use crate::text::markdown_links::may_name;
use crate::text::nearest::{did_you_mean, nearest};
use crate::text::url::join;

pub(super) static RULE: Rule = Rule {
    name: "evidence-dangling",
    group: Group::Promise,
    severity: Severity::Error,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("evidence_dangling.en.md"),
        de: include_str!("evidence_dangling.de.md"),
    },
    check: Check::Site(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let profile = &subject.site.profile;
    let mut used: HashSet<&str> = HashSet::new();
    for (id, span) in cited(subject) {
        if profile.evidence(id).is_some() {
            used.insert(id);
            continue;
        }
        let finding = findings.add(
            span,
            both!("there is no evidence `{id}`", "es gibt keinen Beleg `{id}`"),
        );
        let known = profile
            .evidence
            .iter()
            .map(|evidence| evidence.id.value.as_str());
        finding.advise(match nearest(id, known) {
            Some(near) => did_you_mean(near),
            None => both!(
                "add it to `profile.toml`: `[[evidence]]` with `id = \"{id}\"`",
                "in `profile.toml` ergänzen: `[[evidence]]` mit `id = \"{id}\"`"
            ),
        });
    }
    for evidence in &profile.evidence {
        if let Some(file) = &evidence.file
            && !join("", file).is_some_and(|path| subject.site.files.contains_key(&path))
        {
            let finding = findings.add(
                file.span,
                both!("there is no file `{file}`", "es gibt keine Datei `{file}`"),
            );
            let known = subject.site.files.keys().map(String::as_str);
            let known = known.filter(|path| path.starts_with("evidence/"));
            finding.advise(match nearest(file, known) {
                Some(near) => did_you_mean(near),
                None => Bilingual::new(
                    "put it there: paths are below the site folder",
                    "dort ablegen: Pfade beginnen im Ordner der Website",
                ),
            });
        }
        if !used.contains(evidence.id.value.as_str()) {
            let id = &evidence.id;
            let message = both!(
                "nothing cites the evidence `{id}`",
                "nichts nennt den Beleg `{id}`"
            );
            let finding = findings.add(evidence.span, message);
            finding.severity = Severity::Info;
            finding.advise(both!(
                "cite it where it backs a claim, `evidence = [\"{id}\"]` or `[words](evidence:{id})`, or delete it",
                "dort nennen, wo er etwas belegt, `evidence = [\"{id}\"]` oder `[Worte](evidence:{id})`, oder löschen"
            ));
        }
    }
}

/// Every citation: in fields and in links.
fn cited<'s>(subject: &'s Subject<'_>) -> Vec<(&'s str, Span)> {
    let profile = &subject.site.profile;
    let mut lists: Vec<&[Reference]> = vec![&profile.positioning.evidence];
    lists.extend(profile.topics.iter().map(|topic| topic.evidence.as_slice()));
    lists.extend(
        profile
            .messages
            .iter()
            .map(|message| message.evidence.as_slice()),
    );
    lists.extend(profile.claims.iter().map(|claim| claim.evidence.as_slice()));
    lists.extend(profile.skills.iter().map(|skill| skill.evidence.as_slice()));
    lists.extend(
        profile
            .education
            .iter()
            .map(|entry| entry.evidence.as_slice()),
    );
    lists.extend(
        profile
            .credentials
            .iter()
            .map(|entry| entry.evidence.as_slice()),
    );
    for item in &profile.items {
        lists.push(&item.evidence);
        lists.extend(
            item.achievements
                .iter()
                .map(|line| line.evidence.as_slice()),
        );
    }
    let fields = lists
        .into_iter()
        .flatten()
        .map(|id| (id.value.as_str(), id.span));
    let links = subject
        .digests
        .iter()
        .filter(|digest| may_name(digest.outline.text(), &["evidence:"]))
        .flat_map(|digest| digest.links(subject.site))
        .filter_map(|link| Some((link.destination.strip_prefix("evidence:")?, link.span)));
    fields.chain(links).collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    #[test]
    fn a_missing_entry_is_named_with_its_neighbour() {
        check_profile(
            &RULE,
            "[positioning]\nevidence = [\"report-2024\"]\n[[evidence]]\nid = \"report-2025\"\ntitle = \"Report\"\n",
            &[
                "2:13 there is no evidence `report-2024`",
                "3:1 nothing cites the evidence `report-2025`",
            ],
        );
    }

    #[test]
    fn a_link_cites_and_a_file_must_be_there() {
        check_profile(
            &RULE,
            "[[message]]\ntext = \"[40 to 6 minutes](evidence:log), *[see](evidence:lag)*\"\n[[evidence]]\nid = \"log\"\ntitle = \"Log\"\nfile = \"evidence/log.csv\"\n",
            &[
                "2:44 there is no evidence `lag`",
                "6:8 there is no file `evidence/log.csv`",
            ],
        );
    }
}
