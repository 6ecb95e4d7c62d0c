//! Text that goes into a Markdown field: what Pointed would read differently from its author is
//! escaped, and links lead only where a reader may follow.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::import::address;

/// Makes a text safe as Markdown. The second value tells whether links or pictures were taken out;
/// their words stay.
pub(super) fn safe(text: &str) -> (String, bool) {
    /// Taking a link out can complete another around it: `[[x](a:b)](c:d)`.
    const MOST_PASSES: usize = 8;
    let mut text = text.replace("{{", "\\{\\{");
    let mut removed = false;
    for _ in 0..MOST_PASSES {
        let edits = edits(&text);
        if edits.is_empty() {
            return (text, removed);
        }
        removed |= edits.iter().any(|edit| edit.with.is_empty());
        apply(&mut text, edits);
    }
    (text.replace(['[', '<'], ""), true)
}

/// [`safe`] for a field of one line: a mark that would start a heading, a list or a quotation is
/// escaped as well.
pub(super) fn safe_line(text: &str) -> (String, bool) {
    let (text, removed) = safe(text);
    let starts_paragraph =
        |text: &str| matches!(Parser::new(text).next(), Some(Event::Start(Tag::Paragraph)));
    if text.is_empty() || starts_paragraph(&text) {
        return (text, removed);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (before, after) = text.split_at(digits);
    (format!("{before}\\{after}"), removed)
}

/// The words of a text in Markdown, and where its first link leads.
pub(super) fn words(text: &str) -> (String, Option<String>) {
    if !text.contains(['*', '_', '[', '`', '\\', '<', '#']) {
        return (text.to_owned(), None);
    }
    let (mut words, mut address) = (String::new(), None);
    // C# and other lines that would open a block are words here.
    let line = format!("\u{200b}{text}");
    for event in Parser::new(&line) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => {
                words.push_str(&text)
            }
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            Event::Start(Tag::Link { dest_url, .. }) => {
                address.get_or_insert_with(|| dest_url.to_string());
            }
            _ => {}
        }
    }
    (words.replace('\u{200b}', ""), address)
}

struct Edit {
    range: Range<usize>,
    with: &'static str,
}

/// What has to be taken out or escaped, in order and without overlaps.
fn edits(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    // Open links and pictures: their range, whether they stay, and the range of their words.
    let mut open: Vec<(Range<usize>, bool, Option<Range<usize>>)> = Vec::new();
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        let ends = matches!(event, Event::End(TagEnd::Link | TagEnd::Image));
        if !ends {
            for (_, _, words) in &mut open {
                *words = Some(match words {
                    None => range.clone(),
                    Some(words) => words.start..words.end.max(range.end),
                });
            }
        }
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                let stays = address::read(&dest_url).is_ok_and(|address| address.note.is_none());
                open.push((range, stays, None));
            }
            // A picture elsewhere would be asked for by every reader's browser.
            Event::Start(Tag::Image { .. }) => open.push((range, false, None)),
            Event::End(TagEnd::Link | TagEnd::Image) => match open.pop() {
                Some((range, false, Some(words))) => {
                    edits.push(Edit {
                        range: range.start..words.start,
                        with: "",
                    });
                    edits.push(Edit {
                        range: words.end..range.end,
                        with: "",
                    });
                }
                Some((range, false, None)) => edits.push(Edit { range, with: "" }),
                _ => {}
            },
            Event::Html(_) | Event::InlineHtml(_) => {
                let brackets = memchr::memchr_iter(b'<', &text.as_bytes()[range.clone()]);
                edits.extend(brackets.map(|at| {
                    let at = range.start + at;
                    Edit {
                        range: at..at,
                        with: "\\",
                    }
                }));
            }
            _ => {}
        }
    }
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    edits
}

fn apply(text: &mut String, edits: Vec<Edit>) {
    let mut edited = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        // A picture without words inside a link that goes as well is covered twice.
        let start = edit.range.start.max(done);
        edited.push_str(&text[done..start]);
        edited.push_str(edit.with);
        done = edit.range.end.max(start);
    }
    edited.push_str(&text[done..]);
    *text = edited;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_of_the_author_stays() {
        for text in [
            "I **cut** queues at [Elbe Rail](https://elbe.example/a).",
            "5 < 6, snake_case, `Vec<T>`, <https://a.example>",
            "[mail](mailto:a@b.example)",
        ] {
            assert_eq!(safe(text), (text.to_owned(), false));
        }
    }

    #[test]
    fn plain_fields_lose_their_markdown() {
        for (text, said, url) in [
            (
                "[Sound map](https://a.example)",
                "Sound map",
                Some("https://a.example"),
            ),
            ("***Ida Roth***", "Ida Roth", None),
            ("C# and `Vec<T>`", "C# and Vec<T>", None),
            ("# 1 in sales", "# 1 in sales", None),
            ("snake_case_name", "snake_case_name", None),
        ] {
            assert_eq!(words(text), (said.to_owned(), url.map(str::to_owned)));
        }
    }

    #[test]
    fn links_lead_only_where_a_reader_may_follow() {
        for (text, expected) in [
            ("[x](javascript:alert(1))", "x"),
            ("[**a** b](evidence:report)", "**a** b"),
            ("[x](page.html) y", "x y"),
            ("![a map](https://a.example/m.png)", "a map"),
            ("![](https://a.example/m.png)z", "z"),
            ("[![b](x.png)](javascript:y)", "b"),
            ("[[x](a:b)](c:d)", "x"),
            ("<javascript:alert(1)>", "javascript:alert(1)"),
        ] {
            assert_eq!(safe(text), (expected.to_owned(), true), "{text}");
        }
    }

    #[test]
    fn tags_and_computed_facts_are_words() {
        assert_eq!(safe("Vec<T> and {{ x }}").0, "Vec\\<T> and \\{\\{ x }}");
        assert_eq!(
            safe("<custom>\nx\n</custom>").0,
            "\\<custom>\nx\n\\</custom>"
        );
    }

    #[test]
    fn a_line_stays_a_paragraph() {
        for (text, expected) in [
            ("# 1 in sales", "\\# 1 in sales"),
            ("1. place", "1\\. place"),
            ("> 5 years", "\\> 5 years"),
            ("[a]: b", "\\[a]: b"),
            ("---", "\\---"),
            ("100 clients", "100 clients"),
            ("", ""),
        ] {
            assert_eq!(safe_line(text).0, expected, "{text}");
        }
    }
}
