//! A site folder becomes a [`Tree`].

use std::fs;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result, anyhow, bail};
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::disk::memory::{Memory, Reading, Stamp};
use crate::disk::name::{locate, relative};
use crate::disk::svg;
use crate::output::Output;
use crate::tree::{PROFILE_FILE, SETTINGS_FILE, Tree};

/// Folders of a site; nothing else below its root is looked into.
pub const FOLDERS: [&str; 4] = ["content", "evidence", "static", "theme"];

/// The folder of the site's own part of the theme.
const THEME: &str = "theme/";

/// A text this large is no profile; the limit keeps a stray file from filling the memory.
const LARGEST_TEXT: u64 = 32 * 1024 * 1024;

/// Copied files that are larger are pictures, recordings and papers.
const LARGEST_COPIED_TEXT: u64 = 1024 * 1024;

/// Looking at fewer files than these is not worth a second thread.
const FILES_AT_ONCE: usize = 128;

/// Bytes of an SVG in which its root element ends; comments before it may be long.
const SVG_HEAD: u64 = 64 * 1024;

/// The site that a folder belongs to: itself or the nearest one above with settings.
///
/// # Errors
/// When there is none, or the folder does not exist.
pub fn find_site(start: &Path) -> Result<PathBuf> {
    let start = dunce::canonicalize(start)
        .with_context(|| format!("cannot open the folder `{}`", start.display()))?;
    let site = start
        .ancestors()
        .find(|folder| folder.join(SETTINGS_FILE).is_file());
    site.map(Path::to_owned).ok_or_else(|| {
        anyhow!(
            "there is no `{SETTINGS_FILE}` in `{}` or above it\n\
             help: start a site with `pointed new my-profile`, or name its folder with `-C DIR`",
            start.display()
        )
    })
}

/// Reads a site folder. Links that lead out of it are named, not followed.
///
/// # Errors
/// When a file or folder cannot be read; what is wrong inside of files is no error here.
pub fn read_site(root: &Path) -> Result<Tree> {
    Ok(read_again(root, &Memory::default())?.tree)
}

/// Reads a site folder, of files that were read before only what changed since.
///
/// # Errors
/// As [`read_site`].
pub fn read_again(root: &Path, memory: &Memory) -> Result<Reading> {
    let mut found = Found {
        root: root.to_owned(),
        ..Found::default()
    };
    for entry in fs::read_dir(root).with_context(|| cannot_read(root))? {
        let path = entry.with_context(|| cannot_read(root))?.path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        let is_prose = name.strip_suffix(".md").is_some_and(|stem| {
            stem == "about"
                || stem
                    .strip_prefix("about.")
                    .is_some_and(|tag| tag.len() == 2)
        });
        if name == SETTINGS_FILE || name == PROFILE_FILE || is_prose {
            found.files(vec![path])?;
        }
    }
    for folder in FOLDERS {
        found.folder(&root.join(folder))?;
    }
    found.read(memory)
}

/// Moves the texts among an output's copies into its files, so that a check can read them.
///
/// # Errors
/// When one of them cannot be read.
pub fn read_copied_texts(output: &mut Output, root: &Path) -> Result<()> {
    for (path, source) in &output.copies {
        let file = locate(root, source);
        let size = fs::metadata(&file)
            .with_context(|| cannot_read(&file))?
            .len();
        if size <= LARGEST_COPIED_TEXT
            && let Ok(text) = String::from_utf8(read_file(&file)?)
        {
            output.files.insert(path.clone(), text.into_bytes());
        }
    }
    let files = &output.files;
    output.copies.retain(|path, _| !files.contains_key(path));
    Ok(())
}

/// Paths by what is to be done with them.
#[derive(Default)]
struct Found {
    root: PathBuf,
    texts: Vec<(String, PathBuf, Stamp)>,
    theme: Vec<(String, PathBuf, Stamp)>,
    others: Vec<(String, PathBuf, Stamp)>,
    outside: Vec<String>,
}

