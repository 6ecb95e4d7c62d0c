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
    #[serde(default, rename = "description")]
    _description: String,
    /// Style files in the order of the cascade.
    #[serde(default)]
    pub(super) styles: Vec<String>,
    #[serde(default, rename = "font")]
    pub(super) fonts: Vec<Font>,
    #[serde(default)]
    pub(super) favicon_font: Option<String>,
    #[serde(default)]
    pub(super) favicon: Favicon,
    #[serde(default = "cv_lines")]
    pub(super) cv_lines: u32,
    #[serde(default)]
    pub(super) options: BTreeMap<String, OptionSpec>,
}

/// What an A4 page holds at 9 points.
fn cv_lines() -> u32 {
    62
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
    /// The words to choose from.
    #[serde(default)]
    pub choices: Vec<String>,
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
}

impl Manifest {
    pub(super) fn parse(text: &str) -> Result<Self, TemplateFault> {
        toml::from_str(text).map_err(|error| {
            let range = error.span().unwrap_or_default();
            TemplateFault::at(text, range, error.message())
        })
    }
}
