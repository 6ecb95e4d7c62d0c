//! `pointed man`: a manual page for the program and for each of its commands.

use std::fs;

use anstream::eprintln;
use anyhow::{Context as _, Result};
use clap::CommandFactory as _;

use crate::cli::{Cli, ManArgs};
use crate::commands::Outcome;

pub(super) fn run(args: &ManArgs, quiet: bool) -> Result<Outcome> {
    let folder = args.folder.display();
    fs::create_dir_all(&args.folder).with_context(|| format!("cannot make `{folder}`"))?;
    clap_mangen::generate_to(Cli::command(), &args.folder)
        .with_context(|| format!("cannot write into `{folder}`"))?;
    if !quiet {
        eprintln!("the manual pages are in `{folder}`; try `man {folder}/pointed.1`");
    }
    Ok(Outcome::Clean)
}