impl Found {
    fn folder(&mut self, folder: &Path) -> Result<()> {
        match fs::symlink_metadata(folder) {
            Ok(metadata) if metadata.is_dir() => {}
            Ok(metadata) if metadata.is_symlink() => return self.files(vec![folder.to_owned()]),
            Ok(_) => return Ok(()),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error).with_context(|| cannot_read(folder)),
        }
        let mut paths = Vec::new();
        // Sorted, so that findings and pages come in the same order on every machine.
        let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
        for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)) {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(folder).to_owned();
                anyhow!(error).context(cannot_read(&path))
            })?;
            if !entry.file_type().is_dir() {
                paths.push(entry.into_path());
            }
        }
        self.files(paths)
    }

    /// Looks at files side by side, and takes them down in their order.
    fn files(&mut self, paths: Vec<PathBuf>) -> Result<()> {
        let looked: Vec<Looked> = paths
            .into_par_iter()
            .with_min_len(FILES_AT_ONCE)
            .map(|path| look(&self.root, path))
            .collect::<Result<_>>()?;
        looked.into_iter().try_for_each(|file| self.take(file))
    }

    fn take(&mut self, Looked { name, path, stamp }: Looked) -> Result<()> {
        let Some(stamp) = stamp else {
            self.outside.push(name);
            return Ok(());
        };
        if name.starts_with(THEME) {
            self.theme.push((name, path, stamp));
        } else if is_text(&name) {
            if stamp.length > LARGEST_TEXT {
                bail!(
                    "`{name}` has {} MB; a text may have 32",
                    stamp.length / 1_000_000
                );
            }
            self.texts.push((name, path, stamp));
        } else {
            self.others.push((name, path, stamp));
        }
        Ok(())
    }

    fn read(mut self, memory: &Memory) -> Result<Reading> {
        let mut tree = Tree {
            outside: self.outside,
            ..Tree::default()
        };
        let mut next = Memory::default();
        self.texts.sort_by(|one, other| one.0.cmp(&other.0));
        for (name, stamp, content) in contents(self.texts, memory)? {
            next.keep(name.clone(), stamp, content.clone());
            match std::str::from_utf8(&content) {
                Ok(text) => {
                    tree.sources.add(name, text);
                }
                Err(error) => {
                    let text = String::from_utf8_lossy(&content).into_owned();
                    let source = tree.sources.add(name, text);
                    tree.not_utf8.push((source, error.valid_up_to()));
                }
            }
        }
        for (name, stamp, content) in contents(self.theme, memory)? {
            let below = name.strip_prefix(THEME).unwrap_or(&name);
            tree.theme.insert(below.to_owned(), content.to_vec());
            next.keep(name, stamp, content);
        }
        for (name, path, stamp) in self.others {
            let dimensions = match memory.dimensions(&name, stamp) {
                Some(known) => known,
                None => dimensions(&path),
            };
            if let Some(dimensions) = dimensions {
                tree.dimensions.insert(name.clone(), dimensions);
            }
            tree.files.insert(name.clone(), stamp.length);
            next.keep_dimensions(name, stamp, dimensions);
        }
        Ok(Reading {
            changes: next.changes_since(memory),
            tree,
            memory: next,
        })
    }
}

/// A file that was looked at from outside.
struct Looked {
    name: String,
    path: PathBuf,
    /// None for what is not read: links that lead out; pipes and devices, which would block or never end.
    stamp: Option<Stamp>,
}

fn look(root: &Path, path: PathBuf) -> Result<Looked> {
    let name = relative(root, &path)?;
    let mut metadata = fs::symlink_metadata(&path).with_context(|| cannot_read(&path))?;
    let mut is_inside = true;
    if metadata.is_symlink() {
        is_inside = dunce::canonicalize(&path)
            .is_ok_and(|target| target.starts_with(root) && target.is_file());
        if is_inside {
            metadata = fs::metadata(&path).with_context(|| cannot_read(&path))?;
        }
    }
    let is_read = is_inside && metadata.is_file();
    Ok(Looked {
        name,
        stamp: is_read.then(|| Stamp::new(&metadata)),
        path,
    })
}

/// A file by its name below the site folder.
type Named<T> = (String, Stamp, T);

/// The content of each file: what is remembered, or what stands there now.
fn contents(
    files: Vec<(String, PathBuf, Stamp)>,
    memory: &Memory,
) -> Result<Vec<Named<Arc<[u8]>>>> {
    let read = |(name, path, stamp): (String, PathBuf, Stamp)| {
        let content = match memory.content(&name, stamp) {
            Some(content) => content,
            None => memory.shared(&name, read_file(&path)?),
        };
        Ok((name, stamp, content))
    };
    files.into_par_iter().map(read).collect()
}

/// Width and height of a picture. Only its head is read; a file that is none has no dimensions.
fn dimensions(path: &Path) -> Option<(u32, u32)> {
    if path.extension().is_some_and(|extension| extension == "svg") {
        let mut head = Vec::new();
        let file = fs::File::open(path).ok()?;
        file.take(SVG_HEAD).read_to_end(&mut head).ok()?;
        return svg::size(&head);
    }
    let size = imagesize::size(path).ok()?;
    let pixels = |side: usize| u32::try_from(side).unwrap_or(u32::MAX);
    Some((pixels(size.width), pixels(size.height)))
}

fn is_text(name: &str) -> bool {
    let in_content = name.starts_with("content/") || !name.contains('/');
    in_content && (name.ends_with(".md") || name.ends_with(".toml"))
}

fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().as_encoded_bytes();
    // `.well-known` is published, so it may stand in `static/`.
    name.starts_with(b".") && name != b".well-known" || name.ends_with(b"~")
}

/// The content of a file.
///
/// # Errors
/// When it cannot be read; the error names it.
pub fn read_file(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| cannot_read(path))
}

fn cannot_read(path: &Path) -> String {
    format!("cannot read `{}`", path.display())
}
