//! The flat forms of a compiled lexicon: numbers by fingerprint, and lists.

use serde::{Deserialize, Serialize};

/// Numbers by a fingerprint of 64 bits: an open hash table whose bytes are ready when they are read.
///
/// What was not put in is found with the odds of one in 2⁶⁴, so that no key needs to be kept.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Table {
    /// Slots of a fingerprint and a number, little endian; the number 0 marks a free one.
    #[serde(with = "serde_bytes")]
    slots: Vec<u8>,
    /// By how many bits a fingerprint is shifted to give a slot.
    shift: u32,
}

/// Bytes of a slot.
const SLOT: usize = 12;

impl Table {
    /// Of fingerprints and their numbers, none of them 0.
    ///
    /// # Errors
    /// When two entries have one fingerprint.
    pub(super) fn new(entries: impl ExactSizeIterator<Item = (u64, u32)>) -> Result<Self, String> {
        // A quarter stays free, so that what is missing is missed after a few slots.
        let slots = (entries.len() * 4 / 3 + 2).next_power_of_two();
        let mut table = Table {
            slots: vec![0; slots * SLOT],
            shift: 64 - slots.trailing_zeros(),
        };
        for (fingerprint, number) in entries {
            let (at, found) = table.find(fingerprint);
            if found != 0 {
                return Err(format!("two words have the fingerprint {fingerprint:x}"));
            }
            let slot = &mut table.slots[at * SLOT..][..SLOT];
            slot[..8].copy_from_slice(&fingerprint.to_le_bytes());
            slot[8..].copy_from_slice(&number.to_le_bytes());
        }
        Ok(table)
    }

    /// The number of a fingerprint; 0 when there is none.
    pub(super) fn get(&self, fingerprint: u64) -> u32 {
        self.find(fingerprint).1
    }

    /// The slot of a fingerprint, or the free one that it would take.
    fn find(&self, fingerprint: u64) -> (usize, u32) {
        let (slots, _) = self.slots.as_chunks::<SLOT>();
        let mut at = (fingerprint >> self.shift) as usize;
        loop {
            let [a, b, c, d, e, f, g, h, number @ ..] = slots[at];
            let number = u32::from_le_bytes(number);
            if number == 0 || u64::from_le_bytes([a, b, c, d, e, f, g, h]) == fingerprint {
                return (at, number);
            }
            at = (at + 1) % slots.len();
        }
    }
}

/// The fingerprint of a word, eight bytes at a time: words of up to eight bytes never share one.
pub(super) fn fingerprint(word: &str) -> u64 {
    let (chunks, rest) = word.as_bytes().as_chunks::<8>();
    let mut print = 0;
    for chunk in chunks {
        print = mix(print, u64::from_le_bytes(*chunk));
    }
    if !rest.is_empty() || chunks.is_empty() {
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        print = mix(print, u64::from_le_bytes(last));
    }
    print
}

/// The fingerprint of a small number.
pub(super) fn number_fingerprint(number: u64) -> u64 {
    mix(0, number)
}

/// Multiplies, which carries differences up, and shifts, which carries them down again. Neither loses
/// any. The factor is the one of rustc's own tables.
fn mix(print: u64, value: u64) -> u64 {
    let product = (print ^ value).wrapping_mul(0x517c_c1b7_2722_0a95);
    product ^ product >> 32
}

/// Lists, stored one after the other.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Lists<T> {
    /// Where each list ends.
    ends: Vec<u32>,
    entries: Vec<T>,
}

impl<T> Lists<T> {
    /// The list of that position; empty when there is none.
    pub(super) fn get(&self, at: usize) -> &[T] {
        let Some(end) = self.ends.get(at) else {
            return &[];
        };
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.entries[start as usize..*end as usize]
    }
}

impl<T> FromIterator<Vec<T>> for Lists<T> {
    fn from_iter<I: IntoIterator<Item = Vec<T>>>(lists: I) -> Self {
        let mut all = Lists {
            ends: Vec::new(),
            entries: Vec::new(),
        };
        for list in lists {
            all.entries.extend(list);
            let end = u32::try_from(all.entries.len()).expect("a lexicon is small");
            all.ends.push(end);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_finds_what_was_put_in_and_nothing_else() {
        let words: Vec<String> = (0..5_000).map(|number| format!("word {number}")).collect();
        let entries = words.iter().zip(1..5_001);
        let entries = entries.map(|(word, at)| (fingerprint(word), at));
        let table = Table::new(entries).expect("no two are alike");
        for (word, at) in words.iter().zip(1..) {
            assert_eq!(table.get(fingerprint(word)), at, "{word}");
        }
        assert_eq!(table.get(fingerprint("word 5000")), 0);
        assert_eq!(table.get(fingerprint("")), 0);
        let twice = [(7, 1), (7, 2)];
        assert!(Table::new(twice.into_iter()).is_err());
        let empty = Table::new(std::iter::empty::<(u64, u32)>()).expect("nothing is alike");
        assert_eq!(empty.get(0), 0);
    }

    #[test]
    fn lists_stay_apart() {
        let lists: Lists<u32> = [vec![1, 2], vec![], vec![3]].into_iter().collect();
        let all: Vec<&[u32]> = (0..4).map(|at| lists.get(at)).collect();
        assert_eq!(all, [&[1, 2][..], &[], &[3], &[]]);
    }
}
