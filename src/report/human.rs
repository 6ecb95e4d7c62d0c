//! For people at a terminal: the line, a caret below the words, and what to do.

use std::collections::HashMap;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Message, Renderer, Snippet, Title};

use crate::diagnostic::{Diagnostic, Severity};
use crate::report::Colour;
use crate::report::places::Places;
use crate::source::{SourceId, Span, position};
use crate::text::bilingual::{Bilingual, both};
use crate::text::language::Language;

/// More lines than this of one place are cut: a paragraph shows its start.
const MOST_LINES: usize = 4;

/// Of a rule that finds more than these in one file, the first few are drawn.
const MOST_ALIKE: usize = 8;

/// Of a rule that finds more than these in all files, as in a new site, the first few of the first
/// file are drawn.
const MOST_IN_ALL: usize = 24;

/// How many of them.
const DRAWN: usize = 3;

/// So many lines of the others are named.
const NAMED: usize = 12;

/// Draws findings in their order. Many of one rule are summed up after the first ones, a line a file,
/// unless they are errors: each of those has to be mended.
pub fn findings(diagnostics: &[Diagnostic], places: Places<'_>, colour: Colour) -> String {
    let mut alike: HashMap<(&str, SourceId), Vec<&Diagnostic>> = HashMap::new();
    let mut in_all: HashMap<&str, usize> = HashMap::new();
    for diagnostic in warnings(diagnostics) {
        let key = (diagnostic.rule, diagnostic.span.source);
        alike.entry(key).or_default().push(diagnostic);
        *in_all.entry(diagnostic.rule).or_default() += 1;
    }
    // Where the others of a file begin.
    let mut rests: HashMap<(&str, SourceId), usize> = HashMap::new();
    let mut drawn: HashMap<&str, usize> = HashMap::new();
    for diagnostic in warnings(diagnostics) {
        let key = (diagnostic.rule, diagnostic.span.source);
        rests.entry(key).or_insert_with(|| {
            let number = alike[&key].len();
            let before = drawn.entry(diagnostic.rule).or_default();
            let most = match in_all[diagnostic.rule] > MOST_IN_ALL {
                true => DRAWN.saturating_sub(*before),
                false if number > MOST_ALIKE => DRAWN,
                false => number,
            };
            *before += most.min(number);
            most
        });
    }
    let mut seen: HashMap<(&str, SourceId), usize> = HashMap::new();
    let where_all_are = Bilingual::new(
        "`--format short` lists every one",
        "`--format short` zählt alle auf",
    );
    let mut is_explained = false;
    let mut text = String::new();
    for diagnostic in diagnostics {
        let key = (diagnostic.rule, diagnostic.span.source);
        let (before, rest) = match diagnostic.severity {
            Severity::Error => (0, usize::MAX),
            Severity::Warning | Severity::Info => {
                let number = seen.entry(key).or_default();
                (std::mem::replace(number, *number + 1), rests[&key])
            }
        };
        if before < rest {
            text.push_str(&finding(diagnostic, places, colour));
            text.push('\n');
        } else if before == rest {
            let others = others(&alike[&key][rest..], places);
            let mut group = Group::with_title(title(&others, places));
            // Once is enough.
            if !std::mem::replace(&mut is_explained, true) {
                group = group.element(help(&where_all_are, places));
            }
            text.push_str(&renderer(colour).render(&[group]));
            text.push_str("\n\n");
        }
    }
    text
}

/// Those that need not all be mended.
fn warnings(diagnostics: &[Diagnostic]) -> impl Iterator<Item = &Diagnostic> {
    diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity != Severity::Error)
}

/// "59 more in `profile.toml`, on lines 18, 20, …"
fn others(diagnostics: &[&Diagnostic], places: Places<'_>) -> Diagnostic {
    let first = diagnostics[0];
    let mut lines: Vec<usize> = (diagnostics.iter())
        .map(|diagnostic| places.start(diagnostic.span).line)
        .collect();
    lines.dedup();
    let mut named: Vec<String> = lines.iter().take(NAMED).map(ToString::to_string).collect();
    if lines.len() > NAMED {
        named.push("…".to_owned());
    }
    let (number, path, named) = (diagnostics.len(), places.path(first.span), named.join(", "));
    let message = match lines.len() {
        1 => both!(
            "{number} more in `{path}`, on line {named}",
            "{number} weitere in `{path}`, in Zeile {named}"
        ),
        _ => both!(
            "{number} more in `{path}`, on lines {named}",
            "{number} weitere in `{path}`, in den Zeilen {named}"
        ),
    };
    Diagnostic {
        message,
        help: Vec::new(),
        related: Vec::new(),
        ..first.clone()
    }
}

/// Draws one finding, with an empty line after it.
pub fn finding(diagnostic: &Diagnostic, places: Places<'_>, colour: Colour) -> String {
    let windows: Vec<(Window<'_>, AnnotationKind, Option<&str>)> =
        std::iter::once((diagnostic.span, AnnotationKind::Primary, None))
            .chain(
                diagnostic
                    .related
                    .iter()
                    .map(|(span, why)| (*span, AnnotationKind::Context, Some(places.say(why)))),
            )
            .map(|(span, kind, why)| (Window::around(span, places), kind, why))
            .collect();
    let mut group: Group<'_> =
        title(diagnostic, places).elements(windows.iter().map(|(window, kind, why)| {
            let annotation = kind.span(window.range.clone()).label(*why);
            Snippet::source(window.text)
                .path(window.path.as_str())
                .line_start(window.first_line)
                .annotation(annotation)
        }));
    for words in &diagnostic.help {
        group = group.element(help(words, places));
    }
    format!("{}\n", renderer(colour).render(&[group]))
}

fn renderer(colour: Colour) -> Renderer {
    let renderer = match colour {
        Colour::Styled => Renderer::styled(),
        Colour::Plain => Renderer::plain(),
    };
    renderer.decor_style(DecorStyle::Unicode)
}

fn title<'d>(diagnostic: &'d Diagnostic, places: Places<'_>) -> Title<'d> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    level
        .with_name(diagnostic.severity.title(places.language))
        .primary_title(places.say(&diagnostic.message))
        .id(diagnostic.rule)
}

