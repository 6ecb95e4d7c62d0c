//! Authored prose: what a reader reads of a Markdown text, block by block, with its places.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::text::line_breaks::{LineBreak, parting};
use crate::text::offsets::OffsetMap;
use crate::text::word::OPAQUE;

/// A block that bears sentences, without its markup.
///
/// Left out are code, autolinks, block quotes, targets of links, images, HTML and soft hyphens; a line
/// wrap and any odd space are one space; a hard line break is `\n`, and so is the end of a line that
/// is an entry of its own (see [`line_breaks`](crate::text::line_breaks)).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unit {
    /// Which block it is.
    pub kind: UnitKind,
    /// What is read.
    pub text: String,
    /// From byte offsets in `text` to byte offsets in the Markdown.
    pub map: OffsetMap,
    /// Ranges of `text` that lie inside quotation marks, the marks included.
    pub quoted: Vec<Range<usize>>,
    /// Ranges of `text` in single emphasis (`*…*`), as titles often are.
    pub emphasized: Vec<Range<usize>>,
    /// Links and footnote references, in order.
    pub links: Vec<Link>,
}

/// The block that a unit stands in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum UnitKind {
    /// A paragraph.
    #[default]
    Paragraph,
    /// A heading with its level, 1 to 6.
    Heading(u8),
    /// A paragraph of a list item.
    Item,
    /// A cell of a table.
    Cell,
}

/// A link whose text is part of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The link's text, as a range of the unit's text; empty for a footnote reference.
    pub range: Range<usize>,
    /// The destination as written, for instance `evidence:audit-2024`; `^label` for a footnote.
    pub destination: String,
}

/// The Markdown that Pointed reads; rendering and checking must agree on it.
pub fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
}

/// The units of a Markdown text, in order.
pub fn units(markdown: &str) -> Vec<Unit> {
    let mut reader = Reader::default();
    for (event, range) in Parser::new_ext(markdown, options()).into_offset_iter() {
        reader.read(event, range, markdown);
    }
    reader.close();
    reader.units
}

/// The unit of a text that has no markup, such as a plain TOML string.
pub fn plain_unit(text: &str) -> Unit {
    let mut unit = Unit::default();
    append(&mut unit, text, 0..text.len());
    unit.quoted = quotations(&unit.text);
    unit
}

#[derive(Default)]
struct Reader {
    units: Vec<Unit>,
    unit: Unit,
    /// How many block quotes, code blocks, HTML blocks and images we are in.
    hidden: usize,
    /// How many list items we are in.
    items: usize,
    autolinks: usize,
    open_links: Vec<(usize, Option<String>)>,
    open_emphasis: Vec<usize>,
    breaks: Vec<LineBreak>,
}

