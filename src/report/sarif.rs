//! For code scanning: SARIF 2.1.0 (OASIS, <https://docs.oasis-open.org/sarif/sarif/v2.1.0/>), with
//! the parts that GitHub shows: rule descriptions, help, fingerprints.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::check::rule::Rule;
use crate::check::rules;
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::fingerprint::fingerprints;
use crate::report::places::Places;
use crate::source::Span;
use crate::text::language::Language;

/// The whole log.
pub fn report(findings: &[Diagnostic], places: Places<'_>) -> String {
    let used: BTreeSet<&str> = findings.iter().map(|finding| finding.rule).collect();
    let used: Vec<&str> = used.into_iter().collect();
    let prints = fingerprints(findings, places.sources);
    let results: Vec<Value> = findings
        .iter()
        .zip(prints)
        .map(|(finding, print)| {
            let index = used.binary_search(&finding.rule).unwrap_or_default();
            result(finding, index, &print, places)
        })
        .collect();
    let rules: Vec<Value> = used.iter().map(|name| descriptor(name)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {
                "driver": {
                    "name": "Pointed",
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": rules,
                },
            },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let mut text = serde_json::to_string_pretty(&log).expect("strings and numbers");
    text.push('\n');
    text
}

fn descriptor(name: &str) -> Value {
    let Some(rule) = rules::find(name) else {
        return json!({ "id": name });
    };
    let summary = rule.docs.summary(Language::En);
    let mut descriptor = json!({
        "id": name,
        "shortDescription": { "text": summary },
        "fullDescription": { "text": summary },
        "help": { "text": plain_help(rule), "markdown": rule.docs.en },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "tags": [rule.group.name()] },
    });
    // A name that only repeats the id says nothing.
    if name.contains('-') {
        descriptor["name"] = pascal_case(name).into();
    }
    descriptor
}

fn result(finding: &Diagnostic, index: usize, print: &str, places: Places<'_>) -> Value {
    let mut message = places.say(&finding.message).to_owned();
    for help in &finding.help {
        message.push_str(". ");
        message.push_str(places.say(help));
    }
    let mut result = json!({
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": level(finding.severity),
        "message": { "text": message },
        "locations": [{ "physicalLocation": physical_location(finding.span, places) }],
        "partialFingerprints": { "pointed/v1": print },
    });
    if !finding.related.is_empty() {
        let related = finding.related.iter().enumerate().map(|(id, (span, why))| {
            json!({
                "id": id,
                "message": { "text": places.say(why) },
                "physicalLocation": physical_location(*span, places),
            })
        });
        result["relatedLocations"] = related.collect();
    }
    result
}

fn physical_location(span: Span, places: Places<'_>) -> Value {
    let (start, end) = (places.start(span), places.end(span));
    json!({
        "artifactLocation": { "uri": uri(&places.path(span)) },
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn plain_help(rule: &Rule) -> String {
    rule.docs
        .en
        .lines()
        .filter(|line| !line.starts_with("```"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn pascal_case(name: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters
            .next()
            .map(|first| first.to_uppercase().chain(letters).collect::<String>())
    };
    name.split('-').filter_map(word).collect()
}

/// A path as a relative reference (RFC 3986): what is not allowed in one is percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
