//! Where a Markdown text leads, and what in it can be led to.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::text::prose::options;
use crate::text::slug::slug;

/// A link or picture of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// The whole of it, `[words](address)`, in the Markdown.
    pub range: Range<usize>,
    /// The address as it is meant, without escapes.
    pub address: String,
}

/// Whether a text may lead to anything but whole addresses of the web, at a cheap look: a text that
/// may not has nothing to look up in the site.
pub fn may_lead_inside(markdown: &str) -> bool {
    let whole = |address: &str| address.starts_with("https://") || address.starts_with("http://");
    let mut inline = markdown.split("](").skip(1);
    inline.any(|address| !whole(address)) || markdown.contains("]:") || markdown.contains('<')
}

/// Whether a text may lead to something by its id, with one of the schemes (`evidence:`), at a cheap
/// look: a colon may also be written with an escape or as a character reference.
pub fn may_name(markdown: &str, schemes: &[&str]) -> bool {
    schemes.iter().any(|scheme| markdown.contains(scheme))
        || memchr::memchr2(b'\\', b'&', markdown.as_bytes()).is_some()
}

/// Every link and picture, in order.
pub fn destinations(markdown: &str) -> Vec<Destination> {
    // Most texts have none, and reading Markdown is the costly part.
    if !markdown.contains("](") && !markdown.contains("]:") && !markdown.contains('<') {
        return Vec::new();
    }
    let events = Parser::new_ext(markdown, options()).into_offset_iter();
    events
        .filter_map(|(event, range)| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                Some(Destination {
                    range,
                    address: dest_url.into_string(),
                })
            }
            _ => None,
        })
        .collect()
}

/// The fragments that a text can be addressed with: its headings, by their own id or their words,
/// and the ids in its HTML.
pub fn anchors(markdown: &str) -> HashSet<String> {
    let mut found = HashSet::new();
    let mut heading: Option<(Option<String>, String)> = None;
    for event in Parser::new_ext(markdown, options()) {
        match event {
            Event::Start(Tag::Heading { id, .. }) => {
                heading = Some((id.map(pulldown_cmark::CowStr::into_string), String::new()));
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some((_, text)) = &mut heading {
                    text.push_str(&words);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some((_, text)) = &mut heading {
                    text.push(' ');
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some((id, text)) = heading.take() {
                    add_heading(id.unwrap_or_else(|| slug(&text)), &mut found);
                }
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                for part in html.split("id=\"").skip(1) {
                    found.extend(part.split('"').next().map(str::to_owned));
                }
            }
            _ => {}
        }
    }
    found
}

/// The second heading of a name gets a number.
fn add_heading(wanted: String, found: &mut HashSet<String>) {
    let mut id = wanted.clone();
    let mut number = 2;
    while !found.insert(id) {
        id = format!("{wanted}-{number}");
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_pictures_with_their_places() {
        let text = "A [b](c.md#d) and ![e](<f g.png>), [h].\n\n[h]: /i.pdf\n\n`[no](x.md)`\n";
        let found = destinations(text);
        let parts: Vec<(&str, &str)> = found
            .iter()
            .map(|found| (&text[found.range.clone()], found.address.as_str()))
            .collect();
        assert_eq!(
            parts,
            [
                ("[b](c.md#d)", "c.md#d"),
                ("![e](<f g.png>)", "f g.png"),
                ("[h]", "/i.pdf"),
            ]
        );
        assert!(destinations("plain [words]").is_empty());
        assert!(may_lead_inside(text) && may_lead_inside("<a href=\"c\">"));
        assert!(may_lead_inside("[![b](c.png)](https://d.example)"));
        assert!(!may_lead_inside("[words](https://d.example) and [more]"));
    }

    #[test]
    fn headings_can_be_addressed() {
        let anchors =
            anchors("# Über *uns*\n\n## Über uns\n\n## X {#own}\n\n<p id=\"raw\">x</p>\n");
        for anchor in ["ueber-uns", "ueber-uns-2", "own", "raw"] {
            assert!(anchors.contains(anchor), "{anchor}");
        }
    }
}