impl Reader {
    fn read(&mut self, event: Event<'_>, range: Range<usize>, markdown: &str) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            _ if self.hidden > 0 || self.autolinks > 0 => {}
            Event::Text(text) => self.text(&text, range, markdown),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.opaque(range),
            Event::FootnoteReference(label) => {
                let at = self.unit.text.len();
                self.unit.links.push(Link {
                    range: at..at,
                    destination: format!("^{label}"),
                });
            }
            Event::SoftBreak => {
                let at = self.unit.text.len();
                self.breaks
                    .push(LineBreak::measure(at, markdown, range.clone()));
                self.put(" ", range);
            }
            Event::HardBreak => self.put("\n", range),
            Event::Html(_) | Event::InlineHtml(_) | Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                self.close();
                self.hidden += 1;
            }
            Tag::Image { .. } => self.hidden += 1,
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                use pulldown_cmark::LinkType::{Autolink, Email};
                let destination = if matches!(link_type, Autolink | Email) {
                    self.opaque(0..0);
                    self.autolinks += 1;
                    None
                } else {
                    Some(dest_url.into_string())
                };
                self.open_links.push((self.unit.text.len(), destination));
            }
            Tag::Emphasis => self.open_emphasis.push(self.unit.text.len()),
            Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            Tag::Heading { level, .. } => self.open(UnitKind::Heading(level as u8)),
            Tag::TableCell => self.open(UnitKind::Cell),
            Tag::Item => {
                self.items += 1;
                self.open(UnitKind::Item);
            }
            _ => self.open(self.block()),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::MetadataBlock(_) => {
                self.hidden = self.hidden.saturating_sub(1);
                self.open(self.block());
            }
            TagEnd::Image => self.hidden = self.hidden.saturating_sub(1),
            TagEnd::Link => match self.open_links.pop() {
                Some((start, Some(destination))) => {
                    let range = start..self.unit.text.len();
                    self.unit.links.push(Link { range, destination });
                }
                Some((_, None)) => self.autolinks = self.autolinks.saturating_sub(1),
                None => {}
            },
            TagEnd::Emphasis => {
                if let Some(start) = self.open_emphasis.pop() {
                    self.unit.emphasized.push(start..self.unit.text.len());
                }
            }
            TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::Item => {
                self.close();
                self.items = self.items.saturating_sub(1);
                self.unit.kind = self.block();
            }
            _ => self.open(self.block()),
        }
    }

    fn block(&self) -> UnitKind {
        if self.items > 0 {
            UnitKind::Item
        } else {
            UnitKind::Paragraph
        }
    }

    fn open(&mut self, kind: UnitKind) {
        self.close();
        self.unit.kind = kind;
    }

    fn close(&mut self) {
        let mut unit = std::mem::take(&mut self.unit);
        for at in parting(&unit.text, &self.breaks) {
            unit.text.replace_range(at..=at, "\n");
        }
        self.breaks.clear();
        if unit.text.chars().any(char::is_alphanumeric) {
            unit.quoted = quotations(&unit.text);
            self.units.push(unit);
        }
    }

    fn opaque(&mut self, range: Range<usize>) {
        let mut buffer = [0; 4];
        self.put(OPAQUE.encode_utf8(&mut buffer), range);
    }

    fn text(&mut self, text: &str, range: Range<usize>, markdown: &str) {
        // An entity or an escape reads otherwise than it is written: it maps as a whole.
        if markdown.get(range.clone()) == Some(text) {
            append(&mut self.unit, text, range);
        } else {
            self.put(text, range);
        }
    }

    fn put(&mut self, text: &str, range: Range<usize>) {
        let at = self.unit.text.len();
        self.unit.text.push_str(text);
        self.unit.map.push(at, text.len(), range);
    }
}

/// Adds text that stands verbatim at `source`, without invisible characters and with plain spaces.
fn append(unit: &mut Unit, text: &str, source: Range<usize>) {
    let mut copied = 0;
    if !text.is_ascii() {
        for (at, character) in text.char_indices() {
            let instead = match character {
                '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => "",
                '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => " ",
                _ => continue,
            };
            let after = at + character.len_utf8();
            push_piece(unit, &text[copied..at], source.start + copied);
            if !instead.is_empty() {
                let derived = unit.text.len();
                unit.text.push_str(instead);
                let place = source.start + at..source.start + after;
                unit.map.push(derived, instead.len(), place);
            }
            copied = after;
        }
    }
    push_piece(unit, &text[copied..], source.start + copied);
}

fn push_piece(unit: &mut Unit, piece: &str, source: usize) {
    if !piece.is_empty() {
        unit.map
            .push(unit.text.len(), piece.len(), source..source + piece.len());
        unit.text.push_str(piece);
    }
}

/// No quotation inside a sentence is longer; a mark without its partner must not hide a paragraph.
const LONGEST_QUOTATION: usize = 240;

/// The ranges inside quotation marks of English, German, Swiss and typewriter habit.
pub fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if text.is_ascii() && memchr::memchr(b'"', text.as_bytes()).is_none() {
        return found;
    }
    let mut from = 0;
    while let Some((start, mark)) = text[from..].char_indices().find(|(_, c)| opens(*c)) {
        let start = from + start;
        let after = start + mark.len_utf8();
        from = after;
        // A closing guillemet or curly mark may open in the other language: «…» and »…«.
        let inside = &text[after..floor_boundary(text, after + LONGEST_QUOTATION)];
        let end = inside.char_indices().find(|(at, c)| {
            closes(mark, *c)
                && (*c != '\'' && *c != '\u{2019}' && *c != '\u{2018}' || {
                    // An apostrophe is no closing mark: a letter follows.
                    let next = inside[at + c.len_utf8()..].chars().next();
                    *at > 0 && !next.is_some_and(char::is_alphanumeric)
                })
        });
        if let Some((at, closing)) = end {
            from = after + at + closing.len_utf8();
            found.push(start..from);
        }
    }
    found
}

fn opens(mark: char) -> bool {
    matches!(mark, '"' | '“' | '„' | '«' | '»' | '‚' | '‹' | '‘')
}

