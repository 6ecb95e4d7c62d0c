//! Tells when something in a site folder may have changed.
//!
//! What a system reports of files differs from one to the other, and editors save in many ways: by
//! writing, by renaming, by deleting and creating. So reports are only taken as a reason to look;
//! what changed is read from the folder itself.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

/// A save is over when nothing was reported for this long.
const QUIET: Duration = Duration::from_millis(10);

/// A program that writes reports several things at once; after this much of the quiet time the folder
/// is read already, and read again in the rare case that more is reported before its end.
const GATHER: Duration = Duration::from_millis(3);

/// A change is shown after this time although more are being reported.
const LONGEST: Duration = Duration::from_millis(120);

/// How long after a change to look again for what came too late to be reported, such as a file in
/// a folder that was only just made.
const STRAGGLERS: Duration = Duration::from_millis(250);

/// How often to look for what is never reported: network drives, targets of links.
const RARELY: Duration = Duration::from_secs(3);

/// How often to look when the system reports nothing at all.
const OFTEN: Duration = Duration::from_millis(300);

/// Watches a site folder.
pub struct Watch {
    root: PathBuf,
    folders: Vec<PathBuf>,
    reports: Receiver<()>,
    /// None where the system cannot watch; the folder is then looked at often.
    watcher: Option<RecommendedWatcher>,
    /// A watched folder itself came or went.
    moved: Arc<AtomicBool>,
    /// Something was reported since it was last looked.
    news: Arc<AtomicBool>,
    /// Something was reported and not yet looked at a second time.
    unsure: bool,
}

impl Watch {
    /// Watches the files in a folder, and everything in some of its folders.
    pub fn new(root: &Path, folders: &[&str]) -> Self {
        let (sender, reports) = channel();
        let moved = Arc::new(AtomicBool::new(false));
        let news = Arc::new(AtomicBool::new(false));
        let mut watch = Watch {
            root: root.to_owned(),
            folders: folders.iter().map(|name| root.join(name)).collect(),
            reports,
            watcher: watcher(sender, root, moved.clone(), news.clone()).ok(),
            moved,
            news,
            unsure: false,
        };
        watch.follow();
        watch
    }

    /// Whether the system reports changes.
    pub fn is_told(&self) -> bool {
        self.watcher.is_some()
    }

    /// Returns when it is time to look at the folder.
    pub fn wait(&mut self) {
        let patience = match (self.is_told(), self.unsure) {
            (false, _) => OFTEN,
            (true, true) => STRAGGLERS,
            (true, false) => RARELY,
        };
        self.unsure = match self.reports.recv_timeout(patience) {
            Ok(()) => {
                self.settle(GATHER);
                true
            }
            Err(RecvTimeoutError::Timeout) => false,
            // The watcher is gone, and with it the sender: only the clock is left.
            Err(RecvTimeoutError::Disconnected) => {
                std::thread::sleep(patience);
                false
            }
        };
        if self.moved.swap(false, Ordering::Relaxed) {
            self.follow();
        }
    }

    /// Tells from elsewhere whether there is reason to look again.
    pub fn news(&self) -> Arc<AtomicBool> {
        self.news.clone()
    }

    /// Returns when nothing was reported for a while, or too much for too long.
    fn settle(&mut self, quiet: Duration) {
        let start = Instant::now();
        while start.elapsed() < LONGEST.max(quiet) {
            if self.reports.recv_timeout(quiet).is_err() {
                break;
            }
        }
        // What is reported from now on is news.
        while self.reports.try_recv().is_ok() {}
        self.news.store(false, Ordering::Relaxed);
    }

    /// Returns when the second half of a save has come, or has not come for so long.
    pub fn await_rest(&mut self, patience: Duration) {
        if self.reports.recv_timeout(patience).is_ok() {
            self.settle(QUIET);
        }
    }

    /// Whether the rest of the quiet time passes without a report, of which some went by while the
    /// folder was read. If not, it returns when the save is over.
    pub fn stays_quiet(&mut self, passed: Duration) -> bool {
        let rest = (QUIET - GATHER).saturating_sub(passed);
        let is_quiet = match self.unsure {
            true => self.reports.recv_timeout(rest).is_err(),
            // Nothing was reported at all: it was only time to look.
            false => true,
        };
        if !is_quiet {
            self.settle(QUIET);
        }
        is_quiet
    }

    /// Watches the folders that are there now. What cannot be watched is looked at often.
    fn follow(&mut self) {
        let Some(watcher) = &mut self.watcher else {
            return;
        };
        let mut watched = watcher.watch(&self.root, RecursiveMode::NonRecursive);
        for folder in &self.folders {
            // A folder that was replaced by another of its name must be watched anew.
            let _ = watcher.unwatch(folder);
            let is_folder = folder
                .symlink_metadata()
                .is_ok_and(|metadata| metadata.is_dir());
            if is_folder {
                watched = watched.and(watcher.watch(folder, RecursiveMode::Recursive));
            }
        }
        if watched.is_err() {
            self.watcher = None;
        }
    }
}

fn watcher(
    sender: Sender<()>,
    root: &Path,
    moved: Arc<AtomicBool>,
    news: Arc<AtomicBool>,
) -> notify::Result<RecommendedWatcher> {
    let root = root.to_owned();
    notify::recommended_watcher(move |event: notify::Result<Event>| {
        if let Ok(event) = &event {
            if !is_change(event.kind) {
                return;
            }
            let renames = matches!(
                event.kind,
                EventKind::Create(_)
                    | EventKind::Remove(_)
                    | EventKind::Modify(ModifyKind::Name(_))
            );
            let of_root = |path: &PathBuf| path.parent() == Some(&root);
            if renames && event.paths.iter().any(of_root) {
                moved.store(true, Ordering::Relaxed);
            }
        }
        news.store(true, Ordering::Relaxed);
        // Nobody listens any more when the preview ends.
        let _ = sender.send(());
    })
}

/// Looking at files is reported as well; taking that for a change would never end.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// Waits until the condition holds, looking whenever there is reason to.
    fn until(watch: &mut Watch, condition: impl Fn() -> bool) {
        let start = Instant::now();
        while !condition() {
            assert!(
                start.elapsed() < Duration::from_secs(20),
                "nothing was told"
            );
            watch.wait();
        }
    }

    #[test]
    fn folders_that_come_later_are_watched() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let mut watch = Watch::new(root, &["content"]);
        assert!(watch.is_told());
        fs::create_dir_all(root.join("content/posts")).expect("created");
        until(&mut watch, || true);
        watch.wait();
        // The second look is over; only a report can come before the rare look now.
        while watch.unsure {
            watch.wait();
        }
        fs::write(root.join("content/posts/a.md"), "a").expect("written");
        watch.wait();
        assert!(watch.unsure, "the new file was not reported");
    }

    #[test]
    fn reading_is_no_change() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("about.md");
        fs::write(&file, "a").expect("written");
        let mut watch = Watch::new(folder.path(), &[]);
        fs::read_to_string(&file).expect("read");
        assert!(
            watch
                .reports
                .recv_timeout(Duration::from_millis(300))
                .is_err()
        );
        fs::rename(&file, folder.path().join("b.md")).expect("renamed");
        watch.wait();
        assert!(watch.unsure);
    }
}
