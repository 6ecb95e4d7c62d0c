//! Résumés of invented people, compared as whole trees; and every JSON value there is.
//!
//! A case is a folder `tests/import/json-resume/NAME` with `resume.json`, the tree under
//! `expected/` and the table in `rows.txt`. `UPDATE_EXPECTED=1 cargo test import` writes what comes
//! out now; read the difference before you commit it. `tests/import/reactive-resume` holds another
//! format in JSON.

use std::fs;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::import::note::Note;
use crate::import::resume::context::visible;
use crate::import::resume::translation::is_empty;
use crate::import::testing::{cases, findings};
use crate::import::{Imported, json_resume, summary};

#[test]
fn reactive_resumes_become_trees() {
    let cases = cases("reactive-resume");
    assert!(cases.len() > 1, "only {} cases found", cases.len());
    for case in cases {
        let text = fs::read_to_string(case.folder.join("resume.json")).expect("a text");
        let tree = json_resume(&text, "resume.json").expect("a tree");
        case.compare(&tree);
        assert_eq!(findings(&tree), Vec::<String>::new(), "{}", case.name);
    }
}

/// The paths of all values that say something and have no row in the table.
fn without_row(value: &Value, imported: &Imported) -> Vec<String> {
    fn leaves(path: &str, value: &Value, found: &mut Vec<String>) {
        match value {
            _ if is_empty(value) => {}
            Value::Object(map) => {
                for (key, value) in map {
                    let dot = if path.is_empty() { "" } else { "." };
                    leaves(&format!("{path}{dot}{key}"), value, found);
                }
            }
            Value::Array(values) => {
                for (index, value) in values.iter().enumerate() {
                    leaves(&format!("{path}[{index}]"), value, found);
                }
            }
            _ => found.push(visible(path)),
        }
    }
    let mut paths = Vec::new();
    leaves("", value, &mut paths);
    let has_row = |path: &String| {
        imported
            .rows
            .iter()
            .any(|row| row.from.starts_with(path.as_str()) || path.starts_with(&row.from))
    };
    paths.into_iter().filter(|path| !has_row(path)).collect()
}

/// Rows that say "left as a comment" where there is none.
fn without_comment(imported: &Imported) -> Vec<&str> {
    let profile = &imported.files["profile.toml"];
    let has_comment = |from: &str| {
        profile
            .lines()
            .any(|line| line.starts_with('#') && line.contains(from))
    };
    imported
        .rows
        .iter()
        .filter(|row| row.is_left() && row.note != Some(Note::Interest))
        .map(|row| row.from.as_str())
        .filter(|from| !has_comment(from))
        .collect()
}

#[test]
fn days_that_only_fill_a_format_up_are_no_days() {
    let resume = |last: &str| {
        let resume = json!({
            "basics": {"name": "Jo Example"},
            "work": [
                {"name": "Acme", "position": "Lead", "startDate": "2020-03-01", "endDate": "2024-05-01"},
                {"name": "Globex", "position": "Aide", "startDate": "2018-02-01", "endDate": last},
            ],
        });
        let imported = json_resume(&resume.to_string(), "resume.json").expect("a résumé");
        imported.files["profile.toml"].clone()
    };
    let months = resume("2020-02-01");
    assert!(months.contains("start = \"2020-03\"") && months.contains("are read as months"));
    let days = resume("2020-02-29");
    assert!(days.contains("2020-03-01") && !days.contains("are read as months"));
}

#[test]
fn every_value_has_a_row() {
    // Where several languages or sections are merged first, paths are others.
    let cases = cases("json-resume").into_iter();
    for case in cases.filter(|case| !["two-languages", "fresh"].contains(&case.name.as_str())) {
        let text = fs::read_to_string(case.folder.join("resume.json")).expect("a résumé");
        let value: Value = serde_json::from_str(&text).expect("JSON");
        let imported = json_resume(&text, "x").expect("a tree");
        assert_eq!(
            without_row(&value, &imported),
            Vec::<String>::new(),
            "{}",
            case.name
        );
    }
}

