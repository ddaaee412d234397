//! Signature Version 4: proves who sends a request, and that nobody changed it on its way.

mod canonical;
mod key;
mod presign;

use crate::identity::credentials::Credentials;
use crate::wire::time::{DateTime, TimestampFormat};
pub use canonical::{canonical_request, string_to_sign};
use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderName, HeaderValue, Request};
#[cfg(feature = "client")]
pub(crate) use key::hex;
pub(crate) use key::sha256_hex;
pub use presign::presign;
use std::fmt;

pub(crate) const CONTENT_SHA256: HeaderName = HeaderName::from_static("x-amz-content-sha256");
const DATE: HeaderName = HeaderName::from_static("x-amz-date");
const SECURITY_TOKEN: HeaderName = HeaderName::from_static("x-amz-security-token");
const UNSIGNED_PAYLOAD: HeaderValue = HeaderValue::from_static("UNSIGNED-PAYLOAD");

/// What a signature is valid for: the signing scope, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SigningParams {
    /// The region in the signing scope, as `eu-west-1`.
    pub region: String,
    /// The service in the signing scope.
    pub service: String,
    /// When the request is sent. Services refuse signatures that are some minutes off.
    pub time: DateTime,
}

impl SigningParams {
    /// The time in the form of the `X-Amz-Date` header, as `20150830T123600Z`.
    fn timestamp(&self) -> String {
        let whole = DateTime::from_secs(self.time.secs());
        whole.fmt(TimestampFormat::Iso8601).replace(['-', ':'], "")
    }

    /// Date, region, service and the terminator, between slashes.
    fn scope(&self) -> String {
        let timestamp = self.timestamp();
        let date = timestamp.split('T').next().unwrap_or_default();
        format!("{date}/{}/{}/aws4_request", self.region, self.service)
    }
}

/// What the signature says of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PayloadHash {
    /// Its SHA-256, in lower-case hexadecimal.
    Sha256(String),
    /// Nothing. The request says so in `x-amz-content-sha256`.
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
/// What an earlier signature left in the request is replaced, so a request can be signed anew.
/// An `x-amz-content-sha256` that the request has stands for the hash of the body, except that
/// [`PayloadHash::Unsigned`] replaces it.
///
/// # Errors
/// The credentials or the scope hold characters that a header cannot carry.
pub fn sign<B>(
    request: &mut Request<B>,
    payload: &PayloadHash,
    credentials: &Credentials,
    params: &SigningParams,
) -> Result<(), SigningError> {
    let timestamp = params.timestamp();
    prepare_headers(request.headers_mut(), payload, credentials, &timestamp)?;
    let canonical = canonical::Canonical::new(request, payload.as_str());
    let scope = params.scope();
    let to_sign = canonical::sign_this(&timestamp, &scope, &canonical.request);
    let secret = credentials.secret_access_key();
    let signature = key::sign(secret, &scope, &to_sign);
    let authorization = format!(
        "AWS4-HMAC-SHA256 Credential={}/{scope}, SignedHeaders={}, Signature={signature}",
        credentials.access_key_id(),
        canonical.signed_headers,
    );
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

/// A header that does not show in `Debug`, unless it is the date.
fn header_value(what: &'static str, text: &str) -> Result<HeaderValue, SigningError> {
    let invalid =
        |_| SigningError(format!("the {what} holds a character that a header cannot carry; check for line breaks"));
    let mut value = HeaderValue::from_str(text).map_err(invalid)?;
    value.set_sensitive(what != "time");
    Ok(value)
}

/// A request that cannot be signed. Displays as one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SigningError(String);

impl SigningError {
    fn new(problem: &str) -> Self {
        Self(problem.to_owned())
    }
}

impl fmt::Display for SigningError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for SigningError {}

#[cfg(test)]
mod tests;
