//! `handle-inconsistent`: an account's name and its address do not belong together.

use crate::check::findings::Findings;
use crate::check::message::listed;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::Account;
use crate::text::bilingual::{Bilingual, both};
use crate::text::url::{host, scheme};

pub(super) static RULE: Rule = Rule {
    name: "handle-inconsistent",
    group: Group::Promise,
    severity: Severity::Warning,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("handle_inconsistent.en.md"),
        de: include_str!("handle_inconsistent.de.md"),
    },
    check: Check::Site(check),
};

/// How a network forms the addresses of its members.
struct Network {
    /// Its name, lower case, letters and digits only.
    name: &'static str,
    /// Its hosts; none when everybody can run one.
    hosts: &'static [&'static str],
    /// The parts of a path before the handle.
    prefix: &'static [&'static str],
    /// Handles are chosen, so that they can be the same everywhere.
    chosen: bool,
}

const fn network(
    name: &'static str,
    hosts: &'static [&'static str],
    prefix: &'static [&'static str],
    chosen: bool,
) -> Network {
    Network {
        name,
        hosts,
        prefix,
        chosen,
    }
}

const NETWORKS: &[Network] = &[
    network("behance", &["behance.net"], &[], true),
    network("bluesky", &["bsky.app"], &["profile"], false),
    network("codeberg", &["codeberg.org"], &[], true),
    network("devto", &["dev.to"], &[], true),
    network("dribbble", &["dribbble.com"], &[], true),
    network("facebook", &["facebook.com"], &[], true),
    network("github", &["github.com"], &[], true),
    network("gitlab", &["gitlab.com"], &[], true),
    network("instagram", &["instagram.com"], &[], true),
    network("keybase", &["keybase.io"], &[], true),
    network("linkedin", &["linkedin.com"], &["in"], true),
    network("mastodon", &[], &[], true),
    network("medium", &["medium.com"], &[], true),
    network("orcid", &["orcid.org"], &[], false),
    network("researchgate", &["researchgate.net"], &["profile"], false),
    network("speakerdeck", &["speakerdeck.com"], &[], true),
    network("threads", &["threads.net", "threads.com"], &[], true),
    network("twitter", &["twitter.com", "x.com"], &[], true),
    network("x", &["x.com", "twitter.com"], &[], true),
    network("xing", &["xing.com"], &["profile"], false),
    network("youtube", &["youtube.com"], &[], true),
];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let mut handles: Vec<(String, &Account)> = Vec::new();
    for account in &subject.site.profile.accounts {
        if scheme(&account.url).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http")) {
            let finding = findings.add(
                account.url.span,
                Bilingual::new(
                    "the address is not encrypted",
                    "die Adresse ist nicht verschlüsselt",
                ),
            );
            finding.severity = Severity::Info;
            finding.advise(Bilingual::new(
                "write `https://`, if the network has it",
                "`https://` schreiben, wenn das Netzwerk es anbietet",
            ));
        }
        let name: String = account
            .network
            .to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect();
        let Some(network) = NETWORKS.iter().find(|network| network.name == name) else {
            continue;
        };
        if let Some(handle) = one(account, network, findings)
            && network.chosen
        {
            handles.push((handle.to_lowercase(), account));
        }
    }
    let Some((first, first_account)) = handles.first() else {
        return;
    };
    let told = |handle: &str, account: &Account| {
        let network = &account.network;
        both!("`{handle}` on {network}", "`{handle}` bei {network}")
    };
    let others: Vec<Bilingual> = handles
        .iter()
        .filter(|(handle, _)| handle != first)
        .map(|(handle, account)| told(handle, account))
        .collect();
    if !others.is_empty() {
        let (known, others) = (told(first, first_account), listed(&others));
        let message = both!(
            [known, others],
            "several handles: {known}, {others}",
            "mehrere Kontonamen: {known}, {others}"
        );
        let finding = findings.add(first_account.span, message);
        finding.severity = Severity::Info;
        finding.advise(Bilingual::new(
            "readers who know one name look for it elsewhere, too: can it be one?",
            "wer einen Namen kennt, sucht ihn auch anderswo: geht es mit einem?",
        ));
    }
}

