//! The Markdown twin of a page: what its `<main>` says, for readers that take no HTML. It is made of
//! the finished page, so both say the same whatever the theme shows.

use std::borrow::Cow;

/// The twin; nothing for a page without a `<main>`.
pub(super) fn twin(page: &str) -> Option<String> {
    let start = page.find("<main")?;
    let start = start + page[start..].find('>')? + 1;
    let end = start + page[start..].rfind("</main>")?;
    let mut writer = Writer::default();
    writer.read(&page[start..end]);
    Some(writer.finish())
}

/// What a list counts.
enum List {
    Bullets,
    Numbers(u32),
}

#[derive(Default)]
struct Writer {
    text: String,
    /// Blank lines that are due before the next words.
    due: Due,
    lists: Vec<List>,
    quotes: usize,
    /// Elements that say nothing: the name of the outermost and how often it is open.
    hidden: Option<(String, u32)>,
    /// Open links, with their destinations.
    links: Vec<String>,
    /// Inside `<pre>`.
    verbatim: bool,
    /// Cells of the row of a table, and whether it is the first.
    row: Option<usize>,
    head_row: bool,
    /// A word must not run into what was before.
    blank: bool,
    /// A mark of a list or a quote was written: what comes next stands beside it.
    fresh: bool,
}

#[derive(Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    #[default]
    Nothing,
    Line,
    Block,
}

