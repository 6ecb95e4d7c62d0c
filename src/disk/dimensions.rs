//! Width and height of a picture, from its head.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// What the start of a drawing tells in any case.
const HEAD: u64 = 4096;

/// Pixels; nothing for a file that is no picture.
pub(super) fn dimensions(path: &Path) -> Option<(u32, u32)> {
    let is_drawing = path.extension().is_some_and(|extension| extension == "svg");
    if is_drawing {
        let mut head = Vec::new();
        File::open(path)
            .ok()?
            .take(HEAD)
            .read_to_end(&mut head)
            .ok()?;
        return of_drawing(&String::from_utf8_lossy(&head));
    }
    let size = imagesize::size(path).ok()?;
    let pixels = |side: usize| u32::try_from(side).unwrap_or(u32::MAX);
    Some((pixels(size.width), pixels(size.height)))
}

/// `width` and `height` of an `<svg>` where they are pixels, else the sides of its `viewBox`.
fn of_drawing(head: &str) -> Option<(u32, u32)> {
    let tag = head[head.find("<svg")?..].split('>').next()?;
    let value = |name: &str| {
        let (_, rest) = tag.split_once(&format!(" {name}="))?;
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        rest[1..].split(quote).next()
    };
    let pixels = |text: &str| {
        let number = text.trim().trim_end_matches("px").parse::<f64>().ok()?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a side between 1 and 100,000 pixels"
        )]
        (1.0..=100_000.0)
            .contains(&number)
            .then(|| number.round() as u32)
    };
    let sides = |width: &str, height: &str| Some((pixels(width)?, pixels(height)?));
    let given = value("width").zip(value("height"));
    given
        .and_then(|(width, height)| sides(width, height))
        .or_else(|| {
            let numbers = value("viewBox")?.split([' ', ',']);
            let numbers: Vec<&str> = numbers.filter(|part| !part.is_empty()).collect();
            sides(numbers.get(2)?, numbers.get(3)?)
        })
}

#[cfg(test)]
mod tests {
    use super::of_drawing;

    #[test]
    fn a_drawing_tells_its_sides() {
        let read = |tag: &str| of_drawing(&format!("<?xml version=\"1.0\"?>\n{tag}<path/>"));
        assert_eq!(read("<svg width=\"960\" height='400px'>"), Some((960, 400)));
        assert_eq!(read("<svg viewBox=\"0 0 17.6, 12\">"), Some((18, 12)));
        assert_eq!(
            read("<svg width=\"100%\" height=\"50%\" viewBox=\"0 0 4 3\">"),
            Some((4, 3))
        );
        assert_eq!(read("<svg viewBox=\"0 0 0 0\">"), None);
        assert_eq!(read("<p>"), None);
    }
}
