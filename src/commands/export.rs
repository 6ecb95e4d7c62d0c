//! `pointed export`: read, parse, write the profile down in the words of another tool.

use std::path::Path;

use anstream::eprintln;
use anyhow::{Context as _, Result, bail};

use crate::cli::{ExportArgs, ExportFormat};
use crate::commands::{Outcome, in_memory, print, sources, today};
use crate::diagnostic::Severity;
use crate::export::{self, Audience, Published};
use crate::parse::Options;
use crate::site::Visibility;

/// The card on a site, below the folder of its language.
const CARD: &str = "contact.vcf";

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
        eprintln!("{}", sources::draw(&mut read.found, &read.site, &read.root));
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
    let text = text(&mut read, audience, args.format)?;
    match &args.output {
        Some(path) if path != Path::new("-") => {
            std::fs::write(path, text)
                .with_context(|| format!("cannot write `{}`", path.display()))?;
            if !quiet {
                eprintln!("wrote `{}`", path.display());
            }
        }
        _ => print(&text)?,
    }
    Ok(Outcome::Clean)
}

/// The card that pages offer, in a language of the site: there is one writer of it.
fn card(read: &mut sources::Read, audience: Audience) -> Result<String> {
    if audience.reader != Visibility::Public {
        bail!("a vCard holds what is public: export it without `--print`");
    }
    let main = read.site.settings.main_language();
    let folder = match audience.language == main {
        true => String::new(),
        false => format!("{}/", audience.language.tag()),
    };
    let (output, mut faults) = in_memory::build(read)?;
    let Some(output) = output else {
        let drawn = sources::draw(&mut faults, &read.site, &read.root);
        bail!("the theme cannot be used\n{drawn}");
    };
    let card = output.text(&format!("{folder}{CARD}"));
    card.map(str::to_owned).with_context(|| {
        format!(
            "there is no card in `{}`: it needs a way to reach you in `[contact]`, and a language of the site",
            audience.language.tag()
        )
    })
}

fn text(read: &mut sources::Read, audience: Audience, format: ExportFormat) -> Result<String> {
    let site = &read.site;
    Ok(match format {
        ExportFormat::Jsonresume => export::json_resume(site, audience, &Published::default()),
        ExportFormat::Rendercv => export::rendercv(site, audience),
        ExportFormat::Vcard => card(read, audience)?,
        ExportFormat::Markdown => export::markdown(site, audience),
        ExportFormat::Text => export::text(site, audience),
        ExportFormat::Linkedin => export::linkedin(site, audience),
        ExportFormat::Xing => export::xing(site, audience),
    })
}
