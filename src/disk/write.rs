//! An [`Output`] becomes a folder: only what changed is written, only what an earlier build wrote
//! is removed, and nothing is touched before everything is ready beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};
use tempfile::TempDir;
use walkdir::WalkDir;

use crate::disk::name::{locate, relative};
use crate::output::Output;

/// Lists what a build wrote, one path a line, so that the next one knows what is its own.
const MANIFEST: &str = ".pointed-manifest";

/// What writing did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// Pages of the site, changed or not.
    pub pages: usize,
    /// Files that are new or changed.
    pub written: usize,
    /// Files that were right already.
    pub unchanged: usize,
    /// Files of an earlier build that are gone.
    pub removed: usize,
}

/// Where a file's content comes from.
enum Content<'o> {
    Bytes(&'o [u8]),
    Copy(PathBuf),
}

/// Brings the folder to the state of the output. Files to copy are named below `root`.
///
/// # Errors
/// When the folder holds files that no build wrote, or the disk refuses. The site that stood there
/// before stays as it was unless renaming itself fails.
pub fn write_output(output: &Output, target: &Path, root: &Path) -> Result<Written> {
    Writing::begin(target, root)?.finish(output)
}

/// A site on its way into its folder. Files stand beside it until the last has come; when that never
/// happens, nothing was changed.
pub struct Writing {
    target: PathBuf,
    root: PathBuf,
    stage: TempDir,
    earlier: Option<Earlier>,
    /// Folders that were made in the stage.
    folders: BTreeSet<PathBuf>,
    paths: BTreeSet<String>,
    changed: BTreeSet<String>,
}

impl Writing {
    /// Prepares to write into a folder; files to copy are named below `root`.
    ///
    /// # Errors
    /// When the folder holds files that no build wrote, or nothing can be written beside it.
    pub fn begin(target: &Path, root: &Path) -> Result<Self> {
        let target = absolute(target)?;
        refuse_site_folder(&target, root)?;
        let earlier = Earlier::read(&target)?;
        let parent = target
            .parent()
            .ok_or_else(|| anyhow!("`{}` is no folder to build into", target.display()))?;
        fs::create_dir_all(parent).with_context(|| cannot("create", parent))?;
        let stage = tempfile::Builder::new()
            .prefix(".pointed-")
            .tempdir_in(parent)
            .with_context(|| cannot("write in", parent))?;
        Ok(Writing {
            target,
            root: root.to_owned(),
            stage,
            earlier,
            folders: BTreeSet::new(),
            paths: BTreeSet::new(),
            changed: BTreeSet::new(),
        })
    }

    /// Adds a file; the last one at a path stays.
    ///
    /// # Errors
    /// When the path leads out of the folder, or the disk refuses.
    pub fn add(&mut self, path: &str, content: &[u8]) -> Result<()> {
        self.put(path, &Content::Bytes(content))
    }

    /// Adds the rest of the files and puts all in their place.
    ///
    /// # Errors
    /// When a path leads out of the folder, or the disk refuses.
    pub fn finish(mut self, output: &Output) -> Result<Written> {
        for (path, source) in &output.copies {
            if !output.files.contains_key(path) && !self.paths.contains(path) {
                self.put(path, &Content::Copy(locate(&self.root, source)))?;
            }
        }
        for (path, bytes) in &output.files {
            self.put(path, &Content::Bytes(bytes))?;
        }
        let pages = self.paths.iter().filter(|path| path.ends_with(".html"));
        let mut written = Written {
            pages: pages.count(),
            written: self.changed.len(),
            unchanged: self.paths.len() - self.changed.len(),
            removed: 0,
        };
        match self.earlier.take() {
            None => self.move_in()?,
            Some(earlier) => written.removed = self.move_over(&earlier)?,
        }
        Ok(written)
    }

    fn put(&mut self, path: &str, content: &Content<'_>) -> Result<()> {
        let mut parts = Path::new(path).components();
        if !parts.all(|part| matches!(part, Component::Normal(_))) {
            bail!("the path `{path}` leads out of the output folder");
        }
        let first = self.paths.insert(path.to_owned());
        let earlier = self.earlier.as_ref();
        if first
            && earlier.is_some_and(|earlier| earlier.files.contains(path))
            && is_same(&self.target.join(path), content)?
        {
            return Ok(());
        }
        write_file(&self.stage.path().join(path), content, &mut self.folders)?;
        self.changed.insert(path.to_owned());
        Ok(())
    }

