//! Texts outside of any site, for `pointed check FILE…` and `pointed check -`.

use std::io::Read as _;
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

/// Reads the texts; front matter is left out. Without a language each text's own is detected.
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
        let language = language.unwrap_or_else(|| detect(&text[body.clone()]));
        spans.push((Span::new(source, body), language));
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

/// English or German, by the words; English where nothing tells.
fn detect(text: &str) -> Language {
    let detector = Detector::with_allowlist(vec![Lang::Eng, Lang::Deu]);
    match detector.detect_lang(text) {
        Some(Lang::Deu) => Language::De,
        _ => Language::En,
    }
}
