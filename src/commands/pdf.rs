//! `pointed pdf`: the printed CV as a file, laid out by the browser that prints it anyway.

use std::path::{Path, PathBuf};

use anstream::eprintln;
use anyhow::{Result, bail};

use crate::check::levels::LevelFlags;
use crate::check::{self, Depth};
use crate::cli::PdfArgs;
use crate::commands::{Outcome, build, sources, today};
use crate::parse::Options;
use crate::render::{HighlightCache, Material, paper};
use crate::theme::{OptionValue, Theme};
use crate::{browser, disk};

pub(super) fn run(args: &PdfArgs, directory: &Path, quiet: bool) -> Result<Outcome> {
    let options = Options {
        today: today::today(&args.today)?,
        base_url: args.base_url.clone(),
        drafts: false,
    };
    let sources::Read {
        root,
        mut site,
        found,
        theme,
        dimensions,
        photo,
        pictures,
    } = sources::read(directory, &options)?;
    let languages = &site.settings.languages;
    let language = args.lang.unwrap_or(site.settings.main_language());
    if !languages.contains(&language) {
        let tags: Vec<&str> = languages.iter().map(|language| language.tag()).collect();
        bail!(
            "the site has no pages in `{}`; its languages are: {}",
            language.tag(),
            tags.join(", ")
        );
    }

    // What must not be published must not be handed over on paper.
    let findings = check::check(&site, found, &LevelFlags::default(), Depth::Errors).findings;
    let mut errors = build::errors_of(findings);
    let (theme, faults) = Theme::load(
        &site.settings.theme,
        &site.settings.theme_options,
        &theme,
        &mut site.sources,
    );
    errors.extend(faults);
    let Some(theme) = theme.filter(|_| errors.is_empty()) else {
        return build::refuse(errors, &site, &root, quiet);
    };
    let material = Material {
        dimensions: &dimensions,
        highlights: &HighlightCache::default(),
        photo: photo.as_ref(),
        pictures: &pictures,
        pages: None,
    };
    let page = match paper(&site, &theme, material, language) {
        Ok(page) => page,
        Err(fault) => {
            let error = fault.diagnostic(&mut site.sources);
            return build::refuse(vec![error], &site, &root, quiet);
        }
    };

    let browser = browser::find(args.browser.as_deref())?;
    let pdf = browser::print(&browser, &page)?;
    let target = args.output.clone().unwrap_or_else(|| {
        // One language must not replace the other.
        match language == site.settings.main_language() {
            true => PathBuf::from("cv.pdf"),
            false => PathBuf::from(format!("cv.{}.pdf", language.tag())),
        }
    });
    disk::write_pdf(&pdf, &target)?;
    if !quiet {
        eprintln!("{}", made(&pdf, &theme, &target));
    }
    Ok(Outcome::Clean)
}

/// "wrote `cv.pdf`: 1 page, 84 kB"
fn made(pdf: &[u8], theme: &Theme, target: &Path) -> String {
    let pages = browser::pages(pdf);
    let allowed = match theme.options.get("cv_pages") {
        Some(OptionValue::Integer(pages)) => usize::try_from(*pages).unwrap_or(1),
        _ => 1,
    };
    let counted = match pages {
        0 => String::new(),
        1 => "1 page, ".to_owned(),
        pages => format!("{pages} pages, "),
    };
    let size = pdf.len().div_ceil(1000);
    let mut line = format!("wrote `{}`: {counted}{size} kB", target.display());
    if pages > allowed {
        line.push_str("\nit should have fitted on fewer: shorten the longest results");
        if allowed == 1 {
            line.push_str(", or set `cv_pages = 2` in `[theme_options]`");
        }
    }
    line
}
