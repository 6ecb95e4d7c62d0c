//! `topic-order-mismatch`: what the person says first is not what the person does most.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::check::findings::Findings;
use crate::check::message::named;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::topics::is_public;
use crate::diagnostic::Severity;
use crate::site::{Item, ItemKind, Topic, TopicRole};
use crate::text::bilingual::{Bilingual, both};
use crate::text::date::months_covered;

pub(super) static RULE: Rule = Rule {
    name: "topic-order-mismatch",
    group: Group::Positioning,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("topic_order_mismatch.en.md"),
        de: include_str!("topic_order_mismatch.de.md"),
    },
    check: Check::Site(check),
};

/// What was done longer ago does not weigh.
const YEARS: i32 = 5;

/// Below this there is too little to compare: two years of a role, or two projects.
const ENOUGH: f64 = 2.0;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let profile = &subject.site.profile;
    let weights: Vec<(&Topic, f64)> = profile
        .topics
        .iter()
        .enumerate()
        .filter(|(_, topic)| topic.role == TopicRole::Core)
        .map(|(index, topic)| (topic, weight(subject, index)))
        .collect();
    let Some((first, said)) = weights.first() else {
        return;
    };
    let heaviest = weights
        .iter()
        .copied()
        .reduce(|best, other| if other.1 > best.1 { other } else { best });
    let Some((heaviest, done)) = heaviest.filter(|(_, done)| *done >= ENOUGH) else {
        return;
    };
    if said * 2.0 >= done {
        return;
    }
    let language = subject.site.settings.main_language();
    let label = |topic: &Topic| {
        let label = topic.label.get_or_other(language);
        let label = label.map_or(topic.id.as_str(), |(label, _)| label.as_str());
        named([label])
    };
    let (said, done) = (label(first), label(heaviest));
    let message = both!(
        [said, done],
        "you say {said} first, but do more of {done}",
        "zuerst genannt ist {said}, mehr Arbeit steckt in {done}"
    );
    let finding = findings.add(first.span, message);
    if first.aspiring {
        finding.severity = Severity::Info;
    }
    let table: Vec<String> = weights
        .iter()
        .map(|(topic, weight)| format!("{} {weight:.1}", label(topic)))
        .collect();
    let table = table.join(", ");
    finding.advise(both!(
        "weight of the last {YEARS} years: {table} (a year of a role or a project is 1, a talk, a text half)",
        "Gewicht der letzten {YEARS} Jahre: {table} (ein Jahr Stelle oder Projekt zählt 1, ein Vortrag oder Text die Hälfte)"
    ));
    finding.advise(both!(
        [said, done],
        "put {done} first, show more of {said}, or mark where you are heading with `aspiring = true`",
        "{done} nach vorn stellen, mehr von {said} zeigen, oder mit `aspiring = true` sagen, wohin es geht"
    ));
    finding.point(
        heaviest.span,
        Bilingual::new("the heaviest topic", "das gewichtigste Thema"),
    );
}

fn weight(subject: &Subject<'_>, topic: usize) -> f64 {
    let today = subject.site.today;
    let from = today.saturating_sub(YEARS.years());
    let items = subject.site.profile.items.iter().enumerate();
    items
        .filter(|(index, item)| {
            is_public(item) && subject.coverage().topics(*index).contains(&topic)
        })
        .map(|(_, item)| item_weight(item, from, today))
        .sum()
}

fn item_weight(item: &Item, from: Date, today: Date) -> f64 {
    let (Some(first), Some(last)) = (item.period.first_day(), item.period.last_day(today)) else {
        return 0.0;
    };
    if last < from || first > today {
        return 0.0;
    }
    match item.kind {
        ItemKind::Role => f64::from(months_covered(&[(first.max(from), last.min(today))])) / 12.0,
        ItemKind::Project => 1.0,
        ItemKind::Talk | ItemKind::Post | ItemKind::Publication => 0.5,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use crate::check;
    use crate::testing::{check_profile, site};

    use super::RULE;

    const TOPICS: &str = "[[topic]]\nid = \"s\"\nlabel.en = \"Pricing strategy\"\nlabel.de = \"Preisstrategie\"\nrole = \"core\"\n[[topic]]\nid = \"e\"\nlabel.en = \"Excel training\"\nlabel.de = \"Excel-Schulung\"\nrole = \"core\"\n";

    const WORK: &str = "[[role]]\ntitle.de = \"Schulungen zu Excel\"\nstart = 2022\nend = \"present\"\n[[project]]\ntitle = \"Excel training at Ulm\"\ndate = 2024\n[[talk]]\ntitle = \"A strategy of pricing\"\ndate = 2025\n";

    #[test]
    fn the_order_follows_the_work() {
        check_profile(
            &RULE,
            &format!("{TOPICS}{WORK}"),
            &["1:1 you say `Pricing strategy` first, but do more of `Excel training`"],
        );
        let (site, _) = site(&[("profile.toml", &format!("{TOPICS}{WORK}"))]);
        let found = check::ask_one(&site, &RULE);
        assert_eq!(
            found[0].help[0].to_string(),
            "weight of the last 5 years: `Pricing strategy` 0.5, `Excel training` 5.9 (a year of a role or a project is 1, a talk, a text half)"
        );
    }

    #[test]
    fn little_or_balanced_work_says_nothing() {
        check_profile(
            &RULE,
            &format!("{TOPICS}[[project]]\ntitle = \"Excel training\"\ndate = 2024\n"),
            &[],
        );
        check_profile(
            &RULE,
            &format!(
                "{TOPICS}[[project]]\ntitle.de = \"Preisstrategien\"\ndate = 2024\n[[project]]\ntitle = \"Excel training\"\ndate = 2024\n[[project]]\ntitle = \"Training Excel\"\ndate = 2023\n"
            ),
            &[],
        );
        check_profile(
            &RULE,
            &format!("{TOPICS}[[role]]\ntitle = \"Excel training\"\nstart = 2001\nend = 2015\n"),
            &[],
        );
    }

    #[test]
    fn a_change_on_purpose_is_only_noted() {
        let topics = TOPICS.replacen("role = \"core\"", "role = \"core\"\naspiring = true", 1);
        let (site, _) = site(&[("profile.toml", &format!("{topics}{WORK}"))]);
        let found = check::ask_one(&site, &RULE);
        assert_eq!(found[0].severity.name(), "info");
    }
}
