//! Words set into lines: as large as the room allows, balanced, and never cut as long as anything
//! smaller would do.

use super::face::Face;

/// A stretch of letters that stays together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub(super) text: String,
    /// It belongs to the marked phrase.
    pub(super) marked: bool,
    /// A blank parts it from the piece before.
    pub(super) space: bool,
    /// Where a line ends after it, a hyphen shows.
    hyphen: bool,
}

/// A piece in its place, in pixels.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    pub(super) text: String,
    pub(super) marked: bool,
    pub(super) x: f32,
    pub(super) width: f32,
}

/// Lines in one size.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Set {
    pub(super) size: f32,
    pub(super) lines: Vec<Vec<Placed>>,
}

/// How a text is set.
pub(super) struct Room<'r> {
    pub(super) face: &'r Face<'r>,
    /// Letter spacing, of the size.
    pub(super) tracking: f32,
    pub(super) width: f32,
    /// Sizes in pixels, the wanted one first, each with the lines that it may take.
    pub(super) steps: &'r [(f32, usize)],
}

/// Words with `==` around the marked phrase, as pieces that stay whole.
pub(super) fn words(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut marked = false;
    for word in text.split([' ', '\u{a0}', '\n', '\t']) {
        let mut space = true;
        for (at, part) in word.split("==").enumerate() {
            if at > 0 {
                marked = !marked;
            }
            if part.is_empty() {
                continue;
            }
            pieces.push(Piece {
                text: part.to_owned(),
                marked,
                space,
                hyphen: false,
            });
            space = false;
        }
    }
    pieces
}

/// The same with the places at which a long word may part: after a hyphen, at a soft hyphen, and
/// in the end between any two letters.
fn finer(pieces: &[Piece], anywhere: bool) -> Vec<Piece> {
    let mut finer = Vec::new();
    for piece in pieces {
        let mut space = piece.space;
        let mut push = |text: &str, hyphen: bool| {
            finer.push(Piece {
                text: text.to_owned(),
                marked: piece.marked,
                space,
                hyphen,
            });
            space = false;
        };
        if anywhere {
            for c in piece.text.chars().filter(|c| *c != '\u{ad}') {
                push(c.encode_utf8(&mut [0; 4]), false);
            }
            continue;
        }
        let mut parts = piece.text.split_inclusive(['\u{ad}', '-']).peekable();
        while let Some(part) = parts.next() {
            match part.strip_suffix('\u{ad}') {
                Some(syllable) => push(syllable, parts.peek().is_some()),
                None => push(part, false),
            }
        }
    }
    finer
}

impl Room<'_> {
    /// The text in the first size that holds it. Long words break before anything is left out; what
    /// fits in no size ends in an ellipsis.
    pub(super) fn set(&self, text: &str) -> Set {
        let text = self.face.spelled(text);
        let whole = words(&text);
        if let Some(set) = self.fitting(&whole) {
            return set;
        }
        let syllables = finer(&whole, false);
        if let Some(set) = self.fitting(&syllables) {
            return set;
        }
        let letters = finer(&whole, true);
        if let Some(set) = self.fitting(&letters) {
            return set;
        }
        self.cut(&syllables).unwrap_or_else(|| {
            self.cut(&letters).unwrap_or(Set {
                size: self.smallest().0,
                lines: Vec::new(),
            })
        })
    }

    fn smallest(&self) -> (f32, usize) {
        self.steps.last().copied().unwrap_or((16.0, 1))
    }

    fn fitting(&self, pieces: &[Piece]) -> Option<Set> {
        let measured = self.measure(pieces);
        self.steps.iter().find_map(|(size, most)| {
            let lines = measured.lines(self.width / size)?;
            (lines.len() <= *most).then(|| {
                let balanced = measured.balanced(self.width / size, lines);
                measured.placed(&balanced, *size)
            })
        })
    }

    /// As much as the smallest size holds, with an ellipsis.
    fn cut(&self, pieces: &[Piece]) -> Option<Set> {
        let (size, most) = self.smallest();
        let fits = |count: usize| {
            let mut pieces = pieces[..count].to_vec();
            if let Some(last) = pieces.last_mut() {
                last.text = format!("{}…", last.text.trim_end_matches([',', ';', ':', '.']));
                last.hyphen = false;
            }
            let measured = self.measure(&pieces);
            let lines = measured.lines(self.width / size)?;
            (lines.len() <= most).then(|| measured.placed(&lines, size))
        };
        let (mut holds, mut fails) = (0, pieces.len() + 1);
        while fails - holds > 1 {
            let middle = usize::midpoint(holds, fails);
            if fits(middle.min(pieces.len())).is_some() && middle <= pieces.len() {
                holds = middle;
            } else {
                fails = middle;
            }
        }
        (holds > 0).then(|| fits(holds)).flatten()
    }

    fn measure<'p>(&self, pieces: &'p [Piece]) -> Measured<'p> {
        let width = |text: &str| self.face.width(text, self.tracking);
        Measured {
            widths: pieces
                .iter()
                .map(|piece| width(&piece.text.replace('\u{ad}', "")))
                .collect(),
            pieces,
            space: width(" "),
            hyphen: width("-"),
        }
    }
}

