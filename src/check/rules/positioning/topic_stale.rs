//! `topic-stale`: a core topic in which nothing has happened for long.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use crate::check::findings::Findings;
use crate::check::options::options;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::topics::Support;
use crate::diagnostic::Severity;
use crate::site::TopicRole;
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "topic-stale",
    group: Group::Positioning,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("topic_stale.en.md"),
        de: include_str!("topic_stale.de.md"),
    },
    check: Check::Site(check),
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Options {
    max_age_months: i32,
}

impl Default for Options {
    fn default() -> Self {
        Options { max_age_months: 24 }
    }
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let options: Options = options(&RULE, subject.site, findings);
    let profile = &subject.site.profile;
    let today = subject.site.today;
    let language = subject.site.settings.main_language();
    let oldest = today.saturating_sub(options.max_age_months.clamp(0, 1200).months());
    for (index, topic) in profile.topics.iter().enumerate() {
        if topic.role != TopicRole::Core || topic.aspiring {
            continue;
        }
        let supports = subject.coverage().of(index, profile);
        let dated: Option<Vec<(Date, &Support<'_>)>> = supports
            .iter()
            .map(|support| Some((support.last_day(today)?, support)))
            .collect();
        // An entry without a date may be of yesterday.
        let newest = dated.and_then(|dated| dated.into_iter().max_by_key(|(day, _)| *day));
        let Some((day, newest)) = newest else {
            continue;
        };
        if day >= oldest {
            continue;
        }
        let label = topic.label.get_or_other(language);
        let label = label.map_or(topic.id.as_str(), |(label, _)| label.as_str());
        let (month, month_and_year) = (day.strftime("%m/%Y"), day.strftime("%B %Y"));
        let message = both!(
            "nothing new in the core topic `{label}` since {month_and_year}",
            "nichts Neues im Kernthema `{label}` seit {month}"
        );
        let finding = findings.add(topic.span, message);
        let (kind, title) = (newest.kind(), newest.title(language));
        let what = both!(
            [kind],
            "newest: the {kind} `{title}`",
            "zuletzt: {kind} `{title}`"
        );
        finding.point(newest.span(), what);
        finding.advise(
            Bilingual::new(
                "what did you do in it lately? if nothing, make the topic `secondary`; work that goes on has `end = \"present\"`",
                "was geschah darin zuletzt? wenn nichts, das Thema `secondary` machen; was weiterläuft, hat `end = \"present\"`"
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    const TOPIC: &str = "[[topic]]\nlabel.en = \"Virtual reality\"\nlabel.de = \"Virtuelle Welten\"\nrole = \"core\"\n";

    #[track_caller]
    fn newest(entries: &str, expected: &[&str]) {
        check_profile(&RULE, &format!("{TOPIC}{entries}"), expected);
    }

    #[test]
    fn old_work_is_dated() {
        newest(
            "[[talk]]\ntitle.de = \"Virtuelle Welten im Museum\"\ndate = \"2022-05\"\n[[project]]\ntitle = \"Virtual reality\"\nstart = 2019\nend = \"2021-03\"\n",
            &["1:1 nothing new in the core topic `Virtual reality` since May 2022"],
        );
    }

    #[test]
    fn going_on_ahead_undated_and_vague_is_fresh() {
        newest(
            "[[role]]\ntitle = \"Virtual reality lead\"\nstart = 2019\nend = \"present\"\n",
            &[],
        );
        newest(
            "[[talk]]\ntitle = \"Virtual reality\"\ndate = 2027-01-01\n",
            &[],
        );
        newest("[[talk]]\ntitle = \"Virtual reality\"\ndate = 2024\n", &[]);
        newest(
            "[[talk]]\ntitle = \"Virtual reality\"\ndate = 2019\n[[credential]]\nname = \"Virtual reality\"\n",
            &[],
        );
        newest("", &[]);
    }
}
