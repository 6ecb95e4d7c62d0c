//! For people at a terminal: the line, a caret below the words, and what to do.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Severity};
use crate::report::Colour;
use crate::report::places::Places;
use crate::source::{Span, position};
use crate::text::language::Language;

/// More lines than this of one place are cut: a paragraph shows its start.
const MOST_LINES: usize = 4;

/// Draws one finding, with an empty line after it.
pub fn finding(diagnostic: &Diagnostic, places: Places<'_>, colour: Colour) -> String {
    let renderer = match colour {
        Colour::Styled => Renderer::styled(),
        Colour::Plain => Renderer::plain(),
    };
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let level = level.with_name(diagnostic.severity.title(places.language));
    let level_of_help = match places.language {
        Language::En => Level::HELP,
        Language::De => Level::HELP.with_name("Hilfe"),
    };
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
    let mut group: Group<'_> = level
        .primary_title(places.say(&diagnostic.message))
        .id(diagnostic.rule)
        .elements(windows.iter().map(|(window, kind, why)| {
            let annotation = kind.span(window.range.clone()).label(*why);
            Snippet::source(window.text)
                .path(window.path.as_str())
                .line_start(window.first_line)
                .annotation(annotation)
        }));
    for help in &diagnostic.help {
        group = group.element(level_of_help.clone().message(places.say(help)));
    }
    let drawing = renderer.decor_style(DecorStyle::Unicode).render(&[group]);
    format!("{drawing}\n")
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
