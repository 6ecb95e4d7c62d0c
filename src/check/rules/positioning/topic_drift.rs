//! `topic-drift`: so much of the work lies off the declared topics that the topics are wrong.

use crate::check::findings::Findings;
use crate::check::message::{count, kind};
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::rules::positioning::content_off_topic::content;
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::text::bilingual::{Bilingual, both};

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
    let off_topic = content.off_topic.len();
    let all = count(content.all, ["item", "items"], ["Eintrag", "Einträgen"]);
    let message = both!(
        [all],
        "{off_topic} of {all} of the last five years belong to no topic",
        "{off_topic} von {all} der letzten fünf Jahre gehören zu keinem Thema"
    );
    let finding = findings.add(span, message);
    finding.advise(
        Bilingual::new(
            "is a topic missing, an alias, or a `topics = […]`? or does some of it belong elsewhere?",
            "fehlt ein Thema, ein Alias oder ein `topics = […]`? oder gehört manches davon woandershin?"
        ),
    );
    for item in content.off_topic.iter().take(SHOWN) {
        let title = item.title.get_or_other(language);
        let title = title.map_or(item.id.as_str(), |(title, _)| title.as_str());
        let kind = kind(item.kind);
        let what = both!([kind], "{kind}: {title}", "{kind}: {title}");
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
