//! Words, numbers and marks of a text, with their places; and the fold under which words compare equal.

use std::ops::Range;

use unicode_normalization::char::decompose_canonical;

/// Stands in a plain text for what is not prose but takes part in a sentence: code, an autolink.
pub const OPAQUE: char = '\u{FFFC}';

/// A piece of a text: a word, a number, a mark. Blanks are no tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What it is.
    pub kind: TokenKind,
    /// A hyphen without blanks ties it to the token before.
    pub joined_left: bool,
    /// A hyphen without blanks ties it to the token after.
    pub joined_right: bool,
    /// It begins with a capital letter.
    pub capital: bool,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, perhaps with digits, an inner apostrophe or a gender sign (`Kolleg:innen`).
    Word,
    /// Begins with a digit: `1,000`, `4.0`, `3D`.
    Number,
    /// Code, an address: takes part in the sentence and says nothing to a lexicon.
    Opaque,
    /// Any other character that is no blank.
    Mark(char),
}

impl Token {
    /// Its place.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Its text, given the text it was found in.
    pub fn text(self, text: &str) -> &str {
        &text[self.range()]
    }
}

/// A word as a reader counts it: what hyphens join is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its place.
    pub range: Range<usize>,
    /// The places of its parts between hyphens; one part for most words.
    pub parts: Vec<Range<usize>>,
}

/// The words and numbers of a text.
pub fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    for token in tokens(text) {
        match token.kind {
            TokenKind::Mark(_) | TokenKind::Opaque => continue,
            TokenKind::Word | TokenKind::Number => {}
        }
        match found.last_mut() {
            Some(word) if token.joined_left => {
                word.range.end = token.range().end;
                word.parts.push(token.range());
            }
            _ => found.push(Word {
                range: token.range(),
                parts: vec![token.range()],
            }),
        }
    }
    found
}

/// The tokens of a text.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / 5);
    read_tokens(text, &mut found);
    found
}

/// Puts the tokens of a text into a buffer, which is emptied first.
pub fn read_tokens(text: &str, found: &mut Vec<Token>) {
    found.clear();
    let mut at = 0;
    let mut join = false;
    while let Some(character) = character_at(text, at) {
        let width = character.len_utf8();
        if character.is_whitespace() && character != '\n' {
            at += width;
            continue;
        }
        let start = at;
        let (kind, end) = if character == OPAQUE {
            (TokenKind::Opaque, at + width)
        } else if starts_word(character) {
            word_end(text, start)
        } else if character.is_numeric() {
            (TokenKind::Number, number_end(text, start))
        } else {
            (TokenKind::Mark(character), at + width)
        };
        let joined_left = join && !matches!(kind, TokenKind::Mark(_));
        at = end;
        join = false;
        if !matches!(kind, TokenKind::Mark(_))
            && let Some(hyphen) = character_at(text, end).filter(|c| is_hyphen(*c))
        {
            let after = end + hyphen.len_utf8();
            join = character_at(text, after).is_some_and(|c| starts_word(c) || c.is_numeric());
            if join || hyphen == '-' && character_at(text, after).is_none_or(|c| c != '-') {
                // Also the hanging hyphen of „Prozess- und Projektleiter“ is no mark of its own.
                at = after;
            }
        }
        found.push(Token {
            start: offset(start),
            end: offset(end),
            kind,
            joined_left,
            joined_right: join,
            capital: character.is_uppercase(),
        });
    }
}

/// A text has less than 4 GiB.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn character_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
        _ => text[at..].chars().next(),
    }
}

fn starts_word(character: char) -> bool {
    character.is_ascii_alphabetic() || !character.is_ascii() && character.is_alphabetic()
}

fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2014}')
}

/// A soft hyphen stands inside a word as a combining mark does.
fn is_combining(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}' | '\u{AD}')
}

fn word_end(text: &str, start: usize) -> (TokenKind, usize) {
    let mut at = start;
    let mut dotted = false;
    loop {
        at = letters_end(text, at);
        let Some(character) = character_at(text, at) else {
            break;
        };
        let after = at + character.len_utf8();
        match character {
            '\'' | '\u{2019}' if character_at(text, after).is_some_and(starts_word) => at = after,
            ':' | '*' | '_' | '/' => {
                let Some(length) = gender_ending(&text[at..]) else {
                    break;
                };
                return (TokenKind::Word, at + length);
            }
            // „z.B.“, "Node.js", "acme.example"
            '.' if character_at(text, after).is_some_and(char::is_alphanumeric)
                && !character_at(text, after).is_some_and(char::is_uppercase)
                || character == '.' && at - start == 1 && after_is_letter_dot(text, after) =>
            {
                dotted = true;
                at = after;
            }
            _ => break,
        }
    }
    match address_end(text, start, at, dotted) {
        Some(end) => (TokenKind::Opaque, end),
        None => (TokenKind::Word, at),
    }
}

/// The end of the address that a word begins: `https://…`, `kim@…`, `www.…`, `mailto:…`.
fn address_end(text: &str, start: usize, at: usize, dotted: bool) -> Option<usize> {
    let next = text.as_bytes().get(at);
    if !dotted && !matches!(next, Some(b':' | b'@')) {
        return None;
    }
    let rest = &text[at..];
    let addressed = rest.starts_with("://")
        || rest.starts_with('@') && rest[1..].starts_with(char::is_alphanumeric)
        || dotted && (rest.starts_with('/') || text[start..].starts_with("www."))
        || &text[start..at] == "mailto" && rest.starts_with(':');
    addressed.then(|| {
        let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let address = rest[..length].trim_end_matches(['.', ',', ')', ';', '!', '?']);
        at + address.len()
    })
}

