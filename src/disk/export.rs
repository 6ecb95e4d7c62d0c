//! The folder of an unpacked export, read file by file as somebody else's list says.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context as _, Result, anyhow, bail};
use walkdir::WalkDir;

use crate::disk::name::relative;

/// How much of a folder is read.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Files in it, read or not.
    pub files: usize,
    /// Folders inside one another.
    pub depth: usize,
    /// Bytes of one file.
    pub file: u64,
    /// Bytes of all files.
    pub sum: u64,
    /// Bytes by which a file is known.
    pub head: u64,
}

/// A file of the folder.
#[derive(Debug)]
pub struct Found<N> {
    /// Its path below the folder, with `/` between parts.
    pub path: String,
    /// Its bytes, or why they were not read.
    pub content: Result<Vec<u8>, N>,
}

/// Lists the files of a folder by path. Those that `wanted` takes, asked first with the path alone
/// and then with the first bytes, are read; of the others, the reason is kept.
///
/// # Errors
/// When the folder cannot be read, or is larger than the limits.
pub fn read_export<N>(
    folder: &Path,
    limits: Limits,
    link: impl Fn() -> N,
    wanted: impl Fn(&str, Option<&[u8]>) -> Result<(), N>,
) -> Result<Vec<Found<N>>> {
    let (mut files, mut sum) = (Vec::new(), 0);
    let walk = WalkDir::new(folder)
        .max_depth(limits.depth)
        .sort_by_file_name();
    for entry in walk {
        let entry = entry.with_context(|| format!("cannot read `{}`", folder.display()))?;
        if entry.file_type().is_dir() {
            continue;
        }
        if files.len() == limits.files {
            bail!(
                "`{}` holds more than {} files\nhelp: name the folder of the export itself",
                folder.display(),
                limits.files
            );
        }
        let path = relative(folder, entry.path())?;
        // A pipe would never end, and a link may lead anywhere.
        if !entry.file_type().is_file() {
            files.push(Found {
                path,
                content: Err(link()),
            });
            continue;
        }
        let content = match wanted(&path, None) {
            Err(reason) => Err(reason),
            Ok(()) => read(entry.path(), limits, &mut sum, |head| {
                wanted(&path, Some(head))
            })?,
        };
        files.push(Found { path, content });
    }
    Ok(files)
}

fn read<N>(
    path: &Path,
    limits: Limits,
    sum: &mut u64,
    wanted: impl Fn(&[u8]) -> Result<(), N>,
) -> Result<Result<Vec<u8>, N>> {
    let cannot = || format!("cannot read `{}`", path.display());
    let mut file = File::open(path).with_context(cannot)?;
    let mut bytes = Vec::new();
    file.by_ref()
        .take(limits.head)
        .read_to_end(&mut bytes)
        .with_context(cannot)?;
    if let Err(reason) = wanted(&bytes) {
        return Ok(Err(reason));
    }
    file.take(limits.file.saturating_sub(limits.head) + 1)
        .read_to_end(&mut bytes)
        .with_context(cannot)?;
    let length = bytes.len() as u64;
    *sum += length;
    if length > limits.file || *sum > limits.sum {
        return Err(anyhow!(
            "`{}` is too large: a table may have {} MB, all of them {}",
            path.display(),
            limits.file / 1024 / 1024,
            limits.sum / 1024 / 1024
        ));
    }
    Ok(Ok(bytes))
}
