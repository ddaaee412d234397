//! Verifies Signature Version 4, on its own: the client's code must not judge itself.

mod authorization;
mod canonical;

use crate::hash;
use crate::refusal::Refusal;
use crate::request::Request;
use crate::settings::Settings;
use crate::time;
use authorization::Authorization;
use http::HeaderName;

/// How far the time of a request may be from the service's, in seconds.
const SKEW: i64 = 300;

/// Refuses a request unless it is signed with the secret of the settings, for this service and time.
pub fn verify(request: &Request, settings: &Settings, now: i64) -> Result<(), Refusal> {
    let claim = Authorization::read(request)?;
    check_key(&claim, settings)?;
    check_scope(&claim, settings)?;
    check_time(&claim, now)?;
    check_headers(&claim, request)?;
    check_body(request)?;
    let to_sign = canonical::to_sign(request, &claim);
    let first = format!("AWS4{}", settings.secret_access_key).into_bytes();
    let key = claim.scope.split('/').fold(first, |key, part| hash::keyed(&key, part));
    if hash::hex(&hash::keyed(&key, &to_sign)) == claim.signature {
        return Ok(());
    }
    Err(invalid("The request signature we calculated does not match the signature you provided."))
}

fn check_key(claim: &Authorization, settings: &Settings) -> Result<(), Refusal> {
    let known = claim.access_key_id == settings.access_key_id && claim.session_token == settings.session_token;
    let unknown = || Refusal::unsigned("UnrecognizedClientException", "The security token in the request is invalid.");
    known.then_some(()).ok_or_else(unknown)
}

fn check_scope(claim: &Authorization, settings: &Settings) -> Result<(), Refusal> {
    let day = claim.timestamp.get(..8).unwrap_or_default();
    let expected = format!("{day}/{}/codeartifact/aws4_request", settings.region);
    if claim.scope == expected {
        return Ok(());
    }
    Err(invalid(&format!("The credential should be scoped to {expected}, and is to {}.", claim.scope)))
}

fn check_time(claim: &Authorization, now: i64) -> Result<(), Refusal> {
    let Some(signed) = time::of_signature(&claim.timestamp) else {
        return Err(invalid("The time of the signature is missing, or is not like 20150830T123600Z."));
    };
    match claim.lifetime {
        _ if signed > now + SKEW => Err(invalid(&format!("Signature not yet current: {} is ahead.", claim.timestamp))),
        None if signed < now - SKEW => Err(invalid(&format!("Signature expired: {} is past.", claim.timestamp))),
        Some(lifetime) if signed + lifetime < now => Err(invalid("Signature expired: the URL is no longer valid.")),
        _ => Ok(()),
    }
}

/// The host has to be signed, and all headers of AWS's: somebody on the way could change what is not.
fn check_headers(claim: &Authorization, request: &Request) -> Result<(), Refusal> {
    let is_signed = |name: &str| claim.signed_headers.split(';').any(|signed| signed == name);
    let of_aws = request.headers.keys().map(HeaderName::as_str).filter(|name| name.starts_with("x-amz-"));
    match std::iter::once("host").chain(of_aws).find(|name| !is_signed(name)) {
        Some(name) => Err(invalid(&format!("The header {name} must be signed, and is not."))),
        None => Ok(()),
    }
}

/// The signature covers the hash that is sent, so that hash has to be the body's. That of an asset has a check and an
/// error of its own.
fn check_body(request: &Request) -> Result<(), Refusal> {
    let is_asset = request.path == "/v1/package/version/publish";
    match request.header(canonical::CONTENT_HASH) {
        Some(sent) if !is_asset && sent != hash::sha256(&request.body) => {
            Err(invalid("The header x-amz-content-sha256 is not the hash of the body."))
        }
        _ => Ok(()),
    }
}

fn invalid(message: &str) -> Refusal {
    Refusal::unsigned("InvalidSignatureException", message)
}
