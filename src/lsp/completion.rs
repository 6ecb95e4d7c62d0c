//! Completion: the keys of a table, the words of a choice, ids, and the names of rules.

use std::ops::Range;

use crate::check::rules;
use crate::lsp::cursor::Cursor;
use crate::lsp::entry::Target;
use crate::parse::shape::{Kind, Table};
use crate::schema::{Document, describe};
use crate::site::Site;
use crate::text::language::Language;

/// What can be written at a place.
pub(super) struct Proposal {
    /// What it is called in the list, and what is looked for while typing.
    pub(super) label: String,
    /// What is written instead of the range.
    pub(super) text: String,
    /// What it is, in a few words.
    pub(super) detail: Option<String>,
    /// More about it, in Markdown.
    pub(super) documentation: Option<String>,
    /// What it is a kind of.
    pub(super) kind: ProposalKind,
}

/// What a proposal is, for the sign that an editor shows beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ProposalKind {
    Table,
    Key,
    Word,
    Id,
}

/// What can be written there, and the bytes that it takes the place of.
pub(super) fn completion(
    site: &Site,
    path: &str,
    cursor: &Cursor,
    text: &str,
) -> (Range<usize>, Vec<Proposal>) {
    match cursor {
        Cursor::Header(range) => (range.clone(), headers(path)),
        Cursor::Key { table, range, .. } => {
            let has_value = text[range.end..].trim_start_matches(' ').starts_with('=');
            (range.clone(), keys(table, has_value))
        }
        Cursor::Value {
            table,
            field,
            range,
            quoted,
        } => {
            let mut proposals = values(site, table, field.key, &field.kind);
            if !quoted {
                for proposal in &mut proposals {
                    if field.kind != Kind::Boolean {
                        proposal.text = format!("\"{}\"", proposal.text);
                    }
                }
            }
            (range.clone(), proposals)
        }
        Cursor::Destination(range) => destinations(site, range, text),
    }
}

/// `[[topic]]` after the first bracket: the rest of the header.
fn headers(path: &str) -> Vec<Proposal> {
    let Some(document) = Document::of_path(path) else {
        return Vec::new();
    };
    let shape = document.shape();
    let Some((root, others)) = shape.tables.split_first() else {
        return Vec::new();
    };
    let names = root.fields.iter().filter_map(|field| match field.kind {
        Kind::Table(name) | Kind::Entries(name) => Some((root, field.key, name)),
        _ => None,
    });
    // One level more: `[[organisation.role]]`.
    let inner = others.iter().flat_map(|table| {
        let inner = table.fields.iter();
        inner.filter_map(move |field| match field.kind {
            Kind::Entries(name) if name.starts_with('[') => Some((table, field.key, name)),
            _ => None,
        })
    });
    let proposals = names.chain(inner).map(|(table, key, name)| {
        let description = describe(table.name, key);
        Proposal {
            label: name.trim_matches(['[', ']']).to_owned(),
            text: name.trim_matches(['[', ']']).to_owned(),
            detail: Some(name.to_owned()),
            documentation: description.map(|found| found.text),
            kind: ProposalKind::Table,
        }
    });
    proposals.collect()
}

fn keys(table: &Table, has_value: bool) -> Vec<Proposal> {
    let keys = table.fields.iter().map(|field| {
        let description = describe(table.name, field.key);
        let key = field.key;
        Proposal {
            label: key.to_owned(),
            text: match (has_value, &field.kind) {
                (false, Kind::Table(_) | Kind::Entries(_)) | (true, _) => key.to_owned(),
                (false, _) => format!("{key} = "),
            },
            detail: description
                .as_ref()
                .map(|found| format!("{key} = {}", found.example)),
            documentation: description.map(|found| found.text),
            kind: ProposalKind::Key,
        }
    });
    keys.collect()
}

fn values(site: &Site, table: &str, key: &str, kind: &Kind) -> Vec<Proposal> {
    let is_rule = matches!(
        (table, key),
        ("[check]", "deny" | "warn" | "allow") | ("[[waiver]]", "rule")
    );
    if is_rule {
        return rules::all()
            .map(|rule| Proposal {
                detail: Some(rule.group.title(Language::En).to_owned()),
                documentation: Some(rule.docs.summary(Language::En)),
                ..word(rule.name)
            })
            .collect();
    }
    if (table, key) == ("`pointed.toml`", "languages") {
        return Language::ALL
            .iter()
            .map(|language| word(language.tag()))
            .collect();
    }
    match kind {
        Kind::Choice(words) => words.iter().map(|name| word(name)).collect(),
        Kind::Boolean => ["true", "false"].map(word).into(),
        Kind::End => vec![word("present")],
        Kind::Reference | Kind::References => {
            Target::of_field(key).map_or_else(Vec::new, |target| ids(site, target, ""))
        }
        _ => Vec::new(),
    }
}

fn word(word: &str) -> Proposal {
    Proposal {
        label: word.to_owned(),
        text: word.to_owned(),
        detail: None,
        documentation: None,
        kind: ProposalKind::Word,
    }
}

fn ids(site: &Site, target: Target, prefix: &str) -> Vec<Proposal> {
    let entries = target.entries(site).into_iter();
    entries
        .map(|entry| Proposal {
            label: format!("{prefix}{}", entry.id),
            text: format!("{prefix}{}", entry.id),
            detail: Some(entry.label),
            documentation: None,
            kind: ProposalKind::Id,
        })
        .collect()
}

/// `evidence:`, `item:` and `topic:`, or the ids behind one of them.
fn destinations(site: &Site, range: &Range<usize>, text: &str) -> (Range<usize>, Vec<Proposal>) {
    let written = &text[range.clone()];
    let mut proposals = Vec::new();
    for scheme in ["evidence", "item", "topic"] {
        let prefix = format!("{scheme}:");
        let is_meant = written.starts_with(&prefix) || prefix.starts_with(written);
        if let (Some(target), true) = (Target::of_scheme(scheme), is_meant) {
            proposals.extend(ids(site, target, &prefix));
        }
    }
    (range.clone(), proposals)
}
