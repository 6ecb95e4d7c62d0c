//! Where the characters of a TOML string stand in the literal that was written.

use crate::text::offsets::OffsetMap;

/// Maps byte offsets in the decoded value to byte offsets in `raw`, the literal with its quotes.
///
/// All four kinds of TOML 1.0 strings are read. The literal is expected to be valid, since the parser
/// has decoded it; what follows an unknown escape maps as well as it can.
pub fn offsets(raw: &str) -> OffsetMap {
    let mut map = OffsetMap::default();
    let (quote, basic) = match raw {
        _ if raw.starts_with("\"\"\"") => (3, true),
        _ if raw.starts_with("'''") => (3, false),
        _ => (1, raw.starts_with('"')),
    };
    if raw.len() < 2 * quote || !raw.is_char_boundary(raw.len() - quote) {
        return map;
    }
    let end = raw.len() - quote;
    let mut at = quote;
    // A line break right after the opening quotes of a multi-line string is no part of the value.
    if quote == 3 {
        at += line_break(&raw.as_bytes()[at..end]);
    }
    let mut value = 0;
    while at < end {
        let rest = &raw[at..end];
        let (written, decoded) = if basic && rest.starts_with('\\') {
            escape(rest)
        } else {
            let length = rest.chars().next().map_or(1, char::len_utf8);
            (length, length)
        };
        if decoded > 0 {
            map.push(value, decoded, at..at + written);
        }
        value += decoded;
        at += written;
    }
    map
}

/// Bytes of an escape sequence in the literal and in the value.
fn escape(rest: &str) -> (usize, usize) {
    let hexadecimal = |digits: usize| {
        let code = rest
            .get(2..2 + digits)
            .and_then(|code| u32::from_str_radix(code, 16).ok());
        (
            2 + digits,
            code.and_then(char::from_u32).map_or(1, char::len_utf8),
        )
    };
    match rest.as_bytes().get(1) {
        Some(b'x') => hexadecimal(2),
        Some(b'u') => hexadecimal(4),
        Some(b'U') => hexadecimal(8),
        Some(b' ' | b'\t' | b'\r' | b'\n') => {
            let blank = rest[1..]
                .bytes()
                .take_while(|byte| b" \t\r\n".contains(byte))
                .count();
            (1 + blank, 0)
        }
        _ => (2.min(rest.len()), 1),
    }
}

fn line_break(text: &[u8]) -> usize {
    match text {
        [b'\r', b'\n', ..] => 2,
        [b'\n', ..] => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Decodes with the parser and checks that every plain word maps to itself.
    fn holds(raw: &str) {
        let document = format!("key = {raw}\n");
        let table: toml::Table = document.parse().expect("valid TOML");
        let value = table["key"].as_str().expect("a string");
        let map = offsets(raw);
        for word in value
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
        {
            let at = word.as_ptr() as usize - value.as_ptr() as usize;
            let place = map.to_source(at..at + word.len());
            assert_eq!(&raw[place.clone()], word, "{raw} at {place:?}");
        }
    }

    #[test]
    fn every_kind_of_string() {
        holds(r#""plain words""#);
        holds(r"'literal \ words'");
        holds("\"\"\"\nfirst line\nsecond line\"\"\"");
        holds("'''\r\nfirst line\r\nsecond line'''");
        holds("\"\"\"first \\\n    second \\\n\n   third\"\"\"");
        holds("\"\"\"\r\nfirst \\\r\n    second\r\n\r\nthird\"\"\"");
        holds(r#""tab\tquote \"word\" then""#);
        holds(r#""für 40 \u20AC und \U0001F600 ende""#);
        holds("\"Müller käme\"");
        holds("\"\"\"a \"quoted\" word\"\"\"");
    }

    #[test]
    fn an_escape_maps_as_a_whole() {
        let raw = r#""a\u00FCb""#;
        assert_eq!(offsets(raw).to_source(1..3), 2..8);
        assert_eq!(offsets(raw).to_source(3..4), 8..9);
    }

    #[test]
    fn broken_literals_do_not_panic() {
        for raw in ["", "\"", "\"\"", "\"\"\"", "\"\\", "\"\\u12\"", "'é"] {
            offsets(raw).to_source(0..3);
        }
    }
}
