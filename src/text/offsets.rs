//! A map from places in a derived text back to the places in what it was derived from.

use std::ops::Range;

/// Where each byte of a derived text came from, as runs in ascending order.
///
/// A run is *linear* when it has as many bytes on both sides; else its whole stands for the whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OffsetMap {
    runs: Vec<Run>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    derived: u32,
    derived_len: u32,
    source: u32,
    source_len: u32,
}

impl OffsetMap {
    /// Notes that `length` bytes of the derived text stand for the bytes `source`.
    ///
    /// Runs must come in ascending order of both sides. Linear neighbours are joined.
    pub fn push(&mut self, derived: usize, length: usize, source: Range<usize>) {
        let run = Run {
            derived: narrow(derived),
            derived_len: narrow(length),
            source: narrow(source.start),
            source_len: narrow(source.len()),
        };
        if let Some(last) = self.runs.last_mut()
            && last.derived_len == last.source_len
            && run.derived_len == run.source_len
            && last.derived + last.derived_len == run.derived
            && last.source + last.source_len == run.source
        {
            last.derived_len += run.derived_len;
            last.source_len += run.source_len;
            return;
        }
        self.runs.push(run);
    }

    /// The range in the source that a range of the derived text stands for.
    ///
    /// Both ends are taken inwards: what lies between two runs and was left out is only covered
    /// when derived text on both sides is.
    pub fn to_source(&self, derived: Range<usize>) -> Range<usize> {
        let start = self.start(derived.start);
        let end = if derived.is_empty() {
            start
        } else {
            self.end(derived.end)
        };
        start..end.max(start)
    }

    /// The offset in the source at which the derived text at `derived` begins.
    pub fn start(&self, derived: usize) -> usize {
        let Some(run) = self.run_at(derived) else {
            return 0;
        };
        let inside = derived - run.derived as usize;
        if run.derived_len == run.source_len {
            run.source as usize + inside.min(run.source_len as usize)
        } else if inside >= run.derived_len as usize {
            (run.source + run.source_len) as usize
        } else {
            run.source as usize
        }
    }

    fn end(&self, derived: usize) -> usize {
        let Some(run) = self.run_at(derived.saturating_sub(1)) else {
            return 0;
        };
        let inside = derived - run.derived as usize;
        if run.derived_len == run.source_len {
            run.source as usize + inside.min(run.source_len as usize)
        } else {
            (run.source + run.source_len) as usize
        }
    }

    fn run_at(&self, derived: usize) -> Option<&Run> {
        let after = self
            .runs
            .partition_point(|run| run.derived as usize <= derived);
        self.runs.get(after.checked_sub(1)?)
    }
}

/// Texts of 4 GiB and more are not read by anything here.
fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map() -> OffsetMap {
        // source: a&amp;b\u{ad}c   derived: a&bc
        let mut map = OffsetMap::default();
        map.push(0, 1, 0..1);
        map.push(1, 1, 1..6);
        map.push(2, 1, 6..7);
        map.push(3, 1, 9..10);
        map
    }

    #[test]
    fn linear_runs_map_byte_by_byte() {
        let mut map = OffsetMap::default();
        map.push(0, 3, 10..13);
        map.push(3, 2, 13..15);
        assert_eq!(map.runs.len(), 1);
        assert_eq!(map.to_source(1..4), 11..14);
        assert_eq!(map.start(5), 15);
    }

    #[test]
    fn an_entity_stands_for_its_whole_source() {
        assert_eq!(map().to_source(1..2), 1..6);
        assert_eq!(map().to_source(0..2), 0..6);
    }

    #[test]
    fn ends_stay_before_what_was_left_out() {
        assert_eq!(map().to_source(2..3), 6..7);
        assert_eq!(map().to_source(2..4), 6..10);
        assert_eq!(map().to_source(3..3), 9..9);
    }

    #[test]
    fn an_empty_map_answers_zero() {
        assert_eq!(OffsetMap::default().to_source(0..4), 0..0);
    }
}
