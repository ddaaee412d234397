//! Requests that have arrived at a stub.

use bytes::Bytes;
use http::{HeaderMap, Method, Uri};
use std::fmt;

/// A request that arrived at a [`Stub`](super::Stub), signed and complete.
#[derive(Clone)]
#[non_exhaustive]
pub struct RecordedRequest {
    /// The operation's name in the model; `None` if the request was not made by an operation.
    pub operation: Option<&'static str>,
    /// The method.
    pub method: Method,
    /// The absolute URI.
    pub uri: Uri,
    /// The headers, including those of the signature.
    pub headers: HeaderMap,
    /// The whole body.
    pub body: Bytes,
}

impl RecordedRequest {
    /// The first value of a query parameter, decoded, by its name on the wire.
    #[must_use]
    pub fn query(&self, name: &str) -> Option<String> {
        let pairs = self.uri.query().unwrap_or_default().split('&');
        let mut pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        pairs.find(|(key, _)| decoded(key) == name).map(|(_, value)| decoded(value))
    }

    /// The first value of a header; `None` if it is not text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body as JSON, with the members' names on the wire; `None` if it is not JSON.
    #[must_use]
    pub fn json(&self) -> Option<crate::wire::document::Document> {
        serde_json::from_slice(&self.body).ok()
    }
}

/// One line: operation, method, path and query.
impl fmt::Display for RecordedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let target = self.uri.path_and_query().map_or("/", |target| target.as_str());
        write!(f, "{} ({} {target})", self.operation.unwrap_or("a request"), self.method)
    }
}

/// Shows no header values and nothing of the body, because they may be secret.
impl fmt::Debug for RecordedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<_> = self.headers.keys().collect();
        f.debug_struct("RecordedRequest")
            .field("operation", &self.operation)
            .field("method", &self.method)
            .field("uri", &self.uri)
            .field("headers", &headers)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish()
    }
}

/// Resolves percent-encoding.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let escaped = (*first == b'%').then(|| after.split_at_checked(2)).flatten();
        let digits = escaped.and_then(|(digits, _)| std::str::from_utf8(digits).ok());
        let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn query_parameters_are_decoded() {
        let request = RecordedRequest {
            operation: None,
            method: Method::GET,
            uri: Uri::from_static("http://localhost/things?a%20key=b%2Fc%&%zz=%C3%A9&flag"),
            headers: HeaderMap::new(),
            body: Bytes::new(),
        };
        assert_eq!(request.query("a key").as_deref(), Some("b/c%"));
        assert_eq!(request.query("%zz").as_deref(), Some("\u{e9}"));
        assert_eq!(request.query("flag").as_deref(), Some(""));
        assert_eq!(request.query("none"), None);
    }
}
