//! What the faces of a built profile state about the person, read back from the files themselves:
//! the page, its JSON-LD, its Open Graph, the contact cards, feeds and lists.

use std::ops::Range;

use serde_json::Value;

use crate::check::built::Built;
use crate::check::built::page::{HtmlPage, Node};
use crate::text::bilingual::Bilingual;
use crate::text::url::percent_decode;

/// What is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// What the person is called.
    Name,
    /// What the person is.
    JobTitle,
    /// The one sentence.
    Statement,
    /// The address for mail.
    Email,
    /// The telephone number, digits only.
    Phone,
    /// The address of the profile in this language.
    Home,
    /// Where the person is elsewhere: addresses, sorted.
    Accounts,
    /// When the profile was last gone over.
    Updated,
}

impl Fact {
    /// Its name in a sentence.
    pub fn words(self) -> Bilingual {
        let (english, german) = match self {
            Fact::Name => ("name", "Name"),
            Fact::JobTitle => ("job title", "Berufsbezeichnung"),
            Fact::Statement => ("statement", "Überschrift"),
            Fact::Email => ("e-mail address", "E-Mail-Adresse"),
            Fact::Phone => ("phone number", "Telefonnummer"),
            Fact::Home => ("address of the profile", "Adresse des Profils"),
            Fact::Accounts => ("list of accounts", "Liste der Konten"),
            Fact::Updated => ("date of the last change", "Datum der letzten Änderung"),
        };
        Bilingual::new(english, german)
    }
}

/// What speaks, in English and in German.
pub type Voice = [&'static str; 2];

/// A fact as one file states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Which.
    pub fact: Fact,
    /// Its value, without what only typesetting needs.
    pub value: String,
    /// The file.
    pub path: String,
    /// In which of its voices: "the page", "JSON-LD", …
    pub voice: Voice,
    /// Its place in the file, as near as it is known.
    pub range: Range<usize>,
}

/// Everything stated about the person in the files of one language, the page first; `home` is its
/// folder: empty, or `de/`.
pub fn statements(built: &Built<'_>, home: &str) -> Vec<Statement> {
    let mut all = All(Vec::new());
    let path = format!("{home}index.html");
    if let Some(page) = built.page(&path) {
        of_card(page, &mut all);
        of_json_ld(page, &mut all);
        of_open_graph(page, &mut all);
    }
    for name in ["contact.vcf", "contact-4.vcf"] {
        let path = format!("{home}{name}");
        if let Some(text) = built.text(&path) {
            of_vcard(&path, text, &mut all);
        }
    }
    let path = format!("{home}llms.txt");
    if let Some(text) = built.text(&path) {
        of_llms(&path, text, &mut all);
    }
    for (name, pointer) in [
        ("feed.json", "/authors/0/name"),
        ("resume.json", "/basics/name"),
    ] {
        let path = format!("{home}{name}");
        let read = built
            .text(&path)
            .and_then(|text| serde_json::from_str::<Value>(text).ok());
        let Some(read) = read else { continue };
        let value = read.pointer(pointer).and_then(Value::as_str);
        all.add(Fact::Name, value, &path, name_of(name), 0..0);
        if name == "resume.json" {
            let value = read.pointer("/basics/email").and_then(Value::as_str);
            all.add(Fact::Email, value, &path, name_of(name), 0..0);
        }
    }
    all.0
}

fn name_of(name: &str) -> Voice {
    match name {
        "feed.json" => ["the feed", "der Feed"],
        _ => ["the JSON Resume", "der JSON-Lebenslauf"],
    }
}

struct All(Vec<Statement>);

impl All {
    fn add(
        &mut self,
        fact: Fact,
        value: Option<&str>,
        path: &str,
        voice: Voice,
        range: Range<usize>,
    ) {
        let value = match fact {
            Fact::Phone => value.map(digits),
            _ => value.map(plain),
        };
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.0.push(Statement {
                fact,
                value,
                path: path.to_owned(),
                voice,
                range,
            });
        }
    }

    fn accounts(&mut self, mut urls: Vec<String>, path: &str, voice: Voice, range: Range<usize>) {
        urls.sort();
        urls.dedup();
        self.add(Fact::Accounts, Some(&urls.join(" ")), path, voice, range);
    }
}

