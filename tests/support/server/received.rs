//! A request as it arrived.

use crate::service_model::{self, Operation};
use bytes::Bytes;
use http::request::Parts;
use http::{HeaderMap, Method};
use serde_json::Value;

/// A request as it arrived.
#[derive(Debug, Clone)]
pub struct Received {
    /// The method.
    pub method: Method,
    /// The path, as it was sent.
    pub path: String,
    /// The query, as it was sent.
    pub raw_query: String,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, without the framing of a chunked one.
    pub body: Bytes,
}

impl Received {
    /// A request with this head and body.
    #[must_use]
    pub fn new(head: Parts, body: Bytes) -> Self {
        Self {
            method: head.method,
            path: head.uri.path().to_owned(),
            raw_query: head.uri.query().unwrap_or_default().to_owned(),
            headers: head.headers,
            body,
        }
    }

    /// The operation that has this method and path.
    #[must_use]
    pub fn operation(&self) -> Option<Operation> {
        service_model::operations().find(|operation| operation.method() == self.method && operation.path() == self.path)
    }

    /// The names and values of the query, decoded, in the order they were sent.
    #[must_use]
    pub fn query(&self) -> Vec<(String, String)> {
        pairs(&self.raw_query)
    }

    /// The first value of a header, when it is text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Parses the body as JSON; `None` if it is not JSON.
    #[must_use]
    pub fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }

    /// The token of the page that is asked for, in the query or in the body.
    #[must_use]
    pub fn next_token(&self) -> Option<String> {
        let in_query = self.query().into_iter().find(|(name, _)| name == "next-token");
        in_query.map(|(_, token)| token).or_else(|| self.json()?["nextToken"].as_str().map(str::to_owned))
    }
}

/// The names and values in the form of a query, decoded.
#[must_use]
pub fn pairs(query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (percent_decoded(name), percent_decoded(value))
        })
        .collect()
}

/// Decodes `%XX` alone: in these query strings a `+` is a plus.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        let digits = tail.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(decoded) if byte == b'%' => {
                bytes.push(decoded);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(byte);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
