//! One pass over the events of a text, which writes its HTML.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark::{
    Alignment, CodeBlockKind, CowStr, Event, HeadingLevel, OffsetIter, Parser, Tag, TagEnd,
};
use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

use crate::render::address::{REGISTER, ROOT};
use crate::render::markdown::notes::Notes;
use crate::render::markdown::quotes::Quotes;
use crate::render::markdown::{
    Phrase, Style, Surroundings, Target, options, raw, safe_address, without_line_start,
};
use crate::site::RawHtml;
use crate::text::slug::slug;
use crate::text::typography::no_break;

/// Ids that the templates use themselves.
const TAKEN: &[&str] = &[
    "main",
    "top",
    "nav",
    "about",
    "topics",
    "work",
    "talks",
    "posts",
    "publications",
    "events",
    "evidence",
    "contact",
    "roles",
    "education",
    "introduction",
    "offers",
    "meet",
    "cv",
    "now",
    "footer",
    "header",
];

const GROW: &str = "strings grow";

/// Whether `==words==` are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    /// The signs are text.
    Text,
    /// They are a marked phrase.
    Highlight,
}

/// What a link wrote at its start, to be ended.
enum OpenLink {
    Anchor,
    Evidence(String),
    Words,
}

/// A heading that was begun: where its tag stands, and what it says.
struct Heading {
    tag: usize,
    id: Option<String>,
    words: String,
}

pub(super) struct Writer<'w> {
    events: OffsetIter<'w>,
    held: Option<(Event<'w>, Range<usize>)>,
    source: &'w str,
    style: Style,
    surroundings: &'w dyn Surroundings,
    html: String,
    quotes: Quotes,
    ids: HashSet<String>,
    heading: Option<Heading>,
    /// Where the digits of heading tags stand, to be counted up when the text starts at one.
    levels: Vec<usize>,
    links: Vec<OpenLink>,
    notes: Notes,
    /// The page around the footnote that is being written.
    around_note: Option<(String, String)>,
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    has_raw: bool,
    marks: Marks,
    mark_open: bool,
}

impl<'w> Writer<'w> {
    pub(super) fn new(source: &'w str, style: Style, surroundings: &'w dyn Surroundings) -> Self {
        Writer {
            events: Parser::new_ext(source, options()).into_offset_iter(),
            held: None,
            source,
            style,
            surroundings,
            html: String::with_capacity(source.len() + source.len() / 2),
            quotes: Quotes::new(style.language),
            ids: HashSet::new(),
            heading: None,
            levels: Vec::new(),
            links: Vec::new(),
            notes: Notes::default(),
            around_note: None,
            alignments: Vec::new(),
            column: 0,
            in_head: false,
            has_raw: false,
            marks: Marks::Text,
            mark_open: false,
        }
    }

    /// The whole text.
    pub(super) fn write(mut self) -> String {
        while let Some((event, range)) = self.next() {
            self.event(event, range);
        }
        self.settle_levels();
        let (heading, back) = (self.phrase(Phrase::Notes), self.phrase(Phrase::Back));
        self.notes.write(&mut self.html, &heading, &back);
        self.finish()
    }

