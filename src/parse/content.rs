//! `content/`: Markdown files become items and pages; files that differ only in their language
//! are one.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::cache::{Key, key};
use crate::diagnostic::Diagnostic;
use crate::parse::document;
use crate::parse::fields::{Fields, Reader, list};
use crate::parse::front_matter::{self, Fault, Parts};
use crate::parse::ids::Draft;
use crate::parse::item;
use crate::parse::read_before::{Entry, ReadBefore, Said};
use crate::parse::shape::{self, Shape};
use crate::site::page::PageKind;
use crate::site::{Body, Choice as _, Item, ItemKind, Localized, Page, Text};
use crate::source::{Located, SourceId, Sources, Span};
use crate::text::bilingual::{Bilingual, both};
use crate::text::language::Language;
use crate::text::nearest::nearest;
use crate::text::slug::{is_slug, slug};

/// The folder of free pages below `content/`.
pub(super) const PAGES: &str = "pages";

/// The tables as messages name them.
const ITEM_FRONT_MATTER: &str = "an item's front matter";
const PAGE_FRONT_MATTER: &str = "a page's front matter";

/// What was read of `content/`.
#[derive(Default)]
pub(super) struct Content {
    pub(super) items: Vec<Draft<Item>>,
    pub(super) pages: Vec<Draft<Page>>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// One Markdown file and the language that its name tells.
#[derive(Debug)]
struct File {
    source: SourceId,
    language: Option<Language>,
}

/// Reads all of `content/`.
pub(super) fn content(
    sources: &Sources,
    main: Language,
    languages: &[Language],
    before: Option<&ReadBefore>,
) -> Content {
    let mut content = Content::default();
    // By folder and name, so that the order is that of the paths.
    let mut groups: BTreeMap<(&str, String), Vec<File>> = BTreeMap::new();
    for (source, file) in sources.iter() {
        let Some(path) = file.path.strip_prefix("content/") else {
            continue;
        };
        let Some(name) = path.strip_suffix(".md") else {
            continue;
        };
        let Some((folder, name)) = name.split_once('/') else {
            content
                .diagnostics
                .push(misplaced(source, "`content/` holds folders, not files"));
            continue;
        };
        if folder != PAGES && kind_of(folder).is_none() {
            let message = both!(
                "`content/{folder}/` is no folder that Pointed reads",
                "`content/{folder}/` ist kein Ordner, den Pointed liest"
            );
            content
                .diagnostics
                .push(misplaced_in(source, message, folder));
            continue;
        }
        let (name, language) = split_language(name, source, &mut content.diagnostics);
        let name = name.strip_suffix("/index").unwrap_or(name).to_owned();
        groups
            .entry((folder, name))
            .or_default()
            .push(File { source, language });
    }
    // The file without a language in its name holds the facts; without one, the first does.
    groups
        .values_mut()
        .for_each(|files| files.sort_by_key(|file| file.language));
    let groups: Vec<(&str, &str, &[File])> = groups
        .iter()
        .map(|((folder, name), files)| (*folder, name.as_str(), files.as_slice()))
        .collect();
    let entries: Vec<Option<Arc<Entry>>> = groups
        .par_iter()
        .map(|(folder, name, files)| {
            let reading = Reading {
                sources,
                main,
                languages,
                stem: name.rsplit('/').next().unwrap_or(name),
            };
            reading.entry(kind_of(folder), files, before)
        })
        .collect();
    if let Some(before) = before {
        before.entries.sweep();
    }
    for entry in entries.into_iter().flatten() {
        let Entry { said, diagnostics } = Arc::unwrap_or_clone(entry);
        match said {
            Said::Item(item) => content.items.push(*item),
            Said::Page(page) => content.pages.push(*page),
        }
        content.diagnostics.extend(diagnostics);
    }
    content
}

/// The fields of front matter, of an item or of a page, taken down instead of read.
pub(super) fn record(source: SourceId, kind: Option<ItemKind>) -> Shape {
    let mut sources = Sources::default();
    sources.add("", "");
    let reading = Reading {
        sources: &sources,
        main: shape::ANY,
        languages: &[],
        stem: "",
    };
    let mut body = Body {
        span: Span::new(source, 0..0),
    };
    match kind {
        Some(kind) => shape::of(source, ITEM_FRONT_MATTER, |fields| {
            reading.item_fields(&fields, &mut body, kind, shape::ANY);
        }),
        None => shape::of(source, PAGE_FRONT_MATTER, |fields| {
            reading.page_fields(&fields, &mut body, shape::ANY);
        }),
    }
}

/// The body of a prose file beside `profile.toml`: `about.md`, `about.de.md`.
pub(super) fn prose(
    sources: &Sources,
    name: &str,
    main: Language,
    diagnostics: &mut Vec<Diagnostic>,
) -> Localized<Body> {
    let mut prose = Localized::default();
    let mut add = |path: String, language| {
        let Some(source) = sources.find(&path) else {
            return;
        };
        let text = &sources.get(source).text;
        let Parts { body, fault, .. } = front_matter::split(text);
        // It has none, but who begins some and does not end it would lose the text.
        diagnostics.extend(fault.map(|fault| fault_finding(fault, source)));
        if !text[body.clone()].trim().is_empty() {
            *prose.slot(Some(language)) = Some(Body {
                span: Span::new(source, body),
            });
        }
    };
    add(format!("{name}.md"), main);
    for language in Language::ALL {
        add(format!("{name}.{language}.md"), language);
    }
    prose
}

fn kind_of(folder: &str) -> Option<ItemKind> {
    ItemKind::CHOICES
        .iter()
        .map(|(_, kind)| *kind)
        .find(|kind| kind.folder() == folder)
}

fn misplaced(source: SourceId, message: impl Into<Bilingual>) -> Diagnostic {
    Diagnostic::warning("misplaced-file", Span::new(source, 0..0), message).help(Bilingual::new(
        "put it into a folder such as `content/posts/` or `content/pages/`",
        "in einen Ordner wie `content/posts/` oder `content/pages/` legen",
    ))
}

fn misplaced_in(source: SourceId, message: Bilingual, folder: &str) -> Diagnostic {
    let folders: Vec<&str> = ItemKind::CHOICES
        .iter()
        .map(|(_, kind)| kind.folder())
        .chain([PAGES])
        .collect();
    let help = match nearest(folder, folders.iter().copied()) {
        Some(near) => both!(
            "did you mean `content/{near}/`?",
            "ist `content/{near}/` gemeint?"
        ),
        None => {
            let folders = list(&folders);
            both!("the folders are {folders}", "die Ordner sind {folders}")
        }
    };
    Diagnostic::warning("misplaced-file", Span::new(source, 0..0), message).help(help)
}

/// `alarm.de` is `alarm` in German; `v1.2` is a name with a dot.
fn split_language<'n>(
    name: &'n str,
    source: SourceId,
    diagnostics: &mut Vec<Diagnostic>,
) -> (&'n str, Option<Language>) {
    let Some((stem, tag)) = name.rsplit_once('.') else {
        return (name, None);
    };
    let looks_like_tag = tag.len() == 2 && tag.bytes().all(|byte| byte.is_ascii_lowercase());
    match Language::parse(tag) {
        Some(language) if !stem.is_empty() => (stem, Some(language)),
        None if looks_like_tag => {
            let message = both!(
                "`{tag}` is no language that Pointed writes",
                "`{tag}` ist keine Sprache, die Pointed schreibt"
            );
            diagnostics.push(
                Diagnostic::error("unknown-language", Span::new(source, 0..0), message).help(
                    Bilingual::new(
                        "a translation ends in `.en.md` or `.de.md`",
                        "eine Übersetzung endet auf `.en.md` oder `.de.md`",
                    ),
                ),
            );
            (name, None)
        }
        _ => (name, None),
    }
}

