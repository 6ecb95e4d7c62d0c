//! `pointed lsp`, driven as an editor drives it.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::TODAY;

const SETTINGS: &str = "base_url = \"https://ada.example/\"\nlanguages = [\"en\"]\n";

const PROFILE: &str = r#"[person]
name = "Ada Winter"

[[topic]]
id = "timber-bridges"
label = "Timber bridges"
role = "core"

[[evidence]]
id = "inspections"
title = "Inspection log"
url = "https://ada.example/log"

[[talk]]
title = "Wet joints 😀"
date = "2026-05-07"
topics = ["timber-bridge"]
evidence = ["closures"]
"#;

/// An editor with one site open.
struct Editor {
    site: TempDir,
    server: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    asked: i64,
}

impl Editor {
    fn start(files: &[(&str, &str)]) -> Editor {
        let site = tempfile::tempdir().expect("a folder");
        for (path, text) in files {
            let path = site.path().join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("made");
            fs::write(path, text).expect("written");
        }
        let mut server = Command::new(env!("CARGO_BIN_EXE_pointed"))
            .args(["lsp", "--stdio", "--today", TODAY])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let input = server.stdin.take().expect("an input");
        let output = BufReader::new(server.stdout.take().expect("an output"));
        let mut editor = Editor {
            site,
            server,
            input,
            output,
            asked: 0,
        };
        let answer = editor.ask("initialize", json!({ "capabilities": {} }));
        assert_eq!(answer["capabilities"]["positionEncoding"], "utf-16");
        editor.tell("initialized", json!({}));
        editor
    }

    fn uri(&self, path: &str) -> String {
        let root = fs::canonicalize(self.site.path()).expect("a folder");
        format!("file://{}", root.join(path).display())
    }

