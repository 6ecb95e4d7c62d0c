//! A built page: its elements and words in their order, each with its place.

use std::ops::Range;

use html5gum::emitters::default::{DefaultEmitter, Token};
use html5gum::{HtmlString, Tokenizer};

use crate::source::{SourceId, Span};

/// A page.
#[derive(Debug)]
pub struct HtmlPage {
    /// Its path below the output folder.
    pub path: String,
    /// Its text as a source.
    pub source: SourceId,
    /// What it holds, in order.
    pub nodes: Vec<Node>,
}

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub enum Node {
    /// An element begins, or is there as a whole: `<img>`.
    Open(Element),
    /// An element ends.
    Close(Box<str>),
    /// Words between elements, with their entities read; also the content of scripts.
    Text(Box<str>, Range<usize>),
}

/// A start tag.
#[derive(Debug, PartialEq, Eq)]
pub struct Element {
    /// Its name, lower case.
    pub name: Box<str>,
    /// Its attributes, with their entities read, by name.
    pub attributes: Vec<(Box<str>, Box<str>)>,
    /// Its bytes, from `<` to `>`.
    pub range: Range<usize>,
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(named, _)| &**named == name)
            .map(|(_, value)| &**value)
    }

    /// Whether an attribute that is a list of words has this one: `class`, `rel`.
    pub fn has_word(&self, attribute: &str, word: &str) -> bool {
        let words = self.attribute(attribute).unwrap_or_default();
        words
            .split_ascii_whitespace()
            .any(|own| own.eq_ignore_ascii_case(word))
    }
}

impl HtmlPage {
    /// Reads a page as a browser does: nothing in it is a fault.
    pub(super) fn read(path: &str, source: SourceId, text: &str) -> Self {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        let mut nodes = Vec::new();
        for token in Tokenizer::new_with_emitter(text, emitter) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => nodes.push(Node::Open(Element {
                    name: words(&tag.name),
                    attributes: tag
                        .attributes
                        .iter()
                        .map(|(name, value)| (words(name), words(&value.value)))
                        .collect(),
                    range: tag.span.start..tag.span.end,
                })),
                Token::EndTag(tag) => nodes.push(Node::Close(words(&tag.name))),
                Token::String(text) => nodes.push(Node::Text(
                    words(&text.value),
                    text.span.start..text.span.end,
                )),
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        HtmlPage {
            path: path.to_owned(),
            source,
            nodes,
        }
    }

    /// Every element, in order.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Open(element) => Some(element),
            _ => None,
        })
    }

    /// The elements of a name.
    pub fn named(&self, name: &str) -> impl Iterator<Item = &Element> {
        self.elements()
            .filter(move |element| &*element.name == name)
    }

    /// The place of an element.
    pub fn span(&self, element: &Element) -> Span {
        Span::new(self.source, element.range.clone())
    }

    /// Where the page begins: the place of what is missing.
    pub fn start(&self) -> Span {
        Span::new(self.source, 0..0)
    }

    /// Whether it only sends its reader on.
    pub fn is_redirect(&self) -> bool {
        self.named("meta")
            .any(|meta| meta.has_word("http-equiv", "refresh"))
    }

    /// The `content` of the `meta` element with that `name` or `property`.
    pub fn meta(&self, name: &str) -> Option<&str> {
        let named = |element: &&Element| {
            element.attribute("name") == Some(name) || element.attribute("property") == Some(name)
        };
        self.named("meta").find(named)?.attribute("content")
    }

    /// The scripts of a type, with their places: `application/ld+json`.
    pub fn scripts(&self, kind: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
        self.nodes.windows(2).filter_map(move |pair| match pair {
            [Node::Open(element), Node::Text(text, range)]
                if &*element.name == "script" && element.attribute("type") == Some(kind) =>
            {
                Some((&**text, range.clone()))
            }
            _ => None,
        })
    }

    /// The words that readers see, with their places: no scripts, no styles.
    pub fn words(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        let mut silent = false;
        self.nodes.iter().filter_map(move |node| match node {
            Node::Open(element) => {
                silent = matches!(&*element.name, "script" | "style" | "title");
                None
            }
            Node::Close(_) => {
                silent = false;
                None
            }
            Node::Text(text, range) => (!silent).then_some((&**text, range.clone())),
        })
    }
}

fn words(text: &HtmlString) -> Box<str> {
    String::from_utf8_lossy(text).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn read(text: &str) -> HtmlPage {
        let source = Sources::default().add("public/index.html", text);
        HtmlPage::read("index.html", source, text)
    }

    #[test]
    fn elements_and_words_keep_their_places() {
        let text = "<!doctype html><p class=\"a b\">Zoë &amp; Jo<br>日本</p>";
        let page = read(text);
        let paragraph = page.named("p").next().expect("a paragraph");
        assert_eq!(&text[paragraph.range.clone()], "<p class=\"a b\">");
        assert!(paragraph.has_word("class", "b") && !paragraph.has_word("class", "c"));
        let words: Vec<(&str, &str)> = page
            .words()
            .map(|(words, range)| (words, &text[range]))
            .collect();
        assert_eq!(words, [("Zoë & Jo", "Zoë &amp; Jo"), ("日本", "日本")]);
    }

    #[test]
    fn scripts_are_no_words_and_hold_no_elements() {
        let page = read(
            "<title>T</title><script type=\"application/ld+json\">{\"a\":\"<b>\"}</script><i>x</i>",
        );
        assert_eq!(page.scripts("application/ld+json").count(), 1);
        assert!(page.named("b").next().is_none());
        let words: Vec<&str> = page.words().map(|(words, _)| words).collect();
        assert_eq!(words, ["x"]);
    }
}
