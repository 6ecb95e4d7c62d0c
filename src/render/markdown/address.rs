//! Which addresses may stand in a page.

/// Schemes that open something on purpose. All others are refused: the list of those that can run
/// code is open, this one is not.
pub(super) const SCHEMES: [&str; 18] = [
    "http",
    "https",
    "mailto",
    "tel",
    "sms",
    "geo",
    "xmpp",
    "sip",
    "matrix",
    "irc",
    "ircs",
    "ftp",
    "gemini",
    "sgnl",
    "threema",
    "tg",
    "webcal",
    "openpgp4fpr",
];

/// Whether an address may be followed: a path, or one of the known schemes, whatever its case and
/// whatever blanks and control characters hide it.
pub(in crate::render) fn safe(url: &str) -> bool {
    // Browsers drop these before they look at the scheme; entities are already decoded.
    let seen: String = url
        .chars()
        .filter(|c| !c.is_control() && !c.is_whitespace() && !is_invisible(*c))
        .take_while(|c| !matches!(c, '/' | '?' | '#'))
        .collect();
    match seen.split_once(':') {
        None => true,
        Some((scheme, _)) => SCHEMES
            .iter()
            .any(|known| known.eq_ignore_ascii_case(scheme)),
    }
}

/// Whether an address leads out of the site: it has a scheme or a host.
pub(in crate::render) fn is_absolute(url: &str) -> bool {
    url.starts_with("//")
        || url
            .split(['/', '?', '#'])
            .next()
            .is_some_and(|start| start.contains(':'))
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffd}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_schemes_come_through() {
        for url in [
            "https://a.example",
            "HTTPS://a.example",
            "mailto:a@b.example",
            "tel:+49",
            "/cv/",
            "../x.md",
            "#top",
            "?a:b",
            "x/y:z",
            "",
            "//a.example",
        ] {
            assert!(safe(url), "{url}");
        }
        for url in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:x",
            "java\nscript:x",
            "java\tscript:x",
            "\u{1}javascript:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc",
            "java\u{ad}script:x",
            "\u{fffd}javascript:x",
            "blob:x",
            "view-source:x",
            "javascript\u{a0}:x",
        ] {
            assert!(!safe(url), "{url:?}");
        }
    }
}
