//! Dossier's share card: the name large, the statement below, one number on a block of colour.

use super::paragraph::{Room, Set};
use super::share::{Drawing, Faces, Figure, HEIGHT, WIDTH, Words};
use super::svg::{Ink, Svg, escape, number};
use crate::theme::CardColours;

const BAR: f32 = 16.0;
const LEFT: f32 = 56.0;
/// Where the block of colour begins, and what the text left of it may take.
const BLOCK: f32 = 828.0;
const ROOM: f32 = 732.0;
const BLOCK_LEFT: f32 = 868.0;
const BLOCK_ROOM: f32 = 292.0;
const FOOT: f32 = 582.0;

const NAME_TRACKING: f32 = -0.04;
const TIGHT: f32 = -0.02;

pub(super) fn draw(words: &Words, faces: &Faces<'_>, colours: &CardColours) -> Drawing {
    let mut svg = Svg::default();
    let [width, height] =
        [WIDTH, HEIGHT].map(|side| f32::from(u16::try_from(side).unwrap_or(u16::MAX)));
    svg.rect(0.0, 0.0, width, height, &colours.card);
    svg.rect(BLOCK, 0.0, width - BLOCK, height, &colours.block);
    svg.rect(0.0, 0.0, width, BAR, &colours.ink);
    let ground = std::mem::take(&mut svg);

    let weight = |face: u16| format!(" font-weight=\"{face}\"");
    let heavy = weight(faces.name.weight);
    let name = name(words, faces);
    let mut bottom = 60.0;
    if !name.lines.is_empty() {
        let ink = Ink {
            family: "name",
            more: &heavy,
            fill: &colours.ink,
            tracking: NAME_TRACKING,
        };
        // The first letter stands on the axis, not beside it.
        svg.lines(
            &name,
            LEFT - name.size * 0.045,
            bottom + name.size * 0.76,
            0.95,
            ink,
        );
        bottom += name.size * 0.95 * lines(&name);
    }
    if !words.role.is_empty() {
        let role = Room {
            face: &faces.label,
            tracking: 0.0,
            width: ROOM,
            steps: &[(27.0, 1), (26.0, 3)],
        }
        .set(&words.role);
        let light = weight(faces.label.weight);
        let ink = Ink {
            family: "label",
            more: &light,
            fill: &colours.muted,
            tracking: 0.0,
        };
        svg.lines(&role, LEFT, bottom + 18.0 + role.size * 0.9, 1.2, ink);
        bottom += 18.0 + role.size * 1.2 * lines(&role);
    }
    statement(&mut svg, words, faces, colours, bottom + 24.0);
    block(&mut svg, words, faces, colours);
    Drawing::new(ground, svg)
}

fn lines(set: &Set) -> f32 {
    f32::from(u16::try_from(set.lines.len()).unwrap_or(u16::MAX))
}

/// On two lines with the break between given and family name, else as it falls.
fn name(words: &Words, faces: &Faces<'_>) -> Set {
    let steps = &[
        (92.0, 2),
        (78.0, 2),
        (64.0, 2),
        (52.0, 3),
        (42.0, 4),
        (34.0, 5),
    ];
    let family = words.family.replace([' ', '-'], "");
    let first = words.name.strip_suffix(words.family.as_str());
    let first = first
        .map(str::trim_end)
        .filter(|first| !first.is_empty() && !family.is_empty());
    let one_line = room(faces, &[(92.0, 1)]).set(&words.name);
    let fits = one_line.lines.len() == 1 && !ends_cut(&one_line);
    if let (Some(first), false) = (first, fits) {
        for (size, _) in &steps[..3] {
            let step = [(*size, 1)];
            let halves = [first, words.family.as_str()].map(|half| room(faces, &step).set(half));
            if halves
                .iter()
                .all(|half| half.lines.len() == 1 && whole(half))
            {
                let lines = halves.into_iter().flat_map(|half| half.lines).collect();
                return Set { size: *size, lines };
            }
        }
    }
    room(faces, steps).set(&words.name)
}

fn room<'r>(faces: &'r Faces<'_>, steps: &'r [(f32, usize)]) -> Room<'r> {
    Room {
        face: &faces.name,
        tracking: NAME_TRACKING,
        width: ROOM,
        steps,
    }
}

fn ends_cut(set: &Set) -> bool {
    let last = set.lines.last().and_then(|line| line.last());
    last.is_some_and(|word| word.text.ends_with('…'))
}

fn whole(set: &Set) -> bool {
    !ends_cut(set)
}

