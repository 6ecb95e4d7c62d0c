//! Names in one language, and which of them a sentence holds.
//!
//! A name is found when all its words that mean something stand in one sentence, in any order and
//! any form: "Digital building permits" in "I build permits that are digital". A long German word is
//! also found in its parts (`Holzbrückenprüfung` in „ich prüfe Holzbrücken“) and inside longer ones
//! (`Barrierefreiheit` in „Barrierefreiheitsprüfung“). Being found too often is the lesser evil here:
//! every question about topics is whether one is missing.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::check::topics::beginnings::Beginnings;
use crate::text::function_words::is_function_word;
use crate::text::language::Language;
use crate::text::root::{german_stem, plain_vowels, root};
use crate::text::word::{self, Token, TokenKind, fold};

/// Up to this many letters a name is written in one way only: `Go` is not "go", `KI` not „ki“.
const LONGEST_EXACT: usize = 3;

/// A German name of fewer letters is not looked for inside other words: it would be found by accident.
const SHORTEST_IN_GERMAN_COMPOUND: usize = 5;

/// English compounds are rarer, so that accidents weigh more.
const SHORTEST_IN_ENGLISH_COMPOUND: usize = 6;

/// What is left of a compound beside a name is a word or an ending, not a letter or two.
const SHORTEST_REST: usize = 3;

/// A German name of at least this many letters may be a compound whose parts stand apart.
const SHORTEST_COMPOUND_NAME: usize = 10;

/// No part of a compound name is shorter.
const SHORTEST_PART: usize = 4;

/// What may follow a name that ends a compound.
const ENDINGS: &[&str] = &[
    "", "e", "n", "s", "en", "er", "es", "em", "ern", "in", "innen",
];

/// Nouns that end like others by accident.
const ACCIDENTS: &[&str] = &["kandidaten", "mandaten", "soldaten"];

/// The number of a word in a vocabulary.
type WordId = u32;

/// Names and their words in one language.
#[derive(Debug)]
pub(super) struct Vocabulary {
    language: Language,
    /// By root.
    roots: HashMap<String, WordId>,
    /// By spelling, for names of a few letters.
    exact: HashMap<String, WordId>,
    count: WordId,
    /// Stems that are looked for inside longer words, and the words they belong to.
    stems: Vec<(String, WordId)>,
    compounds: Option<AhoCorasick>,
    beginnings: Option<Beginnings>,
    names: Vec<Name>,
    /// By word: the names that it is the first word of.
    starts: Vec<Vec<usize>>,
}

/// Words that name something when they stand together.
#[derive(Debug)]
struct Name {
    of: usize,
    words: Vec<WordId>,
}

/// The words of a vocabulary that a text holds.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Words of the whole text.
    pub(super) words: Vec<WordId>,
    /// What is named in it.
    pub(super) named: Vec<usize>,
    sentence: Vec<WordId>,
    folded: String,
    joined: String,
}

impl Vocabulary {
    /// Knows nothing yet.
    pub(super) fn new(language: Language) -> Self {
        Vocabulary {
            language,
            roots: HashMap::new(),
            exact: HashMap::new(),
            count: 0,
            stems: Vec::new(),
            compounds: None,
            beginnings: None,
            names: Vec::new(),
            starts: Vec::new(),
        }
    }

    /// Adds a label or an alias; what stands in parentheses or behind a slash is a name of its own.
    pub(super) fn add(&mut self, of: usize, label: &str) {
        for part in label.split(['(', ')', ';', ',']) {
            for variant in part.split(" / ").flat_map(|part| part.split(" | ")) {
                self.add_name(of, variant);
            }
        }
    }

    fn add_name(&mut self, of: usize, label: &str) {
        let tokens = word_tokens(label);
        let meaning: Vec<Token> = tokens
            .iter()
            .copied()
            .filter(|token| !is_function_word(&word::folded(token.text(label)), self.language))
            .collect();
        // A name of function words alone means them: `IT`.
        let tokens = if meaning.is_empty() { tokens } else { meaning };
        let words: Vec<&str> = tokens.iter().map(|token| token.text(label)).collect();
        match words[..] {
            [] => return,
            [single] => self.add_parts(of, single),
            [first, second] => {
                // "front end" is "frontend", "E-Learning" is "eLearning".
                let joined = self.word(&format!("{first}{second}"));
                self.names.push(Name {
                    of,
                    words: vec![joined],
                });
            }
            _ => {}
        }
        let words = words.into_iter().map(|word| self.word(word)).collect();
        self.names.push(Name { of, words });
    }

