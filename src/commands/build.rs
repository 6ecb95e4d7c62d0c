//! `pointed build`: read, parse, check, render, write.

use std::path::Path;
use std::time::Instant;

use anstream::eprintln;
use anyhow::Result;

use crate::check::levels::LevelFlags;
use crate::check::{self, Depth};
use crate::cli::BuildArgs;
use crate::commands::progress::Progress;
use crate::commands::{Outcome, print, sources, today};
use crate::diagnostic::{Diagnostic, Severity};
use crate::disk::{self, Written};
use crate::parse::Options;
use crate::render::{HighlightCache, Material, render_each};
use crate::report;
use crate::site::Site;
use crate::source::Sources;
use crate::theme::Theme;

/// Holds highlighted code of earlier builds, of all sites of a user.
pub(super) const HIGHLIGHTS: &str = "highlights";

/// Where a site is built when nothing else is said.
const OUTPUT_FOLDER: &str = "public";

pub(super) fn run(args: &BuildArgs, directory: &Path, quiet: bool) -> Result<Outcome> {
    let start = Instant::now();
    let progress = Progress::new(quiet);
    let options = Options {
        today: today::today(&args.today)?,
        base_url: args.base_url.clone(),
        drafts: args.drafts,
    };
    progress.stage("reading");
    let sources::Read {
        root,
        mut site,
        found,
        theme,
        dimensions,
        photo,
        pictures,
    } = sources::read(directory, &options)?;

    progress.stage("checking");
    let flags = LevelFlags::default();
    let findings = check::check(&site, found, &flags, Depth::Errors).findings;
    let mut errors = errors_of(findings);
    let (theme, faults) = Theme::load(
        &site.settings.theme,
        &site.settings.theme_options,
        &theme,
        &mut site.sources,
    );
    let unusable = !faults.is_empty();
    errors.extend(faults);
    let stop = unusable || !errors.is_empty() && !args.allow_errors;
    let Some(theme) = theme.filter(|_| !stop) else {
        progress.clear();
        return refuse(errors, &site, &root, quiet);
    };

    progress.stage("rendering");
    // It may be many times as large as the site; without code it is not read.
    let highlights = match holds_code(&site.sources) {
        true => HighlightCache::load(&disk::load_cache(HIGHLIGHTS)),
        false => HighlightCache::default(),
    };
    let material = Material {
        dimensions: &dimensions,
        highlights: &highlights,
        photo: photo.as_ref(),
        pictures: &pictures,
        pages: None,
    };
    let target = args
        .output
        .clone()
        .unwrap_or_else(|| root.join(OUTPUT_FOLDER));
    // Pages go to the disk as they are made, beside the site of the last build: memory holds a few.
    let mut writing = disk::Writing::begin(&target, &root)?;
    let mut wrote = Ok(());
    let (output, faults) = render_each(&site, &theme, material, &mut |path, page| {
        if wrote.is_ok() {
            wrote = writing.add(&path, &page);
        }
    });
    sources::save_pictures(&pictures);
    if let Some(cache) = highlights.save() {
        disk::save_cache(HIGHLIGHTS, &cache);
    }
    if !faults.is_empty() {
        progress.clear();
        errors.extend(
            faults
                .into_iter()
                .map(|fault| fault.diagnostic(&mut site.sources)),
        );
        return refuse(errors, &site, &root, quiet);
    }

    progress.stage("writing");
    wrote?;
    let written = writing.finish(&output)?;
    progress.clear();
    if !errors.is_empty() {
        print(&sources::draw(&mut errors, &site, &root))?;
    }
    if !quiet {
        eprintln!("{}", made(written, &target, start));
    }
    let outcome = match errors.is_empty() {
        true => Outcome::Clean,
        false => Outcome::Findings,
    };
    // The process ends here: to take thousands of entries apart first would only take time.
    std::mem::forget((site, theme, output, highlights));
    Ok(outcome)
}

/// Whether a text may have a block of code in a language.
fn holds_code(sources: &Sources) -> bool {
    let mut texts = sources.iter().map(|(_, source)| source.text.as_bytes());
    texts.any(|text| {
        let fences: [&[u8]; 2] = [b"```", b"~~~"];
        fences
            .iter()
            .any(|fence| memchr::memmem::find(text, fence).is_some())
    })
}

pub(super) fn errors_of(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    findings
        .into_iter()
        .filter(|finding| finding.severity == Severity::Error)
        .collect()
}

/// Says why nothing was built.
pub(super) fn refuse(
    mut errors: Vec<Diagnostic>,
    site: &Site,
    root: &Path,
    quiet: bool,
) -> Result<Outcome> {
    print(&sources::draw(&mut errors, site, root))?;
    if !quiet {
        let counts = report::summary::counts(&errors, site.settings.check.language);
        let rule = errors.first().map_or("", |error| error.rule);
        eprintln!("nothing was built: {counts}; try `pointed explain {rule}`");
    }
    Ok(Outcome::Findings)
}

/// "built 42 pages in 31 ms: 3 files written, 57 unchanged, in `public`"
fn made(written: Written, target: &Path, start: Instant) -> String {
    let mut files = vec![format!("{} files written", written.written)];
    for (number, what) in [
        (written.unchanged, "unchanged"),
        (written.removed, "removed"),
    ] {
        if number > 0 {
            files.push(format!("{number} {what}"));
        }
    }
    format!(
        "built {} pages in {} ms: {}, in `{}`",
        written.pages,
        start.elapsed().as_millis(),
        files.join(", "),
        target.display(),
    )
}
