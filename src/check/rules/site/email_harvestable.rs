//! `email-harvestable`: an e-mail address that robots can read.

use crate::check::built::Built;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    name: "email-harvestable",
    group: Group::Site,
    severity: Severity::Info,
    may_be_error: false,
    default_on: false,
    docs: Docs {
        en: include_str!("email_harvestable.en.md"),
        de: include_str!("email_harvestable.de.md"),
    },
    check: Check::Built(check),
};

fn check(built: &Built<'_>, findings: &mut Findings) {
    let Some(email) = &built.site.profile.contact.email else {
        return;
    };
    for page in &built.pages {
        let text = &built.site.sources.get(page.source).text;
        let shown = email.trim();
        if let Some(at) = text.find(shown) {
            let place = built.span(&page.path, at..at + shown.len());
            let finding = findings.add(place, format!("programs can read `{shown}` here"));
            finding.help.push(
                "is it worth the unwanted mail? entities (`&#64;`) keep it a link".to_owned(),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_built_from;

    use super::RULE;

    #[test]
    fn clear_text_is_found_and_entities_are_not() {
        let profile = ("profile.toml", "[contact]\nemail = \"jo@jo.example\"\n");
        check_built_from(
            &RULE,
            &[profile],
            &[
                ("a.html", "<a href=\"mailto:jo@jo.example\">Mail</a>"),
                (
                    "b.html",
                    "<a href=\"mailto:jo&#64;jo.example\">jo&#64;jo.example</a> other@jo.example",
                ),
            ],
            &["public/a.html:1:17 programs can read `jo@jo.example` here"],
        );
    }
}
