//! Damaged files: every importer gives a tree that reads as a site, or one fault; never a panic.
//!
//! The cases of `tests/import` are damaged byte by byte, line by line and with the words that
//! matter to an importer, by numbers that are the same in every run. A failure names its case.
//!
//! - `FUZZ_SECONDS=600 cargo test --release import::fuzz -- --test-threads 1` asks each importer
//!   for ten minutes, and prints how many files it read and the memory that they took at most.
//! - `FUZZ_CASE=4711` asks for that case alone, `FUZZ_FROM=1000000` for those from there on.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use walkdir::WalkDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

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

/// Says which case failed, when one does: a case is known by its number.
struct Named<'n>(&'n str, u64);

impl Drop for Named<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            say(&format!(
                "{}: case {} failed: FUZZ_CASE={1}\n",
                self.0, self.1
            ));
        }
    }
}

/// Beside what a test prints, which is shown of failures only.
fn say(line: &str) {
    let _ = std::io::stderr().write_all(line.as_bytes());
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

/// A number that somebody asked for.
fn asked(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

/// Asks an importer again and again, for as many cases as are due.
fn run(name: &str, mut ask: impl FnMut(&mut Numbers) -> Option<Imported>) {
    let until = asked("FUZZ_SECONDS").map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let alone = asked("FUZZ_CASE");
    let first = alone.or(asked("FUZZ_FROM")).unwrap_or(1);
    let (mut case, mut trees) = (first, 0_u64);
    let due = |case: u64| match (alone, until) {
        (Some(alone), _) => case <= alone,
        (None, Some(until)) => Instant::now() < until,
        (None, None) => case < first + CASES,
    };
    while due(case) {
        let named = Named(name, case);
        let mut numbers = Numbers(case.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        if let Some(imported) = ask(&mut numbers) {
            trees += 1;
            hold(&imported, &mut numbers);
        }
        drop(named);
        case += 1;
    }
    assert!(
        alone.is_some() || trees > 0,
        "{name}: no damaged file gave a tree"
    );
    if until.is_some() {
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let peak = status.lines().find(|line| line.starts_with("VmHWM"));
        let (files, peak) = (case - first, peak.unwrap_or_default());
        say(&format!("{name}: {files} files, {trees} trees, {peak}\n"));
    }
}

/// How a format is read and written as values.
struct Shape {
    read: fn(&[u8]) -> Option<Value>,
    write: fn(&Value) -> String,
}

const JSON: Shape = Shape {
    read: |bytes| serde_json::from_slice(bytes).ok(),
    write: Value::to_string,
};

const YAML: Shape = Shape {
    read: |bytes| serde_saphyr::from_slice(bytes).ok(),
    write: |value| serde_saphyr::to_string(value).unwrap_or_default(),
};

/// Puts into some places of a document what nobody expects there: the syntax stays sound, so that
/// the importer has to make something of it.
fn disorder(document: &mut Value, numbers: &mut Numbers) {
    for _ in 0..=numbers.below(6) {
        let piece = places(document).swap_remove(numbers.below(places(document).len()));
        let piece = document.pointer(&piece).cloned().unwrap_or_default();
        let place = places(document).swap_remove(numbers.below(places(document).len()));
        let Some(value) = document.pointer_mut(&place) else {
            continue;
        };
        let was = value.take();
        *value = match numbers.below(9) {
            0 => Value::Null,
            1 => Value::Array(vec![was, piece]),
            2 => json!({"en": was, "de": piece}),
            3 => json!(was.to_string()),
            4 => json!(-1.5e300),
            5 => json!(numbers.below(3000)),
            6 => json!(WORDS[numbers.below(WORDS.len())].repeat(1 + numbers.below(30))),
            7 => match was {
                Value::String(text) => {
                    let mut bytes = text.into_bytes();
                    damage(
                        &mut bytes,
                        numbers,
                        &[b"https://a.example/x 2019-02".to_vec()],
                    );
                    json!(String::from_utf8_lossy(&bytes))
                }
                other => json!([other.to_string()]),
            },
            _ => piece,
        };
    }
}

/// A pointer to every value of a document (RFC 6901).
fn places(document: &Value) -> Vec<String> {
    let mut places = vec![String::new()];
    let mut at = 0;
    while let Some(place) = places.get(at).cloned() {
        match document.pointer(&place) {
            Some(Value::Array(values)) => {
                places.extend((0..values.len()).map(|index| format!("{place}/{index}")));
            }
            Some(Value::Object(fields)) => places.extend(
                fields
                    .keys()
                    .map(|key| format!("{place}/{}", key.replace('~', "~0").replace('/', "~1"))),
            ),
            _ => {}
        }
        at += 1;
    }
    places
}

/// One of the files, damaged: its letters, or its values.
fn damaged(seeds: &[Vec<u8>], shape: &Shape, numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = seeds[numbers.below(seeds.len())].clone();
    if numbers.below(2) == 0
        && let Some(mut document) = (shape.read)(&bytes)
    {
        disorder(&mut document, numbers);
        return (shape.write)(&document).into_bytes();
    }
    damage(&mut bytes, numbers, seeds);
    bytes
}

fn texts(name: &str, seeds: &[Vec<u8>], shape: &Shape) {
    run(name, |numbers| {
        let bytes = damaged(seeds, shape, numbers);
        text(&bytes, "damaged", Options { private: true }).ok()
    });
}

#[test]
fn damaged_json_resumes() {
    texts("JSON Resume", &seeds("json-resume", "resume.json"), &JSON);
}

#[test]
fn damaged_fresh() {
    texts("FRESH", &seeds("json-resume/fresh", "resume.json"), &JSON);
}

#[test]
fn damaged_rendercv() {
    texts("RenderCV", &seeds("rendercv", "cv.yaml"), &YAML);
}

/// The tables of the cases: names without folders, and their bytes.
fn tables() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/linkedin");
    let files = WalkDir::new(folder).sort_by_file_name().into_iter();
    let files = files.map(|entry| entry.expect("a readable folder").into_path());
    files
        .filter(|path| path.extension().is_some_and(|ending| ending == "csv"))
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy();
            (name.into_owned(), fs::read(&path).expect("a readable file"))
        })
        .collect()
}