    /// One line: what would be a block is its words.
    pub(super) fn write_line(mut self, marks: Marks) -> String {
        self.marks = marks;
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                Event::FootnoteReference(_) => {}
                _ => self.event(event, range),
            }
        }
        if self.mark_open {
            self.html.push_str("</mark>");
        }
        self.html = without_line_start(&self.html).to_owned();
        self.finish()
    }

    fn finish(self) -> String {
        if self.has_raw && self.style.raw_html == RawHtml::Sanitise {
            return raw::sanitise(&self.html);
        }
        self.html
    }

    fn next(&mut self) -> Option<(Event<'w>, Range<usize>)> {
        self.held.take().or_else(|| self.events.next())
    }

    fn phrase(&self, phrase: Phrase<'_>) -> String {
        let mut escaped = String::new();
        escape_html(&mut escaped, &self.surroundings.phrase(&phrase)).expect(GROW);
        escaped
    }

    fn event(&mut self, event: Event<'w>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text, range),
            Event::Code(code) => {
                self.html.push_str("<code>");
                self.escaped(&code);
                self.html.push_str("</code>");
                if let Some(heading) = &mut self.heading {
                    heading.words.push_str(&code);
                }
            }
            Event::Html(html) | Event::InlineHtml(html) => self.raw(&html),
            Event::SoftBreak => self.html.push('\n'),
            Event::HardBreak => self.html.push_str("<br>\n"),
            Event::Rule => self.html.push_str("<hr>\n"),
            Event::FootnoteReference(name) => self.note_reference(&name),
            Event::TaskListMarker(done) => {
                let label = self.phrase(if done { Phrase::Done } else { Phrase::Open });
                let checked = if done { " checked" } else { "" };
                write!(
                    self.html,
                    "<input type=\"checkbox\" disabled{checked} aria-label=\"{label}\"> "
                )
                .expect(GROW);
            }
            // Not asked for of the reader.
            Event::InlineMath(words) | Event::DisplayMath(words) => self.escaped(&words),
        }
    }

    fn escaped(&mut self, text: &str) {
        escape_html_body_text(&mut self.html, text).expect(GROW);
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let text = self.quotes.text(text, self.source, range);
        if let Some(heading) = &mut self.heading {
            heading.words.push_str(text);
        }
        let text = no_break(text);
        if self.marks == Marks::Text || !text.contains("==") {
            return escape_html_body_text(&mut self.html, &text).expect(GROW);
        }
        for (index, part) in text.split("==").enumerate() {
            if index > 0 {
                self.html
                    .push_str(if self.mark_open { "</mark>" } else { "<mark>" });
                self.mark_open = !self.mark_open;
            }
            self.escaped(part);
        }
    }

    fn raw(&mut self, html: &str) {
        match self.style.raw_html {
            RawHtml::Allow => self.html.push_str(html),
            _ if raw::is_comment(html) => {}
            RawHtml::Escape => self.escaped(html),
            RawHtml::Sanitise => {
                self.has_raw = true;
                self.html.push_str(html);
            }
        }
    }

    fn start(&mut self, tag: Tag<'w>) {
        match tag {
            Tag::Paragraph => self.paragraph(),
            Tag::Heading { level, id, .. } => self.start_heading(level, id),
            Tag::BlockQuote(_) => self.html.push_str("<blockquote>\n"),
            Tag::CodeBlock(kind) => self.code_block(&kind),
            Tag::List(None) => self.html.push_str("<ul>\n"),
            Tag::List(Some(1)) => self.html.push_str("<ol>\n"),
            Tag::List(Some(start)) => {
                writeln!(self.html, "<ol start=\"{start}\">").expect(GROW);
            }
            Tag::Item => self.item(),
            Tag::FootnoteDefinition(name) => {
                let around = std::mem::take(&mut self.html);
                self.around_note = Some((around, name.into_string()));
            }
            Tag::Table(alignments) => {
                self.alignments = alignments;
                let label = self.phrase(Phrase::Table);
                writeln!(
                    self.html,
                    "<section class=\"table\" tabindex=\"0\" aria-label=\"{label}\"><table>"
                )
                .expect(GROW);
            }
            Tag::TableHead => {
                self.in_head = true;
                self.column = 0;
                self.html.push_str("<thead>\n<tr>");
            }
            Tag::TableRow => {
                self.column = 0;
                self.html.push_str("<tr>");
            }
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Strikethrough => self.html.push_str("<del>"),
            Tag::Link {
                dest_url, title, ..
            } => self.start_link(&dest_url, &title),
            Tag::Image {
                dest_url, title, ..
            } => {
                let alt = self.alt();
                self.image(&dest_url, &title, &alt);
            }
            // Their text arrives as HTML events, or was not asked for.
            Tag::HtmlBlock
            | Tag::MetadataBlock(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        let close = match tag {
            TagEnd::Paragraph => "</p>\n",
            TagEnd::Heading(level) => return self.end_heading(level),
            TagEnd::BlockQuote(_) => "</blockquote>\n",
            TagEnd::List(true) => "</ol>\n",
            TagEnd::List(false) => "</ul>\n",
            TagEnd::Item => "</li>\n",
            TagEnd::FootnoteDefinition => return self.end_note(),
            TagEnd::Table => "</tbody>\n</table></section>\n",
            TagEnd::TableHead => {
                self.in_head = false;
                "</tr>\n</thead>\n<tbody>\n"
            }
            TagEnd::TableRow => "</tr>\n",
            TagEnd::TableCell => {
                if self.in_head {
                    "</th>"
                } else {
                    "</td>"
                }
            }
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::Strikethrough => "</del>",
            TagEnd::Link => return self.end_link(),
            TagEnd::CodeBlock
            | TagEnd::Image
            | TagEnd::HtmlBlock
            | TagEnd::MetadataBlock(_)
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript => "",
        };
        self.html.push_str(close);
    }

    /// A paragraph that is nothing but a picture becomes a figure.
    fn paragraph(&mut self) {
        let Some((event, range)) = self.next() else {
            return;
        };
        let Event::Start(Tag::Image {
            dest_url, title, ..
        }) = event
        else {
            self.html.push_str("<p>");
            self.held = Some((event, range));
            return;
        };
        let alt = self.alt();
        let following = self.next();
        if !matches!(following, Some((Event::End(TagEnd::Paragraph), _))) {
            self.html.push_str("<p>");
            self.image(&dest_url, &title, &alt);
            self.held = following;
            return;
        }
        self.html.push_str("<figure>");
        self.image(&dest_url, "", &alt);
        if !title.is_empty() {
            self.html.push_str("<figcaption>");
            self.escaped(&no_break(&title));
            self.html.push_str("</figcaption>");
        }
        self.html.push_str("</figure>\n");
    }

    /// The words up to the end of a picture, which say what is seen.
    fn alt(&mut self) -> String {
        let mut words = String::new();
        let mut depth = 1;
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Tag::Image { .. }) => depth += 1,
                Event::End(TagEnd::Image) => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                Event::Text(text) => words.push_str(self.quotes.text(&text, self.source, range)),
                Event::Code(text) => words.push_str(&text),
                Event::SoftBreak | Event::HardBreak => words.push(' '),
                _ => {}
            }
        }
        words
    }

    fn image(&mut self, destination: &str, title: &str, alt: &str) {
        let picture = safe_address(destination)
            .then(|| self.surroundings.picture(destination))
            .flatten();
        let Some(picture) = picture else {
            // A picture that may not be shown leaves its description.
            return self.escaped(alt);
        };
        self.html.push_str("<img src=\"");
        href(&mut self.html, &picture.url);
        self.html.push_str("\" alt=\"");
        escape_html(&mut self.html, alt).expect(GROW);
        self.html.push('"');
        if let Some((width, height)) = picture.size {
            write!(self.html, " width=\"{width}\" height=\"{height}\"").expect(GROW);
        }
        self.title(title);
        self.html.push_str(" loading=\"lazy\" decoding=\"async\">");
    }

    fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.html.push_str(" title=\"");
            escape_html(&mut self.html, title).expect(GROW);
            self.html.push('"');
        }
    }

    fn start_heading(&mut self, level: HeadingLevel, id: Option<CowStr<'w>>) {
        if self.around_note.is_some() {
            // A note is no section of the page.
            self.html.push_str("<p>");
            return;
        }
        let tag = self.html.len();
        write!(self.html, "<{level}>").expect(GROW);
        self.heading = Some(Heading {
            tag,
            id: id.map(CowStr::into_string),
            words: String::new(),
        });
    }

    fn end_heading(&mut self, level: HeadingLevel) {
        let Some(heading) = self.heading.take() else {
            self.html.push_str("</p>\n");
            return;
        };
        let wanted = match heading.id {
            Some(id) => id.split_whitespace().collect::<Vec<_>>().join("-"),
            None => slug(&heading.words),
        };
        let mut attribute = String::from(" id=\"");
        escape_html(&mut attribute, &self.unique(wanted)).expect(GROW);
        attribute.push('"');
        // After `<h2`.
        let digit = heading.tag + 2;
        self.html.insert_str(digit + 1, &attribute);
        self.levels.push(digit);
        writeln!(self.html, "</{level}>").expect(GROW);
        self.levels.push(self.html.len() - "2>\n".len());
    }

    /// An id that no other element of the page has.
    fn unique(&mut self, wanted: String) -> String {
        let wanted = if wanted.is_empty() {
            "section".to_owned()
        } else {
            wanted
        };
        let taken =
            |id: &str| TAKEN.contains(&id) || is_row_of_the_register(id) || id.starts_with("fn");
        let mut id = wanted.clone();
        let mut number = 2;
        while taken(&id) || self.ids.contains(&id) {
            id = format!("{wanted}-{number}");
            if id.starts_with("fn") {
                id = format!("section-{id}");
            }
            number += 1;
        }
        self.ids.insert(id.clone());
        id
    }

    /// The title of the page is its only heading of the first level.
    fn settle_levels(&mut self) {
        let digits = |writer: &Self| -> Vec<u8> {
            writer
                .levels
                .iter()
                .map(|at| writer.html.as_bytes()[*at])
                .collect()
        };
        let found = digits(self);
        if found.iter().min() != Some(&b'1') {
            return;
        }
        for (at, digit) in self.levels.iter().zip(found) {
            let lower = char::from((digit + 1).min(b'6'));
            self.html
                .replace_range(*at..=*at, lower.encode_utf8(&mut [0; 4]));
        }
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => {
                info.split([' ', ',', '{', '\t']).next().unwrap_or_default()
            }
            CodeBlockKind::Indented => "",
        };
        let mut code = String::new();
        while let Some((event, _)) = self.next() {
            match event {
                Event::Text(text) => code.push_str(&text),
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
        }
        self.html
            .push_str("<pre class=\"code\" tabindex=\"0\"><code");
        if !language.is_empty() {
            self.html.push_str(" class=\"language-");
            escape_html(&mut self.html, language).expect(GROW);
            self.html.push('"');
        }
        self.html.push('>');
        let marked = (!language.is_empty())
            .then(|| self.surroundings.highlight(language, &code))
            .flatten();
        match marked {
            Some(marked) => self.html.push_str(&marked),
            None => self.escaped(&code),
        }
        self.html.push_str("</code></pre>\n");
    }

    fn item(&mut self) {
        let Some((event, range)) = self.next() else {
            return;
        };
        // In a loose list the mark stands within the first paragraph.
        let inner = match event {
            Event::Start(Tag::Paragraph) => self.next(),
            _ => None,
        };
        let marker = inner.as_ref().map_or(&event, |(inner, _)| inner);
        let task = matches!(marker, Event::TaskListMarker(_));
        self.html
            .push_str(if task { "<li class=\"task\">" } else { "<li>" });
        match inner {
            None if matches!(event, Event::Start(Tag::Paragraph)) => self.html.push_str("<p>"),
            None => self.held = Some((event, range)),
            Some(inner) => {
                self.html.push_str("<p>");
                self.held = Some(inner);
            }
        }
    }

    fn start_cell(&mut self) {
        let tag = if self.in_head { "th" } else { "td" };
        let align = match self.alignments.get(self.column) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"centre\"",
            Some(Alignment::Right) => " class=\"right\"",
            _ => "",
        };
        let scope = if self.in_head { " scope=\"col\"" } else { "" };
        write!(self.html, "<{tag}{scope}{align}>").expect(GROW);
        self.column += 1;
    }

    fn start_link(&mut self, destination: &str, title: &str) {
        let target = if safe_address(destination) || names_something(destination) {
            self.surroundings.link(destination)
        } else {
            Target::Nowhere
        };
        match target {
            Target::Nowhere => self.links.push(OpenLink::Words),
            Target::Address { url, lang } => {
                self.html.push_str("<a href=\"");
                href(&mut self.html, &url);
                self.html.push('"');
                if let Some(lang) = lang {
                    write!(self.html, " hreflang=\"{lang}\"").expect(GROW);
                }
                self.title(title);
                self.html.push('>');
                self.links.push(OpenLink::Anchor);
            }
            Target::Evidence(marker) => {
                self.html.push_str("<mark>");
                let mut mark = String::from("<a class=\"ev\" href=\"");
                href(&mut mark, &marker.url);
                mark.push_str("\" aria-label=\"");
                escape_html(&mut mark, &marker.label).expect(GROW);
                write!(mark, "\">{}</a>", marker.number).expect(GROW);
                self.links.push(OpenLink::Evidence(mark));
            }
        }
    }

    fn end_link(&mut self) {
        match self.links.pop() {
            Some(OpenLink::Anchor) => self.html.push_str("</a>"),
            Some(OpenLink::Evidence(mark)) => {
                self.html.push_str("</mark>");
                self.html.push_str(&mark);
            }
            Some(OpenLink::Words) | None => {}
        }
    }

    fn note_reference(&mut self, name: &str) {
        let (letter, count) = self.notes.refer(name);
        let again = if count > 1 {
            format!("-{count}")
        } else {
            String::new()
        };
        let label = self.phrase(Phrase::Note(letter.as_str().into()));
        write!(
            self.html,
            "<sup class=\"note\" id=\"fnref-{letter}{again}\"><a href=\"#fn-{letter}\" \
             role=\"doc-noteref\" aria-label=\"{label}\">{letter}</a></sup>"
        )
        .expect(GROW);
    }

    fn end_note(&mut self) {
        if let Some((around, name)) = self.around_note.take() {
            let note = std::mem::replace(&mut self.html, around);
            self.notes.define(&name, note);
        }
    }
}

/// Writes an address into an attribute. The marks of internal addresses stay as they are, to be
/// found again; the rest is encoded.
fn href(html: &mut String, url: &str) {
    let marks = url.len() - url.trim_start_matches([ROOT, REGISTER]).len();
    html.push_str(&url[..marks]);
    escape_href(html, &url[marks..]).expect(GROW);
}

/// `evidence:…`, `item:…`, `topic:…`
fn names_something(destination: &str) -> bool {
    ["evidence:", "item:", "topic:"]
        .iter()
        .any(|scheme| destination.starts_with(scheme))
}

/// `e1`, `e2`, …: the rows of the register have these ids.
fn is_row_of_the_register(id: &str) -> bool {
    id.strip_prefix('e')
        .is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}