    /// Into a folder that is absent or empty.
    fn move_in(self) -> Result<()> {
        let (target, stage) = (&self.target, self.stage);
        write_manifest(stage.path(), self.paths.iter().map(String::as_str))?;
        if target.join(".git").exists() {
            // The folder itself must stay, so its files move in one by one.
            for path in self.paths.iter().map(String::as_str).chain([MANIFEST]) {
                move_into_place(&stage.path().join(path), &target.join(path))?;
            }
            return Ok(());
        }
        // An empty folder of that name makes way; there is nothing else in it.
        remove_empty_folders(target);
        set_readable(stage.path());
        let staged = stage.keep();
        if let Err(error) = fs::rename(&staged, target) {
            let _ = fs::remove_dir_all(&staged);
            return Err(error).with_context(|| cannot("write", target));
        }
        Ok(())
    }

    /// Over the site of an earlier build; gives how many of its files are gone.
    fn move_over(self, earlier: &Earlier) -> Result<usize> {
        let (target, stage) = (&self.target, self.stage.path());
        let stale: Vec<&str> = earlier
            .files
            .iter()
            .map(String::as_str)
            .filter(|path| !self.paths.contains(*path))
            .collect();
        if self.changed.is_empty() && stale.is_empty() {
            return Ok(0);
        }
        // Until the end the manifest names the files of both builds, so that a run that is cut off
        // leaves none behind that would be taken for somebody else's.
        let both: BTreeSet<&str> = self
            .paths
            .iter()
            .chain(&earlier.files)
            .map(String::as_str)
            .collect();
        replace_manifest(target, stage, both.into_iter())?;
        for path in &stale {
            let file = target.join(path);
            fs::remove_file(&file).with_context(|| cannot("remove", &file))?;
            remove_empty_parents(&file, target);
        }
        for path in &self.changed {
            move_into_place(&stage.join(path), &target.join(path))?;
        }
        replace_manifest(target, stage, self.paths.iter().map(String::as_str))?;
        Ok(stale.len())
    }
}

/// Writes a tree of new files, for `new`, `import` and `theme new`; the folder must be empty or absent.
///
/// # Errors
/// When the folder holds anything, or the disk refuses.
pub fn create_tree<C: AsRef<[u8]>>(files: &BTreeMap<String, C>, target: &Path) -> Result<()> {
    let target = absolute(target)?;
    if let Ok(mut entries) = fs::read_dir(&target)
        && entries.next().is_some()
    {
        bail!(
            "`{}` is not empty, and nothing in it is overwritten\n\
             help: name a folder that does not exist yet",
            target.display()
        );
    }
    if target.is_file() {
        bail!("`{}` is a file", target.display());
    }
    for (path, text) in files {
        let file = target.join(path);
        let folder = file.parent().unwrap_or(&target);
        fs::create_dir_all(folder).with_context(|| cannot("create", folder))?;
        fs::write(&file, text).with_context(|| cannot("write", &file))?;
    }
    Ok(())
}

/// Writes a PDF, over an earlier one but over nothing else.
///
/// # Errors
/// When another file has that name, or the disk refuses.
pub fn write_pdf(pdf: &[u8], target: &Path) -> Result<()> {
    if let Ok(known) = fs::read(target)
        && !known.starts_with(b"%PDF-")
    {
        bail!(
            "`{}` is no PDF, and is not overwritten\nhelp: name another file with `--output`",
            target.display()
        );
    }
    let parent = target
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    let mut beside =
        tempfile::NamedTempFile::new_in(parent).with_context(|| cannot("write in", parent))?;
    std::io::Write::write_all(&mut beside, pdf).with_context(|| cannot("write", target))?;
    #[cfg(unix)]
    {
        // A temporary file is its owner's alone; a document is to be handed on.
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(beside.path(), fs::Permissions::from_mode(0o644))?;
    }
    beside
        .persist(target)
        .with_context(|| cannot("write", target))?;
    Ok(())
}

/// A build into the folder of the sources, or above it, would mix the two.
fn refuse_site_folder(target: &Path, root: &Path) -> Result<()> {
    let holds_sources = root.starts_with(target)
        || ["content", "evidence", "static", "theme"]
            .iter()
            .any(|folder| target.starts_with(root.join(folder)));
    if holds_sources {
        bail!(
            "cannot build into `{}`: the sources are there\n\
             help: choose a folder of its own with `--output DIR`",
            target.display()
        );
    }
    Ok(())
}

/// What stands in the folder: all of it written by an earlier build.
struct Earlier {
    files: BTreeSet<String>,
}

