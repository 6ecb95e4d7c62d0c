//! From lists in text files to a lexicon that is ready to match.

use std::collections::{BTreeMap, HashMap};

use crate::text::language::Language;
use crate::text::lexicon::analysis::Classes;
use crate::text::lexicon::gates::Gates;
use crate::text::lexicon::inflection::{conjugate, inflect, spellings};
use crate::text::lexicon::matcher::{Lexicon, Start, class_of, head_edge};
use crate::text::lexicon::pattern::{Atom, Element, Open, Pattern, Tag};
use crate::text::lexicon::table::{Lists, Table, fingerprint, number_fingerprint};
use crate::text::word::{TokenKind, folded, tokens};

/// A list that a lexicon is built from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Names the list in messages about faulty entries.
    pub name: &'a str,
    /// One entry a line.
    pub text: &'a str,
    /// Whether it defines classes under `[name]` lines; else its entries are what matches.
    pub defines_classes: bool,
}

/// A lexicon in the making.
#[derive(Debug)]
struct Compiler {
    language: Language,
    vocabulary: HashMap<Box<str>, u32>,
    /// Heads of compounds, as paths of bytes from the end: (node, byte) to node.
    heads: BTreeMap<u64, u32>,
    head_words: Vec<u32>,
    classes: Vec<Classes>,
    class_names: Vec<String>,
    inherited: Classes,
    patterns: Vec<Pattern>,
    members: Vec<(Pattern, Classes)>,
    conditions: Vec<String>,
}

impl Lexicon {
    /// Compiles lists.
    ///
    /// # Errors
    /// Names the list, the line and what is wrong with the first faulty entry.
    pub fn compile(language: Language, sources: &[Source<'_>]) -> Result<Self, String> {
        let mut compiler = Compiler {
            language,
            vocabulary: HashMap::new(),
            heads: BTreeMap::new(),
            head_words: vec![0],
            classes: vec![Classes::default()],
            class_names: Vec::new(),
            inherited: Classes::default(),
            patterns: Vec::new(),
            members: Vec::new(),
            conditions: vec![String::new()],
        };
        for source in sources.iter().filter(|source| source.defines_classes) {
            compiler.name_classes(source)?;
        }
        for (index, source) in sources.iter().enumerate() {
            let index = u16::try_from(index).map_err(|_| "too many lists".to_owned())?;
            compiler
                .read(source, index)
                .map_err(|fault| format!("{}: {fault}", source.name))?;
        }
        compiler.finish()
    }
}

impl Compiler {
    /// The class of a name; no class when there is none.
    fn class(&self, name: &str) -> Classes {
        class_of(&self.class_names, name)
    }

    fn name_classes(&mut self, source: &Source<'_>) -> Result<(), String> {
        for line in source.text.lines() {
            let Some((name, inherited)) = class_header(line) else {
                continue;
            };
            if self.class_names.iter().any(|known| known == name) {
                continue;
            }
            if self.class_names.len() == 128 {
                return Err(format!("{}: more than 128 classes", source.name));
            }
            if inherited {
                self.inherited.0 |= 1 << self.class_names.len();
            }
            self.class_names.push(name.to_owned());
        }
        Ok(())
    }

    fn read(&mut self, source: &Source<'_>, index: u16) -> Result<(), String> {
        let mut class = Classes::default();
        let mut tag = Tag {
            source: index,
            condition: 0,
        };
        for (number, line) in source.text.lines().enumerate() {
            let entry = line.split('#').next().unwrap_or_default();
            // `<#>` is an element, no comment.
            let entry = if line.contains("<#>") { line } else { entry }.trim();
            let fault = |fault: String| format!("line {}: {fault}", number + 1);
            if entry.is_empty() {
                continue;
            }
            if let Some(condition) = entry.strip_prefix('@') {
                tag.condition = self.condition_number(condition);
            } else if source.defines_classes
                && let Some((name, _)) = class_header(line)
            {
                class = self.class(name);
            } else if source.defines_classes {
                self.add_member(entry, class).map_err(fault)?;
            } else {
                let (entry, open) = Open::of(entry);
                let elements = self.elements(entry).map_err(fault)?;
                if opens_with_any(&elements) {
                    return Err(fault(format!("`{entry}` can begin with any word")));
                }
                self.add_pattern(elements, tag, open);
            }
        }
        Ok(())
    }

