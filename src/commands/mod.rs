//! One verb, one file: what a command does, step by step.

mod build;
mod check;
mod claims;
mod completions;
mod due;
mod explain;
mod export;
mod import;
mod in_memory;
mod loose;
mod lsp;
mod man;
mod merge;
mod new;
mod online;
mod pdf;
mod progress;
mod schema;
mod serve;
mod snapshot;
mod sources;
mod theme;
mod today;

use std::process::ExitCode;

use anstream::{eprintln, stdout};
use anyhow::Result;

use crate::cli::{Cli, Command};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// All is well.
    Clean,
    /// The sources have findings that count.
    Findings,
}

/// Carries out a command line. The exit code is 0 when all is well, 1 when the sources have
/// findings, 2 when the work could not be done.
pub fn run(cli: &Cli) -> ExitCode {
    tell(cli.verbose);
    let outcome = match &cli.command {
        Command::New(args) => new::run(args, cli.quiet),
        Command::Import(args) => import::run(args, &cli.directory, cli.quiet),
        Command::Export(args) => export::run(args, &cli.directory, cli.quiet),
        Command::Build(args) => build::run(args, &cli.directory, cli.quiet),
        Command::Serve(args) => serve::run(args, &cli.directory, cli.quiet),
        Command::Check(args) => check::run(args, &cli.directory, cli.quiet),
        Command::Claims(args) => claims::run(args, &cli.directory),
        Command::Due(args) => due::run(args, &cli.directory, cli.quiet),
        Command::Pdf(args) => pdf::run(args, &cli.directory, cli.quiet),
        Command::Theme(args) => theme::run(&args.command, &cli.directory, cli.quiet),
        Command::Explain(args) => explain::run(args),
        Command::Schema(args) => schema::run(args, &cli.directory, cli.quiet),
        Command::Lsp(args) => lsp::run(args),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => man::run(args, cli.quiet),
    };
    match outcome {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
            eprintln!("{ERROR}error{ERROR:#}: {}", causes.join(": "));
            ExitCode::from(2)
        }
    }
}

/// Lets the stages of the work be seen, on standard error, so that what was asked for stays clean.
fn tell(verbose: u8) {
    let level = match verbose {
        0 => return,
        1 => tracing::Level::INFO,
        _ => tracing::Level::DEBUG,
    };
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never)
        .with_max_level(level)
        .with_target(false)
        .without_time()
        .init();
}

const ERROR: anstyle::Style = anstyle::AnsiColor::Red.on_default().bold();

/// Prints what the command was asked for.
fn print(text: &str) -> Result<()> {
    use std::io::Write as _;
    let mut out = stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// `pointed explain | head` ends when `head` has seen enough.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let io = error.downcast_ref::<std::io::Error>();
    io.is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