    /// The parts of a German compound, wherever its joint may be: a wrong joint gives words that no
    /// text has.
    fn add_parts(&mut self, of: usize, label: &str) {
        let folded = word::folded(label);
        if self.language != Language::De || folded.len() < SHORTEST_COMPOUND_NAME {
            return;
        }
        for joint in SHORTEST_PART..=folded.len() - SHORTEST_PART {
            if !folded.is_char_boundary(joint) {
                continue;
            }
            let (first, second) = folded.split_at(joint);
            let words = [first, second].map(|part| self.root_word(root(part, self.language)));
            self.names.push(Name {
                of,
                words: words.to_vec(),
            });
        }
    }

    /// The number of a word, which is learnt when it is new.
    fn word(&mut self, written: &str) -> WordId {
        if written.chars().count() <= LONGEST_EXACT {
            let id = *self.exact.entry(written.to_owned()).or_insert(self.count);
            self.count = self.count.max(id + 1);
            return id;
        }
        let folded = word::folded(written);
        let id = self.root_word(root(&folded, self.language));
        let stem = match self.language {
            Language::De => {
                let stem = german_stem(&folded);
                if stem.len() < SHORTEST_IN_GERMAN_COMPOUND {
                    plain_vowels(&folded)
                } else {
                    stem
                }
            }
            Language::En => root(&folded, Language::En),
        };
        if stem.len() >= self.shortest_in_compound() {
            self.stems.push((stem, id));
        }
        id
    }

    /// The number of a word that carries a message.
    pub(super) fn message_word(&mut self, written: &str) -> Option<WordId> {
        let folded = word::folded(written);
        let means = folded.chars().count() >= 3 && !is_function_word(&folded, self.language);
        means.then(|| self.word(written))
    }

    fn root_word(&mut self, root: String) -> WordId {
        let id = *self.roots.entry(root).or_insert(self.count);
        self.count = self.count.max(id + 1);
        id
    }

    fn shortest_in_compound(&self) -> usize {
        match self.language {
            Language::De => SHORTEST_IN_GERMAN_COMPOUND,
            Language::En => SHORTEST_IN_ENGLISH_COMPOUND,
        }
    }

    /// To be called once, after the last name.
    pub(super) fn index(&mut self) {
        self.starts = vec![Vec::new(); self.count as usize];
        for (index, name) in self.names.iter().enumerate() {
            self.starts[name.words[0] as usize].push(index);
        }
        self.stems.sort_unstable();
        self.stems.dedup();
        let stems = self.stems.iter().map(|(stem, _)| stem);
        self.compounds = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .build(stems)
            .ok();
        let roots = self.roots.keys().map(String::as_str);
        self.beginnings = Some(Beginnings::new(self.language, roots));
    }

    /// Adds what a text holds to what was seen.
    pub(super) fn read(&self, text: &str, seen: &mut Seen) {
        if self.count == 0 {
            return;
        }
        seen.sentence.clear();
        for token in word::tokens(text) {
            match token.kind {
                TokenKind::Mark('.' | '!' | '?' | '\n') => self.end_sentence(seen),
                TokenKind::Word | TokenKind::Number => self.see(text, token, seen),
                TokenKind::Mark(_) | TokenKind::Opaque => {}
            }
        }
        self.end_sentence(seen);
    }

    fn see(&self, text: &str, token: Token, seen: &mut Seen) {
        if !self.exact.is_empty() {
            self.see_exact(with_signs(text, token), seen);
        }
        let written = token.text(text);
        let alone = !token.joined_left && !token.joined_right;
        // Folding keeps the first letters of plain words.
        if alone
            && written.len() < self.shortest_in_compound() + SHORTEST_REST
            && written.is_ascii()
            && !self.may_have_root(written)
        {
            return;
        }
        let mut folded = std::mem::take(&mut seen.folded);
        fold(token.text(text), &mut folded);
        if !token.joined_left {
            seen.joined.clear();
        }
        if token.joined_left || token.joined_right {
            seen.joined.push_str(&folded);
        }
        self.see_folded(&folded, token.capital, seen);
        if token.joined_left && !token.joined_right {
            let joined = std::mem::take(&mut seen.joined);
            if self.may_have_root(&joined) {
                self.see_root(&joined, seen);
            }
            seen.joined = joined;
        }
        seen.folded = folded;
    }

