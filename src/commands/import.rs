//! `pointed import`: read a foreign file, map it, write a new site folder.

use std::fs;
use std::path::Path;

use anstream::eprintln;
use anyhow::{Context as _, Result, anyhow};

use crate::cli::ImportArgs;
use crate::commands::{Outcome, print};
use crate::disk;
use crate::import::{self, Imported};

/// A profile in a text format is small; a larger file is something else.
const LARGEST_FILE: u64 = 32 * 1024 * 1024;

pub(super) fn run(args: &ImportArgs, quiet: bool) -> Result<Outcome> {
    into_folder(&args.file, &args.output, quiet)
}

/// Imports a file into a folder that does not exist yet, and says what became of its values.
pub(super) fn into_folder(file: &Path, folder: &Path, quiet: bool) -> Result<Outcome> {
    let cannot_read = || format!("cannot read `{}`", file.display());
    let size = fs::metadata(file).with_context(cannot_read)?.len();
    if size > LARGEST_FILE {
        return Err(anyhow!(
            "`{}` has {} MB; 32 are allowed",
            file.display(),
            size / 1_000_000
        ));
    }
    let bytes = fs::read(file).with_context(cannot_read)?;
    // What is not UTF-8 shows as a sign of its own in the imported texts, where it can be mended.
    let text = String::from_utf8_lossy(&bytes);
    let name = file.display().to_string();
    let Imported { files, rows } = import::json_resume(&text, &name)
        .map_err(|error| anyhow!("{error}\nhelp: {}", error.help))?;
    disk::create_tree(&files, folder)?;

    if !quiet {
        print(&import::summary(&rows))?;
        let left = rows.iter().filter(|row| row.is_left()).count();
        let shown = folder.display();
        eprintln!(
            "\nimported {} of {} values into {} files in `{shown}`; what is left stands there in comments\n\
             next: `pointed -C {shown} check`",
            rows.len() - left,
            rows.len(),
            files.len(),
        );
    }
    Ok(Outcome::Clean)
}
