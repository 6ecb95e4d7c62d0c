//! Tells cargo what the binary is made of besides its code: the themes, the lists of wording, and the
//! commit it stands at.
//!
//! The lists are thousands of lines whose inflected forms are ten times as many. Compiling them takes
//! longer than checking a text, so it is done here, by the same modules that read the result.

#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "of the modules that are shared with the crate only a part is used here"
)]

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

use text::language::Language;
use text::lexicon::{Lexicon, Source};

#[path = "src/text"]
mod text {
    pub mod language;
    pub mod lexicon;
    pub mod sentence;
    pub mod word;
}

#[path = "src/check"]
mod check {
    pub mod wording {
        pub mod category;
        pub mod lists;
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=themes");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-env=POINTED_VERSION={}", version());
    println!("cargo::rerun-if-changed=src/check/wording/words");
    for language in Language::ALL {
        compile_lists(language)?;
    }
    Ok(())
}

/// Writes the lexicon of a language to where the crate includes it from.
fn compile_lists(language: Language) -> Result<(), Box<dyn Error>> {
    let lists = check::wording::lists::lists(language).into_iter();
    let lists: Vec<Source<'_>> = lists.map(|(_, source)| source).collect();
    let lexicon = Lexicon::compile(language, &lists)
        .map_err(|fault| format!("src/check/wording/words/{language}/{fault}"))?;
    let file = Path::new(&env::var("OUT_DIR")?).join(format!("wording-{language}"));
    Ok(fs::write(file, lexicon.to_bytes()?)?)
}

/// The version, and the commit if there is one to tell: a source archive has none.
fn version() -> String {
    // Only what is released says its commit: a build after every commit would start anew for it.
    let is_release = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let git = |arguments: &[&str]| is_release.then(|| git(arguments)).flatten();
    // Each commit is a line in this log.
    if let Some(log) = git(&["rev-parse", "--git-path", "logs/HEAD"]) {
        println!("cargo::rerun-if-changed={log}");
    }
    match git(&["log", "-1", "--format=%h %cs"]) {
        Some(commit) => format!("{} ({commit})", env!("CARGO_PKG_VERSION")),
        None => env!("CARGO_PKG_VERSION").to_owned(),
    }
}

/// What git says, if this is the root of a checkout and git is there.
fn git(arguments: &[&str]) -> Option<String> {
    if !Path::new(".git").exists() {
        return None;
    }
    let output = Command::new("git").args(arguments).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let text = text.trim();
    (output.status.success() && !text.is_empty()).then(|| text.to_owned())
}
