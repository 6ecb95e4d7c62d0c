//! What was read of a site folder before, so that only what changed is read again.

use std::collections::BTreeMap;
use std::fs::Metadata;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::tree::Tree;

/// A file that was changed so shortly before it was looked at may be changed again without a new
/// stamp: clocks of file systems tick in steps of up to two seconds (FAT).
const TICK: Duration = Duration::from_secs(2);

/// A site folder as it stands, and how it differs from what was remembered.
#[derive(Debug)]
pub struct Reading {
    /// What lies in it.
    pub tree: Tree,
    /// What to remember for the next time.
    pub memory: Memory,
    /// Files that came, went or changed, in the order of their paths.
    pub changes: Vec<Change>,
}

/// A file that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It was not there before.
    Added(String),
    /// It holds something else.
    Edited(String),
    /// It is gone.
    Removed(String),
}

impl Change {
    /// Path below the site folder.
    pub fn path(&self) -> &str {
        let (Change::Added(path) | Change::Edited(path) | Change::Removed(path)) = self;
        path
    }
}

/// The files of a site folder as they were read.
#[derive(Debug, Default)]
pub struct Memory {
    files: BTreeMap<String, Known>,
}

#[derive(Debug)]
struct Known {
    stamp: Stamp,
    content: Content,
}

#[derive(Debug)]
enum Content {
    /// All of it.
    Bytes(Arc<[u8]>),
    /// Of what is only copied, the size in pixels if it is a picture.
    Dimensions(Option<(u32, u32)>),
}

/// What tells without reading a file that it is unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Bytes.
    pub(super) length: u64,
    modified: Option<SystemTime>,
    /// Changes with every write and every renaming, and no program can set it back.
    #[cfg(unix)]
    changed: (i64, i64),
    #[cfg(unix)]
    inode: u64,
    /// Whether a later change must show in the fields above.
    settled: bool,
}

impl Stamp {
    pub(super) fn new(metadata: &Metadata) -> Self {
        #[cfg(unix)]
        use std::os::unix::fs::MetadataExt as _;
        let modified = metadata.modified().ok();
        let age = modified.and_then(|time| SystemTime::now().duration_since(time).ok());
        Stamp {
            length: metadata.len(),
            modified,
            #[cfg(unix)]
            changed: (metadata.ctime(), metadata.ctime_nsec()),
            #[cfg(unix)]
            inode: metadata.ino(),
            settled: age.is_some_and(|age| age > TICK),
        }
    }

    fn is_same(self, other: Self) -> bool {
        Stamp {
            settled: other.settled,
            ..self
        } == other
    }
}

impl Memory {
    /// Paths of the files below the site folder.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The content of a file whose stamp says that it is unchanged.
    pub(super) fn content(&self, name: &str, stamp: Stamp) -> Option<Arc<[u8]>> {
        let known = self.files.get(name)?;
        match &known.content {
            Content::Bytes(bytes) if known.stamp.settled && known.stamp.is_same(stamp) => {
                Some(bytes.clone())
            }
            _ => None,
        }
    }

    /// The remembered content when the same was read again.
    pub(super) fn shared(&self, name: &str, content: Vec<u8>) -> Arc<[u8]> {
        match self.files.get(name).map(|known| &known.content) {
            Some(Content::Bytes(bytes)) if **bytes == *content => bytes.clone(),
            _ => content.into(),
        }
    }

    /// The pixels of a picture whose stamp says that it is unchanged.
    pub(super) fn dimensions(&self, name: &str, stamp: Stamp) -> Option<Option<(u32, u32)>> {
        let known = self.files.get(name)?;
        match known.content {
            Content::Dimensions(size) if known.stamp.settled && known.stamp.is_same(stamp) => {
                Some(size)
            }
            _ => None,
        }
    }

    pub(super) fn keep(&mut self, name: String, stamp: Stamp, content: Arc<[u8]>) {
        let content = Content::Bytes(content);
        self.files.insert(name, Known { stamp, content });
    }

    pub(super) fn keep_dimensions(&mut self, name: String, stamp: Stamp, size: Option<(u32, u32)>) {
        let content = Content::Dimensions(size);
        self.files.insert(name, Known { stamp, content });
    }

    pub(super) fn changes_since(&self, before: &Memory) -> Vec<Change> {
        let mut changes = Vec::new();
        for (name, known) in &self.files {
            match before.files.get(name) {
                None => changes.push(Change::Added(name.clone())),
                Some(earlier) if !known.holds_the_same(earlier) => {
                    changes.push(Change::Edited(name.clone()));
                }
                Some(_) => {}
            }
        }
        let gone = before
            .files
            .keys()
            .filter(|name| !self.files.contains_key(*name));
        changes.extend(gone.cloned().map(Change::Removed));
        changes.sort_by(|one, other| one.path().cmp(other.path()));
        changes
    }

    /// Whether a file is gone or empty that was not before: programs that save in two steps leave
    /// it so for a moment.
    pub fn looks_half_saved(&self, before: &Memory) -> bool {
        before.files.iter().any(|(name, earlier)| {
            earlier.stamp.length > 0
                && (self.files.get(name)).is_none_or(|known| known.stamp.length == 0)
        })
    }
}

impl Known {
    fn holds_the_same(&self, other: &Self) -> bool {
        match (&self.content, &other.content) {
            (Content::Bytes(one), Content::Bytes(other)) => Arc::ptr_eq(one, other) || one == other,
            (Content::Dimensions(_), Content::Dimensions(_)) => self.stamp.is_same(other.stamp),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::disk::read_again;

    fn read(root: &Path, memory: &mut Memory) -> Vec<Change> {
        let reading = read_again(root, memory).expect("a site");
        *memory = reading.memory;
        reading.changes
    }

    #[test]
    fn only_what_differs_is_a_change() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let write = |name: &str, text: &str| fs::write(root.join(name), text).expect("written");
        fs::create_dir(root.join("static")).expect("created");
        write("pointed.toml", "a = 1");
        write("about.md", "one");
        write("static/a.txt", "x");
        let mut memory = Memory::default();
        assert_eq!(read(root, &mut memory).len(), 3);
        assert_eq!(read(root, &mut memory), []);
        // The same words, written again, and other words of the same length in the same moment.
        write("about.md", "one");
        assert_eq!(read(root, &mut memory), []);
        write("about.md", "two");
        assert_eq!(
            read(root, &mut memory),
            [Change::Edited("about.md".to_owned())]
        );
        write("static/a.txt", "xy");
        fs::remove_file(root.join("about.md")).expect("removed");
        let reading = read_again(root, &memory).expect("a site");
        assert!(reading.memory.looks_half_saved(&memory));
        assert_eq!(
            reading.changes,
            [
                Change::Removed("about.md".to_owned()),
                Change::Edited("static/a.txt".to_owned())
            ]
        );
    }
}
