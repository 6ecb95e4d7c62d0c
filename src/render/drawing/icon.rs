//! Icons of the site as pixels: for home screens, and for browsers that know no SVG.

use super::paint::{clear_png, paint};
use crate::cache::{Cache, key};

/// Counts up whenever the same drawing would give other bytes.
const VERSION: &str = "icon 1";

/// An icon as PNG, as many pixels a side.
pub(crate) fn icon(svg: &str, side: u32, cache: &Cache) -> Option<Vec<u8>> {
    let key = key(VERSION, &[svg.as_bytes(), &side.to_le_bytes()]);
    cache.get_or_make(key, || clear_png(&paint(svg, side, side)?))
}

/// Icons of several sizes as one file (`.ico` with PNG inside).
pub(crate) fn ico(icons: &[(u8, Vec<u8>)]) -> Vec<u8> {
    const HEAD: usize = 6;
    const ENTRY: usize = 16;
    let count = u16::try_from(icons.len()).unwrap_or_default();
    let mut file = vec![0, 0, 1, 0];
    file.extend_from_slice(&count.to_le_bytes());
    let mut offset = HEAD + ENTRY * icons.len();
    for (side, bytes) in icons {
        // Sides, no palette, one plane, 32 bits a pixel.
        file.extend_from_slice(&[*side, *side, 0, 0, 1, 0, 32, 0]);
        for number in [bytes.len(), offset] {
            let number = u32::try_from(number).unwrap_or_default();
            file.extend_from_slice(&number.to_le_bytes());
        }
        offset += bytes.len();
    }
    for (_, bytes) in icons {
        file.extend_from_slice(bytes);
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 64\"><rect width=\"64\" height=\"64\" rx=\"8\" fill=\"#15265c\"/></svg>";

    #[test]
    fn an_icon_has_its_size_and_clear_corners() {
        let png = icon(SQUARE, 32, &Cache::default()).expect("it draws");
        let icon = image::load_from_memory(&png).expect("a PNG").to_rgba8();
        assert_eq!(icon.dimensions(), (32, 32));
        assert_eq!(icon.get_pixel(0, 0).0[3], 0);
        assert_eq!(icon.get_pixel(16, 16).0, [0x15, 0x26, 0x5c, 255]);
    }

    #[test]
    fn sizes_lie_behind_one_another() {
        let file = ico(&[(16, vec![1; 10]), (32, vec![2; 20])]);
        assert_eq!(file.len(), 6 + 2 * 16 + 30);
        assert_eq!(&file[..6], &[0, 0, 1, 0, 2, 0]);
        assert_eq!(file[6 + 12], 38, "the first begins after the heads");
        assert_eq!(file[6 + 16 + 12], 48);
    }
}
