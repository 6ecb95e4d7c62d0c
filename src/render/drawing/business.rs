//! The card that is handed over: 85 × 55 mm, both sides, with bleed and crop marks, as SVG that
//! prints at its true size. Text stays text.

use super::face::Face;
use super::paragraph::{Room, Set};
use super::share::{Cards, Words};
use super::svg::{Ink, Svg, escape, number};
use crate::render::context::QrContext;
use crate::theme::CardFont;

/// Tenths of a millimetre.
const WIDTH: f32 = 850.0;
const HEIGHT: f32 = 550.0;
/// Colour runs over the edge, for no knife is exact.
const BLEED: f32 = 30.0;
/// What lies between the edge and the text.
const INSET: f32 = 60.0;
/// Around all, for the marks.
const MARGIN: f32 = 80.0;
const QR_SIDE: f32 = 230.0;

/// What the back says beside the code.
pub(crate) struct BusinessCard<'b> {
    pub(crate) words: &'b Words,
    /// E-mail, phone, address of the site.
    pub(crate) lines: &'b [String],
    pub(crate) qr: &'b QrContext,
    /// What the sides are called, for those who do not see them.
    pub(crate) labels: [&'b str; 2],
}

/// Front and back.
pub(crate) fn sides(cards: &Cards<'_>, card: &BusinessCard<'_>) -> [String; 2] {
    [front(cards, card), back(cards, card)]
}

/// A font in the style sheet of the page.
fn ink<'i>(font: &'i CardFont, more: &'i str, fill: &'i str) -> Ink<'i> {
    Ink {
        family: &font.family,
        more,
        fill,
        tracking: 0.0,
    }
}

fn more(font: &CardFont) -> String {
    let slant = if font.italic {
        " font-style=\"italic\""
    } else {
        ""
    };
    format!(" font-weight=\"{}\"{slant}", font.weight)
}

fn set(face: &Face<'_>, width: f32, steps: &[(f32, usize)], text: &str) -> Set {
    Room {
        face,
        tracking: 0.0,
        width,
        steps,
    }
    .set(text)
}

fn lines(set: &Set) -> f32 {
    f32::from(u16::try_from(set.lines.len()).unwrap_or(u16::MAX))
}

fn front(cards: &Cards<'_>, card: &BusinessCard<'_>) -> String {
    let (look, faces) = (cards.look(), cards.faces());
    let colours = &look.colours;
    let room = WIDTH - 2.0 * INSET;
    let mut svg = Svg::default();
    ground(&mut svg, &colours.card);
    let (name_more, label_more, statement_more) =
        (more(&look.name), more(&look.label), more(&look.statement));

    let name = set(
        &faces.name,
        room,
        &[(46.0, 1), (40.0, 1), (34.0, 2), (28.0, 3)],
        &card.words.name,
    );
    let mut y = INSET;
    svg.lines(
        &name,
        INSET,
        y + name.size * 0.8,
        1.1,
        ink(&look.name, &name_more, &colours.ink),
    );
    y += name.size * 1.1 * lines(&name);
    if !card.words.role.is_empty() {
        let role = set(
            &faces.label,
            room,
            &[(30.0, 1), (28.0, 2)],
            &card.words.role,
        );
        svg.lines(
            &role,
            INSET,
            y + 6.0 + role.size * 0.9,
            1.2,
            ink(&look.label, &label_more, &colours.muted),
        );
        y += 6.0 + role.size * 1.2 * lines(&role);
    }
    let domain = set(
        &faces.label,
        room,
        &[(30.0, 1), (26.0, 1), (22.0, 2)],
        &card.words.domain,
    );
    let foot = HEIGHT - INSET;
    let top_of_domain = foot - domain.size * 1.1 * lines(&domain);
    svg.lines(
        &domain,
        INSET,
        top_of_domain + domain.size * 0.9,
        1.1,
        ink(&look.label, &label_more, &colours.muted),
    );

    let height = top_of_domain - 20.0 - (y + 20.0);
    let steps: Vec<(f32, usize)> = [60.0_f32, 54.0, 48.0, 42.0, 37.0, 33.0, 29.0, 26.0]
        .into_iter()
        .map(|size| (size, most_lines(height, size * 1.12)))
        .filter(|(_, lines)| *lines > 0)
        .collect();
    if !steps.is_empty() && !card.words.statement.is_empty() {
        let statement = set(&faces.statement, room, &steps, &card.words.statement);
        let block = statement.size * 1.12 * lines(&statement);
        let first = y + 20.0 + (height - block) / 2.0 + statement.size * 0.82;
        marks(&mut svg, &statement, first, &colours.mark);
        svg.lines(
            &statement,
            INSET,
            first,
            1.12,
            ink(&look.statement, &statement_more, &colours.ink),
        );
    }
    finish(svg, card.labels[0])
}