/// Some tables, each of them damaged.
fn damaged_tables(tables: &[(String, Vec<u8>)], numbers: &mut Numbers) -> Vec<(String, Vec<u8>)> {
    let seeds: Vec<Vec<u8>> = tables.iter().map(|(_, bytes)| bytes.clone()).collect();
    let mut damaged = Vec::new();
    for number in 0..=numbers.below(12) {
        let (name, mut bytes) = tables[numbers.below(tables.len())].clone();
        damage(&mut bytes, numbers, &seeds);
        damaged.push((format!("{number}/{name}"), bytes));
    }
    damaged
}

#[test]
fn damaged_folders_of_linkedin() {
    let tables = tables();
    run("LinkedIn, folder", |numbers| {
        let part = |(path, bytes): (String, Vec<u8>)| Part {
            content: wanted(&path, Some(&bytes)).map(|()| bytes),
            path,
        };
        let parts = damaged_tables(&tables, numbers);
        let parts = parts.into_iter().map(part).collect();
        linkedin(parts, "damaged", Options { private: true }).ok()
    });
}

/// The tables are damaged, packed or only stored, and half of the archives are damaged as well.
#[test]
fn damaged_archives_of_linkedin() {
    let tables = tables();
    run("LinkedIn, ZIP", |numbers| {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let damaged = damaged_tables(&tables, numbers);
        let methods = [CompressionMethod::Deflated, CompressionMethod::Stored];
        for (path, bytes) in &damaged {
            let options = SimpleFileOptions::default();
            let options = options.compression_method(methods[numbers.below(methods.len())]);
            writer.start_file(path.as_str(), options).expect("an entry");
            writer.write_all(bytes).expect("written");
        }
        let mut packed = writer.finish().expect("an archive").into_inner();
        if numbers.below(2) == 0 {
            let seeds = [packed.clone()];
            damage(&mut packed, numbers, &seeds);
        }
        archive(Cursor::new(packed), "damaged", Options::default()).ok()
    });
}

/// A damaged résumé is merged into a site that another one became: nothing of the site is lost,
/// and a second time there is nothing left to add.
#[test]
fn damaged_merges() {
    let formats = [
        (seeds("json-resume", "resume.json"), &JSON),
        (seeds("rendercv", "cv.yaml"), &YAML),
    ];
    run("merge", |numbers| {
        let mut tree = |name: &str| {
            let (seeds, shape) = &formats[numbers.below(formats.len())];
            let bytes = damaged(seeds, shape, numbers);
            text(&bytes, name, Options { private: true }).ok()
        };
        let (own, theirs) = (tree("own")?, tree("theirs")?);
        let profile = own.files["profile.toml"].as_str();
        let once = merged(profile, &theirs);
        let mut kept = once.lines();
        for line in profile.lines() {
            assert!(kept.any(|one| one == line), "{line}\n{once}");
        }
        assert_eq!(merged(&once, &theirs), once);
        Some(theirs)
    });
}

/// The text of `profile.toml` after a merge.
fn merged(profile: &str, theirs: &Imported) -> String {
    let their_profile = theirs.files["profile.toml"].as_str();
    let (own, _) = testing::site(&[("profile.toml", profile)]);
    let (site, _) = testing::site(&[("profile.toml", their_profile)]);
    let own = Side {
        site: &own,
        profile,
    };
    let side = Side {
        site: &site,
        profile: their_profile,
    };
    let merge = merge(own, side, theirs).expect("a merge");
    let changed = merge.files.get("profile.toml").cloned();
    changed.unwrap_or_else(|| profile.to_owned())
}
