//! `skills-overload`: so many skills that none stands out.

use serde::Deserialize;

use crate::check::findings::Findings;
use crate::check::options::options;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::{Localized, Skill, Text};
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "skills-overload",
    group: Group::Pointed,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("skills_overload.en.md"),
        de: include_str!("skills_overload.de.md"),
    },
    check: Check::Site(check),
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Options {
    most: usize,
    most_in_group: usize,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            most: 30,
            most_in_group: 12,
        }
    }
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let options: Options = options(&RULE, subject.site, findings);
    let skills = &subject.site.profile.skills;
    let shown: Vec<&Skill> = skills.iter().filter(|skill| skill.display).collect();
    let cure = || {
        Bilingual::new(
            "which of them are you hired for? keep the others with `display = false`",
            "wofür werden Sie geholt? die anderen bleiben mit `display = false` stehen",
        )
    };
    if shown.len() > options.most {
        let (all, most) = (shown.len(), options.most);
        let message = both!(
            "{all} skills are listed; readers take in a handful, {most} are plenty",
            "{all} Fähigkeiten sind aufgezählt; aufgenommen wird eine Handvoll, {most} sind reichlich"
        );
        let finding = findings.add(shown[0].span, message);
        finding.advise(cure());
        return;
    }
    let mut told: Vec<&Localized<Text>> = Vec::new();
    for skill in shown.iter().filter(|skill| !skill.group.is_empty()) {
        if told.iter().any(|group| same(group, &skill.group)) {
            continue;
        }
        let members = shown
            .iter()
            .filter(|other| same(&other.group, &skill.group));
        let count = members.count();
        if count > options.most_in_group {
            let name = skill
                .group
                .iter()
                .next()
                .map_or("", |(_, name)| name.as_str());
            let message = both!(
                "{count} skills stand in the group `{name}`",
                "{count} Fähigkeiten stehen in der Gruppe `{name}`"
            );
            findings.add(skill.span, message).advise(cure());
        }
        told.push(&skill.group);
    }
}

/// Whether two groups have a name in common.
fn same(one: &Localized<Text>, other: &Localized<Text>) -> bool {
    one.iter().any(|(language, name)| {
        other
            .iter()
            .any(|(l, n)| l == language && n.value == name.value)
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    fn skills(number: usize, rest: &str) -> String {
        (0..number)
            .map(|n| format!("[[skill]]\nlabel = \"S{n}\"\n{rest}\n"))
            .collect()
    }

    #[test]
    fn too_many_in_all_or_in_a_group() {
        check_profile(
            &RULE,
            &skills(31, ""),
            &["1:1 31 skills are listed; readers take in a handful, 30 are plenty"],
        );
        check_profile(
            &RULE,
            &skills(13, "group = \"Tools\""),
            &["1:1 13 skills stand in the group `Tools`"],
        );
    }

    #[test]
    fn some_and_those_for_machines_are_left_alone() {
        check_profile(&RULE, &skills(30, ""), &[]);
        check_profile(&RULE, &skills(12, "group = \"Tools\""), &[]);
        check_profile(&RULE, &skills(70, "display = false"), &[]);
    }
}
