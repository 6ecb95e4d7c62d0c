//! Hover: what a finding asks for, what a field is for, what an id names.

use crate::check::rules;
use crate::diagnostic::Diagnostic;
use crate::lsp::cursor::Cursor;
use crate::lsp::entry::Target;
use crate::schema::describe;
use crate::site::Site;
use crate::text::language::Language;

/// Markdown about the place, and nothing where there is nothing to say.
pub(super) fn hover<'f>(
    site: &Site,
    findings: impl Iterator<Item = &'f Diagnostic>,
    cursor: Option<&Cursor>,
    text: &str,
) -> Option<String> {
    let mut parts: Vec<String> = cursor
        .and_then(|cursor| at(site, cursor, text))
        .into_iter()
        .collect();
    let mut told = Vec::new();
    for finding in findings {
        if told.contains(&finding.rule) {
            continue;
        }
        told.push(finding.rule);
        if let Some(rule) = rules::find(finding.rule) {
            parts.push(rule.docs.text(site.settings.main_language()).to_owned());
        }
    }
    (!parts.is_empty()).then(|| parts.join("\n\n---\n\n"))
}

fn at(site: &Site, cursor: &Cursor, text: &str) -> Option<String> {
    match cursor {
        Cursor::Header(_) => None,
        Cursor::Key { table, field, .. } => {
            let key = field.as_ref()?.key;
            let description = describe(table.name, key)?;
            Some(format!(
                "{}\n\n```toml\n{key} = {}\n```",
                description.text, description.example
            ))
        }
        Cursor::Value { field, range, .. } => {
            let word = text.get(range.clone())?;
            match Target::of_field(field.key) {
                Some(target) => name(site, target, word),
                None => rules::find(word).map(|rule| rule.docs.text(Language::En).to_owned()),
            }
        }
        Cursor::Destination(range) => {
            let (scheme, id) = text.get(range.clone())?.split_once(':')?;
            name(site, Target::of_scheme(scheme)?, id)
        }
    }
}

fn name(site: &Site, target: Target, id: &str) -> Option<String> {
    let entry = target.find(site, id)?;
    Some(format!("**{}** (`{id}`)", entry.label))
}
