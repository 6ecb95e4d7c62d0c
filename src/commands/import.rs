//! `pointed import`: read a foreign profile, map it, write a new site folder.

use std::fs::{self, File};
use std::io::{Read as _, Seek as _};
use std::path::Path;

use anstream::eprintln;
use anyhow::{Context as _, Result, anyhow};

use crate::cli::ImportArgs;
use crate::commands::{Outcome, merge, print};
use crate::disk;
use crate::import::{self, ImportError, Imported, Note, Options, Part};

/// A profile in a text format is small; a larger file is something else.
const LARGEST_FILE: u64 = 32 * 1024 * 1024;
/// An archive may hold pictures, too, which stay packed.
const LARGEST_ARCHIVE: u64 = 256 * 1024 * 1024;
/// The unpacked folder of an export: what an archive may hold.
const FOLDER: disk::Limits = disk::Limits {
    files: 5_000,
    depth: 6,
    file: 16 * 1024 * 1024,
    sum: 48 * 1024 * 1024,
    head: 4096,
};

pub(super) fn run(args: &ImportArgs, directory: &Path, quiet: bool) -> Result<Outcome> {
    let options = Options {
        private: args.with_private,
    };
    match &args.output {
        Some(folder) => into_folder(&args.file, folder, options, quiet),
        None => merge::run(&read(&args.file, options)?, directory, args.write, quiet),
    }
}

/// Imports a file into a folder that does not exist yet, and says what became of its values.
pub(super) fn into_folder(
    file: &Path,
    folder: &Path,
    options: Options,
    quiet: bool,
) -> Result<Outcome> {
    let imported = read(file, options)?;
    disk::create_tree(&imported.files, folder)?;
    if !quiet {
        report(&imported)?;
        let shown = folder.display();
        eprintln!(
            "wrote {} files into `{shown}`\nnext: `pointed -C {shown} check`",
            imported.files.len(),
        );
    }
    Ok(Outcome::Clean)
}

/// Reads a file, an archive or a folder in whatever format it is.
pub(super) fn read(file: &Path, options: Options) -> Result<Imported> {
    let name = file.display().to_string();
    let cannot_read = || format!("cannot read `{name}`");
    let metadata = fs::metadata(file).with_context(cannot_read)?;
    if metadata.is_dir() {
        let files = disk::read_export(file, FOLDER, || Note::Link, import::wanted)?;
        let part = |disk::Found { path, content }| Part { path, content };
        return import::linkedin(files.into_iter().map(part).collect(), &name, options)
            .map_err(told);
    }
    if !metadata.is_file() {
        return Err(anyhow!("`{name}` is neither a file nor a folder"));
    }
    let mut opened = File::open(file).with_context(cannot_read)?;
    let mut head = Vec::new();
    opened
        .by_ref()
        .take(4)
        .read_to_end(&mut head)
        .with_context(cannot_read)?;
    let is_archive = import::is_archive(&head);
    let most = if is_archive {
        LARGEST_ARCHIVE
    } else {
        LARGEST_FILE
    };
    if metadata.len() > most {
        return Err(anyhow!(
            "`{name}` has {} MB; {} are allowed",
            metadata.len() / 1024 / 1024,
            most / 1024 / 1024
        ));
    }
    opened.rewind().with_context(cannot_read)?;
    if is_archive {
        return import::archive(opened, &name, options).map_err(told);
    }
    let mut bytes = Vec::new();
    opened
        .take(LARGEST_FILE)
        .read_to_end(&mut bytes)
        .with_context(cannot_read)?;
    import::text(&bytes, &name, options).map_err(told)
}

fn told(error: ImportError) -> anyhow::Error {
    anyhow!("{error}\nhelp: {}", error.help)
}

/// The table of what was read, and how much of it went where.
fn report(imported: &Imported) -> Result<()> {
    print(&import::summary(&imported.rows))?;
    let count =
        |test: fn(&import::Row) -> bool| imported.rows.iter().filter(|row| test(row)).count();
    let (left, unread) = (count(import::Row::is_left), count(import::Row::is_unread));
    let of = imported.rows.len() - unread;
    eprintln!(
        "\nimported {} of {of} values; {left} stand as comments at their places, {unread} were not read",
        of - left,
    );
    Ok(())
}