fn help<'w>(words: &'w Bilingual, places: Places<'_>) -> Message<'w> {
    let level = match places.language {
        Language::En => Level::HELP,
        Language::De => Level::HELP.with_name("Hilfe"),
    };
    level.message(places.say(words))
}

/// The lines of a place, and the place in them.
struct Window<'s> {
    path: String,
    text: &'s str,
    first_line: usize,
    range: std::ops::Range<usize>,
}

impl<'s> Window<'s> {
    fn around(span: Span, places: Places<'s>) -> Self {
        let source = places.sources.get(span.source);
        let text = source.text.as_str();
        let start = floor(text, span.start as usize);
        let end = floor(text, span.end as usize).max(start);
        let from = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let lines = memchr::memchr_iter(b'\n', &text.as_bytes()[start..end]).take(MOST_LINES);
        let end = match lines.collect::<Vec<_>>().get(MOST_LINES - 1) {
            Some(last) => start + last,
            None => end,
        };
        let to = text[end..]
            .find('\n')
            .map_or(text.len(), |newline| end + newline);
        let window = text[from..to].trim_end_matches('\r');
        let length = window.len();
        Window {
            path: places.path(span),
            text: window,
            first_line: position(text, start).line,
            range: (start - from).min(length)..(end - from).min(length),
        }
    }
}

fn floor(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset)
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[test]
    fn a_finding_shows_its_line_its_place_and_its_cure() {
        let mut sources = Sources::default();
        let text = "[person]\r\nname = \"Zoë 日本\"\r\nhedline = 1\r\n";
        let source = sources.add("profile.toml", text);
        let at = text.find("hedline").expect("in the text");
        let finding = Diagnostic::error(
            "unknown-key",
            Span::new(source, at..at + 7),
            "[person] has no field `hedline`",
        )
        .help("did you mean `headline`?");
        insta::assert_snapshot!(super::finding(&finding, Places { sources: &sources, prefix: "", language: Language::En }, Colour::Plain), @r"
        error[unknown-key]: [person] has no field `hedline`
          ╭▸ profile.toml:3:1
          │
        3 │ hedline = 1
          │ ━━━━━━━
          │
          ╰ help: did you mean `headline`?
        ");
    }

    #[test]
    fn many_of_one_rule_are_summed_up() {
        let mut sources = Sources::default();
        let text = "a\n".repeat(9);
        let source = sources.add("a.md", text.as_str());
        let at = |line: usize| Span::new(source, 2 * line..2 * line + 1);
        let findings: Vec<Diagnostic> = (0..9)
            .map(|line| Diagnostic::warning("x", at(line), "message"))
            .collect();
        let places = |language| Places {
            sources: &sources,
            prefix: "",
            language,
        };
        let drawn = super::findings(&findings, places(Language::En), Colour::Plain);
        assert_eq!(drawn.matches("warning[x]: message").count(), 3);
        assert!(drawn.contains("warning[x]: 6 more in `a.md`, on lines 4, 5, 6, 7, 8, 9"));
        let drawn = super::findings(&findings, places(Language::De), Colour::Plain);
        assert!(drawn.contains("Warnung[x]: 6 weitere in `a.md`, in den Zeilen 4, 5, 6, 7, 8, 9"));
        let few = super::findings(&findings[1..], places(Language::En), Colour::Plain);
        assert_eq!(few.matches("warning[x]: message").count(), 8);
    }

    #[test]
    fn many_of_one_rule_in_many_files_are_a_line_a_file() {
        let mut sources = Sources::default();
        let mut findings = Vec::new();
        for file in 0..13 {
            let source = sources.add(format!("{file}.md"), "a\nb\n");
            findings.push(Diagnostic::warning("x", Span::new(source, 0..1), "message"));
            findings.push(Diagnostic::warning("x", Span::new(source, 2..3), "message"));
        }
        findings.push(Diagnostic::error("x", findings[25].span, "wrong"));
        let places = Places {
            sources: &sources,
            prefix: "",
            language: Language::En,
        };
        let drawn = super::findings(&findings, places, Colour::Plain);
        assert_eq!(drawn.matches("warning[x]: message").count(), 3);
        assert!(drawn.contains("warning[x]: 1 more in `1.md`, on line 2"));
        assert!(drawn.contains("warning[x]: 2 more in `12.md`, on lines 1, 2"));
        assert_eq!(drawn.matches(" more in ").count(), 12);
        assert_eq!(drawn.matches("--format short").count(), 1);
        assert_eq!(drawn.matches("error[x]: wrong").count(), 1);
    }

    #[test]
    fn odd_places_are_no_panic() {
        let mut sources = Sources::default();
        let source = sources.add("a.md", "ä\n\n\tb");
        for (start, end) in [(0, 0), (1, 1), (1, 99), (99, 99), (3, 2), (0, 5)] {
            let span = Span { source, start, end };
            let finding = Diagnostic::warning("x", span, "message").related(span, "why");
            assert!(
                super::finding(
                    &finding,
                    Places {
                        sources: &sources,
                        prefix: "",
                        language: Language::En,
                    },
                    Colour::Styled
                )
                .contains("a.md")
            );
        }
    }
}