    /// Names of a few letters, which are written in one way only.
    fn see_exact(&self, written: &str, seen: &mut Seen) {
        if written.chars().count() > LONGEST_EXACT + 1 {
            return;
        }
        let known = self.exact.get(written);
        // "APIs" has its s, a name of one or two letters has none.
        let plural = || {
            let single = written.strip_suffix('s')?;
            let acronym = single.len() > 1 && single.chars().all(char::is_uppercase);
            acronym.then(|| self.exact.get(single)).flatten()
        };
        seen.sentence.extend(known.or_else(plural));
    }

    fn see_folded(&self, folded: &str, capital: bool, seen: &mut Seen) {
        let before = seen.sentence.len();
        if self.may_have_root(folded) {
            self.see_root(folded, seen);
        }
        if folded.len() >= self.shortest_in_compound() + SHORTEST_REST {
            self.see_compound(folded, capital, seen);
        }
        // Seldom anything was seen, so this is asked last.
        if seen.sentence.len() > before && is_function_word(folded, self.language) {
            seen.sentence.truncate(before);
        }
    }

    /// A cheap look at the first letters, in any case.
    fn may_have_root(&self, folded: &str) -> bool {
        let allow = |word| {
            let beginnings = self.beginnings.as_ref();
            beginnings.is_none_or(|beginnings| beginnings.allow(word))
        };
        let participle = || match self.language {
            Language::De => {
                let ge = folded.get(..2);
                ge.is_some_and(|ge| ge.eq_ignore_ascii_case("ge")) && allow(&folded[2..])
            }
            Language::En => false,
        };
        allow(folded) || participle()
    }

    fn see_root(&self, folded: &str, seen: &mut Seen) {
        let root = root(folded, self.language);
        if let Some(word) = self.roots.get(&root) {
            seen.sentence.push(*word);
        }
        // „geprüft“ is a form of „prüfen“.
        if self.language == Language::De
            && let Some(rest) = root.strip_prefix("ge")
            && rest.len() >= SHORTEST_PART
            && folded.ends_with(['t', 'n', 'e', 'r', 's', 'm'])
            && let Some(word) = self.roots.get(rest)
        {
            seen.sentence.push(*word);
        }
    }

    fn see_compound(&self, folded: &str, capital: bool, seen: &mut Seen) {
        let Some(compounds) = &self.compounds else {
            return;
        };
        let plain;
        let text = match self.language {
            Language::De if ["ae", "oe", "ue"].iter().any(|pair| folded.contains(pair)) => {
                plain = plain_vowels(folded);
                plain.as_str()
            }
            Language::De => folded,
            Language::En => folded,
        };
        for found in compounds.find_overlapping_iter(text) {
            let (stem, word) = &self.stems[found.pattern().as_usize()];
            let (before, after) = (found.start(), &text[found.end()..]);
            let tail = ENDINGS.contains(&after);
            let fits = match self.language {
                Language::De => {
                    let noun = capital || stem.len() > SHORTEST_IN_GERMAN_COMPOUND + 1;
                    let first = before == 0 && after.len() >= SHORTEST_REST;
                    let later = before >= SHORTEST_REST && (tail || after.len() >= SHORTEST_REST);
                    noun && (first || later) && !ACCIDENTS.contains(&folded)
                }
                Language::En => before >= SHORTEST_REST && matches!(after, "" | "s" | "es"),
            };
            if fits {
                seen.sentence.push(*word);
            }
        }
    }

    fn end_sentence(&self, seen: &mut Seen) {
        let sentence = std::mem::take(&mut seen.sentence);
        for word in &sentence {
            for name in &self.starts[*word as usize] {
                let name = &self.names[*name];
                if name.words.iter().all(|word| sentence.contains(word)) {
                    seen.named.push(name.of);
                }
            }
        }
        seen.words.extend_from_slice(&sentence);
        seen.sentence = sentence;
        seen.sentence.clear();
    }
}

