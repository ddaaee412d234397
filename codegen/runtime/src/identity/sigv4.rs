//! Signature Version 4: proves who has sent a request, and that it was not changed on its way.

mod canonical;
mod key;
mod keys;
mod presign;

use crate::identity::credentials::Credentials;
use crate::wire::sentence::{self, CLAUSE};
use crate::wire::time::{DateTime, format};
pub use canonical::{canonical_request, string_to_sign};
use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderName, HeaderValue, Request};
pub use key::sha256_hex;
pub(crate) use keys::SigningKeys;
pub use presign::presign;
use std::fmt::{self, Write};

pub(crate) const CONTENT_SHA256: HeaderName = HeaderName::from_static("x-amz-content-sha256");
const DATE: HeaderName = HeaderName::from_static("x-amz-date");
const SECURITY_TOKEN: HeaderName = HeaderName::from_static("x-amz-security-token");
const UNSIGNED_PAYLOAD: HeaderValue = HeaderValue::from_static("UNSIGNED-PAYLOAD");

/// The signing scope and the time of a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SigningParams {
    /// The region in the signing scope, for example `eu-west-1`.
    pub region: String,
    /// The service in the signing scope, for example `codeartifact`.
    pub service: String,
    /// The time at which the request is sent. Services reject signatures that differ from their clock by some
    /// minutes.
    pub time: DateTime,
}

impl SigningParams {
    /// The time in the form of the `X-Amz-Date` header, for example `20150830T123600Z`.
    fn timestamp(&self) -> String {
        format::basic(self.time)
    }

    /// Date, region, service and the terminator, between slashes.
    fn scope(&self, timestamp: &str) -> String {
        let date = timestamp.split('T').next().unwrap_or_default();
        [date, &self.region, &self.service, "aws4_request"].join("/")
    }
}

/// The body's part in a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PayloadHash {
    /// The body's SHA-256 in lower-case hexadecimal.
    Sha256(String),
    /// The body is not signed. The header `x-amz-content-sha256` says so.
    Unsigned,
}

impl PayloadHash {
    /// The hash of a body in memory.
    #[must_use]
    pub fn of(body: &[u8]) -> Self {
        Self::Sha256(sha256_hex(body))
    }

    fn as_str(&self) -> &str {
        match self {
            Self::Sha256(hash) => hash,
            Self::Unsigned => "UNSIGNED-PAYLOAD",
        }
    }
}

/// Signs a request by adding `X-Amz-Date`, `X-Amz-Security-Token` and `Authorization`.
///
/// An earlier signature in these headers is replaced. If the request has a header `x-amz-content-sha256`, its
/// value is signed in place of the hash in `payload`; [`PayloadHash::Unsigned`] replaces the header.
///
/// # Errors
/// Returns an error if the credentials or the scope hold characters that a header cannot carry.
pub fn sign<B>(
    request: &mut Request<B>,
    payload: &PayloadHash,
    credentials: &Credentials,
    params: &SigningParams,
) -> Result<(), SigningError> {
    sign_with(&SigningKeys::default(), request, payload, credentials, params)
}

/// Does the same as [`sign`], with keys that were derived for other requests.
///
/// # Errors
/// The errors of [`sign`].
pub(crate) fn sign_with<B>(
    keys: &SigningKeys,
    request: &mut Request<B>,
    payload: &PayloadHash,
    credentials: &Credentials,
    params: &SigningParams,
) -> Result<(), SigningError> {
    let timestamp = params.timestamp();
    prepare_headers(request.headers_mut(), payload, credentials, &timestamp)?;
    let canonical = canonical::Canonical::new(request, payload.as_str());
    let scope = params.scope(&timestamp);
    let to_sign = canonical::sign_this(&timestamp, &scope, &canonical.request);
    let signature = keys.get(credentials.secret_access_key(), &scope).sign(&to_sign);
    let authorization = [
        "AWS4-HMAC-SHA256 Credential=",
        credentials.access_key_id(),
        "/",
        &scope,
        ", SignedHeaders=",
        &canonical.signed_headers,
        ", Signature=",
        &signature,
    ]
    .concat();
    let value = header_value("access key or the signing scope", &authorization)?;
    request.headers_mut().insert(AUTHORIZATION, value);
    Ok(())
}

fn prepare_headers(
    headers: &mut HeaderMap,
    payload: &PayloadHash,
    credentials: &Credentials,
    timestamp: &str,
) -> Result<(), SigningError> {
    headers.remove(AUTHORIZATION);
    headers.remove(SECURITY_TOKEN);
    headers.insert(DATE, header_value("time", timestamp)?);
    if let Some(token) = credentials.session_token() {
        headers.insert(SECURITY_TOKEN, header_value("session token", token)?);
    }
    if *payload == PayloadHash::Unsigned {
        headers.insert(CONTENT_SHA256, UNSIGNED_PAYLOAD);
    }
    Ok(())
}

/// Makes a header value. `Debug` does not show it, unless it is the time.
fn header_value(what: &'static str, text: &str) -> Result<HeaderValue, SigningError> {
    let invalid =
        |_| SigningError(format!("the {what} holds a character that a header cannot carry; check for line breaks"));
    let mut value = HeaderValue::from_str(text).map_err(invalid)?;
    value.set_sensitive(what != "time");
    Ok(value)
}

/// An error in signing a request. It displays as one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SigningError(String);

impl SigningError {
    fn new(problem: &str) -> Self {
        Self(problem.to_owned())
    }
}

impl fmt::Display for SigningError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        sentence::write(f, CLAUSE, |clause| clause.write_str(&self.0))
    }
}

impl std::error::Error for SigningError {}

#[cfg(test)]
mod tests;
