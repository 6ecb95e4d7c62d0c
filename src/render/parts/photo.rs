//! The portrait in its sizes: where they are, and what a page needs to choose one.

use crate::output::Output;
use crate::photo::Photo;
use crate::render::address::internal;
use crate::render::context::PhotoContext;
use crate::render::sheet::Sheet;

/// Where the JPEG is.
pub(crate) const JPEG: &str = "media/portrait.jpg";

fn webp(width: u32) -> String {
    format!("media/portrait-{width}.webp")
}

/// Adds the files.
pub(crate) fn publish(photo: &Photo, output: &mut Output) {
    for scaled in &photo.webp {
        output.add(webp(scaled.width), scaled.bytes.as_slice());
    }
    output.add(JPEG, photo.jpeg.bytes.as_slice());
}

/// The portrait, as a page shows it.
pub(crate) fn photo(sheet: &Sheet<'_>) -> Option<PhotoContext> {
    let developed = sheet.edition.scene.material.photo?;
    let photo = sheet.site().profile.person.photo.as_ref()?;
    let sizes = developed.webp.iter();
    let sizes: Vec<String> = sizes
        .map(|scaled| format!("{} {}w", internal(&webp(scaled.width)), scaled.width))
        .collect();
    Some(PhotoContext {
        url: internal(JPEG),
        webp_srcset: sizes.join(", "),
        alt: sheet.words_of_any(&photo.alt).0,
        width: developed.jpeg.width,
        height: developed.jpeg.height,
    })
}
