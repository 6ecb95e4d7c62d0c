//! A text file written beside its place and put there when it is whole.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};

/// Writes a text file, or replaces one as a whole, so that nobody reads half of it. A link stays a
/// link: what it leads to is replaced. Permissions stay.
///
/// # Errors
/// When it cannot be written; what stood there then stays as it was.
pub fn replace_text(path: &Path, text: &str) -> Result<()> {
    let cannot = |what: &str| format!("cannot {what} `{}`", path.display());
    let place = dunce::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = place.parent().with_context(|| cannot("write"))?;
    let mut file = tempfile::Builder::new()
        .prefix(".pointed-")
        .tempfile_in(folder)
        .with_context(|| cannot("write beside"))?;
    file.write_all(text.as_bytes())
        .with_context(|| cannot("write"))?;
    if let Ok(metadata) = fs::metadata(&place) {
        fs::set_permissions(file.path(), metadata.permissions())
            .with_context(|| cannot("write"))?;
    }
    file.persist(&place).with_context(|| cannot("replace"))?;
    Ok(())
}
