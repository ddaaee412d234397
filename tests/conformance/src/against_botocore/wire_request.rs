//! A request as it goes over the wire.

pub mod compare;
pub mod signature;

use botocore_fuzz_checks::latin1;
use bytes::Bytes;
use codeartifact_tests::server::Received;
use http::uri::{Authority, Scheme};
use http::{HeaderMap, HeaderName, HeaderValue, Uri};
use serde_json::{Value, json};

/// A request as it goes over the wire.
#[derive(Debug, Clone)]
pub struct WireRequest {
    /// The method.
    pub method: String,
    /// The whole address.
    pub url: String,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl WireRequest {
    /// The request that botocore's side tells of.
    pub fn from_json(json: &Value) -> Self {
        let text = |name: &str| json[name].as_str().unwrap_or_default().to_owned();
        let mut headers = HeaderMap::new();
        for header in json["headers"].as_array().into_iter().flatten() {
            let name = header[0].as_str().and_then(|name| name.parse::<HeaderName>().ok());
            if let (Some(name), Ok(value)) = (name, HeaderValue::from_bytes(&latin1::from_json(&header[1]))) {
                headers.append(name, value);
            }
        }
        Self { method: text("method"), url: text("url"), headers, body: latin1::from_json(&json["body"]) }
    }

    /// The request that a server at this address got.
    pub fn received(server: &str, request: &Received) -> Self {
        let mark = if request.raw_query.is_empty() { "" } else { "?" };
        Self {
            method: request.method.to_string(),
            url: format!("{server}{}{mark}{}", request.path, request.raw_query),
            headers: request.headers.clone(),
            body: request.body.clone(),
        }
    }

    /// Splits the address into its parts; `None` if it is not a valid URI.
    pub fn address(&self) -> Option<Address> {
        let uri: Uri = self.url.parse().ok()?;
        let (scheme, authority) = (uri.scheme()?.clone(), uri.authority()?);
        let pairs = uri.query().into_iter().flat_map(|query| query.split('&'));
        let mut query: Vec<_> = pairs.map(str::to_owned).collect();
        query.sort_by(|one, other| name(one).cmp(name(other)));
        Some(Address { host: host(&scheme, authority), scheme, path: uri.path().to_owned(), query })
    }

    /// The address with the host as a `Host` header has it.
    pub fn sent_url(&self) -> String {
        let rest = self.url.splitn(4, '/').nth(3).unwrap_or_default();
        match self.address() {
            Some(address) => format!("{}://{}/{rest}", address.scheme, address.host),
            None => self.url.clone(),
        }
    }

    /// A header as text, one character for each byte.
    pub fn header(&self, name: &str) -> Option<String> {
        Some(self.headers.get(name)?.as_bytes().iter().copied().map(char::from).collect())
    }

    /// The names that the signature covers.
    pub fn signed_headers(&self) -> Vec<String> {
        let authorization = self.header("authorization").unwrap_or_default();
        let names = authorization.split_once("SignedHeaders=").and_then(|(_, rest)| rest.split_once(','));
        names.map(|(names, _)| names.split(';').map(str::to_owned).collect()).unwrap_or_default()
    }

    /// The same with those headers alone that the signature covers.
    pub fn with_signed_headers_only(mut self) -> Self {
        let signed = self.signed_headers();
        let names: Vec<_> = self.headers.keys().cloned().collect();
        for name in names.iter().filter(|name| !signed.iter().any(|signed| signed == name.as_str())) {
            self.headers.remove(name);
        }
        self
    }

    /// The request in the form that botocore's side takes.
    pub fn to_json(&self) -> Value {
        let headers: Vec<_> = self
            .headers
            .iter()
            .map(|(name, value)| json!([name.as_str(), latin1::to_json(value.as_bytes())]))
            .collect();
        json!({ "method": self.method, "url": self.url, "headers": headers, "body": latin1::to_json(&self.body) })
    }
}

/// The parts of an address that matter.
#[derive(Debug, PartialEq)]
pub struct Address {
    /// The scheme.
    pub scheme: Scheme,
    /// The host as a `Host` header has it: in lower case, without the scheme's own port.
    pub host: String,
    /// The path as it is sent.
    pub path: String,
    /// The encoded parameters: by name, those of one name in the order sent.
    pub query: Vec<String>,
}

/// The name of an encoded parameter.
fn name(pair: &str) -> &str {
    pair.split_once('=').map_or(pair, |(name, _)| name)
}

fn host(scheme: &Scheme, authority: &Authority) -> String {
    let host = authority.host().to_ascii_lowercase();
    let own = if *scheme == Scheme::HTTP { 80 } else { 443 };
    match authority.port_u16() {
        Some(port) if port != own => format!("{host}:{port}"),
        _ => host,
    }
}
