//! The card that a network shows with a link: 1200 × 630 pixels, as the theme draws it.

use std::sync::OnceLock;

use resvg::tiny_skia::Pixmap;

use super::face::Face;
use super::paint::{Painter, paint, png};
use super::svg::Svg;
use super::{carte, dossier};
use crate::cache::{Cache, key};
use crate::render::context::FigureContext;
use crate::render::machine::plain;
use crate::theme::{Card, CardDrawing};

/// Pixels: what every network takes.
pub(crate) const WIDTH: u32 = 1200;
/// Pixels.
pub(crate) const HEIGHT: u32 = 630;

/// Counts up whenever the same words would give another picture.
const VERSION: &str = "share card 1";

/// What a card says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) name: String,
    /// The parts between which the name may break.
    pub(crate) given: String,
    pub(crate) family: String,
    /// What the person is, and where.
    pub(crate) role: String,
    /// The statement, with `==` around its marked phrase and soft hyphens in long words.
    pub(crate) statement: String,
    /// Figures, the best first; a card shows the first that fits.
    pub(crate) figures: Vec<Figure>,
    /// The site's address without its scheme.
    pub(crate) domain: String,
}

/// A number of the proof strip.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Figure {
    pub(crate) before: String,
    pub(crate) value: String,
    pub(crate) label: String,
}

/// The figure of a page, for a card.
pub(crate) fn figure_of(figure: &FigureContext) -> Figure {
    Figure {
        before: plain(&figure.before),
        value: plain(&figure.value),
        label: plain(&figure.label),
    }
}

/// The faces of a card, by what they are for.
pub(super) struct Faces<'f> {
    pub(super) name: Face<'f>,
    pub(super) statement: Face<'f>,
    pub(super) text: Face<'f>,
    pub(super) label: Face<'f>,
}

/// A card as SVG: what all cards of a theme have below their words, and the words.
pub(super) struct Drawing {
    ground: String,
    words: String,
}

impl Drawing {
    pub(super) fn new(ground: Svg, words: Svg) -> Self {
        let size =
            format!("width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\"");
        Drawing {
            ground: ground.finish(&size),
            words: words.finish(&size),
        }
    }
}

/// Draws the cards of a site.
pub(crate) struct Cards<'c> {
    card: &'c Card,
    faces: Faces<'c>,
    cache: &'c Cache,
    /// The fonts as the painter wants them, read when the first card is not in the cache.
    painter: OnceLock<Painter>,
    /// What lies below the words, painted with the first card.
    ground: OnceLock<Option<Pixmap>>,
}

impl<'c> Cards<'c> {
    /// Nothing when the theme draws no cards.
    pub(crate) fn new(card: Option<&'c Card>, cache: &'c Cache) -> Option<Self> {
        let card = card?;
        Some(Cards {
            faces: Faces {
                name: Face::new(&card.name)?,
                statement: Face::new(&card.statement)?,
                text: Face::new(&card.text)?,
                label: Face::new(&card.label)?,
            },
            card,
            cache,
            painter: OnceLock::new(),
            ground: OnceLock::new(),
        })
    }

    /// The faces, for other drawings in the theme's hand.
    pub(super) fn faces(&self) -> &Faces<'c> {
        &self.faces
    }

    /// The theme's card.
    pub(super) fn look(&self) -> &'c Card {
        self.card
    }

    /// The picture as PNG.
    pub(crate) fn png(&self, words: &Words) -> Option<Vec<u8>> {
        let drawing = match self.card.drawing {
            CardDrawing::Carte => carte::draw(words, &self.faces, &self.card.colours),
            CardDrawing::Dossier => dossier::draw(words, &self.faces, &self.card.colours),
        };
        let fonts = [
            &self.faces.name,
            &self.faces.statement,
            &self.faces.text,
            &self.faces.label,
        ];
        let fonts: Vec<u8> = fonts
            .iter()
            .flat_map(|face| (face.bytes.len() as u64).to_le_bytes())
            .collect();
        let key = key(
            VERSION,
            &[drawing.ground.as_bytes(), drawing.words.as_bytes(), &fonts],
        );
        self.cache.get_or_make(key, || {
            let painter = self.painter.get_or_init(|| Painter::new(&self.faces));
            let ground = || paint(&drawing.ground, WIDTH, HEIGHT);
            let mut card = self.ground.get_or_init(ground).clone()?;
            painter.paint_over(&drawing.words, &mut card)?;
            png(&card)
        })
    }
}
