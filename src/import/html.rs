//! HTML in a text, turned into Markdown or plain words.
//!
//! The tokens come from html5ever, so entities and broken markup are read as a browser reads them.
//! A closed list of elements has a meaning here; the rest of HTML's elements give their words.
//! What only looks like a tag (`Vec<T>`) stays as it is written.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use crate::import::address;

/// What emphasis, code and links become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    /// Markdown.
    Markdown,
    /// Only their words.
    None,
}

/// Elements around which a paragraph ends.
const BLOCKS: [&str; 27] = [
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "aside",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "blockquote",
    "pre",
    "hr",
    "figure",
    "figcaption",
    "center",
];
/// Elements that only give their words.
const WORDS: [&str; 33] = [
    "span", "font", "u", "small", "sup", "sub", "mark", "s", "del", "ins", "strike", "abbr",
    "cite", "q", "time", "big", "nobr", "wbr", "var", "samp", "dfn", "bdi", "html", "body",
    "tbody", "thead", "tfoot", "td", "th", "img", "label", "button", "details",
];
/// Elements with a meaning of their own.
const MEANT: [&str; 10] = [
    "br", "li", "b", "strong", "i", "em", "code", "tt", "kbd", "a",
];
/// Elements whose content is for machines.
const SKIPPED: [&str; 7] = [
    "script", "style", "iframe", "noscript", "noembed", "noframes", "title",
];

/// Whether a text holds an HTML element or an entity.
pub(super) fn has_markup(text: &str) -> bool {
    has_element(text) || has_entity(text)
}

/// Whether a text holds an element of HTML.
pub(super) fn has_element(text: &str) -> bool {
    memchr::memchr_iter(b'<', text.as_bytes()).any(|at| is_markup(&text[at + 1..]))
}

fn has_entity(text: &str) -> bool {
    memchr::memchr_iter(b'&', text.as_bytes()).any(|at| {
        let rest = &text[at + 1..];
        rest.bytes()
            .take(32)
            .position(|byte| byte == b';')
            .is_some_and(|end| {
                end > 1
                    && rest.as_bytes()[..end]
                        .iter()
                        .all(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
            })
    })
}

/// Whether what follows a `<` makes it a tag of HTML or a comment.
fn is_markup(after: &str) -> bool {
    if after.starts_with("!--") {
        return true;
    }
    let name_start = after.strip_prefix('/').unwrap_or(after);
    let length = name_start
        .bytes()
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    // `a<b then` is no tag: one ends before the next begins.
    let rest = &name_start[length..];
    let closes = || {
        rest.find(['<', '>'])
            .is_some_and(|at| rest[at..].starts_with('>'))
    };
    let ends = rest.starts_with(['>', '/', ' ', '\t', '\n']) && closes();
    let name = name_start[..length].to_ascii_lowercase();
    let name = name.as_str();
    ends && [&BLOCKS[..], &WORDS, &MEANT, &SKIPPED]
        .iter()
        .any(|list| list.contains(&name))
}

/// Turns HTML into Markdown (list items as `- ` lines, paragraphs apart by an empty line), or into
/// plain words in the same lines. The second value tells whether links or pictures were taken out.
pub(super) fn to_text(html: &str, marks: Marks) -> (String, bool) {
    // What is no tag is text: written as an entity, no tokenizer can take it for one.
    let mut prepared = String::with_capacity(html.len());
    for (at, character) in html.char_indices() {
        match character {
            '<' if !is_markup(&html[at + 1..]) => prepared.push_str("&lt;"),
            _ => prepared.push(character),
        }
    }
    let sink = Sink {
        marks,
        state: RefCell::default(),
    };
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(prepared));
    while !matches!(tokenizer.feed(&queue), html5ever::TokenizerResult::Done) {}
    tokenizer.end();
    let mut state = tokenizer.sink.state.into_inner();
    state.close_all(marks);
    (state.tidy(), state.removed)
}

/// Decodes the entities of a text that has no elements; everything else stays.
pub(super) fn decode_entities(text: &str) -> String {
    let (decoded, _) = to_lines(text);
    decoded
}

fn to_lines(text: &str) -> (String, bool) {
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| to_text(line, Marks::None).0)
        .collect();
    (lines.join("\n"), false)
}

struct Sink {
    marks: Marks,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    text: String,
    /// Open inline elements, outermost first, with what was read since.
    open: Vec<(Inline, String)>,
    skipping: Option<String>,
    removed: bool,
}

