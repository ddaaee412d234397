//! The SHA-256 of a request's body, which its signature holds.

use super::Problem;
use crate::call::error::ErrorKind;
use crate::call::operation::Auth;
#[cfg(feature = "client")]
use crate::call::operation::{Operation, OperationError};
use crate::identity::sigv4::{CONTENT_SHA256, PayloadHash, sha256_hex};
use crate::io::body::{ByteStream, WrongSha256};
use http::uri::Scheme;
use http::{HeaderMap, HeaderValue};

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// The SHA-256 of a file that was read in advance; an extension of the request.
#[derive(Debug, Clone)]
struct Sha256(String);

/// Checks that the body's length is known, and sets or checks the member that holds its hash.
pub(super) fn check(member: Option<&'static str>, headers: &mut HeaderMap, body: &ByteStream) -> Result<(), Problem> {
    if body.content_length().is_none() {
        let problem = "the body is a stream of unknown length, which services refuse: make it by \
                       `ByteStream::from_stream`, which is told the length, or from a file or bytes";
        return Err((ErrorKind::Encode, problem.into()));
    }
    let checked = match (member, body.as_bytes()) {
        (Some(member), Some(bytes)) => set_or_check(headers, member, &sha256_hex(bytes)),
        (Some(member), None) => normalize(headers, member),
        (None, _) => Ok(()),
    };
    checked.map_err(|problem| (ErrorKind::Checksum, problem))
}

/// Checks a hash that the caller has set for a file or a stream, and writes it in lower case.
fn normalize(headers: &mut HeaderMap, member: &str) -> Result<(), BoxError> {
    let Some(hash) = headers.get(CONTENT_SHA256) else { return Ok(()) };
    let hash = String::from_utf8_lossy(hash.as_bytes()).to_ascii_lowercase();
    if hash.len() != 64 || !hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(format!("{member} is not a SHA-256 hash: it must have 64 hexadecimal digits").into());
    }
    headers.insert(CONTENT_SHA256, HeaderValue::try_from(hash)?);
    Ok(())
}

/// Sets the header that holds the hash. Refuses another hash in it.
fn set_or_check(headers: &mut HeaderMap, member: &'static str, hash: &str) -> Result<(), BoxError> {
    if let Some(given) = headers.get(CONTENT_SHA256)
        && !given.as_bytes().eq_ignore_ascii_case(hash.as_bytes())
    {
        let given = String::from_utf8_lossy(given.as_bytes()).into_owned();
        return Err(WrongSha256 { member, given, found: hash.to_owned() }.into());
    }
    headers.insert(CONTENT_SHA256, HeaderValue::try_from(hash)?);
    Ok(())
}

/// Reads a file for its SHA-256, so that the request can be signed. Other bodies need nothing: bytes are hashed
/// by [`prepare`](super::prepare), and streams cannot be hashed in advance.
///
/// # Errors
/// Returns an error of kind [`File`](ErrorKind::File) if the file cannot be read, and of kind
/// [`Checksum`](ErrorKind::Checksum) if the member for the hash holds another one.
#[cfg(feature = "client")]
pub async fn hash_payload<O: Operation>(request: &mut http::Request<ByteStream>) -> Result<(), OperationError<O>> {
    let hashed = hash_file(request, O::AUTH, O::PAYLOAD_HASH).await;
    hashed.map_err(super::typed::<O>)
}

/// Does the same for a call. A file whose hash is given is not read: it is checked while it is sent.
#[cfg(feature = "client")]
pub(crate) async fn hash_or_check_file(
    request: &mut http::Request<ByteStream>,
    auth: Auth,
    member: Option<&'static str>,
) -> Result<(), Problem> {
    let given = request.headers().get(CONTENT_SHA256).and_then(|hash| hash.to_str().ok()).map(str::to_owned);
    // An empty body is not asked for its last piece.
    let given = given.filter(|_| request.body().is_file() && request.body().content_length() != Some(0));
    let (Some(member), Some(given)) = (member, given) else { return hash_file(request, auth, member).await };
    request.body_mut().expect_sha256(member, &given);
    Ok(())
}

#[cfg(feature = "client")]
async fn hash_file(
    request: &mut http::Request<ByteStream>,
    auth: Auth,
    member: Option<&'static str>,
) -> Result<(), Problem> {
    use crate::io::body::BodyError;
    if !request.body().is_file() || auth != Auth::SigV4 && member.is_none() {
        return Ok(());
    }
    let Some(body) = request.body().try_clone().map(ByteStream::without_progress) else { return Ok(()) };
    let hash = body.sha256().await.map_err(|error| (ErrorKind::File, BodyError::into_cause(error)))?;
    if let Some(member) = member {
        set_or_check(request.headers_mut(), member, &hash).map_err(|problem| (ErrorKind::Checksum, problem))?;
    }
    request.extensions_mut().insert(Sha256(hash));
    Ok(())
}

/// Updates length and hash after a hook, which may have replaced the body.
#[cfg(feature = "client")]
pub(crate) fn update_for_body(
    request: &mut http::Request<ByteStream>,
    member: Option<&'static str>,
) -> Result<(), BoxError> {
    use http::header::CONTENT_LENGTH;
    let length = request.body().content_length();
    let hash = member.and_then(|_| request.body().as_bytes()).map(|bytes| sha256_hex(bytes));
    if let Some(hash) = hash {
        request.headers_mut().insert(CONTENT_SHA256, HeaderValue::try_from(hash)?);
    }
    if let Some(length) = length.filter(|length| *length > 0 || request.headers().contains_key(CONTENT_LENGTH)) {
        request.headers_mut().insert(CONTENT_LENGTH, length.into());
    }
    Ok(())
}

/// Returns the body's part in the signature.
pub(super) fn hash(
    auth: Auth,
    member: Option<&'static str>,
    request: &http::Request<ByteStream>,
) -> Result<PayloadHash, Problem> {
    if auth == Auth::SigV4UnsignedPayload {
        return Ok(PayloadHash::Unsigned);
    }
    if let Some(hash) = request.headers().get(CONTENT_SHA256) {
        return Ok(PayloadHash::Sha256(String::from_utf8_lossy(hash.as_bytes()).into_owned()));
    }
    if let Some(bytes) = request.body().as_bytes() {
        return Ok(PayloadHash::of(bytes));
    }
    if let Some(Sha256(hash)) = request.extensions().get() {
        return Ok(PayloadHash::Sha256(hash.clone()));
    }
    let problem = match member {
        Some(member) => format!("the content is a stream, which can be read only once: give its SHA-256 as {member}"),
        None if request.uri().scheme() == Some(&Scheme::HTTPS) => return Ok(PayloadHash::Unsigned),
        None => "the body is a stream whose hash is not known, which plain HTTP cannot protect; send a file or bytes, \
                 or use an https endpoint"
            .to_owned(),
    };
    Err((ErrorKind::Encode, problem.into()))
}

#[cfg(all(test, feature = "client"))]
mod tests;
