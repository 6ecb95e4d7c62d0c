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
    /// Words in an order.
    List(Vec<String>),
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
            findings.push(match nearest(name, known.clone()) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.help(format!("it has: {}", known.collect::<Vec<_>>().join(", "))),
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
        (OptionKind::Integer, toml::Value::String(word)) if !spec.names.is_empty() => {
            match spec.names.get(&word.to_lowercase()) {
                Some(number) => Ok(OptionValue::Integer(*number)),
                None => Err(no_such_word(name, word, spec.names.keys())),
            }
        }
        (OptionKind::Boolean, toml::Value::Boolean(yes)) => Ok(OptionValue::Boolean(*yes)),
        (OptionKind::Text, toml::Value::String(text)) => Ok(OptionValue::Text(text.clone())),
        (OptionKind::Choice, toml::Value::String(word)) => {
            if spec.choices.contains(word) {
                return Ok(OptionValue::Text(word.clone()));
            }
            Err(no_such_word(name, word, spec.choices.iter()))
        }
        (OptionKind::List, toml::Value::Array(words)) => list(name, spec, words),
        (OptionKind::Integer, _) if !spec.names.is_empty() => {
            wrong_type("a whole number or a name")
        }
        (OptionKind::Integer, _) => wrong_type("a whole number"),
        (OptionKind::Boolean, _) => wrong_type("true or false"),
        (OptionKind::Text | OptionKind::Choice, _) => wrong_type("a string"),
        (OptionKind::List, _) => wrong_type("a list of words"),
    }
}

/// The words of a list: each of them known, none of them twice.
fn list(
    name: &str,
    spec: &OptionSpec,
    given: &[toml::Value],
) -> Result<OptionValue, (String, Option<String>)> {
    let mut words: Vec<String> = Vec::new();
    for value in given {
        let Some(word) = value.as_str() else {
            let found = value.type_str();
            return Err((format!("`{name}` must hold words, not {found}"), None));
        };
        if !spec.choices.iter().any(|choice| choice == word) {
            return Err(no_such_word(name, word, spec.choices.iter()));
        }
        if words.iter().any(|known| known == word) {
            let help = Some("name it once, where it should stand".to_owned());
            return Err((format!("`{name}` names `{word}` twice"), help));
        }
        words.push(word.to_owned());
    }
    Ok(OptionValue::List(words))
}

fn no_such_word<'w>(
    name: &str,
    word: &str,
    known: impl Iterator<Item = &'w String> + Clone,
) -> (String, Option<String>) {
    let message = format!("`{name}` cannot be `{word}`");
    let help = match nearest(word, known.clone().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            let known: Vec<&str> = known.map(String::as_str).collect();
            format!("it can be: {}", known.join(", "))
        }
    };
    (message, Some(help))
}
