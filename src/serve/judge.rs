//! Says what is to be said about the sources of a build, after its pages were shown.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use tokio::sync::watch;

use crate::check::levels::LevelFlags;
use crate::check::summary::summary;
use crate::check::{self, Depth};
use crate::diagnostic::Diagnostic;
use crate::disk::Change;
use crate::report::fingerprint::fingerprints;
use crate::report::{self, overlay};
use crate::serve::background;
use crate::serve::builder::Rebuilt;
use crate::serve::preview::{Findings, Preview, Renewed, Report, Waivable};
use crate::site::Site;

/// A build whose sources are to be judged.
#[derive(Default)]
pub(super) struct Case {
    /// Counts up with the builds.
    pub(super) build: u64,
    pub(super) changes: Vec<Change>,
    pub(super) renewed: Renewed,
    pub(super) took: Duration,
    /// What keeps the sources from being shown.
    pub(super) broken: Vec<overlay::Broken>,
    /// The site, what reading found, and the names of all files; nothing while they are broken.
    pub(super) sources: Option<(Site, Vec<Diagnostic>, HashSet<String>)>,
}

/// Judges builds in a thread of its own, of several that wait only the newest.
pub(super) struct Judge {
    cases: Sender<Case>,
    preview: watch::Sender<Arc<Preview>>,
    /// The build of the newest case.
    newest: Arc<AtomicU64>,
}

/// Who saves on and on still sees findings after this time.
const LONGEST_SILENCE: Duration = Duration::from_secs(2);

impl Judge {
    pub(super) fn new(
        preview: watch::Sender<Arc<Preview>>,
        tell: impl Fn(Rebuilt) + Send + 'static,
    ) -> Self {
        let (cases, waiting) = channel();
        let shown = preview.clone();
        let newest = Arc::new(AtomicU64::new(0));
        let wanted = newest.clone();
        std::thread::spawn(move || judge_all(&waiting, &wanted, &shown, &tell));
        Judge {
            cases,
            preview,
            newest,
        }
    }

    /// Takes a case. What is broken is said at once, and taken back at once when it is mended.
    pub(super) fn take(&self, case: Case) {
        show(&self.preview, case.build, &case.broken, None);
        self.newest.store(case.build, Ordering::Relaxed);
        // The thread only ends with the program.
        let _ = self.cases.send(case);
    }
}

fn judge_all(
    waiting: &Receiver<Case>,
    newest: &AtomicU64,
    preview: &watch::Sender<Arc<Preview>>,
    tell: &dyn Fn(Rebuilt),
) {
    // One worker: the others are there for pages.
    let thread = background::threads(1);
    let mut silent_since: Option<Instant> = None;
    while let Ok(mut case) = waiting.recv() {
        while let Ok(newer) = waiting.try_recv() {
            tell(case.told(None));
            case = newer;
        }
        let build = case.build;
        let may_give_up = silent_since.is_none_or(|since| since.elapsed() < LONGEST_SILENCE);
        let goes_on = || !may_give_up || newest.load(Ordering::Relaxed) == build;
        let rebuilt = match &thread {
            Some(thread) => thread.install(|| case.judge(preview, &goes_on)),
            None => case.judge(preview, &goes_on),
        };
        match rebuilt.counts {
            Some(_) => silent_since = None,
            None => _ = silent_since.get_or_insert_with(Instant::now),
        }
        tell(rebuilt);
    }
}

impl Case {
    pub(super) fn broken(broken: Vec<overlay::Broken>) -> Self {
        Case {
            broken,
            ..Case::default()
        }
    }

    /// Looks for findings, for as long as they are wanted, and shows them.
    pub(super) fn judge(
        mut self,
        preview: &watch::Sender<Arc<Preview>>,
        goes_on: &(dyn Fn() -> bool + Sync),
    ) -> Rebuilt {
        let Some((site, found, files)) = self.sources.take() else {
            show(preview, self.build, &self.broken, None);
            return self.told(None);
        };
        let checked = catch_unwind(AssertUnwindSafe(|| judged(&site, found, files, goes_on)));
        let (findings, counts) = match checked {
            Ok(Some((findings, counts))) => (Some(findings), Some(counts)),
            Ok(None) => return self.told(None),
            Err(_) => {
                let fault =
                    "Pointed itself failed on checking these sources; the terminal says where";
                self.broken.push(overlay::world(fault.to_owned()));
                (None, None)
            }
        };
        show(preview, self.build, &self.broken, findings);
        self.told(counts)
    }

    fn told(self, counts: Option<String>) -> Rebuilt {
        Rebuilt {
            changes: self.changes,
            renewed: self.renewed,
            took: self.took,
            counts,
            broken: self.broken.iter().map(drawing).collect(),
        }
    }
}

/// Findings as the overlay and its actions need them, and their counts in words; nothing when they
/// were no longer wanted.
fn judged(
    site: &Site,
    found: Vec<Diagnostic>,
    files: HashSet<String>,
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Option<(Findings, String)> {
    let checked = check::check_while(site, found, &LevelFlags::default(), Depth::All, goes_on)?;
    let mut found = checked.findings;
    report::sort(&mut found, &site.sources);
    let languages = site.settings.languages.iter();
    let summaries: Vec<check::summary::Summary> =
        languages.map(|language| summary(site, *language)).collect();
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
    let findings = Findings {
        json,
        waivable: waivable.collect(),
        files,
    };
    Some((
        findings,
        report::summary::counts(&found, site.settings.check.language),
    ))
}

/// Shows what is to be said about a build, unless something was said about a later one. While
/// sources are broken the findings stay that belong to the pages that are shown.
fn show(
    preview: &watch::Sender<Arc<Preview>>,
    build: u64,
    broken: &[overlay::Broken],
    findings: Option<Findings>,
) {
    let broken = serde_json::to_string(broken).expect("strings and numbers");
    let findings = findings.map(Arc::new);
    preview.send_if_modified(|preview| {
        if build < preview.judged {
            return false;
        }
        let findings = findings.unwrap_or_else(|| preview.report.findings.clone());
        let report = Report::new(&broken, findings);
        let is_new = report.mark != preview.report.mark;
        *preview = Arc::new(Preview {
            version: preview.version + u64::from(is_new),
            judged: build,
            report: Arc::new(report),
            ..Preview::clone(preview)
        });
        is_new
    });
}

/// What the terminal shows of a fault.
fn drawing(broken: &overlay::Broken) -> String {
    match broken.drawing.is_empty() {
        true => format!("error: {}\n", broken.message),
        false => broken.drawing.clone(),
    }
}
