//! Computed facts in prose: `{{ years(since="2019-06") }}` never goes stale.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use crate::text::prose::options;

/// A fact to compute: a name and what it is asked about.
#[derive(Debug, PartialEq, Eq)]
pub struct Fact<'s> {
    /// `years`, `count`
    pub name: &'s str,
    arguments: Vec<(&'s str, &'s str)>,
}

impl<'s> Fact<'s> {
    /// Reads what stands between the braces.
    fn parse(text: &'s str) -> Option<Self> {
        let (name, rest) = text.trim().split_once('(')?;
        let list = rest.trim_end().strip_suffix(')')?.trim();
        let mut arguments = Vec::new();
        for argument in list.split(',') {
            if argument.trim().is_empty() {
                continue;
            }
            let (key, value) = argument.split_once('=')?;
            arguments.push((key.trim(), unquote(value.trim())?));
        }
        Some(Fact {
            name: name.trim(),
            arguments,
        })
    }

    /// The value of an argument.
    pub fn argument(&self, key: &str) -> Option<&'s str> {
        let found = self.arguments.iter().find(|(name, _)| *name == key);
        found.map(|(_, value)| *value)
    }
}

fn unquote(value: &str) -> Option<&str> {
    let between = |quote: char| value.strip_prefix(quote)?.strip_suffix(quote);
    between('"').or_else(|| between('\''))
}

/// Puts the facts into a text; what is code, or has no value, stays.
pub fn expand<'s>(source: &'s str, value_of: impl Fn(&Fact<'_>) -> Option<String>) -> Cow<'s, str> {
    if memchr::memmem::find(source.as_bytes(), b"{{").is_none() {
        return Cow::Borrowed(source);
    }
    let code = code_ranges(source);
    let mut result = String::with_capacity(source.len());
    let mut copied = 0;
    while let Some(start) = source[copied..].find("{{").map(|at| copied + at) {
        let Some(end) = source[start..].find("}}").map(|at| start + at + 2) else {
            break;
        };
        let within = |range: &Range<usize>| range.start < end && start < range.end;
        let value = Fact::parse(&source[start + 2..end - 2])
            .filter(|_| !code.iter().any(within))
            .and_then(|fact| value_of(&fact));
        result.push_str(&source[copied..start]);
        match value {
            Some(value) => {
                result.push_str(&value);
                copied = end;
            }
            None => {
                result.push_str("{{");
                copied = start + 2;
            }
        }
    }
    result.push_str(&source[copied..]);
    Cow::Owned(result)
}

/// The places of what is written like a fact but has no value, so that it would stay as it is. What
/// is code is an example.
pub fn unanswered(
    source: &str,
    value_of: impl Fn(&Fact<'_>) -> Option<String>,
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if memchr::memmem::find(source.as_bytes(), b"{{").is_none() {
        return found;
    }
    let code = code_ranges(source);
    let mut at = 0;
    while let Some(start) = source[at..].find("{{").map(|start| at + start) {
        let Some(end) = source[start..].find("}}").map(|end| start + end + 2) else {
            break;
        };
        let inner = source[start + 2..end - 2].trim();
        let is_code = code
            .iter()
            .any(|range| range.start < end && start < range.end);
        let has_value = || {
            Fact::parse(inner)
                .and_then(|fact| value_of(&fact))
                .is_some()
        };
        if is_call(inner) && !is_code && !has_value() {
            found.push(start..end);
        }
        at = end;
    }
    found
}

/// A word with something in parentheses.
fn is_call(text: &str) -> bool {
    let name = text.split('(').next().unwrap_or_default();
    let is_word = |name: &str| {
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphabetic() || byte == b'_')
    };
    is_word(name.trim_end()) && text.ends_with(')')
}

fn code_ranges(source: &str) -> Vec<Range<usize>> {
    Parser::new_ext(source, options())
        .into_offset_iter()
        .filter(|(event, _)| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))))
        .map(|(_, range)| range)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_fact_and_is_none_is_found() {
        let value_of = |fact: &Fact<'_>| (fact.name == "years").then(|| "7".to_owned());
        let found = |text: &str| -> Vec<String> {
            let places = unanswered(text, value_of);
            places
                .into_iter()
                .map(|place| text[place].to_owned())
                .collect()
        };
        assert_eq!(
            found(
                "{{ years(since=\"2019\") }}, {{ year(since=\"2019\") }}, {{ years(since=2019) }}"
            ),
            ["{{ year(since=\"2019\") }}", "{{ years(since=2019) }}"]
        );
        for text in ["`{{ year(x=1) }}`", "{{ page.title }}", "f(x) {{", "{{ }}"] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn facts_are_read_with_either_quotes() {
        let fact = Fact::parse(" count(kind=\"talk\", topic='alarms') ").expect("a fact");
        assert_eq!(fact.name, "count");
        assert_eq!(fact.argument("topic"), Some("alarms"));
        assert_eq!(fact.argument("since"), None);
        for no_fact in [
            "site.title",
            "years(since=2019)",
            "years(since=\"2019\"",
            "",
        ] {
            assert_eq!(Fact::parse(no_fact), None, "{no_fact}");
        }
    }
}
