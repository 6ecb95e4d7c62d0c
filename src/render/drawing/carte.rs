//! Carte's share card: a white card on pale ground; who, what for, one number, where.

use super::paragraph::{Room, Set};
use super::share::{Drawing, Faces, Figure, HEIGHT, WIDTH, Words};
use super::svg::{Ink, Svg, number};
use crate::theme::CardColours;

/// The card's edges, and what lies between them and the text.
const INSET: f32 = 44.0;
const LEFT: f32 = 104.0;
const ROOM: f32 = 992.0;
const TOP: f32 = 96.0;
const FOOT: f32 = 478.0;

/// Letter spacing of the display cut.
const TIGHT: f32 = -0.02;
const NAME_TRACKING: f32 = -0.012;

/// Sizes of the statement with the lines that each may take; only what no reader should be sent
/// gets to the lower ones.
const STATEMENT: &[(f32, usize)] = &[
    (67.0, 3),
    (60.0, 3),
    (54.0, 3),
    (48.0, 4),
    (42.0, 5),
    (36.0, 6),
    (31.0, 7),
    (27.0, 8),
];

pub(super) fn draw(words: &Words, faces: &Faces<'_>, colours: &CardColours) -> Drawing {
    let mut svg = Svg::default();
    let [width, height] =
        [WIDTH, HEIGHT].map(|side| f32::from(u16::try_from(side).unwrap_or(u16::MAX)));
    svg.rect(0.0, 0.0, width, height, &colours.ground);
    shadow(&mut svg, colours, width, height);
    svg.rounded(
        INSET,
        INSET,
        width - 2.0 * INSET,
        height - 2.0 * INSET,
        4.0,
        &colours.card,
    );
    let ground = std::mem::take(&mut svg);

    let ink = |family, fill, tracking| Ink {
        family,
        more: "",
        fill,
        tracking,
    };
    let name = Room {
        face: &faces.name,
        tracking: NAME_TRACKING,
        width: ROOM,
        steps: &[(44.0, 1), (38.0, 1), (33.0, 2), (28.0, 3)],
    }
    .set(&words.name);
    let mut bottom = TOP;
    if !name.lines.is_empty() {
        let baseline = bottom + name.size * 0.78;
        svg.lines(
            &name,
            LEFT,
            baseline,
            1.1,
            ink("name", colours.ink.as_str(), NAME_TRACKING),
        );
        bottom += name.size * 1.1 * lines(&name);
    }
    let role = Room {
        face: &faces.label,
        tracking: 0.0,
        width: ROOM,
        steps: &[(27.0, 1), (26.0, 2)],
    }
    .set(&words.role);
    if !words.role.is_empty() {
        let baseline = bottom + 4.0 + role.size * 0.9;
        svg.lines(
            &role,
            LEFT,
            baseline,
            1.25,
            ink("label", colours.muted.as_str(), 0.0),
        );
        bottom += 4.0 + role.size * 1.3 * lines(&role);
    }

    let foot = foot(&mut svg, words, faces, colours);
    statement(&mut svg, words, faces, colours, (bottom, foot));
    Drawing::new(ground, svg)
}

fn lines(set: &Set) -> f32 {
    f32::from(u16::try_from(set.lines.len()).unwrap_or(u16::MAX))
}

/// A soft one, by a gradient at every edge: a filter would cost more than all the rest.
fn shadow(svg: &mut Svg, colours: &CardColours, width: f32, height: f32) {
    let steps: u16 = 14;
    for step in 0..steps {
        let grow = f32::from(step) * 2.0 - 8.0;
        svg.push(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"{}\" fill-opacity=\".011\"/>",
            number(INSET + 6.0 - grow),
            number(INSET + 18.0 - grow),
            number(width - 2.0 * INSET - 12.0 + 2.0 * grow),
            number(height - 2.0 * INSET - 12.0 + 2.0 * grow),
            number(8.0 + grow.max(0.0)),
            super::svg::escape(&colours.shadow),
        ));
    }
}

