//! Planted faults: each folder in `tests/planted/` is named after a rule and holds a change to the
//! example site, with all that a check then finds. A new fault is a folder, no code.
//!
//! `change.toml` has `[[edit]]` entries with `file`, `old` and `new`; an `old` that is missing makes a
//! new file. `site = true` checks the pages as well. `theme/…` edits the theme's own files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use jiff::civil::Date;
use pointed::cache::Cache;
use pointed::check::levels::LevelFlags;
use pointed::check::rule::Group;
use pointed::check::{self, Checked, Depth, rules};
use pointed::parse::{self, Options};
use pointed::photo::Photo;
use pointed::render::{HighlightCache, Material, render};
use pointed::report::places::Places;
use pointed::site::Site;
use pointed::source::Sources;
use pointed::text::language::Language;
use pointed::theme::Theme;
use pointed::tree::Tree;
use pointed::{disk, report};
use serde::Deserialize;

use crate::program::{TODAY, assert_file, repository};

/// A change to the example site.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    /// Whether the pages are checked, too.
    #[serde(default)]
    site: bool,
    /// A rule that asks only when it is told to.
    #[serde(default)]
    warn: Vec<String>,
    edit: Vec<Edit>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    file: String,
    old: Option<String>,
    new: String,
}

#[test]
fn each_fault_is_named_and_nothing_else() {
    let example = disk::read_site(&repository().join("example-site")).expect("the example site");
    // Cards are drawn once for all cases.
    let pictures = Cache::default();
    let mut planted = BTreeSet::new();
    let mut astray: Vec<String> = Vec::new();
    for case in folders(&repository().join("tests/planted")) {
        let name = case.file_name().expect("a name").to_string_lossy();
        // `rule` or `rule--variant`
        let rule = name.split("--").next().unwrap_or_default().to_owned();
        let text = fs::read_to_string(case.join("change.toml")).expect("change.toml");
        let change: Change =
            toml::from_str(&text).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        let (found, one_language) = check_changed(&example, &change, &name, &pictures);
        astray.extend(one_language);
        assert_file(&case.join("expected.txt"), &found);
        let mark = format!("[{rule}]");
        let others = found.lines().filter(|line| !line.contains(&mark));
        astray.extend(others.map(|line| format!("{name}: {line}")));
        if found.is_empty() {
            astray.push(format!("{name}: nothing was found"));
        }
        planted.insert(rule);
    }
    assert!(astray.is_empty(), "{}", astray.join("\n"));
    let forgotten: Vec<&str> = rules::all()
        .filter(|rule| rule.group != Group::Source)
        .map(|rule| rule.name)
        .filter(|name| !planted.contains(*name) && !ONLINE.contains(name))
        .collect();
    assert_eq!(forgotten, [""; 0], "these rules have no planted fault");
}

/// Rules that compare with something outside of the site folder; `drift.rs` and `online.rs`
/// plant their faults.
const ONLINE: [&str; 10] = [
    "dead-link",
    "drift-contact",
    "drift-education",
    "drift-headline",
    "drift-role",
    "drift-role-missing",
    "drift-skills",
    "drift-snapshot-old",
    "evidence-does-not-mention",
    "evidence-unchecked",
];

fn folders(folder: &Path) -> BTreeSet<std::path::PathBuf> {
    fs::read_dir(folder)
        .expect("the folder of cases")
        .map(|case| case.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect()
}

/// The portrait of the example, as long as the profile names it.
fn portrait(site: &Site, pictures: &Cache) -> Option<Photo> {
    let photo = site.profile.person.photo.as_ref()?;
    let file = fs::read(repository().join("example-site").join(&photo.src.value));
    Photo::develop(&file.expect("the portrait"), pictures).ok()
}

/// All findings about the changed site, a line each; and those that say the same in English and in
/// German.
fn check_changed(
    example: &Tree,
    change: &Change,
    name: &str,
    pictures: &Cache,
) -> (String, Vec<String>) {
    let mut files: BTreeMap<String, String> = example
        .sources
        .iter()
        .map(|(_, source)| (source.path.clone(), source.text.clone()))
        .collect();
    let mut tree = example.clone();
    for edit in &change.edit {
        let file = &edit.file;
        if let Some(below) = file.strip_prefix("theme/") {
            let own = tree.theme.get(below).cloned();
            let themes = repository().join("themes");
            let shipped = ["carte", "common"]
                .into_iter()
                .find_map(|theme| fs::read(themes.join(theme).join(below)).ok());
            let text = own.or(shipped).unwrap_or_default();
            let text = String::from_utf8(text).expect("UTF-8");
            let text = edited(&text, edit, name);
            tree.theme.insert(below.to_owned(), text.into_bytes());
        } else if file.ends_with(".md") || file.ends_with(".toml") {
            let text = files.entry(file.clone()).or_default();
            *text = edited(text, edit, name);
        } else {
            tree.files.insert(file.clone(), edit.new.len() as u64);
        }
    }
    tree.sources = Sources::default();
    for (path, text) in files {
        tree.sources.add(path, text);
    }
    let dimensions = std::mem::take(&mut tree.dimensions);
    let theme = std::mem::take(&mut tree.theme);
    let options = Options {
        today: TODAY.parse::<Date>().expect("a day"),
        base_url: None,
        drafts: false,
    };
    let (mut site, found) = parse::site(tree, &options);
    let flags = LevelFlags {
        warn: change.warn.clone(),
        ..LevelFlags::default()
    };
    let Checked { mut findings, .. } = if change.site {
        let settings = &site.settings;
        let (theme, faults) = Theme::load(
            &settings.theme,
            &settings.theme_options,
            &theme,
            &mut site.sources,
        );
        assert!(faults.is_empty(), "{name}: {faults:?}");
        let theme = theme.expect("a theme");
        let photo = portrait(&site, pictures);
        let material = Material {
            dimensions: &dimensions,
            highlights: &HighlightCache::default(),
            photo: photo.as_ref(),
            pictures,
            pages: None,
        };
        let (mut output, faults) = render(&site, &theme, material);
        assert!(faults.is_empty(), "{name}: {faults:?}");
        for edit in &change.edit {
            if let Some(path) = edit.file.strip_prefix("static/") {
                output.copies.remove(path);
                output.add(path, edit.new.as_bytes());
            }
        }
        check::check_built(&mut site, &output, found, &flags)
    } else {
        check::check(&site, found, &flags, Depth::All)
    };
    report::sort(&mut findings, &site.sources);
    for finding in &findings {
        let [english, german] =
            [Language::En, Language::De].map(|language| finding.message.get(language));
        assert_ne!(
            english, german,
            "{name}: {} has no German words",
            finding.rule
        );
    }
    let places = Places {
        sources: &site.sources,
        prefix: "",
        language: Language::En,
    };
    let one_language = findings
        .iter()
        .filter(|finding| finding.message.get(Language::De) == finding.message.get(Language::En))
        .map(|finding| format!("{name}: no German words: {}", finding.message))
        .collect();
    let lines = findings
        .iter()
        .map(|finding| report::short::finding(finding, places))
        .collect();
    (lines, one_language)
}

fn edited(text: &str, edit: &Edit, name: &str) -> String {
    match &edit.old {
        Some(old) => {
            assert!(
                text.contains(old.as_str()),
                "{name}: `{old}` is not in `{}`",
                edit.file
            );
            text.replacen(old.as_str(), &edit.new, 1)
        }
        None => format!("{text}{}", edit.new),
    }
}
