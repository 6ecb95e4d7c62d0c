//! An SVG in the making: boxes, paths, and text word by word where it was measured.

use std::fmt::Write as _;

use super::paragraph::{Placed, Set};

/// The parts of a picture.
#[derive(Default)]
pub(super) struct Svg(String);

/// How text looks.
#[derive(Clone, Copy)]
pub(super) struct Ink<'i> {
    /// Names the font: a role of the theme's card, or a family of its style sheet.
    pub(super) family: &'i str,
    /// More attributes, such as a weight or a style.
    pub(super) more: &'i str,
    pub(super) fill: &'i str,
    /// Letter spacing, of the size.
    pub(super) tracking: f32,
}

impl Svg {
    pub(super) fn rect(&mut self, x: f32, y: f32, width: f32, height: f32, fill: &str) {
        self.rounded(x, y, width, height, 0.0, fill);
    }

    pub(super) fn rounded(
        &mut self,
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        radius: f32,
        fill: &str,
    ) {
        let radius = if radius > 0.0 {
            format!(" rx=\"{}\"", number(radius))
        } else {
            String::new()
        };
        self.push(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{radius} fill=\"{}\"/>",
            number(x),
            number(y),
            number(width),
            number(height),
            escape(fill)
        ));
    }

    /// Marks and lines whose attributes are made here, not by others.
    pub(super) fn push(&mut self, element: &str) {
        self.0.push_str(element);
    }

    /// One line of words, at the baseline.
    pub(super) fn line(&mut self, line: &[Placed], size: f32, x: f32, baseline: f32, ink: Ink<'_>) {
        if line.is_empty() {
            return;
        }
        let spacing = if ink.tracking == 0.0 {
            String::new()
        } else {
            format!(" letter-spacing=\"{}\"", number(ink.tracking * size))
        };
        write!(
            self.0,
            "<text font-family=\"{}\"{} font-size=\"{}\"{spacing} fill=\"{}\" y=\"{}\">",
            escape(ink.family),
            ink.more,
            number(size),
            escape(ink.fill),
            number(baseline)
        )
        .expect("strings grow");
        for (at, word) in line.iter().enumerate() {
            // A blank between words, so that the text can be selected and read as one.
            let blank = if at + 1 < line.len() { " " } else { "" };
            write!(
                self.0,
                "<tspan x=\"{}\">{}{blank}</tspan>",
                number(x + word.x),
                escape(&word.text)
            )
            .expect("strings grow");
        }
        self.0.push_str("</text>");
    }

    /// Lines below one another, the first at that baseline.
    pub(super) fn lines(&mut self, set: &Set, x: f32, baseline: f32, leading: f32, ink: Ink<'_>) {
        let mut y = baseline;
        for line in &set.lines {
            self.line(line, set.size, x, y, ink);
            y += set.size * leading;
        }
    }

    /// The picture, in units of its view box.
    pub(super) fn finish(self, attributes: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" {attributes}>{}</svg>",
            self.0
        )
    }
}

/// A hundredth of a unit is finer than any eye.
pub(super) fn number(value: f32) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Text and attribute values.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            // XML knows no control characters.
            c if c.is_control() || ('\u{fdd0}'..='\u{fdef}').contains(&c) => {}
            c => escaped.push(c),
        }
    }
    escaped
}
