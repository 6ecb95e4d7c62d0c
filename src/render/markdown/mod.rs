//! Markdown becomes HTML: whole texts of pages, and the words of facts.

mod address;
mod notes;
mod quotes;
mod raw;
mod told;
mod writer;

pub(super) use address::{is_absolute, safe as safe_address};
pub(super) use told::Told;

use std::borrow::Cow;
use std::sync::Arc;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use pulldown_cmark_escape::escape_html_body_text;

use crate::cache::{Shelf, key};
use crate::render::context::MarkerContext;
use crate::site::RawHtml;
use crate::text::computed::{Fact, expand};
use crate::text::language::Language;
use crate::text::typography::no_break;

/// What Markdown means here: CommonMark and a few things that everybody expects, one by one.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
}

/// What a text asks of the site around it.
pub(super) trait Surroundings {
    /// Where a link leads.
    fn link(&self, destination: &str) -> Target;
    /// Where a picture is, and how large.
    fn picture(&self, destination: &str) -> Option<Picture>;
    /// What a computed fact comes to.
    fn fact(&self, fact: &Fact<'_>) -> Option<String>;
    /// A block of code with marks of its language, when that is known.
    fn highlight(&self, language: &str, code: &str) -> Option<Arc<str>>;
    /// A phrase of the interface.
    fn phrase(&self, phrase: &Phrase<'_>) -> String;
}

/// A phrase of the interface that texts need.
#[derive(Debug)]
pub(super) enum Phrase<'p> {
    /// What a table is called that scrolls.
    Table,
    /// The heading of footnotes.
    Notes,
    /// A footnote's mark.
    Note(Cow<'p, str>),
    /// The way back from a footnote.
    Back,
    /// A ticked box.
    Done,
    /// A box that is not ticked.
    Open,
}

impl Phrase<'_> {
    fn to_static(&self) -> Phrase<'static> {
        match self {
            Phrase::Table => Phrase::Table,
            Phrase::Notes => Phrase::Notes,
            Phrase::Note(mark) => Phrase::Note(Cow::Owned(mark.to_string())),
            Phrase::Back => Phrase::Back,
            Phrase::Done => Phrase::Done,
            Phrase::Open => Phrase::Open,
        }
    }
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// To an address, with the language of what is there if it is another one.
    Address {
        url: String,
        lang: Option<&'static str>,
    },
    /// To a piece of evidence: the words are a claim.
    Evidence(MarkerContext),
    /// Nowhere: the words stay.
    Nowhere,
}

/// A picture in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Picture {
    pub(super) url: String,
    pub(super) size: Option<(u32, u32)>,
}

/// How texts are written.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) language: Language,
    pub(super) raw_html: RawHtml,
}

/// The text of a page or a part of it.
pub(super) fn body(source: &str, style: Style, surroundings: &dyn Surroundings) -> String {
    let source = clean(source);
    let source = expand(&source, |fact| surroundings.fact(fact));
    writer::Writer::new(&source, style, surroundings).write()
}

/// The same, taken from those that are kept where one would be told the same.
pub(super) fn body_again(
    source: &str,
    style: Style,
    surroundings: &dyn Surroundings,
    kept: &Shelf<Told>,
) -> String {
    let source = clean(source);
    let source = expand(&source, |fact| surroundings.fact(fact));
    let raw_html = style.raw_html.name().as_bytes();
    let language = style.language.tag().as_bytes();
    let key = key("text", &[language, raw_html, source.as_bytes()]);
    if let Some(text) = kept.get(&key).filter(|text| text.still_holds(surroundings)) {
        return text.html.clone();
    }
    let text = Arc::new(Told::new(surroundings, |surroundings| {
        writer::Writer::new(&source, style, surroundings).write()
    }));
    kept.put(key, text.clone());
    text.html.clone()
}

/// One line of a fact: emphasis, links, code, computed facts. What would begin a list or a heading
/// is text.
pub(super) fn inline(source: &str, style: Style, surroundings: &dyn Surroundings) -> String {
    inline_with(source, style, surroundings, writer::Marks::Text)
}

/// The same, with `==words==` as a marked phrase.
pub(super) fn headline(source: &str, style: Style, surroundings: &dyn Surroundings) -> String {
    inline_with(source, style, surroundings, writer::Marks::Highlight)
}

