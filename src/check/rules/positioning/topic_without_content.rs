//! `topic-without-content`: a declared topic that nothing in the profile stands behind.

use jiff::ToSpan;
use serde::Deserialize;

use crate::check::findings::Findings;
use crate::check::options::options;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::topics::Coverage;
use crate::diagnostic::Severity;
use crate::site::{Topic, TopicRole};
use crate::text::bilingual::both;

pub(super) static RULE: Rule = Rule {
    name: "topic-without-content",
    group: Group::Positioning,
    severity: Severity::Warning,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("topic_without_content.en.md"),
        de: include_str!("topic_without_content.de.md"),
    },
    check: Check::Site(check),
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Options {
    grace_days: i64,
}

impl Default for Options {
    fn default() -> Self {
        // Half a year: long enough for a first talk or project.
        Options { grace_days: 180 }
    }
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let options: Options = options(&RULE, subject.site, findings);
    let profile = &subject.site.profile;
    let tagged = Coverage::of_tags(profile);
    for (index, topic) in profile.topics.iter().enumerate() {
        // Where tags tell, as on most sites, a build need not search all texts.
        let is_covered = !tagged.of(index, profile).is_empty()
            || !subject.coverage().of(index, profile).is_empty();
        if is_covered {
            continue;
        }
        let label = topic
            .label
            .get_or_other(subject.site.settings.main_language());
        let label = label.map_or(topic.id.as_str(), |(label, _)| label.as_str());
        let message = both!(
            "nothing stands behind the topic `{label}`",
            "hinter dem Thema `{label}` steht nichts"
        );
        let finding = findings.add(topic.span, message);
        finding.severity = match topic.role {
            _ if is_new(topic, subject, options.grace_days) || topic.aspiring => Severity::Info,
            TopicRole::Core => Severity::Error,
            TopicRole::Secondary => Severity::Warning,
        };
        let id = topic.id.as_str();
        finding.advise(both!(
            "which project, talk or role shows it? add it with `topics = [\"{id}\"]`, or drop the topic",
            "welches Projekt, welcher Vortrag, welche Stelle zeigt es? mit `topics = [\"{id}\"]` ergänzen, oder das Thema streichen"
        ));
    }
}

/// A topic that was taken up lately may still lack its first work.
pub(super) fn is_new(topic: &Topic, subject: &Subject<'_>, grace_days: i64) -> bool {
    let Some(since) = topic.since else {
        return false;
    };
    let grace = grace_days.clamp(0, 36_500).days();
    since.value.last().saturating_add(grace) >= subject.site.today
}

#[cfg(test)]
mod tests {
    use crate::testing::{check_profile, check_site};

    use super::RULE;

    #[test]
    fn tags_words_skills_and_credentials_stand_behind_a_topic() {
        check_profile(
            &RULE,
            r#"[[topic]]
label.en = "Circular economy"
label.de = "Kreislaufwirtschaft"
role = "core"
[[topic]]
label = "Formulare"
[[topic]]
label = "Permits"
[[topic]]
label = "Audits"
[[topic]]
label.de = "Vergaberecht"
[[topic]]
label = "Songs"
[[project]]
title = "Building permits in Ulm"
date = 2024
topics = ["formulare"]
[[credential]]
name = "Certified auditor"
[[talk]]
title.de = "Vergaberechtliche Irrtümer"
date = 2025
[[talk]]
title = "Songs of the sea"
date = 2025
visibility = "private"
"#,
            &[
                "1:1 nothing stands behind the topic `Circular economy`",
                "13:1 nothing stands behind the topic `Songs`",
            ],
        );
    }

    #[test]
    fn pages_of_items_count_and_new_topics_have_time() {
        check_site(
            &RULE,
            &[
                (
                    "profile.toml",
                    "[[topic]]\nlabel.de = \"Barrierefreiheit\"\nrole = \"core\"\n",
                ),
                (
                    "content/posts/a.de.md",
                    "# Titel\n\nDrei barrierefreie Formulare.\n",
                ),
            ],
            &[],
        );
        let (site, _) = crate::testing::site(&[(
            "profile.toml",
            "[[topic]]\nlabel = \"A topic\"\nrole = \"core\"\nsince = \"2026-09\"\n[[topic]]\nlabel = \"Another\"\nrole = \"core\"\nsince = 2019\n",
        )]);
        let found = crate::check::ask_one(&site, &RULE);
        let weights: Vec<&str> = found.iter().map(|f| f.severity.name()).collect();
        assert_eq!(weights, ["info", "error"]);
    }
}
