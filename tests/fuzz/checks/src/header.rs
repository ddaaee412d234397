//! The text of a header.

use http::HeaderMap;

/// The first header of this name: UTF-8, or else Latin-1.
pub fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    let bytes = headers.get(name)?.as_bytes();
    let latin1 = || bytes.iter().copied().map(char::from).collect();
    Some(std::str::from_utf8(bytes).map_or_else(|_| latin1(), str::to_owned))
}
