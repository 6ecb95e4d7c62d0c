//! Lines at the end of a text file, the rest of it untouched.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::disk::replace::replace_text;

/// Adds lines to a text file, with an empty line before them and its own kind of line ends. The
/// file is replaced as a whole, so nobody reads half of it.
///
/// # Errors
/// When it cannot be read or written; it then stays as it was.
pub fn append_text(path: &Path, lines: &str) -> Result<()> {
    let cannot = |what: &str| format!("cannot {what} `{}`", path.display());
    // A link stays a link: what it leads to is replaced.
    let path = &dunce::canonicalize(path).with_context(|| cannot("find"))?;
    let text = fs::read_to_string(path).with_context(|| cannot("read"))?;
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut whole = text.trim_end().to_owned();
    if !whole.is_empty() {
        whole.push_str(end);
        whole.push_str(end);
    }
    for line in lines.lines() {
        whole.push_str(line);
        whole.push_str(end);
    }
    replace_text(path, &whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stood_there_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("pointed.toml");
        fs::write(&path, "# mine\r\na = 1\r\n\r\n\r\n").expect("written");
        append_text(&path, "[b]\nc = 2\n").expect("appended");
        let text = fs::read_to_string(&path).expect("read");
        assert_eq!(text, "# mine\r\na = 1\r\n\r\n[b]\r\nc = 2\r\n");
        assert_eq!(fs::read_dir(folder.path()).expect("read").count(), 1);
    }
}