fn after_is_letter_dot(text: &str, at: usize) -> bool {
    let mut characters = text[at..].chars();
    characters.next().is_some_and(char::is_alphabetic) && characters.next() == Some('.')
}

fn letters_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    loop {
        while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
            at += 1;
        }
        match bytes.get(at) {
            Some(byte) if !byte.is_ascii() => {
                let Some(character) = text[at..].chars().next() else {
                    return at;
                };
                if character == OPAQUE || !(character.is_alphanumeric() || is_combining(character))
                {
                    return at;
                }
                at += character.len_utf8();
            }
            _ => return at,
        }
    }
}

/// The length of a gender sign with its ending: `:in`, `*innen`, `_in`, `/-in`, `/innen`.
fn gender_ending(rest: &str) -> Option<usize> {
    let sign = if rest.starts_with("/-") { 2 } else { 1 };
    let ending = ["innen", "in"]
        .into_iter()
        .find(|ending| rest[sign..].starts_with(ending))?;
    let length = sign + ending.len();
    (!rest[length..].starts_with(char::is_alphanumeric)).then_some(length)
}

fn number_end(text: &str, start: usize) -> usize {
    let mut at = letters_end(text, start);
    while let Some(character) = character_at(text, at) {
        let after = at + character.len_utf8();
        let separates = matches!(character, '.' | ',' | ':' | '\'' | '\u{2019}')
            && character_at(text, after).is_some_and(|c| c.is_ascii_digit());
        if !separates {
            break;
        }
        at = letters_end(text, after);
    }
    at
}

/// Writes a word in the form under which it is compared: lower case, `ae oe ue ss`, no accents, no
/// gender sign, a straight apostrophe.
pub fn fold(word: &str, folded: &mut String) {
    folded.clear();
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        folded.push_str(word);
        folded.make_ascii_lowercase();
        return;
    }
    for (at, character) in word.char_indices() {
        match character {
            'A'..='Z' => folded.push(character.to_ascii_lowercase()),
            ':' | '*' | '_' => {}
            '/' => {}
            '-' if word[..at].ends_with('/') => {}
            _ if character.is_ascii() => folded.push(character),
            'ä' | 'Ä' => folded.push_str("ae"),
            'ö' | 'Ö' => folded.push_str("oe"),
            'ü' | 'Ü' => folded.push_str("ue"),
            'ß' | 'ẞ' => folded.push_str("ss"),
            '\u{2018}' | '\u{2019}' => folded.push('\''),
            '\u{AD}' | '\u{200B}' | '\u{2060}' => {}
            _ => fold_rare(character, folded),
        }
    }
}

fn fold_rare(character: char, folded: &mut String) {
    decompose_canonical(character, |part| match part {
        '\u{308}' if folded.ends_with(['a', 'o', 'u']) => folded.push('e'),
        _ if is_combining(part) => {}
        _ => folded.extend(part.to_lowercase()),
    });
}

/// The folded form of a word; see [`fold`].
pub fn folded(word: &str) -> String {
    let mut result = String::with_capacity(word.len());
    fold(word, &mut result);
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        tokens(text)
            .into_iter()
            .map(|token| token.text(text))
            .collect()
    }

    #[test]
    fn words_numbers_and_marks() {
        assert_eq!(
            texts("I've 1,000 users (24/7)."),
            ["I've", "1,000", "users", "(", "24", "/", "7", ")", "."]
        );
        assert_eq!(
            texts("z.B. Node.js und etc. Dann"),
            ["z.B", ".", "Node.js", "und", "etc", ".", "Dann"]
        );
        assert_eq!(
            texts("siehe https://a.example/x?y=1. Und www.b.example"),
            [
                "siehe",
                "https://a.example/x?y=1",
                ".",
                "Und",
                "www.b.example"
            ]
        );
        assert_eq!(
            texts("mail kim@a.example, bitte"),
            ["mail", "kim@a.example", ",", "bitte"]
        );
    }

    #[test]
    fn hyphens_join() {
        let text = "test-driven - Prozess- und SAP-Berater";
        let found = tokens(text);
        assert!(found[0].joined_right && found[1].joined_left);
        assert_eq!(
            texts(text),
            ["test", "driven", "-", "Prozess", "und", "SAP", "Berater"]
        );
        let counted = words(text);
        assert_eq!(counted.len(), 4);
        assert_eq!(counted[0].parts.len(), 2);
        assert_eq!(&text[counted[3].range.clone()], "SAP-Berater");
    }

    #[test]
    fn gender_signs_belong_to_the_word() {
        for text in [
            "Macher:in",
            "Macher*in",
            "Macher_in",
            "Macher/-in",
            "Macher/in",
            "MacherIn",
        ] {
            assert_eq!(texts(text).len(), 1, "{text}");
            assert_eq!(folded(text), "macherin", "{text}");
        }
        assert_eq!(texts("Rolle:intern"), ["Rolle", ":", "intern"]);
    }

    #[test]
    fn folding_makes_spellings_equal() {
        assert_eq!(folded("MASSGESCHNEIDERT"), folded("maßgeschneidert"));
        assert_eq!(folded("Fu\u{308}hrung"), folded("Führung"));
        assert_eq!(folded("Fuehrung"), folded("Führung"));
        assert_eq!(folded("naïve"), "naive");
        assert_eq!(folded("gibt’s"), "gibt's");
    }
}
