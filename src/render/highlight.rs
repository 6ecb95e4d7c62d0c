//! Code with marks of its language, made once for each content.
//!
//! Marks are one-letter classes, so that a block grows little and a theme needs a dozen rules:
//! `c` comment, `k` keyword, `s` string, `n` number, `f` function, `t` type, `v` variable,
//! `o` operator, `a` attribute, `m` markup, `d` deleted, `i` inserted.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use pulldown_cmark_escape::escape_html_body_text;
use syntect::parsing::{
    BasicScopeStackOp, ParseState, Scope, ScopeStack, ScopeStackOp, SyntaxReference, SyntaxSet,
};

/// Counts up whenever the marks or the grammars change, so that no stale block is taken.
const VERSION: u8 = 1;

/// A block longer than this is not worth its time: it is shown without marks.
const LONGEST_BLOCK: usize = 200_000;

/// A cache that grew beyond this keeps only what the last build used.
const LARGEST_CACHE: usize = 16 * 1024 * 1024;

/// Begins a file of this kind.
const MAGIC: &[u8; 8] = b"ptd-hl\0\x01";

/// All grammars; read on the first block of a known language, since that takes milliseconds.
static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// What a scope means to a reader; the longest prefix decides.
const MEANINGS: &[(&str, u8)] = &[
    ("comment", b'c'),
    ("punctuation.definition.comment", b'c'),
    ("keyword", b'k'),
    ("keyword.operator", b'o'),
    ("keyword.operator.word", b'k'),
    ("keyword.operator.logical.python", b'k'),
    ("storage", b'k'),
    ("storage.type.numeric", b'n'),
    ("string", b's'),
    ("punctuation.definition.string", b's'),
    ("constant.character", b's'),
    ("constant.numeric", b'n'),
    ("constant.language", b'n'),
    ("constant.other", b'n'),
    ("entity.name.function", b'f'),
    ("support.function", b'f'),
    ("variable.function", b'f'),
    ("meta.function-call.identifier", b'f'),
    ("entity.name.type", b't'),
    ("entity.name.class", b't'),
    ("entity.name.struct", b't'),
    ("entity.name.enum", b't'),
    ("entity.name.trait", b't'),
    ("entity.name.impl", b't'),
    ("entity.name.namespace", b't'),
    ("entity.other.inherited-class", b't'),
    ("support.type", b't'),
    ("support.class", b't'),
    ("entity.name.tag", b'k'),
    ("variable.other.readwrite", b'v'),
    ("variable.parameter", b'v'),
    ("variable.language", b'v'),
    ("variable.other.normal.shell", b'v'),
    ("entity.other.attribute-name", b'a'),
    ("meta.annotation", b'a'),
    ("variable.annotation", b'a'),
    ("markup", b'm'),
    ("markup.deleted", b'd'),
    ("markup.inserted", b'i'),
];

/// No mark of its own.
const NONE: u8 = 0;

static SCOPES: LazyLock<Vec<(Scope, u8)>> = LazyLock::new(|| {
    let mut scopes: Vec<(Scope, u8)> = MEANINGS
        .iter()
        .map(|(name, class)| (Scope::new(name).expect("a scope of our own"), *class))
        .collect();
    scopes.sort_by_key(|(scope, _)| std::cmp::Reverse(scope.len()));
    scopes
});

type Key = [u8; 32];

/// A marked block and whether this build used it.
#[derive(Debug, Clone)]
struct Block {
    html: Arc<str>,
    used: bool,
}

/// Marked blocks by their content, kept from build to build.
#[derive(Debug, Default)]
pub struct HighlightCache {
    blocks: RwLock<HashMap<Key, Block>>,
    added: std::sync::atomic::AtomicBool,
}

impl HighlightCache {
    /// Reads what [`HighlightCache::save`] wrote; what is not that is an empty cache.
    pub fn load(bytes: &[u8]) -> Self {
        HighlightCache {
            blocks: RwLock::new(parse(bytes).unwrap_or_default()),
            added: false.into(),
        }
    }

