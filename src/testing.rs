//! For tests: a site from strings, and one rule asked about it.

use jiff::civil::{Date, date};

use crate::check::rule::Rule;
use crate::check::{self};
use crate::diagnostic::Diagnostic;
use crate::output::Output;
use crate::parse;
use crate::report;
use crate::site::Site;
use crate::text::language::Language;
use crate::tree::{PROFILE_FILE, SETTINGS_FILE, Tree};

/// The day on which tests happen.
pub(crate) const TODAY: Date = date(2026, 11, 23);

/// Settings of a bilingual site.
pub(crate) const SETTINGS: &str =
    "base_url = \"https://example.org/\"\nlanguages = [\"en\", \"de\"]\n";

/// A bilingual site of these files, with what reading found; settings are added when missing.
pub(crate) fn site(files: &[(&str, &str)]) -> (Site, Vec<Diagnostic>) {
    let mut tree = Tree::default();
    let mut files: Vec<(&str, &str)> = files.to_vec();
    if !files.iter().any(|(path, _)| *path == SETTINGS_FILE) {
        files.push((SETTINGS_FILE, SETTINGS));
    }
    files.sort_unstable();
    for (path, text) in files {
        if path.ends_with(".md") || path.ends_with(".toml") {
            tree.sources.add(path, text);
        } else {
            tree.files.insert(path.to_owned(), text.len() as u64);
        }
    }
    let options = parse::Options {
        today: TODAY,
        base_url: None,
        drafts: false,
    };
    parse::site(tree, &options)
}

/// Asks one rule about a site of these files; expected are `path:line:column message`.
#[track_caller]
pub(crate) fn check_site(rule: &'static Rule, files: &[(&str, &str)], expected: &[&str]) {
    let (site, _) = site(files);
    assert_eq!(lines(&site, check::ask_one(&site, rule), true), expected);
}

/// Asks one rule about a site that is a `profile.toml`; expected are `line:column message`.
#[track_caller]
pub(crate) fn check_profile(rule: &'static Rule, profile: &str, expected: &[&str]) {
    let (site, _) = site(&[(PROFILE_FILE, profile)]);
    assert_eq!(lines(&site, check::ask_one(&site, rule), false), expected);
}

/// Asks one rule about a site that was built into these files; expected are
/// `path:line:column message`.
#[track_caller]
pub(crate) fn check_built(rule: &'static Rule, files: &[(&str, &str)], expected: &[&str]) {
    check_built_from(
        rule,
        &[(PROFILE_FILE, "[person]\nname = \"Jo\"\n")],
        files,
        expected,
    );
}

/// Asks one rule about what was built from a site of the first files: the second ones.
#[track_caller]
pub(crate) fn check_built_from(
    rule: &'static Rule,
    from: &[(&str, &str)],
    files: &[(&str, &str)],
    expected: &[&str],
) {
    let (mut site, _) = site(from);
    let mut output = Output::default();
    for (path, content) in files {
        output.add(*path, *content);
    }
    let found = check::ask_one_built(&mut site, &output, rule);
    assert_eq!(lines(&site, found, true), expected);
}

/// Findings as lines, in the order of their places; each is worded in both languages.
#[track_caller]
pub(crate) fn lines(site: &Site, mut found: Vec<Diagnostic>, paths: bool) -> Vec<String> {
    report::sort(&mut found, &site.sources);
    let line = |finding: &Diagnostic| {
        let position = site.sources.position(finding.span);
        let place = format!("{}:{} {}", position.line, position.column, finding.message);
        match paths {
            true => format!("{}:{place}", site.sources.get(finding.span.source).path),
            false => place,
        }
    };
    for finding in &found {
        let [english, german] = Language::ALL.map(|language| finding.message.get(language));
        assert_ne!(english, german, "the message is not worded in German");
    }
    found.iter().map(line).collect()
}

/// Asks one rule about a site that is a `profile.toml`, compared with an export of 2026-11-02 that
/// says what another one says.
#[track_caller]
pub(crate) fn check_against(rule: &'static Rule, profile: &str, export: &str, expected: &[&str]) {
    let (mut here, _) = site(&[(PROFILE_FILE, profile)]);
    let (there, _) = site(&[(PROFILE_FILE, export)]);
    here.snapshots.push(crate::site::Snapshot {
        name: "export.zip".to_owned(),
        taken: Some(date(2026, 11, 2)),
        language: Language::En,
        website: None,
        profile: there.profile,
    });
    assert_eq!(lines(&here, check::ask_one(&here, rule), false), expected);
}

/// Asks one rule about a site that is a `profile.toml`, with the answers of a `links.lock`.
#[track_caller]
pub(crate) fn check_links(rule: &'static Rule, profile: &str, lock: &str, expected: &[&str]) {
    let (mut site, _) = site(&[(PROFILE_FILE, profile)]);
    site.links = Some(toml::from_str(lock).expect("a lock file"));
    assert_eq!(lines(&site, check::ask_one(&site, rule), false), expected);
}
