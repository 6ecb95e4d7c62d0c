//! QR codes (ISO/IEC 18004) as the path of an SVG.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use crate::render::context::QrContext;
use crate::render::sheet::Sheet;

/// How much of a code may be hidden before it can no longer be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Care {
    /// A clean screen: as few modules as possible.
    Screen,
    /// Paper, which gets stains.
    Paper,
}

/// The code of the profile's address, for paper.
pub(super) fn site_code(sheet: &Sheet<'_>) -> Option<QrContext> {
    let addresses = &sheet.edition.scene.addresses;
    let home = addresses.absolute(&addresses.home(sheet.language()));
    code(&home, Care::Paper, LARGEST_ON_PAPER)
}

/// What a camera reads from a sheet at arm's length.
const LARGEST_ON_PAPER: u8 = 12;

/// The code of a text; nothing when it would need a version above `largest`, whose modules a camera
/// no longer tells apart at the size it is shown.
pub(super) fn code(text: &str, care: Care, largest: u8) -> Option<QrContext> {
    let level = match care {
        Care::Screen => QrCodeEcc::Low,
        Care::Paper => QrCodeEcc::Medium,
    };
    let segments = QrSegment::make_segments(text);
    let largest = Version::new(largest);
    let code =
        QrCode::encode_segments_advanced(&segments, level, Version::MIN, largest, None, true);
    Some(drawn(&code.ok()?))
}

/// Runs of dark modules as bars, each begun from where the one before ended: such steps repeat, and
/// what repeats packs to half the bytes.
fn drawn(code: &QrCode) -> QrContext {
    let size = code.size();
    let mut path = String::new();
    let mut pen = (0, 0);
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let dark = (x..size).take_while(|x| code.get_module(*x, y)).count();
            let length = i32::try_from(dark).unwrap_or(size);
            if length > 0 {
                let (right, down) = (x - pen.0, y - pen.1);
                let gap = if down < 0 { "" } else { " " };
                write!(path, "m{right}{gap}{down}h{length}v1h-{length}").expect("strings grow");
                pen = (x, y + 1);
            }
            x += length.max(1);
        }
    }
    QrContext { size, path }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_finders_and_is_as_small_as_it_can_be() {
        let code = code("https://mara.example/", Care::Paper, 40).expect("short");
        assert_eq!(code.size, 25);
        assert!(code.path.starts_with("m0 0h7v1h-7m"), "{}", code.path);
    }

    #[test]
    fn what_does_not_fit_gives_no_code() {
        assert!(code(&"x".repeat(400), Care::Screen, 9).is_none());
        assert!(code(&"x".repeat(9000), Care::Screen, 40).is_none());
    }
}
