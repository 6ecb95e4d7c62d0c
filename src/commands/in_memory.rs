//! A site built in memory, for what only looks at its pages.

use anyhow::Result;

use crate::commands::sources::Read;
use crate::diagnostic::Diagnostic;
use crate::disk;
use crate::output::Output;
use crate::render::{HighlightCache, Material, render};
use crate::theme::Theme;

/// Builds a site without writing it; nothing when its theme is unusable. Texts that would be copied
/// as they are stand among the files.
///
/// # Errors
/// When a text that would be copied cannot be read.
pub(super) fn build(read: &mut Read) -> Result<(Option<Output>, Vec<Diagnostic>)> {
    let site = &mut read.site;
    let settings = &site.settings;
    let (theme, mut found) = Theme::load(
        &settings.theme,
        &settings.theme_options,
        &read.theme,
        &mut site.sources,
    );
    let Some(theme) = theme.filter(|_| found.is_empty()) else {
        return Ok((None, found));
    };
    // Highlighted code is no different when it comes from the cache, and a check leaves no traces.
    let highlights = HighlightCache::default();
    let material = Material {
        dimensions: &read.dimensions,
        highlights: &highlights,
        photo: read.photo.as_ref(),
        pictures: &read.pictures,
        pages: None,
    };
    let (mut output, faults) = render(site, &theme, material);
    for fault in faults {
        found.push(fault.diagnostic(&mut site.sources));
    }
    disk::read_copied_texts(&mut output, &read.root)?;
    Ok((Some(output), found))
}
