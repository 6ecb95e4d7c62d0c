//! Texts outside of any site, for `pointed check FILE…` and `pointed check -`.

use std::io::Read as _;
use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use jiff::civil::Date;
use whatlang::{Detector, Lang};

use crate::parse;
use crate::site::Site;
use crate::source::{Sources, Span};
use crate::text::language::Language;

/// What the texts are called that come from standard input.
const STANDARD_INPUT: &str = "-";

/// Reads the texts; front matter is left out. Without a language the own one of each text is detected, and
/// of each paragraph that is clearly in the other: who posts in two languages writes one below the other.
pub(super) fn read(
    files: &[PathBuf],
    language: Option<Language>,
    today: Date,
) -> Result<(Site, Vec<(Span, Language)>)> {
    let mut sources = Sources::default();
    let mut spans = Vec::new();
    for file in files {
        let text = text_of(file)?;
        let name = match file.to_str() {
            Some(STANDARD_INPUT) => "<stdin>".to_owned(),
            _ => file.display().to_string(),
        };
        let source = sources.add(name, text);
        let text = &sources.get(source).text;
        let body = parse::body(text);
        match language {
            Some(language) => spans.push((Span::new(source, body), language)),
            None => {
                let parts = by_language(text, body).into_iter();
                spans.extend(parts.map(|(part, language)| (Span::new(source, part), language)));
            }
        }
    }
    Ok((Site::of_texts(sources, today), spans))
}

fn text_of(file: &Path) -> Result<String> {
    let bytes = if file.as_os_str() == STANDARD_INPUT {
        let mut bytes = Vec::new();
        std::io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .context("cannot read standard input")?;
        bytes
    } else if file.is_dir() {
        bail!(
            "`{0}` is a folder\nhelp: check a site with `pointed -C {0} check`",
            file.display()
        );
    } else {
        std::fs::read(file).with_context(|| format!("cannot read `{}`", file.display()))?
    };
    let name = file.display();
    String::from_utf8(bytes).map_err(|_| anyhow::anyhow!("`{name}` is not UTF-8: save it as UTF-8"))
}

/// The parts of a text, each in one language. A paragraph that does not tell goes with the one above it.
fn by_language(text: &str, body: Range<usize>) -> Vec<(Range<usize>, Language)> {
    let main = detect(&text[body.clone()]).map_or(Language::En, |(language, _)| language);
    let mut parts: Vec<(Range<usize>, Language)> = Vec::new();
    for block in blocks(text, body.clone()) {
        let clear = match detect(&text[block.clone()]) {
            Some((language, true)) => Some(language),
            _ => None,
        };
        match (parts.last_mut(), clear) {
            (Some((part, last)), clear) if clear.is_none_or(|clear| clear == *last) => {
                part.end = block.end;
            }
            (_, clear) => parts.push((block, clear.unwrap_or(main))),
        }
    }
    if parts.is_empty() {
        parts.push((body, main));
    }
    parts
}

/// A text cut before each line that a blank line precedes, but not inside of lists and code.
fn blocks(text: &str, body: Range<usize>) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let (mut start, mut at) = (body.start, body.start);
    let (mut blank, mut code) = (false, false);
    for line in text[body.clone()].split_inclusive('\n') {
        let empty = line.trim().is_empty();
        let fence = ["```", "~~~"]
            .iter()
            .any(|mark| line.trim_start().starts_with(mark));
        if blank && !empty && !code && !line.starts_with([' ', '\t']) && at > start {
            blocks.push(start..at);
            start = at;
        }
        code ^= fence;
        blank = empty;
        at += line.len();
    }
    if body.end > start {
        blocks.push(start..body.end);
    }
    blocks
}

/// English or German, by the words, and whether they are clear about it.
fn detect(text: &str) -> Option<(Language, bool)> {
    let detector = Detector::with_allowlist(vec![Lang::Eng, Lang::Deu]);
    let found = detector.detect(text)?;
    let language = match found.lang() {
        Lang::Deu => Language::De,
        _ => Language::En,
    };
    Some((language, found.is_reliable()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_paragraph_is_read_in_its_own_language() {
        let text = "I inspect timber bridges for counties and find the wet joint before it closes the crossing.\r\n\r\n\
                    ```\r\nlet x = 1;\r\n\r\nlet y = 2;\r\n```\r\n\r\n\
                    Ich prüfe Holzbrücken für Landkreise und finde den nassen Anschluss, bevor er den Steg sperrt.\r\n\r\n\
                    - Teamplayer\r\n";
        let parts = by_language(text, 0..text.len());
        let read: Vec<(&str, Language)> = parts
            .iter()
            .map(|(part, language)| (&text[part.start..part.start + 9], *language))
            .collect();
        assert_eq!(parts.first().map(|(part, _)| part.start), Some(0));
        assert_eq!(parts.last().map(|(part, _)| part.end), Some(text.len()));
        assert!(read.contains(&("I inspect", Language::En)), "{read:?}");
        assert!(read.contains(&("Ich prüf", Language::De)), "{read:?}");
    }

    #[test]
    fn a_text_without_words_is_one_part() {
        for text in ["", "\n\n", "🎉"] {
            assert_eq!(by_language(text, 0..text.len()).len(), 1, "{text:?}");
        }
    }
}
