//! Tells cargo what the binary is made of besides its code: the themes, and the commit it stands at.

use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=themes");
    println!("cargo::rerun-if-changed=build.rs");
    // Each commit is a line in this log; a source archive has none, and no commit to tell.
    if let Some(log) = git(&["rev-parse", "--git-path", "logs/HEAD"]) {
        println!("cargo::rerun-if-changed={log}");
    }
    let commit = git(&["log", "-1", "--format=%h %cs"]);
    let version = match commit {
        Some(commit) => format!("{} ({commit})", env!("CARGO_PKG_VERSION")),
        None => env!("CARGO_PKG_VERSION").to_owned(),
    };
    println!("cargo::rustc-env=POINTED_VERSION={version}");
}

/// What git says, if this is the root of a checkout and git is there.
fn git(arguments: &[&str]) -> Option<String> {
    if !std::path::Path::new(".git").exists() {
        return None;
    }
    let output = Command::new("git").args(arguments).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let text = text.trim();
    (output.status.success() && !text.is_empty()).then(|| text.to_owned())
}
