//! `headline-missing`: no headline in a language of the site.

use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::text::bilingual::Bilingual;
use crate::text::language::Language;

pub(super) static RULE: Rule = Rule {
    name: "headline-missing",
    group: Group::Pointed,
    severity: Severity::Error,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("headline_missing.en.md"),
        de: include_str!("headline_missing.de.md"),
    },
    check: Check::Site(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let site = subject.site;
    let positioning = &site.profile.positioning;
    for &language in &site.settings.languages {
        let headline = positioning.headline.get(language);
        if headline.is_some_and(|headline| !headline.trim().is_empty()) {
            continue;
        }
        let place = positioning.span;
        let message = match (site.settings.languages.len(), language) {
            (1, _) => Bilingual::new("there is no headline", "es gibt keine Überschrift"),
            (_, Language::En) => Bilingual::new(
                "there is no English headline",
                "es gibt keine englische Überschrift",
            ),
            (_, Language::De) => Bilingual::new(
                "there is no German headline",
                "es gibt keine deutsche Überschrift",
            ),
        };
        let finding = findings.add(place.unwrap_or(site.profile.span), message);
        finding.advise(
            match language {
                Language::En => {
                    "say it in `headline` of `[positioning]`: what do you do, for whom, with which result?"
                }
                Language::De => {
                    "in `headline` unter `[positioning]`: Was tun Sie, für wen, mit welchem Ergebnis?"
                }
            }
            .to_owned(),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{check_profile, check_site};

    use super::RULE;

    #[test]
    fn every_language_of_the_site_has_one() {
        check_profile(
            &RULE,
            "[positioning]\nheadline.en = \"Forms\"\nheadline.de = \" \"\n",
            &["1:1 there is no German headline"],
        );
        check_profile(
            &RULE,
            "[person]\nname = \"Jo\"\n",
            &[
                "1:1 there is no English headline",
                "1:1 there is no German headline",
            ],
        );
        check_profile(&RULE, "[positioning]\nheadline = \"Forms\"\n", &[]);
    }

    #[test]
    fn a_site_in_one_language_is_not_asked_for_the_other() {
        let settings = "base_url = \"https://jo.example/\"\nlanguages = [\"de\"]\n";
        let german = "[positioning]\nheadline.de = \"Formulare\"\n";
        check_site(
            &RULE,
            &[("pointed.toml", settings), ("profile.toml", german)],
            &[],
        );
        check_site(
            &RULE,
            &[
                ("pointed.toml", settings),
                ("profile.toml", "[positioning]\n"),
            ],
            &["profile.toml:1:1 there is no headline"],
        );
    }
}