impl Writer {
    fn read(&mut self, html: &str) {
        let mut rest = html;
        while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
            self.words(&rest[..at]);
            let end = tag_end(&rest[at..]);
            let tag = &rest[at + 1..at + end];
            self.tag(tag.strip_suffix('>').unwrap_or(tag));
            rest = &rest[at + end..];
        }
        self.words(rest);
    }

    fn words(&mut self, text: &str) {
        if self.hidden.is_some() || text.is_empty() {
            return;
        }
        let text = decode(text);
        if self.verbatim {
            self.open();
            self.fresh = false;
            for (at, line) in text.split('\n').enumerate() {
                if at > 0 {
                    self.text.push('\n');
                    self.indent();
                }
                self.text.push_str(line);
            }
            return;
        }
        let mut rest = &*text;
        while let Some(c) = rest.chars().next() {
            // Most of a page is words that say what they look like.
            let plain = plain_length(rest.as_bytes());
            let (piece, after) = rest.split_at(plain.max(c.len_utf8()));
            rest = after;
            match c {
                ' ' | '\n' | '\t' | '\r' | '\u{a0}' | '\u{202f}' => {
                    self.blank = true;
                    continue;
                }
                '\u{ad}' => continue,
                _ => self.start_word(),
            }
            let escaped = matches!(c, '\\' | '*' | '_' | '[' | ']' | '<' | '`')
                || c == '|' && self.row.is_some();
            if escaped {
                self.text.push('\\');
            }
            self.text.push_str(piece);
        }
    }

    /// Writes what is due before a word: a new block, or a blank.
    fn start_word(&mut self) {
        self.open();
        self.fresh = false;
        if self.blank && !self.text.ends_with([' ', '\n']) && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.blank = false;
    }

    fn open(&mut self) {
        let due = std::mem::take(&mut self.due);
        if due == Due::Nothing || self.fresh {
            return;
        }
        self.blank = false;
        if self.text.is_empty() {
            return;
        }
        let kept = self.text.trim_end_matches(' ').len();
        self.text.truncate(kept);
        self.text.push('\n');
        if due == Due::Block {
            let quote = "> ".repeat(self.quotes);
            self.text.push_str(quote.trim_end());
            self.text.push('\n');
        }
        self.indent();
    }

    fn indent(&mut self) {
        for _ in 0..self.quotes {
            self.text.push_str("> ");
        }
        for _ in 1..self.lists.len() {
            self.text.push_str("   ");
        }
    }

    fn due(&mut self, due: Due) {
        self.due = self.due.max(due);
    }

    fn mark(&mut self, mark: &str, opens: bool) {
        if opens {
            self.start_word();
        }
        self.text.push_str(mark);
    }

    fn tag(&mut self, tag: &str) {
        let (closes, tag) = match tag.strip_prefix('/') {
            Some(tag) => (true, tag),
            None => (false, tag),
        };
        let name = tag.split([' ', '\n', '\t', '/']).next().unwrap_or_default();
        if let Some((hidden, depth)) = &mut self.hidden {
            if hidden == name && !tag.ends_with('/') {
                if closes {
                    *depth -= 1;
                } else {
                    *depth += 1;
                }
                if *depth == 0 {
                    self.hidden = None;
                }
            }
            return;
        }
        let is_void = matches!(
            name,
            "img" | "br" | "hr" | "wbr" | "source" | "input" | "data"
        );
        let hides = |tag| attribute(tag, "aria-hidden").is_some_and(|value| value == "true");
        let unseen = !closes
            && !is_void
            && (matches!(name, "svg" | "script" | "style" | "template")
                || tag.len() > name.len() && hides(tag));
        if unseen {
            self.hidden = Some((name.to_owned(), 1));
            return;
        }
        self.element(name, tag, closes);
    }

    fn element(&mut self, name: &str, tag: &str, closes: bool) {
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.due(Due::Block);
                if !closes {
                    let level = usize::from(name.as_bytes()[1] - b'0');
                    self.open();
                    self.text.push_str(&"#".repeat(level));
                    self.blank = true;
                }
            }
            "ul" | "ol" => {
                let outer = self.lists.is_empty();
                self.due(if outer { Due::Block } else { Due::Line });
                match (closes, name) {
                    (true, _) => drop(self.lists.pop()),
                    (false, "ol") => self.lists.push(List::Numbers(1)),
                    (false, _) => self.lists.push(List::Bullets),
                }
            }
            "li" => self.item(tag, closes),
            "dt" => {
                self.due(Due::Line);
                if closes {
                    self.due = Due::Nothing;
                    self.text.push(':');
                    self.blank = true;
                } else {
                    self.open();
                    self.text.push_str("- ");
                }
            }
            "dd" => {
                if closes {
                    self.due(Due::Line);
                } else {
                    self.blank = true;
                }
            }
            "blockquote" => {
                self.due(Due::Block);
                if closes {
                    self.quotes = self.quotes.saturating_sub(1);
                } else {
                    self.open();
                    self.quotes += 1;
                    self.text.push_str("> ");
                    self.fresh = true;
                }
            }
            "pre" => {
                self.due(Due::Block);
                if closes {
                    self.verbatim = false;
                    if !self.text.ends_with('\n') {
                        self.text.push('\n');
                    }
                    self.text.push_str("```");
                } else {
                    self.open();
                    self.text.push_str("```\n");
                    self.verbatim = true;
                }
            }
            "code" if !self.verbatim => self.mark("`", !closes),
            "strong" | "b" => self.mark("**", !closes),
            "em" | "i" => self.mark("*", !closes),
            "a" => self.link(tag, closes),
            "img" if !closes => {
                let text = attribute(tag, "alt").map(decode).unwrap_or_default();
                let url = attribute(tag, "src").map(decode).unwrap_or_default();
                self.start_word();
                self.text.push_str(&format!("![{text}]({url})"));
            }
            "br" => {
                self.text.push_str("  ");
                self.due(Due::Line);
            }
            "hr" => {
                self.due(Due::Block);
                self.open();
                self.text.push_str("---");
                self.due(Due::Block);
            }
            "table" | "thead" | "tbody" | "tr" | "td" | "th" => self.table(name, closes),
            "p" | "div" | "section" | "article" | "header" | "footer" | "figure" | "figcaption"
            | "dl" | "details" | "summary" | "aside" | "nav" | "address" => {
                let in_item = !self.lists.is_empty();
                self.due(if in_item { Due::Line } else { Due::Block });
            }
            _ => {}
        }
    }

    fn item(&mut self, tag: &str, closes: bool) {
        self.due(Due::Line);
        if closes {
            self.fresh = false;
            return;
        }
        self.fresh = false;
        self.open();
        match self.lists.last_mut() {
            Some(List::Numbers(next)) => {
                let given = attribute(tag, "value").and_then(|value| value.parse().ok());
                let number = given.unwrap_or(*next);
                *next = number + 1;
                self.text.push_str(&format!("{number}. "));
            }
            _ => self.text.push_str("- "),
        }
        self.blank = false;
        self.fresh = true;
    }

    fn link(&mut self, tag: &str, closes: bool) {
        if !closes {
            self.start_word();
            self.text.push('[');
            let url = attribute(tag, "href").map(decode).unwrap_or_default();
            self.links.push(url.into_owned());
            return;
        }
        let Some(url) = self.links.pop() else { return };
        self.due = Due::Nothing;
        let blank = self.text.ends_with(' ');
        let kept = self.text.trim_end().len();
        self.text.truncate(kept);
        // A parenthesis or a blank would end the destination.
        let url = url
            .replace('(', "%28")
            .replace(')', "%29")
            .replace(' ', "%20");
        self.text.push_str(&format!("]({url})"));
        self.blank |= blank;
    }

    fn table(&mut self, name: &str, closes: bool) {
        match (name, closes) {
            ("table", _) => {
                self.due(Due::Block);
                self.head_row = !closes;
            }
            ("tr", false) => {
                self.due(Due::Line);
                self.open();
                self.text.push('|');
                self.row = Some(0);
            }
            ("tr", true) => {
                let cells = self.row.take().unwrap_or_default();
                if std::mem::take(&mut self.head_row) {
                    self.due(Due::Line);
                    self.open();
                    self.text.push_str(&format!("|{}", " --- |".repeat(cells)));
                }
                self.due(Due::Line);
            }
            ("td" | "th", false) => {
                self.blank = true;
                self.due = Due::Nothing;
            }
            ("td" | "th", true) => {
                self.due = Due::Nothing;
                self.text.push_str(" |");
                self.row = self.row.map(|cells| cells + 1);
            }
            _ => {}
        }
    }

    fn finish(mut self) -> String {
        let kept = self.text.trim_end().len();
        self.text.truncate(kept);
        self.text.push('\n');
        self.text
    }
}

