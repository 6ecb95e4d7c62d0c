//! A font of a theme as a ruler: how wide words are, and which letters it has.

use std::borrow::Cow;

use harfrust::{FontRef as ShapedFont, ShapeOptions, ShaperData, ShaperInstance, UnicodeBuffer};
use skrifa::{FontRef, MetadataProvider};

use crate::theme::CardFont;

/// A font in one weight.
pub(super) struct Face<'f> {
    font: FontRef<'f>,
    shaped: ShapedFont<'f>,
    shaper: ShaperData,
    instance: ShaperInstance,
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
        let shaped = ShapedFont::new(bytes).ok()?;
        let axes = [("wght", f32::from(weight))];
        Some(Face {
            font: FontRef::new(bytes).ok()?,
            shaper: ShaperData::new(&shaped),
            instance: ShaperInstance::from_variations(&shaped, axes),
            shaped,
            bytes,
            weight,
        })
    }

    /// How wide a text is, of its size, with its kerning; `tracking` is added after every letter.
    pub(super) fn width(&self, text: &str, tracking: f32) -> f32 {
        let shaper = self.shaper.shaper(&self.shaped);
        let shaper = shaper.instance(Some(&self.instance)).build();
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let glyphs = shaper.shape(buffer, ShapeOptions::default());
        let positions = glyphs.glyph_positions();
        let advance: i32 = positions.iter().map(|glyph| glyph.x_advance).sum();
        let letters = u16::try_from(positions.len()).unwrap_or(u16::MAX);
        advance as f32 / shaper.units_per_em() as f32 + tracking * f32::from(letters)
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