enum Inline {
    Strong,
    Emphasis,
    Code,
    Link(Option<String>),
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match token {
            Token::CharacterTokens(text) if state.skipping.is_none() => {
                let in_code = state
                    .open
                    .iter()
                    .any(|(inline, _)| matches!(inline, Inline::Code));
                let marks = if in_code { Marks::None } else { self.marks };
                state.push_words(&text, marks);
            }
            Token::TagToken(tag) => return state.tag(&tag, self.marks),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State {
    fn top(&mut self) -> &mut String {
        self.open
            .last_mut()
            .map_or(&mut self.text, |(_, text)| text)
    }

    /// Text of the source: blanks are one blank, and what Markdown would read as a mark is escaped.
    fn push_words(&mut self, words: &str, marks: Marks) {
        let mut characters = words.chars().peekable();
        while let Some(character) = characters.next() {
            let next = characters.peek().copied().unwrap_or('x');
            let text = self.top();
            if character.is_ascii_whitespace() || character == '\u{a0}' {
                if !text.ends_with([' ', '\n']) {
                    text.push(' ');
                }
                continue;
            }
            let is_mark = match character {
                '\\' | '`' | '[' | ']' => true,
                '*' => !next.is_whitespace(),
                // Inside a word an underline is no mark: snake_case.
                '_' => !(text.ends_with(char::is_alphanumeric) && next.is_alphanumeric()),
                _ => false,
            };
            if is_mark && marks == Marks::Markdown {
                text.push('\\');
            }
            text.push(character);
        }
    }

    fn tag(&mut self, tag: &Tag, marks: Marks) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let starts = tag.kind == TagKind::StartTag;
        if let Some(skipped) = &self.skipping {
            if !starts && skipped == name {
                self.skipping = None;
            }
            return TokenSinkResult::Continue;
        }
        if SKIPPED.contains(&name) {
            if starts {
                self.skipping = Some(name.to_owned());
                return TokenSinkResult::RawData(RawKind::Rawtext);
            }
            return TokenSinkResult::Continue;
        }
        match name {
            "br" => self.top().push('\n'),
            "li" if starts => self.end_block(marks, "\n- "),
            "img" => {
                self.removed = true;
                let alt = attribute(tag, "alt").unwrap_or_default();
                self.push_words(&alt, marks);
            }
            "td" | "th" => self.push_words(" ", marks),
            "b" | "strong" => self.inline(starts, Inline::Strong, marks),
            "i" | "em" => self.inline(starts, Inline::Emphasis, marks),
            "code" | "tt" | "kbd" => self.inline(starts, Inline::Code, marks),
            "a" => {
                let target = attribute(tag, "href").and_then(|href| address::read(&href).ok());
                self.removed |= starts && target.is_none();
                self.inline(starts, Inline::Link(target.map(|target| target.url)), marks);
            }
            _ if BLOCKS.contains(&name) || name == "li" => self.end_block(marks, "\n\n"),
            _ => {}
        }
        TokenSinkResult::Continue
    }

    fn inline(&mut self, starts: bool, inline: Inline, marks: Marks) {
        if starts {
            self.open.push((inline, String::new()));
            return;
        }
        let same = |open: &(Inline, String)| {
            std::mem::discriminant(&open.0) == std::mem::discriminant(&inline)
        };
        // A closing tag closes everything opened since; one that was never opened is nothing.
        if let Some(at) = self.open.iter().rposition(same) {
            while self.open.len() > at {
                self.close(marks);
            }
        }
    }

    /// Closes the innermost element: its words go out with their marks, blanks outside of them.
    fn close(&mut self, marks: Marks) {
        let Some((inline, text)) = self.open.pop() else {
            return;
        };
        let words = text.trim();
        let before = &text[..text.len() - text.trim_start().len()];
        let after = &text[text.trim_end().len()..];
        let marked = match (marks, inline) {
            _ if words.is_empty() => String::new(),
            (Marks::None, _) | (_, Inline::Link(None)) => words.to_owned(),
            (_, Inline::Strong) => format!("**{words}**"),
            (_, Inline::Emphasis) => format!("*{words}*"),
            (_, Inline::Code) if words.contains('`') => format!("`` {words} ``"),
            (_, Inline::Code) => format!("`{words}`"),
            (_, Inline::Link(Some(url))) => {
                format!("[{words}]({})", url.replace('(', "%28").replace(')', "%29"))
            }
        };
        let outer = self.top();
        let before = if outer.ends_with([' ', '\n']) {
            before.trim_start_matches(' ')
        } else {
            before
        };
        let whole = format!("{before}{marked}{after}");
        outer.push_str(&whole);
    }

    fn close_all(&mut self, marks: Marks) {
        while !self.open.is_empty() {
            self.close(marks);
        }
    }

    fn end_block(&mut self, marks: Marks, separator: &str) {
        self.close_all(marks);
        self.text.truncate(self.text.trim_end_matches(' ').len());
        self.text.push_str(separator);
    }

    /// Trims every line and leaves one empty line where there are more.
    fn tidy(&self) -> String {
        let mut tidy = String::with_capacity(self.text.len());
        for line in self.text.trim().lines() {
            let line = line.trim();
            // An item without words is none.
            let line = if line == "-" { "" } else { line };
            if line.is_empty() && (tidy.is_empty() || tidy.ends_with("\n\n")) {
                continue;
            }
            // Items stand close together.
            let last = tidy.trim_end().lines().next_back().unwrap_or_default();
            if line.starts_with("- ") && last.starts_with("- ") {
                tidy.truncate(tidy.trim_end().len());
                tidy.push('\n');
            }
            tidy.push_str(line);
            tidy.push('\n');
        }
        tidy.trim().to_owned()
    }
}

fn attribute(tag: &Tag, name: &str) -> Option<String> {
    let attribute = tag
        .attrs
        .iter()
        .find(|attribute| &*attribute.name.local == name)?;
    Some(attribute.value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn markdown(html: &str) -> String {
        to_text(html, Marks::Markdown).0
    }

    #[test]
    fn elements_become_markdown() {
        for (html, expected) in [
            (
                "<p>I <b>cut </b>queues.</p><p>Twice.</p>",
                "I **cut** queues.\n\nTwice.",
            ),
            (
                "<ul><li>one</li><li> two <i>big</i></li></ul>after",
                "- one\n- two *big*\n\nafter",
            ),
            ("a<br>b<br/>c", "a\nb\nc"),
            (
                "<a href=\"https://a.example/(x)\">see</a>",
                "[see](https://a.example/%28x%29)",
            ),
            ("<h2>Done</h2>2 < 3 &amp; Vec<T>", "Done\n\n2 < 3 & Vec<T>"),
            ("<code>a*b</code> *x* snake_case", "`a*b` \\*x* snake_case"),
            (
                "<script>alert('<b>')</script>left<style>p{}</style>",
                "left",
            ),
            ("<b>never <i>closed", "**never *closed***"),
            ("</b>only closed", "only closed"),
            ("<b> </b>x&nbsp;&nbsp;y", "x y"),
            ("<!-- no -->x", "x"),
        ] {
            assert_eq!(markdown(html), expected, "{html}");
        }
    }

    #[test]
    fn unsafe_links_and_pictures_keep_their_words() {
        let html =
            "<a href='javascript:alert(1)'>click</a> <img src=x onerror=alert(1) alt=\"a map\">";
        assert_eq!(
            to_text(html, Marks::Markdown),
            ("click a map".to_owned(), true)
        );
    }

    #[test]
    fn plain_words_have_no_marks() {
        assert_eq!(
            to_text("<b>R&amp;D</b> [x]", Marks::None),
            ("R&D [x]".to_owned(), false)
        );
        assert_eq!(
            decode_entities("R&amp;D\n* 5 &euro; &#x2013; &unknown;"),
            "R&D\n* 5 € – &unknown;"
        );
    }

    #[test]
    fn what_only_looks_like_html_is_none() {
        for text in [
            "a < b > c",
            "Vec<T>",
            "AT&T; no",
            "R&D",
            "<3",
            "if a<b then",
            "<user@mail>",
        ] {
            assert!(!has_element(text), "{text}");
        }
        assert!(!has_markup("Q&A; not"));
        assert!(has_markup("a<BR>b") && has_markup("&uuml;") && has_markup("</p>"));
    }

    #[test]
    fn deep_nesting_needs_no_stack() {
        let deep = "<b>".repeat(20_000);
        assert_eq!(markdown(&deep), "");
        assert!(markdown(&format!("{deep}x")).contains('x'));
    }
}