/// Words with single blanks, without soft hyphens.
pub fn plain(words: &str) -> String {
    let words = words.replace(['\u{ad}', '\u{2060}'], "");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn digits(number: &str) -> String {
    let number = number.trim_start_matches("tel:");
    number
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect()
}

/// The h-card that the page itself is.
fn of_card(page: &HtmlPage, all: &mut All) {
    const VOICE: Voice = ["the page", "die Seite"];
    let is_card = page
        .elements()
        .any(|element| element.has_word("class", "h-card"));
    if !is_card {
        return;
    }
    for (fact, class) in [
        (Fact::Name, "p-name"),
        (Fact::JobTitle, "p-job-title"),
        (Fact::Statement, "p-note"),
    ] {
        if let Some((words, range)) = words_of(page, class) {
            all.add(fact, Some(&words), &page.path, VOICE, range);
        }
    }
    for element in page.elements() {
        let range = || element.range.clone();
        let href = element.attribute("href").unwrap_or_default();
        if element.has_word("class", "u-email") {
            let email = percent_decode(href.trim_start_matches("mailto:"));
            all.add(Fact::Email, Some(&email), &page.path, VOICE, range());
        }
        if element.has_word("class", "p-tel") {
            all.add(Fact::Phone, Some(href), &page.path, VOICE, range());
        }
        if element.has_word("class", "u-uid") {
            let url = element.attribute("value").or(element.attribute("href"));
            all.add(Fact::Home, url, &page.path, VOICE, range());
        }
    }
    let me = page
        .named("a")
        .filter(|element| element.has_word("rel", "me"));
    let urls = me.filter_map(|element| Some(element.attribute("href")?.to_owned()));
    all.accounts(urls.collect(), &page.path, VOICE, 0..0);
}

/// The words inside the first element of a class.
pub fn words_of(page: &HtmlPage, class: &str) -> Option<(String, Range<usize>)> {
    let at = page
        .nodes
        .iter()
        .position(|node| matches!(node, Node::Open(element) if element.has_word("class", class)))?;
    let Node::Open(element) = &page.nodes[at] else {
        return None;
    };
    let mut depth = 1;
    let mut words = String::new();
    for node in &page.nodes[at + 1..] {
        match node {
            Node::Open(inner) if inner.name == element.name => depth += 1,
            Node::Close(name) if *name == element.name => depth -= 1,
            Node::Text(text, _) => words.push_str(text),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    Some((words, element.range.clone()))
}

/// The nodes of a page's JSON-LD with the place of their script.
pub fn json_ld(page: &HtmlPage) -> Vec<(Value, Range<usize>)> {
    page.scripts("application/ld+json")
        .filter_map(|(text, range)| {
            let mut document: Value = serde_json::from_str(text).ok()?;
            let graph = match document.get_mut("@graph").map(Value::take) {
                Some(Value::Array(graph)) => graph,
                _ => vec![document],
            };
            Some(graph.into_iter().map(move |node| (node, range.clone())))
        })
        .flatten()
        .collect()
}

fn of_json_ld(page: &HtmlPage, all: &mut All) {
    const VOICE: Voice = ["JSON-LD", "JSON-LD"];
    for (node, range) in json_ld(page) {
        if node["@type"] != "ProfilePage" {
            continue;
        }
        let mut add = |fact, value: &Value| {
            all.add(fact, value.as_str(), &page.path, VOICE, range.clone());
        };
        let person = &node["mainEntity"];
        add(Fact::Home, &node["url"]);
        add(Fact::Updated, &node["dateModified"]);
        add(Fact::Name, &person["name"]);
        add(Fact::JobTitle, &person["jobTitle"]);
        add(Fact::Statement, &person["description"]);
        add(Fact::Email, &person["email"]);
        add(Fact::Phone, &person["telephone"]);
        let accounts = person["sameAs"].as_array().into_iter().flatten();
        let urls = accounts.filter_map(|url| Some(url.as_str()?.to_owned()));
        all.accounts(urls.collect(), &page.path, VOICE, range);
    }
}

fn of_open_graph(page: &HtmlPage, all: &mut All) {
    const VOICE: Voice = ["Open Graph", "Open Graph"];
    all.add(Fact::Home, page.meta("og:url"), &page.path, VOICE, 0..0);
    let mut links = page.named("link");
    let canonical = links.find(|link| link.has_word("rel", "canonical"));
    if let Some(link) = canonical {
        let range = link.range.clone();
        all.add(
            Fact::Home,
            link.attribute("href"),
            &page.path,
            ["the canonical link", "der kanonische Link"],
            range,
        );
    }
}

/// The lines of a vCard or a calendar, unfolded: name, value, place.
pub fn lines(text: &str) -> Vec<(String, String, Range<usize>)> {
    let mut lines: Vec<(String, Range<usize>)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let range = at..at + line.trim_end().len();
        at += line.len();
        let line = line.trim_end_matches(['\r', '\n']);
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some((last, _))) => last.push_str(rest),
            _ => lines.push((line.to_owned(), range)),
        }
    }
    lines
        .into_iter()
        .filter_map(|(line, range)| {
            let mut quoted = false;
            let colon = line.find(|c| {
                quoted ^= c == '"';
                c == ':' && !quoted
            })?;
            let name = line[..colon].split(';').next()?.to_uppercase();
            Some((name, unescaped(&line[colon + 1..]), range))
        })
        .collect()
}

fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(c) => text.push(c),
                None => {}
            },
            c => text.push(c),
        }
    }
    text
}

fn of_vcard(path: &str, text: &str, all: &mut All) {
    const VOICE: Voice = ["the contact card", "die Kontaktkarte"];
    let mut accounts = Vec::new();
    for (name, value, range) in lines(text) {
        let fact = match name.as_str() {
            "FN" => Fact::Name,
            "TITLE" => Fact::JobTitle,
            "NOTE" => Fact::Statement,
            "EMAIL" => Fact::Email,
            "TEL" => Fact::Phone,
            "URL" => Fact::Home,
            "REV" => {
                let digits: String = value.chars().filter(char::is_ascii_digit).take(8).collect();
                if digits.len() == 8 {
                    let date = format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]);
                    all.add(Fact::Updated, Some(&date), path, VOICE, range);
                }
                continue;
            }
            "SOCIALPROFILE" | "X-SOCIALPROFILE" => {
                accounts.push(value);
                continue;
            }
            _ => continue,
        };
        all.add(fact, Some(&value), path, VOICE, range);
    }
    all.accounts(accounts, path, VOICE, 0..0);
}

fn of_llms(path: &str, text: &str, all: &mut All) {
    const VOICE: Voice = ["the list for assistants", "die Liste für Assistenten"];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let range = at..at + line.trim_end().len();
        at += line.len();
        let words = |line: &str| line.trim().replace("\\<", "<");
        if let Some(name) = line.strip_prefix("# ") {
            all.add(Fact::Name, Some(&words(name)), path, VOICE, range);
        } else if let Some(statement) = line.strip_prefix("> ") {
            all.add(Fact::Statement, Some(&words(statement)), path, VOICE, range);
        }
    }
}
