//! Arguments in, exit code out.

use std::process::ExitCode;

use clap::Parser as _;
use pointed::cli::Cli;
use pointed::commands;

fn main() -> ExitCode {
    commands::run(&Cli::parse())
}