fn word_tokens(text: &str) -> Vec<Token> {
    let mut tokens = word::tokens(text);
    tokens.retain(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number));
    for token in &mut tokens {
        let written = with_signs(text, *token);
        token.end = token.start + u32::try_from(written.len()).unwrap_or(u32::MAX);
    }
    tokens
}

/// The word with the signs that belong to it: `C++`, `F#`.
fn with_signs(text: &str, token: Token) -> &str {
    let rest = &text[token.end as usize..];
    let signs = rest.len() - rest.trim_start_matches(['+', '#']).len();
    &text[token.start as usize..token.end as usize + signs]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(language: Language, names: &[&str], text: &str) -> Vec<usize> {
        let mut vocabulary = Vocabulary::new(language);
        for (of, name) in names.iter().enumerate() {
            vocabulary.add(of, name);
        }
        vocabulary.index();
        let mut seen = Seen::default();
        vocabulary.read(text, &mut seen);
        seen.named.sort_unstable();
        seen.named.dedup();
        seen.named
    }

    #[track_caller]
    fn found(language: Language, name: &str, texts: &[&str]) {
        for text in texts {
            assert_eq!(named(language, &[name], text), [0], "{name} in {text}");
        }
    }

    #[track_caller]
    fn absent(language: Language, name: &str, texts: &[&str]) {
        for text in texts {
            assert!(
                named(language, &[name], text).is_empty(),
                "{name} in {text}"
            );
        }
    }

    #[test]
    fn german_names_are_found_in_every_form() {
        let de = Language::De;
        found(
            de,
            "Barrierefreiheit",
            &[
                "Barrierefreie Formulare für Behörden",
                "Prüferin für digitale BARRIEREFREIHEIT",
                "eine Barrierefreiheitsprüfung in drei Tagen",
                "Barrierefreiheits-Audits",
            ],
        );
        found(
            de,
            "Holzbrückenprüfung",
            &[
                "Ich prüfe Holzbrücken.",
                "146 Holzbrücken geprüft",
                "Holzbrückenprüferin",
                "Holzbrueckenpruefungen im Allgäu",
            ],
        );
        found(
            de,
            "Digitale Bauanträge",
            &[
                "Bauanträge werden digital",
                "Ein digitales Bauantragsverfahren",
            ],
        );
        found(
            de,
            "Vergaberecht",
            &["Vergaberechtliche Fragen", "im Vergaberecht"],
        );
        found(
            de,
            "Migration von SAP",
            &["SAP-Migrationen", "Wir migrieren SAP."],
        );
    }

    #[test]
    fn english_names_are_found_in_every_form() {
        let en = Language::En;
        found(
            en,
            "Timber-bridge inspection",
            &[
                "I inspect timber bridges.",
                "timber bridge inspector",
                "Inspecting bridges of timber",
            ],
        );
        found(
            en,
            "Accessibility",
            &["Accessible forms for public bodies", "accessibility's cost"],
        );
        found(
            en,
            "Single sign-on (SSO)",
            &["SSO for hospitals", "single sign-on"],
        );
        found(en, "Front end", &["frontend work", "the front-end"]);
        found(en, "Cybersecurity", &["cybersecurity", "Cyber-security"]);
        found(en, "C++", &["firmware in C++."]);
        found(en, "APIs", &["APIs for trams"]);
        found(en, "API", &["two APIs", "an API"]);
        found(en, "DIN 1076", &["main inspections to DIN 1076"]);
        found(en, "渡し舟", &["about 渡し舟"]);
    }

    #[test]
    fn other_words_are_not_found() {
        absent(Language::En, "Go", &["we go on and on"]);
        absent(Language::En, "C", &["firmware in C++", "vitamin c"]);
        absent(Language::En, "IT", &["it works"]);
        absent(Language::En, "Accessibility", &["rope access to the deck"]);
        absent(Language::En, "Training", &["a strain gauge", "constraints"]);
        absent(
            Language::En,
            "Digital building permits",
            &["A digital shift. Building permits take weeks."],
        );
        absent(Language::De, "Reisen", &["hohe Preise", "die Kreise"]);
        absent(Language::De, "Daten", &["drei Kandidaten"]);
        absent(
            Language::De,
            "Ernte",
            &["der entfernte Ort", "moderne Technik"],
        );
        absent(Language::De, "KI", &["Kinder auf Ski", "ki"]);
        absent(Language::De, "Sicherheit", &["man sieht sich"]);
    }
}
