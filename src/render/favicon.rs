//! The favicon: the person's initials as outlines of the theme's font, so that no font is fetched.

use std::fmt::Write as _;

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider};

use crate::render::drawing::{ico, icon};
use crate::render::parts::person::NameParts;
use crate::render::sheet::Scene;

/// Side of the picture, in its own units.
const SIDE: f32 = 64.0;
/// Room that the letters may fill, without the margins.
const WIDTH: f32 = 54.0;
const HEIGHT: f32 = 34.0;

/// The picture as SVG.
pub(super) fn favicon(scene: &Scene<'_>) -> String {
    drawn(scene, &letters(scene), scene.theme.favicon.radius)
}

/// The icon as PNG files: path and bytes. Apple rounds the corners itself; below 24 pixels there is
/// room for one letter.
pub(super) fn icons(scene: &Scene<'_>) -> Vec<(&'static str, Vec<u8>)> {
    let look = &scene.theme.favicon;
    let cache = scene.material.pictures;
    let letters = letters(scene);
    let both = drawn(scene, &letters, look.radius);
    let first: String = letters.chars().take(1).collect();
    let one = drawn(scene, &first, look.radius);
    let square = drawn(scene, &letters, 0);
    let mut icons = Vec::new();
    let mut small = Vec::new();
    for (side, svg) in [(16, &one), (32, &both), (48, &both)] {
        small.extend(icon(svg, u32::from(side), cache).map(|png| (side, png)));
    }
    icons.push(("favicon.ico", ico(&small)));
    for (path, side, svg) in [
        ("apple-touch-icon.png", 180, &square),
        (ICONS[0].1, ICONS[0].0, &both),
        (ICONS[1].1, ICONS[1].0, &both),
    ] {
        icons.extend(icon(svg, side, cache).map(|png| (path, png)));
    }
    icons
}

/// Those of the web manifest, with their pixels.
pub(super) const ICONS: [(u32, &str); 2] = [(192, "icon-192.png"), (512, "icon-512.png")];

fn letters(scene: &Scene<'_>) -> String {
    let name = NameParts::of(&scene.site.profile.person.name);
    initials(&name.given, &name.family)
}

fn drawn(scene: &Scene<'_>, letters: &str, radius: u32) -> String {
    let look = &scene.theme.favicon;
    let mut svg = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 64\">");
    let rounded = if radius == 0 {
        String::new()
    } else {
        format!(" rx=\"{radius}\"")
    };
    let grow = "strings grow";
    write!(
        svg,
        "<rect width=\"64\" height=\"64\"{rounded} fill=\"{}\"/>",
        attribute(&look.ground)
    )
    .expect(grow);
    if !look.bar.is_empty() {
        write!(
            svg,
            "<path fill=\"{}\" d=\"M5 47h54v9H5z\"/>",
            attribute(&look.bar)
        )
        .expect(grow);
    }
    // The bar needs the lower part for itself.
    let centre = if look.bar.is_empty() {
        SIDE / 2.0
    } else {
        26.0
    };
    let font = scene.theme.favicon_font.as_deref();
    if let Some(path) = font.and_then(|font| outlines(font, letters, centre)) {
        write!(
            svg,
            "<path fill=\"{}\" d=\"{path}\"/>",
            attribute(&look.ink)
        )
        .expect(grow);
    }
    svg.push_str("</svg>\n");
    svg
}

fn attribute(value: &str) -> String {
    let mut escaped = String::new();
    pulldown_cmark_escape::escape_html(&mut escaped, value).expect("strings grow");
    escaped
}

/// The first letter of the given name and of the family name, without particles; of a double name
/// the first part counts.
pub(super) fn initials(given: &str, family: &str) -> String {
    const PARTICLES: &[&str] = &[
        "von", "van", "de", "der", "den", "di", "da", "du", "la", "le", "zu", "zum", "zur",
    ];
    let first = |name: &str| {
        name.split([' ', '\u{a0}'])
            .filter(|word| !PARTICLES.contains(&word.to_lowercase().as_str()))
            .map(|word| word.strip_prefix("al-").unwrap_or(word))
            .find_map(|word| word.chars().find(|c| c.is_alphabetic()))
    };
    [first(given), first(family)]
        .into_iter()
        .flatten()
        .flat_map(char::to_uppercase)
        .collect()
}