impl Earlier {
    /// `None` for a folder that is absent or empty.
    fn read(target: &Path) -> Result<Option<Self>> {
        match fs::metadata(target) {
            Ok(metadata) if !metadata.is_dir() => bail!("`{}` is a file", target.display()),
            Ok(_) => {}
            Err(_) => return Ok(None),
        }
        let manifest = fs::read_to_string(target.join(MANIFEST)).unwrap_or_default();
        let ours: BTreeSet<&str> = manifest.lines().collect();
        let (mut files, mut foreign) = (BTreeSet::new(), Vec::new());
        let walk = WalkDir::new(target)
            .min_depth(1)
            .sort_by_file_name()
            .into_iter();
        // A repository that the site is published from is its owner's business.
        for entry in walk.filter_entry(|entry| entry.depth() > 1 || entry.file_name() != ".git") {
            let entry = entry.with_context(|| cannot("read", target))?;
            if entry.file_type().is_dir() {
                continue;
            }
            let path = relative(target, entry.path())?;
            if ours.contains(path.as_str()) && entry.file_type().is_file() {
                files.insert(path);
            } else if path != MANIFEST {
                foreign.push(path);
            }
        }
        if !foreign.is_empty() {
            return Err(foreign_files(target, &foreign));
        }
        Ok(if files.is_empty() {
            None
        } else {
            Some(Earlier { files })
        })
    }
}

fn foreign_files(target: &Path, foreign: &[String]) -> anyhow::Error {
    const SHOWN: usize = 3;
    let mut names: Vec<String> = foreign
        .iter()
        .take(SHOWN)
        .map(|name| format!("`{name}`"))
        .collect();
    if foreign.len() > SHOWN {
        names.push(format!("{} more", foreign.len() - SHOWN));
    }
    anyhow!(
        "`{}` holds files that Pointed did not write: {}\n\
         help: build into another folder with `--output DIR`, or move them to `static/`, from where they are copied",
        target.display(),
        names.join(", ")
    )
}

fn write_file(file: &Path, content: &Content<'_>, folders: &mut BTreeSet<PathBuf>) -> Result<()> {
    let folder = file.parent().unwrap_or(file);
    if !folders.contains(folder) {
        fs::create_dir_all(folder).with_context(|| cannot("create", folder))?;
        folders.insert(folder.to_owned());
    }
    match content {
        Content::Bytes(bytes) => fs::write(file, bytes).with_context(|| cannot("write", file)),
        Content::Copy(source) => {
            let bytes = fs::read(source).with_context(|| cannot("read", source))?;
            fs::write(file, bytes).with_context(|| cannot("write", file))
        }
    }
}

fn is_same(file: &Path, content: &Content<'_>) -> Result<bool> {
    let there = fs::read(file).with_context(|| cannot("read", file))?;
    Ok(match content {
        Content::Bytes(bytes) => there == *bytes,
        Content::Copy(source) => {
            there == fs::read(source).with_context(|| cannot("read", source))?
        }
    })
}

fn move_into_place(from: &Path, to: &Path) -> Result<()> {
    if fs::rename(from, to).is_ok() {
        return Ok(());
    }
    let folder = to.parent().unwrap_or(to);
    fs::create_dir_all(folder).with_context(|| cannot("create", folder))?;
    fs::rename(from, to).with_context(|| cannot("write", to))
}

fn write_manifest<'p>(folder: &Path, paths: impl Iterator<Item = &'p str>) -> Result<()> {
    let file = folder.join(MANIFEST);
    let mut lines = paths.collect::<Vec<_>>().join("\n");
    lines.push('\n');
    fs::write(&file, lines).with_context(|| cannot("write", &file))
}

fn replace_manifest<'p>(
    target: &Path,
    stage: &Path,
    paths: impl Iterator<Item = &'p str>,
) -> Result<()> {
    write_manifest(stage, paths)?;
    move_into_place(&stage.join(MANIFEST), &target.join(MANIFEST))
}

