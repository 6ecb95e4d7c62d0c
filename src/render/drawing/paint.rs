//! An SVG becomes pixels, and pixels a PNG.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, ID, Source};
use resvg::usvg::{FontFamily, FontResolver, Options, Tree};

use super::share::Faces;

/// The theme's fonts under the names of their roles.
pub(super) struct Painter {
    fonts: Arc<Database>,
    roles: Vec<(&'static str, ID)>,
}

impl Painter {
    pub(super) fn new(faces: &Faces<'_>) -> Self {
        let mut fonts = Database::new();
        let mut roles = Vec::new();
        for (role, face) in [
            ("name", &faces.name),
            ("statement", &faces.statement),
            ("text", &faces.text),
            ("label", &faces.label),
        ] {
            let bytes: Arc<Vec<u8>> = Arc::new(face.bytes.to_vec());
            let ids = fonts.load_font_source(Source::Binary(bytes));
            roles.extend(ids.first().map(|id| (role, *id)));
        }
        Painter {
            fonts: Arc::new(fonts),
            roles,
        }
    }

    /// Fonts are taken by their role and no other way: nothing of the machine gets into a picture.
    fn options(&self) -> Options<'_> {
        Options {
            fontdb: self.fonts.clone(),
            font_resolver: FontResolver {
                select_font: Box::new(|font, _| {
                    let named = font.families().iter().find_map(|family| match family {
                        FontFamily::Named(name) => Some(name.as_str()),
                        _ => None,
                    })?;
                    let role = self.roles.iter().find(|(role, _)| *role == named)?;
                    Some(role.1)
                }),
                select_fallback: Box::new(|_, _, _| None),
            },
            ..Options::default()
        }
    }

    /// Paints a picture over another, as large as that one; nothing when it is no picture.
    pub(super) fn paint_over(&self, svg: &str, pixmap: &mut Pixmap) -> Option<()> {
        paint_over(svg, pixmap, &self.options())
    }
}

/// A picture without text, as many pixels wide and high.
pub(super) fn paint(svg: &str, width: u32, height: u32) -> Option<Pixmap> {
    let mut pixmap = Pixmap::new(width, height)?;
    paint_over(svg, &mut pixmap, &Options::default())?;
    Some(pixmap)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a picture's sides are a few thousand pixels"
)]
fn paint_over(svg: &str, pixmap: &mut Pixmap, options: &Options<'_>) -> Option<()> {
    let tree = Tree::from_str(svg, options).ok()?;
    let size = tree.size();
    let [width, height] = [pixmap.width() as f32, pixmap.height() as f32];
    let scale = Transform::from_scale(width / size.width(), height / size.height());
    resvg::render(&tree, scale, &mut pixmap.as_mut());
    Some(())
}

/// The pixels without transparency as PNG.
pub(super) fn png(pixmap: &Pixmap) -> Option<Vec<u8>> {
    let opaque: Vec<u8> = pixmap
        .data()
        .chunks_exact(4)
        .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
        .collect();
    encode(&opaque, pixmap, png::ColorType::Rgb)
}

/// The pixels with their transparency as PNG.
pub(super) fn clear_png(pixmap: &Pixmap) -> Option<Vec<u8>> {
    let pixels: Vec<u8> = pixmap
        .pixels()
        .iter()
        .map(|pixel| pixel.demultiply())
        .flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()])
        .collect();
    encode(&pixels, pixmap, png::ColorType::Rgba)
}

fn encode(pixels: &[u8], pixmap: &Pixmap, colour: png::ColorType) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(colour);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Balanced);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(pixels).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}
