//! `pointed claims`: read, parse, check, list what is promised.

use std::path::Path;

use anyhow::Result;

use crate::check::claims::claims;
use crate::check::levels::LevelFlags;
use crate::check::{self, Depth};
use crate::cli::ClaimsArgs;
use crate::commands::{Outcome, print, sources, today};
use crate::parse::Options;
use crate::report;

pub(super) fn run(args: &ClaimsArgs, directory: &Path) -> Result<Outcome> {
    let today = today::today(&args.today)?;
    let options = Options {
        today,
        base_url: None,
        drafts: false,
    };
    let read = sources::read(directory, &options)?;
    let checked = check::check(&read.site, read.found, &LevelFlags::default(), Depth::All);
    let claims = claims(&read.site, &checked);
    let text = match args.json {
        true => report::claims::json(
            &claims,
            &read.site.sources,
            today,
            read.site.settings.check.language,
        ),
        false => report::claims::text(&claims, &read.site.sources, today),
    };
    print(&text)?;
    Ok(Outcome::Clean)
}
