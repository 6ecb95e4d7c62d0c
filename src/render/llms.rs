//! `llms.txt`: who this is and where which text is, for assistants that read a site for somebody.
//! <https://llmstxt.org>

use std::fmt::Write as _;

use crate::render::address::twin_file;
use crate::render::context::PersonContext;
use crate::render::machine::plain;
use crate::render::sheet::Sheet;
use crate::render::structure::PageKey;
use crate::site::ItemKind;

/// So many posts are listed; the rest is behind the list of posts.
const POSTS: usize = 20;

/// A page that can be read as Markdown.
pub(super) struct Entry<'p> {
    pub(super) key: PageKey<'p>,
    pub(super) path: String,
    pub(super) title: String,
    pub(super) description: String,
}

/// Where the file of a language is.
pub(super) fn path(sheet: &Sheet<'_>) -> String {
    let addresses = &sheet.edition.scene.addresses;
    format!("{}llms.txt", addresses.home(sheet.language()))
}

/// The file of a language.
pub(super) fn llms(sheet: &Sheet<'_>, person: &PersonContext, entries: &[Entry<'_>]) -> String {
    let mut text = format!("# {}\n", line(&person.name));
    let grow = "strings grow";
    if !person.headline.is_empty() {
        write!(text, "\n> {}\n", line(&person.headline)).expect(grow);
    }
    let place = [person.job_title.as_str(), person.place.as_str()];
    let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
    if !place.is_empty() {
        write!(text, "\n{}\n", line(&place.join(", "))).expect(grow);
    }
    let about = sheet.excerpt(&sheet.site().profile.about);
    if !about.is_empty() && about != person.headline {
        write!(text, "\n{}\n", line(&about)).expect(grow);
    }
    for (heading, belongs) in groups(sheet) {
        let mut rows = entries
            .iter()
            .filter(|entry| belongs(entry.key))
            .take(if heading.1 { POSTS } else { usize::MAX })
            .peekable();
        if rows.peek().is_none() {
            continue;
        }
        write!(text, "\n## {}\n\n", line(&heading.0)).expect(grow);
        for entry in rows {
            let url = sheet
                .edition
                .scene
                .addresses
                .absolute(&twin_file(&entry.path));
            write!(text, "- [{}]({url})", bracketed(&entry.title)).expect(grow);
            if !entry.description.is_empty() && entry.description != entry.title {
                write!(text, ": {}", line(&entry.description)).expect(grow);
            }
            text.push('\n');
        }
    }
    text
}

type Belongs = fn(PageKey<'_>) -> bool;

/// Headings with what belongs under each; whether only the newest are listed.
fn groups(sheet: &Sheet<'_>) -> Vec<((String, bool), Belongs)> {
    let interface = &sheet.edition.interface;
    let heading = |name: &str, cut: bool| (interface.get(name), cut);
    vec![
        (heading("nav-profile", false), |key| {
            matches!(
                key,
                PageKey::Home | PageKey::Cv | PageKey::Contact | PageKey::Evidence
            )
        }),
        (heading("nav-topics", false), |key| {
            matches!(key, PageKey::Topics | PageKey::Topic(_))
        }),
        (heading("nav-work", false), |key| {
            is_of(key, ItemKind::Project)
        }),
        (heading("nav-talks", false), |key| {
            is_of(key, ItemKind::Talk)
        }),
        (heading("nav-publications", false), |key| {
            is_of(key, ItemKind::Publication)
        }),
        (heading("nav-posts", true), |key| is_of(key, ItemKind::Post)),
        (heading("llms-more", false), |key| match key {
            PageKey::Free(_) | PageKey::Imprint => true,
            PageKey::List(kind) => !named(kind),
            PageKey::Item(one, _) => !named(one.kind),
            _ => false,
        }),
    ]
}

fn is_of(key: PageKey<'_>, kind: ItemKind) -> bool {
    match key {
        PageKey::List(of) => of == kind,
        PageKey::Item(one, _) => one.kind == kind,
        _ => false,
    }
}

/// Kinds with a heading of their own.
fn named(kind: ItemKind) -> bool {
    matches!(
        kind,
        ItemKind::Project | ItemKind::Talk | ItemKind::Publication | ItemKind::Post
    )
}

/// One line of plain words: what would begin something else in Markdown is no word.
fn line(words: &str) -> String {
    let words = plain(words);
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ").replace('<', "\\<")
}

fn bracketed(words: &str) -> String {
    line(words).replace('[', "\\[").replace(']', "\\]")
}
