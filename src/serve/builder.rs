//! Makes the preview anew whenever a source changed: everything is planned from the sources as they
//! are, and only work whose input is the same as before is taken from before.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};
use axum::body::Bytes;
use jiff::civil::Date;
use rayon::ThreadPool;
use tokio::sync::watch::Sender;

use crate::cache::Cache;
use crate::diagnostic::{Diagnostic, Severity};
use crate::disk::{self, Change, Memory};
use crate::parse::{self, ReadBefore};
use crate::portrait;
use crate::render::{HighlightCache, Made, Material, PageCache, Waiting, render_for};
use crate::report::places::Places;
use crate::report::{self, overlay};
use crate::serve::background;
use crate::serve::judge::{Case, Judge};
use crate::serve::preview::{Pages, Preview, Renewed};
use crate::serve::themes::Themes;
use crate::serve::viewers::Viewers;
use crate::serve::watch::Watch;
use crate::site::Site;
use crate::tree::{SETTINGS_FILE, Tree};

/// Programs that save in two steps leave a file empty or absent for about this long.
const HALF_SAVED: Duration = Duration::from_millis(60);

/// How often a folder is read again that changed while it was being read.
const TRIES: usize = 3;

/// A build that was given up for a newer one is not given up again after this time.
const LONGEST_PENDING: Duration = Duration::from_secs(1);

/// For so long a browser that was told of its new page has all cores for fetching and drawing it.
const HEAD_START: Duration = Duration::from_millis(30);

/// Findings that leave too little of a source to make a page of: the last good one stays.
const BREAKS: [&str; 4] = ["front-matter", "missing-file", "not-utf8", "toml-syntax"];

/// One open bracket makes everything below it wrong; these many faults are shown.
const MOST_BROKEN: usize = 3;

/// What is built.
pub struct Choices {
    /// `--base-url`
    pub base_url: Option<String>,
    /// `--drafts`
    pub drafts: bool,
    /// The day, asked anew each time: a preview may run past midnight.
    pub today: Box<dyn Fn() -> Date + Send>,
}

/// Work that is kept by the content that it was done for.
#[derive(Default)]
pub struct Kept {
    /// Marked code.
    pub highlights: HighlightCache,
    /// Drawn and developed pictures.
    pub pictures: Cache,
    /// What Markdown files said.
    pub sources: ReadBefore,
    /// Pages and their texts.
    pub pages: PageCache,
}

/// Makes previews of one site.
pub struct Builder {
    root: PathBuf,
    prefix: String,
    choices: Choices,
    memory: Memory,
    themes: Themes,
    kept: Kept,
    preview: Sender<Arc<Preview>>,
    viewers: Viewers,
    /// The day of the last build.
    day: Option<Date>,
    /// The pages of the last build that came to its end.
    pages: Arc<Pages>,
    /// What changed since then, and since when.
    unfinished: Option<(Vec<Change>, Instant)>,
    /// Makes the pages that nobody looks at.
    background: Option<ThreadPool>,
    /// Why the folder could not be read at last, so that it is said once.
    unreadable: Option<String>,
    /// How many builds there were.
    builds: u64,
    /// Something changed again.
    news: Arc<AtomicBool>,
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
    /// Findings of each weight in words; nothing when a newer state was there before they were
    /// looked for.
    pub counts: Option<String>,
    /// Drawings of what keeps the newest sources from being shown.
    pub broken: Vec<String>,
}

impl Builder {
    /// For the site in a folder; `prefix` leads from the reader's folder to it.
    pub fn new(
        root: &Path,
        prefix: &str,
        choices: Choices,
        kept: Kept,
        preview: Sender<Arc<Preview>>,
        viewers: Viewers,
    ) -> Self {
        Builder {
            root: root.to_owned(),
            prefix: prefix.to_owned(),
            choices,
            memory: Memory::default(),
            themes: Themes::default(),
            kept,
            preview,
            viewers,
            day: None,
            pages: Arc::default(),
            unfinished: None,
            background: background::threads(0),
            unreadable: None,
            builds: 0,
            news: Arc::default(),
        }
    }

