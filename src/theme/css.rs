//! Style sheets without what only their writers need.

/// The style sheet without comments, indentation, empty lines and the spaces that part nothing.
/// Comments that begin with `/*!` stay: they are licences. Strings stay as they are, and so does
/// the end of each line, by which a browser tells where a rule stands.
pub(super) fn without_comments(css: &str) -> String {
    let mut result = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(['"', '\'', '/', '\n']) {
        push_tight(&mut result, &rest[..at]);
        rest = &rest[at..];
        let end = match rest.as_bytes()[0] {
            b'\n' => {
                let line = result.trim_end_matches([' ', '\t', '\r']).len();
                result.truncate(line);
                if !result.is_empty() && !result.ends_with('\n') {
                    result.push('\n');
                }
                rest = rest.trim_start();
                continue;
            }
            b'/' if rest.starts_with("/*") => {
                let end = rest[2..].find("*/").map_or(rest.len(), |end| end + 4);
                if !rest.starts_with("/*!") {
                    rest = &rest[end..];
                    // `a/**/b` are two words.
                    if !result.ends_with(char::is_whitespace)
                        && !rest.starts_with(char::is_whitespace)
                    {
                        result.push(' ');
                    }
                    continue;
                }
                end
            }
            b'/' => 1,
            quote => end_of_string(rest, quote),
        };
        result.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    push_tight(&mut result, rest);
    result.truncate(result.trim_end().len());
    if !result.is_empty() {
        result.push('\n');
    }
    result.trim_start().to_owned()
}

/// Adds a piece without strings and comments. Only beside these signs does a space part nothing:
/// `a :hover` is not `a:hover`.
fn push_tight(result: &mut String, piece: &str) {
    const PARTING: [char; 4] = ['{', '}', ';', ','];
    let mut signs = piece.chars().peekable();
    while let Some(sign) = signs.next() {
        let idle = sign == ' '
            && (result.ends_with(PARTING)
                || result.ends_with(char::is_whitespace)
                || signs.peek().is_some_and(|next| PARTING.contains(next)));
        if !idle {
            result.push(sign);
        }
    }
}

/// The length of the string that a text begins with. A line end that is not escaped ends it too.
fn end_of_string(text: &str, quote: u8) -> usize {
    let bytes = text.as_bytes();
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'\n' => return at,
            byte if byte == quote => return at + 1,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn comments_and_indentation_go_strings_and_licences_stay() {
        for (css, expected) in [
            (
                "/* head */\n\na {\n  color: red; /* why */\n}\n",
                "a{\ncolor: red;\n}\n",
            ),
            (
                "a::before { content: \"/* no */\" }",
                "a::before{content: \"/* no */\"}\n",
            ),
            ("a { content: '\\'/*' } /* x */", "a{content: '\\'/*'}\n"),
            ("/*! OFL */\nb{}", "/*! OFL */\nb{}\n"),
            ("a/**/b{}", "a b{}\n"),
            ("a{background:url(x/y.png)}", "a{background:url(x/y.png)}\n"),
            ("a{} /* open", "a{}\n"),
            ("a { content: \"ü\\\n  b\" }", "a{content: \"ü\\\n  b\"}\n"),
            (
                "a , b  :hover { font: 1em \"x ; y\" , serif ; margin: 0 1em }",
                "a,b :hover{font: 1em \"x ; y\",serif;margin: 0 1em}\n",
            ),
            ("", ""),
        ] {
            assert_eq!(without_comments(css), expected, "{css}");
        }
    }
}
