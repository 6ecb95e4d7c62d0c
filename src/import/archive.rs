//! ZIP archives from strangers: looked through within limits, and only files of the list opened.

use std::io::{Read, Seek, SeekFrom};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use crate::import::error::ImportError;
use crate::import::linkedin::{Part, linkedin, wanted};
use crate::import::note::Note;
use crate::import::resume::context::visible;
use crate::import::{Imported, Options};

/// LinkedIn's own archives hold about forty files; some people have a thousand pictures in theirs.
const MOST_ENTRIES: usize = 5_000;
/// A table of one person; the largest seen has 2 MB.
const LARGEST_TABLE: u64 = 16 * 1024 * 1024;
/// All tables together.
const LARGEST_SUM: u64 = 48 * 1024 * 1024;
/// Deep enough for the folder that LinkedIn puts around the files.
const DEEPEST: usize = 6;
/// The bytes by which a table is known.
const HEAD: u64 = 4096;
/// The record at the end of an archive, without a comment.
const END_RECORD: u64 = 22;

/// Whether bytes begin as a ZIP archive does.
pub fn is_archive(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06")
}

/// Turns the ZIP archive of a LinkedIn export into a source tree. Its name is for messages.
///
/// # Errors
/// When it holds no export, is broken, or made to do harm.
pub fn archive(
    reader: impl Read + Seek,
    name: &str,
    options: Options,
) -> Result<Imported, ImportError> {
    linkedin(parts(reader, name)?, name, options)
}

/// Reads the tables of an archive; everything else stays packed, and is named.
///
/// # Errors
/// When the archive is broken, or made to do harm: paths that lead out of it, links, entries that
/// share their bytes, more entries or larger ones than an export has.
fn parts(mut reader: impl Read + Seek, name: &str) -> Result<Vec<Part>, ImportError> {
    let fault = |message: String, help: &str| ImportError {
        name: name.to_owned(),
        at: None,
        message,
        help: help.to_owned(),
    };
    let refused = |message: String| fault(message, "nothing of it was read; ask for a new export");
    let too_many = |entries: usize| {
        refused(format!(
            "the archive says it has {entries} entries; an export has at most {MOST_ENTRIES}"
        ))
    };
    // Opening an archive makes a list of its entries, so that their number is asked before.
    if let Some(entries) = declared_entries(&mut reader).filter(|count| *count > MOST_ENTRIES) {
        return Err(too_many(entries));
    }
    let broken = |error: ZipError| {
        let help = "is the download complete? ask for the export again";
        fault(format!("not a whole ZIP archive: {error}"), help)
    };
    let mut archive = ZipArchive::new(reader).map_err(broken)?;
    if archive.len() > MOST_ENTRIES {
        return Err(too_many(archive.len()));
    }
    if archive.has_overlapping_files().map_err(broken)? {
        return Err(refused(
            "entries of the archive share their bytes, as in a ZIP bomb".to_owned(),
        ));
    }
    // All names are looked at before anything is unpacked.
    let mut entries = Vec::new();
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index).map_err(broken)?;
        let path = safe_path(&file).map_err(refused)?;
        if !file.entry().is_dir() {
            entries.push((index, path, file.entry().encrypted()));
        }
    }
    let (mut parts, mut sum) = (Vec::new(), 0);
    for (index, path, is_encrypted) in entries {
        let content = match wanted(&path, None) {
            Err(note) => Err(note),
            Ok(()) if is_encrypted => {
                return Err(fault(
                    format!("`{path}` is encrypted"),
                    "unpack the archive, and import the folder",
                ));
            }
            Ok(()) => {
                let mut file = archive.by_index(index).map_err(broken)?;
                read_entry(&mut file, &path, &mut sum).map_err(refused)?
            }
        };
        parts.push(Part { path, content });
    }
    Ok(parts)
}

/// How many entries the record at the end of an archive declares.
fn declared_entries(reader: &mut (impl Read + Seek)) -> Option<usize> {
    /// A comment may follow the record.
    const LONGEST_COMMENT: u64 = 65_535;
    let size = reader.seek(SeekFrom::End(0)).ok()?;
    let start = size.saturating_sub(END_RECORD + LONGEST_COMMENT);
    reader.seek(SeekFrom::Start(start)).ok()?;
    let mut end = Vec::new();
    reader
        .take(END_RECORD + LONGEST_COMMENT)
        .read_to_end(&mut end)
        .ok()?;
    let at = memchr::memmem::rfind(&end, b"PK\x05\x06")?;
    let count = end.get(at + 10..at + 12)?;
    Some(usize::from(u16::from_le_bytes([count[0], count[1]])))
}

/// The path of an entry, which leads nowhere but into the archive.
fn safe_path<R: Read>(file: &ZipFile<'_, R>) -> Result<String, String> {
    let entry = file.entry();
    let shown = visible(&String::from_utf8_lossy(entry.name_raw()));
    if entry.is_symlink() {
        return Err(format!(
            "`{shown}` is a symbolic link, which may lead anywhere"
        ));
    }
    // Some programs on Windows write their own separator.
    let parts: Vec<&str> = shown.trim_end_matches('/').split(['/', '\\']).collect();
    let leads_out = |part: &&str| part.is_empty() || *part == ".." || part.ends_with(':');
    if parts.iter().any(leads_out) || entry.enclosed_name().is_none() {
        return Err(format!("the path `{shown}` leads out of the archive"));
    }
    if parts.len() > DEEPEST {
        return Err(format!("`{shown}` lies {} folders deep", parts.len() - 1));
    }
    Ok(parts.join("/"))
}

/// A table, unpacked no further than a table can be long; of other files not more than the header.
fn read_entry<R: Read>(
    file: &mut ZipFile<'_, R>,
    path: &str,
    sum: &mut u64,
) -> Result<Result<Vec<u8>, Note>, String> {
    let unpacks_badly = |error: std::io::Error| format!("`{path}` cannot be unpacked: {error}");
    let mut bytes = Vec::new();
    file.by_ref()
        .take(HEAD)
        .read_to_end(&mut bytes)
        .map_err(unpacks_badly)?;
    if let Err(note) = wanted(path, Some(&bytes)) {
        return Ok(Err(note));
    }
    let megabytes = |bytes: u64| bytes / 1024 / 1024;
    let too_large = || {
        let most = megabytes(LARGEST_TABLE);
        Err(format!("`{path}` unpacks to more than {most} MB"))
    };
    // What it says of itself is no reason to trust it, but one to refuse it.
    if file.entry().size() > LARGEST_TABLE {
        return too_large();
    }
    file.by_ref()
        .take(LARGEST_TABLE + 1 - HEAD)
        .read_to_end(&mut bytes)
        .map_err(unpacks_badly)?;
    let length = bytes.len() as u64;
    *sum += length;
    if length > LARGEST_TABLE {
        return too_large();
    }
    if *sum > LARGEST_SUM {
        return Err(format!(
            "the tables unpack to more than {} MB",
            megabytes(LARGEST_SUM)
        ));
    }
    Ok(Ok(bytes))
}
