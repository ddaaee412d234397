//! `Content-MD5`, for operations that require a checksum.

use crate::io::body::ByteStream;
use crate::wire::base64;
use http::{HeaderMap, HeaderName, HeaderValue};
use md5::{Digest, Md5};

const CONTENT_MD5: HeaderName = HeaderName::from_static("content-md5");

/// Returns the MD5 digest in base64.
#[must_use]
pub fn content_md5(body: &[u8]) -> String {
    base64::encode(&Md5::digest(body))
}

/// Sets `Content-MD5` for a body in memory, unless the header is set already.
pub fn apply(headers: &mut HeaderMap, body: &ByteStream) {
    if !headers.contains_key(CONTENT_MD5)
        && let Some(bytes) = body.as_bytes()
        && let Ok(digest) = HeaderValue::try_from(content_md5(bytes))
    {
        headers.insert(CONTENT_MD5, digest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digest_of_the_protocol_suite() {
        let body = br#"{"foo":"base64 encoded md5 checksum"}"#;
        assert_eq!(content_md5(body), "iB0/3YSo7maijL0IGOgA9g==");
    }

    #[test]
    fn a_digest_of_the_caller_stays() {
        let mut headers = HeaderMap::new();
        apply(&mut headers, &"".into());
        assert_eq!(headers[CONTENT_MD5], "1B2M2Y8AsgTpgAmY7PhCfg==");
        apply(&mut headers, &"other".into());
        assert_eq!(headers[CONTENT_MD5], "1B2M2Y8AsgTpgAmY7PhCfg==");
    }
}
