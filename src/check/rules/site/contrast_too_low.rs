//! `contrast-too-low`: colours of the theme that not everybody can read.

use std::collections::BTreeMap;
use std::ops::Range;

use csscolorparser::Color;

use crate::check::built::Built;
use crate::check::findings::Findings;
use crate::check::message::decimal;
use crate::check::rule::{Check, Docs, Group, Rule};
use crate::diagnostic::Severity;
use crate::text::bilingual::{Bilingual, both};

pub(super) static RULE: Rule = Rule {
    name: "contrast-too-low",
    group: Group::Site,
    severity: Severity::Error,
    may_be_error: true,
    default_on: true,
    docs: Docs {
        en: include_str!("contrast_too_low.en.md"),
        de: include_str!("contrast_too_low.de.md"),
    },
    check: Check::Built(check),
};

const STYLE_SHEET: &str = "style.css";

/// Contrast of text (WCAG 2.2, 1.4.3) and of large text and controls (1.4.3, 1.4.11).
const OF_TEXT: f64 = 4.5;
const OF_LARGE: f64 = 3.0;

/// What stands on what.
const PAIRS: [(&str, &str, f64); 11] = [
    ("--ink", "--bg", OF_TEXT),
    ("--ink", "--card", OF_TEXT),
    ("--ink", "--mark", OF_TEXT),
    ("--muted", "--bg", OF_TEXT),
    ("--muted", "--card", OF_TEXT),
    ("--accent", "--bg", OF_TEXT),
    ("--accent", "--card", OF_TEXT),
    ("--back-ink", "--back", OF_TEXT),
    ("--back-muted", "--back", OF_TEXT),
    ("--ink", "--stroke", OF_LARGE),
    ("--edge", "--bg", OF_LARGE),
];

fn check(built: &Built<'_>, findings: &mut Findings) {
    let Some(css) = built.text(STYLE_SHEET) else {
        return;
    };
    let declared = declarations(css);
    for scheme in [Scheme::Light, Scheme::Dark] {
        let colours = Colours::new(&declared, scheme);
        for (front, ground, least) in PAIRS {
            let (Some(front_colour), Some(ground_colour)) =
                (colours.get(front), colours.get(ground))
            else {
                continue;
            };
            let contrast = contrast(&front_colour, &ground_colour);
            // What is shown as 4.5 is 4.5.
            if (contrast * 10.0).round() / 10.0 >= least {
                continue;
            }
            let place = colours.place(front);
            let when = scheme.name();
            let what = match least < OF_TEXT {
                true => Bilingual::new("it needs", "nötig sind"),
                false => Bilingual::new("text needs", "Text braucht"),
            };
            let (contrast, least) = (
                decimal(format!("{contrast:.1}")),
                decimal(least.to_string()),
            );
            let message = both!(
                [when, what, contrast, least],
                "`{front}` on `{ground}` has a contrast of {contrast} : 1 {when}; {what} {least} : 1",
                "`{front}` auf `{ground}` hat {when} einen Kontrast von {contrast} : 1; {what} {least} : 1"
            );
            let finding = findings.add(built.span(STYLE_SHEET, place), message);
            finding.advise(
                Bilingual::new(
                    "darker on light, lighter on dark: in `theme/styles/user.css`, or by another option of the theme",
                    "dunkler auf hell, heller auf dunkel: in `theme/styles/user.css` oder durch eine andere Einstellung des Themes"
                ),
            );
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Light,
    Dark,
}

impl Scheme {
    fn name(self) -> Bilingual {
        match self {
            Scheme::Light => Bilingual::new("by day", "in der hellen Ansicht"),
            Scheme::Dark => Bilingual::new("by night", "in der dunklen Ansicht"),
        }
    }
}

/// A custom property of the root.
struct Declaration<'c> {
    name: &'c str,
    value: &'c str,
    range: Range<usize>,
    /// For one scheme only.
    scheme: Option<Scheme>,
}

/// The custom properties that hold for whole pages, in the order of the sheet.
fn declarations(css: &str) -> Vec<Declaration<'_>> {
    let mut found = Vec::new();
    let mut around: Vec<&str> = Vec::new();
    let mut start = 0;
    for (at, character) in css.char_indices() {
        match character {
            '{' => around.push(css[start..at].trim()),
            ';' | '}' => {
                let written = &css[start..at];
                if let Some((name, value)) = written.split_once(':')
                    && name.trim().starts_with("--")
                    && let Some(scheme) = place_of(&around)
                {
                    let blank = written.len() - written.trim_start().len();
                    found.push(Declaration {
                        name: name.trim(),
                        value: value.trim(),
                        range: start + blank..at,
                        scheme,
                    });
                }
                if character == '}' {
                    around.pop();
                }
            }
            _ => continue,
        }
        start = at + character.len_utf8();
    }
    found
}

