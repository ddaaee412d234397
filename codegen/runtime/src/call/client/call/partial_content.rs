//! Replies with a part of what was asked for.

use http::header::CONTENT_RANGE;
use http::response::Parts;
use http::{HeaderMap, StatusCode};

/// Returns what is wrong with a reply that holds a part, if the request asked for the whole: saved, it would pass for the
/// whole. A cache or a proxy that has stored a part may reply with it.
pub fn problem(head: &Parts) -> Option<String> {
    if head.status != StatusCode::PARTIAL_CONTENT {
        return None;
    }
    match range(&head.headers) {
        Some(range) if is_whole(range) => None,
        Some(range) => Some(format!("it is a part (`Content-Range: {range}`), but the whole was asked for")),
        None => Some("it is a part without `Content-Range`, but the whole was asked for".to_owned()),
    }
}

fn range(headers: &HeaderMap) -> Option<&str> {
    headers.get(CONTENT_RANGE)?.to_str().ok()
}

/// Whether a range such as `bytes 0-9/10` covers everything (RFC 9110, section 14.4).
fn is_whole(range: &str) -> bool {
    let read = || {
        let (range, length) = range.strip_prefix("bytes ")?.split_once('/')?;
        let (first, last) = range.split_once('-')?;
        let [first, last, length] = [first, last, length].map(|number| number.parse::<u64>().ok());
        Some(first? == 0 && last?.checked_add(1) == Some(length?))
    };
    read().unwrap_or_default()
}