/// At the foot of the page.
fn statement(svg: &mut Svg, words: &Words, faces: &Faces<'_>, colours: &CardColours, top: f32) {
    const LEADING: f32 = 1.16;
    const STEPS: &[(f32, usize)] = &[
        (45.0, 4),
        (40.0, 5),
        (36.0, 6),
        (32.0, 7),
        (28.0, 9),
        (26.0, 11),
    ];
    let height = FOOT - top;
    let fitting = STEPS.iter().map(|(size, most)| {
        let mut room = 0;
        while f32::from(u16::try_from(room + 1).unwrap_or(u16::MAX)) * size * LEADING <= height {
            room += 1;
        }
        (*size, room.min(*most))
    });
    let steps: Vec<(f32, usize)> = fitting.filter(|(_, lines)| *lines > 0).collect();
    let set = Room {
        face: &faces.statement,
        tracking: TIGHT,
        width: ROOM,
        steps: if steps.is_empty() {
            &[(26.0, 1)]
        } else {
            &steps
        },
    }
    .set(&words.statement);
    let weight = format!(" font-weight=\"{}\"", faces.statement.weight);
    let ink = Ink {
        family: "statement",
        more: &weight,
        fill: &colours.ink,
        tracking: TIGHT,
    };
    let first = FOOT - set.size * LEADING * lines(&set) + set.size * 0.9;
    svg.lines(&set, LEFT, first, LEADING, ink);
}

fn block(svg: &mut Svg, words: &Words, faces: &Faces<'_>, colours: &CardColours) {
    let fill = colours.on_block.as_str();
    let domain = Room {
        face: &faces.label,
        tracking: 0.0,
        width: BLOCK_ROOM,
        steps: &[(26.0, 1), (26.0, 2), (22.0, 3), (18.0, 4)],
    }
    .set(&words.domain);
    let weight = format!(" font-weight=\"{}\"", faces.label.weight);
    let ink = Ink {
        family: "label",
        more: &weight,
        fill,
        tracking: 0.0,
    };
    let top_of_domain = FOOT - domain.size * 1.15 * lines(&domain);
    svg.lines(&domain, BLOCK_LEFT, top_of_domain + domain.size, 1.15, ink);
    if let Some(figure) = words.figures.first() {
        numbers(svg, figure, faces, fill, top_of_domain);
    }
}

/// The number before, an arrow, the number now, and what they count.
fn numbers(svg: &mut Svg, figure: &Figure, faces: &Faces<'_>, fill: &str, floor: f32) {
    let heavy = format!(" font-weight=\"{}\"", faces.name.weight);
    let ink = Ink {
        family: "name",
        more: &heavy,
        fill,
        tracking: NAME_TRACKING,
    };
    let set = |part: &str, steps: &[(f32, usize)]| {
        let face = &faces.name;
        let room = Room {
            face,
            tracking: NAME_TRACKING,
            width: BLOCK_ROOM,
            steps,
        };
        room.set(part)
    };
    let steps = [(66.0, 1), (54.0, 1), (44.0, 1), (36.0, 2)];
    // Both numbers in the size that holds the longer one: they are compared.
    let parts = [&figure.before, &figure.value];
    let sizes = parts.iter().filter(|part| !part.is_empty());
    let size = sizes
        .map(|part| set(part, &steps).size)
        .fold(66.0, f32::min);
    let mut y = 64.0;
    for (at, part) in parts.into_iter().enumerate() {
        if part.is_empty() {
            continue;
        }
        let set = set(part, &[(size, 2)]);
        svg.lines(&set, BLOCK_LEFT, y + set.size * 0.82, 1.0, ink);
        y += set.size * lines(&set);
        if at == 0 {
            svg.push(&format!(
                "<path transform=\"translate({} {}) scale(3.1)\" d=\"M1 6h14M10.5 1.5 15 6l-4.5 4.5\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.9\"/>",
                number(BLOCK_LEFT),
                number(y + 14.0),
                escape(fill),
            ));
            y += 37.0 + 28.0;
        }
    }
    y += 16.0;
    let mut room = 0;
    while y + 27.0 * 1.3 * f32::from(u16::try_from(room + 1).unwrap_or(u16::MAX)) <= floor - 24.0 {
        room += 1;
    }
    let label = Room {
        face: &faces.text,
        tracking: 0.0,
        width: BLOCK_ROOM,
        steps: &[(27.0, room), (26.0, room)],
    }
    .set(&figure.label);
    let weight = format!(" font-weight=\"{}\"", faces.text.weight);
    let ink = Ink {
        family: "text",
        more: &weight,
        fill,
        tracking: 0.0,
    };
    svg.lines(&label, BLOCK_LEFT, y + 27.0 * 0.95, 1.3, ink);
}
