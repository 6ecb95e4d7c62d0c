//! What browsers are shown: the newest pages that could be made, and what is to be said about the
//! sources as they are now.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::body::Bytes;
use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::disk;
use crate::output::Output;
use crate::source::Sources;

/// The page for addresses that lead nowhere.
const NOT_FOUND: &str = "404.html";

/// A state of the preview; a later one has a higher version.
#[derive(Debug, Clone, Default)]
pub struct Preview {
    /// Counts up from 1; 0 is the time before there is anything.
    pub version: u64,
    /// The pages and files.
    pub pages: Arc<Pages>,
    /// What is to be said about the sources.
    pub report: Arc<Report>,
    /// The number of the build that the report is about.
    pub judged: u64,
}

/// The files of a site, ready to be sent.
#[derive(Debug)]
pub struct Pages {
    /// The path of `base_url`, from `/` to `/`.
    pub base_path: String,
    /// Counts up whenever a file changes that is only copied.
    pub assets: u64,
    files: HashMap<String, File>,
    copies: BTreeMap<String, PathBuf>,
    root: PathBuf,
    /// Files that are of the newest site while the others are still being made.
    early: Option<HashSet<String>>,
}

/// A file in memory.
#[derive(Debug, Clone)]
pub struct File {
    /// Its content.
    pub content: Bytes,
    /// A mark of the content: 16 hexadecimal digits.
    pub mark: Arc<str>,
}

/// What is to be said about the sources, as the overlay reads it.
#[derive(Debug, Default)]
pub struct Report {
    /// JSON: what is broken, and the findings.
    pub json: Bytes,
    /// A mark of it.
    pub mark: String,
    /// What the overlay's actions may act on.
    pub findings: Arc<Findings>,
}

/// The findings of the newest sources that were not broken.
#[derive(Debug, Default)]
pub struct Findings {
    /// As [`crate::report::overlay`] writes them.
    pub json: String,
    /// What a waiver of each would say, by fingerprint.
    pub waivable: HashMap<String, Waivable>,
    /// The files of the site folder; nothing else is opened in an editor.
    pub files: HashSet<String>,
}

/// What a waiver of a finding says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waivable {
    /// The rule.
    pub rule: &'static str,
    /// The file below the site folder.
    pub path: String,
    /// Its line, from 1.
    pub line: usize,
    /// What stands there.
    pub words: String,
}

impl Report {
    /// Puts both parts together; `broken` is a JSON list.
    pub fn new(broken: &str, findings: Arc<Findings>) -> Self {
        let checked = match findings.json.as_str() {
            "" => "null",
            json => json,
        };
        let json = format!("{{\"broken\":{broken},\"checked\":{checked}}}");
        Report {
            mark: mark(json.as_bytes()),
            json: json.into(),
            findings,
        }
    }
}

impl Waivable {
    /// What a waiver of a finding says.
    pub fn of(finding: &Diagnostic, sources: &Sources) -> Self {
        Waivable {
            rule: finding.rule,
            path: sources.get(finding.span.source).path.clone(),
            line: sources.position(finding.span).line,
            words: sources.slice(finding.span).to_owned(),
        }
    }
}

