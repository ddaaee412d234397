//! Content encodings of replies. No request asks for one, but proxies may encode a reply anyway.

use bytes::Bytes;
use http::HeaderMap;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};

/// Decodes a reply's body, and removes the headers about its encoding. `limit` is the largest size of the
/// decoded body in bytes.
///
/// # Errors
/// Returns a clause that says why the body cannot be decoded.
pub fn decoded(headers: &mut HeaderMap, body: Bytes, limit: u64) -> Result<Bytes, String> {
    let Some(encoding) = headers.get(CONTENT_ENCODING) else { return Ok(body) };
    let name = String::from_utf8_lossy(encoding.as_bytes()).trim().to_ascii_lowercase();
    if matches!(name.as_str(), "" | "identity") {
        return Ok(body);
    }
    let decode = match name.as_str() {
        #[cfg(feature = "gzip")]
        "gzip" | "x-gzip" => crate::io::compression::gunzip,
        _ => refuse,
    };
    let content = decode(&body, limit).map_err(|problem| {
        format!("it is encoded as `{}`, which was not asked for, and {problem}", name.escape_debug())
    })?;
    headers.remove(CONTENT_ENCODING);
    headers.remove(CONTENT_LENGTH);
    Ok(content)
}

fn refuse(_: &[u8], _: u64) -> std::io::Result<Bytes> {
    let known = if cfg!(feature = "gzip") { "only gzip can be read" } else { "the feature `gzip` is off" };
    Err(std::io::Error::other(known))
}
