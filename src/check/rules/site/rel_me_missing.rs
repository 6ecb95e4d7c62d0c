//! `rel-me-missing`: an account that no page links to with rel="me".

use crate::check::built::Built;
use crate::check::built::page::{Element, HtmlPage};
use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::LinkStatus;
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "rel-me-missing",
    group: Group::Site,
    severity: Severity::Warning,
    may_be_error: false,
    default_on: true,
    docs: Docs {
        en: include_str!("rel_me_missing.en.md"),
        de: include_str!("rel_me_missing.de.md"),
    },
    check: Check::SiteAndBuilt(links_back, check),
};

/// What `check --online` noted: whether the account links back.
fn links_back(subject: &Subject<'_>, findings: &mut Findings) {
    let Some(links) = &subject.site.links else {
        return;
    };
    for account in subject
        .site
        .profile
        .accounts
        .iter()
        .filter(|account| account.reciprocal)
    {
        let Some(link) = links.get(account.url.trim()) else {
            continue;
        };
        if link.status == LinkStatus::Alive && link.links_back == Some(false) {
            let network = &account.network;
            let message = both!(
                "the account on {network} does not link back",
                "das Konto bei {network} verweist nicht zurück"
            );
            findings.add(account.url.span, message).advise(
                Bilingual::new(
                    "add this site to your profile there; where that cannot be, write `reciprocal = false`",
                    "diese Website dort ins Profil eintragen; wo das nicht geht, `reciprocal = false` schreiben"
                ),
            );
        }
    }
}

fn check(built: &Built<'_>, findings: &mut Findings) {
    for account in &built.site.profile.accounts {
        let links: Vec<(&HtmlPage, &Element)> = built
            .pages
            .iter()
            .flat_map(|page| page.elements().map(move |element| (page, element)))
            .filter(|(_, element)| matches!(&*element.name, "a" | "link"))
            .filter(|(_, element)| {
                let href = element.attribute("href").unwrap_or_default();
                same_address(href, &account.url)
            })
            .collect();
        if links.iter().any(|(_, link)| link.has_word("rel", "me")) {
            continue;
        }
        let network = account.network.as_str();
        let (place, message) = match links.first() {
            Some((page, link)) => (
                page.span(link),
                both!(
                    "the link to {network} lacks `rel=\"me\"`",
                    "dem Link zu {network} fehlt `rel=\"me\"`"
                ),
            ),
            None => (
                account.span,
                both!(
                    "no page links to the account on {network}",
                    "keine Seite verweist auf das Konto bei {network}"
                ),
            ),
        };
        findings.add(place, message).advise(
            Bilingual::new(
                "does a template of your own draw the accounts? `<a rel=\"me\" href=\"…\">` proves that they are yours",
                "zeichnet eine eigene Vorlage die Konten? `<a rel=\"me\" href=\"…\">` beweist, dass es Ihre sind"
            ),
        );
    }
}

fn same_address(one: &str, other: &str) -> bool {
    one.trim_end_matches('/') == other.trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use crate::testing::check_built_from;

    use super::RULE;

    const PROFILE: (&str, &str) = (
        "profile.toml",
        "[[account]]\nnetwork = \"Mastodon\"\nurl = \"https://social.example/@jo\"\n[[account]]\nnetwork = \"GitHub\"\nurl = \"https://code.example/jo/\"\n",
    );

    #[test]
    fn links_without_it_and_missing_links() {
        check_built_from(
            &RULE,
            &[PROFILE],
            &[(
                "index.html",
                "<a href=\"https://social.example/@jo\" rel=\"noopener\">M</a>",
            )],
            &[
                "profile.toml:4:1 no page links to the account on GitHub",
                "public/index.html:1:1 the link to Mastodon lacks `rel=\"me\"`",
            ],
        );
    }

    #[test]
    fn one_such_link_is_enough() {
        check_built_from(
            &RULE,
            &[PROFILE],
            &[
                (
                    "index.html",
                    "<link rel=\"me\" href=\"https://social.example/@jo/\"><a rel=\"me noopener\" href=\"https://code.example/jo\">",
                ),
                (
                    "now/index.html",
                    "<a href=\"https://code.example/jo/\">my code</a>",
                ),
            ],
            &[],
        );
    }
}
