//! Damaged files: every importer gives a tree that reads as a site, or one fault; never a panic.
//!
//! The cases of `tests/import` are damaged byte by byte, line by line and with the words that
//! matter to an importer. `FUZZ_SECONDS=600 cargo test --release import::fuzz` asks for longer and
//! prints what it took.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use walkdir::WalkDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::import::testing::findings;
use crate::import::{Imported, Options, Part, Side, archive, linkedin, merge, text, wanted};
use crate::testing;

/// How many damaged files each importer gets when nobody asks for more.
const CASES: u64 = 120;

/// What a damaged file gets where it did not have it.
const WORDS: [&str; 40] = [
    "\"",
    "\"\"",
    "\n",
    "\r\n",
    "\u{feff}",
    "\0",
    ",",
    ";",
    "\t",
    ": ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "{{ x }}",
    "+++\n",
    "[[role]]\n",
    "# ",
    "'''",
    "\"\"\"",
    "\\",
    "&a ",
    "*a",
    "<<: *a",
    "!!str ",
    "Present",
    "2019",
    "31.2.2020",
    "javascript:alert(1)",
    "https://",
    "<b>",
    "![x](y)",
    "==",
    "🚲",
    "\u{202e}",
    "\u{200b}",
    "ß",
    "99999999999999999999",
    "null",
];

/// Numbers that are the same in every run: xorshift64*.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(number).unwrap_or_default() % most.max(1)
    }
}

/// Damages bytes in one to eight ways.
fn damage(bytes: &mut Vec<u8>, numbers: &mut Numbers, others: &[Vec<u8>]) {
    for _ in 0..=numbers.below(8) {
        let at = numbers.below(bytes.len() + 1);
        let end = (at + 1 + numbers.below(40)).min(bytes.len());
        match numbers.below(8) {
            0 if !bytes.is_empty() => {
                let at = at.min(bytes.len() - 1);
                bytes[at] = u8::try_from(numbers.below(256)).unwrap_or_default();
            }
            1 => drop(bytes.drain(at.min(end)..end)),
            2 => {
                let piece = bytes[at.min(end)..end].to_vec();
                let to = numbers.below(bytes.len() + 1);
                bytes.splice(to..to, piece);
            }
            3 if numbers.below(6) == 0 => bytes.truncate(at),
            4 => {
                let other = &others[numbers.below(others.len())];
                let from = numbers.below(other.len() + 1);
                let to = (from + numbers.below(200)).min(other.len());
                bytes.splice(at..at, other[from..to].iter().copied());
            }
            5 => {
                let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
                let line = lines.get(numbers.below(lines.len())).copied();
                let line = line.unwrap_or_default().repeat(1 + numbers.below(20));
                bytes.splice(at..at, line);
            }
            _ => {
                let word = WORDS[numbers.below(WORDS.len())];
                bytes.splice(at..at, word.bytes());
            }
        }
    }
}

/// The files of the cases with that name.
fn seeds(format: &str, name: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/import")
        .join(format);
    let files = WalkDir::new(folder).sort_by_file_name().into_iter();
    let files = files.map(|entry| entry.expect("a readable folder"));
    let wanted = files.filter(|entry| entry.file_name() == name);
    wanted
        .map(|entry| fs::read(entry.path()).expect("a readable file"))
        .collect()
}

/// Whatever was imported reads as a site, and gives nothing new when it is merged twice.
fn hold(imported: &Imported, numbers: &mut Numbers) {
    for (path, text) in imported
        .files
        .iter()
        .filter(|(path, _)| path.ends_with(".toml"))
    {
        let parsed = text.parse::<toml_edit::DocumentMut>();
        assert!(parsed.is_ok(), "{path}: {parsed:?}\n{text}");
    }
    let found = findings(imported);
    assert!(
        found.is_empty(),
        "{found:?}\n{}",
        imported.files["profile.toml"]
    );
    if numbers.below(4) == 0 {
        let profile = imported.files["profile.toml"].as_str();
        let (site, _) = testing::site(&[("profile.toml", profile)]);
        let side = Side {
            site: &site,
            profile,
        };
        let merged = merge(side, side, imported).expect("a merge");
        assert_eq!(
            merged.files.get("profile.toml"),
            None,
            "{:?}\n{profile}",
            merged.changes
        );
    }
}