    fn condition_number(&mut self, condition: &str) -> u16 {
        let known = self.conditions.iter().position(|known| known == condition);
        let at = known.unwrap_or_else(|| {
            self.conditions.push(condition.to_owned());
            self.conditions.len() - 1
        });
        u16::try_from(at).expect("conditions are a handful")
    }

    fn add_member(&mut self, entry: &str, class: Classes) -> Result<(), String> {
        if class.is_empty() {
            return Err(format!("`{entry}` stands before the first class"));
        }
        // A member may belong to another class as a whole: `<other>`.
        if let Some(name) = entry
            .strip_prefix("<")
            .and_then(|rest| rest.strip_suffix(">"))
        {
            let other = self.class(name);
            if other.is_empty() {
                return Err(format!("there is no class `{name}` above"));
            }
            for known in &mut self.classes {
                if known.meets(other) {
                    known.0 |= class.0;
                }
            }
            for (_, known) in &mut self.members {
                if known.meets(other) {
                    known.0 |= class.0;
                }
            }
            return Ok(());
        }
        let elements = self.elements(entry)?;
        if let [
            Element {
                atom: Atom::Words(words),
                least: 1,
                most: 1,
                ..
            },
        ] = elements.as_slice()
        {
            for word in words {
                self.classes[*word as usize].0 |= class.0;
            }
        } else {
            let tag = Tag {
                source: 0,
                condition: 0,
            };
            self.members.push((
                Pattern {
                    elements,
                    tag,
                    open: Open::default(),
                },
                class,
            ));
        }
        Ok(())
    }

    /// Adds a pattern; one that may begin with nothing is added without its first element too.
    fn add_pattern(&mut self, elements: Vec<Element>, tag: Tag, open: Open) {
        let first = elements
            .iter()
            .position(|element| !matches!(element.atom, Atom::Start));
        let Some(first) = first else { return };
        if elements[first].least == 0 {
            let mut shorter = elements.clone();
            shorter.remove(first);
            self.add_pattern(shorter, tag, open);
            let mut longer = elements;
            longer[first].least = 1;
            self.patterns.push(Pattern {
                elements: longer,
                tag,
                open,
            });
        } else {
            self.patterns.push(Pattern {
                elements,
                tag,
                open,
            });
        }
    }

    fn elements(&mut self, entry: &str) -> Result<Vec<Element>, String> {
        let mut elements = Vec::new();
        for piece in entry.split_whitespace() {
            self.piece(piece, &mut elements)?;
        }
        if elements.is_empty() {
            Err(format!("`{entry}` is empty"))
        } else {
            Ok(elements)
        }
    }

    fn piece(&mut self, piece: &str, elements: &mut Vec<Element>) -> Result<(), String> {
        let (piece, denies) = match piece.strip_prefix('!') {
            Some(rest) if !rest.is_empty() => (rest, true),
            _ => (piece, false),
        };
        let (piece, least, most) = quantity(piece)?;
        let mut push = |atom: Atom| {
            elements.push(Element {
                atom,
                least,
                most,
                denies,
            })
        };
        if let Some(names) = piece
            .strip_prefix('<')
            .and_then(|rest| rest.strip_suffix('>'))
        {
            match names {
                "#" => push(Atom::Number),
                "Cap" => push(Atom::Capital),
                _ => {
                    let mut classes = Classes::default();
                    for name in names.split('|') {
                        let class = self.class(name);
                        if class.is_empty() {
                            return Err(format!("there is no class `{name}`"));
                        }
                        classes = classes.union(class);
                    }
                    push(Atom::Class(classes));
                }
            }
        } else if let Some(words) = piece
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            let mut all = Vec::new();
            for word in words.split('|') {
                all.extend(self.forms(word)?);
            }
            push(Atom::Words(sorted(all)));
        } else {
            match piece {
                "^" => push(Atom::Start),
                "$" => push(Atom::End),
                "_" => push(Atom::Any),
                _ => self.literal(piece, least, most, denies, elements)?,
            }
        }
        Ok(())
    }