fn remove_empty_parents(file: &Path, target: &Path) {
    for folder in file
        .ancestors()
        .skip(1)
        .take_while(|folder| *folder != target)
    {
        // Fails when something is left in it, which is then where to stop.
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
}

/// Empty folders that a removed manifest left behind are nobody's.
fn remove_empty_folders(target: &Path) {
    let _ = fs::remove_file(target.join(MANIFEST));
    for entry in WalkDir::new(target)
        .contents_first(true)
        .into_iter()
        .flatten()
    {
        let _ = fs::remove_dir(entry.path());
    }
}

/// Temporary folders are their owner's alone; a site is read by a web server.
#[cfg(unix)]
fn set_readable(folder: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    let _ = fs::set_permissions(folder, fs::Permissions::from_mode(0o755));
}

#[cfg(not(unix))]
fn set_readable(_folder: &Path) {}

fn absolute(path: &Path) -> Result<PathBuf> {
    // A folder that exists may be reached over links; its real place decides what it holds.
    match dunce::canonicalize(path) {
        Ok(real) => Ok(real),
        Err(_) => {
            std::path::absolute(path).with_context(|| format!("`{}` is no path", path.display()))
        }
    }
}

fn cannot(verb: &str, path: &Path) -> String {
    format!("cannot {verb} `{}`", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(files: &[(&str, &str)]) -> Output {
        let mut output = Output::default();
        for (path, text) in files {
            output.add(*path, *text);
        }
        output
    }

    fn listing(folder: &Path) -> Vec<String> {
        let files = WalkDir::new(folder)
            .sort_by_file_name()
            .into_iter()
            .flatten();
        let files = files.filter(|entry| entry.file_type().is_file());
        files
            .map(|entry| relative(folder, entry.path()).expect("UTF-8"))
            .collect()
    }

    #[test]
    fn only_what_changed_is_written_and_only_what_is_ours_is_removed() {
        let home = tempfile::tempdir().expect("a folder");
        let (root, target) = (home.path().join("site"), home.path().join("public"));
        let first = output(&[("index.html", "a"), ("old/index.html", "b"), ("x", "1")]);
        let written = write_output(&first, &target, &root).expect("written");
        assert_eq!(
            written,
            Written {
                pages: 2,
                written: 3,
                unchanged: 0,
                removed: 0
            }
        );
        let before = fs::metadata(target.join("index.html"))
            .expect("there")
            .modified()
            .expect("a time");

        // `x` was a file and becomes a folder.
        let second = output(&[("index.html", "a"), ("x/y", "2")]);
        let written = write_output(&second, &target, &root).expect("written");
        assert_eq!(
            written,
            Written {
                pages: 1,
                written: 1,
                unchanged: 1,
                removed: 2
            }
        );
        assert_eq!(listing(&target), [MANIFEST, "index.html", "x/y"]);
        assert!(!target.join("old").exists());
        let after = fs::metadata(target.join("index.html"))
            .expect("there")
            .modified()
            .expect("a time");
        assert_eq!(before, after);
        assert_eq!(
            listing(home.path()).len(),
            3,
            "nothing is left beside the site"
        );
    }

    #[test]
    fn a_folder_with_foreign_files_is_refused_and_left_alone() {
        let home = tempfile::tempdir().expect("a folder");
        let (root, target) = (home.path().join("site"), home.path().join("public"));
        fs::create_dir_all(&target).expect("created");
        fs::write(target.join("thesis.doc"), "years of work").expect("written");
        let error =
            write_output(&output(&[("index.html", "a")]), &target, &root).expect_err("refused");
        assert!(error.to_string().contains("`thesis.doc`"), "{error}");
        assert_eq!(listing(&target), ["thesis.doc"]);
        // A manifest that names what is not there, or lies outside, changes nothing.
        fs::write(target.join(MANIFEST), "../site/profile.toml\n").expect("written");
        write_output(&output(&[("index.html", "a")]), &target, &root).expect_err("refused");
    }

    #[test]
    fn the_sources_are_never_built_over() {
        let home = tempfile::tempdir().expect("a folder");
        let root = home.path().join("site");
        fs::create_dir_all(root.join("content")).expect("created");
        let root = dunce::canonicalize(root).expect("there");
        let output = output(&[("index.html", "a")]);
        for folder in [root.clone(), root.join("content/x"), home.path().to_owned()] {
            write_output(&output, &folder, &root).expect_err("refused");
        }
    }

    #[test]
    fn a_repository_in_the_output_folder_is_kept() {
        let home = tempfile::tempdir().expect("a folder");
        let (root, target) = (home.path().join("site"), home.path().join("public"));
        fs::create_dir_all(target.join(".git")).expect("created");
        fs::write(target.join(".git/HEAD"), "ref").expect("written");
        write_output(&output(&[("a/index.html", "a")]), &target, &root).expect("written");
        write_output(&output(&[("b/index.html", "b")]), &target, &root).expect("written");
        assert_eq!(listing(&target), [".git/HEAD", MANIFEST, "b/index.html"]);
    }
}