    /// Builds whenever there is reason to, for ever. Findings are looked for in a thread of their
    /// own, which never keeps a page waiting; what was done is told from there.
    pub fn follow(
        mut self,
        mut watch: Watch,
        keep: impl Fn(&Kept),
        tell: impl Fn(Rebuilt) + Send + 'static,
    ) {
        self.news = watch.news();
        let judge = Judge::new(self.preview.clone(), tell);
        loop {
            watch.wait();
            if let Some(case) = self.renew(Some(&mut watch)) {
                judge.take(case);
                keep(&self.kept);
            }
        }
    }

    /// What the next run need not do again.
    pub fn kept(&self) -> &Kept {
        &self.kept
    }

    /// Reads what changed, shows it, and says what is to be said about it; nothing when nothing
    /// changed.
    pub fn rebuild(&mut self) -> Option<Rebuilt> {
        let case = self.renew(None)?;
        Some(case.judge(&self.preview, &|| true))
    }

    /// Reads what changed and shows it.
    fn renew(&mut self, watch: Option<&mut Watch>) -> Option<Case> {
        let start = Instant::now();
        self.builds += 1;
        let today = (self.choices.today)();
        let (tree, new) = match self.read(watch) {
            Ok(read) => read,
            Err(error) => return self.refuse(&error, start),
        };
        let was_unreadable = self.unreadable.take().is_some();
        let is_known = new.is_empty() && !was_unreadable;
        if is_known && self.unfinished.is_none() && self.day == Some(today) {
            return None;
        }
        self.day = Some(today);
        let (mut changes, since) = self.unfinished.take().unwrap_or((Vec::new(), start));
        changes.retain(|change| new.iter().all(|other| other.path() != change.path()));
        changes.extend(new);
        // A fault of our own must not end the preview.
        let made = catch_unwind(AssertUnwindSafe(|| {
            self.make(tree, &changes, today, since.elapsed() < LONGEST_PENDING)
        }));
        let mut case = match made {
            Ok(Some(case)) => case,
            Ok(None) => {
                self.unfinished = Some((changes, since));
                return None;
            }
            Err(_) => {
                self.show_last();
                let fault = "Pointed itself failed on these sources; the terminal says where";
                Case::broken(vec![overlay::world(fault.to_owned())])
            }
        };
        case.build = self.builds;
        case.changes = changes;
        case.took = start.elapsed();
        Some(case)
    }

    fn read(&mut self, mut watch: Option<&mut Watch>) -> Result<(Tree, Vec<Change>)> {
        let mut tries = 1;
        let reading = loop {
            let start = Instant::now();
            let reading = disk::read_again(&self.root, &self.memory);
            let doubtful = match &reading {
                Ok(reading) => tries == 1 && reading.memory.looks_half_saved(&self.memory),
                Err(_) => tries < TRIES,
            };
            let is_whole = match &mut watch {
                Some(watch) if doubtful => {
                    watch.await_rest(HALF_SAVED);
                    false
                }
                // After a second look enough time has gone by.
                Some(watch) if tries == 1 => watch.stays_quiet(start.elapsed()),
                _ => true,
            };
            if is_whole {
                break reading?;
            }
            tries += 1;
        };
        if reading.tree.sources.find(SETTINGS_FILE).is_none() {
            return Err(anyhow!("there is no `{SETTINGS_FILE}` any more"));
        }
        self.memory = reading.memory;
        Ok((reading.tree, reading.changes))
    }

    /// The folder cannot be read.
    fn refuse(&mut self, error: &anyhow::Error, start: Instant) -> Option<Case> {
        let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
        let causes = causes.join(": ");
        if self.unreadable.as_ref() == Some(&causes) {
            return None;
        }
        self.unreadable = Some(causes.clone());
        let mut case = Case::broken(vec![overlay::world(causes)]);
        case.build = self.builds;
        case.took = start.elapsed();
        Some(case)
    }

    /// Shows the pages of the last whole build again, after a part of a newer one.
    fn show_last(&self) {
        let is_shown = Arc::ptr_eq(&self.preview.borrow().pages, &self.pages);
        if !is_shown {
            show(&self.preview, self.pages.clone());
        }
    }