/// Asks an importer again and again, for as many cases as are due.
fn run(name: &str, mut ask: impl FnMut(&mut Numbers) -> Option<Imported>) {
    let seconds = std::env::var("FUZZ_SECONDS").ok();
    let seconds = seconds.and_then(|seconds| seconds.parse().ok());
    let until = seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let (mut cases, mut trees) = (0_u64, 0_u64);
    let due = |cases: u64| match until {
        Some(until) => Instant::now() < until,
        None => cases < CASES,
    };
    while due(cases) {
        cases += 1;
        let mut numbers = Numbers(cases.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        if let Some(imported) = ask(&mut numbers) {
            trees += 1;
            hold(&imported, &mut numbers);
        }
    }
    assert!(trees > 0, "{name}: no damaged file gave a tree");
    if until.is_some() {
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let peak = status.lines().find(|line| line.starts_with("VmHWM"));
        let line = format!(
            "{name}: {cases} files, {trees} trees, {}\n",
            peak.unwrap_or_default()
        );
        let _ = std::io::stderr().write_all(line.as_bytes());
    }
}

fn texts(name: &str, seeds: Vec<Vec<u8>>) {
    run(name, |numbers| {
        let mut bytes = seeds[numbers.below(seeds.len())].clone();
        damage(&mut bytes, numbers, &seeds);
        text(&bytes, "damaged", Options { private: true }).ok()
    });
}

#[test]
fn damaged_json_resumes() {
    texts("JSON Resume and FRESH", seeds("json-resume", "resume.json"));
}

#[test]
fn damaged_rendercv() {
    texts("RenderCV", seeds("rendercv", "cv.yaml"));
}

/// The files of an export, damaged one by one, packed, and the archive damaged as well.
#[test]
fn damaged_exports() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/linkedin");
    let files = WalkDir::new(folder).sort_by_file_name().into_iter();
    let files = files.map(|entry| entry.expect("a readable folder").into_path());
    let tables: Vec<(String, Vec<u8>)> = files
        .filter(|path| path.extension().is_some_and(|ending| ending == "csv"))
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy();
            (name.into_owned(), fs::read(&path).expect("a readable file"))
        })
        .collect();
    let seeds: Vec<Vec<u8>> = tables.iter().map(|(_, bytes)| bytes.clone()).collect();
    run("LinkedIn", |numbers| {
        let mut damaged: Vec<(String, Vec<u8>)> = Vec::new();
        for number in 0..=numbers.below(12) {
            let (name, mut bytes) = tables[numbers.below(tables.len())].clone();
            damage(&mut bytes, numbers, &seeds);
            damaged.push((format!("{number}/{name}"), bytes));
        }
        if numbers.below(3) > 0 {
            let part = |(path, bytes): (String, Vec<u8>)| Part {
                content: wanted(&path, Some(&bytes)).map(|()| bytes),
                path,
            };
            let parts = damaged.into_iter().map(part).collect();
            return linkedin(parts, "damaged", Options { private: true }).ok();
        }
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, bytes) in &damaged {
            let options = SimpleFileOptions::default();
            writer.start_file(path.as_str(), options).expect("an entry");
            writer.write_all(bytes).expect("written");
        }
        let mut packed = writer.finish().expect("an archive").into_inner();
        if numbers.below(2) == 0 {
            damage(&mut packed, numbers, &seeds);
        }
        archive(Cursor::new(packed), "damaged", Options::default()).ok()
    });
}
