//! The reference of all that a template can see, read from the types that hold it.

use std::collections::BTreeMap;

/// The types themselves: their comments are the reference.
const SOURCE: &str = include_str!("context.rs");

/// The variables of templates, with the type of each and where it is there.
const VARIABLES: &[(&str, &str, &str)] = &[
    ("site", "SiteContext", "every page"),
    ("person", "PersonContext", "every page"),
    ("page", "PageContext", "every page"),
    ("home", "HomeContext", "`home.html`"),
    ("topics", "TopicsContext", "`topics.html`"),
    ("topic", "TopicPageContext", "`topic.html`"),
    (
        "list",
        "ListContext",
        "`list.html`, `work.html` and other lists",
    ),
    ("item", "ItemPageContext", "`item.html`, `post.html`"),
    ("evidence", "EvidenceRegisterContext", "`evidence.html`"),
    (
        "evidence_item",
        "EvidencePageContext",
        "`evidence-item.html`",
    ),
    ("contact", "ContactPageContext", "`contact.html`"),
    (
        "business_card",
        "BusinessCardContext",
        "`business-card.html`",
    ),
    ("hello", "HelloContext", "`hello.html`"),
    ("now", "NowContext", "`now.html`"),
    ("cv", "CvContext", "`cv.html`"),
    ("free", "FreePageContext", "`free.html`"),
    ("not_found", "NotFoundContext", "`not-found.html`"),
];

/// A type: its comment, and its fields with type and comment.
#[derive(Debug, Default)]
struct Shape<'s> {
    doc: String,
    fields: Vec<(&'s str, &'s str, String)>,
}

/// The whole reference as Markdown.
pub fn markdown() -> String {
    let shapes = shapes(SOURCE);
    let mut text = String::from(
        "# What a template can see\n\n\
         Values come ready: dates are words, Markdown is HTML, addresses resolve. A field whose name ends\n\
         in `html` is safe HTML, to be written with `| safe`; every other text is plain and gets escaped.\n\
         What is absent is `none`, an empty string or an empty list, never undefined. `t` holds the\n\
         interface texts by their names in `interface/en.ftl`, with `_` for `-`: `t.skip_to_content`.\n",
    );
    let mut told: Vec<&str> = Vec::new();
    for (variable, name, place) in VARIABLES {
        text.push_str(&format!("\n## `{variable}`\n\nIn {place}.\n\n"));
        if let Some(shape) = shapes.get(name) {
            write_fields(&mut text, shape);
        }
        told.push(name);
    }
    text.push_str("\n# Their parts\n");
    for (name, shape) in &shapes {
        if told.contains(name) {
            continue;
        }
        text.push_str(&format!("\n## {}\n\n{}\n\n", short(name), shape.doc));
        write_fields(&mut text, shape);
    }
    text
}

fn write_fields(text: &mut String, shape: &Shape<'_>) {
    for (name, kind, doc) in &shape.fields {
        text.push_str(&format!("- `{name}` ({}): {doc}\n", in_words(kind)));
    }
}

/// Every public type of the file, by name.
fn shapes(source: &str) -> BTreeMap<&str, Shape<'_>> {
    let mut shapes: BTreeMap<&str, Shape<'_>> = BTreeMap::new();
    let mut doc: Vec<&str> = Vec::new();
    let mut current = None;
    for line in source.lines().map(str::trim) {
        if let Some(words) = line.strip_prefix("///") {
            doc.push(words.trim());
        } else if let Some(rest) = line.strip_prefix("pub struct ") {
            let name = rest.split([' ', '<', '{', '(']).next().unwrap_or_default();
            let shape = shapes.entry(name).or_default();
            shape.doc = doc.join(" ");
            doc.clear();
            current = Some(name);
        } else if let Some((name, kind)) = line
            .strip_prefix("pub ")
            .and_then(|field| field.trim_end_matches(',').split_once(": "))
        {
            let shape = current.and_then(|name| shapes.get_mut(name));
            if let Some(shape) = shape {
                shape.fields.push((name, kind, doc.join(" ")));
            }
            doc.clear();
        } else if line == "}" {
            current = None;
        }
    }
    shapes
}

/// `Vec<LinkContext>` is "list of Link", `Option<String>` is "text or none".
fn in_words(kind: &str) -> String {
    let inner = |prefix: &str| kind.strip_prefix(prefix)?.strip_suffix('>');
    if let Some(inner) = inner("Option<") {
        return format!("{} or none", in_words(inner));
    }
    if let Some(inner) = inner("Vec<") {
        return format!("list of {}", in_words(inner));
    }
    match kind {
        "String" | "&'static str" => "text".to_owned(),
        "bool" => "true or false".to_owned(),
        "usize" | "u32" | "i32" | "i16" => "number".to_owned(),
        "tera::Value" => "values by name".to_owned(),
        other => short(other).to_owned(),
    }
}

/// The name of a type for people.
fn short(name: &str) -> &str {
    name.strip_suffix("Context").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_variable_and_field_is_told_in_words() {
        let shapes = shapes(SOURCE);
        for (variable, name, _) in VARIABLES {
            assert!(shapes.contains_key(name), "`{variable}` is no {name}");
        }
        for (name, shape) in &shapes {
            assert!(!shape.fields.is_empty(), "{name} has no field");
            for (field, kind, doc) in &shape.fields {
                assert!(!doc.is_empty(), "{name}.{field} has no comment");
                let words = in_words(kind);
                assert!(!words.contains(['<', '\'', '&']), "{name}.{field}: {words}");
            }
        }
        // As many fields as the file has, so that none is lost by the way in which they are read.
        let lines = SOURCE
            .lines()
            .filter(|line| line.starts_with("    pub "))
            .count();
        let read: usize = shapes.values().map(|shape| shape.fields.len()).sum();
        assert_eq!(read, lines);
        assert!(markdown().contains("- `email` (Email or none): E-mail."));
    }
}
