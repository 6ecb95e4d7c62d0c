//! One setting of a site, changed in its file and nothing else with it.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use toml_edit::{DocumentMut, Item, Value};

use crate::tree::SETTINGS_FILE;

/// Sets a key at the top of `pointed.toml` to a text; comments and order stay.
///
/// # Errors
/// When the file cannot be read or written, or is no TOML.
pub fn set_setting(root: &Path, key: &str, value: &str) -> Result<()> {
    let path = root.join(SETTINGS_FILE);
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read `{}`", path.display()))?;
    let mut settings: DocumentMut = text
        .parse()
        .with_context(|| format!("`{}` is no TOML", path.display()))?;
    let mut new = Value::from(value);
    if let Some(old) = settings.get(key).and_then(Item::as_value) {
        *new.decor_mut() = old.decor().clone();
    }
    settings[key] = Item::Value(new);
    let mut beside = tempfile::NamedTempFile::new_in(root)
        .with_context(|| format!("cannot write in `{}`", root.display()))?;
    beside.write_all(settings.to_string().as_bytes())?;
    if let Ok(known) = fs::metadata(&path) {
        fs::set_permissions(beside.path(), known.permissions())?;
    }
    beside
        .persist(&path)
        .with_context(|| format!("cannot write `{}`", path.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_of_the_file_stays_as_it_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(SETTINGS_FILE);
        for (before, after) in [
            (
                "# mine\ntheme = \"carte\"   # the card\n\n[theme_options]\nfonts = \"system\"\n",
                "# mine\ntheme = \"own\"   # the card\n\n[theme_options]\nfonts = \"system\"\n",
            ),
            (
                "base_url = \"https://a.example/\"\n\n[check]\nfail_on = \"error\"\n",
                "base_url = \"https://a.example/\"\ntheme = \"own\"\n\n[check]\nfail_on = \"error\"\n",
            ),
            ("", "theme = \"own\"\n"),
        ] {
            fs::write(&path, before).expect("a file");
            set_setting(folder.path(), "theme", "own").expect("is set");
            assert_eq!(fs::read_to_string(&path).expect("a file"), after);
        }
        fs::write(&path, "theme = ").expect("a file");
        assert!(set_setting(folder.path(), "theme", "own").is_err());
        assert_eq!(fs::read_to_string(&path).expect("a file"), "theme = ");
    }
}
