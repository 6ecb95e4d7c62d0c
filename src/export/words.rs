//! The words of Markdown texts for tools that do not read Markdown, or read a plain kind of it.

use pulldown_cmark::{CowStr, Event, Parser, Tag, TagEnd};

use crate::text::prose::options;
use crate::text::url::is_web;

/// How much of a text's marks stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    /// Words alone.
    None,
    /// The addresses of links to the web stand behind their words: `report (https://…)`.
    Addresses,
    /// Emphasis, code and links to the web, in Markdown that every reader of Markdown agrees on.
    Markdown,
}

/// Before a line that must not be read as the start of a block. A noncharacter: no source can hold
/// it, for [`clean`] takes it out.
const LINE_START: &str = "\u{fdd2} ";

/// A text without noncharacters.
pub(super) fn clean(text: &str) -> String {
    let seen = |c: &char| !('\u{fdd0}'..='\u{fdd2}').contains(c);
    text.chars().filter(seen).collect()
}

/// One line of inline Markdown; `==` before and after a phrase to remember is taken out.
pub(super) fn line(source: &str, marks: Marks) -> String {
    let words: Vec<String> = clean(source)
        .replace("==", "")
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    if words.is_empty() {
        return String::new();
    }
    let source = format!("{LINE_START}{}", words.join(" "));
    let mut writer = Writer::new(marks);
    for event in Parser::new_ext(&source, options()) {
        writer.inline(event);
    }
    let text = writer.text.trim_start_matches(LINE_START.trim_end());
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text of several blocks, with an empty line between them and `- ` before list items.
pub(super) fn document(source: &str, marks: Marks) -> String {
    let source = clean(source);
    let mut blocks = Blocks::new(marks);
    for event in Parser::new_ext(&source, options()) {
        blocks.read(event);
    }
    blocks.finish()
}

/// Writes inline events.
struct Writer {
    marks: Marks,
    text: String,
    /// The addresses of open links; none for a link whose words alone stay.
    links: Vec<Option<String>>,
    /// Where the words of open links begin.
    starts: Vec<usize>,
}

impl Writer {
    fn new(marks: Marks) -> Self {
        Writer {
            marks,
            text: String::new(),
            links: Vec::new(),
            starts: Vec::new(),
        }
    }

    fn inline(&mut self, event: Event<'_>) {
        let markdown = self.marks == Marks::Markdown;
        match event {
            Event::Text(text) if markdown => self.text.push_str(&escaped(&text)),
            Event::Text(text) => self.text.push_str(&text),
            Event::Code(code) if markdown => {
                let fence = if code.contains('`') { "``" } else { "`" };
                let space = if code.contains('`') { " " } else { "" };
                self.text
                    .push_str(&format!("{fence}{space}{code}{space}{fence}"));
            }
            Event::Code(code) => self.text.push_str(&code),
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            Event::Start(Tag::Strong) | Event::End(TagEnd::Strong) if markdown => {
                self.text.push_str("**");
            }
            Event::Start(Tag::Emphasis) | Event::End(TagEnd::Emphasis) if markdown => {
                self.text.push('*');
            }
            Event::Start(Tag::Link { dest_url, .. }) => self.open(&dest_url),
            Event::End(TagEnd::Link) => self.close(),
            _ => {}
        }
    }

    fn open(&mut self, address: &CowStr<'_>) {
        let kept = is_web(address) && self.marks != Marks::None;
        let address = kept.then(|| address.replace(' ', "%20").replace(')', "%29"));
        if address.is_some() && self.marks == Marks::Markdown {
            self.text.push('[');
        }
        self.links.push(address);
        self.starts.push(self.text.len());
    }

    fn close(&mut self) {
        let (Some(address), Some(start)) = (self.links.pop(), self.starts.pop()) else {
            return;
        };
        let Some(address) = address else { return };
        let words = &self.text[start..];
        match self.marks {
            Marks::Markdown => self.text.push_str(&format!("]({address})")),
            // An address that is its own words is not said twice.
            _ if words.trim() == address => {}
            _ => self.text.push_str(&format!(" ({address})")),
        }
    }
}

/// Signs that Markdown would read.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, sign) in text.char_indices() {
        let between_letters = || {
            let before = text[..at]
                .chars()
                .next_back()
                .is_some_and(char::is_alphanumeric);
            let after = text[at + 1..]
                .chars()
                .next()
                .is_some_and(char::is_alphanumeric);
            before && after
        };
        let special = match sign {
            '\\' | '`' | '*' | '[' | ']' | '<' => true,
            // `snake_case` means itself.
            '_' => !between_letters(),
            _ => false,
        };
        if special {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped
}

/// Gathers blocks.
struct Blocks {
    writer: Writer,
    blocks: Vec<String>,
    /// The next number of open lists; none for bullets.
    lists: Vec<Option<u64>>,
    /// What the next line of an item begins with.
    mark: Option<String>,
    /// Whether what is read is left out: a picture's words, HTML.
    left_out: usize,
    in_code: bool,
    in_item: usize,
}

impl Blocks {
    fn new(marks: Marks) -> Self {
        Blocks {
            writer: Writer::new(marks),
            blocks: Vec::new(),
            lists: Vec::new(),
            mark: None,
            left_out: 0,
            in_code: false,
            in_item: 0,
        }
    }

    fn read(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Image { .. } | Tag::HtmlBlock) => self.left_out += 1,
            Event::End(TagEnd::Image | TagEnd::HtmlBlock) => {
                self.left_out = self.left_out.saturating_sub(1);
            }
            _ if self.left_out > 0 => {}
            Event::Html(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => {}
            Event::Start(Tag::List(first)) => {
                self.close_block();
                self.lists.push(first);
            }
            Event::End(TagEnd::List(_)) => {
                self.close_block();
                self.lists.pop();
            }
            Event::Start(Tag::Item) => {
                self.in_item += 1;
                let depth = self.lists.len().saturating_sub(1);
                let mark = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        let mark = format!("{number}. ");
                        *number += 1;
                        mark
                    }
                    _ => "- ".to_owned(),
                };
                self.mark = Some("  ".repeat(depth) + &mark);
            }
            Event::End(TagEnd::Item) => {
                self.close_block();
                self.in_item -= 1;
            }
            Event::Start(Tag::Heading { level, .. }) => {
                self.close_block();
                if self.writer.marks == Marks::Markdown {
                    let level = level as usize;
                    self.writer.text.push_str(&"#".repeat(level));
                    self.writer.text.push(' ');
                }
            }
            Event::Start(Tag::CodeBlock(_)) => {
                self.close_block();
                self.in_code = true;
            }
            Event::End(TagEnd::CodeBlock) => {
                let code = std::mem::take(&mut self.writer.text);
                self.in_code = false;
                let code = code.trim_end();
                self.blocks.push(match self.writer.marks {
                    Marks::Markdown => format!("```\n{code}\n```"),
                    _ => code.to_owned(),
                });
            }
            Event::Text(text) if self.in_code => self.writer.text.push_str(&text),
            Event::End(TagEnd::TableCell) => self.writer.text.push_str(" | "),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableRow | TagEnd::TableHead,
            ) => self.close_block(),
            Event::TaskListMarker(done) => {
                self.writer
                    .text
                    .push_str(if done { "[x] " } else { "[ ] " });
            }
            event => self.writer.inline(event),
        }
    }

    fn close_block(&mut self) {
        let text = std::mem::take(&mut self.writer.text);
        let text = text.trim().trim_end_matches('|').trim_end();
        if text.is_empty() {
            return;
        }
        let mark = self.mark.take();
        match mark {
            Some(mark) => self.blocks.push(format!("{mark}{text}")),
            None if self.in_item > 0 => {
                let indent = "  ".repeat(self.in_item);
                self.blocks.push(format!("{indent}{text}"));
            }
            None => self.blocks.push(text.to_owned()),
        }
    }

    /// Items stand line by line, everything else with an empty line between.
    fn finish(mut self) -> String {
        self.close_block();
        let is_item = |block: &str| {
            let block = block.trim_start();
            let digits = block.bytes().take_while(u8::is_ascii_digit).count();
            block.starts_with("- ") || (digits > 0 && block[digits..].starts_with(". "))
        };
        let mut text = String::new();
        let mut previous: Option<&str> = None;
        for block in &self.blocks {
            if let Some(previous) = previous {
                let together = is_item(previous) && is_item(block);
                text.push_str(if together { "\n" } else { "\n\n" });
            }
            text.push_str(block);
            previous = Some(block);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_keeps_its_words() {
        for (source, plain, markdown) in [
            (
                "Cut ==queues== at **noon**",
                "Cut queues at noon",
                "Cut queues at **noon**",
            ),
            (
                "5 \\* 3, snake_case",
                "5 * 3, snake_case",
                "5 \\* 3, snake_case",
            ),
            (
                "1. place\n in   sales",
                "1. place in sales",
                "1. place in sales",
            ),
            (
                "[38 bridges](evidence:log) kept",
                "38 bridges kept",
                "38 bridges kept",
            ),
            ("`a_b` & <b>x</b>", "a_b & x", "`a_b` & x"),
            ("- 5 % [", "- 5 % [", "- 5 % \\["),
            (" ", "", ""),
        ] {
            assert_eq!(line(source, Marks::None), plain, "{source}");
            assert_eq!(line(source, Marks::Markdown), markdown, "{source}");
        }
    }

    #[test]
    fn addresses_stand_where_they_help() {
        let source = "The [report](https://a.example/r) and <https://b.example>";
        assert_eq!(
            line(source, Marks::None),
            "The report and https://b.example"
        );
        assert_eq!(
            line(source, Marks::Addresses),
            "The report (https://a.example/r) and https://b.example"
        );
        assert_eq!(
            line(source, Marks::Markdown),
            "The [report](https://a.example/r) and [https://b.example](https://b.example)"
        );
    }

    #[test]
    fn a_document_keeps_its_blocks() {
        let source = "## Head\n\nOne\ntwo.\n\n- a\n- b\n\n  more\n\n1. x\n\n> said\n\n\
                      ![map](x.png)\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\n";
        assert_eq!(
            document(source, Marks::None),
            "Head\n\nOne two.\n\n- a\n- b\n\n  more\n\n1. x\n\nsaid\n\na | b\n\nc | d\n\ncode"
        );
        assert!(document(source, Marks::Markdown).starts_with("## Head\n\nOne two."));
        assert_eq!(document("", Marks::None), "");
    }
}
