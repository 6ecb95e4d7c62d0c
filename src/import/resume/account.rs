//! `basics.profiles`: the person on networks.

use serde_json::Value;

use crate::import::network::{self, Network};
use crate::import::note::Note;
use crate::import::resume::entry::Entry;
use crate::import::resume::words::Words;
use crate::import::sheet::Sheet;

/// An account with an address.
#[derive(Debug)]
pub(super) struct Account {
    network: String,
    handle: Option<String>,
    url: String,
    url_note: Option<Note>,
    /// A handle that was read from the address.
    handle_note: Option<Note>,
    comments: Sheet,
}

impl Account {
    /// An account of which only the address is known.
    pub(super) fn of_address(url: &str) -> Self {
        Account {
            network: name_of(url),
            handle: network::handle_in(url),
            url: url.to_owned(),
            url_note: None,
            handle_note: None,
            comments: Sheet::default(),
        }
    }
}

/// The network's own name, or the host.
fn name_of(url: &str) -> String {
    network::of_address(url)
        .map(|network| network.name.to_owned())
        .or_else(|| network::host(url))
        .unwrap_or_else(|| url.to_owned())
}

/// Reads one profile. What has no address, and none can be made, is left to the comments of
/// `basics`.
pub(super) fn read<'c>(mut entry: Entry<'c>, basics: &mut Entry<'c>, accounts: &mut Vec<Account>) {
    let written = entry.raw(&["username", "handle", "user", "id", "account", "name"]);
    let network = entry.fact(
        "network",
        &["network", "service", "site", "type", "platform", "label"],
    );
    let known: Option<Network> = network.as_deref().and_then(network::named);
    let (url, url_note) = entry.url("url", &["url", "link", "website", "href"]);
    // "GitHub" at `https://a.example` names nobody there.
    let is_elsewhere = url.as_deref().is_some_and(|url| {
        known.is_some() && network::of_address(url).map(|own| own.name) != known.map(|own| own.name)
    });
    let (url, url_note) = match url {
        Some(url) if is_elsewhere && !is_sister(known, &url) => {
            let path = format!("{}.url", entry.path);
            entry.context.forget(&path);
            entry.leave(&path, &Value::from(url), &Note::AddressElsewhere);
            (None, None)
        }
        url => (url, url_note),
    };

    let handle_text = written.as_ref().and_then(|(_, value)| match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    });
    let handle = handle_text.filter(|text| network::is_handle(text));
    // `https://www.linkedin.com/in/` is a form that nobody filled in.
    let in_address = url.as_deref().and_then(network::handle_in);
    let is_form = url.as_deref().is_some_and(network::is_account) && in_address.is_none();
    let made = handle
        .as_deref()
        .filter(|_| url.is_none() || is_form)
        .and_then(|handle| {
            let known = known.or_else(|| url.as_deref().and_then(network::of_address));
            known
                .map(|network| network.address_of(handle))
                .or_else(|| network::fediverse_address(handle))
        });
    let (url, url_note) = match (made, url) {
        (Some(made), _) => (made, Some(Note::AddressMade)),
        (None, Some(url)) => (url, url_note),
        (None, None) => {
            if let Some(name) = network {
                basics.leave(
                    &format!("{}.network", entry.path),
                    &Value::from(name),
                    &Note::NoAddress,
                );
            }
            if let Some((path, value)) = written {
                basics.leave(&path, &value, &Note::NoAddress);
            }
            return basics.absorb(entry);
        }
    };
    let (handle, handle_note) = match handle {
        Some(handle) => {
            let path = written.map(|(path, _)| path).unwrap_or_default();
            entry
                .context
                .row(&path, Some("account.handle".to_owned()), None);
            // `@mara@social.example` is a whole handle; the sign before `@mara` is a habit.
            let bare = handle.strip_prefix('@').filter(|bare| !bare.contains('@'));
            (Some(bare.unwrap_or(&handle).to_owned()), None)
        }
        None => {
            // A display name: the handle is in the address.
            if let Some((path, value)) = written {
                entry.leave(&path, &value, &Note::NotAHandle);
            }
            (in_address.clone(), in_address.map(|_| Note::HandleRead))
        }
    };
    let own_name = known.map(|network| network.name.to_owned()).or(network);
    let mut comments = Sheet::default();
    let network = own_name.unwrap_or_else(|| name_of(&url));
    let is_known = accounts
        .iter()
        .any(|account| account.url.trim_end_matches('/') == url.trim_end_matches('/'));
    if is_known {
        return basics.absorb(entry);
    }
    entry.finish(&mut comments);
    accounts.push(Account {
        network,
        handle,
        url,
        url_note,
        handle_note,
        comments,
    });
}

/// Twitter and X are one network at two addresses.
fn is_sister(network: Option<Network>, url: &str) -> bool {
    let names = ["Twitter", "X"];
    let other = network::of_address(url).map(|network| network.name);
    network.is_some_and(|network| names.contains(&network.name))
        && other.is_some_and(|other| names.contains(&other))
}

/// Writes the entries.
pub(super) fn write(accounts: &[Account], sheet: &mut Sheet, words: Words) {
    for account in accounts {
        sheet.entry("account");
        sheet.set("network", &account.network);
        let with_note = |sheet: &mut Sheet, key: &str, value: &str, note: &Option<Note>| match note
        {
            Some(note) => sheet.set_with_note(key, value, &note.text(words.0)),
            None => sheet.set(key, value),
        };
        if let Some(handle) = &account.handle {
            with_note(sheet, "handle", handle, &account.handle_note);
        }
        with_note(sheet, "url", &account.url, &account.url_note);
        sheet.append_lines(&account.comments);
    }
}

/// Whether one of the accounts is on that network.
pub(super) fn is_on(accounts: &[Account], network: &str) -> bool {
    accounts.iter().any(|account| account.network == network)
}

/// The entry that only the owner can fill.
pub(super) fn write_blank(sheet: &mut Sheet, words: Words) {
    sheet.space();
    sheet.comment(words.own_account());
    for line in [
        "[[account]]",
        "network = \"LinkedIn\"",
        "url = \"https://www.linkedin.com/in/\"",
        "reciprocal = false",
    ] {
        sheet.comment_line(&format!(" {line}"));
    }
}
