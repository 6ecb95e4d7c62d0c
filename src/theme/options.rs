//! The options of a theme: what a site sets, held against what the theme knows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::source::{Located, Span};
use crate::text::nearest::nearest;
use crate::theme::manifest::{Manifest, OptionKind, OptionSpec};

const RULE: &str = "theme-option";

/// The value of an option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum OptionValue {
    /// A whole number.
    Integer(i64),
    /// Yes or no.
    Boolean(bool),
    /// A text.
    Text(String),
}

/// The options with their defaults filled in; what is wrong keeps its default.
pub(super) fn check(
    manifest: &Manifest,
    set: &BTreeMap<String, Located<toml::Value>>,
    settings: Span,
    findings: &mut Vec<Diagnostic>,
) -> BTreeMap<String, OptionValue> {
    let mut values: BTreeMap<String, OptionValue> = manifest
        .options
        .iter()
        .map(|(name, spec)| (name.clone(), spec.default.clone()))
        .collect();
    for (name, given) in set {
        let span = if given.span.range().is_empty() {
            settings
        } else {
            given.span
        };
        let Some(spec) = manifest.options.get(name) else {
            let message = format!("the theme has no option `{name}`");
            let finding = Diagnostic::error(RULE, span, message);
            let known = manifest.options.keys().map(String::as_str);
            findings.push(match nearest(name, known) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding,
            });
            continue;
        };
        match value(name, spec, &given.value) {
            Ok(value) => {
                values.insert(name.clone(), value);
            }
            Err((message, help)) => {
                let finding = Diagnostic::error(RULE, span, message);
                findings.push(match help {
                    Some(help) => finding.help(help),
                    None => finding,
                });
            }
        }
    }
    values
}

fn value(
    name: &str,
    spec: &OptionSpec,
    given: &toml::Value,
) -> Result<OptionValue, (String, Option<String>)> {
    let wrong_type = |wanted: &str| {
        let found = given.type_str();
        Err((format!("`{name}` must be {wanted}, not {found}"), None))
    };
    match (spec.kind, given) {
        (OptionKind::Integer, toml::Value::Integer(number)) => {
            let (min, max) = (spec.min.unwrap_or(i64::MIN), spec.max.unwrap_or(i64::MAX));
            if (min..=max).contains(number) {
                return Ok(OptionValue::Integer(*number));
            }
            let message = format!("`{name}` must be between {min} and {max}, not {number}");
            Err((message, None))
        }
        (OptionKind::Boolean, toml::Value::Boolean(yes)) => Ok(OptionValue::Boolean(*yes)),
        (OptionKind::Text, toml::Value::String(text)) => Ok(OptionValue::Text(text.clone())),
        (OptionKind::Choice, toml::Value::String(word)) => {
            if spec.choices.contains(word) {
                return Ok(OptionValue::Text(word.clone()));
            }
            let help = format!("it can be: {}", spec.choices.join(", "));
            Err((format!("`{name}` cannot be `{word}`"), Some(help)))
        }
        (OptionKind::Integer, _) => wrong_type("a whole number"),
        (OptionKind::Boolean, _) => wrong_type("true or false"),
        (OptionKind::Text, _) => wrong_type("a string"),
        (OptionKind::Choice, _) => wrong_type("a string"),
    }
}
