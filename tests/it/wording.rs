//! How well vague wording is found: labelled sentences, half to tune on, half to count with.

use std::collections::BTreeMap;

use pointed::check::wording::{Context, Field, Wording};
use pointed::text::language::Language;
use pointed::text::prose::units;

/// One labelled line of `tests/wording/*.tsv`.
struct Line<'a> {
    half: &'a str,
    kind: &'a str,
    vague: bool,
    category: &'a str,
    words: &'a str,
    text: &'a str,
}

fn lines(language: Language) -> Vec<Line<'static>> {
    let table = match language {
        Language::En => include_str!("../wording/en.tsv"),
        Language::De => include_str!("../wording/de.tsv"),
    };
    table
        .lines()
        .skip(1)
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            let [half, kind, label, category, words, text] = columns[..] else {
                panic!("six columns: {line}")
            };
            Line {
                half,
                kind,
                vague: label == "vague",
                category,
                words,
                text,
            }
        })
        .collect()
}

fn field(kind: &str) -> Field {
    match kind {
        "headline" => Field::Headline,
        "bio" => Field::Bio,
        "role" => Field::RoleLine,
        "achievement" => Field::Achievement,
        "project" => Field::Project,
        "skill" => Field::Skill,
        "talk" => Field::Talk,
        "message" => Field::Message,
        other => panic!("no field `{other}`"),
    }
}

/// Each finding of a line: its category and its words.
fn findings(wording: &Wording, line: &Line<'_>) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    for unit in units(line.text) {
        let context = Context {
            field: field(line.kind),
            quoted: &unit.quoted,
            emphasized: &unit.emphasized,
            links: &unit.links,
            ..Context::default()
        };
        for vague in wording.find(&unit.text, &context) {
            if vague.category.by_default() {
                for words in vague.words {
                    found.push((vague.category.name(), unit.text[words].to_owned()));
                }
            }
        }
    }
    found
}

/// The letters that stay when marks of Markdown, hyphens and invisible characters are left out.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether the findings name any of the words that the label asks for; any, where it leaves them open.
fn names(line: &Line<'_>, found: &[(&str, String)]) -> bool {
    if line.words.is_empty() {
        return !found.is_empty();
    }
    line.words.split(" | ").map(letters).any(|asked| {
        found.iter().any(|(_, words)| {
            let words = letters(words);
            words.contains(&asked)
                || asked.contains(&words)
                || overlap(&asked, &words)
                || overlap(&words, &asked)
        })
    })
}

/// Whether the end of one is the beginning of the other, by four letters at least.
fn overlap(first: &str, second: &str) -> bool {
    let first: Vec<char> = first.chars().collect();
    let second: Vec<char> = second.chars().collect();
    (4..=first.len().min(second.len()))
        .any(|length| first[first.len() - length..] == second[..length])
}

#[derive(Default)]
struct Score {
    hit: f64,
    missed: f64,
    disturbed: f64,
    quiet: f64,
}

impl Score {
    fn precision(&self) -> f64 {
        self.hit / (self.hit + self.disturbed)
    }

    fn recall(&self) -> f64 {
        self.hit / (self.hit + self.missed)
    }

    fn false_positive_rate(&self) -> f64 {
        self.disturbed / (self.disturbed + self.quiet)
    }

    /// Matthews' correlation coefficient.
    fn correlation(&self) -> f64 {
        let product = self.hit * self.quiet - self.disturbed * self.missed;
        let root = ((self.hit + self.disturbed)
            * (self.hit + self.missed)
            * (self.quiet + self.disturbed)
            * (self.quiet + self.missed))
            .sqrt();
        product / root
    }
}

#[allow(clippy::print_stdout, reason = "the figures are what this test is for")]
fn score(language: Language, half: &str) -> Score {
    let wording = Wording::new(language);
    let mut score = Score::default();
    let mut by_category: BTreeMap<&str, (i32, i32)> = BTreeMap::new();
    let mut disturbing: BTreeMap<&str, i32> = BTreeMap::new();
    for line in lines(language).iter().filter(|line| line.half == half) {
        let found = findings(&wording, line);
        let counter = match (line.vague, found.is_empty()) {
            (true, _) if names(line, &found) => &mut score.hit,
            (true, _) => &mut score.missed,
            (false, false) => &mut score.disturbed,
            (false, true) => &mut score.quiet,
        };
        *counter += 1.0;
        let good = if line.vague {
            names(line, &found)
        } else {
            found.is_empty()
        };
        let tally = by_category.entry(line.category).or_insert((0, 0));
        tally.0 += 1;
        tally.1 += i32::from(good);
        if !line.vague {
            for (category, _) in &found {
                *disturbing.entry(*category).or_insert(0) += 1;
            }
        }
        // Only lines that are open to everybody are ever shown.
        if half == "tune" && !good {
            let what = if line.vague { "missed" } else { "disturbed" };
            println!(
                "{language} {what:9} {:32} {} {found:?}",
                line.category, line.text
            );
        }
    }
    for (category, (lines, good)) in &by_category {
        println!("{language} {half} {category:36} {good} of {lines}");
    }
    println!("{language} {half} disturbing: {disturbing:?}");
    println!(
        "{language} {half}: precision {:.3}, recall {:.3}, disturbed {:.3}, correlation {:.3}",
        score.precision(),
        score.recall(),
        score.false_positive_rate(),
        score.correlation()
    );
    score
}

/// What the half that nobody looks at must reach.
struct Floors {
    precision: f64,
    recall: f64,
    correlation: f64,
}

#[track_caller]
fn hold(language: Language, floors: &Floors) {
    score(language, "tune");
    let reached = score(language, "hold");
    assert!(
        reached.precision() >= floors.precision,
        "precision {}",
        reached.precision()
    );
    assert!(
        reached.recall() >= floors.recall,
        "recall {}",
        reached.recall()
    );
    assert!(
        reached.correlation() >= floors.correlation,
        "correlation {}",
        reached.correlation()
    );
}

#[test]
fn english_reaches_its_floors() {
    hold(
        Language::En,
        &Floors {
            precision: 0.93,
            recall: 0.87,
            correlation: 0.82,
        },
    );
}

#[test]
fn german_reaches_its_floors() {
    hold(
        Language::De,
        &Floors {
            precision: 0.90,
            recall: 0.84,
            correlation: 0.76,
        },
    );
}