    /// Before a further build: of a cache that grew too large what the last build did not use is
    /// dropped.
    pub fn forget(&self) {
        let mut blocks = self.blocks.write().unwrap_or_else(PoisonError::into_inner);
        let is_too_large = size(&blocks) > LARGEST_CACHE;
        blocks.retain(|_, block| std::mem::take(&mut block.used) || !is_too_large);
    }

    /// The cache as one file; nothing when no block was added since it was read.
    pub fn save(&self) -> Option<Vec<u8>> {
        if !self.added.load(std::sync::atomic::Ordering::Relaxed) {
            return None;
        }
        let blocks = self.blocks.read().unwrap_or_else(PoisonError::into_inner);
        let size = size(&blocks);
        let mut kept: Vec<(&Key, &Block)> = blocks
            .iter()
            .filter(|(_, block)| block.used || size <= LARGEST_CACHE)
            .collect();
        // The same blocks give the same file.
        kept.sort_by_key(|(key, _)| **key);
        let mut bytes = MAGIC.to_vec();
        for (key, block) in kept {
            let length = u32::try_from(block.html.len()).unwrap_or_default();
            if length == 0 {
                continue;
            }
            bytes.extend_from_slice(key);
            bytes.extend_from_slice(&length.to_le_bytes());
            bytes.extend_from_slice(block.html.as_bytes());
        }
        let check = blake3::hash(&bytes);
        bytes.extend_from_slice(check.as_bytes());
        Some(bytes)
    }

    /// The block with marks; nothing when the language is not known.
    pub(super) fn highlight(&self, language: &str, code: &str) -> Option<Arc<str>> {
        if code.len() > LONGEST_BLOCK {
            return None;
        }
        let language = language.to_ascii_lowercase();
        let mut hasher = blake3::Hasher::new();
        hasher.update(&[VERSION]);
        hasher.update(language.as_bytes());
        hasher.update(b"\0");
        hasher.update(code.as_bytes());
        let key: Key = hasher.finalize().into();
        let found = {
            let blocks = self.blocks.read().unwrap_or_else(PoisonError::into_inner);
            blocks.get(&key).cloned()
        };
        if let Some(block) = found {
            if !block.used {
                let mut blocks = self.blocks.write().unwrap_or_else(PoisonError::into_inner);
                if let Some(block) = blocks.get_mut(&key) {
                    block.used = true;
                }
            }
            return Some(block.html);
        }
        let html: Arc<str> = mark(grammar(&language)?, code)?.into();
        let block = Block {
            html: html.clone(),
            used: true,
        };
        let mut blocks = self.blocks.write().unwrap_or_else(PoisonError::into_inner);
        blocks.insert(key, block);
        self.added.store(true, std::sync::atomic::Ordering::Relaxed);
        Some(html)
    }
}

fn size(blocks: &HashMap<Key, Block>) -> usize {
    blocks.values().map(|block| block.html.len()).sum()
}

fn parse(bytes: &[u8]) -> Option<HashMap<Key, Block>> {
    let (content, check) = bytes.split_at_checked(bytes.len().checked_sub(32)?)?;
    if blake3::hash(content).as_bytes() != check {
        return None;
    }
    let mut rest = content.strip_prefix(MAGIC)?;
    let mut blocks = HashMap::new();
    while !rest.is_empty() {
        let (key, after) = rest.split_first_chunk::<32>()?;
        let (length, after) = after.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        let (html, after) = after.split_at_checked(length)?;
        let html = std::str::from_utf8(html).ok()?.into();
        blocks.insert(*key, Block { html, used: false });
        rest = after;
    }
    Some(blocks)
}

