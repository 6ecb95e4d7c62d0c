//! A font of a theme as a ruler: how wide words are, and which letters it has.

use std::borrow::Cow;

use skrifa::instance::{Location, Size};
use skrifa::{FontRef, MetadataProvider};

use crate::theme::CardFont;

/// A font in one weight.
pub(super) struct Face<'f> {
    font: FontRef<'f>,
    location: Location,
    units_per_em: f32,
    /// The file's bytes, for painting.
    pub(super) bytes: &'f [u8],
    /// The weight to ask for.
    pub(super) weight: u16,
}

impl<'f> Face<'f> {
    /// The face; nothing when the bytes are no font.
    pub(super) fn new(font: &'f CardFont) -> Option<Self> {
        let bytes: &[u8] = &font.bytes;
        let weight = font.weight;
        let font = FontRef::new(bytes).ok()?;
        let location = font.axes().location([("wght", f32::from(weight))]);
        let metrics = font.metrics(Size::unscaled(), &location);
        Some(Face {
            units_per_em: f32::from(metrics.units_per_em),
            font,
            location,
            bytes,
            weight,
        })
    }

    /// How wide a text is, of its size; `tracking` is added after every letter. Kerning makes it
    /// narrower rather than wider, so what fits by this measure fits.
    pub(super) fn width(&self, text: &str, tracking: f32) -> f32 {
        let metrics = self.font.glyph_metrics(Size::unscaled(), &self.location);
        let charmap = self.font.charmap();
        text.chars()
            .map(|c| {
                let glyph = charmap.map(c).unwrap_or_default();
                metrics.advance_width(glyph).unwrap_or_default() / self.units_per_em + tracking
            })
            .sum()
    }

    /// The text in letters that the font has: foreign ones in Latin, signs that are none left out.
    pub(super) fn spelled<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let charmap = self.font.charmap();
        let has = |c: char| charmap.map(c).is_some();
        if text.chars().all(|c| has(c) || c == '\u{ad}') {
            return Cow::Borrowed(text);
        }
        let mut spelled = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                c if has(c) || c == '\u{ad}' => spelled.push(c),
                '\u{a0}' | '\u{202f}' => spelled.push(' '),
                '\u{2011}' => spelled.push('-'),
                c if c.is_alphabetic() => {
                    let latin = deunicode::deunicode_char(c).unwrap_or_default();
                    spelled.extend(latin.chars().filter(|c| has(*c)));
                }
                _ => {}
            }
        }
        Cow::Owned(spelled)
    }
}