/// What the files of one item or page are read with.
struct Reading<'s> {
    sources: &'s Sources,
    main: Language,
    languages: &'s [Language],
    stem: &'s str,
}

impl Reading<'_> {
    /// What the files of an item or a page say, from before where they say the same.
    fn entry(
        &self,
        kind: Option<ItemKind>,
        files: &[File],
        before: Option<&ReadBefore>,
    ) -> Option<Arc<Entry>> {
        let read = || {
            let mut diagnostics = Vec::new();
            let said = match kind {
                Some(kind) => Said::Item(self.item(kind, files, &mut diagnostics)?.into()),
                None => Said::Page(self.page(files, &mut diagnostics)?.into()),
            };
            Some(Arc::new(Entry { said, diagnostics }))
        };
        let Some(before) = before else {
            return read();
        };
        let key = self.key(kind, files);
        let known = before.entries.get(&key);
        known.or_else(|| {
            let entry = read()?;
            before.entries.put(key, entry.clone());
            Some(entry)
        })
    }

    /// Stands for all that decides what [`Reading::entry`] reads. Places name their source by its
    /// number, and a message may name its path.
    fn key(&self, kind: Option<ItemKind>, files: &[File]) -> Key {
        let circumstances = format!("{:?}", (kind, self.main, self.languages, self.stem, files));
        let sources = files.iter().map(|file| self.sources.get(file.source));
        let mut parts = vec![circumstances.as_bytes()];
        parts.extend(sources.flat_map(|source| [source.path.as_bytes(), source.text.as_bytes()]));
        key("content", &parts)
    }

    fn item(
        &self,
        kind: ItemKind,
        files: &[File],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Draft<Item>> {
        let mut merged: Option<Draft<Item>> = None;
        for file in files {
            let language = self.language_of(file, diagnostics);
            let read = self.read(file, ITEM_FRONT_MATTER, diagnostics, |fields, body| {
                let draft = self.item_fields(fields, body, kind, language);
                if merged.is_some() {
                    report_facts(fields, self.sources, files[0].source);
                }
                draft
            });
            match &mut merged {
                None => merged = Some(read),
                Some(first) => merge_item(&mut first.entry, read.entry, language),
            }
        }
        merged
    }

    fn page(&self, files: &[File], diagnostics: &mut Vec<Diagnostic>) -> Option<Draft<Page>> {
        let mut merged: Option<Draft<Page>> = None;
        for file in files {
            let language = self.language_of(file, diagnostics);
            let read = self.read(file, PAGE_FRONT_MATTER, diagnostics, |fields, body| Draft {
                entry: self.page_fields(fields, body, language),
                given: false,
            });
            match &mut merged {
                None => merged = Some(read),
                Some(first) => merge_page(&mut first.entry, read.entry, language),
            }
        }
        merged
    }

    fn item_fields(
        &self,
        fields: &Fields<'_, '_>,
        body: &mut Body,
        kind: ItemKind,
        language: Language,
    ) -> Draft<Item> {
        let mut draft = item::item(fields, kind, self.main);
        let entry = &mut draft.entry;
        settle_title(&mut entry.title, self.sources, body);
        if entry.title.is_empty() {
            fields.missing_unless(
                "title",
                Bilingual::new("write what it is called", "schreiben, wie es heißt"),
            );
        }
        for text in [
            &mut entry.title,
            &mut entry.summary,
            &mut entry.result,
            &mut entry.role,
            &mut entry.reports_to,
            &mut entry.cause,
        ] {
            settle_language(text, language);
        }
        for achievement in &mut entry.achievements {
            settle_language(&mut achievement.text, language);
        }
        if !draft.given {
            entry.id.value = slug(self.stem);
        }
        let own_slug = read_slug(fields).unwrap_or_else(|| slug(self.stem));
        let mut slugs = Localized::any(slug(self.stem));
        *slugs.slot(Some(language)) = Some(own_slug);
        entry.slug = Some(slugs);
        *entry.body.slot(Some(language)) = Some(*body);
        draft
    }

    fn page_fields(&self, fields: &Fields<'_, '_>, body: &mut Body, language: Language) -> Page {
        let mut title = fields.localized("title");
        settle_title(&mut title, self.sources, body);
        if title.is_empty() {
            fields.missing_unless(
                "title",
                Bilingual::new(
                    "write what the page is called, or start it with a `# heading`",
                    "schreiben, wie die Seite heißt, oder mit einer `# Überschrift` beginnen",
                ),
            );
        }
        settle_language(&mut title, language);
        let mut summary = fields.localized("summary");
        settle_language(&mut summary, language);
        let kind = fields
            .choice("kind")
            .map_or_else(|| page_kind(self.stem), |kind| kind.value);
        let own_slug = read_slug(fields).unwrap_or_else(|| page_slug(kind, self.stem, language));
        let mut slugs = Localized::default();
        *slugs.slot(Some(language)) = Some(own_slug);
        let mut bodies = Localized::default();
        *bodies.slot(Some(language)) = Some(*body);
        Page {
            id: Located::new(slug(self.stem), fields.span),
            kind,
            span: fields.span,
            title,
            summary,
            updated: fields.date("updated"),
            nav: fields.boolean("nav").unwrap_or_default(),
            draft: fields.boolean("draft").unwrap_or_default(),
            slug: slugs,
            body: bodies,
        }
    }

    /// The language of a file's words.
    fn language_of(&self, file: &File, diagnostics: &mut Vec<Diagnostic>) -> Language {
        let language = file.language.unwrap_or(self.main);
        if !self.languages.contains(&language) {
            let message = both!(
                "the site has no pages in `{language}`",
                "die Website hat keine Seiten in `{language}`"
            );
            diagnostics.push(
                Diagnostic::warning("unknown-language", Span::new(file.source, 0..0), message)
                    .help(both!(
                        "add `\"{language}\"` to `languages` in `pointed.toml`",
                        "`\"{language}\"` in `pointed.toml` zu `languages` hinzufügen"
                    )),
            );
        }
        language
    }

    /// Reads a file's front matter with a function, which also gets the body.
    fn read<T>(
        &self,
        file: &File,
        name: &'static str,
        diagnostics: &mut Vec<Diagnostic>,
        read: impl FnOnce(&Fields<'_, '_>, &mut Body) -> T,
    ) -> T {
        let text = &self.sources.get(file.source).text;
        let Parts {
            front_matter,
            body,
            fault,
        } = front_matter::split(text);
        let reader = Reader::new(file.source, front_matter.start);
        if let Some(fault) = fault {
            reader.report(fault_finding(fault, file.source));
        }
        let table = document::read(&text[front_matter.clone()], &reader);
        let span = Span::new(file.source, 0..text.len().min(3));
        let fields = Fields::new(&reader, table.get_ref(), span, name);
        let mut body = Body {
            span: Span::new(file.source, body),
        };
        let value = read(&fields, &mut body);
        fields.finish();
        let found = reader.into_diagnostics().into_iter();
        // Without its lines front matter is not TOML: what else was found in it is an echo.
        diagnostics
            .extend(found.filter(|finding| fault.is_none() || finding.rule == "front-matter"));
        value
    }
}

