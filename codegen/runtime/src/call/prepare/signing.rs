//! Signs the request of an operation.

use super::{Problem, payload, typed};
use crate::call::error::ErrorKind;
use crate::call::facts::Facts;
use crate::call::operation::{Auth, Operation, OperationError};
use crate::endpoint::Endpoint;
use crate::identity::credentials::Credentials;
use crate::identity::sigv4::{self, SigningKeys, SigningParams};
use crate::io::body::ByteStream;
use crate::wire::time::DateTime;
use bytes::Bytes;
use http::header::CONTENT_LENGTH;
use std::time::Duration;

/// Signs a request, if its operation is signed.
///
/// The signing scope has the endpoint's service and region if it sets them, or else the service's signing name
/// and `region`. A stream over HTTPS is not part of the signature, unless the operation has a member for its
/// hash. For a file, call `hash_payload` first.
///
/// # Errors
/// Returns an error of kind [`Configuration`](ErrorKind::Configuration) if there is no region, of kind
/// [`Endpoint`](ErrorKind::Endpoint) if the endpoint asks for other signatures alone, such as `sigv4a`, of kind
/// [`Encode`](ErrorKind::Encode) if a stream's hash is needed, by a member or for plain HTTP, but not set, and
/// of kind [`Credentials`](ErrorKind::Credentials) if a key is empty or the credentials hold characters that a header cannot
/// carry.
pub fn sign<O: Operation>(
    request: &mut http::Request<ByteStream>,
    endpoint: &Endpoint,
    region: Option<&str>,
    credentials: &Credentials,
    time: DateTime,
) -> Result<(), OperationError<O>> {
    let signed = match Signing::of(Facts::of::<O>(), endpoint, region) {
        Ok(Some(signing)) => signing.sign(&SigningKeys::default(), request, credentials, time),
        Ok(None) => Ok(()),
        Err(problem) => Err(problem),
    };
    signed.map_err(typed::<O>)
}

/// Presigns a request: the signature is in its query, so anybody can send the request, with its method,
/// headers and body unchanged, until it expires. It has no `Content-Length`, which the HTTP stack adds.
///
/// # Errors
/// Returns the errors of [`sign`], and an error of kind [`Presign`](ErrorKind::Presign) if the body is a file or
/// a stream, or if `expires` is not from 1 second to 7 days.
pub fn presign<O: Operation>(
    request: http::Request<ByteStream>,
    endpoint: &Endpoint,
    region: Option<&str>,
    credentials: &Credentials,
    time: DateTime,
    expires: Duration,
) -> Result<http::Request<Bytes>, OperationError<O>> {
    let signing = Signing::of(Facts::of::<O>(), endpoint, region);
    signing.and_then(|signing| presign_by(signing, request, credentials, time, expires)).map_err(typed::<O>)
}

/// Presigns a request, unless its operation is not signed.
pub(crate) fn presign_by(
    signing: Option<Signing>,
    mut request: http::Request<ByteStream>,
    credentials: &Credentials,
    time: DateTime,
    expires: Duration,
) -> Result<http::Request<Bytes>, Problem> {
    let Some(body) = request.body().as_bytes().cloned() else {
        let problem = "a request whose body is a file or a stream cannot be signed ahead: have the content in memory";
        return Err((ErrorKind::Presign, problem.into()));
    };
    request.headers_mut().remove(CONTENT_LENGTH);
    if let Some(signing) = signing {
        refuse_empty(credentials)?;
        let payload = payload::hash(signing.auth, signing.payload_hash, &request)?;
        let signed = sigv4::presign(&mut request, &payload, credentials, &signing.params(time), expires);
        signed.map_err(|error| (ErrorKind::Presign, error.into()))?;
    }
    Ok(request.map(|_| body))
}

/// Refuses keys that no service accepts, and that come from settings which were left empty.
fn refuse_empty(credentials: &Credentials) -> Result<(), Problem> {
    let keys = [("access key ID", credentials.access_key_id()), ("secret access key", credentials.secret_access_key())];
    match keys.into_iter().find(|(_, key)| key.is_empty()) {
        Some((name, _)) => Err((ErrorKind::Credentials, format!("their {name} is empty").into())),
        None => Ok(()),
    }
}

/// The parts of a signature that do not depend on the request.
pub(crate) struct Signing {
    auth: Auth,
    payload_hash: Option<&'static str>,
    region: String,
    service: String,
}

impl Signing {
    /// Returns `None` if the operation is not signed.
    pub fn of(operation: &Facts, endpoint: &Endpoint, region: Option<&str>) -> Result<Option<Self>, Problem> {
        if operation.auth == Auth::None {
            return Ok(None);
        }
        if let Some(schemes) = endpoint.other_schemes() {
            let problem = format!("the endpoint asks for signatures by {schemes}, and only sigv4 is supported");
            return Err((ErrorKind::Endpoint, problem.into()));
        }
        let (service, scheme_region) = endpoint.sigv4().map(|scheme| scheme.scope()).unwrap_or_default();
        let Some(region) = scheme_region.or(region) else {
            return Err((ErrorKind::Configuration, "no region is set, and signing needs one".into()));
        };
        let service = service.unwrap_or(operation.service.signing_name);
        let (region, service) = (region.to_owned(), service.to_owned());
        Ok(Some(Self { auth: operation.auth, payload_hash: operation.payload_hash, region, service }))
    }

    /// Signs a request in its headers.
    pub fn sign(
        &self,
        keys: &SigningKeys,
        request: &mut http::Request<ByteStream>,
        credentials: &Credentials,
        time: DateTime,
    ) -> Result<(), Problem> {
        refuse_empty(credentials)?;
        let payload = payload::hash(self.auth, self.payload_hash, request)?;
        let signed = sigv4::sign_with(keys, request, &payload, credentials, &self.params(time));
        signed.map_err(|error| (ErrorKind::Credentials, error.into()))
    }

    fn params(&self, time: DateTime) -> SigningParams {
        SigningParams { region: self.region.clone(), service: self.service.clone(), time }
    }
}
