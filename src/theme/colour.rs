//! Colours of drawings: `#15265c`, or `oklch(.29 .085 accent)`, which takes the hue that the owner
//! chose, with as much chroma as a screen can show.

/// The colour as `#rrggbb`; what is no colour of these kinds stays as it is.
pub(super) fn resolve(colour: &str, accent_hue: f64) -> String {
    let inner = colour
        .trim()
        .strip_prefix("oklch(")
        .and_then(|rest| rest.strip_suffix(')'));
    let Some(inner) = inner else {
        return colour.to_owned();
    };
    let parts: Vec<&str> = inner.split_whitespace().collect();
    let [lightness, chroma, hue] = parts.as_slice() else {
        return colour.to_owned();
    };
    let hue = if *hue == "accent" {
        Some(accent_hue)
    } else {
        hue.parse().ok()
    };
    let (Ok(lightness), Ok(chroma), Some(hue)) = (lightness.parse(), chroma.parse(), hue) else {
        return colour.to_owned();
    };
    hex(within_gamut(lightness, chroma, hue))
}

/// The largest chroma up to the wanted one that sRGB can show, found by halving.
fn within_gamut(lightness: f64, chroma: f64, hue: f64) -> [f64; 3] {
    let linear = |chroma| linear_srgb(lightness, chroma, hue);
    let shows = |rgb: [f64; 3]| rgb.iter().all(|part| (-0.0005..=1.0005).contains(part));
    if shows(linear(chroma)) {
        return linear(chroma);
    }
    let (mut low, mut high) = (0.0, chroma);
    for _ in 0..24 {
        let middle = f64::midpoint(low, high);
        if shows(linear(middle)) {
            low = middle;
        } else {
            high = middle;
        }
    }
    linear(low)
}

/// Björn Ottosson's OKLab, from polar coordinates to linear sRGB.
fn linear_srgb(lightness: f64, chroma: f64, hue: f64) -> [f64; 3] {
    let (sine, cosine) = hue.to_radians().sin_cos();
    let (a, b) = (chroma * cosine, chroma * sine);
    let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
    [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s,
    ]
}

fn hex(linear: [f64; 3]) -> String {
    let bytes = linear.map(|part| {
        let part = part.clamp(0.0, 1.0);
        let encoded = if part <= 0.003_130_8 {
            part * 12.92
        } else {
            1.055 * part.powf(1.0 / 2.4) - 0.055
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a number from 0 to 255"
        )]
        let byte = (encoded * 255.0).round() as u8;
        byte
    });
    format!("#{:02x}{:02x}{:02x}", bytes[0], bytes[1], bytes[2])
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn the_accent_decides_the_hue() {
        // Figures of the style guide of both themes.
        assert_eq!(resolve("oklch(.545 .205 30)", 262.0), "#cc2314");
        assert_eq!(resolve("oklch(.45 .15 accent)", 262.0), "#224fa7");
        assert_eq!(resolve("#15265c", 30.0), "#15265c");
        assert_eq!(resolve("oklch(x)", 30.0), "oklch(x)");
    }

    #[test]
    fn what_no_screen_shows_is_less_colourful() {
        let green = resolve("oklch(.545 .4 150)", 0.0);
        assert!(green.starts_with("#00"), "{green}");
    }
}