fn fault_finding(fault: Fault, source: SourceId) -> Diagnostic {
    let span = Span::new(source, 0..3);
    match fault {
        Fault::Open => Diagnostic::error(
            "front-matter",
            span,
            Bilingual::new("the front matter has no end", "der Vorspann hat kein Ende"),
        )
        .help(Bilingual::new(
            "close it with a line `+++`",
            "mit einer Zeile `+++` schließen",
        )),
        Fault::Unopened => Diagnostic::error(
            "front-matter",
            span,
            Bilingual::new(
                "the front matter has no beginning",
                "der Vorspann hat keinen Anfang",
            ),
        )
        .help(Bilingual::new(
            "write a line `+++` above it",
            "darüber eine Zeile `+++` schreiben",
        )),
        Fault::Yaml => Diagnostic::error(
            "front-matter",
            span,
            Bilingual::new("this front matter is YAML", "dieser Vorspann ist YAML"),
        )
        .help(Bilingual::new(
            "Pointed reads TOML between `+++` lines: `title = \"…\"`",
            "Pointed liest TOML zwischen `+++`-Zeilen: `title = \"…\"`",
        )),
    }
}

/// Without a title in the front matter, the first heading is it, and leaves the body.
fn settle_title(title: &mut Localized<Text>, sources: &Sources, body: &mut Body) {
    let text = sources.slice(body.span);
    let Some((words, rest)) = front_matter::leading_title(text) else {
        return;
    };
    let heading = &text[words.clone()];
    if title.is_empty() {
        title.any = Some(Located::new(heading.to_owned(), body.span.part(words)));
    } else if !title.iter().any(|(_, title)| title.value == heading) {
        // A heading of its own beside the title: it stays.
        return;
    }
    body.span = body.span.part(rest..text.len());
}

