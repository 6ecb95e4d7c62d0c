//! The five-second test on paper: the answers a reader gets at first sight, and the topics behind.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr as _;

use crate::check::summary::{Answer, Matrix, Row, Summary};
use crate::report::Colour;
use crate::site::ItemKind;

const HEADING: Style = Style::new().bold();
const FOUND: Style = AnsiColor::Green.on_default();
const MISSING: Style = AnsiColor::Red.on_default().bold();
const FAINT: Style = Style::new().dimmed();

/// No line is wider than a terminal usually is.
const WIDTH: usize = 100;

/// A label longer than this is cut.
const LONGEST_LABEL: usize = 32;

/// As many years as a reader goes back.
const YEARS: i16 = 10;

/// Kinds that are counted one by one; the others are one column.
const COLUMNS: [(&str, &[ItemKind]); 5] = [
    ("roles", &[ItemKind::Role]),
    ("projects", &[ItemKind::Project]),
    ("talks", &[ItemKind::Talk]),
    ("texts", &[ItemKind::Post, ItemKind::Publication]),
    (
        "other",
        &[
            ItemKind::Event,
            ItemKind::Course,
            ItemKind::Volunteering,
            ItemKind::Award,
            ItemKind::Patent,
            ItemKind::Membership,
        ],
    ),
];

/// Draws a summary.
pub fn draw(summary: &Summary, colour: Colour) -> String {
    let pen = Pen { colour };
    let mut text = String::new();
    let answered = summary
        .answers
        .iter()
        .filter(|answer| answer.words.is_some());
    let heading = format!(
        "Within five seconds ({}): {} of {} questions answered",
        summary.language.own_name(),
        answered.count(),
        summary.answers.len()
    );
    let _ = writeln!(text, "{}\n", pen.styled(HEADING, &heading));
    for answer in &summary.answers {
        draw_answer(answer, pen, &mut text);
    }
    if !summary.matrix.rows.is_empty() {
        text.push('\n');
        draw_matrix(&summary.matrix, pen, &mut text);
    }
    text
}

#[derive(Clone, Copy)]
struct Pen {
    colour: Colour,
}

impl Pen {
    fn styled(self, style: Style, text: &str) -> String {
        match self.colour {
            Colour::Styled => format!("{style}{text}{style:#}"),
            Colour::Plain => text.to_owned(),
        }
    }
}

fn draw_answer(answer: &Answer, pen: Pen, text: &mut String) {
    const TITLE: usize = 14;
    let title = padded(answer.question.title(), TITLE);
    let line = match &answer.words {
        Some((words, _)) => {
            let mark = pen.styled(FOUND, "✓");
            format!("  {mark} {title}{}", cut(words, WIDTH - TITLE - 4))
        }
        None => {
            let mark = pen.styled(MISSING, "✗");
            let cure = pen.styled(FAINT, &format!("missing: `{}`", answer.field));
            format!("  {mark} {title}{cure}")
        }
    };
    text.push_str(&line);
    text.push('\n');
}

fn draw_matrix(matrix: &Matrix, pen: Pen, text: &mut String) {
    let labels: Vec<String> = matrix.rows.iter().map(label).collect();
    let width = labels.iter().map(|label| label.width()).max().unwrap_or(0);
    let years: Vec<i16> = match matrix.years {
        Some((first, last)) => (first.max(last.saturating_sub(YEARS - 1))..=last).collect(),
        None => Vec::new(),
    };
    let earlier = matrix
        .years
        .is_some_and(|(first, _)| years.first() > Some(&first));

    let mut heading = " ".repeat(width);
    for (name, _) in COLUMNS {
        let _ = write!(heading, "  {name}");
    }
    heading.push_str("  │");
    if earlier {
        heading.push_str("   …");
    }
    for year in &years {
        let _ = write!(heading, "  {:02}", year.rem_euclid(100));
    }
    let _ = writeln!(text, "  {}", pen.styled(HEADING, &heading));

    for (row, label) in matrix.rows.iter().zip(&labels) {
        let mut line = padded(label, width);
        for (name, kinds) in COLUMNS {
            let count: usize = kinds.iter().filter_map(|kind| row.kinds.get(kind)).sum();
            let _ = write!(line, "  {}", number(count, name.len(), pen));
        }
        line.push_str("  │");
        if earlier {
            let before = years.first().is_some_and(|first| row.is_older_than(*first));
            let mark = if before { "   …" } else { "    " };
            line.push_str(mark);
        }
        for year in &years {
            let _ = write!(line, "  {}", number(row.in_year(*year), 2, pen));
        }
        let _ = writeln!(text, "  {}", line.trim_end());
    }
    let _ = writeln!(
        text,
        "\n  {}",
        pen.styled(
            FAINT,
            "● core topic  ○ secondary  what takes years counts in each of them"
        )
    );
}

