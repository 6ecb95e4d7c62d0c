//! What a theme's cards are drawn with: fonts as bytes, colours worked out.

use std::borrow::Cow;

use crate::theme::colour::resolve;
use crate::theme::manifest::{CardColours, CardDrawing, CardFontSpec, CardSpec};

/// How share cards and the business card are drawn.
#[derive(Debug, Clone)]
pub struct Card {
    /// Which way.
    pub drawing: CardDrawing,
    /// The face of the name and of figures.
    pub name: CardFont,
    /// The face of the statement.
    pub statement: CardFont,
    /// The face of plain text.
    pub text: CardFont,
    /// The face of roles, labels and addresses.
    pub label: CardFont,
    /// As `#rrggbb`.
    pub colours: CardColours,
}

/// A font of a card.
#[derive(Debug, Clone)]
pub struct CardFont {
    /// The TrueType file.
    pub bytes: Cow<'static, [u8]>,
    /// 400 is regular, 700 bold.
    pub weight: u16,
    /// Its family in the style sheet.
    pub family: String,
    /// Whether it slants.
    pub italic: bool,
}

impl Card {
    /// The card that a manifest declares; nothing when a font is missing.
    pub(super) fn new(
        spec: &CardSpec,
        accent_hue: f64,
        bytes: impl Fn(&str) -> Option<Cow<'static, [u8]>>,
    ) -> Option<Self> {
        let font = |spec: &CardFontSpec| {
            Some(CardFont {
                bytes: bytes(&spec.font)?,
                weight: spec.weight,
                family: spec.family.clone(),
                italic: spec.italic,
            })
        };
        let mut colours = spec.colours.clone();
        for colour in colours.each() {
            *colour = resolve(colour, accent_hue);
        }
        Some(Card {
            drawing: spec.drawing,
            name: font(&spec.name)?,
            statement: font(&spec.statement)?,
            text: font(&spec.text)?,
            label: font(&spec.label)?,
            colours,
        })
    }
}