fn closes(open: char, mark: char) -> bool {
    match open {
        '"' => mark == '"',
        '“' => mark == '”' || mark == '“',
        '„' => matches!(mark, '“' | '”' | '"'),
        '«' => mark == '»',
        '»' => mark == '«',
        '‚' => matches!(mark, '‘' | '’' | '\''),
        '‘' => mark == '’',
        '‹' => mark == '›',
        _ => false,
    }
}

fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(markdown: &str) -> Vec<(UnitKind, String)> {
        units(markdown)
            .into_iter()
            .map(|unit| (unit.kind, unit.text))
            .collect()
    }

    #[test]
    fn blocks_become_units() {
        let markdown = "# Who\n\nOne\ntwo.\n\n- a\n- b\n\n  c\n\n| h | i |\n|---|---|\n| j | k |\n";
        let kinds = texts(markdown);
        assert_eq!(
            kinds,
            [
                (UnitKind::Heading(1), "Who".to_owned()),
                (UnitKind::Paragraph, "One two.".to_owned()),
                (UnitKind::Item, "a".to_owned()),
                (UnitKind::Item, "b".to_owned()),
                (UnitKind::Item, "c".to_owned()),
                (UnitKind::Cell, "h".to_owned()),
                (UnitKind::Cell, "i".to_owned()),
                (UnitKind::Cell, "j".to_owned()),
                (UnitKind::Cell, "k".to_owned()),
            ]
        );
    }

    #[test]
    fn what_is_not_prose_is_left_out() {
        let markdown = "A `code` [text](https://x.example/very) <https://y.example> ![alt](z.png) <b>B</b>.\n\n\
                        > quoted words\n\n```\nfenced\n```\n\n<div>html</div>\n\nEnd.\n\n[r]: https://very.example \"very\"\n";
        let all = texts(markdown);
        assert_eq!(all.len(), 2, "{all:?}");
        assert_eq!(all[0].1, "A \u{FFFC} text \u{FFFC}  B.");
        assert_eq!(all[1].1, "End.");
    }

    #[test]
    fn markup_inside_a_phrase_vanishes_and_places_hold() {
        let markdown = "At the *end* of\nthe **re\u{AD}sults**-driven\u{A0}day &amp; night.";
        let unit = &units(markdown)[0];
        assert_eq!(unit.text, "At the end of the results-driven day & night.");
        for word in ["end of", "driven day", "& night", "At"] {
            let at = unit.text.find(word).expect("word is there");
            let place = unit.map.to_source(at..at + word.len());
            let first = word.split(' ').next().expect("a word");
            assert!(
                markdown[place.clone()].starts_with(if first == "&" { "&amp;" } else { first }),
                "{word}: {}",
                &markdown[place]
            );
        }
        let at = unit.text.find("results-driven").expect("word is there");
        let place = unit.map.to_source(at..at + "results-driven".len());
        assert_eq!(&markdown[place], "re\u{AD}sults**-driven");
    }

    #[test]
    fn links_and_footnotes_keep_their_destination() {
        let markdown = "I [cut it](evidence:audit) down[^a].\n\n[^a]: Source.";
        let unit = &units(markdown)[0];
        assert_eq!(unit.text, "I cut it down.");
        assert_eq!(
            unit.links[0],
            Link {
                range: 2..8,
                destination: "evidence:audit".to_owned()
            }
        );
        assert_eq!(unit.links[1].destination, "^a");
    }

    #[test]
    fn quotations_of_all_habits_are_marked() {
        for text in [
            "Er sagt „ja doch“ dazu",
            "She says “yes” twice",
            "She says \"yes\" twice",
            "Il dit «oui» ici",
            "Er sagt »ja« dazu",
            "Er sagt ‚ja‘ dazu",
        ] {
            assert_eq!(quotations(text).len(), 1, "{text}");
        }
        assert!(quotations("It’s the world’s \"open end").is_empty());
        assert_eq!(quotations("„Kim’s ‚Weg‘“ und mehr").len(), 1);
    }

    #[test]
    fn nested_quotes_hide_their_lists() {
        assert!(texts("> - a\n> - b\n>\n> c\n").is_empty());
        assert_eq!(texts("- x\n\n  > hidden\n\n  y\n").len(), 2);
    }

    #[test]
    fn crlf_and_bom_keep_places() {
        let markdown = "One\r\ntwo very three";
        let unit = &units(markdown)[0];
        assert_eq!(unit.text, "One two very three");
        let at = unit.text.find("very").expect("word is there");
        assert_eq!(&markdown[unit.map.to_source(at..at + 4)], "very");
    }
}