/// The grammar that a fence names; none for plain text and for what is not known.
fn grammar(language: &str) -> Option<&'static SyntaxReference> {
    let name = match language {
        "text" | "txt" | "plain" | "plaintext" | "none" | "" => return None,
        "shell" | "console" | "sh" | "zsh" => "bash",
        "rust" => "rs",
        "python" => "py",
        "js" | "jsx" => "javascript",
        "ts" => "typescript",
        "yml" => "yaml",
        "golang" => "go",
        "c++" | "cxx" => "cpp",
        "csharp" => "cs",
        "dockerfile" => "Dockerfile",
        "jsonc" | "json5" => "json",
        other => other,
    };
    GRAMMARS.find_syntax_by_token(name)
}

/// A worker remembers this many lines before it starts anew.
const REMEMBERED_LINES: usize = 20_000;

type Operations = Arc<[(usize, ScopeStackOp)]>;

/// What a worker has learnt. Grammars are slow and code repeats itself: a line that was met in the
/// same state means the same again.
#[derive(Default)]
struct Memory {
    lines: HashMap<Box<str>, Vec<Met>>,
    scopes: HashMap<Scope, u8>,
}

/// A line as it was met: the state before it, what it does, the state after it.
struct Met {
    before: ParseState,
    operations: Operations,
    after: ParseState,
}

thread_local! {
    static MEMORY: RefCell<Memory> = RefCell::default();
}

impl Memory {
    fn parse(&mut self, state: &mut ParseState, line: &str) -> Option<Operations> {
        let met = self.lines.get(line).into_iter().flatten();
        if let Some(met) = met.into_iter().find(|met| met.before == *state) {
            state.clone_from(&met.after);
            return Some(met.operations.clone());
        }
        let before = state.clone();
        let operations: Operations = state.parse_line(line, &GRAMMARS).ok()?.into();
        if self.lines.len() >= REMEMBERED_LINES {
            self.lines.clear();
        }
        self.lines.entry(line.into()).or_default().push(Met {
            before,
            operations: operations.clone(),
            after: state.clone(),
        });
        Some(operations)
    }
}

/// Marks a block; nothing when the grammar fails, which shows the block as it is.
fn mark(grammar: &SyntaxReference, code: &str) -> Option<String> {
    MEMORY.with_borrow_mut(|memory| mark_with(memory, grammar, code))
}

fn mark_with(memory: &mut Memory, grammar: &SyntaxReference, code: &str) -> Option<String> {
    let mut writer = Marker::default();
    let mut state = ParseState::new(grammar);
    let mut stack = ScopeStack::new();
    let mut classes: Vec<u8> = Vec::new();
    let mut rest = code;
    while !rest.is_empty() {
        let end = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |at| at + 1);
        let (line, after) = rest.split_at(end);
        rest = after;
        let mut written = 0;
        for (at, operation) in memory.parse(&mut state, line)?.iter() {
            if *at > written {
                writer.add(line.get(written..*at)?, top(&classes));
                written = *at;
            }
            apply(operation, &mut stack, &mut classes, &mut memory.scopes)?;
        }
        writer.add(line.get(written..)?, top(&classes));
    }
    Some(writer.finish())
}

fn top(classes: &[u8]) -> u8 {
    classes.last().copied().unwrap_or(NONE)
}

/// Keeps for every scope the class that holds in it: its own, or the one around it.
fn apply(
    operation: &ScopeStackOp,
    stack: &mut ScopeStack,
    classes: &mut Vec<u8>,
    known: &mut HashMap<Scope, u8>,
) -> Option<()> {
    stack
        .apply_with_hook(operation, |basic, _| match basic {
            BasicScopeStackOp::Push(scope) => {
                let own = *known.entry(scope).or_insert_with(|| meaning(scope));
                let around = top(classes);
                classes.push(if own == NONE { around } else { own });
            }
            BasicScopeStackOp::Pop => {
                classes.pop();
            }
        })
        .ok()
}

fn meaning(scope: Scope) -> u8 {
    let found = SCOPES.iter().find(|(prefix, _)| prefix.is_prefix_of(scope));
    found.map_or(NONE, |(_, class)| *class)
}

/// Writes pieces of code; neighbours of one class share a mark.
#[derive(Default)]
struct Marker {
    html: String,
    open: u8,
    /// Blanks that wait for what follows: they belong to either side.
    blanks: String,
}

