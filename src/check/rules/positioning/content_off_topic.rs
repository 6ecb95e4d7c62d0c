//! `content-off-topic`: an item that supports no declared topic.

use jiff::ToSpan;

use crate::check::findings::Findings;
use crate::check::message::{kind, named};
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::topics::is_public;
use crate::diagnostic::Severity;
use crate::site::{Employment, Item, ItemKind};
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "content-off-topic",
    group: Group::Positioning,
    severity: Severity::Info,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("content_off_topic.en.md"),
        de: include_str!("content_off_topic.de.md"),
    },
    check: Check::Site(check),
};

/// What was done longer ago may lie off today's topics.
const YEARS_THAT_COUNT: i32 = 5;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let content = content(subject);
    if content.drifts() {
        return;
    }
    let language = subject.site.settings.main_language();
    for item in content.off_topic {
        let title = item.title.get_or_other(language);
        let title = title.map_or(item.id.as_str(), |(title, _)| title.as_str());
        let (kind, title) = (kind(item.kind), named([title]));
        let message = both!(
            [kind, title],
            "the {kind} {title} belongs to no topic",
            "{kind} {title} gehört zu keinem Thema"
        );
        findings.add(item.span, message).advise(
            Bilingual::new(
                "which topic does it show? add `topics = […]`, or another word to a topic's `aliases`",
                "welches Thema zeigt es? `topics = […]` ergänzen oder ein weiteres Wort in die `aliases` eines Themas"
            ),
        );
    }
}

/// Recent items, and those among them that belong to no topic.
pub(super) struct Content<'s> {
    pub(super) off_topic: Vec<&'s Item>,
    pub(super) all: usize,
}

impl Content<'_> {
    /// More than three in ten are no exceptions any more.
    pub(super) fn drifts(&self) -> bool {
        self.off_topic.len() > 1 && self.off_topic.len() * 10 > self.all * 3
    }
}

/// What readers of the last years would judge the person by. Nothing when no topic is declared.
pub(super) fn content<'s>(subject: &Subject<'s>) -> Content<'s> {
    let profile = &subject.site.profile;
    let since = subject.site.today.saturating_sub(YEARS_THAT_COUNT.years());
    let mut content = Content {
        off_topic: Vec::new(),
        all: 0,
    };
    if profile.topics.is_empty() {
        return content;
    }
    for (index, item) in profile.items.iter().enumerate() {
        let judged = matches!(
            item.kind,
            ItemKind::Role | ItemKind::Project | ItemKind::Talk | ItemKind::Post
        );
        let leave = item.employment.map(|set| set.value) == Some(Employment::Leave);
        let recent = item
            .latest(subject.site.today)
            .is_some_and(|day| day >= since);
        if !judged || leave || !item.counts || !recent || !is_public(item) {
            continue;
        }
        content.all += 1;
        if subject.coverage().topics(index).is_empty() {
            content.off_topic.push(item);
        }
    }
    content
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    const ON_TOPIC: &str = r#"[[topic]]
label.en = "Audits"
label.de = "Prüfungen"
role = "core"
[[talk]]
title = "Audits in the rain"
date = 2025
[[talk]]
title.de = "Prüfen bei Regen"
date = 2025
[[project]]
title = "Harbour"
date = 2024
topics = ["audits"]
[[post]]
title = "An auditor's week"
date = 2026
"#;

    #[test]
    fn a_stray_item_is_named() {
        check_profile(
            &RULE,
            &format!("{ON_TOPIC}[[talk]]\ntitle = \"My sourdough journey\"\ndate = 2025\n"),
            &["18:1 the talk `My sourdough journey` belongs to no topic"],
        );
        check_profile(
            &RULE,
            &format!("{ON_TOPIC}[[talk]]\ntitle.de = \"Meine Sauerteigreise\"\ndate = 2025\n"),
            &["18:1 the talk `Meine Sauerteigreise` belongs to no topic"],
        );
    }

    #[test]
    fn old_private_and_other_items_are_left_alone() {
        for item in [
            "[[role]]\ntitle = \"Baker\"\nstart = 2012\nend = 2015",
            "[[role]]\ntitle = \"Parental leave\"\nemployment = \"leave\"\nstart = 2025\nend = 2026",
            "[[talk]]\ntitle = \"Sourdough\"\ndate = 2025\nvisibility = \"private\"",
            "[[volunteering]]\ntitle = \"Fire brigade\"\nstart = 2020\nend = \"present\"",
        ] {
            check_profile(&RULE, &format!("{ON_TOPIC}{item}\n"), &[]);
        }
        check_profile(&RULE, "[[talk]]\ntitle = \"Sourdough\"\ndate = 2025\n", &[]);
    }

    #[test]
    fn many_strays_are_left_to_topic_drift() {
        let stray =
            "[[talk]]\ntitle = \"Bread\"\ndate = 2025\n[[talk]]\ntitle = \"Salt\"\ndate = 2025\n";
        check_profile(&RULE, &format!("{ON_TOPIC}{stray}"), &[]);
    }
}