#[test]
fn resumes_become_trees() {
    let cases = cases("json-resume");
    assert!(cases.len() > 8, "only {} cases found", cases.len());
    for case in cases {
        let text = fs::read_to_string(case.folder.join("resume.json")).expect("a résumé");
        let imported = json_resume(&text, "resume.json").expect("a tree");
        case.compare(&imported);
        assert_eq!(findings(&imported), Vec::<String>::new(), "{}", case.name);
        assert_eq!(
            json_resume(&text, "resume.json"),
            Ok(imported),
            "{}: twice the same",
            case.name
        );
    }
}

#[test]
fn windows_files_give_the_same_tree() {
    for case in cases("json-resume") {
        let text = fs::read_to_string(case.folder.join("resume.json")).expect("a résumé");
        let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        assert_eq!(
            json_resume(&windows, "x"),
            json_resume(&text, "x"),
            "{}",
            case.name
        );
    }
}

/// A field has versions or none: `summary = …` above `summary.en = …` is no TOML.
#[test]
fn a_text_beside_its_versions_is_said_in_each() {
    let text = json!({
        "basics": {"name": "Ada Beispiel"},
        "projects": [{"name": "Tide tables", "summary": "For ferries.",
                      "description": {"en": "For 14 quays.", "de": "Für 14 Kais."}}],
        "work": [{"name": "Nord AG", "position": "Pilot", "summary": "<ul><li>2 ferries</li></ul>",
                  "highlights": {"en": ["9 years"]}}]
    });
    let imported = json_resume(&text.to_string(), "x").expect("a tree");
    assert_eq!(findings(&imported), Vec::<String>::new());
    let profile = &imported.files["profile.toml"];
    for line in [
        "summary.en = \"For ferries. For 14 quays.\"",
        "summary.de = \"For ferries. Für 14 Kais.\"",
        "achievements.en = [\"2 ferries\", \"9 years\"]",
    ] {
        assert!(profile.contains(line), "{line}\n{profile}");
    }
}

#[test]
fn an_entry_that_stands_there_twice_is_one() {
    let job =
        json!({"name": "Nord AG", "position": "Pilot", "startDate": "2019", "endDate": "2021"});
    let later =
        json!({"name": "Nord AG", "position": "Pilot", "startDate": "2023", "endDate": "2024"});
    let text = json!({"basics": {"name": "Ada Beispiel"}, "work": [job, job, later]});
    let imported = json_resume(&text.to_string(), "x").expect("a tree");
    let profile = &imported.files["profile.toml"];
    assert_eq!(profile.matches("[[role]]").count(), 2, "{profile}");
    assert!(profile.contains("(said before): work[1]"), "{profile}");
}

/// Other tools give every entry of a list of projects two dates.
#[test]
fn an_end_on_the_day_of_the_start_is_no_second_date() {
    let entry = |kind: &str, start: &str, end: &str| {
        json!({"name": format!("{kind} {start}"), "type": kind, "startDate": start, "endDate": end,
               "keywords": ["Ropes"]})
    };
    let text = json!({"basics": {"name": "Ada Beispiel"}, "projects": [
        entry("talk", "2024-06-06", "2024-06-06"),
        entry("course", "2023", "2023"),
        entry("course", "2021-02", "2021-04"),
        entry("patent", "2020-09", "2020-09"),
    ]});
    let imported = json_resume(&text.to_string(), "x").expect("a tree");
    let profile = &imported.files["profile.toml"];
    assert!(!profile.contains("# not mapped"), "{profile}");
    assert_eq!(profile.matches("\ndate = ").count(), 3, "{profile}");
    assert!(
        profile.contains("start = \"2021-02\"\nend = \"2021-04\""),
        "{profile}"
    );
    assert_eq!(
        profile.matches("skills = [\"ropes\"]").count(),
        4,
        "{profile}"
    );
}

#[test]
fn seventy_groups_keep_every_skill_once() {
    let group = |number: usize| {
        json!({"name": format!("Group {number}"), "level": "Advanced",
               "keywords": ["Excel", format!("Tool {number}"), format!("tool {number}")]})
    };
    let groups: Vec<Value> = (0..70).map(group).collect();
    let text = json!({"basics": {"name": "Ada Beispiel"}, "skills": groups}).to_string();
    let imported = json_resume(&text, "x").expect("a tree");
    let profile = &imported.files["profile.toml"];
    assert_eq!(profile.matches("[[skill]]").count(), 71);
    assert_eq!(
        profile.matches("# not mapped (said before)").count(),
        69 + 70
    );
    assert_eq!(findings(&imported), Vec::<String>::new());
}

