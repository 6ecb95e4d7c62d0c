//! CVs of invented people, compared as whole trees.
//!
//! A case is a folder `tests/import/rendercv/NAME` with `cv.yaml`, the tree under `expected/` and
//! the table in `rows.txt`. `UPDATE_EXPECTED=1 cargo test import` writes what comes out now; read
//! the difference before you commit it.

use std::fs;

use crate::import::testing::{cases, findings};
use crate::import::{Options, text};

#[test]
fn cvs_become_trees() {
    let cases = cases("rendercv");
    assert!(cases.len() > 3, "only {} cases found", cases.len());
    for case in cases {
        let bytes = fs::read(case.folder.join("cv.yaml")).expect("a CV");
        let imported = text(&bytes, "cv.yaml", Options::default()).expect("a tree");
        case.compare(&imported);
        assert_eq!(findings(&imported), Vec::<String>::new(), "{}", case.name);
        let windows = String::from_utf8(bytes)
            .expect("UTF-8")
            .replace('\n', "\r\n");
        let windows = format!("\u{feff}{windows}");
        assert_eq!(
            text(windows.as_bytes(), "cv.yaml", Options::default()),
            Ok(imported),
            "{}: written on Windows",
            case.name
        );
    }
}

#[test]
fn what_is_no_cv_is_one_fault() {
    for (yaml, expected) in [
        ("cv:\n  name:\n", "there is no CV in this file"),
        ("a: 1\n", "there is no résumé in this file"),
        ("just words", "not in a format that can be imported"),
        ("cv:\n\tname: x\n", "not YAML"),
    ] {
        let fault = text(yaml.as_bytes(), "cv.yaml", Options::default());
        let fault = fault.expect_err("no tree").to_string();
        assert!(fault.contains(expected), "{yaml}: {fault}");
    }
}
