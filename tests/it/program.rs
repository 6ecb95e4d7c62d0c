//! Runs the built program.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The day on which tests happen.
pub(crate) const TODAY: &str = "2026-11-23";

/// The repository.
pub(crate) fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The program with these arguments, without colours, in a folder.
pub(crate) fn pointed(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_pointed"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .env_remove("SOURCE_DATE_EPOCH")
        .env("XDG_CACHE_HOME", std::env::temp_dir().join("pointed-tests"))
        .output()
        .expect("the program runs")
}

/// What it printed and said, and how it ended.
pub(crate) fn transcript(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    let code = output.status.code().expect("no signal ended it");
    format!(
        "{}{}exit {code}\n",
        text(&output.stdout),
        text(&output.stderr)
    )
}

/// Compares with a file; with `UPDATE_EXPECTED` set it is written instead.
#[track_caller]
pub(crate) fn assert_file(expected: &Path, actual: &str) {
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(expected, actual).expect("written");
        return;
    }
    let text = std::fs::read_to_string(expected).unwrap_or_default();
    assert!(
        text == actual,
        "{} differs; look at it, and if it is right, run again with UPDATE_EXPECTED=1\n\n{actual}",
        expected.display()
    );
}
