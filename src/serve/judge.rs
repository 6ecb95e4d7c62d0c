//! Says what is to be said about the sources of a build, after its pages were shown.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use tokio::sync::watch;

use crate::check::levels::LevelFlags;
use crate::check::summary::summary;
use crate::check::{self, Depth};
use crate::diagnostic::Diagnostic;
use crate::disk::Change;
use crate::report::fingerprint::fingerprints;
use crate::report::{self, overlay};
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
}

impl Judge {
    pub(super) fn new(
        preview: watch::Sender<Arc<Preview>>,
        tell: impl Fn(Rebuilt) + Send + 'static,
    ) -> Self {
        let (cases, waiting) = channel();
        let shown = preview.clone();
        std::thread::spawn(move || judge_all(&waiting, &shown, &tell));
        Judge { cases, preview }
    }

    /// Takes a case. What is broken is said at once, and taken back at once when it is mended.
    pub(super) fn take(&self, case: Case) {
        show(&self.preview, case.build, &case.broken, None);
        // The thread only ends with the program.
        let _ = self.cases.send(case);
    }
}

fn judge_all(
    waiting: &Receiver<Case>,
    preview: &watch::Sender<Arc<Preview>>,
    tell: &dyn Fn(Rebuilt),
) {
    // One worker: the others are there for pages.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    while let Ok(mut case) = waiting.recv() {
        while let Ok(newer) = waiting.try_recv() {
            tell(case.told(None));
            case = newer;
        }
        let rebuilt = match &pool {
            Ok(pool) => pool.install(|| case.judge(preview)),
            Err(_) => case.judge(preview),
        };
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

    /// Looks for findings and shows them.
    pub(super) fn judge(mut self, preview: &watch::Sender<Arc<Preview>>) -> Rebuilt {
        let Some((site, found, files)) = self.sources.take() else {
            show(preview, self.build, &self.broken, None);
            return self.told(None);
        };
        let checked = catch_unwind(AssertUnwindSafe(|| judged(&site, found, files)));
        let (findings, counts) = match checked {
            Ok((findings, counts)) => (Some(findings), Some(counts)),
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

/// Findings as the overlay and its actions need them, and their counts in words.
fn judged(site: &Site, found: Vec<Diagnostic>, files: HashSet<String>) -> (Findings, String) {
    let checked = check::check(site, found, &LevelFlags::default(), Depth::All);
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
    (findings, report::summary::counts(&found))
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
