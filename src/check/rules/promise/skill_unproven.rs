//! `skill-unproven`: a skill that no entry uses or mentions.

use crate::check::findings::Findings;
use crate::check::message::and_more;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::rules::pointed::soft_skill_as_skill::is_told;
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::{Localized, Skill, Text, TopicRole, Visibility};
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "skill-unproven",
    group: Group::Promise,
    severity: Severity::Warning,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("skill_unproven.en.md"),
        de: include_str!("skill_unproven.de.md"),
    },
    check: Check::Site(check),
};

/// How many skills a message names.
const MOST_NAMED: usize = 12;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let profile = &subject.site.profile;
    let mut unproven: Vec<&Skill> = Vec::new();
    for (position, skill) in profile.skills.iter().enumerate() {
        let unused = skill.evidence.is_empty() && !is_used(position, skill, subject);
        if unused && !is_told(skill, profile, &subject.site.settings.languages) {
            unproven.push(skill);
        }
    }
    let is_core = |skill: &Skill| {
        let topic = skill.topic.as_ref().and_then(|id| profile.topic(id));
        topic.is_some_and(|topic| topic.role == TopicRole::Core)
    };
    let label = |skill: &Skill| {
        let label = skill
            .label
            .get_or_other(subject.site.settings.main_language());
        label.map_or_else(|| skill.id.value.clone(), |(label, _)| label.value.clone())
    };
    let help = || {
        Bilingual::new(
            "which project used it? tag that one with `skills`, add an alias, name `evidence`, or delete the skill",
            "welches Projekt hat sie gebraucht? dort mit `skills` nennen, einen Alias ergänzen, `evidence` angeben, oder die Fähigkeit streichen",
        )
    };
    let (core, others): (Vec<&Skill>, Vec<&Skill>) =
        unproven.into_iter().partition(|skill| is_core(skill));
    for skill in core {
        let name = label(skill);
        let message = both!(
            "no entry uses or mentions `{name}`, a skill of a core topic",
            "kein Eintrag braucht oder nennt `{name}`, eine Fähigkeit eines Kernthemas"
        );
        let finding = findings.add(skill.span, message);
        finding.severity = Severity::Error;
        finding.advise(help());
    }
    let Some(first) = others.first() else {
        return;
    };
    let named: Vec<String> = others
        .iter()
        .take(MOST_NAMED)
        .map(|skill| format!("`{}`", label(skill)))
        .collect();
    let (named, all) = (named.join(", "), profile.skills.len());
    let mut message = match others.len() {
        1 => both!(
            "no entry uses or mentions the skill {named}",
            "kein Eintrag braucht oder nennt die Fähigkeit {named}"
        ),
        count => both!(
            "no entry uses or mentions {count} of {all} skills: {named}",
            "kein Eintrag braucht oder nennt {count} von {all} Fähigkeiten: {named}"
        ),
    };
    if let more @ 1.. = others.len().saturating_sub(MOST_NAMED) {
        message.push(and_more(more));
    }
    findings.add(first.span, message).advise(help());
}

fn is_used(position: usize, skill: &Skill, subject: &Subject<'_>) -> bool {
    let site = subject.site;
    let profile = &site.profile;
    let main = site.settings.main_language();
    let shown = || {
        let items = profile.items.iter().enumerate();
        items.filter(|(_, item)| item.visibility != Visibility::Private && !item.draft)
    };
    let named = |texts: &[&Localized<Text>]| {
        texts
            .iter()
            .flat_map(|text| text.iter())
            .any(|(language, text)| {
                let found = subject.finder.text(text, language.unwrap_or(main));
                found.skills.contains(&position)
            })
    };
    let tagged =
        |tags: &[crate::site::Reference]| tags.iter().any(|tag| tag.value == skill.id.value);
    shown().any(|(_, item)| tagged(&item.skills))
        || profile.education.iter().any(|entry| {
            tagged(&entry.skills)
                || named(&[&entry.area, &entry.thesis, &entry.summary, &entry.degree])
        })
        || profile
            .credentials
            .iter()
            .any(|entry| tagged(&entry.skills) || named(&[&entry.name]))
        // At last, because all texts have to be searched for it.
        || shown().any(|(index, _)| subject.coverage().skills(index).contains(&position))
}

#[cfg(test)]
mod tests {
    use crate::testing::{check_profile, check_site};

    use super::RULE;

    #[test]
    fn tags_words_and_aliases_prove() {
        check_profile(
            &RULE,
            "[[skill]]\nlabel = \"Kubernetes\"\naliases = [\"K8s\"]\n[[skill]]\nlabel = \"SQL\"\n[[skill]]\nlabel = \"Rust\"\n[[skill]]\nlabel = \"PRINCE2\"\n[[skill]]\nlabel = \"Mediation\"\nevidence = [\"letter\"]\n\
             [[project]]\ntitle = \"Timetable on K8s\"\nskills = [\"sql\"]\n[[role]]\ntitle = \"R\"\nachievements = [\"Rewrote the parser in Rust\"]\n\
             [[credential]]\nname = \"PRINCE2 Foundation\"\n",
            &[],
        );
    }

    #[test]
    fn all_others_are_one_finding() {
        check_site(
            &RULE,
            &[
                (
                    "profile.toml",
                    "[[topic]]\nid = \"forms\"\nlabel = \"Forms\"\nrole = \"core\"\n\
                     [[skill]]\nlabel = \"Go\"\n[[skill]]\nlabel = \"Perl\"\n[[skill]]\nlabel = \"XForms\"\ntopic = \"forms\"\n\
                     [[role]]\ntitle = \"R\"\nsummary = \"We go on\"\n",
                ),
                ("about.md", "I know Perl.\n"),
            ],
            &[
                "profile.toml:5:1 no entry uses or mentions 2 of 3 skills: `Go`, `Perl`",
                "profile.toml:9:1 no entry uses or mentions `XForms`, a skill of a core topic",
            ],
        );
    }
}