fn most_lines(height: f32, leading: f32) -> usize {
    (1..=8_u16)
        .take_while(|lines| f32::from(*lines) * leading <= height)
        .count()
}

/// The stroke under the marked phrase.
fn marks(svg: &mut Svg, set: &Set, first: f32, fill: &str) {
    let mut baseline = first;
    for line in &set.lines {
        let marked: Vec<_> = line.iter().filter(|word| word.marked).collect();
        if let (Some(start), Some(end)) = (marked.first(), marked.last()) {
            let over = set.size * 0.12;
            svg.rect(
                INSET + start.x - over,
                baseline - set.size * 0.13,
                end.x + end.width - start.x + 2.0 * over,
                set.size * 0.34,
                fill,
            );
        }
        baseline += set.size * 1.12;
    }
}

fn back(cards: &Cards<'_>, card: &BusinessCard<'_>) -> String {
    let (look, faces) = (cards.look(), cards.faces());
    let colours = &look.colours;
    let mut svg = Svg::default();
    ground(&mut svg, &colours.block);
    code(&mut svg, card.qr, &colours.block);
    let room = WIDTH - 3.0 * INSET - QR_SIDE;
    let (name_more, text_more) = (more(&look.name), more(&look.text));
    let name = set(
        &faces.name,
        room,
        &[(38.0, 1), (33.0, 2), (28.0, 3), (24.0, 4)],
        &card.words.name,
    );
    let on_block = colours.on_block.as_str();
    svg.lines(
        &name,
        INSET,
        INSET + name.size * 0.8,
        1.15,
        ink(&look.name, &name_more, on_block),
    );
    let rows: Vec<Set> = card
        .lines
        .iter()
        .map(|line| {
            set(
                &faces.text,
                room,
                &[(29.0, 1), (26.0, 1), (23.0, 1), (20.0, 3)],
                line,
            )
        })
        .collect();
    let height: f32 = rows.iter().map(|row| row.size * 1.35 * lines(row)).sum();
    let mut y = HEIGHT - INSET - height;
    for row in &rows {
        svg.lines(
            row,
            INSET,
            y + row.size,
            1.35,
            ink(&look.text, &text_more, on_block),
        );
        y += row.size * 1.35 * lines(row);
    }
    finish(svg, card.labels[1])
}

/// On a white tile with the quiet zone of four modules that cameras need.
fn code(svg: &mut Svg, qr: &QrContext, dark: &str) {
    let modules = f32::from(u16::try_from(qr.size + 8).unwrap_or(u16::MAX));
    let scale = QR_SIDE / modules;
    svg.push(&format!(
        "<g transform=\"translate({} {}) scale({})\"><path fill=\"#fff\" d=\"M0 0h{modules}v{modules}H0z\"/><path transform=\"translate(4 4)\" shape-rendering=\"crispEdges\" fill=\"{}\" d=\"{}\"/></g>",
        number(WIDTH - INSET - QR_SIDE),
        number((HEIGHT - QR_SIDE) / 2.0),
        format_args!("{scale:.4}"),
        escape(dark),
        qr.path
    ));
}

fn ground(svg: &mut Svg, fill: &str) {
    svg.rect(
        -BLEED,
        -BLEED,
        WIDTH + 2.0 * BLEED,
        HEIGHT + 2.0 * BLEED,
        fill,
    );
}

/// Where to cut, outside of the bleed; the whole in millimetres.
fn finish(mut svg: Svg, label: &str) -> String {
    let (near, far) = (BLEED + 6.0, MARGIN - 4.0);
    let mut path = String::new();
    for x in [0.0, WIDTH] {
        for (from, to) in [(-far, -near), (HEIGHT + near, HEIGHT + far)] {
            path.push_str(&format!("M{} {}V{}", number(x), number(from), number(to)));
        }
    }
    for y in [0.0, HEIGHT] {
        for (from, to) in [(-far, -near), (WIDTH + near, WIDTH + far)] {
            path.push_str(&format!("M{} {}H{}", number(from), number(y), number(to)));
        }
    }
    svg.push(&format!(
        "<path d=\"{path}\" fill=\"none\" stroke=\"#000\" stroke-width=\"2\"/>"
    ));
    let (width, height) = (WIDTH + 2.0 * MARGIN, HEIGHT + 2.0 * MARGIN);
    svg.finish(&format!(
        "width=\"{}mm\" height=\"{}mm\" viewBox=\"{m} {m} {} {}\" role=\"img\" aria-label=\"{}\"",
        number(width / 10.0),
        number(height / 10.0),
        number(width),
        number(height),
        escape(label),
        m = number(-MARGIN),
    ))
}
