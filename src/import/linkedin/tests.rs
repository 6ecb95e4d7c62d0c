//! Exports of invented people, compared as whole trees; and archives made to do harm.
//!
//! A case is a folder `tests/import/linkedin/NAME` with the export under `export/`, the tree under
//! `expected/` and the table in `rows.txt`. `UPDATE_EXPECTED=1 cargo test import` writes what comes
//! out now; read the difference before you commit it.

use std::io::{Cursor, Write as _};
use std::path::Path;

use walkdir::WalkDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::import::testing::{Case, cases, findings};
use crate::import::{ImportError, Imported, Note, Options, Part, archive, linkedin, text, wanted};

/// The parts of an unpacked export, read as the command does.
fn parts(folder: &Path) -> Vec<Part> {
    let walk = WalkDir::new(folder).sort_by_file_name();
    let files = walk
        .into_iter()
        .map(|entry| entry.expect("a readable folder"))
        .filter(|entry| entry.file_type().is_file());
    let part = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(folder).expect("below the folder");
        let path = path.to_string_lossy().into_owned();
        let read = || std::fs::read(entry.path()).expect("a readable file");
        let content = wanted(&path, None).map(|()| read());
        Part { path, content }
    };
    files.map(part).collect()
}

fn imported(case: &Case, options: Options) -> Imported {
    linkedin(parts(&case.folder.join("export")), "export", options).expect("a tree")
}

#[test]
fn exports_become_trees() {
    let cases = cases("linkedin");
    assert!(cases.len() > 2, "only {} cases found", cases.len());
    for case in cases {
        let tree = imported(&case, Options::default());
        case.compare(&tree);
        assert_eq!(findings(&tree), Vec::<String>::new(), "{}", case.name);
        assert_eq!(
            imported(&case, Options::default()),
            tree,
            "{}: twice the same",
            case.name
        );
    }
}

#[test]
fn an_archive_is_its_folder() {
    for case in cases("linkedin") {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for entry in WalkDir::new(case.folder.join("export")).sort_by_file_name() {
            let entry = entry.expect("a readable folder");
            let path = entry.path().strip_prefix(case.folder.join("export"));
            let path = path.expect("below the folder").to_string_lossy();
            if entry.file_type().is_file() {
                writer
                    .start_file(path, SimpleFileOptions::default())
                    .expect("an entry");
                let bytes = std::fs::read(entry.path()).expect("a readable file");
                writer.write_all(&bytes).expect("written");
            }
        }
        let packed = writer.finish().expect("an archive");
        let from_archive = archive(packed, "export", Options::default()).expect("a tree");
        assert_eq!(
            from_archive,
            imported(&case, Options::default()),
            "{}",
            case.name
        );
    }
}

#[test]
fn nothing_of_other_people_or_of_private_life_is_in_a_tree() {
    for case in cases("linkedin") {
        let tree = format!("{:?}", imported(&case, Options::default()));
        for word in [
            "Geheim",
            "geheim",
            "1984",
            "Deichstrasse",
            "25813",
            "Petersen",
            "Ole waits",
        ] {
            assert!(!tree.contains(word), "{}: `{word}`", case.name);
        }
    }
}

#[test]
fn private_life_is_taken_along_when_asked_for() {
    let case = cases("linkedin").remove(0);
    let tree = imported(&case, Options { private: true });
    let profile = &tree.files["profile.toml"];
    for line in [
        "birth_date = \"1984-03-04\" # stays private",
        "location.street = \"Deichstrasse 9, 25813 Husum\" # stays private",
        "location.postcode = \"25813\" # stays private",
    ] {
        assert!(profile.contains(line), "{line}\n{profile}");
    }
    assert_eq!(findings(&tree), Vec::<String>::new());
}

#[test]
fn a_single_table_is_an_export() {
    let skills = text(
        b"Name\nRope access\n",
        "a/Kenntnisse.csv",
        Options::default(),
    );
    let profile = &skills.expect("a tree").files["profile.toml"];
    assert!(profile.contains("label = \"Rope access\""), "{profile}");
    let contacts = b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";
    let fault = text(contacts, "x.csv", Options::default()).expect_err("no tree");
    assert!(fault.message.contains("your contacts"), "{fault}");
}

#[test]
fn an_export_without_tables_is_one_fault() {
    let part = |path: &str| Part {
        path: path.to_owned(),
        content: Err(Note::Closed),
    };
    let fault = linkedin(vec![part("Connections.csv")], "x.zip", Options::default());
    let fault = fault.expect_err("no tree").to_string();
    assert_eq!(fault, "x.zip: no table of a LinkedIn export is in it");
}

fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (path, bytes) in entries {
        writer.start_file(*path, options).expect("an entry");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("an archive").into_inner()
}

fn refusal(bytes: Vec<u8>) -> String {
    let refused: ImportError =
        archive(Cursor::new(bytes), "x.zip", Options::default()).expect_err("no tree");
    refused.to_string()
}

#[test]
fn archives_that_do_harm_are_refused() {
    let skills: (&str, &[u8]) = ("Skills.csv", b"Name\nRope access\n");
    for path in [
        "../Skills.csv",
        "/etc/Skills.csv",
        "a/../../Skills.csv",
        "..\\x.csv",
        "C:\\x.csv",
    ] {
        let fault = refusal(zip(&[skills, (path, b"Name\nx\n")]));
        assert!(
            fault.contains("leads out of the archive"),
            "{path}: {fault}"
        );
    }
    let deep = refusal(zip(&[("a/b/c/d/e/f/Skills.csv", b"Name\nx\n")]));
    assert!(deep.contains("folders deep"), "{deep}");

    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer
        .add_symlink("Skills.csv", "/etc/passwd", SimpleFileOptions::default())
        .expect("a link");
    let link = refusal(writer.finish().expect("an archive").into_inner());
    assert!(link.contains("symbolic link"), "{link}");

    let mut bomb = b"Name\n".to_vec();
    bomb.resize(40 * 1024 * 1024, b'x');
    let packed = zip(&[("Skills.csv", &bomb)]);
    assert!(packed.len() < 100_000);
    let bomb = refusal(packed);
    assert!(bomb.contains("unpacks to more than 16 MB"), "{bomb}");

    let names: Vec<String> = (0..5_001).map(|number| format!("{number}.csv")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let many = refusal(zip(&many));
    assert!(many.contains("5001 entries"), "{many}");

    let mut cut = zip(&[skills]);
    cut.truncate(cut.len() - 30);
    assert!(refusal(cut).contains("not a whole ZIP archive"));
    assert!(refusal(zip(&[])).contains("no table of a LinkedIn export"));
}

/// What is no table stays packed, whatever its size.
#[test]
fn large_files_that_are_no_tables_stay_packed() {
    let film = vec![0; 30 * 1024 * 1024];
    let packed = zip(&[
        ("Skills.csv", b"Name\nx\n"),
        ("film.csv", &film),
        ("film.mp4", &film),
    ]);
    let tree = archive(Cursor::new(packed), "x.zip", Options::default()).expect("a tree");
    let unread = tree.rows.iter().filter(|row| row.is_unread());
    assert_eq!(unread.count(), 2);
}