/// How many bytes at the start of a text are copied as they are: words with one blank between each.
fn plain_length(text: &[u8]) -> usize {
    let mut end = 0;
    for (at, byte) in text.iter().enumerate() {
        match byte {
            b'\\' | b'*' | b'_' | b'[' | b']' | b'<' | b'`' | b'|' => break,
            // No-break spaces and soft hyphens begin with these.
            b'\n' | b'\t' | b'\r' | 0xc2 | 0xe2 => break,
            // It counts when a word follows.
            b' ' if at > 0 && at == end => {}
            b' ' => break,
            _ => end = at + 1,
        }
    }
    end
}

/// Where a tag ends, its `>` included; values may hold one.
fn tag_end(html: &str) -> usize {
    let mut quote = None;
    for (at, byte) in html.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    html.len()
}

/// The value of an attribute in double quotes, as our pages write them.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = tag;
    loop {
        let at = memchr::memmem::find(rest.as_bytes(), name.as_bytes())?;
        let before = rest[..at].chars().last();
        let after = &rest[at + name.len()..];
        if before.is_some_and(char::is_whitespace)
            && let Some(value) = after.strip_prefix("=\"")
        {
            return value.split('"').next();
        }
        rest = after;
    }
}

/// Text with its character references read.
fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        let read = end.and_then(|end| Some((reference(&rest[1..end])?, end + 1)));
        match read {
            Some((c, length)) => {
                decoded.push(c);
                rest = &rest[length..];
            }
            None => {
                decoded.push('&');
                rest = &rest[1..];
            }
        }
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

fn reference(name: &str) -> Option<char> {
    let number = |digits: &str, radix| char::from_u32(u32::from_str_radix(digits, radix).ok()?);
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        "shy" => Some('\u{ad}'),
        _ => match name.strip_prefix('#')? {
            hex if hex.starts_with(['x', 'X']) => number(&hex[1..], 16),
            decimal => number(decimal, 10),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::twin;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        let page =
            format!("<nav>Menu</nav><main id=\"main\" tabindex=\"-1\">{html}</main><footer>");
        assert_eq!(twin(&page).expect("a main"), expected);
    }

    #[test]
    fn headings_paragraphs_and_links() {
        check(
            "<h1>A &amp; B</h1>\n<p>One\n two <a href=\"x/?a=1&amp;b=2\">three</a>, <em>four</em>.</p><p>Five</p>",
            "# A & B\n\nOne two [three](x/?a=1&b=2), *four*.\n\nFive\n",
        );
    }

    #[test]
    fn lists_nest_and_keep_their_numbers() {
        check(
            "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul><ol><li value=\"4\">d</li><li>e</li></ol>",
            "- a\n   - b\n- c\n\n4. d\n5. e\n",
        );
        check(
            "<dl><dt>Role</dt><dd>Lead</dd><dt>Where</dt><dd>Bremen</dd></dl>",
            "- Role: Lead\n- Where: Bremen\n",
        );
    }

    #[test]
    fn code_quotes_and_tables() {
        check(
            "<pre><code>a *b*\n  c &lt;d&gt;\n</code></pre><blockquote><p>Said.</p></blockquote>",
            "```\na *b*\n  c <d>\n```\n\n> Said.\n",
        );
        check(
            "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2|3</td></tr></tbody></table>",
            "| A | B |\n| --- | --- |\n| 1 | 2\\|3 |\n",
        );
    }

    #[test]
    fn what_is_not_said_is_left_out() {
        check(
            "<p>a<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/><text>no</text></svg> <i aria-hidden=\"true\">4</i><span class=\"sr\">four</span>Grund\u{ad}lage</p>",
            "a fourGrundlage\n",
        );
        check(
            "<p>*no* [emphasis] `here`</p>",
            "\\*no\\* \\[emphasis\\] \\`here\\`\n",
        );
    }

    #[test]
    fn odd_markup_is_survived() {
        for html in [
            "<",
            "<a href=\"x",
            "</li></ul></dl>",
            "&#x110000; &x",
            "<p",
            "<h1></h1>",
            "<li>",
        ] {
            let page = format!("<main>{html}</main>");
            assert!(twin(&page).is_some(), "{html}");
        }
        assert_eq!(twin("<p>no main</p>"), None);
    }
}