    /// Makes and shows the pages; nothing when it was given up for a newer state.
    fn make(
        &mut self,
        mut tree: Tree,
        changes: &[Change],
        today: Date,
        may_give_up: bool,
    ) -> Option<Case> {
        let options = parse::Options {
            today,
            base_url: self.choices.base_url.clone(),
            drafts: self.choices.drafts,
        };
        self.kept.highlights.forget();
        self.kept.pictures.forget();
        let own_theme = std::mem::take(&mut tree.theme);
        let dimensions = tree.dimensions.clone();
        let (mut site, mut found) = parse::site_again(tree, &options, Some(&self.kept.sources));
        // A file that is being replaced is there again at the next change.
        let photo = portrait::develop(&self.root, &site, &self.kept.pictures, &mut found);
        let photo = photo.ok().flatten();
        let (theme, faults) = self.themes.load(&mut site, &own_theme);
        let breaks = |finding: &mut Diagnostic| {
            finding.severity == Severity::Error && BREAKS.contains(&finding.rule)
        };
        let mut broken: Vec<Diagnostic> = found.extract_if(.., breaks).collect();
        match theme.is_none() {
            true => broken.extend(faults),
            false => found.extend(faults),
        }
        let mut renewed = Renewed::default();
        // Before there is a good page, one with holes is better than none.
        if let Some(theme) = theme.filter(|_| broken.is_empty() || self.pages.is_empty()) {
            let material = Material {
                dimensions: &dimensions,
                highlights: &self.kept.highlights,
                photo: photo.as_ref(),
                pictures: &self.kept.pictures,
                pages: Some(&self.kept.pages),
            };
            let wanted = self.viewers.files(&self.pages.base_path);
            let waiting = Desk {
                background: self.background.as_ref().filter(|_| !wanted.is_empty()),
                wanted,
                before: &self.pages,
                preview: &self.preview,
                news: may_give_up.then_some(&*self.news),
            };
            let Made {
                output,
                pages,
                faults,
            } = render_for(&site, &theme, material, &waiting)?;
            if faults.is_empty() {
                let base_path = site.settings.base_path();
                let (mut pages, made) =
                    Pages::new(output, pages, base_path, &self.root, &self.pages);
                renewed = made;
                pages.assets += u64::from(changes.iter().any(|change| is_asset(change, &site)));
                self.pages = Arc::new(pages);
                show(&self.preview, self.pages.clone());
            }
            self.show_last();
            let faults = faults.into_iter();
            broken.extend(faults.map(|fault| fault.diagnostic(&mut site.sources)));
        }
        report::sort(&mut broken, &site.sources);
        let others = broken.len().saturating_sub(MOST_BROKEN);
        broken.truncate(MOST_BROKEN);
        let places = Places {
            sources: &site.sources,
            prefix: &self.prefix,
            language: site.settings.check.language,
        };
        let broken = broken
            .iter()
            .map(|finding| overlay::broken(finding, places));
        let mut case = Case::broken(broken.collect());
        if others > 0 {
            let rest = format!("there are {others} more of these; the first ones may cause them");
            case.broken.push(overlay::world(rest));
        }
        if case.broken.is_empty() {
            let files: HashSet<String> = self.memory.names().map(str::to_owned).collect();
            case.sources = Some((site, found, files));
        }
        case.renewed = renewed;
        Some(case)
    }
}

fn is_asset(change: &Change, site: &Site) -> bool {
    let path = change.path();
    site.files.contains_key(path) || matches!(change, Change::Removed(_))
}

fn show(preview: &Sender<Arc<Preview>>, pages: Arc<Pages>) {
    preview.send_modify(|preview| {
        *preview = Arc::new(Preview {
            version: preview.version + 1,
            pages,
            ..Preview::clone(preview)
        });
    });
}

/// Hands out pages that somebody looks at before the rest of the site is done.
struct Desk<'b> {
    wanted: HashSet<String>,
    before: &'b Pages,
    preview: &'b Sender<Arc<Preview>>,
    /// A newer change, for which the rest of this site is given up.
    news: Option<&'b AtomicBool>,
    /// The threads for the rest, when somebody looks at something.
    background: Option<&'b ThreadPool>,
}

impl Waiting for Desk<'_> {
    fn wants(&self, file: &str) -> bool {
        self.wanted.contains(file)
    }

    fn take(&self, pages: Vec<(String, Bytes)>) {
        let early = self.before.with(pages);
        show(self.preview, Arc::new(early));
        let start = Instant::now();
        while self.goes_on() && start.elapsed() < HEAD_START {
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    fn goes_on(&self) -> bool {
        !self.news.is_some_and(|news| news.load(Ordering::Relaxed))
    }

    fn background(&self) -> Option<&ThreadPool> {
        self.background
    }
}
