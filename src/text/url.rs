//! The part of an address that says what kind it is.

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
}