/// A number, or a point where there is nothing.
fn number(count: usize, width: usize, pen: Pen) -> String {
    match count {
        0 => pen.styled(FAINT, &format!("{:>width$}", "·")),
        count => format!("{count:>width$}"),
    }
}

fn label(row: &Row) -> String {
    match (&row.topic, row.core) {
        (Some(topic), true) => format!("● {}", cut(topic, LONGEST_LABEL)),
        (Some(topic), false) => format!("○ {}", cut(topic, LONGEST_LABEL)),
        (None, _) => "  (no topic)".to_owned(),
    }
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// A text in at most that many columns.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for character in text.chars() {
        if format!("{kept}{character}").width() + 1 > width {
            break;
        }
        kept.push(character);
    }
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::summary::summary;
    use crate::testing::site;
    use crate::text::language::Language;

    const PROFILE: &str = r#"
[person]
name = "Mara Roth"
job_title = "Form mender"
[positioning]
audience = "towns under 50,000 people whose forms come back half empty, year after year, and nobody knows why"
[[topic]]
label = "Forms"
role = "core"
[[topic]]
label = "渡し舟"
[[role]]
title = "Mender of forms"
start = "2012-05"
end = "present"
[[talk]]
title = "Forms and 渡し舟"
date = 2025
[[talk]]
title = "Bread"
date = 2024
"#;

    #[test]
    fn a_profile_on_one_screen() {
        let (site, _) = site(&[("profile.toml", PROFILE)]);
        let drawing = draw(&summary(&site, Language::En), Colour::Plain);
        insta::assert_snapshot!(drawing, @r"
        Within five seconds (English): 2 of 6 questions answered

          ✓ who           Mara Roth, Form mender
          ✓ for whom      towns under 50,000 people whose forms come back half empty, year after year, and…
          ✗ which need    missing: `positioning.need`
          ✗ what outcome  missing: `positioning.outcome`
          ✗ which proof   missing: `[[figure]]`
          ✗ next step     missing: `next_step.label`

                        roles  projects  talks  texts  other  │   …  17  18  19  20  21  22  23  24  25  26
          ● Forms           1         ·      1      ·      ·  │   …   1   1   1   1   1   1   1   1   2   1
          ○ 渡し舟          ·         ·      1      ·      ·  │       ·   ·   ·   ·   ·   ·   ·   ·   1   ·
            (no topic)      ·         ·      1      ·      ·  │       ·   ·   ·   ·   ·   ·   ·   1   ·   ·

          ● core topic  ○ secondary  what takes years counts in each of them
        ");
    }

    #[test]
    fn colours_change_no_letter() {
        let (site, _) = site(&[("profile.toml", PROFILE)]);
        let summary = summary(&site, Language::En);
        let styled = draw(&summary, Colour::Styled);
        assert_eq!(
            anstream::adapter::strip_str(&styled).to_string(),
            draw(&summary, Colour::Plain)
        );
        assert!(styled.contains("\u{1b}["));
        let (empty, _) = crate::testing::site(&[("profile.toml", "")]);
        let drawing = draw(
            &crate::check::summary::summary(&empty, Language::De),
            Colour::Plain,
        );
        assert!(drawing.starts_with("Within five seconds (Deutsch): 0 of 6"));
    }
}