/// The letters side by side, as large as the room allows, as the data of a path.
fn outlines(font: &[u8], letters: &str, centre: f32) -> Option<String> {
    let font = FontRef::new(font).ok()?;
    let glyphs = font.outline_glyphs();
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let mut pen = Pen::default();
    for letter in letters.chars() {
        let id = font.charmap().map(letter)?;
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        glyphs.get(id)?.draw(settings, &mut pen).ok()?;
        pen.shift += metrics.advance_width(id)?;
    }
    pen.path(centre)
}

/// A step of an outline, in units of the font.
enum Step {
    Move(f32, f32),
    Line(f32, f32),
    Quad(f32, f32, f32, f32),
    Curve(f32, f32, f32, f32, f32, f32),
    Close,
}

/// Gathers the outlines of letters in one row.
#[derive(Default)]
struct Pen {
    shift: f32,
    steps: Vec<Step>,
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.steps.push(Step::Move(x + self.shift, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.steps.push(Step::Line(x + self.shift, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let shift = self.shift;
        self.steps.push(Step::Quad(cx + shift, cy, x + shift, y));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let shift = self.shift;
        self.steps.push(Step::Curve(
            cx0 + shift,
            cy0,
            cx1 + shift,
            cy1,
            x + shift,
            y,
        ));
    }

    fn close(&mut self) {
        self.steps.push(Step::Close);
    }
}

impl Pen {
    /// The outlines scaled into the room, around the middle of the picture.
    fn path(&self, centre: f32) -> Option<String> {
        let mut points = Vec::new();
        for step in &self.steps {
            match *step {
                Step::Move(x, y) | Step::Line(x, y) => points.push((x, y)),
                Step::Quad(cx, cy, x, y) => points.extend([(cx, cy), (x, y)]),
                Step::Curve(a, b, c, d, x, y) => points.extend([(a, b), (c, d), (x, y)]),
                Step::Close => {}
            }
        }
        let bounds = |value: fn(&(f32, f32)) -> f32| {
            let values = points.iter().map(value);
            let smallest = values.clone().reduce(f32::min)?;
            Some((smallest, values.reduce(f32::max)?))
        };
        let (left, right) = bounds(|point| point.0)?;
        let (bottom, top) = bounds(|point| point.1)?;
        let scale = (WIDTH / (right - left)).min(HEIGHT / (top - bottom));
        if !scale.is_finite() {
            return None;
        }
        let x = |value: f32| short(SIDE / 2.0 + (value - (left + right) / 2.0) * scale);
        // Fonts count upwards, pictures downwards.
        let y = |value: f32| short(centre - (value - (bottom + top) / 2.0) * scale);
        let mut path = String::new();
        for step in &self.steps {
            let drawn = match *step {
                Step::Move(a, b) => format!("M{} {}", x(a), y(b)),
                Step::Line(a, b) => format!("L{} {}", x(a), y(b)),
                Step::Quad(a, b, c, d) => format!("Q{} {} {} {}", x(a), y(b), x(c), y(d)),
                Step::Curve(a, b, c, d, e, f) => {
                    format!("C{} {} {} {} {} {}", x(a), y(b), x(c), y(d), x(e), y(f))
                }
                Step::Close => "Z".to_owned(),
            };
            path.push_str(&drawn);
        }
        Some(path)
    }
}

/// A tenth of a unit is finer than a pixel.
fn short(value: f32) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_skip_titles_and_particles() {
        for (given, family, expected) in [
            ("Mara", "Roth", "MR"),
            ("Miriam", "Okafor-Lindqvist", "MO"),
            ("Jan", "van der Berg", "JB"),
            ("Änne", "von Öhm", "ÄÖ"),
            ("Mara", "", "M"),
            ("Omar", "al-Rashid", "OR"),
            ("", "", ""),
        ] {
            assert_eq!(initials(given, family), expected);
        }
    }
}
