//! What `pointed new` writes: a small site that builds at once, with blanks for what only its owner
//! can say.
//!
//! The templates below `en/`, `de/` and `both/` are sources as they stand, dated to the first day
//! of the calendar; a new site is dated to the day on which it is made.

use std::collections::BTreeMap;

use jiff::civil::Date;

/// Which languages a new site has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Languages {
    /// English.
    En,
    /// German.
    De,
    /// English at the root, German below `/de/`.
    Both,
    /// German at the root, English below `/en/`.
    GermanFirst,
}

/// The day in the templates.
const TEMPLATE_DAY: &str = "0001-01-01";

/// Declares a template by its path: it is in the binary.
macro_rules! templates {
    ($folder:literal: $($path:literal)*) => {
        &[$(($path, include_str!(concat!($folder, "/", $path)))),*]
    };
}

/// Paths and contents.
type Templates = &'static [(&'static str, &'static str)];

const EN: Templates = templates!("en":
    "pointed.toml"
    "profile.toml"
    "about.md"
    "content/projects/first-project.md"
    "content/posts/first-post.md"
    "content/pages/now.md"
);

const DE: Templates = templates!("de":
    "pointed.toml"
    "profile.toml"
    "about.md"
    "content/projects/erstes-projekt.md"
    "content/posts/erster-beitrag.md"
    "content/pages/jetzt.md"
);

const BOTH: Templates = templates!("both":
    "pointed.toml"
    "profile.toml"
    "about.md"
    "about.de.md"
    "content/projects/first-project.md"
    "content/projects/first-project.de.md"
    "content/posts/first-post.md"
    "content/posts/first-post.de.md"
    "content/pages/now.md"
    "content/pages/now.de.md"
);

/// The files of a new site, by path below its folder. Everything in it that happened, happened
/// today.
pub fn files(languages: Languages, today: Date) -> BTreeMap<String, String> {
    let templates = match languages {
        Languages::En => EN,
        Languages::De => DE,
        Languages::Both | Languages::GermanFirst => BOTH,
    };
    let today = today.to_string();
    let files: BTreeMap<String, String> = templates
        .iter()
        .map(|(path, text)| ((*path).to_owned(), text.replace(TEMPLATE_DAY, &today)))
        .collect();
    match languages {
        Languages::GermanFirst => german_first(&files),
        _ => files,
    }
}

/// The same site with its languages the other way round: a text in the first one has no language in
/// its name, and the facts stand with it.
fn german_first(files: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut turned = BTreeMap::new();
    for (path, text) in files {
        let german = (path.strip_suffix(".md"))
            .and_then(|stem| Some((stem, files.get(&format!("{stem}.de.md"))?)));
        if let Some((stem, german)) = german {
            let (text, german) = texts_swapped(text, german);
            turned.insert(path.clone(), german);
            turned.insert(format!("{stem}.en.md"), text);
        } else if !path.ends_with(".de.md") {
            let text = text
                .replace(
                    "languages = [\"en\", \"de\"]",
                    "languages = [\"de\", \"en\"]",
                )
                .replace("the other below /de/", "the other below /en/");
            turned.insert(path.clone(), text);
        }
    }
    turned
}

/// A text and its translation: the first keeps its words alone, the second gets its facts.
fn texts_swapped(first: &str, second: &str) -> (String, String) {
    let parts = |text: &str| -> Option<(String, String)> {
        let (head, body) = text.strip_prefix("+++\n")?.split_once("\n+++\n")?;
        Some((head.to_owned(), body.to_owned()))
    };
    let (Some((facts, body)), Some((words, other_body))) = (parts(first), parts(second)) else {
        return (first.to_owned(), second.to_owned());
    };
    let key = |line: &str| line.split(" = ").next().unwrap_or_default().to_owned();
    let mut own_words = Vec::new();
    let all: Vec<&str> = (facts.lines())
        .map(
            |line| match words.lines().find(|word| key(word) == key(line)) {
                Some(translated) => {
                    own_words.push(line);
                    translated
                }
                None => line,
            },
        )
        .collect();
    (
        format!("+++\n{}\n+++\n{body}", own_words.join("\n")),
        format!("+++\n{}\n+++\n{other_body}", all.join("\n")),
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::check::levels::LevelFlags;
    use crate::check::{self, Depth};
    use crate::diagnostic::Diagnostic;
    use crate::site::Site;
    use crate::testing::{self, TODAY};
    use crate::text::blank::BLANKS;

    const ALL: [Languages; 4] = [
        Languages::En,
        Languages::De,
        Languages::Both,
        Languages::GermanFirst,
    ];

    /// What finds blanks.
    const BLANK_RULE: &str = "placeholder-text";

    fn read(languages: Languages) -> (Site, Vec<Diagnostic>) {
        let files = files(languages, TODAY);
        let files: Vec<(&str, &str)> = files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .collect();
        testing::site(&files)
    }

    /// Words in square brackets, whether or not a link follows, without those that hold others.
    fn bracketed(text: &str) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        let mut start = None;
        for (at, character) in text.char_indices() {
            match (character, start) {
                ('[', _) => start = Some(at + 1),
                (']', Some(open)) => {
                    found.insert(&text[open..at]);
                    start = None;
                }
                _ => {}
            }
        }
        found
    }

    #[test]
    fn a_new_site_reads_without_a_fault() {
        for languages in ALL {
            let (site, found) = read(languages);
            assert_eq!(testing::lines(&site, found, true), [""; 0], "{languages:?}");
            let dated = files(languages, TODAY);
            assert!(dated.values().all(|text| !text.contains(TEMPLATE_DAY)));
        }
    }

    #[test]
    fn the_first_language_stands_in_the_plain_files() {
        let files = files(Languages::GermanFirst, TODAY);
        assert!(files["about.md"].contains("[Ihr Thema]"));
        assert!(files["about.en.md"].contains("[Your topic]"));
        assert!(files["pointed.toml"].contains("languages = [\"de\", \"en\"]"));
    }

    #[test]
    fn every_blank_is_on_the_list() {
        for languages in ALL {
            for (path, text) in files(languages, TODAY) {
                // What a comment says about the syntax is no blank.
                let text: Vec<&str> = text
                    .lines()
                    .filter(|line| !line.starts_with('#') || path.ends_with("md"))
                    .collect();
                let text = text.join("\n");
                // TOML has brackets of its own, and they hold no capital; nor do links' words.
                let capital = |word: &&&str| word.starts_with(char::is_uppercase);
                let known = |word: &str| BLANKS.iter().any(|(en, de)| word == *en || word == *de);
                let found = bracketed(&text);
                let unknown: Vec<&&str> = found
                    .iter()
                    .filter(capital)
                    .filter(|word| !known(word))
                    .collect();
                assert_eq!(unknown, [&""; 0], "{languages:?} {path}");
            }
        }
    }

    #[test]
    fn only_its_blanks_are_to_be_mended() {
        // Blanks are reported by a rule of that name, and the settings name it.
        let is_blank = |finding: &Diagnostic| {
            finding.rule == BLANK_RULE
                || finding
                    .message
                    .to_string()
                    .contains(&format!("`{BLANK_RULE}`"))
        };
        for languages in ALL {
            let (site, found) = read(languages);
            let checked = check::check(&site, found, &LevelFlags::default(), Depth::All);
            let mut others = checked.findings;
            others.retain(|finding| !is_blank(finding));
            assert_eq!(
                testing::lines(&site, others, true),
                [""; 0],
                "{languages:?}"
            );
        }
    }
}
