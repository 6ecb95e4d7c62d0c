//! `pointed import`: every case becomes a site that builds; a merge adds, and nothing else.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::program::{TODAY, pointed, repository, transcript};

/// What can be imported: the file or folder of every case.
fn inputs() -> Vec<PathBuf> {
    let formats = [
        ("json-resume", "resume.json"),
        ("rendercv", "cv.yaml"),
        ("linkedin", "export"),
    ];
    let of = |(format, name): (&str, &str)| -> Vec<PathBuf> {
        let folder = repository().join("tests/import").join(format);
        let mut cases: Vec<PathBuf> = fs::read_dir(folder)
            .expect("the folder of cases")
            .map(|entry| entry.expect("a readable folder").path().join(name))
            .collect();
        cases.sort();
        cases
    };
    formats.into_iter().flat_map(of).collect()
}

fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

/// Paths and contents below a folder.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("a folder");
    let read = |path: PathBuf| {
        let bytes = fs::read(&path).expect("a readable file");
        (path, bytes)
    };
    entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_file())
        .map(read)
        .collect()
}

#[test]
fn every_imported_site_builds() {
    let work = tempfile::tempdir().expect("a folder");
    for (number, input) in inputs().iter().enumerate() {
        let site = work.path().join(number.to_string());
        let run = |words: &[&str]| transcript(&pointed(work.path(), words));
        let imported = run(&["import", text(input), "-o", text(&site)]);
        assert!(
            imported.ends_with("exit 0\n"),
            "{}\n{imported}",
            input.display()
        );
        assert!(imported.contains("next: `pointed -C "), "{imported}");
        let built = run(&["-C", text(&site), "build", "--today", TODAY]);
        assert!(built.ends_with("exit 0\n"), "{}\n{built}", input.display());
    }
}

#[test]
fn a_merge_shows_then_adds_then_finds_nothing_new() {
    let work = tempfile::tempdir().expect("a folder");
    let site = work.path().join("me");
    let export = repository().join("tests/import/linkedin/complete/export");
    let run = |words: &[&str]| transcript(&pointed(work.path(), words));
    let made = run(&["new", text(&site)]);
    assert!(made.ends_with("exit 0\n"), "{made}");
    let before = files(&site);

    let merge = ["-C", text(&site), "import", text(&export), "--merge"];
    let plan = run(&merge);
    assert!(plan.contains("+ role          Head of Locks"), "{plan}");
    assert!(plan.contains("nothing is written yet"), "{plan}");
    assert_eq!(files(&site), before, "a plan writes nothing");

    let written = run(&[&merge[..], &["--write"]].concat());
    assert!(written.ends_with("exit 0\n"), "{written}");
    let after = files(&site);
    for (path, text) in &before {
        if !path.ends_with("profile.toml") {
            assert_eq!(after.get(path), Some(text), "{}", path.display());
        }
    }
    let again = run(&[&merge[..], &["--write"]].concat());
    assert!(again.contains("nothing to add"), "{again}");
    assert_eq!(files(&site), after);
    // The starter is dated to the day on which it was made.
    let built = run(&["-C", text(&site), "build"]);
    assert!(built.ends_with("exit 0\n"), "{built}");
}

#[test]
fn what_cannot_be_read_is_one_clear_error() {
    let work = tempfile::tempdir().expect("a folder");
    let cases: [(&str, &[u8], &str); 10] = [
        (
            "cv.pdf",
            b"%PDF-1.7 ...",
            "a PDF, which holds how a profile looks",
        ),
        ("card.vcf", b"BEGIN:VCARD\nVERSION:4.0\n", "a vCard"),
        (
            "europass.xml",
            b"<?xml version=\"1.0\"?><Candidate xmlns=\"http://www.europass.eu/1.0\"/>",
            "a Europass XML",
        ),
        (
            "cv.docx",
            b"PK\x03\x04 not really",
            "not a whole ZIP archive",
        ),
        ("empty.json", b"", "the file is empty"),
        (
            "notes.txt",
            b"I planned detours.\n",
            "not in a format that can be imported",
        ),
        (
            "page.html",
            b"<html><p>me</p></html>",
            "not in a format that can be imported",
        ),
        ("list.json", b"[1, 2]", "the file holds no object"),
        ("cv.yaml", b"cv:\n  name: a: b\n", "not YAML"),
        (
            "Connections.csv",
            b"First Name,Last Name,URL,Connected On\nA,B,,1 Jan 2020\n",
            "your contacts",
        ),
    ];
    for (name, bytes, expected) in cases {
        fs::write(work.path().join(name), bytes).expect("written");
        let said = transcript(&pointed(work.path(), &["import", name, "-o", "me"]));
        assert!(said.contains(expected), "{name}\n{said}");
        assert!(
            said.contains("help: ") && said.ends_with("exit 2\n"),
            "{name}\n{said}"
        );
        assert!(
            !work.path().join("me").exists(),
            "{name}: something was written"
        );
    }
    let folder = transcript(&pointed(work.path(), &["import", ".", "-o", "me"]));
    assert!(folder.contains("no table of a LinkedIn export"), "{folder}");
}

/// A link in an export is named, not followed.
#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let work = tempfile::tempdir().expect("a folder");
    let export = work.path().join("export");
    fs::create_dir(&export).expect("a folder");
    fs::write(work.path().join("secret.csv"), "Name\nSecret skill\n").expect("written");
    fs::write(export.join("Languages.csv"), "Name,Proficiency\nGerman,\n").expect("written");
    std::os::unix::fs::symlink(work.path().join("secret.csv"), export.join("Skills.csv"))
        .expect("a link");
    let said = transcript(&pointed(work.path(), &["import", "export", "-o", "me"]));
    assert!(said.contains("links are not followed"), "{said}");
    let profile = fs::read_to_string(work.path().join("me/profile.toml")).expect("a profile");
    assert!(!profile.contains("Secret"), "{profile}");
}
