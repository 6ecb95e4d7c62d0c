//! The size of an SVG picture, as a browser lays it out before it has it.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Width and height in CSS pixels: those of the root element, or of its `viewBox` where it names
/// none or a share of what surrounds it (SVG 2, section 8.2).
pub(super) fn size(text: &[u8]) -> Option<(u32, u32)> {
    let mut reader = Reader::from_reader(text);
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(root) | Event::Empty(root) => return size_of_root(&root),
            Event::Eof => return None,
            _ => buffer.clear(),
        }
    }
}

fn size_of_root(root: &BytesStart<'_>) -> Option<(u32, u32)> {
    if root.local_name().as_ref() != "svg" {
        return None;
    }
    let attribute = |name: &str| {
        let attribute = root.try_get_attribute(name).ok()??;
        Some(attribute.value.into_owned())
    };
    let side = |name| attribute(name).and_then(|value| pixels(&value));
    let view = attribute("viewBox").and_then(|value| {
        let numbers = value.split([' ', ',']).filter(|part| !part.is_empty());
        let numbers: Option<Vec<f64>> = numbers.map(|part| part.parse().ok()).collect();
        match numbers?.as_slice() {
            [_, _, width, height] if *width > 0.0 && *height > 0.0 => Some((*width, *height)),
            _ => None,
        }
    });
    let (width, height) = match (side("width"), side("height"), view) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((w, h))) => (width, width * h / w),
        (None, Some(height), Some((w, h))) => (height * w / h, height),
        (None, None, Some(view)) => view,
        _ => return None,
    };
    let whole = |side: f64| (side.is_finite() && side < 1e6).then(|| (side.round() as u32).max(1));
    Some((whole(width)?, whole(height)?))
}

/// A length in CSS pixels; a share of something else is none.
fn pixels(length: &str) -> Option<f64> {
    let length = length.trim();
    let end = length
        .find(|c: char| c.is_ascii_alphabetic() || c == '%')
        .unwrap_or(length.len());
    let (number, unit) = length.split_at(end);
    let factor = match unit {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        "mm" => 96.0 / 25.4,
        "cm" => 96.0 / 2.54,
        "in" => 96.0,
        _ => return None,
    };
    let number: f64 = number.parse().ok()?;
    (number > 0.0).then_some(number * factor)
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn the_root_element_says_how_large_it_is() {
        for (svg, expected) in [
            (r#"<svg width="40" height="30px">"#, Some((40, 30))),
            (
                r#"<?xml version="1.0"?><!-- a --><svg viewBox="0 0 640 360"/>"#,
                Some((640, 360)),
            ),
            (
                r#"<svg:svg width="100%" height="100%" viewBox="-1,-2, 64.4 32">"#,
                Some((64, 32)),
            ),
            (r#"<svg width="25.4mm" viewBox="0 0 2 1">"#, Some((96, 48))),
            (r#"<svg width="1e300" height="1">"#, None),
            (r#"<svg viewBox="0 0 0 1">"#, None),
            (r#"<html width="4" height="3">"#, None),
            ("\u{feff}", None),
            ("", None),
        ] {
            assert_eq!(size(svg.as_bytes()), expected, "{svg}");
        }
    }
}
