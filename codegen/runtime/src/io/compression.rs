//! Compression with gzip: of requests whose operation models it, and of compressed replies.

use crate::io::body::ByteStream;
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use http::header::CONTENT_ENCODING;
use http::{HeaderMap, HeaderValue};
use std::io::{self, Write};

/// Bodies of at least this many bytes are compressed, as in botocore.
pub const MINIMUM_SIZE: usize = 10_240;

/// Compresses a body in memory of at least [`MINIMUM_SIZE`] bytes, and adds `gzip` to `Content-Encoding`. Files
/// and streams are not compressed.
#[must_use]
pub fn apply(headers: &mut HeaderMap, body: ByteStream) -> ByteStream {
    let large = body.as_bytes().filter(|bytes| bytes.len() >= MINIMUM_SIZE);
    let Some(compressed) = large.and_then(|bytes| gzip(bytes).ok()) else {
        return body;
    };
    let mut encoding =
        headers.get(CONTENT_ENCODING).map(|value| [value.as_bytes(), b", "].concat()).unwrap_or_default();
    encoding.extend_from_slice(b"gzip");
    let Ok(encoding) = HeaderValue::from_bytes(&encoding) else {
        return body;
    };
    headers.insert(CONTENT_ENCODING, encoding);
    body.with_bytes(compressed)
}

/// Compresses bytes. The result depends on them only, as no time or name is written.
fn gzip(bytes: &[u8]) -> io::Result<Bytes> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes)?;
    encoder.finish().map(Bytes::from)
}

/// Decompresses a body to at most `limit` bytes.
///
/// # Errors
/// Returns an error if the body is not gzip, is cut short, or has more bytes than `limit`.
#[cfg(feature = "client")]
pub(crate) fn gunzip(body: &[u8], limit: u64) -> io::Result<Bytes> {
    use std::io::Read;
    let mut content = Vec::new();
    flate2::read::MultiGzDecoder::new(body).take(limit.saturating_add(1)).read_to_end(&mut content)?;
    if content.len() as u64 > limit {
        return Err(io::Error::other(crate::io::body::TooLong(limit)));
    }
    Ok(content.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read;
    use std::sync::Arc;
    use std::sync::atomic::AtomicU64;
    use std::sync::atomic::Ordering::Relaxed;

    #[test]
    fn a_large_body_is_compressed_and_says_so() {
        let body = vec![b'a'; MINIMUM_SIZE];
        let mut headers = HeaderMap::new();
        let compressed = apply(&mut headers, body.clone().into());
        assert_eq!(headers[CONTENT_ENCODING], "gzip");
        let mut read = Vec::new();
        let mut decoder = GzDecoder::new(&compressed.as_bytes().unwrap()[..]);
        decoder.read_to_end(&mut read).unwrap();
        assert_eq!(read, body);
    }

    #[cfg(feature = "client")]
    #[test]
    fn a_body_is_decompressed_to_the_limit_and_no_further() {
        let compressed = gzip(b"four").unwrap();
        assert_eq!(gunzip(&compressed, 4).unwrap(), "four");
        assert!(gunzip(&compressed, 3).unwrap_err().get_ref().unwrap().is::<crate::io::body::TooLong>());
        assert!(gunzip(&gzip(&[0; 100]).unwrap(), 3).is_err());
    }

    #[test]
    fn an_encoding_of_the_caller_comes_first() {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("custom"));
        let _ = apply(&mut headers, vec![0; MINIMUM_SIZE].into());
        assert_eq!(headers[CONTENT_ENCODING], "custom, gzip");
    }

    #[test]
    fn progress_counts_the_compressed_bytes() {
        let told = Arc::new(AtomicU64::new(0));
        let total = Arc::clone(&told);
        let body = ByteStream::from(vec![0; MINIMUM_SIZE]);
        let body = body.on_progress(move |progress| total.store(progress.total.unwrap(), Relaxed));
        let mut compressed = apply(&mut HeaderMap::new(), body);
        compressed.begin_attempt(1);
        assert!(told.load(Relaxed) < MINIMUM_SIZE as u64);
        assert_eq!(Some(told.load(Relaxed)), compressed.content_length());
    }

    #[test]
    fn a_small_body_stays_as_it_is() {
        let mut headers = HeaderMap::new();
        let body = apply(&mut headers, vec![0; MINIMUM_SIZE - 1].into());
        assert!(headers.is_empty());
        assert_eq!(body.as_bytes().map(Bytes::len), Some(MINIMUM_SIZE - 1));
    }
}
