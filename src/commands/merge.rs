//! `pointed import --merge`: what a foreign profile adds to a site that exists.

use std::path::Path;

use anstream::eprintln;
use anyhow::{Result, anyhow};

use crate::cli::TodayArg;
use crate::commands::today::today;
use crate::commands::{Outcome, print, sources};
use crate::disk;
use crate::import::{self, Imported, Side};
use crate::parse::{self, Options};
use crate::site::Site;
use crate::tree::{PROFILE_FILE, Tree};

/// Shows what would change in the site, and writes it when asked to.
pub(super) fn run(
    imported: &Imported,
    directory: &Path,
    write: bool,
    quiet: bool,
) -> Result<Outcome> {
    let options = Options {
        today: today(&TodayArg { today: None })?,
        base_url: None,
        drafts: true,
    };
    let own = sources::read(directory, &options)?;
    let mut tree = Tree::default();
    for (path, text) in &imported.files {
        tree.sources.add(path, text);
    }
    let (theirs, _) = parse::site(tree, &options);
    let (own_profile, their_profile) = (profile_text(&own.site), profile_text(&theirs));
    let merge = import::merge(
        Side {
            site: &own.site,
            profile: own_profile,
        },
        Side {
            site: &theirs,
            profile: their_profile,
        },
        imported,
    );
    let shown = own.root.display();
    let merge = merge.map_err(|fault| anyhow!("cannot merge into `{shown}`: {fault}"))?;

    let lines: Vec<String> = merge.changes.iter().map(ToString::to_string).collect();
    print(
        &lines
            .iter()
            .map(|line| format!("{line}\n"))
            .collect::<String>(),
    )?;
    if write {
        for (path, text) in &merge.files {
            disk::replace_text(&own.root.join(path), text)?;
        }
    }
    if !quiet {
        let added = merge
            .changes
            .iter()
            .filter(|change| change.is_addition())
            .count();
        let files: Vec<String> = merge.files.keys().map(|path| format!("`{path}`")).collect();
        let files = files.join(", ");
        let known = merge.known;
        match (added, write) {
            (0, _) => eprintln!("\nnothing to add; {known} entries are known already"),
            (_, false) => eprintln!(
                "\n{added} to add in {files}, {known} known already; nothing is written yet\n\
                 next: the same command with `--write`"
            ),
            (_, true) => eprintln!(
                "\nadded {added} in {files}, {known} were known already\n\
                 next: `pointed -C {shown} check`"
            ),
        }
    }
    Ok(Outcome::Clean)
}

/// The text of `profile.toml`; empty when there is none.
fn profile_text(site: &Site) -> &str {
    let mut files = site.sources.iter();
    let profile = files.find(|(_, file)| file.path == PROFILE_FILE);
    profile.map_or("", |(_, file)| file.text.as_str())
}
