//! `pointed due`: read, parse, list the days on which a sentence turns false.

use std::path::Path;

use anstream::eprintln;
use anyhow::{Context as _, Result};

use crate::check::due::due;
use crate::cli::DueArgs;
use crate::commands::{Outcome, print, sources, today};
use crate::parse::Options;
use crate::report;
use crate::text::url;

pub(super) fn run(args: &DueArgs, directory: &Path, quiet: bool) -> Result<Outcome> {
    let today = today::today(&args.today)?;
    let options = Options {
        today,
        base_url: None,
        drafts: false,
    };
    let read = sources::read(directory, &options)?;
    let (due, sources) = (due(&read.site), &read.site.sources);
    print(&match args.json {
        true => report::due::json(&due, sources, today),
        false => report::due::text(&due, sources, today),
    })?;
    if let Some(file) = &args.ics {
        let host = url::host(&read.site.settings.base_url).unwrap_or_default();
        let calendar = report::due::calendar(&due, sources, today, &host);
        std::fs::write(file, calendar)
            .with_context(|| format!("cannot write `{}`", file.display()))?;
        if !quiet {
            let days = match due.len() {
                1 => "1 day".to_owned(),
                days => format!("{days} days"),
            };
            eprintln!("wrote {days} to `{}`", file.display());
        }
    }
    Ok(Outcome::Clean)
}
