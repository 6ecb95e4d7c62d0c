//! Addresses: what kind they are, and paths in a site.

use unicode_normalization::UnicodeNormalization as _;

/// The scheme of an absolute address, `https` of `https://…`; none for a path.
///
/// Control characters and blanks are looked through, as browsers do, so that `java\nscript:` is
/// seen for what it is.
pub fn scheme(url: &str) -> Option<&str> {
    let url = url.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    let (scheme, _) = url.split_once(':')?;
    let starts_well = scheme.starts_with(|c: char| c.is_ascii_alphabetic() || c.is_control());
    let in_path = scheme.contains(['/', '?', '#']);
    (starts_well && !in_path).then_some(scheme)
}

/// Whether an address leads to the web.
pub fn is_web(url: &str) -> bool {
    matches!(scheme(url), Some(scheme) if scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http"))
}

/// The host of a web address, lower case, without user and port.
pub fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    let host = host.split(':').next()?;
    (!host.is_empty()).then(|| host.to_lowercase())
}

/// Joins a relative path to a folder of the site; nothing when it leads out of it. Letters come
/// composed (NFC), as the names of files do: a path that was pasted from a file manager may not be.
pub fn join(folder: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/").nfc().collect())
}

/// What `%20` and its like stand for; a text that is not UTF-8 then stays as it was.
pub fn percent_decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%')
            .then(|| bytes.get(at + 1..at + 3))
            .flatten()
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match hex {
            Some(byte) => {
                decoded.push(byte);
                at += 3;
            }
            None => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_are_seen_through_disguise() {
        assert_eq!(scheme("https://a.example"), Some("https"));
        assert_eq!(scheme("mailto:a@b.example"), Some("mailto"));
        assert_eq!(scheme("talks/a:b"), None);
        assert_eq!(scheme("#a:b"), None);
        assert_eq!(scheme("/a"), None);
        assert_eq!(scheme(" \u{1}javascript:alert(1)"), Some("javascript"));
        assert_eq!(scheme("java\nscript:alert(1)"), Some("java\nscript"));
        assert!(is_web("HTTPS://a.example"));
        assert!(!is_web("ftp://a.example"));
    }

    #[test]
    fn hosts_stand_alone() {
        assert_eq!(
            host("https://me@A.example:80/x").as_deref(),
            Some("a.example")
        );
        assert_eq!(host("talks/a"), None);
    }

    #[test]
    fn relative_paths_stay_in_the_site() {
        let joined = |folder, relative| join(folder, relative);
        assert_eq!(
            joined("content/posts", "../projects/y.md").as_deref(),
            Some("content/projects/y.md")
        );
        assert_eq!(
            joined("content/posts", "./x.png").as_deref(),
            Some("content/posts/x.png")
        );
        assert_eq!(joined("", "u\u{308}.png").as_deref(), Some("ü.png"));
        assert_eq!(joined("", "../x"), None);
        assert_eq!(joined("a", "../../x"), None);
    }

    #[test]
    fn encoded_names_are_read() {
        assert_eq!(percent_decode("a%20b%C3%BC.png"), "a bü.png");
        assert_eq!(percent_decode("100%"), "100%");
        assert_eq!(percent_decode("%ff"), "%ff");
    }
}
