//! The house itself: who may import whom. The table is the architecture.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::program::repository;

/// Each room with the rooms below it that it may use. A room may always use itself.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    // The ground: texts and places, findings, output, theme and command line as data.
    ("source", &[]),
    ("diagnostic", &["source", "text"]),
    ("output", &[]),
    ("cache", &[]),
    ("photo", &["cache"]),
    ("tree", &["source"]),
    ("text", &["source"]),
    ("theme", &["diagnostic", "source", "text"]),
    ("cli", &["diagnostic", "text"]),
    // The doors to files and to the browser that prints.
    ("browser", &[]),
    ("disk", &["output", "source", "tree"]),
    // The door to the network.
    ("online", &["site", "text"]),
    // The model.
    ("site", &["diagnostic", "source", "text"]),
    // The model in the words of other tools; pages publish some of them.
    ("export", &["site", "source", "text"]),
    // The portrait's file, and what is wrong with it.
    (
        "portrait",
        &["cache", "diagnostic", "disk", "photo", "site", "text"],
    ),
    // The stages: none knows another.
    (
        "parse",
        &["cache", "diagnostic", "site", "source", "text", "tree"],
    ),
    ("check", &["diagnostic", "output", "site", "source", "text"]),
    (
        "render",
        &[
            "cache",
            "diagnostic",
            "export",
            "output",
            "photo",
            "site",
            "source",
            "text",
            "theme",
        ],
    ),
    ("report", &["check", "diagnostic", "site", "source", "text"]),
    ("import", &["diagnostic", "site", "source", "text"]),
    ("starter", &["text"]),
    // What the reading asks for, told to editors.
    ("schema", &["parse", "site", "text", "tree"]),
    // The preview: the stages again and again, behind a server.
    (
        "serve",
        &[
            "cache",
            "check",
            "diagnostic",
            "disk",
            "output",
            "parse",
            "portrait",
            "render",
            "report",
            "site",
            "source",
            "text",
            "theme",
            "tree",
        ],
    ),
    // The editor's door: it reads sites and speaks the protocol.
    (
        "lsp",
        &[
            "check",
            "diagnostic",
            "disk",
            "parse",
            "report",
            "schema",
            "site",
            "source",
            "text",
            "tree",
        ],
    ),
    // The top: recipes.
    (
        "commands",
        &[
            "browser",
            "cache",
            "check",
            "cli",
            "diagnostic",
            "disk",
            "export",
            "import",
            "online",
            "lsp",
            "output",
            "parse",
            "photo",
            "portrait",
            "render",
            "report",
            "schema",
            "serve",
            "site",
            "source",
            "starter",
            "text",
            "theme",
            "tree",
        ],
    ),
];

#[test]
fn arrows_go_down() {
    let source = repository().join("src");
    let mut wrong = Vec::new();
    let mut rooms = BTreeSet::new();
    visit(&source, &mut |path, text| {
        let below = path.strip_prefix(&source).expect("below src");
        let room = below
            .iter()
            .next()
            .and_then(|part| part.to_str())
            .expect("UTF-8");
        let room = room.trim_end_matches(".rs").to_owned();
        if ["lib", "main", "testing"].contains(&room.as_str()) {
            return;
        }
        rooms.insert(room.clone());
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == room) else {
            wrong.push(format!("the room `{room}` is not in the table"));
            return;
        };
        for used in imports(text) {
            if used != room && used != "testing" && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{} uses `{used}`", below.display()));
            }
        }
    });
    assert_eq!(wrong, [""; 0]);
    for (room, _) in MAY_IMPORT {
        assert!(
            rooms.contains(*room),
            "the table names `{room}`, which is not there"
        );
    }
}

/// The rooms named after `crate::`, in `use` lines and in paths.
fn imports(text: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    // Tests may look wherever they want.
    let code = text
        .split("#[cfg(test)]\nmod tests")
        .next()
        .unwrap_or_default();
    let code = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    for line in code {
        for (at, mark) in line.match_indices("crate::") {
            let rest = &line[at + mark.len()..];
            let names = match rest.strip_prefix('{') {
                Some(list) => list.split(',').collect(),
                None => vec![rest],
            };
            for name in names {
                let name: String = name
                    .trim()
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                if !name.is_empty() {
                    rooms.insert(name);
                }
            }
        }
    }
    rooms
}

fn visit(folder: &Path, read: &mut impl FnMut(&Path, &str)) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            visit(&path, read);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            read(&path, &fs::read_to_string(&path).expect("UTF-8"));
        }
    }
}
