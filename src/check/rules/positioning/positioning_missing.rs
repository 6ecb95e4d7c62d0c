//! `positioning-missing`: nothing says for whom, for which need, with what offer and outcome.

use serde::Deserialize;

use crate::check::findings::Findings;
use crate::check::message::named;
use crate::check::options::options;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "positioning-missing",
    group: Group::Positioning,
    severity: Severity::Error,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("positioning_missing.en.md"),
        de: include_str!("positioning_missing.de.md"),
    },
    check: Check::Site(check),
};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Options {
    #[serde(default)]
    stage: Stage,
}

/// How much a person can say already.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Stage {
    #[default]
    Established,
    /// Students and beginners: an audience and an offer are enough.
    Starting,
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let options: Options = options(&RULE, subject.site, findings);
    let positioning = &subject.site.profile.positioning;
    let slots = [
        (
            &positioning.audience,
            "audience",
            Bilingual::new("for whom", "für wen"),
            true,
        ),
        (
            &positioning.need,
            "need",
            Bilingual::new("which need", "welcher Bedarf"),
            false,
        ),
        (
            &positioning.offer,
            "offer",
            Bilingual::new("what you are for them", "was dafür geboten wird"),
            true,
        ),
        (
            &positioning.outcome,
            "outcome",
            Bilingual::new("what is different afterwards", "was danach anders ist"),
            false,
        ),
    ];
    let missing: Vec<(&str, Bilingual)> = slots
        .into_iter()
        .filter(|(text, _, _, at_start)| {
            let asked = *at_start || options.stage == Stage::Established;
            asked && text.iter().all(|(_, text)| text.trim().is_empty())
        })
        .map(|(_, name, question, _)| (name, question))
        .collect();
    if missing.is_empty() {
        return;
    }
    let names = named(missing.iter().map(|(name, _)| *name));
    let span = positioning.span.unwrap_or(subject.site.profile.span);
    let message = both!(
        [names],
        "the positioning lacks {names}",
        "der Positionierung fehlt {names}"
    );
    let finding = findings.add(span, message);
    let table = match positioning.span {
        Some(_) => Bilingual::new("answer in one phrase each", "in je einer Wendung antworten"),
        None => Bilingual::new(
            "add a `[positioning]` table to `profile.toml` that answers",
            "in `profile.toml` eine Tabelle `[positioning]` ergänzen, die antwortet",
        ),
    };
    finding.advise(Bilingual::of(|language| {
        let questions: Vec<&str> = (missing.iter())
            .map(|(_, question)| question.get(language))
            .collect();
        format!("{}: {}?", table.get(language), questions.join("? "))
    }));
}

#[cfg(test)]
mod tests {
    use crate::testing::{SETTINGS, check_profile, check_site};

    use super::RULE;

    #[test]
    fn empty_slots_are_named() {
        check_profile(
            &RULE,
            "[positioning]\nheadline = \"Forms\"\naudience = \"towns\"\nneed = \" \"\n",
            &["1:1 the positioning lacks `need`, `offer` and `outcome`"],
        );
        check_profile(
            &RULE,
            "[person]\nname = \"Jo\"\n",
            &["1:1 the positioning lacks `audience`, `need`, `offer` and `outcome`"],
        );
        check_profile(
            &RULE,
            "[positioning]\naudience.de = \"Städte\"\nneed = \"a\"\noffer = \"b\"\noutcome = \"c\"\n",
            &[],
        );
    }

    #[test]
    fn a_beginner_is_asked_less_and_wrong_options_are_found() {
        let profile = "[positioning]\naudience = \"towns\"\noffer = \"b\"\n";
        let settings =
            format!("{SETTINGS}[check.rules.positioning-missing]\nstage = \"starting\"\n");
        check_site(
            &RULE,
            &[("profile.toml", profile), ("pointed.toml", &settings)],
            &[],
        );
        let settings = format!("{SETTINGS}[check.rules.positioning-missing]\nstadium = \"x\"\n");
        check_site(
            &RULE,
            &[("profile.toml", profile), ("pointed.toml", &settings)],
            &[
                "pointed.toml:3:1 the options of `positioning-missing` cannot be read: unknown field `stadium`, expected `stage`",
                "profile.toml:1:1 the positioning lacks `need` and `outcome`",
            ],
        );
    }
}
