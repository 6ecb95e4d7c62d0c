//! Broken sources: each folder in `tests/broken/` is a site with `expected.txt`, all that a build
//! says about it. A new case is a folder, no code.

use std::fs;

use crate::program::{TODAY, assert_file, pointed, repository, transcript};

#[test]
fn every_fault_is_one_clear_finding() {
    let cases = fs::read_dir(repository().join("tests/broken")).expect("the folder of cases");
    let mut count = 0;
    for case in cases
        .map(|case| case.expect("an entry").path())
        .filter(|path| path.is_dir())
    {
        let target = tempfile::tempdir().expect("a folder");
        let target = target.path().join("public");
        let output = target.to_str().expect("UTF-8");
        let built = pointed(&case, &["build", "--today", TODAY, "--output", output]);
        assert_eq!(built.status.code(), Some(1), "{}", case.display());
        assert!(
            !target.exists(),
            "{}: something was written",
            case.display()
        );
        assert_file(&case.join("expected.txt"), &transcript(&built));
        count += 1;
    }
    assert!(count > 10, "only {count} cases");
}
