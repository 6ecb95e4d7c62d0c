//! What is being done, on a terminal, when it takes long enough to wonder.

use std::cell::Cell;
use std::io::{IsTerminal as _, Write as _, stderr};
use std::time::{Duration, Instant};

/// A build of a profile is over before anybody could read a line; only then is it worth one.
const PATIENCE: Duration = Duration::from_millis(700);

/// Shows the stage of long work.
pub(super) struct Progress {
    start: Instant,
    shown: bool,
    /// The stage that goes on, and since when.
    stage: Cell<Option<(&'static str, Instant)>>,
}

impl Progress {
    pub(super) fn new(quiet: bool) -> Self {
        Progress {
            start: Instant::now(),
            shown: !quiet && stderr().is_terminal(),
            stage: Cell::new(None),
        }
    }

    /// Names the stage that begins.
    pub(super) fn stage(&self, name: &'static str) {
        self.end_stage();
        self.stage.set(Some((name, Instant::now())));
        if self.shown && self.start.elapsed() > PATIENCE {
            let _ = write!(stderr(), "\r\u{1b}[2K{name} …");
        }
    }

    /// Tells how long the stage took, for who asked with `-v`.
    fn end_stage(&self) {
        if let Some((name, start)) = self.stage.take() {
            let took = start.elapsed().as_micros();
            tracing::info!("{name} took {}.{} ms", took / 1000, took % 1000 / 100);
        }
    }

    /// Ends the last stage and takes the line away.
    pub(super) fn clear(&self) {
        self.end_stage();
        if self.shown && self.start.elapsed() > PATIENCE {
            let _ = write!(stderr(), "\r\u{1b}[2K");
        }
    }
}
