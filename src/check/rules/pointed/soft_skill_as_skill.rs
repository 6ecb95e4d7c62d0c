//! `soft-skill-as-skill`: a soft skill or an office program listed as a skill, with nothing behind it.

use crate::check::findings::Findings;
use crate::check::lexical::Lexical;
use crate::check::passage::{Passage, Place};
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::wording::{Category, Context, Field, Wording};
use crate::diagnostic::Severity;
use crate::site::{Profile, Reference, Skill, Text};
use crate::text::bilingual::{Bilingual, both};
use crate::text::language::Language;
use crate::text::word::{folded, words};

pub(super) static RULE: Rule = Rule {
    name: "soft-skill-as-skill",
    group: Group::Pointed,
    severity: Severity::Info,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("soft_skill_as_skill.en.md"),
        de: include_str!("soft_skill_as_skill.de.md"),
    },
    check: Check::PassageAndSite(check_text, check),
};

const LEXICAL: Lexical = Lexical {
    category: Category::SoftSkillAsSkill,
    fault: ["nothing shows it", "nichts belegt das"],
};

/// Outside of a profile, a line may be a list of skills.
fn check_text(subject: &Subject<'_>, passage: &Passage<'_>, findings: &mut Findings) {
    if passage.outline.place == Place::Loose {
        LEXICAL.report(Severity::Info, subject, passage, findings);
    }
}

/// Places beyond these say nothing new.
const MOST_RELATED: usize = 5;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let profile = &subject.site.profile;
    let languages = &subject.site.settings.languages;
    let found: Vec<(&Text, Language)> = profile
        .skills
        .iter()
        .filter(|skill| is_told(skill, profile, languages))
        .filter_map(|skill| soft_label(skill, languages))
        .collect();
    let Some(((first, language), more)) = found.split_first() else {
        return;
    };
    let named: Vec<String> = found
        .iter()
        .map(|(label, _)| format!("`{}`", label.value))
        .collect();
    let named = named.join(", ");
    let message = both!("{named}: nothing shows it", "{named}: nichts belegt das");
    let finding = findings.add(first.span, message);
    finding.advise(Category::SoftSkillAsSkill.question(*language).to_owned());
    for (label, _) in more.iter().take(MOST_RELATED) {
        finding.point(label.span, Bilingual::new("this one, too", "auch das"));
    }
}

/// Whether a skill is told as a soft one, so that no other rule need ask what stands behind it.
pub(in crate::check::rules) fn is_told(
    skill: &Skill,
    profile: &Profile,
    languages: &[Language],
) -> bool {
    skill.display
        && !is_backed(skill, profile)
        && soft_label(skill, languages).is_some_and(|(label, _)| !is_trade(label, profile))
}

/// The first label that names a soft skill. One that is written once may be in any language of the
/// site.
fn soft_label<'s>(skill: &'s Skill, languages: &[Language]) -> Option<(&'s Text, Language)> {
    skill.label.iter().find_map(|(own, label)| {
        let mut read = languages
            .iter()
            .copied()
            .filter(|language| own.is_none_or(|own| own == *language));
        read.find(|language| is_soft(label, *language))
            .map(|language| (label, language))
    })
}

fn is_soft(label: &str, language: Language) -> bool {
    let context = Context {
        field: Field::Skill,
        ..Context::default()
    };
    // In capitals, as labels often are, "MS Office" would pass for somebody's name.
    Wording::new(language)
        .find(&label.to_lowercase(), &context)
        .iter()
        .any(|vague| {
            matches!(
                vague.category,
                Category::SoftSkillAsSkill | Category::VagueSelfPraise
            )
        })
}

/// Whether evidence or an entry stands behind a skill.
fn is_backed(skill: &Skill, profile: &Profile) -> bool {
    let id = &skill.id.value;
    let names = |list: &[Reference]| list.iter().any(|reference| reference.value == *id);
    !skill.evidence.is_empty()
        || profile.items.iter().any(|item| names(&item.skills))
        || profile.education.iter().any(|entry| names(&entry.skills))
        || profile.credentials.iter().any(|entry| names(&entry.skills))
}

/// Whether the skill is the person's trade: a mediator's communication.
fn is_trade(label: &str, profile: &Profile) -> bool {
    /// Words with so many letters in common are forms of one word: "mediator", "mediation".
    const COMMON: usize = 5;
    let topics = profile.core_topics().flat_map(|topic| {
        let aliases = topic.aliases.iter().flat_map(|(_, aliases)| aliases);
        topic.label.iter().map(|(_, label)| label).chain(aliases)
    });
    let credentials = profile
        .credentials
        .iter()
        .flat_map(|entry| entry.name.iter().map(|(_, name)| name));
    let trade: Vec<String> = topics
        .chain(credentials)
        .flat_map(|text| stems(text))
        .collect();
    stems(label).iter().any(|stem| {
        let start = stem.get(..COMMON).unwrap_or(stem);
        trade.iter().any(|word| word.starts_with(start))
    })
}

fn stems(text: &str) -> Vec<String> {
    words(text)
        .into_iter()
        .flat_map(|word| word.parts)
        .map(|part| folded(&text[part]))
        .filter(|word| word.len() > 3 && word != "skills")
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    #[test]
    fn soft_skills_are_listed_once() {
        check_profile(
            &RULE,
            "[[skill]]\nlabel = \"Communication\"\n[[skill]]\nlabel = \"MS Office\"\n[[skill]]\nlabel = \"Power Query\"\n",
            &["2:9 `Communication`, `MS Office`: nothing shows it"],
        );
        check_profile(
            &RULE,
            "[[skill]]\nlabel.de = \"Teamfähigkeit\"\n[[skill]]\nlabel.de = \"Moderation von Betriebsratsgesprächen\"\n",
            &["2:12 `Teamfähigkeit`: nothing shows it"],
        );
    }

    #[test]
    fn a_label_without_a_language_may_be_in_either() {
        check_profile(
            &RULE,
            "[[skill]]\nlabel = \"Belastbarkeit\"\n[[skill]]\nlabel = \"Sauerteig\"\n",
            &["2:9 `Belastbarkeit`: nothing shows it"],
        );
    }

    #[test]
    fn backed_skills_and_trades_are_left_alone() {
        check_profile(
            &RULE,
            "[[skill]]\nid = \"coaching\"\nlabel = \"Coaching\"\n[[role]]\ntitle = \"Lead\"\nskills = [\"coaching\"]\n",
            &[],
        );
        check_profile(
            &RULE,
            "[[topic]]\nlabel = \"Crisis communications\"\nrole = \"core\"\n[[skill]]\nlabel = \"Communication\"\n",
            &[],
        );
        check_profile(
            &RULE,
            "[[skill]]\nlabel = \"Leadership\"\ndisplay = false\n",
            &[],
        );
    }
}
