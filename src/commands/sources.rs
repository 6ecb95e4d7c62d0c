//! The first half of every command about a site: find it, read it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::diagnostic::Diagnostic;
use crate::parse::{self, Options};
use crate::site::Site;
use crate::{disk, report};

/// A site as it was read, and what lies beside its texts.
pub(super) struct Read {
    pub(super) root: PathBuf,
    pub(super) site: Site,
    pub(super) found: Vec<Diagnostic>,
    /// The site's own part of the theme.
    pub(super) theme: BTreeMap<String, Vec<u8>>,
    /// Pixels of its pictures.
    pub(super) dimensions: BTreeMap<String, (u32, u32)>,
}

pub(super) fn read(directory: &Path, options: &Options) -> Result<Read> {
    let root = disk::find_site(directory)?;
    let mut tree = disk::read_site(&root)?;
    let theme = std::mem::take(&mut tree.theme);
    let dimensions = std::mem::take(&mut tree.dimensions);
    let (site, found) = parse::site(tree, options);
    Ok(Read {
        root,
        site,
        found,
        theme,
        dimensions,
    })
}

/// Draws findings for people, in the order of their places.
pub(super) fn draw(findings: &mut [Diagnostic], site: &Site) -> String {
    report::sort(findings, &site.sources);
    let draw = |finding| report::human::finding(finding, &site.sources, report::Colour::Styled);
    findings.iter().map(draw).collect::<Vec<_>>().join("\n")
}