#[test]
fn huge_texts_are_cut_in_comments_only() {
    let picture = format!("data:image/png;base64,{}", "A".repeat(1_000_000));
    let story = "word ".repeat(50_000);
    let text = json!({"basics": {"name": "Ada", "image": picture, "summary": story}}).to_string();
    let imported = json_resume(&text, "x").expect("a tree");
    assert!(imported.files["profile.toml"].len() < 10_000);
    assert_eq!(imported.files["about.md"].trim(), story.trim());
}

#[test]
fn one_fault_and_nothing_else() {
    let fault = |text: &str| {
        json_resume(text, "cv.json")
            .expect_err("no tree")
            .to_string()
    };
    assert_eq!(
        fault("{\"basics\": {\"name\": \"A\" \"b\": 1}}"),
        "cv.json:1:25: a comma is missing before this place"
    );
    assert_eq!(fault("[]"), "cv.json: the file holds no object");
    assert_eq!(
        fault("{\"a\": 1}"),
        "cv.json: there is no résumé in this file"
    );
}

/// Any JSON, with keys and texts that an importer looks for among those it has never heard of.
fn any_json() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        any::<String>(),
        "[0-9./ -]{0,12}",
        "(https?://|javascript:|mailto:)?[a-z.@/]{0,12}",
        "<?/?(b|p|li|a href='x')>?[ a-z*_\\[\\](){}#+-]{0,12}\n?",
        Just("Present".to_owned()),
        Just("2018-2020".to_owned()),
        Just("+++\nx = 1\n+++".to_owned()),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text.prop_map(Value::from),
    ];
    const KEYS: [&str; 40] = [
        "basics",
        "work",
        "volunteer",
        "education",
        "awards",
        "certificates",
        "publications",
        "skills",
        "languages",
        "interests",
        "references",
        "projects",
        "meta",
        "experience",
        "Bildung",
        "talks",
        "courses",
        "patents",
        "memberships",
        "en",
        "de",
        "fr",
        "name",
        "label",
        "url",
        "summary",
        "startDate",
        "endDate",
        "highlights",
        "keywords",
        "location",
        "profiles",
        "network",
        "username",
        "position",
        "level",
        "type",
        "current",
        "language",
        "reference",
    ];
    let key =
        prop_oneof![4 => prop::sample::select(&KEYS[..]).prop_map(str::to_owned), 1 => ".{1,8}"];
    leaf.prop_recursive(6, 64, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((key.clone(), inner), 0..6)
                .prop_map(|entries| Value::Object(entries.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

proptest! {
    // A failing value is printed; a file of them would be one more thing to keep.
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the file holds, it gives a tree that reads as a site, or one fault.
    #[test]
    fn any_json_gives_a_tree_or_a_fault(value in any_json(), basics in any_json(), work in any_json()) {
        for value in [value, json!({"basics": basics, "work": [work.clone(), work.clone()], "skills": work})] {
            let Ok(imported) = json_resume(&value.to_string(), "any\n.json") else { continue };
            for (path, text) in imported.files.iter().filter(|(path, _)| path.ends_with(".toml")) {
                let parsed = text.parse::<toml_edit::DocumentMut>();
                prop_assert!(parsed.is_ok(), "{path}: {parsed:?}\n{text}");
            }
            let found = findings(&imported);
            let avoidable: Vec<&String> =
                found.iter().filter(|line| !line.ends_with("[person] has no `name`")).collect();
            prop_assert!(avoidable.is_empty(), "{avoidable:?}\n{}", imported.files["profile.toml"]);
            let silent = without_comment(&imported);
            prop_assert!(silent.is_empty(), "{silent:?}\n{}", imported.files["profile.toml"]);
            let plain = !["\"en\":", "\"de\":"].iter().any(|key| value.to_string().contains(key));
            let lost = if plain { without_row(&value, &imported) } else { Vec::new() };
            prop_assert!(lost.is_empty(), "{lost:?}\n{}", summary(&imported.rows));
        }
    }
}
