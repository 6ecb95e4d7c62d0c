//! What a page says: its words, its title, and where it links to.

use std::cell::RefCell;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// A page, read.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) title: String,
    pub(super) text: String,
    /// Where it links to, and whether with `rel="me"`.
    pub(super) links: Vec<(String, bool)>,
}

/// The text of bytes: as the header says, else a byte order mark, else the page itself; UTF-8 where
/// it is valid, Windows-1252 otherwise.
pub(super) fn decode(bytes: &[u8], content_type: &str) -> String {
    let named = |text: &str| {
        let at = text.to_ascii_lowercase().find("charset=")? + "charset=".len();
        let label = text[at..].trim_start_matches(['"', '\'']);
        let end = label.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c));
        Encoding::for_label(&label.as_bytes()[..end.unwrap_or(label.len())])
    };
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]);
    let said = named(content_type).or_else(|| named(&head));
    // A page that says UTF-8 and is not, or the other way round, is common.
    let valid = std::str::from_utf8(bytes).is_ok();
    let encoding = match said {
        _ if valid => UTF_8,
        Some(encoding) if encoding != UTF_8 => encoding,
        _ => WINDOWS_1252,
    };
    encoding.decode(bytes).0.into_owned()
}

/// Reads HTML.
pub(super) fn read(html: &str) -> Page {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let sink = Sink::default();
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let mut page = tokenizer.sink.page.into_inner();
    page.title = page.title.split_whitespace().collect::<Vec<_>>().join(" ");
    page
}

#[derive(Default)]
struct Sink {
    page: RefCell<Page>,
    /// The element whose content is not seen.
    hidden: RefCell<Option<String>>,
    in_title: RefCell<bool>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::CharacterTokens(text) => {
                let mut page = self.page.borrow_mut();
                if *self.in_title.borrow() {
                    page.title.push_str(&text);
                }
                if self.hidden.borrow().is_none() {
                    page.text.push_str(&text);
                }
                TokenSinkResult::Continue
            }
            Token::TagToken(tag) => {
                let name = tag.name.to_string();
                let opens = tag.kind == TagKind::StartTag;
                self.page.borrow_mut().text.push(' ');
                match name.as_str() {
                    "title" => {
                        *self.in_title.borrow_mut() = opens && self.page.borrow().title.is_empty();
                        if opens {
                            return TokenSinkResult::RawData(RawKind::Rcdata);
                        }
                    }
                    "a" | "link" | "area" if opens => {
                        let value = |wanted: &str| {
                            let found = tag.attrs.iter().find(|one| &*one.name.local == wanted);
                            found.map(|one| one.value.to_string())
                        };
                        let me = value("rel").is_some_and(|rel| {
                            rel.split_whitespace()
                                .any(|word| word.eq_ignore_ascii_case("me"))
                        });
                        if let Some(href) = value("href") {
                            self.page.borrow_mut().links.push((href, me));
                        }
                    }
                    "meta" if opens => {
                        // The words that a page gives to search engines are seen, too.
                        let content = tag.attrs.iter().find(|one| &*one.name.local == "content");
                        if let Some(content) = content {
                            let mut page = self.page.borrow_mut();
                            page.text.push_str(&content.value);
                        }
                    }
                    "script" | "style" | "template" | "noscript" => {
                        let mut hidden = self.hidden.borrow_mut();
                        if opens && hidden.is_none() {
                            *hidden = Some(name.clone());
                        } else if !opens && hidden.as_deref() == Some(&name) {
                            *hidden = None;
                        }
                        if opens && name == "script" {
                            return TokenSinkResult::RawData(RawKind::ScriptData);
                        }
                        if opens && name == "style" {
                            return TokenSinkResult::RawData(RawKind::Rawtext);
                        }
                    }
                    _ => {}
                }
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

/// Letters alone, without accents and case, one blank between words: `José  Müller` is `jose muller`.
pub(super) fn folded(text: &str) -> String {
    let plain = deunicode::deunicode(text).to_lowercase();
    plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_titles_and_links_are_read() {
        let page = read(
            "<title>A &amp; B</title><script>var Hidden = '<p>'</script><style>p{}</style>\
             <p>José <b>Müller</b></p><a rel='me nofollow' href='https://a.example/'>x</a>",
        );
        assert_eq!(page.title, "A & B");
        assert!(folded(&page.text).contains("jose muller"));
        assert!(!page.text.contains("Hidden"));
        assert_eq!(page.links, [("https://a.example/".to_owned(), true)]);
    }

    #[test]
    fn a_wrong_charset_is_seen_through() {
        let latin = b"M\xfcller";
        assert_eq!(decode(latin, "text/html; charset=utf-8"), "Müller");
        assert_eq!(
            decode("Müller".as_bytes(), "text/html; charset=iso-8859-1"),
            "Müller"
        );
        assert_eq!(decode(latin, "text/html"), "Müller");
    }
}
