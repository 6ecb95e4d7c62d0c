//! A TOML text as a tree, with every syntax fault in it.

use toml::Spanned;
use toml::de::DeTable;

use crate::diagnostic::Diagnostic;
use crate::parse::fields::Reader;
use crate::text::bilingual::{Bilingual, both};

/// What could be read of a TOML text; its faults go to the reader.
pub(super) fn read<'i>(text: &'i str, reader: &Reader) -> Spanned<DeTable<'i>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut last_line = None;
    for error in errors {
        let range = error.span().unwrap_or(0..0);
        // What follows on the same line are echoes of the first fault.
        let line = text.as_bytes()[..range.start.min(text.len())]
            .iter()
            .filter(|&&byte| byte == b'\n')
            .count();
        if last_line.replace(line) == Some(line) {
            continue;
        }
        let mut message = error
            .message()
            .lines()
            .next()
            .unwrap_or("not TOML")
            .to_owned();
        message.truncate(message.trim_end_matches('.').len());
        let finding = Diagnostic::error("toml-syntax", reader.span(range.clone()), message);
        reader.report(match help(text, range.start) {
            Some(help) => finding.help(help),
            None => finding,
        });
    }
    table
}

/// A cure for the mistakes that everybody makes once.
fn help(text: &str, at: usize) -> Option<Bilingual> {
    let at = (0..=at.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))?;
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].lines().next()?;
    if let Some(table) = line
        .trim()
        .strip_prefix('[')
        .and_then(|line| line.strip_suffix(']'))
    {
        let is_entry = table.starts_with('[');
        return (!is_entry).then(|| {
            both!(
                "a table stands once in a file; each entry of a list begins with `[[{table}]]`",
                "eine Tabelle steht einmal in einer Datei; jeder Eintrag einer Liste beginnt mit `[[{table}]]`"
            )
        });
    }
    let (key, value) = line.split_once('=')?;
    let (key, value) = (key.trim(), value.split('#').next()?.trim());
    let starts_with_digit = value.starts_with(|c: char| c.is_ascii_digit());
    let looks_like_month = starts_with_digit
        && value
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-')
        && value.matches('-').count() == 1;
    if looks_like_month {
        return Some(both!(
            "put the date in quotes: `{key} = \"{value}\"`",
            "das Datum in Anführungszeichen setzen: `{key} = \"{value}\"`"
        ));
    }
    if let Some(date) = date_with_points(value) {
        return Some(both!(
            "write the date as `{key} = \"{date}\"`",
            "das Datum als `{key} = \"{date}\"` schreiben"
        ));
    }
    if let Some(number) = thousands(value) {
        return Some(both!(
            "a number has nothing between its thousands: `{key} = {number}`",
            "eine Zahl hat nichts zwischen den Tausendern: `{key} = {number}`"
        ));
    }
    if let Some((whole, part)) = value.split_once(',')
        && is_digits(whole)
        && is_digits(part)
    {
        return Some(both!(
            "a number has a point: `{key} = {whole}.{part}`",
            "eine Zahl hat einen Punkt: `{key} = {whole}.{part}`"
        ));
    }
    if value.starts_with(['„', '“', '”', '‘', '’', '»', '«']) {
        return Some(Bilingual::new(
            "texts stand between straight quotes: \"…\"",
            "Texte stehen zwischen geraden Anführungszeichen: \"…\"",
        ));
    }
    let bare = value.starts_with(|c: char| c.is_alphabetic()) && !value.contains(['"', '\'']);
    if bare {
        return Some(both!(
            "put the text in quotes: `{key} = \"{value}\"`",
            "den Text in Anführungszeichen setzen: `{key} = \"{value}\"`"
        ));
    }
    let quotes = value.matches('"').count();
    if value.starts_with('"') && quotes % 2 == 1 {
        return Some(Bilingual::new(
            "the text needs a closing `\"` on the same line; longer ones stand between `\"\"\"`",
            "der Text braucht ein schließendes `\"` in derselben Zeile; längere stehen zwischen `\"\"\"`",
        ));
    }
    if value.starts_with('"') && quotes > 2 {
        return Some(Bilingual::new(
            "a `\"` inside a text is written `\\\"`",
            "ein `\"` im Text schreibt man `\\\"`",
        ));
    }
    None
}

/// `1.4.2019` and `04.2019` as the sources write them.
fn date_with_points(value: &str) -> Option<String> {
    let parts: Vec<&str> = value.split('.').map(str::trim).collect();
    if !parts.iter().all(|part| is_digits(part)) {
        return None;
    }
    let two = |part: &str| (part.len() <= 2).then(|| format!("{part:0>2}"));
    match parts.as_slice() {
        [day, month, year] if year.len() == 4 => {
            Some(format!("{year}-{}-{}", two(month)?, two(day)?))
        }
        [month, year] if year.len() == 4 => Some(format!("{year}-{}", two(month)?)),
        _ => None,
    }
}

/// The digits of a number with marks between its thousands: `24.300`, `1,234,567`, `24'300`.
pub(super) fn thousands(value: &str) -> Option<String> {
    const MARKS: [char; 6] = ['.', ',', '\'', '’', ' ', '\u{a0}'];
    let mark = value.chars().find(|c| MARKS.contains(c))?;
    let groups: Vec<&str> = value.split(mark).collect();
    let (first, others) = groups.split_first()?;
    let is_number = (1..=3).contains(&first.len())
        && is_digits(first)
        && others
            .iter()
            .all(|group| group.len() == 3 && is_digits(group));
    is_number.then(|| groups.concat())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
