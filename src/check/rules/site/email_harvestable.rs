//! `email-harvestable`: an e-mail address that robots can read.

use crate::check::built::Built;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::diagnostic::Severity;
use crate::site::EmailProtection;
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "email-harvestable",
    group: Group::Site,
    severity: Severity::Info,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("email_harvestable.en.md"),
        de: include_str!("email_harvestable.de.md"),
    },
    check: Check::Built(check),
};

fn check(built: &Built<'_>, findings: &mut Findings) {
    let site = built.site;
    // Who writes `email = "plain"` has decided.
    let asked = site.settings.email == EmailProtection::Entities;
    let Some(email) = site.profile.contact.email.as_ref().filter(|_| asked) else {
        return;
    };
    let address = email.trim().to_ascii_lowercase();
    for page in &built.pages {
        let text = site.sources.get(page.source).text.to_ascii_lowercase();
        let Some(at) = text.find(&address).filter(|_| !address.is_empty()) else {
            continue;
        };
        let place = built.span(&page.path, at..at + address.len());
        let finding = findings.add(
            place,
            both!(
                "programs can read `{address}` here",
                "Programme können `{address}` hier lesen"
            ),
        );
        finding.advise(
            Bilingual::new(
                "what writes it? as in `[contact]`, letter for letter, it is protected; with `email = \"plain\"` nobody asks",
                "was schreibt sie? Buchstabe für Buchstabe wie in `[contact]` wird sie geschützt; mit `email = \"plain\"` fragt niemand danach"
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_built_from;

    use super::RULE;

    #[test]
    fn who_wants_it_plain_is_not_asked() {
        let settings =
            "base_url = \"https://jo.example/\"\nlanguages = [\"en\"]\nemail = \"plain\"\n";
        check_built_from(
            &RULE,
            &[
                ("pointed.toml", settings),
                ("profile.toml", "[contact]\nemail = \"jo@jo.example\"\n"),
            ],
            &[("a.html", "jo@jo.example")],
            &[],
        );
    }

    #[test]
    fn clear_text_is_found_and_entities_are_not() {
        let profile = ("profile.toml", "[contact]\nemail = \"jo@jo.example\"\n");
        check_built_from(
            &RULE,
            &[profile],
            &[
                ("a.html", "<a href=\"mailto:Jo@jo.example\">Mail</a>"),
                (
                    "b.html",
                    "<a href=\"mailto:jo&#64;jo.example\">jo&#64;jo.example</a> other@jo.example",
                ),
            ],
            &["public/a.html:1:17 programs can read `jo@jo.example` here"],
        );
    }
}
