//! The guide: what it says is there is there, its commands run, its snippets can be read.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

use crate::program::{TODAY, assert_file, pointed, repository, transcript};

fn chapters() -> Vec<PathBuf> {
    let folder = repository().join("guide/src");
    let entries = fs::read_dir(folder).expect("a folder");
    let mut chapters: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    chapters.sort();
    chapters
}

/// The blocks of code in a chapter, each with its language.
fn blocks(text: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut open = None;
    for event in Parser::new(text) {
        match (event, &mut open) {
            (Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))), _) => {
                open = Some((language.to_string(), String::new()));
            }
            (Event::Text(code), Some((_, block))) => block.push_str(&code),
            (Event::End(pulldown_cmark::TagEnd::CodeBlock), _) => blocks.extend(open.take()),
            _ => {}
        }
    }
    blocks
}

/// Chapters that the program writes itself.
const GENERATED: [(&str, &[&str]); 3] = [
    ("reference.md", &["schema"]),
    ("rules.en.md", &["explain", "--markdown", "--lang", "en"]),
    ("rules.de.md", &["explain", "--markdown", "--lang", "de"]),
];

#[test]
fn generated_chapters_are_what_the_program_says() {
    for (chapter, arguments) in GENERATED {
        let output = pointed(&repository(), arguments);
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        assert_file(&repository().join("guide/src").join(chapter), &text);
    }
}

#[test]
fn every_chapter_is_in_the_summary_and_every_link_leads_somewhere() {
    let folder = repository().join("guide/src");
    let summary = fs::read_to_string(folder.join("SUMMARY.md")).expect("UTF-8");
    let mut wrong = Vec::new();
    for chapter in chapters() {
        let name = chapter.file_name().expect("a name").to_string_lossy();
        if name != "SUMMARY.md" && !summary.contains(&format!("]({name})")) {
            wrong.push(format!("{name} is not in the summary"));
        }
        let text = fs::read_to_string(&chapter).expect("UTF-8");
        for event in Parser::new(&text) {
            let Event::Start(Tag::Link { dest_url, .. }) = event else {
                continue;
            };
            let is_file = dest_url.ends_with(".md") && !dest_url.contains("://");
            if is_file && !folder.join(&*dest_url).is_file() {
                wrong.push(format!("{name}: nothing at {dest_url}"));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn every_snippet_can_be_read() {
    let mut wrong = Vec::new();
    let mut languages = BTreeSet::new();
    for chapter in chapters() {
        let name = chapter
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        if GENERATED.iter().any(|(generated, _)| *generated == name) {
            // The rules' own tests read theirs, bad examples included.
            continue;
        }
        let text = fs::read_to_string(&chapter).expect("UTF-8");
        for (language, code) in blocks(&text) {
            let fault = match language.as_str() {
                "toml" => toml_fault(&code),
                "yaml" => serde_saphyr::from_str::<serde_json::Value>(&code)
                    .err()
                    .map(|error| error.to_string()),
                "json" => serde_json::from_str::<serde_json::Value>(&code)
                    .err()
                    .map(|error| error.to_string()),
                "md" => markdown_fault(&code),
                // Run below, or the affair of other programs.
                "sh" | "console" | "lua" | "lisp" | "css" | "nginx" => None,
                other => Some(format!("a block of `{other}` that nobody reads")),
            };
            languages.insert(language);
            wrong.extend(fault.map(|fault| format!("{name}: {fault}\n{code}")));
        }
    }
    assert_eq!(wrong, [""; 0]);
    assert!(languages.contains("toml") && languages.contains("sh"));
}

/// What Pointed says of sources that hold the snippet and no more than they need besides.
fn toml_fault(code: &str) -> Option<String> {
    if let Err(error) = toml::from_str::<toml::Table>(code) {
        return Some(error.to_string());
    }
    let is_ours = [
        "[[",
        "[person]",
        "[positioning]",
        "base_url",
        "[visibility]",
    ]
    .iter()
    .any(|mark| code.starts_with(mark));
    if !is_ours {
        return None;
    }
    let settings = "base_url = \"https://ada.example/\"\n";
    let is_settings = code.contains("base_url");
    let has_person = code.contains("[person]");
    let person = if has_person {
        String::new()
    } else {
        "[person]\nname = \"Ada Winter\"\n\n".to_owned()
    };
    source_faults(&[
        ("pointed.toml", if is_settings { code } else { settings }),
        (
            "profile.toml",
            &format!("{person}{}", if is_settings { "" } else { code }),
        ),
    ])
}

/// A snippet with front matter is a file in `content/`.
fn markdown_fault(code: &str) -> Option<String> {
    if !code.starts_with("+++") {
        return None;
    }
    source_faults(&[
        ("pointed.toml", "base_url = \"https://ada.example/\"\n"),
        ("profile.toml", "[person]\nname = \"Ada Winter\"\n"),
        ("content/talks/snippet.md", code),
    ])
}

/// Findings about the form of sources; what a snippet leaves out is none.
fn source_faults(files: &[(&str, &str)]) -> Option<String> {
    const FORM: [&str; 7] = [
        "toml-syntax",
        "unknown-key",
        "wrong-type",
        "invalid-date",
        "invalid-value",
        "front-matter",
        "unknown-rule",
    ];
    let site = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        write(&site.path().join(path), text);
    }
    let output = pointed(
        site.path(),
        &["check", "--format", "short", "--today", TODAY],
    );
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let faults: Vec<&str> = text
        .lines()
        .filter(|line| FORM.iter().any(|rule| line.contains(&format!("[{rule}]"))))
        .collect();
    (!faults.is_empty()).then(|| faults.join("\n"))
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a parent")).expect("made");
    fs::write(path, text).expect("written");
}

/// Commands that do not end by themselves.
const ENDLESS: [&str; 2] = ["pointed serve", "pointed lsp"];

#[test]
fn every_command_runs() {
    let mut count = 0;
    for chapter in chapters() {
        let name = chapter
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let text = fs::read_to_string(&chapter).expect("UTF-8");
        let folder = tempfile::tempdir().expect("a folder");
        prepare(folder.path());
        for (_, code) in blocks(&text)
            .iter()
            .filter(|(language, _)| language == "sh")
        {
            for line in code.lines().map(str::trim) {
                let command = line.split(" #").next().unwrap_or_default().trim();
                if command.is_empty() || ENDLESS.iter().any(|other| command.starts_with(other)) {
                    continue;
                }
                let words: Vec<&str> = command.split_whitespace().collect();
                assert_eq!(
                    words[0], "pointed",
                    "{name}: only our own commands run here: {line}"
                );
                let output = pointed(folder.path(), &words[1..]);
                let code = output.status.code();
                // A starter has its blanks: that is what a check of it says.
                assert!(
                    matches!(code, Some(0 | 1)),
                    "{name}: {line}\n{}",
                    transcript(&output)
                );
                count += 1;
            }
        }
    }
    assert!(count > 10, "the guide has commands");
}

/// What readers of the guide have in their folder: an export of a network, if that import is there.
fn prepare(folder: &Path) {
    let exports = repository().join("tests/import/linkedin/complete/export");
    let export = fs::read_dir(exports)
        .expect("a folder")
        .next()
        .expect("an export");
    copy(
        &export.expect("an entry").path(),
        &folder.join("linkedin-export"),
    );
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name");
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else {
            fs::copy(&path, to.join(name)).expect("copied");
        }
    }
}