    /// A word, or several that hyphens or marks join.
    fn literal(
        &mut self,
        piece: &str,
        least: u8,
        most: u8,
        denies: bool,
        elements: &mut Vec<Element>,
    ) -> Result<(), String> {
        if piece.chars().count() > 1 && piece.contains(['[', ']', '<', '>', '|']) {
            return Err(format!("`{piece}` has a bracket without its partner"));
        }
        let (bare, ending) = match piece.strip_suffix(['~', '%']) {
            Some(bare) if !bare.is_empty() => (bare, &piece[bare.len()..]),
            _ => (piece, ""),
        };
        let (bare, star) = match bare.strip_prefix('*') {
            Some(bare) if !bare.is_empty() => (bare, "*"),
            _ => (bare, ""),
        };
        let parts: Vec<String> = tokens(bare)
            .iter()
            .map(|token| token.text(bare).to_owned())
            .collect();
        // The full stop that ends an abbreviation ends a sentence as well: it is not asked for.
        let asked = match parts.as_slice() {
            [.., _, stop] if stop == "." => parts.len() - 1,
            _ => parts.len(),
        };
        if asked == 0 || asked > 1 && (least, most) != (1, 1) {
            return Err(format!("`{piece}` cannot be repeated or is empty"));
        }
        for (at, part) in parts[..asked].iter().enumerate() {
            let ending = if at + 1 == asked { ending } else { "" };
            let star = if at == 0 { star } else { "" };
            let words = sorted(self.forms(&format!("{star}{part}{ending}"))?);
            elements.push(Element {
                atom: Atom::Words(words),
                least,
                most,
                denies,
            });
        }
        Ok(())
    }

    /// The vocabulary numbers of a word's forms.
    fn forms(&mut self, word: &str) -> Result<Vec<u32>, String> {
        let (bare, is_head) = match word.strip_prefix('*') {
            Some(bare) if !bare.is_empty() => (bare, true),
            _ => (word, false),
        };
        let (bare, mark) = match bare.strip_suffix(['~', '%']) {
            Some(stem) if !stem.is_empty() => (stem, &bare[stem.len()..]),
            _ => (bare, ""),
        };
        let found = tokens(bare);
        if found.len() != 1 {
            return Err(format!("`{word}` is not one word"));
        }
        let mut numbers = Vec::new();
        let bare = match found[0].kind {
            TokenKind::Mark(_) => bare.to_owned(),
            _ => folded(bare),
        };
        for spelling in spellings(&bare, self.language) {
            let forms = match mark {
                "~" => inflect(&spelling, self.language),
                "%" => conjugate(&spelling),
                _ => vec![spelling],
            };
            for form in forms {
                numbers.push(if is_head {
                    self.add_head(&form)
                } else {
                    self.add_word(&form)
                });
            }
        }
        Ok(numbers)
    }

    fn add_word(&mut self, form: &str) -> u32 {
        if let Some(word) = self.vocabulary.get(form) {
            return *word;
        }
        let word = self.new_word();
        self.vocabulary.insert(form.into(), word);
        word
    }

    fn new_word(&mut self) -> u32 {
        self.classes.push(Classes::default());
        u32::try_from(self.classes.len() - 1).expect("a lexicon is small")
    }

    fn add_head(&mut self, form: &str) -> u32 {
        let mut node = 0_u32;
        for byte in form.bytes().rev() {
            let fresh = u32::try_from(self.head_words.len()).expect("a lexicon is small");
            let next = *self.heads.entry(head_edge(node, byte)).or_insert(fresh);
            if next == fresh {
                self.head_words.push(0);
            }
            node = next;
        }
        if self.head_words[node as usize] == 0 {
            self.head_words[node as usize] = self.new_word();
        }
        self.head_words[node as usize]
    }

