//! What is being done, on a terminal, when it takes long enough to wonder.

use std::io::{IsTerminal as _, Write as _, stderr};
use std::time::{Duration, Instant};

/// A build of a profile is over before anybody could read a line; only then is it worth one.
const PATIENCE: Duration = Duration::from_millis(700);

/// Shows the stage of a long build.
pub(super) struct Progress {
    start: Instant,
    shown: bool,
}

impl Progress {
    pub(super) fn new(quiet: bool) -> Self {
        Progress {
            start: Instant::now(),
            shown: !quiet && stderr().is_terminal(),
        }
    }

    /// Names the stage that begins.
    pub(super) fn stage(&self, name: &str) {
        if self.shown && self.start.elapsed() > PATIENCE {
            let _ = write!(stderr(), "\r\u{1b}[2K{name} …");
        }
    }

    /// Takes the line away.
    pub(super) fn clear(&self) {
        if self.shown && self.start.elapsed() > PATIENCE {
            let _ = write!(stderr(), "\r\u{1b}[2K");
        }
    }
}
