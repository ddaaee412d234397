//! What a request says of its signature: in the header `Authorization`, or in the query of a presigned URL.

use crate::refusal::Refusal;
use crate::request::{Request, pairs};
use std::ops::RangeInclusive;

/// The parameter of a presigned URL that is not signed.
pub const SIGNATURE: &str = "X-Amz-Signature";
const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// The seconds for which a presigned URL may be valid.
const LIFETIMES: RangeInclusive<i64> = 1..=604_800;

/// A signature, and what it is made for.
#[derive(Debug)]
pub struct Authorization {
    /// Whose key it is.
    pub access_key_id: String,
    /// The token of temporary credentials.
    pub session_token: Option<String>,
    /// Day, region, service and `aws4_request`, between slashes.
    pub scope: String,
    /// The signed headers, separated by `;`.
    pub signed_headers: String,
    /// The signature, in hexadecimal.
    pub signature: String,
    /// The time, as it was sent.
    pub timestamp: String,
    /// For how many seconds a presigned URL is valid.
    pub lifetime: Option<i64>,
}

impl Authorization {
    /// Reads what the request says.
    pub fn read(request: &Request) -> Result<Self, Refusal> {
        match request.header("authorization") {
            Some(header) => Self::of_header(request, header),
            None => Self::of_query(request),
        }
    }

    fn of_header(request: &Request, header: &str) -> Result<Self, Refusal> {
        let parts = header.strip_prefix(ALGORITHM).ok_or_else(incomplete)?;
        let part = |name: &str| {
            let mut values = parts.split(',').filter_map(|part| part.trim().split_once('='));
            values.find(|(other, _)| *other == name).map(|(_, value)| value.to_owned())
        };
        let text = |name: &str| request.header(name).map(str::to_owned);
        Self::of_parts(&part, text("x-amz-date"), text("x-amz-security-token"), None)
    }

    fn of_query(request: &Request) -> Result<Self, Refusal> {
        let pairs = pairs(&request.query);
        let value = |name: &str| pairs.iter().find(|(other, _)| other == name).map(|(_, value)| value.clone());
        if value("X-Amz-Algorithm").as_deref() != Some(ALGORITHM) {
            return Err(Refusal::unsigned("MissingAuthenticationTokenException", "The request is not signed."));
        }
        let lifetime = value("X-Amz-Expires").ok_or_else(incomplete)?;
        let lifetime = lifetime.parse().ok().filter(|lifetime| LIFETIMES.contains(lifetime)).ok_or_else(unfit)?;
        let part = |name: &str| value(&format!("X-Amz-{name}"));
        Self::of_parts(&part, value("X-Amz-Date"), value("X-Amz-Security-Token"), Some(lifetime))
    }

    fn of_parts(
        part: &dyn Fn(&str) -> Option<String>,
        timestamp: Option<String>,
        session_token: Option<String>,
        lifetime: Option<i64>,
    ) -> Result<Self, Refusal> {
        let credential = part("Credential").ok_or_else(incomplete)?;
        let (access_key_id, scope) = credential.split_once('/').ok_or_else(incomplete)?;
        Ok(Self {
            access_key_id: access_key_id.to_owned(),
            session_token,
            scope: scope.to_owned(),
            signed_headers: part("SignedHeaders").ok_or_else(incomplete)?,
            signature: part("Signature").ok_or_else(incomplete)?,
            timestamp: timestamp.ok_or_else(incomplete)?,
            lifetime,
        })
    }
}

fn unfit() -> Refusal {
    let message = "X-Amz-Expires is not a number of seconds from 1 to 604800, which are a week.";
    Refusal::unsigned("AuthorizationQueryParametersError", message)
}

fn incomplete() -> Refusal {
    let message = "The signature lacks the algorithm, the credential, the signed headers, the signature or the time.";
    Refusal::unsigned("IncompleteSignatureException", message)
}
