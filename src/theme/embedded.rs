//! The themes in the binary, for who wants to know or take them.

use std::collections::BTreeMap;

use include_dir::Dir;

use crate::theme::manifest::{Manifest, OptionKind, OptionSpec};
use crate::theme::options::OptionValue;
use crate::theme::{EMBEDDED, Files, names};

/// How an own theme is made.
pub const GUIDE: &str = include_str!("../../themes/README.md");

/// What a theme says of itself.
#[derive(Debug, Clone)]
pub struct About {
    /// Its name in the settings.
    pub id: &'static str,
    /// What it looks like.
    pub description: String,
    /// Its options by name.
    pub options: BTreeMap<String, OptionSpec>,
}

/// All themes, by name.
pub fn all() -> Vec<About> {
    let about = |id: &'static str| {
        let text = Files::gather(id, &BTreeMap::new())
            .text("theme.toml")?
            .into_owned();
        let manifest = Manifest::parse(&text).ok()?;
        Some(About {
            id,
            description: manifest.description,
            options: manifest.options,
        })
    };
    names().into_iter().filter_map(about).collect()
}

/// The files that are a theme's own, without what it shares; nothing when there is no such theme.
pub fn own_files(name: &str) -> Option<BTreeMap<String, Vec<u8>>> {
    let name = names().into_iter().find(|known| *known == name)?;
    let mut files = BTreeMap::new();
    collect(EMBEDDED.get_dir(name)?, name, &mut files);
    Some(files)
}

fn collect(dir: &Dir<'_>, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for file in dir.files() {
        // The same names on every system.
        let path = file.path().to_string_lossy().replace('\\', "/");
        let below = path.strip_prefix(prefix).unwrap_or(&path);
        let below = below.trim_start_matches('/').to_owned();
        files.insert(below, file.contents().to_vec());
    }
    for dir in dir.dirs() {
        collect(dir, prefix, files);
    }
}

/// Every file that a site with that theme uses, with its place among the themes; none when there is
/// no such theme.
pub fn files(name: &str) -> Vec<(String, String)> {
    if !names().contains(&name) {
        return Vec::new();
    }
    let files = Files::gather(name, &BTreeMap::new());
    let paths = files.0.into_iter();
    paths.map(|(path, file)| (path, file.path)).collect()
}

/// A text of a theme, or of what it shares.
pub fn text_of(name: &str, path: &str) -> Option<String> {
    let files = Files::gather(
        names().into_iter().find(|known| *known == name)?,
        &BTreeMap::new(),
    );
    String::from_utf8(files.bytes(path)?.into_owned()).ok()
}

/// A manifest under another name.
pub fn renamed(manifest: &str, name: &str) -> String {
    let mut lines: Vec<String> = manifest.lines().map(str::to_owned).collect();
    if let Some(line) = lines.iter_mut().find(|line| line.starts_with("name = ")) {
        *line = format!("name = \"{name}\"");
    }
    lines.join("\n") + "\n"
}

impl OptionSpec {
    /// What can be set, the default first: `"a4" | "letter"`, `262 (0 to 359, or ink, fir, …)`.
    pub fn values(&self) -> String {
        let default = match &self.default {
            OptionValue::Integer(number) => number.to_string(),
            OptionValue::Boolean(yes) => yes.to_string(),
            OptionValue::Text(text) => format!("\"{text}\""),
            OptionValue::List(words) => format!("[\"{}\"]", words.join("\", \"")),
        };
        match self.kind {
            OptionKind::Integer => {
                let range = match (self.min, self.max) {
                    (Some(min), Some(max)) => format!("{min} to {max}"),
                    (Some(min), None) => format!("from {min}"),
                    (None, Some(max)) => format!("to {max}"),
                    (None, None) => "any whole number".to_owned(),
                };
                let names: Vec<String> = self
                    .names
                    .keys()
                    .map(|name| format!("\"{name}\""))
                    .collect();
                if names.is_empty() {
                    format!("{default} ({range})")
                } else {
                    format!("{default} ({range}, or {})", names.join(", "))
                }
            }
            OptionKind::Choice => {
                let others = self.choices.iter().map(|choice| format!("\"{choice}\""));
                let others: Vec<String> = others.filter(|choice| *choice != default).collect();
                format!("{default} | {}", others.join(" | "))
            }
            OptionKind::Boolean | OptionKind::Text | OptionKind::List => default,
        }
    }
}
