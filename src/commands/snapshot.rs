//! Exports of networks to compare the site with: read as an import reads them, never written.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};
use jiff::civil::Date;

use crate::commands::{import, sources};
use crate::diagnostic::{Diagnostic, Severity};
use crate::disk;
use crate::import::Options;
use crate::parse;
use crate::site::snapshot::day_in_name;
use crate::site::{Site, Snapshot};
use crate::text::language::Language;
use crate::tree::{PROFILE_FILE, SETTINGS_FILE, Tree};

/// A profile written down by hand; the limit is that of the sources of a site.
const LARGEST_TEXT: u64 = 4 * 1024 * 1024;

/// Adds the exports of the command line, or else those of `[snapshot]`. One of the settings that
/// is not there is a finding; one of the command line stops the check.
pub(super) fn add(read: &mut sources::Read, files: &[PathBuf]) -> Result<()> {
    let today = read.site.today;
    let main = read.site.settings.main_language();
    for file in files {
        let name = file.display().to_string();
        let snapshot = snapshot(file, &name, today, main)?;
        read.site.snapshots.push(snapshot);
    }
    if !files.is_empty() {
        return Ok(());
    }
    for setting in read.site.settings.snapshots.clone() {
        let path = disk::locate(&read.root, &setting.path.value);
        match snapshot(&path, &setting.path.value, today, main) {
            Ok(snapshot) => read.site.snapshots.push(snapshot),
            Err(fault) => {
                let said = format!("{fault:#}");
                let (message, help) = said.split_once("\nhelp: ").unwrap_or((&said, ""));
                let finding = Diagnostic::warning("missing-file", setting.path.span, message);
                read.found.push(match help {
                    "" => finding.help("nothing is compared until it can be read"),
                    help => finding.help(help),
                });
            }
        }
    }
    Ok(())
}

fn snapshot(file: &Path, name: &str, today: Date, main: Language) -> Result<Snapshot> {
    let by_hand = file.extension().is_some_and(|ending| ending == "toml");
    let site = match by_hand {
        true => written_by_hand(file, name, today)?,
        false => imported(file, today)?,
    };
    let base_url = &site.settings.base_url;
    // A file without an address gets a stand-in.
    let website = (!base_url.contains("://example.org/")).then(|| base_url.value.clone());
    let updated = site
        .profile
        .meta
        .updated
        .map(|updated| updated.value.last());
    Ok(Snapshot {
        name: name.to_owned(),
        taken: day_in_name(name).or(updated),
        // Who writes it down by hand writes as the site does.
        language: if by_hand {
            main
        } else {
            site.settings.main_language()
        },
        website: website.filter(|_| !by_hand),
        profile: site.profile,
    })
}

fn imported(file: &Path, today: Date) -> Result<Site> {
    let imported = import::read(file, Options::default())?;
    let mut tree = Tree::default();
    for (path, text) in imported.files {
        tree.sources.add(path, text);
    }
    Ok(parse(tree, today).0)
}

/// A file with the fields of `profile.toml`, for networks that give no export.
fn written_by_hand(file: &Path, name: &str, today: Date) -> Result<Site> {
    let cannot_read = || format!("cannot read `{name}`");
    let size = std::fs::metadata(file).with_context(cannot_read)?.len();
    if size > LARGEST_TEXT {
        bail!("`{name}` has {} MB; 4 are allowed", size / 1024 / 1024);
    }
    let bytes = std::fs::read(file).with_context(cannot_read)?;
    let text = String::from_utf8(bytes)
        .map_err(|_| anyhow!("`{name}` is not UTF-8\nhelp: save it as UTF-8"))?;
    let mut tree = Tree::default();
    tree.sources
        .add(SETTINGS_FILE, "base_url = \"https://example.org/\"\n");
    let profile = tree.sources.add(PROFILE_FILE, text);
    let (site, found) = parse(tree, today);
    // A key that is not known would make a comparison of nothing.
    let fault = found
        .iter()
        .filter(|finding| finding.span.source == profile && finding.severity == Severity::Error)
        .find(|finding| finding.rule != "missing-field");
    match fault {
        None => Ok(site),
        Some(fault) => {
            let place = site.sources.position(fault.span);
            let help = fault.help.first().map(|help| format!("\nhelp: {help}"));
            bail!(
                "`{name}`:{}:{}: {}{}",
                place.line,
                place.column,
                fault.message,
                help.unwrap_or_default()
            )
        }
    }
}

fn parse(tree: Tree, today: Date) -> (Site, Vec<Diagnostic>) {
    let options = parse::Options {
        today,
        base_url: None,
        drafts: false,
    };
    parse::site(tree, &options)
}
