//! `pointed export`: read, parse, write the profile down in the words of another tool.

use std::path::Path;

use anstream::eprintln;
use anyhow::{Context as _, Result};

use crate::cli::{ExportArgs, ExportFormat};
use crate::commands::{Outcome, print, sources, today};
use crate::diagnostic::Severity;
use crate::export::{self, Audience, Published};
use crate::parse::Options;
use crate::site::{Site, Visibility};

pub(super) fn run(args: &ExportArgs, directory: &Path, quiet: bool) -> Result<Outcome> {
    let options = Options {
        today: today::today(&args.today)?,
        base_url: args.base_url.clone(),
        drafts: false,
    };
    let mut read = sources::read(directory, &options)?;
    // A fault in the sources may hide an entry: whoever sends the file on should know.
    read.found
        .retain(|finding| finding.severity == Severity::Error);
    if !read.found.is_empty() && !quiet {
        let count = read.found.len();
        eprintln!(
            "{}",
            sources::draw(&mut read.found, &read.site.sources, &read.root)
        );
        let faults = if count == 1 {
            "1 fault"
        } else {
            &format!("{count} faults")
        };
        eprintln!("the sources have {faults}; what could not be read is not exported");
    }
    let audience = Audience {
        language: args.lang.unwrap_or(read.site.settings.main_language()),
        reader: if args.print {
            Visibility::Print
        } else {
            Visibility::Public
        },
    };
    let text = text(&read.site, audience, args.format);
    match &args.output {
        Some(path) => {
            std::fs::write(path, text)
                .with_context(|| format!("cannot write `{}`", path.display()))?;
            if !quiet {
                eprintln!("wrote `{}`", path.display());
            }
        }
        None => print(&text)?,
    }
    Ok(Outcome::Clean)
}

fn text(site: &Site, audience: Audience, format: ExportFormat) -> String {
    match format {
        ExportFormat::Jsonresume => export::json_resume(site, audience, &Published::default()),
        ExportFormat::Rendercv => export::rendercv(site, audience),
        ExportFormat::Markdown => export::markdown(site, audience),
        ExportFormat::Text => export::text(site, audience),
        ExportFormat::Linkedin => export::linkedin(site, audience),
        ExportFormat::Xing => export::xing(site, audience),
    }
}
