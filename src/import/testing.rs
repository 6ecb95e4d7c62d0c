//! For the tests of importers: cases as folders, and what reading a tree as a site finds.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::import::{Imported, summary};
use crate::testing;

/// A folder `tests/import/FORMAT/NAME` with the tree under `expected/` and the table in `rows.txt`.
pub(super) struct Case {
    pub(super) name: String,
    pub(super) folder: PathBuf,
}

/// The cases of a format, by name.
pub(super) fn cases(format: &str) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import");
    let entries = fs::read_dir(folder.join(format)).expect("the folder of cases");
    let mut folders: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    let case = |folder: PathBuf| Case {
        name: folder
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned(),
        folder,
    };
    folders.into_iter().map(case).collect()
}

impl Case {
    /// Compares a tree with the expected one, or makes it that when `UPDATE_EXPECTED` is set.
    #[track_caller]
    pub(super) fn compare(&self, imported: &Imported) {
        let expected = self.folder.join("expected");
        let table = summary(&imported.rows);
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            let _ = fs::remove_dir_all(&expected);
            fs::create_dir_all(&expected).expect("a folder");
            for (path, text) in &imported.files {
                fs::write(expected.join(path), text).expect("written");
            }
            fs::write(self.folder.join("rows.txt"), &table).expect("written");
        }
        assert_eq!(imported.files, read_folder(&expected), "{}", self.name);
        let rows = fs::read_to_string(self.folder.join("rows.txt")).expect("a table");
        assert_eq!(table, rows, "{}", self.name);
    }
}

fn read_folder(folder: &Path) -> BTreeMap<String, String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return BTreeMap::new();
    };
    let read = |path: PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy();
        (
            name.into_owned(),
            fs::read_to_string(&path).expect("a text"),
        )
    };
    entries
        .map(|entry| read(entry.expect("a readable folder").path()))
        .collect()
}

/// What reading the tree as a site finds wrong.
pub(super) fn findings(imported: &Imported) -> Vec<String> {
    let files: Vec<(&str, &str)> = imported
        .files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let (site, found) = testing::site(&files);
    testing::lines(&site, found, true)
}