/// In the middle between the role and the foot.
fn statement(
    svg: &mut Svg,
    words: &Words,
    faces: &Faces<'_>,
    colours: &CardColours,
    room: (f32, f32),
) {
    const LEADING: f32 = 1.08;
    let (top, bottom) = room;
    let height = bottom - top;
    let steps: Vec<(f32, usize)> = STATEMENT
        .iter()
        .copied()
        .filter(|(size, lines)| {
            let lines = f32::from(u16::try_from(*lines).unwrap_or(u16::MAX));
            size * LEADING * lines <= height
        })
        .collect();
    let set = Room {
        face: &faces.statement,
        tracking: TIGHT,
        width: ROOM,
        steps: if steps.is_empty() {
            &[(27.0, 2)]
        } else {
            &steps
        },
    }
    .set(&words.statement);
    let block = set.size * LEADING * lines(&set);
    let first = top + (height - block) / 2.0 + set.size * 0.82;
    let mut baseline = first;
    for line in &set.lines {
        let mut marked: Option<(f32, f32)> = None;
        for word in line.iter().filter(|word| word.marked) {
            let (start, _) = marked.unwrap_or((word.x, 0.0));
            marked = Some((start, word.x + word.width));
        }
        if let Some((start, end)) = marked {
            let over = set.size * 0.16;
            svg.rect(
                LEFT + start - over,
                baseline - set.size * 0.13,
                end - start + 2.0 * over,
                set.size * 0.34,
                &colours.mark,
            );
        }
        baseline += set.size * LEADING;
    }
    let ink = Ink {
        family: "statement",
        more: "",
        fill: &colours.ink,
        tracking: TIGHT,
    };
    svg.lines(&set, LEFT, first, LEADING, ink);
}

/// One figure and the address over a line; gives where it begins.
fn foot(svg: &mut Svg, words: &Words, faces: &Faces<'_>, colours: &CardColours) -> f32 {
    const BASELINE: f32 = 524.0;
    const GAP: f32 = 40.0;
    svg.rect(LEFT, FOOT, ROOM, 2.0, &colours.rule);
    let label = Ink {
        family: "label",
        more: "",
        fill: &colours.muted,
        tracking: 0.0,
    };
    let domain = Room {
        face: &faces.label,
        tracking: 0.0,
        width: ROOM,
        steps: &[(27.0, 1), (26.0, 1), (22.0, 1), (18.0, 1)],
    }
    .set(&words.domain);
    let domain_width = domain.width();
    svg.lines(&domain, LEFT + ROOM - domain_width, BASELINE, 1.0, label);
    let room = ROOM - domain_width - GAP;
    let figure = words
        .figures
        .iter()
        .find_map(|figure| fitted(figure, faces, room));
    if let Some((figure, set)) = figure {
        let value = Ink {
            family: "name",
            more: "",
            fill: &colours.ink,
            tracking: 0.0,
        };
        let mut x = LEFT;
        for (at, part) in [&figure.before, &figure.value].into_iter().enumerate() {
            if part.is_empty() {
                continue;
            }
            let set = number_set(part, faces);
            svg.lines(&set, x, BASELINE, 1.0, value);
            x += set.width();
            if at == 0 {
                svg.push(&format!(
                    "<path transform=\"translate({} {}) scale(1.5)\" d=\"M1 6h14M10.5 1.5 15 6l-4.5 4.5\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.5\"/>",
                    number(x + 4.0),
                    number(BASELINE - 19.0),
                    super::svg::escape(&colours.ink),
                ));
                x += ARROW;
            }
        }
        svg.lines(&set, x + 8.0, BASELINE, 1.0, label);
    }
    FOOT
}

/// Room of the arrow between two numbers.
const ARROW: f32 = 34.0;

fn number_set(text: &str, faces: &Faces<'_>) -> Set {
    Room {
        face: &faces.name,
        tracking: 0.0,
        width: f32::MAX,
        steps: &[(30.0, 1)],
    }
    .set(text)
}

/// The figure with its label, when both fit on the line.
fn fitted<'w>(figure: &'w Figure, faces: &Faces<'_>, room: f32) -> Option<(&'w Figure, Set)> {
    let before = if figure.before.is_empty() {
        0.0
    } else {
        number_set(&figure.before, faces).width() + ARROW
    };
    let used = before + number_set(&figure.value, faces).width() + 8.0;
    let label = Room {
        face: &faces.label,
        tracking: 0.0,
        width: f32::MAX,
        steps: &[(27.0, 1)],
    }
    .set(&figure.label);
    (used + label.width() <= room).then_some((figure, label))
}
