//! Bytes that are costly to make, by what they are made of, kept from run to run.

mod shelf;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

pub use shelf::Shelf;

/// Names what bytes are made of.
pub type Key = [u8; 32];

/// Begins a file of this kind; its last byte counts up when the format changes.
const MAGIC: &[u8; 8] = b"ptd-by\0\x01";

/// A cache that grew beyond this keeps only what the last run used.
const LARGEST: usize = 32 * 1024 * 1024;

/// The key of something: its kind with a version, and all that it is made of.
pub fn key(kind: &str, parts: &[&[u8]]) -> Key {
    let mut hasher = blake3::Hasher::new();
    for part in [kind.as_bytes()].iter().chain(parts) {
        // With its length, so that no two lists of parts run together into the same bytes.
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// The cache; threads share it.
#[derive(Debug, Default)]
pub struct Cache {
    /// The file as it was read: entries are ranges of it, copied only when they are asked for.
    file: Vec<u8>,
    kept: Mutex<HashMap<Key, Kept>>,
}

#[derive(Debug, Clone)]
struct Kept {
    content: Content,
    used: bool,
}

#[derive(Debug, Clone)]
enum Content {
    InFile(Range<usize>),
    Made(Vec<u8>),
}

impl Cache {
    /// Reads what [`Cache::save`] wrote; what is not that is an empty cache.
    pub fn load(file: Vec<u8>) -> Self {
        let kept = index(&file).unwrap_or_default();
        Cache {
            file,
            kept: Mutex::new(kept),
        }
    }

    /// The bytes of that key, made when they are not there yet. What cannot be made is not kept.
    pub fn get_or_make(&self, key: Key, make: impl FnOnce() -> Option<Vec<u8>>) -> Option<Vec<u8>> {
        if let Some(kept) = self.lock().get_mut(&key) {
            kept.used = true;
            return Some(self.bytes(&kept.content).to_vec());
        }
        let bytes = make()?;
        let kept = Kept {
            content: Content::Made(bytes.clone()),
            used: true,
        };
        self.lock().insert(key, kept);
        Some(bytes)
    }

    /// Before a further run: of a cache that grew too large what the last run did not use is dropped.
    pub fn forget(&self) {
        let mut kept = self.lock();
        let is_too_large = self.size(&kept) > LARGEST;
        kept.retain(|_, kept| std::mem::take(&mut kept.used) || !is_too_large);
    }

    /// The cache as one file; nothing when it says the same as the file it was read from.
    pub fn save(&self) -> Option<Vec<u8>> {
        let kept = self.lock();
        let is_new = |kept: &Kept| matches!(kept.content, Content::Made(_));
        if !kept.values().any(is_new) {
            return None;
        }
        let size = self.size(&kept);
        let mut entries: Vec<(&Key, &Kept)> = kept
            .iter()
            .filter(|(_, kept)| kept.used || size <= LARGEST)
            .collect();
        // The same entries give the same file.
        entries.sort_by_key(|(key, _)| **key);
        let mut head = MAGIC.to_vec();
        head.extend_from_slice(&(entries.len() as u64).to_le_bytes());
        for (key, kept) in &entries {
            head.extend_from_slice(*key);
            let length = self.bytes(&kept.content).len() as u64;
            head.extend_from_slice(&length.to_le_bytes());
        }
        let check = blake3::hash(&head);
        let mut file = head;
        file.extend_from_slice(check.as_bytes());
        for (_, kept) in &entries {
            file.extend_from_slice(self.bytes(&kept.content));
        }
        Some(file)
    }

    fn size(&self, kept: &HashMap<Key, Kept>) -> usize {
        let lengths = kept.values().map(|kept| self.bytes(&kept.content).len());
        lengths.sum()
    }

    fn bytes<'c>(&'c self, content: &'c Content) -> &'c [u8] {
        match content {
            Content::InFile(range) => &self.file[range.clone()],
            Content::Made(bytes) => bytes,
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<Key, Kept>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the head of a file lists. The file was written as a whole, so its head and its length vouch
/// for it: to hash megabytes in every run would cost more than it saves.
fn index(file: &[u8]) -> Option<HashMap<Key, Kept>> {
    let rest = file.strip_prefix(MAGIC)?;
    let (count, mut rest) = rest.split_first_chunk::<8>()?;
    let count = usize::try_from(u64::from_le_bytes(*count)).ok()?;
    let mut lengths = Vec::new();
    for _ in 0..count {
        let (key, after) = rest.split_first_chunk::<32>()?;
        let (length, after) = after.split_first_chunk::<8>()?;
        lengths.push((*key, usize::try_from(u64::from_le_bytes(*length)).ok()?));
        rest = after;
    }
    let head = file.len() - rest.len();
    let (check, contents) = rest.split_first_chunk::<32>()?;
    if blake3::hash(&file[..head]).as_bytes() != check {
        return None;
    }
    let mut start = file.len() - contents.len();
    let mut kept = HashMap::new();
    for (key, length) in lengths {
        let end = start.checked_add(length)?;
        let content = Content::InFile(start..end);
        kept.insert(
            key,
            Kept {
                content,
                used: false,
            },
        );
        start = end;
    }
    (start == file.len()).then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(cache: &Cache, name: &str, make: Option<&[u8]>) -> Option<Vec<u8>> {
        cache.get_or_make(key("test", &[name.as_bytes()]), || make.map(<[u8]>::to_vec))
    }

    #[test]
    fn what_was_made_once_is_there_in_the_next_run() {
        let cache = Cache::default();
        assert_eq!(get(&cache, "a", Some(b"one")), Some(b"one".to_vec()));
        assert_eq!(get(&cache, "b", None), None);
        let file = cache.save().expect("something new");
        let next = Cache::load(file.clone());
        assert_eq!(get(&next, "a", None), Some(b"one".to_vec()));
        assert_eq!(next.save(), None);
        assert_eq!(get(&next, "b", Some(b"")), Some(Vec::new()));
        assert!(next.save().is_some_and(|saved| saved.len() > file.len()));
    }

    #[test]
    fn a_broken_file_is_an_empty_cache() {
        let cache = Cache::default();
        get(&cache, "a", Some(b"one"));
        let file = cache.save().expect("something new");
        for length in 0..file.len() {
            let broken = Cache::load(file[..length].to_vec());
            assert_eq!(get(&broken, "a", None), None, "{length} bytes");
        }
        let mut huge = MAGIC.to_vec();
        huge.extend_from_slice(&[0xff; 8]);
        assert_eq!(get(&Cache::load(huge), "a", None), None);
    }

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(key("k", &[b"ab", b"c"]), key("k", &[b"a", b"bc"]));
    }
}