/// Before a line that must not be read as the start of a block; the space lets quotes and emphasis
/// open after it.
const LINE_START: &str = "\u{fdd2} ";

fn inline_with(
    source: &str,
    style: Style,
    surroundings: &dyn Surroundings,
    marks: writer::Marks,
) -> String {
    // Most words of facts are plain.
    if !source.bytes().any(is_special) && !source.contains("--") && !source.contains("...") {
        let mut html = String::with_capacity(source.len());
        escape_html_body_text(&mut html, &no_break(source.trim())).expect("strings grow");
        return html;
    }
    let source = one_line(source);
    let source = expand(&source, |fact| surroundings.fact(fact));
    writer::Writer::new(&source, style, surroundings).write_line(marks)
}

/// Whether a byte can mean more than itself.
fn is_special(byte: u8) -> bool {
    matches!(
        byte,
        b'*' | b'_'
            | b'['
            | b'<'
            | b'>'
            | b'&'
            | b'`'
            | b'"'
            | b'\''
            | b'\\'
            | b'~'
            | b'='
            | b'{'
            | b'!'
            | b'\n'
            | b'\r'
            | 0xef
    )
}

fn one_line(source: &str) -> String {
    let source = clean(source);
    format!("{LINE_START}{}", source.trim().replace(['\n', '\r'], " "))
}

/// A line's result without what was put before it. Of an empty line the reader drops the space.
fn without_line_start(text: &str) -> &str {
    let mark = LINE_START.trim_end();
    text.strip_prefix(mark)
        .map_or(text, |text| text.strip_prefix(' ').unwrap_or(text))
}

/// The words of a line without their marks: for titles, labels, search engines.
pub(super) fn plain(source: &str, language: Language, surroundings: &dyn Surroundings) -> String {
    if !source.bytes().any(is_special) && !source.contains("--") && !source.contains("...") {
        return source.trim().to_owned();
    }
    let source = one_line(&source.replace("==", ""));
    let source = expand(&source, |fact| surroundings.fact(fact));
    let mut words = Words::new(language);
    for (event, range) in Parser::new_ext(&source, options()).into_offset_iter() {
        words.add(&event, &source, range);
    }
    without_line_start(&words.text).to_owned()
}

/// The first paragraph of a text in plain words, cut between words.
pub(super) fn excerpt(
    source: &str,
    language: Language,
    longest: usize,
    surroundings: &dyn Surroundings,
) -> String {
    let source = clean(source);
    let source = expand(&source, |fact| surroundings.fact(fact));
    let mut words = Words::new(language);
    let mut within = false;
    for (event, range) in Parser::new_ext(&source, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Paragraph) => within = true,
            Event::End(TagEnd::Paragraph) if !words.text.trim().is_empty() => break,
            _ if within => words.add(&event, &source, range),
            _ => {}
        }
    }
    shorten(words.text.trim(), longest)
}

/// The plain words of a text, gathered event by event.
struct Words {
    text: String,
    quotes: quotes::Quotes,
}

impl Words {
    fn new(language: Language) -> Self {
        Words {
            text: String::new(),
            quotes: quotes::Quotes::new(language),
        }
    }

    fn add(&mut self, event: &Event<'_>, source: &str, range: std::ops::Range<usize>) {
        match event {
            Event::Text(text) => self.text.push_str(self.quotes.text(text, source, range)),
            Event::Code(code) => self.text.push_str(code),
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            _ => {}
        }
    }
}

/// Cuts a text between words, with an ellipsis.
pub(super) fn shorten(text: &str, longest: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(longest) else {
        return text.to_owned();
    };
    let cut = text[..end].rfind(' ').unwrap_or(end);
    let words = text[..cut].trim_end_matches([',', ';', ':', '.', ' ', '–', '-']);
    format!("{words} …")
}

/// Noncharacters are marks of our own on the way to the page: none may come in from a source.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let ours = |c: char| ('\u{fdd0}'..='\u{fdd2}').contains(&c);
    // All of them begin with the byte EF.
    if memchr::memchr(0xef, text.as_bytes()).is_some() && text.contains(ours) {
        return Cow::Owned(text.replace(ours, ""));
    }
    Cow::Borrowed(text)
}

#[cfg(test)]
mod tests;