    fn finish(self) -> Result<Lexicon, String> {
        let (words, classes) = (self.classes.len(), self.class_names.len());
        let (gates, needs) = Gates::new(&self.patterns, words, classes);
        let members = (0..).zip(self.members.iter().map(|(pattern, _)| pattern));
        let (member_starts, _) = self.starts(members);
        let patterns = (0..).zip(needs).zip(&self.patterns);
        let patterns: Vec<(Start, &Pattern)> = patterns.collect();
        let (starts, class_starts) = self.starts(patterns.iter().copied());
        let of_shape =
            |pattern: &Pattern| matches!(first_atom(pattern), Some(Atom::Number | Atom::Capital));
        let shape_starts = patterns
            .iter()
            .filter(|(_, pattern)| of_shape(pattern))
            .map(|(start, _)| *start)
            .collect();
        let (class_sets, set_of_word) = numbered(&self.classes)?;
        let vocabulary = self.vocabulary.iter();
        let heads = self.heads.iter();
        Ok(Lexicon {
            language: self.language,
            vocabulary: Table::new(vocabulary.map(|(word, number)| (fingerprint(word), *number)))?,
            heads: Table::new(heads.map(|(edge, node)| (number_fingerprint(*edge), *node)))?,
            shape_starts,
            member_starts,
            starts,
            class_starts,
            class_sets,
            set_of_word,
            head_words: self.head_words,
            class_names: self.class_names,
            inherited: self.inherited,
            patterns: self.patterns,
            gates,
            members: self.members,
            conditions: self.conditions,
        })
    }

    /// Which patterns can begin with a word, by vocabulary number, and with a class, by its number.
    fn starts<'p, T: Copy>(
        &self,
        patterns: impl Iterator<Item = (T, &'p Pattern)>,
    ) -> (Lists<T>, Lists<T>) {
        let mut of_word = vec![Vec::new(); self.classes.len()];
        let mut of_class = vec![Vec::new(); self.class_names.len()];
        for (start, pattern) in patterns {
            match first_atom(pattern) {
                Some(Atom::Words(words)) => {
                    for word in words {
                        of_word[*word as usize].push(start);
                    }
                }
                Some(Atom::Class(classes)) => {
                    for (word, known) in self.classes.iter().enumerate() {
                        if known.meets(*classes) {
                            of_word[word].push(start);
                        }
                    }
                    for class in classes.numbers() {
                        of_class[class].push(start);
                    }
                }
                _ => {}
            }
        }
        (
            of_word.into_iter().collect(),
            of_class.into_iter().collect(),
        )
    }
}

/// The sets that occur, none first, and for each word the number of its own.
fn numbered(classes: &[Classes]) -> Result<(Vec<Classes>, Vec<u16>), String> {
    let mut sets = vec![Classes::default()];
    let mut known = HashMap::from([(Classes::default(), 0)]);
    let mut of_word = Vec::with_capacity(classes.len());
    for set in classes {
        let fresh = u16::try_from(sets.len()).map_err(|_| "too many sets of classes".to_owned())?;
        let number = *known.entry(*set).or_insert(fresh);
        if number == fresh {
            sets.push(*set);
        }
        of_word.push(number);
    }
    Ok((sets, of_word))
}

/// What a pattern begins with, anchors aside.
fn first_atom(pattern: &Pattern) -> Option<&Atom> {
    let atoms = pattern.elements.iter().map(|element| &element.atom);
    atoms.into_iter().find(|atom| !matches!(atom, Atom::Start))
}

/// Whether an entry can begin with `_`: it would have to be tried at every word, so no index holds it.
fn opens_with_any(elements: &[Element]) -> bool {
    for element in elements {
        match element.atom {
            Atom::Any => return true,
            Atom::Start => {}
            _ if element.least > 0 => return false,
            _ => {}
        }
    }
    false
}

fn class_header(line: &str) -> Option<(&str, bool)> {
    let name = line.trim().strip_prefix('[')?.strip_suffix(']')?;
    if name.contains(['|', ' ']) {
        return None;
    }
    Some(match name.strip_suffix('+') {
        Some(name) => (name, true),
        None => (name, false),
    })
}