/// Words in a Markdown file are in its language, not in all.
fn settle_language(text: &mut Localized<Text>, language: Language) {
    if let Some(words) = text.any.take() {
        text.slot(Some(language)).get_or_insert(words);
    }
}

fn read_slug(fields: &Fields<'_, '_>) -> Option<String> {
    let written = fields.text("slug")?;
    if is_slug(&written) {
        return Some(written.value);
    }
    let better = slug(&written);
    let message = both!(
        "`{written}` cannot be part of an address",
        "`{written}` kann nicht Teil einer Adresse sein"
    );
    fields.reader.report(
        Diagnostic::error("invalid-value", written.span, message).help(both!(
            "use lower-case letters, digits and hyphens: `{better}`",
            "Kleinbuchstaben, Ziffern und Bindestriche: `{better}`"
        )),
    );
    (!better.is_empty()).then_some(better)
}

/// What a page is for, told by its file's name.
fn page_kind(stem: &str) -> PageKind {
    match stem {
        "now" | "jetzt" => PageKind::Now,
        "imprint" | "impressum" => PageKind::Imprint,
        "privacy" | "datenschutz" => PageKind::Privacy,
        _ => PageKind::Other,
    }
}

/// Pages that every reader looks for have the address that readers of the language expect.
fn page_slug(kind: PageKind, stem: &str, language: Language) -> String {
    let word = match (kind, language) {
        (PageKind::Now, Language::En) => "now",
        (PageKind::Now, Language::De) => "jetzt",
        (PageKind::Imprint, Language::En) => "imprint",
        (PageKind::Imprint, Language::De) => "impressum",
        (PageKind::Privacy, Language::En) => "privacy",
        (PageKind::Privacy, Language::De) => "datenschutz",
        (PageKind::Other, _) => return slug(stem),
    };
    word.to_owned()
}

