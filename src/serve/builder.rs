//! Makes the preview anew whenever a source changed: everything is planned from the sources as they
//! are, and only work whose input is the same as before is taken from before.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};
use jiff::civil::Date;
use tokio::sync::watch::Sender;

use crate::cache::Cache;
use crate::check::levels::LevelFlags;
use crate::check::{self, Depth};
use crate::diagnostic::{Diagnostic, Severity};
use crate::disk::{self, Change, Memory};
use crate::parse;
use crate::portrait;
use crate::render::{HighlightCache, Material, render};
use crate::report::fingerprint::fingerprints;
use crate::report::places::Places;
use crate::report::{self, overlay};
use crate::serve::preview::{Findings, Pages, Preview, Renewed, Report, Waivable};
use crate::serve::watch::Watch;
use crate::site::Site;
use crate::theme::Theme;
use crate::tree::{SETTINGS_FILE, Tree};

/// Programs that save in two steps leave a file empty or absent for about this long.
const HALF_SAVED: Duration = Duration::from_millis(60);

/// How often a folder is read again that changed while it was being read.
const TRIES: usize = 3;

/// Findings that leave too little of a source to make a page of: the last good one stays.
const BREAKS: [&str; 4] = ["front-matter", "missing-file", "not-utf8", "toml-syntax"];

/// What is built.
pub struct Choices {
    /// `--base-url`
    pub base_url: Option<String>,
    /// `--drafts`
    pub drafts: bool,
    /// The day, asked anew each time: a preview may run past midnight.
    pub today: Box<dyn Fn() -> Date + Send>,
}

/// Makes previews of one site.
pub struct Builder {
    root: PathBuf,
    prefix: String,
    choices: Choices,
    memory: Memory,
    day: Option<Date>,
    highlights: HighlightCache,
    pictures: Cache,
    preview: Sender<Arc<Preview>>,
}

/// What a rebuild did, for the terminal.
#[derive(Debug)]
pub struct Rebuilt {
    /// What changed.
    pub changes: Vec<Change>,
    /// Pages.
    pub renewed: Renewed,
    /// From the moment it was noticed until browsers were told.
    pub took: Duration,
    /// Findings of each weight in words.
    pub counts: String,
    /// Drawings of what keeps the newest sources from being shown.
    pub broken: Vec<String>,
}

/// What could be made of the sources.
#[derive(Default)]
struct Made {
    renewed: Renewed,
    broken: Vec<overlay::Broken>,
    counts: String,
    checked: Option<Findings>,
}

impl Builder {
    /// For the site in a folder; `prefix` leads from the reader's folder to it.
    pub fn new(
        root: &Path,
        prefix: &str,
        choices: Choices,
        highlights: HighlightCache,
        pictures: Cache,
        preview: Sender<Arc<Preview>>,
    ) -> Self {
        Builder {
            root: root.to_owned(),
            prefix: prefix.to_owned(),
            choices,
            memory: Memory::default(),
            day: None,
            highlights,
            pictures,
            preview,
        }
    }

    /// Builds whenever there is reason to, for ever.
    pub fn follow(mut self, mut watch: Watch, mut tell: impl FnMut(&Self, Rebuilt)) {
        loop {
            watch.wait();
            if let Some(rebuilt) = self.rebuild(Some(&mut watch)) {
                tell(&self, rebuilt);
            }
        }
    }

    /// Code that was highlighted, to keep for the next run.
    pub fn highlights(&self) -> &HighlightCache {
        &self.highlights
    }

    /// Pictures that were drawn or developed, to keep for the next run.
    pub fn pictures(&self) -> &Cache {
        &self.pictures
    }

    /// Reads what changed and shows it; nothing when nothing did.
    pub fn rebuild(&mut self, watch: Option<&mut Watch>) -> Option<Rebuilt> {
        let start = Instant::now();
        let today = (self.choices.today)();
        let (tree, changes) = match self.read(watch) {
            Ok((_, changes)) if changes.is_empty() && self.day == Some(today) => return None,
            Ok(read) => read,
            Err(error) => return self.refuse(&error, start),
        };
        self.day = Some(today);
        // A fault of our own must not end the preview.
        let made = catch_unwind(AssertUnwindSafe(|| self.make(tree, &changes, today)));
        let made = made.unwrap_or_else(|_| {
            let fault = "Pointed itself failed on these sources; the terminal says where";
            Made {
                broken: vec![overlay::world(fault.to_owned())],
                ..Made::default()
            }
        });
        self.show_report(&made.broken, made.checked);
        Some(Rebuilt {
            changes,
            renewed: made.renewed,
            took: start.elapsed(),
            counts: made.counts,
            broken: made.broken.iter().map(drawing).collect(),
        })
    }

    fn read(&mut self, mut watch: Option<&mut Watch>) -> Result<(Tree, Vec<Change>)> {
        let mut tries = 1;
        let reading = loop {
            let reading = disk::read_again(&self.root, &self.memory);
            let doubtful = match &reading {
                Ok(reading) => tries == 1 && reading.memory.looks_half_saved(&self.memory),
                Err(_) => tries < TRIES,
            };
            match &mut watch {
                Some(watch) if doubtful => watch.settle(HALF_SAVED),
                _ => break reading?,
            }
            tries += 1;
        };
        if reading.tree.sources.find(SETTINGS_FILE).is_none() {
            return Err(anyhow!("there is no `{SETTINGS_FILE}` any more"));
        }
        self.memory = reading.memory;
        Ok((reading.tree, reading.changes))
    }

