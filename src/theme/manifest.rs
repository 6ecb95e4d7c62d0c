//! `theme.toml`: what a theme says about itself.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::theme::fault::TemplateFault;
use crate::theme::options::OptionValue;

/// The whole file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    /// Its name for people.
    #[serde(rename = "name")]
    _name: String,
    /// What it looks like, for people.
    #[serde(default)]
    pub(super) description: String,
    /// Style files in the order of the cascade.
    #[serde(default)]
    pub(super) styles: Vec<String>,
    #[serde(default, rename = "font")]
    pub(super) fonts: Vec<Font>,
    #[serde(default)]
    pub(super) favicon_font: Option<String>,
    #[serde(default)]
    pub(super) favicon: Favicon,
    #[serde(default)]
    pub(super) cv: CvSheet,
    #[serde(default)]
    pub(super) card: Option<CardSpec>,
    #[serde(default)]
    pub(super) options: BTreeMap<String, OptionSpec>,
}

/// What a printed page of the CV holds. Its content is chosen by these measures before a browser
/// lays it out; heights are in lines of the text, widths in characters.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CvSheet {
    /// Lines of an A4 page.
    pub lines: f32,
    /// Name, role, contact line and figures with the space around them.
    pub header: f32,
    /// A heading with the space around it.
    pub heading: f32,
    /// The space around a row.
    pub row: f32,
    /// Width of the name.
    pub name: usize,
    /// Width of the statement.
    pub statement: usize,
    /// The columns below the header.
    pub columns: Columns,
}

/// How the text of the CV is set.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Columns {
    /// Everything in one column of that width.
    One {
        /// The column.
        text: usize,
    },
    /// Topics, facts and a quote aside; beside them rows of what was done and what came of it.
    Aside {
        /// The narrow column.
        side: usize,
        /// Titles and scope.
        what: usize,
        /// Results.
        result: usize,
    },
}

impl Default for CvSheet {
    fn default() -> Self {
        CvSheet {
            lines: 62.0,
            header: 9.0,
            heading: 2.0,
            row: 0.3,
            name: 46,
            statement: 58,
            columns: Columns::One { text: 98 },
        }
    }
}

/// A font file that is published.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Font {
    /// Its path below the theme, and below the site's root.
    pub file: String,
    /// Whether the first screen needs it.
    #[serde(default)]
    pub preload: bool,
}

/// The colours and the shape of the favicon.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Favicon {
    /// The square.
    pub ground: String,
    /// The letters.
    pub ink: String,
    /// A bar under the letters; none when empty.
    pub bar: String,
    /// Rounding of the corners, of 64.
    pub radius: u32,
}

impl Default for Favicon {
    fn default() -> Self {
        Favicon {
            ground: "#15265c".to_owned(),
            ink: "#fff".to_owned(),
            bar: String::new(),
            radius: 0,
        }
    }
}

/// How share cards and the business card are drawn.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CardSpec {
    pub(super) drawing: CardDrawing,
    /// The face of the name and of figures.
    pub(super) name: CardFontSpec,
    /// The face of the statement.
    pub(super) statement: CardFontSpec,
    /// The face of plain text.
    pub(super) text: CardFontSpec,
    /// The face of roles, labels and addresses.
    pub(super) label: CardFontSpec,
    pub(super) colours: CardColours,
}

/// A face of a card.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CardFontSpec {
    /// A TrueType file below the theme; it is not published.
    pub(super) font: String,
    #[serde(default = "regular")]
    pub(super) weight: u16,
    /// Its family in the style sheet.
    pub(super) family: String,
    #[serde(default)]
    pub(super) italic: bool,
}

fn regular() -> u16 {
    400
}

/// The ways in which a card can be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CardDrawing {
    /// A white card on pale ground.
    Carte,
    /// A large name beside a block of colour.
    Dossier,
}

/// The colours of a card: `#rrggbb`, or `oklch(lightness chroma accent)`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CardColours {
    /// Behind the card.
    pub ground: String,
    /// The card.
    pub card: String,
    /// The card's shadow.
    pub shadow: String,
    /// Text.
    pub ink: String,
    /// Text of less weight.
    pub muted: String,
    /// The stroke under the marked phrase.
    pub mark: String,
    /// Lines.
    pub rule: String,
    /// The block of colour, and the back of the business card.
    pub block: String,
    /// Text on it.
    pub on_block: String,
}

impl Default for CardColours {
    fn default() -> Self {
        let colours = [
            "#f0f4f7", "#fdfdfe", "#16265c", "#161e2c", "#535b67", "#f5ea83", "#ccd1d9", "#162a56",
            "#ffffff",
        ];
        let [
            ground,
            card,
            shadow,
            ink,
            muted,
            mark,
            rule,
            block,
            on_block,
        ] = colours.map(str::to_owned);
        CardColours {
            ground,
            card,
            shadow,
            ink,
            muted,
            mark,
            rule,
            block,
            on_block,
        }
    }
}

impl CardColours {
    /// Every colour, to be worked out.
    pub(super) fn each(&mut self) -> [&mut String; 9] {
        [
            &mut self.ground,
            &mut self.card,
            &mut self.shadow,
            &mut self.ink,
            &mut self.muted,
            &mut self.mark,
            &mut self.rule,
            &mut self.block,
            &mut self.on_block,
        ]
    }
}

/// An option of a theme.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionSpec {
    /// What it may be.
    #[serde(rename = "type")]
    pub kind: OptionKind,
    /// What it is when the site says nothing.
    pub default: OptionValue,
    /// The smallest number.
    pub min: Option<i64>,
    /// The largest number.
    pub max: Option<i64>,
    /// The words to choose from; those of which a list consists.
    #[serde(default)]
    pub choices: Vec<String>,
    /// Words that stand for a number.
    #[serde(default)]
    pub names: BTreeMap<String, i64>,
    /// What it does, for people.
    #[serde(default)]
    pub doc: String,
}

/// The type of an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OptionKind {
    /// A whole number.
    Integer,
    /// Yes or no.
    Boolean,
    /// Any text.
    Text,
    /// One of some words.
    Choice,
    /// Some of some words, each once, in the order of the owner's choice.
    List,
}

impl Manifest {
    pub(super) fn parse(text: &str) -> Result<Self, TemplateFault> {
        toml::from_str(text).map_err(|error| {
            let range = error.span().unwrap_or_default();
            TemplateFault::at(text, range, error.message())
        })
    }
}