/// Pieces with their widths, of the size.
struct Measured<'p> {
    pieces: &'p [Piece],
    widths: Vec<f32>,
    space: f32,
    hyphen: f32,
}

impl Measured<'_> {
    /// Where lines begin and end; nothing when a piece is wider than a line.
    fn lines(&self, room: f32) -> Option<Vec<(usize, usize)>> {
        let mut lines = Vec::new();
        let (mut start, mut used) = (0, 0.0);
        for (at, piece) in self.pieces.iter().enumerate() {
            let space = if piece.space && at > start {
                self.space
            } else {
                0.0
            };
            let width = self.widths[at];
            // What breaks after this piece needs its hyphen, too.
            let hyphen = if piece.hyphen { self.hyphen } else { 0.0 };
            if used + space + width + hyphen <= room {
                used += space + width;
                continue;
            }
            if width + hyphen > room || at == start {
                return None;
            }
            lines.push((start, at));
            (start, used) = (at, width);
        }
        if start < self.pieces.len() {
            lines.push((start, self.pieces.len()));
        }
        Some(lines)
    }

    /// Lines as many, and as even as they can be.
    fn balanced(&self, room: f32, lines: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
        let (mut narrow, mut wide, mut best) = (0.0, room, lines);
        for _ in 0..12 {
            let middle = f32::midpoint(narrow, wide);
            match self.lines(middle) {
                Some(lines) if lines.len() <= best.len() => {
                    best = lines;
                    wide = middle;
                }
                _ => narrow = middle,
            }
        }
        best
    }

    fn placed(&self, lines: &[(usize, usize)], size: f32) -> Set {
        let line = |(start, end): &(usize, usize)| {
            let mut x = 0.0;
            let mut placed: Vec<Placed> = Vec::new();
            for at in *start..*end {
                let piece = &self.pieces[at];
                let mut text = piece.text.replace('\u{ad}', "");
                let mut width = self.widths[at] * size;
                if piece.hyphen && at + 1 == *end {
                    text.push('-');
                    width += self.hyphen * size;
                }
                if piece.space && at > *start {
                    x += self.space * size;
                } else if let Some(last) = placed.last_mut()
                    && last.marked == piece.marked
                {
                    // One word again: its letters keep their kerning.
                    last.text.push_str(&text);
                    last.width += width;
                    x += width;
                    continue;
                }
                placed.push(Placed {
                    text,
                    marked: piece.marked,
                    x,
                    width,
                });
                x += width;
            }
            placed
        };
        Set {
            size,
            lines: lines.iter().map(line).collect(),
        }
    }
}

impl Set {
    /// How wide the widest line is.
    pub(super) fn width(&self) -> f32 {
        let ends = self.lines.iter().filter_map(|line| line.last());
        ends.map(|last| last.x + last.width).fold(0.0, f32::max)
    }
}
