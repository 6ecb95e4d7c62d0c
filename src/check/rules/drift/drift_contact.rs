//! `drift-contact`: an export leads to another website, account or mailbox than the site.

use crate::check::findings::Findings;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::site::{Account, Field, Snapshot, Visibility};
use crate::text::bilingual::{Bilingual, both};
use crate::text::url::{host, percent_decode};

pub(super) static RULE: Rule = Rule {
    name: "drift-contact",
    group: Group::Drift,
    severity: Severity::Warning,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("drift_contact.en.md"),
        de: include_str!("drift_contact.de.md"),
    },
    check: Check::Site(check),
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for snapshot in &subject.site.snapshots {
        website(subject, snapshot, findings);
        accounts(subject, snapshot, findings);
        email(subject, snapshot, findings);
    }
}

fn website(subject: &Subject<'_>, snapshot: &Snapshot, findings: &mut Findings) {
    let own = &subject.site.settings.base_url;
    let Some(other) = &snapshot.website else {
        return;
    };
    // An account or a second address there may be the site, too.
    let addresses = snapshot
        .profile
        .accounts
        .iter()
        .map(|account| account.url.as_str());
    let leads_here = |address: &str| bare_host(address) == bare_host(own);
    if leads_here(other) || addresses.into_iter().any(leads_here) {
        return;
    }
    let name = &snapshot.name;
    let message = both!(
        "the website in `{name}` is {other}",
        "die Website in `{name}` ist {other}"
    );
    findings.add(own.span, message).advise(both!(
        "this site is {own}: change the address there",
        "diese Website ist {own}: die Adresse dort ändern"
    ));
}

fn bare_host(address: &str) -> Option<String> {
    let host = host(address)?;
    Some(
        host.strip_prefix("www.")
            .map_or(host.clone(), str::to_owned),
    )
}

fn accounts(subject: &Subject<'_>, snapshot: &Snapshot, findings: &mut Findings) {
    for account in &subject.site.profile.accounts {
        let mut there = snapshot
            .profile
            .accounts
            .iter()
            .filter(|other| same_network(account, other))
            .peekable();
        let Some(other) = there.peek().copied() else {
            continue;
        };
        if there.any(|other| same_account(account, other)) {
            continue;
        }
        let span = account
            .handle
            .as_ref()
            .map_or(account.url.span, |handle| handle.span);
        let (network, name) = (&account.network, &snapshot.name);
        let (here, there) = (shown(account), shown(other));
        let message = both!(
            "on {network} you are {here} here, {there} in `{name}`",
            "das Konto bei {network} heißt hier {here}, in `{name}` {there}"
        );
        let finding = findings.add(span, message);
        finding.severity = Severity::Error;
        finding.advise(Bilingual::new(
            "which of the two is you? change the other",
            "welches von beiden stimmt? das andere ändern",
        ));
    }
}

fn same_network(one: &Account, other: &Account) -> bool {
    let name = |account: &Account| match account.network.to_lowercase().replace([' ', '-'], "") {
        twitter if twitter == "twitter" => "x".to_owned(),
        name => name,
    };
    name(one) == name(other)
}

/// By handle, or by address: one side may have only one of them.
fn same_account(one: &Account, other: &Account) -> bool {
    let handles = handles(one);
    handles_of(other).any(|handle| handles.contains(&handle))
}

fn handles(account: &Account) -> Vec<String> {
    handles_of(account).collect()
}

/// The handle as it is written, and the last part of the address.
fn handles_of(account: &Account) -> impl Iterator<Item = String> {
    let plain = |text: &str| {
        let text = percent_decode(text).to_lowercase();
        let text = text.trim().trim_start_matches(['@', '~']);
        // `@mara@social.example` is `mara` on its own host.
        text.split('@').next().unwrap_or_default().replace('_', " ")
    };
    let path = account.url.split(['?', '#']).next().unwrap_or_default();
    let last = path
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default();
    let handle = account.handle.as_ref().map(|handle| plain(handle));
    [handle, Some(plain(last))]
        .into_iter()
        .flatten()
        .filter(|handle| !handle.is_empty())
}

fn shown(account: &Account) -> String {
    match &account.handle {
        Some(handle) => format!("`{}`", handle.value),
        None => account.url.value.clone(),
    }
}

/// Another mailbox is often meant: networks are joined with a private one.
fn email(subject: &Subject<'_>, snapshot: &Snapshot, findings: &mut Findings) {
    let profile = &subject.site.profile;
    let (Some(own), Some(other)) = (&profile.contact.email, &snapshot.profile.contact.email) else {
        return;
    };
    let public = profile.visibility_of(Field::Email) == Visibility::Public;
    if !public || own.trim().eq_ignore_ascii_case(other.trim()) {
        return;
    }
    // The address there may be private: reports of a check are often public.
    let name = &snapshot.name;
    let message = both!(
        "the e-mail address in `{name}` is another one",
        "die E-Mail-Adresse in `{name}` ist eine andere"
    );
    let finding = findings.add(own.span, message);
    finding.severity = Severity::Info;
    finding.advise(Bilingual::new(
        "fine when it is a private one; else readers write to the wrong mailbox",
        "gut, wenn es eine private ist; sonst landet Post im falschen Fach",
    ));
}

#[cfg(test)]
mod tests {
    use crate::testing::check_against;

    use super::RULE;

    fn account(network: &str, rest: &str) -> String {
        format!("[[account]]\nnetwork = \"{network}\"\n{rest}\n")
    }

    #[test]
    fn another_account_or_mailbox_is_named_without_printing_the_mailbox() {
        let site = account(
            "GitHub",
            "handle = \"jroe\"\nurl = \"https://github.com/jroe\"",
        ) + "[contact]\nemail = \"jo@roe.example\"\n";
        let there = account(
            "GitHub",
            "handle = \"ada\"\nurl = \"https://github.com/ada\"",
        ) + "[contact]\nemail = \"secret@mail.example\"\n";
        check_against(
            &RULE,
            &site,
            &there,
            &[
                "3:10 on GitHub you are `jroe` here, `ada` in `export.zip`",
                "6:9 the e-mail address in `export.zip` is another one",
            ],
        );
    }

    #[test]
    fn the_same_account_in_other_words_is_no_drift() {
        for (here, there) in [
            (
                account(
                    "GitHub",
                    "handle = \"jroe\"\nurl = \"https://github.com/jroe\"",
                ),
                account("github", "url = \"https://www.github.com/JRoe/\""),
            ),
            (
                account(
                    "Mastodon",
                    "handle = \"@jroe@social.example\"\nurl = \"https://social.example/@jroe\"",
                ),
                account(
                    "Mastodon",
                    "handle = \"jroe\"\nurl = \"https://social.example/@jroe\"",
                ),
            ),
            (
                account("X", "url = \"https://x.com/jroe\""),
                account(
                    "Twitter",
                    "handle = \"jroe\"\nurl = \"https://twitter.com/jroe\"",
                ),
            ),
        ] {
            check_against(&RULE, &here, &there, &[]);
        }
    }
}