impl Marker {
    fn add(&mut self, text: &str, class: u8) {
        if text.is_empty() {
            return;
        }
        let end = text.trim_ascii_end().len();
        let (text, blanks) = text.split_at(end);
        if text.is_empty() {
            self.blanks.push_str(blanks);
            return;
        }
        if class != self.open {
            self.close();
            self.flush();
            if class != NONE {
                self.html.push_str("<span class=\"");
                self.html.push(char::from(class));
                self.html.push_str("\">");
            }
            self.open = class;
        } else {
            self.flush();
        }
        escape_html_body_text(&mut self.html, text).expect("strings grow");
        self.blanks.push_str(blanks);
    }

    fn flush(&mut self) {
        self.html.push_str(&self.blanks);
        self.blanks.clear();
    }

    fn close(&mut self) {
        if self.open != NONE {
            self.html.push_str("</span>");
            self.open = NONE;
        }
    }

    fn finish(mut self) -> String {
        self.close();
        self.flush();
        self.html
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_share_a_mark_and_nothing_is_lost() {
        let cache = HighlightCache::default();
        let html = cache
            .highlight("rust", "fn main() {\n    // a < b\n    let x = \"1\";\n}\n")
            .expect("a known language");
        assert_eq!(
            &*html,
            "<span class=\"k\">fn</span> <span class=\"f\">main</span>() {\n    \
             <span class=\"c\">// a &lt; b</span>\n    <span class=\"k\">let</span> x \
             <span class=\"o\">=</span> <span class=\"s\">\"1\"</span>;\n}\n"
        );
        for (language, code) in [
            ("python", "def f(a):\n    return a + 1\n"),
            ("toml", "a = 1\n[b]\nc = \"x\"\n"),
            ("diff", "+a\n-b\n"),
            ("TypeScript", "const x: number = 1;"),
        ] {
            let html = cache.highlight(language, code).expect(language);
            assert!(html.contains("<span class="), "{language}: {html}");
            let mut text = String::new();
            for piece in html.split('<') {
                text.push_str(piece.split_once('>').map_or(piece, |(_, after)| after));
            }
            assert_eq!(text, code, "{language}");
        }
        assert_eq!(cache.highlight("brainwave", "x"), None);
        assert_eq!(cache.highlight("text", "x"), None);
    }

    #[test]
    fn a_line_met_before_means_the_same_only_in_the_same_state() {
        let marked = |code: &str| mark(grammar("rust")?, code);
        let fresh = |code: &str| mark_with(&mut Memory::default(), grammar("rust")?, code);
        // The second line is code in one block and the inside of a comment in the other.
        let blocks = [
            "/*\nlet x = 1;\n*/\n",
            "{\nlet x = 1;\n}\n",
            "/*\nlet x = 1;\n*/\n",
        ];
        for code in blocks {
            assert!(marked(code).is_some());
            assert_eq!(marked(code), fresh(code), "{code}");
        }
        assert_ne!(fresh(blocks[0]), fresh(blocks[1]));
    }

    #[test]
    fn a_cache_comes_back_and_a_broken_one_is_empty() {
        let cache = HighlightCache::default();
        let html = cache.highlight("toml", "a = 1\n").expect("known");
        let bytes = cache.save().expect("something new");
        let again = HighlightCache::load(&bytes);
        assert_eq!(again.blocks.read().expect("a lock").len(), 1);
        assert_eq!(again.highlight("toml", "a = 1\n"), Some(html));
        assert_eq!(again.save(), None);
        for end in 0..bytes.len() {
            let broken = HighlightCache::load(&bytes[..end]);
            assert!(broken.blocks.read().expect("a lock").is_empty());
        }
        let mut flipped = bytes.clone();
        flipped[60] ^= 1;
        let broken = HighlightCache::load(&flipped);
        assert!(broken.blocks.read().expect("a lock").is_empty());
    }
}
