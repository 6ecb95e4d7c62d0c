//! `pointed.toml` becomes [`Settings`].

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Severity};
use crate::parse::document;
use crate::parse::fields::{Fields, Reader, list};
use crate::parse::publishing;
use crate::parse::shape::{self, Shape};
use crate::site::{CheckSettings, RawHtml, Settings, SnapshotFile, Waiver};
use crate::source::{Located, SourceId, Span};
use crate::text::bilingual::{Bilingual, both};
use crate::text::language::Language;
use crate::text::nearest::{did_you_mean, nearest};
use crate::text::url;

/// The file as messages name it.
const NAME: &str = "`pointed.toml`";

/// What a site has that says nothing.
const DEFAULT_THEME: &str = "carte";

/// Reads the settings; `base_url` on the command line wins over the file's.
pub(super) fn settings(
    text: &str,
    source: SourceId,
    base_url: Option<&str>,
) -> (Settings, Vec<Diagnostic>) {
    let reader = Reader::new(source, 0);
    let table = document::read(text, &reader);
    let start = Span::new(source, 0..0);
    let fields = Fields::new(&reader, table.get_ref(), start, NAME);
    let settings = read(&fields, base_url);
    fields.finish();
    (settings, reader.into_diagnostics())
}

/// The fields of `pointed.toml`, taken down instead of read.
pub(super) fn record(source: SourceId) -> Shape {
    shape::of(source, NAME, |fields| {
        read(&fields, None);
    })
}

fn read(fields: &Fields<'_, '_>, base_url: Option<&str>) -> Settings {
    let start = fields.span;
    Settings {
        span: start,
        base_url: read_base_url(fields, base_url),
        languages: read_languages(fields),
        theme: fields
            .text("theme")
            .unwrap_or_else(|| Located::new(DEFAULT_THEME.to_owned(), start)),
        theme_options: fields
            .raw("theme_options")
            .unwrap_or_default()
            .into_iter()
            .collect(),
        raw_html: fields
            .table("markdown", "[markdown]")
            .map_or_else(RawHtml::default, |table| {
                let raw_html = table.choice("raw_html").map(|choice| choice.value);
                table.finish();
                raw_html.unwrap_or_default()
            }),
        email: fields
            .choice("email")
            .map(|choice| choice.value)
            .unwrap_or_default(),
        robots: fields
            .table("robots", "[robots]")
            .map(publishing::robots)
            .unwrap_or_default(),
        security: fields
            .table("security", "[security]")
            .map(publishing::security),
        webfinger: fields
            .table("webfinger", "[webfinger]")
            .and_then(publishing::webfinger),
        hosting: fields
            .table("hosting", "[hosting]")
            .map(publishing::hosting)
            .unwrap_or_default(),
        check: fields
            .table("check", "[check]")
            .map(read_check)
            .unwrap_or_default(),
        snapshots: fields
            .table("snapshot", "[snapshot]")
            .map(read_snapshots)
            .unwrap_or_default(),
        waivers: fields
            .entries("waiver", "[[waiver]]")
            .into_iter()
            .map(read_waiver)
            .collect(),
    }
}

fn read_snapshots(table: Fields<'_, '_>) -> Vec<SnapshotFile> {
    let mut files = Vec::new();
    for network in ["linkedin", "xing", "jsonresume", "rendercv"] {
        let Some(path) = table.text(network) else {
            continue;
        };
        if url::join("", &path).is_none() || path.starts_with('/') {
            table.reader.report(
                Diagnostic::error(
                    "invalid-value",
                    path.span,
                    Bilingual::new(
                        "a path that leads out of the site",
                        "ein Pfad, der aus der Website führt",
                    ),
                )
                .help(Bilingual::new(
                    "put the export into the site folder, outside of `static/`",
                    "den Export in den Ordner der Website legen, außerhalb von `static/`",
                )),
            );
            continue;
        }
        files.push(SnapshotFile { network, path });
    }
    table.finish();
    files
}

fn read_base_url(fields: &Fields<'_, '_>, flag: Option<&str>) -> Located<String> {
    let written = fields.text("base_url");
    let span = written.as_ref().map_or(fields.span, |url| url.span);
    let base_url = match (flag, written) {
        (Some(flag), _) => flag.to_owned(),
        (None, Some(written)) => written.value,
        (None, None) => {
            let help = Bilingual::new(
                "write where the site will stand: `base_url = \"https://example.org/\"`",
                "schreiben, wo die Website stehen wird: `base_url = \"https://example.org/\"`",
            );
            fields.missing("base_url", help);
            "https://example.org/".to_owned()
        }
    };
    let mut base_url = base_url.trim().to_owned();
    let extra = base_url.contains(['?', '#', ' ', '"', '<', '>', '\\']);
    if !url::is_web(&base_url) || url::host(&base_url).is_none() || extra {
        let message = both!(
            "`base_url` cannot be `{base_url}`",
            "`base_url` kann nicht `{base_url}` sein"
        );
        fields
            .reader
            .report(Diagnostic::error("invalid-value", span, message).help(
                Bilingual::new(
                    "it is a web address, such as `https://example.org/` or `https://example.org/~me/`",
                    "das ist eine Webadresse wie `https://example.org/` oder `https://example.org/~ich/`"
                ),
            ));
        base_url = "https://example.org/".to_owned();
    }
    if !base_url.ends_with('/') {
        base_url.push('/');
    }
    Located::new(base_url, span)
}

