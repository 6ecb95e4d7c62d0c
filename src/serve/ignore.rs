//! "Ignore once": the one thing that a preview writes, a `[[waiver]]` at the end of the settings.

use std::path::Path;

use anyhow::{Result, bail};
use jiff::civil::Date;
use serde::Deserialize;

use crate::disk;
use crate::serve::preview::Waivable;
use crate::tree::SETTINGS_FILE;

/// More words than these name a place badly; its line then does.
const LONGEST: usize = 120;

/// What the overlay asks for.
#[derive(Debug, Deserialize)]
pub(super) struct Request {
    /// The finding's fingerprint.
    pub(super) id: String,
    /// Why it is accepted.
    pub(super) reason: String,
    /// The last day on which it is.
    pub(super) until: Option<String>,
}

/// Writes the waiver.
///
/// # Errors
/// When no reason is given, the day is none, or the settings cannot be written.
pub(super) fn write(finding: &Waivable, request: &Request, root: &Path) -> Result<()> {
    let entry = entry(finding, request)?;
    let path = root.join(SETTINGS_FILE);
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    if format!("{text}\n{entry}").parse::<toml::Table>().is_err() {
        bail!("`{SETTINGS_FILE}` cannot take a `[[waiver]]` as it is: write it by hand");
    }
    disk::append_text(&path, &entry)
}

fn entry(finding: &Waivable, request: &Request) -> Result<String> {
    let reason: Vec<&str> = request.reason.split_whitespace().collect();
    if reason.is_empty() {
        bail!("say why the finding is accepted");
    }
    let mut waiver = toml_edit::Table::new();
    waiver["rule"] = toml_edit::value(finding.rule);
    let words = finding.words.trim();
    match words.is_empty() || words.contains('\n') || words.chars().count() > LONGEST {
        true => waiver["at"] = toml_edit::value(format!("{}:{}", finding.path, finding.line)),
        false => {
            waiver["at"] = toml_edit::value(&finding.path);
            waiver["words"] = toml_edit::value(words);
        }
    }
    waiver["reason"] = toml_edit::value(reason.join(" "));
    let mut entry = format!("[[waiver]]\n{waiver}");
    if let Some(until) = request.until.as_deref().filter(|until| !until.is_empty()) {
        let Ok(until) = until.parse::<Date>() else {
            bail!("`{until}` is no day: write it as 2027-06-30");
        };
        entry.push_str(&format!("until = {until}\n"));
    }
    Ok(entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry_of(words: &str, reason: &str, until: Option<&str>) -> Result<String> {
        let finding = Waivable {
            rule: "cliche",
            path: "about.md".to_owned(),
            line: 7,
            words: words.to_owned(),
        };
        let request = Request {
            id: String::new(),
            reason: reason.to_owned(),
            until: until.map(str::to_owned),
        };
        entry(&finding, &request)
    }

    #[test]
    fn a_waiver_names_words_and_outlives_moved_lines() {
        assert_eq!(
            entry_of(
                "a \"team player\"",
                " It is\nher term. ",
                Some("2027-01-31")
            )
            .expect("an entry"),
            "[[waiver]]\nrule = \"cliche\"\nat = \"about.md\"\nwords = 'a \"team player\"'\n\
             reason = \"It is her term.\"\nuntil = 2027-01-31\n"
        );
        let long = entry_of("two\nlines", "because", None).expect("an entry");
        assert!(long.contains("at = \"about.md:7\"") && !long.contains("words"));
        assert!(entry_of("a", " ", None).is_err());
        assert!(entry_of("a", "b", Some("soon")).is_err());
    }
}
