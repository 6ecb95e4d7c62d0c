//! Web and mail addresses: only those that a reader of a profile may safely follow.

use url::Url;

use crate::import::note::Note;

/// An address that can stand in a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    /// With its scheme: `https:`, `http:` or `mailto:`.
    pub(super) url: String,
    /// Whether the scheme is ours.
    pub(super) note: Option<Note>,
}

/// Reads an address. A host without a scheme (`mara.example/cv`) gets `https://`.
///
/// # Errors
/// Why it is none: another scheme, or no host.
pub(super) fn read(text: &str) -> Result<Address, Note> {
    let text = text.trim().trim_start_matches('<').trim_end_matches('>');
    if text.is_empty() || text.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Err(Note::NotAnAddress);
    }
    match Url::parse(text) {
        // `mara.example:8080` reads as a scheme with dots, which no scheme in use has.
        Ok(url) if !url.scheme().contains('.') => match url.scheme() {
            "http" | "https" if is_host(url.host_str().unwrap_or_default()) => Ok(Address {
                url: text.to_owned(),
                note: None,
            }),
            "mailto" if email(text).is_some() => Ok(Address {
                url: text.to_owned(),
                note: None,
            }),
            "http" | "https" | "mailto" => Err(Note::NotAnAddress),
            scheme => Err(Note::ForbiddenScheme(scheme.to_owned())),
        },
        _ => {
            let url = format!("https://{}", text.trim_start_matches("//"));
            let host = Url::parse(&url)
                .ok()
                .and_then(|url| Some(url.host_str()?.to_owned()));
            // A bare number is an IPv4 address to a browser, and none to a person.
            let written = text
                .trim_start_matches("//")
                .split(['/', ':', '?', '#'])
                .next();
            let has_name = written
                .and_then(|written| written.rsplit_once('.'))
                .is_some_and(|(_, last)| last.contains(char::is_alphabetic));
            let plausible = !text.contains('@')
                && has_name
                && !text.starts_with(['.', '#', '?'])
                && (text.starts_with("//") || !text.starts_with('/'))
                && host.is_some_and(|host| is_host(&host));
            if !plausible {
                return Err(Note::NotAnAddress);
            }
            Ok(Address {
                url,
                note: Some(Note::SchemeAdded),
            })
        }
    }
}

/// Whether a host has a name: `https://` alone, or `https://.`, has none.
fn is_host(host: &str) -> bool {
    let sign = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '[' | ']' | ':');
    host.contains(|c: char| c.is_alphanumeric())
        && host.chars().all(sign)
        && !host.starts_with('.')
        && !host.ends_with('.')
}

/// A mail address, without `mailto:`.
pub(super) fn email(text: &str) -> Option<&str> {
    let text = text.trim();
    let address = match text.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => &text[7..],
        _ => text,
    };
    let (local, host) = address.split_once('@')?;
    let strange = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '<' | '>' | ',' | ';' | '"' | '@' | '?' | '&')
    };
    let sound = !local.is_empty()
        && !address.replacen('@', "", 1).contains(strange)
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.');
    sound.then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_that_can_be_followed_are_kept() {
        for kept in [
            "https://mara.example",
            "HTTP://mara.example/a?b#c",
            "mailto:a@mara.example",
        ] {
            assert_eq!(
                read(kept),
                Ok(Address {
                    url: kept.to_owned(),
                    note: None
                })
            );
        }
        for (bare, url) in [
            ("mara.example", "https://mara.example"),
            ("www.mara.example/cv", "https://www.mara.example/cv"),
            ("//mara.example", "https://mara.example"),
            ("mara.example:8080/x", "https://mara.example:8080/x"),
        ] {
            let address = Address {
                url: url.to_owned(),
                note: Some(Note::SchemeAdded),
            };
            assert_eq!(read(bare), Ok(address));
        }
        for scheme in ["javascript", "data", "file", "vbscript"] {
            let refused = Err(Note::ForbiddenScheme(scheme.to_owned()));
            assert_eq!(read(&format!("{scheme}:alert(1)")), refused);
        }
        assert_eq!(
            read("JavaScript:alert(1)"),
            Err(Note::ForbiddenScheme("javascript".to_owned()))
        );
        for no_address in [
            "",
            "https://",
            "http://.",
            "n/a",
            "/cv.pdf",
            "./cv.pdf",
            "#top",
            "my site",
            "me@x.example",
            "java\nscript:alert(1)",
            "https:///",
            "https://a\"b.example",
            "none",
            "5",
            "1.2",
        ] {
            assert_eq!(read(no_address), Err(Note::NotAnAddress), "{no_address}");
        }
    }

    #[test]
    fn mail_addresses_have_a_name_and_a_host() {
        assert_eq!(email(" mailto:a.b@mara.example "), Some("a.b@mara.example"));
        for wrong in [
            "",
            "a",
            "a@b",
            "a b@c.example",
            "a@b.example, c@d.example",
            "@x.example",
            "a@.x",
            "a@b.example&c",
        ] {
            assert_eq!(email(wrong), None, "{wrong}");
        }
    }
}