/// Splits `x?`, `x*` and `x{1,3}` into `x` and how often.
fn quantity(piece: &str) -> Result<(&str, u8, u8), String> {
    /// `*` stands for a chain of adjectives or a list; a longer one is another sentence.
    const MANY: u8 = 4;
    if piece.chars().count() == 1 {
        return Ok((piece, 1, 1));
    }
    if let Some(bare) = piece.strip_suffix('?') {
        return Ok((bare, 0, 1));
    }
    if let Some(bare) = piece.strip_suffix('*') {
        return Ok((bare, 0, MANY));
    }
    if let Some((bare, bounds)) = piece
        .strip_suffix('}')
        .and_then(|rest| rest.split_once('{'))
    {
        let (least, most) = bounds.split_once(',').unwrap_or((bounds, bounds));
        let fault = |_| format!("`{piece}` has no bounds");
        return Ok((
            bare,
            least.parse().map_err(fault)?,
            most.parse().map_err(fault)?,
        ));
    }
    Ok((piece, 1, 1))
}

fn sorted(mut words: Vec<u32>) -> Vec<u32> {
    words.sort_unstable();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lexicon::Analysis;

    fn found(language: Language, classes: &str, entries: &str, text: &str) -> Vec<String> {
        let sources = [
            Source {
                name: "classes",
                text: classes,
                defines_classes: true,
            },
            Source {
                name: "entries",
                text: entries,
                defines_classes: false,
            },
        ];
        let lexicon = Lexicon::compile(language, &sources).expect("lists are sound");
        let mut analysis = Analysis::default();
        lexicon.read_text(text, &mut analysis);
        lexicon
            .matches(&mut analysis)
            .into_iter()
            .map(|hit| text[analysis.bytes(hit.tokens)].to_owned())
            .collect()
    }

    #[test]
    fn phrases_hyphens_and_whole_words() {
        let entries = "results-driven\ndriven\nteam player~\n";
        let hits = |text| found(Language::En, "", entries, text);
        assert_eq!(hits("Results driven"), ["Results driven", "driven"]);
        assert_eq!(hits("RESULTS-DRIVEN"), ["RESULTS-DRIVEN"]);
        assert_eq!(hits("test-driven, overdriven, driven-ish"), [""; 0]);
        assert_eq!(hits("two team-players’ team. Player"), ["team-players"]);
    }

    #[test]
    fn german_inflection_and_compounds() {
        let entries = "maßgeschneidert~\n*orientiert~\nobjektorientiert~ !_ nie\n";
        let hits = |text| found(Language::De, "", entries, text);
        assert_eq!(
            hits("MASSGESCHNEIDERTE und mass\u{AD}geschneidertes"),
            ["MASSGESCHNEIDERTE", "mass\u{AD}geschneidertes"]
        );
        assert_eq!(
            hits("wertorientierter, objektorientiert, orientiert"),
            ["wertorientierter"]
        );
    }

    #[test]
    fn classes_gaps_anchors_and_denials() {
        let classes = "[help]\nhelp~\nwork with\n[who+]\nteam~\ncompany\ncompanies\n";
        let entries = "^ I <help> _{0,2} <who> !with\n";
        let hits = |text| found(Language::En, classes, entries, text);
        assert_eq!(
            hits("I help big old companies"),
            ["I help big old companies"]
        );
        assert_eq!(
            hits("Coach | I work with C-teams."),
            ["I work with C-teams"]
        );
        assert_eq!(hits("And I help teams"), [""; 0]);
        assert_eq!(hits("I help teams with SAP"), [""; 0]);
        assert_eq!(hits("I help. Teams"), [""; 0]);
    }

    #[test]
    fn faulty_entries_are_named() {
        let sources = [Source {
            name: "entries",
            text: "fine\n<nobody>\n",
            defines_classes: false,
        }];
        let fault = Lexicon::compile(Language::En, &sources).expect_err("there is no such class");
        assert_eq!(fault, "entries: line 2: there is no class `nobody`");
        let sources = [Source {
            name: "entries",
            text: "in [safe|the best] hands\n",
            defines_classes: false,
        }];
        let fault = Lexicon::compile(Language::En, &sources).expect_err("a bracket holds words");
        assert_eq!(
            fault,
            "entries: line 1: `[safe|the` has a bracket without its partner"
        );
        let sources = [Source {
            name: "entries",
            text: "^ very? _{0,2} expert\n",
            defines_classes: false,
        }];
        let fault = Lexicon::compile(Language::En, &sources).expect_err("no index holds it");
        assert_eq!(
            fault,
            "entries: line 1: `^ very? _{0,2} expert` can begin with any word"
        );
    }
}
