//! Sources become a site. Reading never fails: it gives what it could read, and what it could not.

mod content;
mod document;
mod entry;
mod fields;
mod front_matter;
mod ids;
mod item;
mod organisations;
mod person;
mod positioning;
mod profile;
mod publishing;
mod read_before;
mod settings;
pub mod shape;

use jiff::civil::Date;

pub use read_before::ReadBefore;

use crate::diagnostic::Diagnostic;
use crate::site::{Profile, Site, StaticFile};
use crate::source::{SourceId, Span};
use crate::text::bilingual::{Bilingual, both};
use crate::text::url::join;
use crate::tree::{PROFILE_FILE, SETTINGS_FILE, Tree};

/// Where the Markdown of a file lies: below its front matter.
pub fn body(text: &str) -> std::ops::Range<usize> {
    front_matter::split(text).body
}

/// What the command line says about reading.
#[derive(Debug, Clone)]
pub struct Options {
    /// The day for which the site is built.
    pub today: Date,
    /// `--base-url`
    pub base_url: Option<String>,
    /// `--drafts`: drafts belong to the site.
    pub drafts: bool,
}

/// Everything that the sources say, and every fault in them.
///
/// The tree must hold [`SETTINGS_FILE`]: without it there is no site.
pub fn site(tree: Tree, options: &Options) -> (Site, Vec<Diagnostic>) {
    site_again(tree, options, None)
}

/// The same for who reads a site again and again.
pub fn site_again(
    tree: Tree,
    options: &Options,
    before: Option<&ReadBefore>,
) -> (Site, Vec<Diagnostic>) {
    let Tree {
        sources,
        files,
        not_utf8,
        outside,
        dimensions,
        ..
    } = tree;
    let mut diagnostics = Vec::new();
    for (source, offset) in not_utf8 {
        diagnostics.push(
            Diagnostic::error(
                "not-utf8",
                Span::new(source, offset..offset),
                Bilingual::new("this file is not UTF-8", "diese Datei ist nicht UTF-8"),
            )
            .help(Bilingual::new(
                "save it as UTF-8; older German editors write Windows-1252",
                "als UTF-8 speichern; ältere deutsche Editoren schreiben Windows-1252",
            )),
        );
    }
    let settings_source = sources
        .find(SETTINGS_FILE)
        .expect("the caller looked for the settings");
    for path in outside {
        let message = both!(
            "`{path}` is no file in the site folder, but a folder or a link that leads out",
            "`{path}` ist keine Datei im Ordner der Website, sondern ein Ordner oder ein Verweis nach draußen"
        );
        diagnostics.push(
            Diagnostic::warning("outside-file", Span::new(settings_source, 0..0), message).help(
                Bilingual::new(
                    "put the file itself there: nothing else is read",
                    "die Datei selbst dorthin legen: anderes wird nicht gelesen",
                ),
            ),
        );
    }

    let text = &sources.get(settings_source).text;
    let (settings, found) = settings::settings(text, settings_source, options.base_url.as_deref());
    diagnostics.extend(found);
    let main = settings.main_language();

    let (mut profile, mut items) = match sources.find(PROFILE_FILE) {
        Some(source) => {
            let sheet = profile::profile(&sources.get(source).text, source, main);
            diagnostics.extend(sheet.diagnostics);
            (sheet.profile, sheet.items)
        }
        None => {
            let span = Span::new(settings_source, 0..0);
            diagnostics.push(
                Diagnostic::error(
                    "missing-file",
                    span,
                    Bilingual::new(
                        "there is no `profile.toml` beside this file",
                        "neben dieser Datei fehlt `profile.toml`",
                    ),
                )
                .help(Bilingual::new(
                    "it holds the facts: start with `[person]` and `name = \"…\"`",
                    "darin stehen die Tatsachen: mit `[person]` und `name = \"…\"` beginnen",
                )),
            );
            (Profile::empty(span), Vec::new())
        }
    };
    profile.about = content::prose(&sources, "about", main, &mut diagnostics);
    if let Some(photo) = &mut profile.person.photo {
        let file = join("", &photo.src);
        photo.pixels = file.and_then(|file| dimensions.get(&file).copied());
    }

    let content = content::content(&sources, main, &settings.languages, before);
    diagnostics.extend(content.diagnostics);
    items.extend(content.items);
    profile.items = ids::settle(items, "item", |item| &mut item.id, &mut diagnostics);
    let mut pages = ids::settle(content.pages, "page", |page| &mut page.id, &mut diagnostics);
    if !options.drafts {
        profile.items.retain(|item| !item.draft);
        pages.retain(|page| !page.draft);
    }
    organisations::resolve(&mut profile);

    let static_files = files.keys().filter_map(|source| {
        let path = source.strip_prefix("static/")?.to_owned();
        Some(StaticFile {
            path,
            source: source.clone(),
        })
    });
    let static_files = static_files.collect();
    suppress_follow_ups(&mut diagnostics, &sources);
    suppress_unreadable(&mut diagnostics);
    let site = Site {
        sources,
        settings,
        profile,
        pages,
        static_files,
        files,
        snapshots: Vec::new(),
        links: None,
        today: options.today,
    };
    (site, diagnostics)
}

/// A file that is no text lacks everything: that it is none says it all.
fn suppress_unreadable(diagnostics: &mut Vec<Diagnostic>) {
    let unreadable: Vec<SourceId> = diagnostics
        .iter()
        .filter(|finding| finding.rule == "not-utf8")
        .map(|finding| finding.span.source)
        .collect();
    diagnostics
        .retain(|finding| finding.rule == "not-utf8" || !unreadable.contains(&finding.span.source));
}

/// A syntax fault leaves holes in the table below it: what is missing or unknown on its line is
/// its echo.
fn suppress_follow_ups(diagnostics: &mut Vec<Diagnostic>, sources: &crate::source::Sources) {
    let faults: Vec<(SourceId, usize)> = diagnostics
        .iter()
        .filter(|finding| finding.rule == "toml-syntax")
        .map(|finding| (finding.span.source, sources.position(finding.span).line))
        .collect();
    if faults.is_empty() {
        return;
    }
    diagnostics.retain(|finding| {
        if finding.rule == "toml-syntax" {
            return true;
        }
        let line = sources.position(finding.span).line;
        !faults.contains(&(finding.span.source, line))
    });
}
