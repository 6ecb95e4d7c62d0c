//! `topic-thin`: a core topic with hardly anything behind it, or nothing but learning.

use serde::Deserialize;

use crate::check::findings::Findings;
use crate::check::message::count;
use crate::check::options::options;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::rules::positioning::topic_without_content::is_new;
use crate::check::subject::Subject;
use crate::check::topics::Support;
use crate::diagnostic::Severity;
use crate::site::TopicRole;
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "topic-thin",
    group: Group::Positioning,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("topic_thin.en.md"),
        de: include_str!("topic_thin.de.md"),
    },
    check: Check::Site(check),
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Options {
    min_items: usize,
    grace_days: i64,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            min_items: 2,
            grace_days: 180,
        }
    }
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let options: Options = options(&RULE, subject.site, findings);
    let profile = &subject.site.profile;
    let language = subject.site.settings.main_language();
    for (index, topic) in profile.topics.iter().enumerate() {
        if topic.role != TopicRole::Core
            || topic.aspiring
            || is_new(topic, subject, options.grace_days)
        {
            continue;
        }
        let supports = subject.coverage().of(index, profile);
        let label = topic.label.get_or_other(language);
        let label = label.map_or(topic.id.as_str(), |(label, _)| label.as_str());
        // None at all is `topic-without-content`.
        let message = match supports.len() {
            0 => continue,
            few if few < options.min_items => {
                let entries = count(
                    few,
                    ["entry stands", "entries stand"],
                    ["Eintrag steht", "Einträge stehen"],
                );
                both!(
                    [entries],
                    "only {entries} behind the core topic `{label}`",
                    "nur {entries} hinter dem Kernthema `{label}`"
                )
            }
            _ if !supports.iter().any(Support::is_work) => {
                both!(
                    "the core topic `{label}` was learnt, but nothing shows it at work",
                    "das Kernthema `{label}` ist gelernt, aber nichts zeigt es bei der Arbeit"
                )
            }
            _ => continue,
        };
        let finding = findings.add(topic.span, message);
        finding.advise(
            Bilingual::new(
                "which project, talk or role shows it as well? or make the topic `secondary`",
                "welches Projekt, welcher Vortrag, welche Stelle zeigt es auch? oder das Thema `secondary` machen"
            ),
        );
        for support in supports {
            let (kind, title) = (support.kind(), support.title(language));
            let what = both!([kind], "{kind}: {title}", "{kind}: {title}");
            finding.point(support.span(), what);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    const TOPIC: &str =
        "[[topic]]\nid = \"a\"\nlabel.en = \"Audits\"\nlabel.de = \"Prüfungen\"\nrole = \"core\"\n";

    #[track_caller]
    fn behind(entries: &str, expected: &[&str]) {
        check_profile(&RULE, &format!("{TOPIC}{entries}"), expected);
    }

    #[test]
    fn one_entry_is_thin_and_learning_is_no_work() {
        behind(
            "[[talk]]\ntitle.de = \"Prüfen im Freien\"\ndate = 2025\n",
            &["1:1 only 1 entry stands behind the core topic `Audits`"],
        );
        behind(
            "[[course]]\ntitle = \"Audit I\"\ndate = 2025\n[[credential]]\nname = \"Auditor\"\n",
            &["1:1 the core topic `Audits` was learnt, but nothing shows it at work"],
        );
    }

    #[test]
    fn two_kinds_carry_it_and_new_topics_have_time() {
        behind(
            "[[course]]\ntitle = \"Audit I\"\ndate = 2025\n[[project]]\ntitle.de = \"Prüfung der Stege\"\ndate = 2025\n",
            &[],
        );
        behind("", &[]);
        behind(
            "since = 2026-10-01\n[[talk]]\ntitle = \"Audits\"\ndate = 2026\n",
            &[],
        );
        behind(
            "aspiring = true\n[[talk]]\ntitle = \"Audits\"\ndate = 2026\n",
            &[],
        );
    }
}