/// Whether blocks around a declaration make it one of the root on screens, and of which scheme.
fn place_of(around: &[&str]) -> Option<Option<Scheme>> {
    let (selector, conditions) = around.split_last()?;
    let of_root = selector
        .split(',')
        .any(|part| part.trim().starts_with(":root") || part.trim().starts_with("html"));
    let elsewhere = conditions.iter().any(|condition| {
        condition.starts_with("@supports not")
            || condition.starts_with("@media")
                && (condition.contains("print") || condition.contains("contrast"))
    });
    if !of_root || elsewhere {
        return None;
    }
    let says = |word: &str| {
        around
            .iter()
            .any(|part| part.starts_with(['@', ':', 'h']) && part.contains(word))
    };
    Some(match (says("dark"), says("scheme: light")) {
        (true, _) => Some(Scheme::Dark),
        (_, true) => Some(Scheme::Light),
        _ => None,
    })
}

/// The values of one scheme; the last declaration of a name holds.
struct Colours<'c> {
    scheme: Scheme,
    values: BTreeMap<&'c str, &'c Declaration<'c>>,
}

impl<'c> Colours<'c> {
    fn new(declared: &'c [Declaration<'c>], scheme: Scheme) -> Self {
        let holds = |own: &&Declaration<'_>| own.scheme.is_none_or(|own| own == scheme);
        let values = declared
            .iter()
            .filter(holds)
            .map(|own| (own.name, own))
            .collect();
        Colours { scheme, values }
    }

    fn place(&self, name: &str) -> Range<usize> {
        self.values.get(name).map_or(0..0, |own| own.range.clone())
    }

    fn get(&self, name: &str) -> Option<Color> {
        self.read(self.values.get(name)?.value, 0)
    }

    fn read(&self, value: &str, depth: usize) -> Option<Color> {
        /// A property that names itself has no colour.
        const DEEPEST: usize = 8;
        if depth > DEEPEST {
            return None;
        }
        let inside = |function: &str| value.strip_prefix(function)?.strip_suffix(')');
        if let Some(name) = inside("var(") {
            let name = name.split(',').next().unwrap_or_default().trim();
            return self.read(self.values.get(name)?.value, depth + 1);
        }
        if let Some(both) = inside("light-dark(") {
            let (light, dark) = split_colours(both)?;
            let own = if self.scheme == Scheme::Light {
                light
            } else {
                dark
            };
            return self.read(own.trim(), depth + 1);
        }
        value.parse::<Color>().ok().filter(|colour| colour.a >= 1.0)
    }
}

/// At the comma that stands in no parentheses.
fn split_colours(both: &str) -> Option<(&str, &str)> {
    let mut depth = 0;
    for (at, character) in both.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => return Some((&both[..at], &both[at + 1..])),
            _ => {}
        }
    }
    None
}

/// The contrast of two colours (WCAG 2.2, definition of "contrast ratio"): 1 to 21.
fn contrast(one: &Color, other: &Color) -> f64 {
    let luminance = |colour: &Color| {
        let [red, green, blue, _] = colour.clone().clamp().to_linear_rgba();
        0.2126 * f64::from(red) + 0.7152 * f64::from(green) + 0.0722 * f64::from(blue)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::check_built;

    #[test]
    fn the_ratio_is_that_of_wcag() {
        let colour = |text: &str| text.parse::<Color>().expect("a colour");
        for (one, other, expected) in [
            ("#000", "#fff", 21.0),
            ("#999", "#fff", 2.85),
            ("#666", "#fff", 5.74),
            ("oklch(.235 .03 262)", "oklch(.965 .006 250)", 15.1),
        ] {
            let ratio = contrast(&colour(one), &colour(other));
            assert!((ratio - expected).abs() < 0.06, "{one} {other}: {ratio}");
        }
    }

    #[test]
    fn pale_text_is_found_by_day_and_by_night() {
        check_built(
            &RULE,
            &[(
                "style.css",
                "@layer tokens {\n:root, .cv { --bg: #fff; --ink: #111; --muted: #999; --accent: var(--muted) }\n\
                 @media (prefers-color-scheme: dark) { :root { --bg: #000; --ink: #555; --muted: #aaa; } }\n}\n",
            )],
            &[
                "public/style.css:2:39 `--muted` on `--bg` has a contrast of 2.8 : 1 by day; text needs 4.5 : 1",
                "public/style.css:2:54 `--accent` on `--bg` has a contrast of 2.8 : 1 by day; text needs 4.5 : 1",
                "public/style.css:3:59 `--ink` on `--bg` has a contrast of 2.8 : 1 by night; text needs 4.5 : 1",
            ],
        );
    }

    #[test]
    fn own_styles_win_and_other_places_do_not_count() {
        check_built(
            &RULE,
            &[(
                "style.css",
                ":root { --bg: #fff; --muted: #999; --card: oklch(1 0 0 / .2); --ink: light-dark(rgb(0, 0, 0), #fff) }\n\
                 .x { --muted: #eee }\n@media print { :root { --ink: #ddd } }\n@supports not (color: oklch(0 0 0)) { :root { --bg: #888 } }\n\
                 :root { --muted: #666 }\n@media (prefers-color-scheme: dark) { :root { --bg: #222; --muted: #ccc } }\n",
            )],
            &[],
        );
    }
}