/// Checks one account, and gives the handle of its address.
fn one<'a>(account: &'a Account, network: &Network, findings: &mut Findings) -> Option<&'a str> {
    let url = account.url.as_str();
    let known = network.hosts.is_empty()
        || host(url).is_none_or(|host| {
            let own = |known: &&str| host == **known || host.ends_with(&format!(".{known}"));
            // Another known network's host is a slip; an unknown one may be a short address.
            network.hosts.iter().any(own) || !NETWORKS.iter().flat_map(|other| other.hosts).any(own)
        });
    if !known {
        let network = &account.network;
        let message = both!(
            "this is no address of {network}",
            "das ist keine Adresse von {network}"
        );
        findings
            .add(account.url.span, message)
            .advise(Bilingual::new(
                "which of the two is right, `network` or `url`?",
                "was stimmt, `network` oder `url`?",
            ));
        return None;
    }
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let mut parts = path.split('/').skip(1).filter(|part| !part.is_empty());
    let mut written = None;
    for part in parts.by_ref() {
        if !network.prefix.contains(&part) && !matches!(part, "c" | "user" | "users" | "channel") {
            written = Some(part);
            break;
        }
    }
    let Some(written) = written else {
        let network = &account.network;
        let message = both!(
            "the address names nobody on {network}",
            "die Adresse nennt niemanden bei {network}"
        );
        let finding = findings.add(account.url.span, message);
        finding.severity = Severity::Error;
        finding.advise(Bilingual::new(
            "copy the address of your profile there",
            "die Adresse des eigenen Profils dort kopieren",
        ));
        return None;
    };
    let in_url = written.trim_start_matches(['@', '~']);
    let Some(handle) = &account.handle else {
        return Some(in_url);
    };
    let said = handle.trim().trim_start_matches('@');
    // `@user@host`
    let local = said.split('@').next().unwrap_or(said);
    let plain = |text: &str| text.replace(['_', ' ', '%'], "").to_lowercase();
    let same = plain(local) == plain(in_url) || plain(said) == plain(in_url);
    let display = local.contains(char::is_whitespace) || !local.is_ascii();
    if display && network.name != "xing" {
        let message = both!(
            "`{said}` is a name to show, not the handle",
            "`{said}` ist ein Anzeigename, nicht der Kontoname"
        );
        findings.add(handle.span, message).advise(both!(
            "the address says: `handle = \"{in_url}\"`",
            "die Adresse sagt: `handle = \"{in_url}\"`"
        ));
    } else if !same && !said.contains('/') {
        let message = both!(
            "the handle is `{said}`, but the address leads to `{in_url}`",
            "der Kontoname ist `{said}`, die Adresse aber führt zu `{in_url}`"
        );
        let finding = findings.add(handle.span, message);
        finding.advise(Bilingual::new(
            "which of the two is you?",
            "welches von beiden stimmt?",
        ));
        finding.point(
            account.url.span,
            Bilingual::new("the address", "die Adresse"),
        );
    }
    Some(in_url)
}

#[cfg(test)]
mod tests {
    use crate::testing::check_profile;

    use super::RULE;

    fn account(network: &str, handle: &str, url: &str) -> String {
        format!("[[account]]\nnetwork = \"{network}\"\nhandle = \"{handle}\"\nurl = \"{url}\"\n")
    }

    #[test]
    fn handle_and_address_belong_together() {
        let accounts = [
            account("LinkedIn", "jroe", "https://www.linkedin.com/in/"),
            account("GitHub", "jroe", "https://github.com/janeroe"),
            account(
                "Mastodon",
                "@janeroe@social.example",
                "https://social.example/@janeroe",
            ),
            account("XING", "Jane Roe", "https://www.xing.com/profile/Jane_Roe"),
            account("LinkedIn", "janeroe", "https://github.com/janeroe"),
            account(
                "ORCID",
                "0000-0004-1076-3183",
                "https://orcid.example/0000-0004-1076-3183",
            ),
            account("Forum", "jane", "https://forum.example/u/1234"),
        ];
        check_profile(
            &RULE,
            &accounts.concat(),
            &[
                "4:7 the address names nobody on LinkedIn",
                "7:10 the handle is `jroe`, but the address leads to `janeroe`",
                "20:7 this is no address of LinkedIn",
            ],
        );
    }

    #[test]
    fn a_display_name_is_split_off() {
        check_profile(
            &RULE,
            &account(
                "LinkedIn",
                "Jo Beispiel",
                "https://linkedin.example/in/jobeispiel/",
            ),
            &["3:10 `Jo Beispiel` is a name to show, not the handle"],
        );
    }

    #[test]
    fn several_handles_are_advice() {
        let accounts = [
            account("GitHub", "jane", "https://github.com/jane"),
            account("Mastodon", "jroe", "http://social.example/@jroe"),
        ];
        check_profile(
            &RULE,
            &accounts.concat(),
            &[
                "1:1 several handles: `jane` on GitHub, `jroe` on Mastodon",
                "8:7 the address is not encrypted",
            ],
        );
    }
}
