//! `topic-drift`: so much of the work lies off the declared topics that the topics are wrong.

use crate::check::findings::Findings;
use crate::check::message::count;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::rules::positioning::content_off_topic::content;
use crate::check::subject::Subject;
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    name: "topic-drift",
    group: Group::Positioning,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("topic_drift.en.md"),
        de: include_str!("topic_drift.de.md"),
    },
    check: Check::Site(check),
};

/// More places than these say nothing more.
const SHOWN: usize = 10;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let content = content(subject);
    if !content.drifts() {
        return;
    }
    let language = subject.site.settings.main_language();
    let first = subject.site.profile.topics.first();
    let span = first.map_or(subject.site.profile.span, |topic| topic.span);
    let message = format!(
        "{} of {} of the last five years belong to no topic",
        content.off_topic.len(),
        count(content.all, "item", "items")
    );
    let finding = findings.add(span, message);
    finding.advise(
        "is a topic missing, an alias, or a `topics = […]`? or does some of it belong elsewhere?"
            .to_owned(),
    );
    for item in content.off_topic.iter().take(SHOWN) {
        let title = item.title.get_or_other(language);
        let title = title.map_or(item.id.as_str(), |(title, _)| title.as_str());
        let what = format!("{}: {title}", item.kind.name());
        finding.point(item.span, what);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    const TOPIC: &str =
        "[[topic]]\nlabel.en = \"Audits\"\nlabel.de = \"Prüfungen\"\nrole = \"core\"\n";

    #[test]
    fn a_third_off_topic_is_one_finding() {
        check_profile(
            &RULE,
            &format!(
                "{TOPIC}[[talk]]\ntitle = \"Audits\"\ndate = 2025\n[[talk]]\ntitle = \"Bread\"\ndate = 2025\n[[post]]\ntitle.de = \"Sauerteig\"\ndate = 2025\n"
            ),
            &["1:1 2 of 3 items of the last five years belong to no topic"],
        );
    }

    #[test]
    fn one_stray_is_no_drift() {
        check_profile(
            &RULE,
            &format!(
                "{TOPIC}[[talk]]\ntitle = \"Audits\"\ndate = 2025\n[[talk]]\ntitle = \"Bread\"\ndate = 2025\n"
            ),
            &[],
        );
    }
}