fn read_languages(fields: &Fields<'_, '_>) -> Vec<Language> {
    let mut languages = Vec::new();
    for tag in fields.texts("languages") {
        match Language::parse(&tag) {
            Some(language) if languages.contains(&language) => {}
            Some(language) => languages.push(language),
            None => {
                let message = both!(
                    "`{tag}` is no language that Pointed writes",
                    "`{tag}` ist keine Sprache, die Pointed schreibt"
                );
                fields.reader.report(
                    Diagnostic::error("unknown-language", tag.span, message).help(Bilingual::new(
                        "possible are `en` and `de`",
                        "möglich sind `en` und `de`",
                    )),
                );
            }
        }
    }
    if languages.is_empty() {
        languages.push(Language::En);
    }
    languages
}

fn read_check(fields: Fields<'_, '_>) -> CheckSettings {
    let settings = CheckSettings {
        fail_on: fields
            .text("fail_on")
            .and_then(|word| read_severity(&fields, &word)),
        language: fields
            .choice("lang")
            .map(|lang| lang.value)
            .unwrap_or_default(),
        strict: fields.boolean("strict").unwrap_or_default(),
        deny: fields.texts("deny"),
        warn: fields.texts("warn"),
        allow: fields.texts("allow"),
        rules: read_rule_options(&fields),
    };
    fields.finish();
    settings
}

fn read_severity(fields: &Fields<'_, '_>, word: &Located<String>) -> Option<Severity> {
    let levels = [Severity::Error, Severity::Warning, Severity::Info];
    let level = levels.into_iter().find(|level| level.name() == word.value);
    if level.is_none() {
        let names = levels.map(Severity::name);
        let message = both!(
            "`fail_on` cannot be `{word}`",
            "`fail_on` kann nicht `{word}` sein"
        );
        let possible = list(&names);
        let help = match nearest(word, names) {
            Some(near) => did_you_mean(near),
            None => both!("possible are {possible}", "möglich sind {possible}"),
        };
        let finding = Diagnostic::error("invalid-value", word.span, message).help(help);
        fields.reader.report(finding);
    }
    level
}

fn read_rule_options(fields: &Fields<'_, '_>) -> BTreeMap<String, Located<toml::Table>> {
    let mut rules = BTreeMap::new();
    for (name, value) in fields.raw("rules").unwrap_or_default() {
        match value.value {
            toml::Value::Table(table) => {
                rules.insert(name, Located::new(table, value.span));
            }
            _ => fields.reader.report(Diagnostic::error(
                "wrong-type",
                value.span,
                both!(
                    "`{name}` should be a table of options",
                    "`{name}` sollte eine Tabelle von Einstellungen sein"
                ),
            )),
        }
    }
    rules
}

fn read_waiver(fields: Fields<'_, '_>) -> Waiver {
    let span = fields.span;
    let rule = fields.text("rule").unwrap_or_else(|| {
        fields.missing(
            "rule",
            Bilingual::new(
                "name the rule whose finding is accepted",
                "die Regel nennen, deren Befund hingenommen wird",
            ),
        );
        Located::new(String::new(), span)
    });
    let waiver = Waiver {
        span,
        rule,
        at: fields.text("at"),
        words: fields.text("words"),
        reason: fields.text("reason"),
        until: fields.date("until"),
    };
    fields.finish();
    waiver
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;
    use crate::tree::SETTINGS_FILE;

    fn read(text: &str) -> (Settings, Vec<String>) {
        let source = Sources::default().add(SETTINGS_FILE, text);
        let (settings, findings) = settings(text, source, None);
        (
            settings,
            findings
                .into_iter()
                .map(|finding| finding.message.to_string())
                .collect(),
        )
    }

    #[test]
    fn an_address_ends_with_a_slash_and_knows_its_path() {
        let (settings, findings) = read("base_url = \"https://example.org/~me\"");
        assert_eq!(findings, [""; 0]);
        assert_eq!(settings.base_url.value, "https://example.org/~me/");
        assert_eq!(settings.base_path(), "/~me/");
        let (settings, _) = read("base_url = \"https://example.org\"");
        assert_eq!(settings.base_path(), "/");
    }

    #[test]
    fn every_fault_is_reported_and_none_hides_another() {
        let (settings, findings) = read(
            "base_url = \"example.org\"\nlanguages = [\"de\", \"fr\"]\nthem = \"x\"\n[check]\nfail_on = \"eror\"\nstrict = \"yes\"\n",
        );
        assert_eq!(settings.languages, [Language::De]);
        assert_eq!(
            findings,
            [
                "`base_url` cannot be `example.org`",
                "`fr` is no language that Pointed writes",
                "`fail_on` cannot be `eror`",
                "`strict` should be `true` or `false`, without quotes, this is a text",
                "`pointed.toml` has no field `them`",
            ]
        );
    }
}
