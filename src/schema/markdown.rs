//! The reference of the sources in Markdown: every table with its fields.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::parse::shape::{Field, Kind, Table};
use crate::schema::{Document, describe};

/// All kinds of files, each with its tables.
pub fn markdown() -> String {
    let mut page = String::new();
    file(&mut page, "`pointed.toml`", &[Document::Settings]);
    file(&mut page, "`profile.toml`", &[Document::Profile]);
    let front_matter: Vec<Document> = Document::all()
        .filter(|document| matches!(document, Document::FrontMatter(_)))
        .collect();
    file(&mut page, "Front matter", &front_matter);
    page
}

/// The tables of some kinds of files; one that they share is told once.
fn file(page: &mut String, title: &str, documents: &[Document]) {
    let _ = writeln!(page, "## {title}");
    let mut told = BTreeSet::new();
    for document in documents {
        let shape = document.shape();
        for (index, table) in shape.tables.iter().enumerate() {
            let heading = match (document, index) {
                (Document::FrontMatter(_), 0) => format!("A {}", document.name()),
                (_, 0) => String::new(),
                _ => heading(table.name),
            };
            if !told.insert((heading.clone(), table.clone())) {
                continue;
            }
            if !heading.is_empty() {
                let _ = write!(page, "\n### {heading}\n");
            }
            fields(page, table);
        }
    }
    page.push('\n');
}

fn heading(name: &str) -> String {
    match name.strip_prefix('`') {
        Some(_) => name.to_owned(),
        None if name.starts_with('[') => format!("`{name}`"),
        None => {
            let mut letters = name.chars();
            let first = letters.next().map(|letter| letter.to_ascii_uppercase());
            first.into_iter().chain(letters).collect()
        }
    }
}

fn fields(page: &mut String, table: &Table) {
    page.push_str("\n| field | holds | for what | example |\n|---|---|---|---|\n");
    for field in &table.fields {
        let description = describe(table.name, field.key);
        let (text, example) =
            description.map_or_else(Default::default, |found| (found.text, found.example));
        let key = field.key;
        let mark = if field.required { ", needed" } else { "" };
        let holds = holds(field);
        // A bar would end the cell.
        let cells = format!("| `{key}` | {holds}{mark} | {text} | `{example}` |\n");
        page.push_str(&cells);
    }
}

fn holds(field: &Field) -> String {
    match &field.kind {
        Kind::Text => "text".to_owned(),
        Kind::Texts => "texts".to_owned(),
        Kind::Localized => "text, by language".to_owned(),
        Kind::LocalizedList => "texts, by language".to_owned(),
        Kind::Reference => "id".to_owned(),
        Kind::References => "ids".to_owned(),
        Kind::Id => "its own id".to_owned(),
        Kind::Url => "address".to_owned(),
        Kind::Boolean => "true or false".to_owned(),
        Kind::Count => "whole number".to_owned(),
        Kind::Number => "number".to_owned(),
        Kind::Date => "date".to_owned(),
        Kind::End => "date or `present`".to_owned(),
        Kind::Choice(words) => {
            let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            words.join(", ")
        }
        Kind::Table(_) => "table".to_owned(),
        Kind::TextOrTable(_) => "text or table".to_owned(),
        Kind::Entries(_) => "tables".to_owned(),
        Kind::Options => "options".to_owned(),
    }
}
