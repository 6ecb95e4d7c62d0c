//! `pointed lsp`: the language server, spoken to over standard input and output.

use anyhow::{Context as _, Result};
use lsp_server::Connection;

use crate::cli::LspArgs;
use crate::commands::{Outcome, today};
use crate::lsp;

pub(super) fn run(args: &LspArgs) -> Result<Outcome> {
    let (connection, threads) = Connection::stdio();
    lsp::run(&connection, today::today(&args.today)?).context("the editor hung up")?;
    // The writing thread ends with the sender.
    drop(connection);
    threads.join()?;
    Ok(Outcome::Clean)
}
