//! `pointed.toml`: where the site will stand, and in which languages.

use serde_json::Value;
use url::Url;

use crate::import::detect;
use crate::import::resume::section::{Resume, Section, bare};
use crate::import::resume::translation;
use crate::import::resume::words::Words;
use crate::import::sheet::Sheet;
use crate::text::language::Language;

/// The languages of a résumé, the main one first: what the file says (`language`, `lang`,
/// `locale`, there or in `meta`), else the first that it has texts in, else what its words tell.
pub(super) fn languages(resume: &Resume) -> Vec<Language> {
    let mut languages: Vec<Language> = resume
        .language
        .or_else(|| said(resume))
        .into_iter()
        .collect();
    let mut texts = Vec::new();
    for (_, _, value) in &resume.sections {
        seen(value, &mut languages, &mut texts);
    }
    if languages.is_empty() {
        languages.push(detect::language(texts));
    }
    languages
}

/// Keys under which a file names its language.
pub(super) const LANGUAGE_KEYS: [&str; 3] = ["language", "lang", "locale"];

fn said(resume: &Resume) -> Option<Language> {
    let meta = resume
        .sections
        .iter()
        .filter(|(section, _, _)| *section == Section::Meta);
    let mut in_meta = meta.filter_map(|(_, _, value)| value.as_object()).flatten();
    let mut others = resume.others.iter();
    others
        .find_map(|(key, value)| named_language(key, value))
        .or_else(|| in_meta.find_map(|(key, value)| named_language(key, value)))
}

/// The language that a key at the top names.
pub(super) fn named_language(path: &str, value: &Value) -> Option<Language> {
    let key = bare(path.rsplit('.').next().unwrap_or_default());
    let language = value.as_str().and_then(translation::language);
    language.filter(|_| LANGUAGE_KEYS.contains(&key.as_str()))
}

/// Collects the languages of language maps, and the texts that have none.
fn seen<'v>(value: &'v Value, languages: &mut Vec<Language>, texts: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => texts.push(text),
        Value::Array(values) => {
            values
                .iter()
                .for_each(|value| seen(value, languages, texts));
        }
        Value::Object(map) if translation::is_language_map(map) => {
            for (tag, value) in map {
                let language = translation::language(tag).filter(|_| !translation::is_empty(value));
                if let Some(language) = language.filter(|language| !languages.contains(language)) {
                    languages.push(language);
                }
            }
        }
        Value::Object(map) => {
            map.values().for_each(|value| seen(value, languages, texts));
        }
        _ => {}
    }
}

/// Rules about what no résumé says. They would stop the first build of every import, so they only
/// warn until the owner has said it.
const STILL_TO_SAY: [&str; 4] = [
    "headline-missing",
    "no-core-topic",
    "placeholder-text",
    "positioning-missing",
];

/// Writes the file.
pub(super) fn write(own_site: Option<&str>, languages: &[Language]) -> String {
    let words = Words(languages[0]);
    let mut sheet = Sheet::default();
    match own_site.and_then(base_url) {
        Some(base_url) => sheet.set_with_note("base_url", base_url, words.own_site()),
        None => sheet.set_with_note("base_url", "https://example.org/", words.no_site()),
    }
    let tags = toml_edit::Array::from_iter(languages.iter().map(|language| language.tag()));
    sheet.set_with_note("languages", tags, words.languages());
    sheet.set("theme", "carte");
    sheet.table("check");
    sheet.comment(words.still_to_say());
    sheet.set("warn", toml_edit::Array::from_iter(STILL_TO_SAY));
    sheet.finish()
}

/// The folder of an address: without page, query and fragment.
fn base_url(site: &str) -> Option<String> {
    let mut url = Url::parse(site).ok()?;
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    url.set_query(None);
    url.set_fragment(None);
    url.set_username("").ok()?;
    url.set_password(None).ok()?;
    let path = url.path();
    let last = path.rsplit('/').next().unwrap_or_default();
    let folder = match last.contains('.') {
        true => path[..path.len() - last.len()].to_owned(),
        false if last.is_empty() => path.to_owned(),
        false => format!("{path}/"),
    };
    url.set_path(&folder);
    Some(url.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_a_folder() {
        for (site, expected) in [
            ("https://mara.example", Some("https://mara.example/")),
            (
                "http://mara.example/cv/index.html?x#y",
                Some("http://mara.example/cv/"),
            ),
            (
                "https://host.example/~mara",
                Some("https://host.example/~mara/"),
            ),
            ("https://a:b@mara.example/", Some("https://mara.example/")),
            ("mailto:a@b.example", None),
        ] {
            assert_eq!(base_url(site).as_deref(), expected, "{site}");
        }
    }
}