/// Fields that a translation may have: its words.
const TRANSLATED: [&str; 11] = [
    "title",
    "summary",
    "result",
    "role",
    "location",
    "venue",
    "cause",
    "reports_to",
    "slug",
    "achievements",
    "links",
];

/// Facts are written once, in the file that has them all.
fn report_facts(fields: &Fields<'_, '_>, sources: &Sources, facts: SourceId) {
    for (key, span) in fields.keys() {
        if !TRANSLATED.contains(&key) && fields.knows(key) {
            let home = &sources.get(facts).path;
            let message = both!(
                "`{key}` is a fact, and facts stand in `{home}`",
                "`{key}` ist eine Tatsache, und Tatsachen stehen in `{home}`"
            );
            fields.reader.report(
                Diagnostic::error("fact-in-translation", span, message).help(Bilingual::new(
                    "a translation has only words: title, summary, result and the text",
                    "eine Übersetzung hat nur Worte: title, summary, result und den Text",
                )),
            );
        }
    }
}

fn merge_item(item: &mut Item, translation: Item, language: Language) {
    merge(&mut item.title, translation.title, language);
    merge(&mut item.summary, translation.summary, language);
    merge(&mut item.result, translation.result, language);
    merge(&mut item.role, translation.role, language);
    merge(&mut item.cause, translation.cause, language);
    merge(&mut item.reports_to, translation.reports_to, language);
    merge_any(&mut item.location, translation.location, language);
    merge_any(&mut item.venue, translation.venue, language);
    for (achievement, translated) in item.achievements.iter_mut().zip(translation.achievements) {
        merge(&mut achievement.text, translated.text, language);
    }
    for (link, translated) in item.links.iter_mut().zip(translation.links) {
        merge_any(&mut link.label, translated.label, language);
    }
    if let (Some(slugs), Some(translated)) = (&mut item.slug, translation.slug) {
        merge(slugs, translated, language);
    }
    merge(&mut item.body, translation.body, language);
}

fn merge_page(page: &mut Page, translation: Page, language: Language) {
    merge(&mut page.title, translation.title, language);
    merge(&mut page.summary, translation.summary, language);
    merge(&mut page.slug, translation.slug, language);
    merge(&mut page.body, translation.body, language);
    // Each translation may say when it was last changed; the page is as new as the newest.
    if let Some(updated) = translation.updated {
        let newer = page
            .updated
            .is_none_or(|before| before.value < updated.value);
        page.updated = if newer { Some(updated) } else { page.updated };
    }
    page.draft |= translation.draft;
}

fn merge<T>(into: &mut Localized<T>, mut from: Localized<T>, language: Language) {
    if let Some(value) = from.slot(Some(language)).take() {
        *into.slot(Some(language)) = Some(value);
    }
}

/// Like [`merge`], for fields whose words without a language are in the translation's.
fn merge_any(into: &mut Localized<Text>, mut from: Localized<Text>, language: Language) {
    if let Some(value) = from.any.take() {
        *into.slot(Some(language)) = Some(value);
    }
    merge(into, from, language);
}