/// What an address leads to.
#[derive(Debug)]
pub enum Found<'p> {
    /// A file in memory.
    File(&'p str, &'p File),
    /// A file of the site folder.
    Copy(&'p Path),
    /// Another address, below the root of the server.
    Elsewhere(String),
    /// Nothing: the page to show, if the site has one.
    Nothing(Option<&'p File>),
}

impl Default for Pages {
    /// A site of which nothing is known yet.
    fn default() -> Self {
        Pages {
            base_path: "/".to_owned(),
            assets: 0,
            files: HashMap::new(),
            copies: BTreeMap::new(),
            root: PathBuf::new(),
            early: None,
        }
    }
}

impl Pages {
    /// Takes over pages and an output. What is as it was before keeps its memory.
    pub fn new(
        output: Output,
        mut pages: Vec<(String, Bytes)>,
        base_path: &str,
        root: &Path,
        before: &Pages,
    ) -> (Self, Renewed) {
        let others = output.files.into_iter();
        pages.extend(others.map(|(path, content)| (path, content.into())));
        let files: Vec<(String, File, bool)> = pages
            .into_par_iter()
            .map(|(path, content)| match before.files.get(&path) {
                Some(file) if is_same(&file.content, &content) => (path, file.clone(), false),
                _ => (path, File::new(content), true),
            })
            .collect();
        let mut renewed = Renewed::default();
        for (path, _, new) in &files {
            if path.ends_with(".html") {
                renewed.pages += 1;
                renewed.renewed += usize::from(*new);
            }
        }
        let pages = Pages {
            base_path: base_path.to_owned(),
            assets: before.assets,
            files: files
                .into_iter()
                .map(|(path, file, _)| (path, file))
                .collect(),
            copies: output
                .copies
                .into_iter()
                .map(|(path, source)| (path, disk::locate(root, &source)))
                .collect(),
            root: root.to_owned(),
            early: None,
        };
        (pages, renewed)
    }

    /// These pages with some of a newer site, the others of which are still being made.
    pub fn with(&self, newer: Vec<(String, Bytes)>) -> Self {
        let mut files = self.files.clone();
        let mut early = HashSet::new();
        for (path, content) in newer {
            early.insert(path.clone());
            if files
                .get(&path)
                .is_none_or(|file| !is_same(&file.content, &content))
            {
                files.insert(path, File::new(content));
            }
        }
        Pages {
            base_path: self.base_path.clone(),
            assets: self.assets,
            files,
            copies: self.copies.clone(),
            root: self.root.clone(),
            early: Some(early),
        }
    }

    /// Whether what stands at an address is of the newest site.
    pub fn is_ready(&self, address: &str) -> bool {
        let Some(early) = &self.early else {
            return true;
        };
        matches!(self.find(address), Found::File(path, _) if early.contains(path))
    }

    /// Whether there is anything to show.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The site folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What is at an address of the server, given without its query and decoded.
    pub fn find(&self, address: &str) -> Found<'_> {
        let Some(path) = address.strip_prefix(self.base_path.as_str()) else {
            let home = address == "/" || self.base_path.strip_suffix('/') == Some(address);
            return match home {
                true => Found::Elsewhere(self.base_path.clone()),
                false => self.nothing(),
            };
        };
        let candidates = match path.is_empty() || path.ends_with('/') {
            true => [format!("{path}index.html"), String::new()],
            false => [path.to_owned(), format!("{path}.html")],
        };
        for candidate in &candidates {
            if let Some((path, file)) = self.files.get_key_value(candidate) {
                return Found::File(path, file);
            }
            if let Some(source) = self.copies.get(candidate) {
                return Found::Copy(source);
            }
        }
        let folder = format!("{path}/index.html");
        if self.files.contains_key(&folder) || self.copies.contains_key(&folder) {
            return Found::Elsewhere(format!("{address}/"));
        }
        self.nothing()
    }

    /// The mark of what an address shows; of files that are only copied there is none.
    pub fn mark(&self, address: &str) -> &str {
        match self.find(address) {
            Found::File(_, file) | Found::Nothing(Some(file)) => &file.mark,
            _ => "",
        }
    }

    fn nothing(&self) -> Found<'_> {
        Found::Nothing(self.files.get(NOT_FOUND))
    }

    /// The files, for comparing with a build.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let files = self.files.iter();
        files.map(|(path, file)| (path.as_str(), &*file.content))
    }

    /// The copies, for comparing with a build.
    pub fn copies(&self) -> impl Iterator<Item = (&str, &Path)> {
        let copies = self.copies.iter();
        copies.map(|(path, source)| (path.as_str(), source.as_path()))
    }
}

impl File {
    /// A file with this content.
    pub fn new(content: Bytes) -> Self {
        File {
            mark: mark(&content).into(),
            content,
        }
    }
}

/// Most pages are not only equal to those before, but the same.
fn is_same(one: &Bytes, other: &Bytes) -> bool {
    std::ptr::eq(&raw const **one, &raw const **other) || one == other
}

/// How many pages there are, and how many of them are not as they were.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Renewed {
    /// All.
    pub pages: usize,
    /// New or changed.
    pub renewed: usize,
}

/// A mark of a content: 16 hexadecimal digits.
pub fn mark(content: &[u8]) -> String {
    blake3::hash(content).to_hex()[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(base_path: &str) -> Pages {
        let mut output = Output::default();
        for path in [
            "index.html",
            "cv/index.html",
            "404.html",
            "style.css",
            "old.html",
        ] {
            output.add(path, path);
        }
        output
            .copies
            .insert("a b.pdf".to_owned(), "static/a b.pdf".to_owned());
        let none = Vec::new();
        Pages::new(
            output,
            none,
            base_path,
            Path::new("/site"),
            &Pages::default(),
        )
        .0
    }

    fn shown(pages: &Pages, address: &str) -> String {
        match pages.find(address) {
            Found::File(path, _) => path.to_owned(),
            Found::Copy(path) => path.to_string_lossy().into_owned(),
            Found::Elsewhere(address) => format!("to {address}"),
            Found::Nothing(Some(_)) => "404".to_owned(),
            Found::Nothing(None) => "nothing".to_owned(),
        }
    }

    #[test]
    fn addresses_are_clean() {
        let pages = pages("/");
        for (address, expected) in [
            ("/", "index.html"),
            ("/cv/", "cv/index.html"),
            ("/cv", "to /cv/"),
            ("/cv/index.html", "cv/index.html"),
            ("/old", "old.html"),
            ("/a b.pdf", "/site/static/a b.pdf"),
            ("/style.css", "style.css"),
            ("/nope", "404"),
            ("/cv/../style.css", "404"),
            ("//etc/passwd", "404"),
        ] {
            assert_eq!(shown(&pages, address), expected, "{address}");
        }
    }

    #[test]
    fn a_site_may_stand_below_a_path() {
        let pages = pages("/~me/");
        for (address, expected) in [
            ("/", "to /~me/"),
            ("/~me", "to /~me/"),
            ("/~me/", "index.html"),
            ("/~me/cv", "to /~me/cv/"),
            ("/cv/", "404"),
        ] {
            assert_eq!(shown(&pages, address), expected, "{address}");
        }
    }

    #[test]
    fn what_is_as_it_was_is_not_new() {
        let before = pages("/");
        let mut output = Output::default();
        output.add("index.html", "index.html");
        let pages = vec![("cv/index.html".to_owned(), "other".into())];
        let (_, renewed) = Pages::new(output, pages, "/", Path::new("/site"), &before);
        assert_eq!(
            renewed,
            Renewed {
                pages: 2,
                renewed: 1
            }
        );
    }
}
