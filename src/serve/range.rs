//! A part of a file: browsers ask for one to wind a film forward.

use std::ops::Range;

use axum::body::Bytes;
use axum::http::header::{ACCEPT_RANGES, CONTENT_RANGE, IF_RANGE, RANGE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};

/// The content, or the part of it that was asked for (RFC 9110, section 14). Several parts at once
/// and conditions on them are answered with the whole, as is allowed.
pub(super) fn respond(content: Bytes, headers: &HeaderMap) -> Response {
    let length = content.len();
    let asked = headers.get(RANGE).and_then(|range| range.to_str().ok());
    let asked = asked.filter(|_| !headers.contains_key(IF_RANGE));
    let mut response = match asked.map(|asked| part(asked, length)) {
        None | Some(Part::Whole) => content.into_response(),
        Some(Part::Some(range)) => {
            let shown = format!("bytes {}-{}/{length}", range.start, range.end - 1);
            let fields = [(CONTENT_RANGE, shown)];
            (StatusCode::PARTIAL_CONTENT, fields, content.slice(range)).into_response()
        }
        Some(Part::Outside) => {
            let shown = format!("bytes */{length}");
            (StatusCode::RANGE_NOT_SATISFIABLE, [(CONTENT_RANGE, shown)]).into_response()
        }
    };
    let fields = response.headers_mut();
    fields.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    response
}

#[derive(Debug, PartialEq, Eq)]
enum Part {
    Whole,
    Some(Range<usize>),
    Outside,
}

fn part(asked: &str, length: usize) -> Part {
    let Some((first, last)) = asked
        .strip_prefix("bytes=")
        .and_then(|asked| asked.split_once('-'))
    else {
        return Part::Whole;
    };
    let range = match (first.trim().parse::<usize>(), last.trim().parse::<usize>()) {
        (Ok(first), Ok(last)) if first <= last => first..last.saturating_add(1).min(length),
        (Ok(first), Err(_)) if last.trim().is_empty() => first..length,
        (Err(_), Ok(last)) if first.trim().is_empty() => length.saturating_sub(last)..length,
        _ => return Part::Whole,
    };
    match range.is_empty() || range.start >= length {
        true => Part::Outside,
        false => Part::Some(range),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_cut_to_the_file() {
        for (asked, expected) in [
            ("bytes=0-0", Part::Some(0..1)),
            ("bytes=2-", Part::Some(2..10)),
            ("bytes=-3", Part::Some(7..10)),
            ("bytes=-99", Part::Some(0..10)),
            ("bytes=4-99", Part::Some(4..10)),
            ("bytes=10-", Part::Outside),
            ("bytes=-0", Part::Outside),
            ("bytes=3-2", Part::Whole),
            ("bytes=0-1,3-4", Part::Whole),
            ("lines=1-2", Part::Whole),
        ] {
            assert_eq!(part(asked, 10), expected, "{asked}");
        }
        assert_eq!(part("bytes=0-", 0), Part::Outside);
    }
}
