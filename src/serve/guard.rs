//! Who may ask: pages of this preview, and nobody that a foreign page sends.
//!
//! A page of the web can make a browser ask this server (for instance after its own name was bound
//! to 127.0.0.1, DNS rebinding), but the browser then names that page's host, or its origin.

use std::net::IpAddr;

use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, StatusCode};

/// Whether a request may be answered.
///
/// # Errors
/// With a status and the reason.
pub(super) fn admit(headers: &HeaderMap, host: &str) -> Result<(), (StatusCode, &'static str)> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let own = text(HOST.as_str()).unwrap_or_default();
    if !is_own(own, host) {
        return Err((
            StatusCode::MISDIRECTED_REQUEST,
            "this preview answers to localhost, to addresses in numbers and to its --host only\n",
        ));
    }
    let foreign_origin = match headers.get(ORIGIN) {
        None => false,
        Some(origin) => origin
            .to_str()
            .ok()
            .and_then(|origin| origin.split_once("://"))
            .is_none_or(|(_, origin)| !origin.eq_ignore_ascii_case(own)),
    };
    // A link from elsewhere may lead here; a script or picture there may not use what is here.
    let foreign_use =
        text("sec-fetch-site") == Some("cross-site") && text("sec-fetch-mode") != Some("navigate");
    if foreign_origin || foreign_use {
        return Err((
            StatusCode::FORBIDDEN,
            "this preview answers to its own pages only\n",
        ));
    }
    Ok(())
}

/// Whether a `Host` header names this server: by number, as localhost, or as it was started.
fn is_own(header: &str, host: &str) -> bool {
    let name = match header.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => header,
    };
    let number = name
        .strip_prefix('[')
        .and_then(|name| name.strip_suffix(']'));
    number.unwrap_or(name).parse::<IpAddr>().is_ok()
        || name.eq_ignore_ascii_case("localhost")
        || name.to_ascii_lowercase().ends_with(".localhost")
        || name.eq_ignore_ascii_case(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admitted(fields: &[(&'static str, &str)]) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in fields {
            headers.insert(*name, value.parse().expect("a header"));
        }
        admit(&headers, "studio").is_ok()
    }

    #[test]
    fn foreign_names_are_refused() {
        for host in [
            "127.0.0.1:1111",
            "localhost:1111",
            "[::1]:1111",
            "192.168.1.7",
            "me.localhost:80",
            "Studio:1",
        ] {
            assert!(admitted(&[("host", host)]), "{host}");
        }
        for host in [
            "evil.example",
            "127.0.0.1.evil.example:1111",
            "localhost.evil.example",
            "",
            "studio.example:1",
        ] {
            assert!(!admitted(&[("host", host)]), "{host}");
        }
    }

    #[test]
    fn foreign_origins_are_refused() {
        let host = ("host", "localhost:1111");
        assert!(admitted(&[host, ("origin", "http://localhost:1111")]));
        assert!(!admitted(&[host, ("origin", "http://localhost:1112")]));
        assert!(!admitted(&[host, ("origin", "https://evil.example")]));
        assert!(!admitted(&[host, ("origin", "null")]));
        let cross = ("sec-fetch-site", "cross-site");
        assert!(!admitted(&[host, cross, ("sec-fetch-mode", "no-cors")]));
        assert!(admitted(&[host, cross, ("sec-fetch-mode", "navigate")]));
    }
}
