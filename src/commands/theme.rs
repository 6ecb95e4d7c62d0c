//! `pointed theme`: the themes in the binary, an own one made of them, and what a template can see.

use std::collections::BTreeMap;
use std::path::Path;

use anstream::eprintln;
use anyhow::{Result, bail};

use crate::cli::{ThemeCommand, ThemeFileArgs, ThemeNewArgs};
use crate::commands::{Outcome, print};
use crate::render::reference;
use crate::text::slug::slug;
use crate::tree::SETTINGS_FILE;
use crate::{disk, theme};

/// The folder of a site for its own theme.
const FOLDER: &str = "theme";

/// The theme of sites that name none.
const DEFAULT: &str = "carte";

pub(super) fn run(command: &ThemeCommand, directory: &Path, quiet: bool) -> Result<Outcome> {
    match command {
        ThemeCommand::List => print(&list())?,
        ThemeCommand::New(args) => new(args, directory, quiet)?,
        ThemeCommand::File(args) => print(&file(args, directory)?)?,
        ThemeCommand::Guide => print(theme::GUIDE)?,
        ThemeCommand::Context => print(&reference::markdown())?,
    }
    Ok(Outcome::Clean)
}

/// Each theme with its options.
fn list() -> String {
    let mut text = String::new();
    for about in theme::all() {
        text.push_str(&format!("{}: {}\n", about.id, about.description));
        for (name, option) in about.options {
            text.push_str(&format!(
                "  {name} = {}\n      {}\n",
                option.values(),
                option.doc
            ));
        }
        text.push('\n');
    }
    text.push_str(
        "choose with `theme = \"…\"` in pointed.toml, and set options in `[theme_options]`\n",
    );
    text
}

/// Lays out a theme in the site and chooses it.
fn new(args: &ThemeNewArgs, directory: &Path, quiet: bool) -> Result<()> {
    let name = args.name.as_str();
    if name.is_empty() || slug(name) != name {
        bail!(
            "`{name}` is no name for a theme\nhelp: write it in small letters and hyphens: `{}`",
            slug(name)
        );
    }
    if theme::names().contains(&name) {
        bail!("`{name}` is the name of a theme that comes along\nhelp: give yours another");
    }
    let root = disk::find_site(directory)?;
    let files = theme_files(&args.from)?;
    let own: BTreeMap<String, Vec<u8>> = files
        .into_iter()
        .map(|(path, content)| match path.as_str() {
            "theme.toml" => {
                let text = String::from_utf8_lossy(&content);
                let renamed = theme::renamed(&text, name);
                (path, renamed.into_bytes())
            }
            _ => (path, content),
        })
        .collect();
    let folder = root.join(FOLDER);
    if std::fs::read_dir(&folder).is_ok_and(|mut entries| entries.next().is_some()) {
        bail!(
            "`{}` holds files that already replace those of a theme\n\
             help: move them away, and back once the theme is there",
            folder.display()
        );
    }
    disk::create_tree(&own, &folder)?;
    disk::set_setting(&root, "theme", name)?;
    if !quiet {
        eprintln!(
            "made {} files in `{}` from `{}`, and chose `{name}` in pointed.toml\n\
             next: change `theme/styles/tokens.css`, then `pointed serve`; `pointed theme guide` says more",
            own.len(),
            folder.display(),
            args.from,
        );
    }
    Ok(())
}

fn theme_files(name: &str) -> Result<BTreeMap<String, Vec<u8>>> {
    match theme::own_files(name) {
        Some(files) => Ok(files),
        None => bail!(
            "there is no theme `{name}`\nhelp: there are: {}",
            theme::names().join(", ")
        ),
    }
}

/// A file as a site with that theme uses it, or the names of all of them.
fn file(args: &ThemeFileArgs, directory: &Path) -> Result<String> {
    let name = args.from.clone().unwrap_or_else(|| chosen(directory));
    let all = theme::files(&name);
    if all.is_empty() {
        bail!(
            "there is no theme `{name}`\nhelp: there are: {}",
            theme::names().join(", ")
        );
    }
    let Some(path) = &args.path else {
        let lines = all
            .iter()
            .map(|(path, place)| format!("{path}  ({place})\n"));
        return Ok(lines.collect());
    };
    match theme::text_of(&name, path) {
        Some(text) => Ok(text),
        None => bail!(
            "the theme `{name}` has no text `{path}`\nhelp: `pointed theme file` lists what it has"
        ),
    }
}

/// The theme of the site, where there is one that comes along.
fn chosen(directory: &Path) -> String {
    let settings = disk::find_site(directory)
        .and_then(|root| disk::read_file(&root.join(SETTINGS_FILE)))
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .and_then(|text| toml::from_str::<toml::Table>(&text).ok());
    let name = settings
        .as_ref()
        .and_then(|settings| settings.get("theme")?.as_str());
    let known = name.filter(|name| theme::names().contains(name));
    known.unwrap_or(DEFAULT).to_owned()
}