    fn open(&mut self, path: &str) {
        let text = fs::read_to_string(self.site.path().join(path)).expect("UTF-8");
        let document =
            json!({ "uri": self.uri(path), "languageId": "toml", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    fn change(&mut self, path: &str, text: &str) {
        let params = json!({
            "textDocument": { "uri": self.uri(path), "version": 2 },
            "contentChanges": [{ "text": text }],
        });
        self.tell("textDocument/didChange", params);
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Asks, and passes over what the server says by itself.
    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let message = self.read();
            if message["id"] == json!(id) {
                assert_eq!(message["error"], Value::Null, "{method}");
                return message["result"].clone();
            }
        }
    }

    /// The findings of a file, as soon as they are as many as said.
    fn findings(&mut self, path: &str, rule: &str, count: usize) -> Vec<Value> {
        let uri = self.uri(path);
        loop {
            let message = self.read();
            let is_ours = message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == json!(uri);
            if !is_ours {
                continue;
            }
            let all = message["params"]["diagnostics"].as_array().cloned();
            let of_rule: Vec<Value> = all
                .unwrap_or_default()
                .into_iter()
                .filter(|finding| finding["code"] == rule)
                .collect();
            if of_rule.len() == count {
                return of_rule;
            }
        }
    }

    fn at(&self, path: &str, line: u32, character: u32) -> Value {
        json!({
            "textDocument": { "uri": self.uri(path) },
            "position": { "line": line, "character": character },
        })
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("sent");
        self.input.flush().expect("sent");
    }

    fn read(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            let read = self.output.read_line(&mut line).expect("a line");
            assert!(read > 0, "the server hung up");
            match line.trim().strip_prefix("Content-Length: ") {
                Some(digits) => length = digits.parse().expect("a number"),
                None if line.trim().is_empty() => break,
                None => {}
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).expect("a body");
        serde_json::from_slice(&body).expect("JSON")
    }

    /// Says goodbye as the protocol asks for.
    fn quit(mut self) {
        assert_eq!(self.ask("shutdown", Value::Null), Value::Null);
        self.tell("exit", Value::Null);
        let status = self.server.wait().expect("it ends");
        assert!(status.success());
    }
}

fn labels(items: &Value) -> Vec<&str> {
    let items = items.as_array().expect("a list").iter();
    items.filter_map(|item| item["label"].as_str()).collect()
}

fn site() -> Vec<(&'static str, &'static str)> {
    vec![("pointed.toml", SETTINGS), ("profile.toml", PROFILE)]
}

#[test]
fn findings_follow_the_typing() {
    let mut editor = Editor::start(&site());
    editor.open("profile.toml");
    let found = editor.findings("profile.toml", "unknown-reference", 1);
    assert_eq!(
        found[0]["message"],
        "there is no topic `timber-bridge`\nhelp: did you mean `timber-bridges`?"
    );
    // Columns are UTF-16 units, lines count from 0.
    assert_eq!(
        found[0]["range"],
        json!({ "start": { "line": 16, "character": 10 }, "end": { "line": 16, "character": 25 } })
    );
    editor.change(
        "profile.toml",
        &PROFILE.replace("timber-bridge\"", "timber-bridges\""),
    );
    editor.findings("profile.toml", "unknown-reference", 0);
    editor.quit();
}

#[test]
fn a_finding_can_be_mended_filled_in_or_accepted() {
    let mut editor = Editor::start(&site());
    editor.open("profile.toml");
    let actions = |editor: &mut Editor, line: u32| {
        let place = json!({ "line": line, "character": 12 });
        let params = json!({
            "textDocument": { "uri": editor.uri("profile.toml") },
            "range": { "start": place, "end": place },
            "context": { "diagnostics": [] },
        });
        editor.ask("textDocument/codeAction", params)
    };
    let uri = editor.uri("profile.toml");
    let edit = |actions: &Value, title: &str| -> Value {
        let action = actions.as_array().expect("a list").iter();
        let action = action.clone().find(|action| action["title"] == title);
        action.unwrap_or_else(|| panic!("no `{title}` in {actions:#}"))["edit"]["changes"][&uri][0]
            .clone()
    };
    let found = actions(&mut editor, 16);
    let mended = edit(&found, "Write `timber-bridges`");
    assert_eq!(mended["newText"], "timber-bridges");
    assert_eq!(
        mended["range"]["start"],
        json!({ "line": 16, "character": 11 })
    );
    let waived = edit(
        &found,
        "Accept `unknown-reference` until 2027-05-23, with a reason",
    );
    assert_eq!(
        waived["newText"],
        "# pointed: allow unknown-reference until 2027-05-23 because \n"
    );
    assert_eq!(
        waived["range"]["start"],
        json!({ "line": 16, "character": 0 })
    );
    let found = actions(&mut editor, 17);
    let added = edit(&found, "Add the evidence `closures` to `profile.toml`");
    assert_eq!(
        added["newText"],
        "\n[[evidence]]\nid = \"closures\"\ntitle = \"\"\n"
    );
    assert_eq!(
        added["range"]["start"],
        json!({ "line": 18, "character": 0 })
    );
    editor.quit();
}

#[test]
fn ids_keys_and_links_are_completed() {
    let about = "I inspect [bridges](evidence:in).\n";
    let mut files = site();
    files.push(("about.md", about));
    let mut editor = Editor::start(&files);
    editor.open("profile.toml");
    let ids = editor.at("profile.toml", 16, 12);
    let ids = editor.ask("textDocument/completion", ids);
    assert_eq!(labels(&ids), ["timber-bridges"]);
    assert_eq!(ids[0]["textEdit"]["newText"], "timber-bridges");
    // A key that is being typed, in a table that is no TOML yet.
    editor.change("profile.toml", &format!("{PROFILE}[[talk]]\nven"));
    let keys = editor.at("profile.toml", 19, 3);
    let keys = editor.ask("textDocument/completion", keys);
    assert!(labels(&keys).contains(&"venue"), "{keys}");
    editor.change("profile.toml", &format!("{PROFILE}[[ta"));
    let headers = editor.at("profile.toml", 18, 4);
    let headers = editor.ask("textDocument/completion", headers);
    assert!(labels(&headers).contains(&"talk"), "{headers}");
    editor.open("about.md");
    let links = editor.at("about.md", 0, 31);
    let links = editor.ask("textDocument/completion", links);
    assert_eq!(labels(&links), ["evidence:inspections"]);
    editor.quit();
}

#[test]
fn hover_explains_and_ids_lead_to_their_entries() {
    let about = "I inspect [bridges](evidence:inspections).\n";
    let mut files = site();
    files.push(("about.md", about));
    let mut editor = Editor::start(&files);
    editor.open("about.md");
    let link = editor.at("about.md", 0, 30);
    let target = editor.ask("textDocument/definition", link.clone());
    assert_eq!(target["uri"], json!(editor.uri("profile.toml")));
    assert_eq!(
        target["range"]["start"],
        json!({ "line": 9, "character": 5 })
    );
    let hover = editor.ask("textDocument/hover", link);
    let text = hover["contents"]["value"].as_str().expect("words");
    assert!(text.contains("Inspection log"), "{text}");
    editor.open("profile.toml");
    let key = editor.at("profile.toml", 15, 2);
    let hover = editor.ask("textDocument/hover", key);
    let text = hover["contents"]["value"].as_str().expect("words");
    assert!(text.contains("date = \"2026-05-07\""), "{text}");
    let wrong = editor.at("profile.toml", 16, 14);
    let hover = editor.ask("textDocument/hover", wrong);
    let text = hover["contents"]["value"].as_str().expect("words");
    assert!(text.contains("## Why it matters"), "{text}");
    editor.quit();
}

#[test]
fn a_file_outside_of_any_site_is_left_alone() {
    let mut editor = Editor::start(&[("notes.md", "A results-driven team player.\n")]);
    assert!(!Path::new(editor.site.path()).join("pointed.toml").exists());
    editor.open("notes.md");
    let hover = editor.at("notes.md", 0, 4);
    assert_eq!(editor.ask("textDocument/hover", hover), Value::Null);
    editor.quit();
}