    /// Says that the folder cannot be read, once.
    fn refuse(&mut self, error: &anyhow::Error, start: Instant) -> Option<Rebuilt> {
        let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
        let broken = overlay::world(causes.join(": "));
        let new = self.show_report(std::slice::from_ref(&broken), None);
        // The folder is read when it comes back, whatever was there before.
        self.memory = Memory::default();
        new.then(|| Rebuilt {
            changes: Vec::new(),
            renewed: Renewed::default(),
            took: start.elapsed(),
            counts: String::new(),
            broken: vec![drawing(&broken)],
        })
    }

    fn make(&mut self, mut tree: Tree, changes: &[Change], today: Date) -> Made {
        let options = parse::Options {
            today,
            base_url: self.choices.base_url.clone(),
            drafts: self.choices.drafts,
        };
        let own_theme = std::mem::take(&mut tree.theme);
        let dimensions = std::mem::take(&mut tree.dimensions);
        let (mut site, mut found) = parse::site(tree, &options);
        // A file that is being replaced is there again at the next change.
        let photo = portrait::develop(&self.root, &site, &self.pictures, &mut found);
        let photo = photo.ok().flatten();
        let (theme, faults) = Theme::load(
            &site.settings.theme,
            &site.settings.theme_options,
            &own_theme,
            &mut site.sources,
        );
        let breaks = |finding: &mut Diagnostic| {
            finding.severity == Severity::Error && BREAKS.contains(&finding.rule)
        };
        let mut broken: Vec<Diagnostic> = found.extract_if(.., breaks).collect();
        let unusable = theme.is_none();
        match unusable {
            true => broken.extend(faults),
            false => found.extend(faults),
        }
        let mut renewed = Renewed::default();
        let before = self.preview.borrow().pages.clone();
        // Before there is a good page, one with holes is better than none.
        if let Some(theme) = theme.filter(|_| broken.is_empty() || before.is_empty()) {
            let (output, faults) = render(
                &site,
                &theme,
                Material {
                    dimensions: &dimensions,
                    highlights: &self.highlights,
                    photo: photo.as_ref(),
                    pictures: &self.pictures,
                },
            );
            if faults.is_empty() {
                let base_path = site.settings.base_path();
                let (mut pages, made) = Pages::new(output, base_path, &self.root, &before);
                renewed = made;
                let is_asset = |change: &Change| {
                    let path = change.path();
                    site.files.contains_key(path) || matches!(change, Change::Removed(_))
                };
                pages.assets += u64::from(changes.iter().any(is_asset));
                self.show_pages(pages);
            }
            let faults = faults.into_iter();
            broken.extend(faults.map(|fault| fault.diagnostic(&mut site.sources)));
        }
        if !broken.is_empty() {
            report::sort(&mut broken, &site.sources);
            let places = Places {
                sources: &site.sources,
                prefix: &self.prefix,
            };
            let broken = broken
                .iter()
                .map(|finding| overlay::broken(finding, places));
            return Made {
                renewed,
                broken: broken.collect(),
                ..Made::default()
            };
        }
        let checked = check::check(&site, found, &LevelFlags::default(), Depth::All);
        Made {
            renewed,
            broken: Vec::new(),
            counts: report::summary::counts(&checked.findings),
            checked: Some(self.findings(checked, &site)),
        }
    }

    /// Findings as the overlay and its actions need them.
    fn findings(&self, checked: check::Checked, site: &Site) -> Findings {
        let mut found = checked.findings;
        report::sort(&mut found, &site.sources);
        let languages = site.settings.languages.iter();
        let summaries: Vec<check::summary::Summary> = languages
            .map(|language| check::summary::summary(site, *language))
            .collect();
        let report = overlay::Report {
            findings: overlay::findings(&found, site),
            waived: checked.waived.len(),
            answers: overlay::answers(&summaries),
        };
        let json = serde_json::to_string(&report).expect("strings and numbers");
        let waivable = fingerprints(&found, &site.sources)
            .into_iter()
            .zip(&found)
            .map(|(id, finding)| (id, Waivable::of(finding, &site.sources)));
        Findings {
            json,
            waivable: waivable.collect(),
            files: self.memory.names().map(str::to_owned).collect(),
        }
    }

    fn show_pages(&self, pages: Pages) {
        self.preview.send_modify(|preview| {
            *preview = Arc::new(Preview {
                version: preview.version + 1,
                pages: Arc::new(pages),
                report: preview.report.clone(),
            });
        });
    }

    /// Shows what is to be said, and says whether it is something else than before. While sources
    /// are broken the findings stay that belong to the pages that are shown.
    fn show_report(&self, broken: &[overlay::Broken], findings: Option<Findings>) -> bool {
        let before = self.preview.borrow().report.clone();
        let broken = serde_json::to_string(broken).expect("strings and numbers");
        let findings = findings.map_or_else(|| before.findings.clone(), Arc::new);
        let report = Report::new(&broken, findings);
        if before.mark == report.mark {
            return false;
        }
        self.preview.send_modify(|preview| {
            *preview = Arc::new(Preview {
                version: preview.version + 1,
                pages: preview.pages.clone(),
                report: Arc::new(report),
            });
        });
        true
    }
}

/// What the terminal shows of a fault.
fn drawing(broken: &overlay::Broken) -> String {
    match broken.drawing.is_empty() {
        true => format!("error: {}\n", broken.message),
        false => broken.drawing.clone(),
    }
}
