//! `language-level-conflict`: a text and a `[[language]]` entry state different levels.

use crate::check::findings::Findings;
use crate::check::passage::{Passage, Place};
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::check::subject::bears_claims;
use crate::diagnostic::Severity;
use crate::site::{Choice as _, LanguageLevel};
use crate::text::bilingual::{Bilingual, both};
use crate::text::claim::levels;
use crate::text::language::Language;

pub(super) static RULE: Rule = Rule {
    name: "language-level-conflict",
    group: Group::Promise,
    severity: Severity::Error,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("language_level_conflict.en.md"),
        de: include_str!("language_level_conflict.de.md"),
    },
    check: Check::Passage(check),
};

fn check(subject: &Subject<'_>, passage: &Passage<'_>, findings: &mut Findings) {
    let site = subject.site;
    let declared = &site.profile.languages;
    let outline = &passage.outline;
    let speaks = bears_claims(outline.place) && outline.item.is_none();
    if declared.is_empty() || !(speaks || outline.place == Place::Skill) {
        return;
    }
    for unit in passage.units() {
        for claim in levels(unit, outline.language) {
            let entry = declared
                .iter()
                .find(|entry| primary(&entry.tag) == claim.tag);
            let Some((entry, level)) = entry.and_then(|entry| Some((entry, entry.level?))) else {
                continue;
            };
            let rank = rank(level.value);
            if (claim.levels.0..=claim.levels.1).contains(&rank) {
                continue;
            }
            let span = passage.span(&site.sources, unit, claim.range.clone());
            let (said, tag, listed) = (range(claim.levels), &entry.tag, level.value.name());
            let message = both!(
                [said],
                "the text says {said}; the [[language]] entry `{tag}` says {listed}",
                "der Text sagt {said}; der Eintrag [[language]] `{tag}` sagt {listed}"
            );
            let finding = findings.add(span, message);
            finding.advise(
                match outline.language {
                    Language::En => "which of the two is right?",
                    Language::De => "was von beidem stimmt?",
                }
                .to_owned(),
            );
            finding.point(level.span, Bilingual::new("the entry", "der Eintrag"));
        }
    }
}

/// `nb` of `nb-NO`; the Norwegian ones are one.
fn primary(tag: &str) -> String {
    let tag = tag.split('-').next().unwrap_or_default().to_lowercase();
    match tag.as_str() {
        "no" | "nn" => "nb".to_owned(),
        _ => tag,
    }
}

fn rank(level: LanguageLevel) -> u8 {
    let position = LanguageLevel::CHOICES
        .iter()
        .position(|(_, known)| *known == level);
    u8::try_from(position.unwrap_or_default()).unwrap_or_default()
}

fn range((lowest, highest): (u8, u8)) -> Bilingual {
    let name = |rank: u8| LanguageLevel::CHOICES[usize::from(rank)].0;
    let (first, last) = (name(lowest), name(highest));
    match lowest == highest {
        true => first.into(),
        false => both!("{first} to {last}", "{first} bis {last}"),
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{check_profile, check_site};

    use super::RULE;

    const LANGUAGES: &str = "[[language]]\ntag = \"fr\"\nlevel = \"A2\"\n[[language]]\ntag = \"de\"\nlevel = \"native\"\n";

    #[test]
    fn text_and_entry_agree() {
        check_site(
            &RULE,
            &[
                ("profile.toml", LANGUAGES),
                (
                    "about.md",
                    "I am fluent in French and a native German speaker.\n",
                ),
                (
                    "about.de.md",
                    "Ich spreche fließend Deutsch und fließend Französisch.\n",
                ),
            ],
            &[
                "about.de.md:1:34 the text says C1 to native; the [[language]] entry `fr` says A2",
                "about.md:1:6 the text says C1 to native; the [[language]] entry `fr` says A2",
            ],
        );
    }

    #[test]
    fn other_words_and_languages_are_left_alone() {
        check_profile(
            &RULE,
            &format!(
                "{LANGUAGES}[positioning]\nheadline.en = \"Basic French, fluent Spanish, a fluent interface\"\nheadline.de = \"Grundkenntnisse in Französisch\"\n"
            ),
            &[],
        );
        check_profile(
            &RULE,
            &format!("{LANGUAGES}[[skill]]\nlabel = \"French (C1)\"\n"),
            &["8:10 the text says C1; the [[language]] entry `fr` says A2"],
        );
    }
}
