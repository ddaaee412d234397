//! Signs the request of an operation.

use super::{fail, payload};
use crate::call::error::ErrorKind;
use crate::call::operation::{Auth, Operation, OperationError, Service};
use crate::endpoint::Endpoint;
use crate::identity::credentials::Credentials;
use crate::identity::sigv4::{self, SigningParams};
use crate::io::body::ByteStream;
use crate::wire::time::DateTime;
use bytes::Bytes;
use http::header::CONTENT_LENGTH;
use std::time::Duration;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

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
    match Signing::of::<O>(endpoint, region)? {
        Some(signing) => signing.sign(request, credentials, time).map_err(|(kind, error)| fail::<O>(kind, error)),
        None => Ok(()),
    }
}

/// Presigns a request: the signature is in its query, so anybody can send the request, with its method,
/// headers and body unchanged, until it expires. It has no `Content-Length`, which the HTTP stack adds.
///
/// # Errors
/// Returns the errors of [`sign`], and an error of kind [`Presign`](ErrorKind::Presign) if the body is a file or
/// a stream, or if `expires` is not from 1 second to 7 days.
pub fn presign<O: Operation>(
    mut request: http::Request<ByteStream>,
    endpoint: &Endpoint,
    region: Option<&str>,
    credentials: &Credentials,
    time: DateTime,
    expires: Duration,
) -> Result<http::Request<Bytes>, OperationError<O>> {
    let signing = Signing::of::<O>(endpoint, region)?;
    let Some(body) = request.body().as_bytes().cloned() else {
        let problem = "a request whose body is a file or a stream cannot be signed ahead: have the content in memory";
        return Err(fail::<O>(ErrorKind::Presign, problem));
    };
    request.headers_mut().remove(CONTENT_LENGTH);
    if let Some(signing) = signing {
        refuse_empty(credentials).map_err(|(kind, error)| fail::<O>(kind, error))?;
        let payload =
            payload::hash(signing.auth, O::PAYLOAD_HASH, &request).map_err(|(kind, error)| fail::<O>(kind, error))?;
        let signed = sigv4::presign(&mut request, &payload, credentials, &signing.params(time), expires);
        signed.map_err(|error| fail::<O>(ErrorKind::Presign, error))?;
    }
    Ok(request.map(|_| body))
}

/// Refuses keys that no service accepts, and that come from settings which were left empty.
fn refuse_empty(credentials: &Credentials) -> Result<(), (ErrorKind, BoxError)> {
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
    pub fn of<O: Operation>(endpoint: &Endpoint, region: Option<&str>) -> Result<Option<Self>, OperationError<O>> {
        if O::AUTH == Auth::None {
            return Ok(None);
        }
        if let Some(schemes) = endpoint.other_schemes() {
            let problem = format!("the endpoint asks for signatures by {schemes}, and only sigv4 is supported");
            return Err(fail::<O>(ErrorKind::Endpoint, problem));
        }
        let (service, scheme_region) = endpoint.sigv4().map(|scheme| scheme.scope()).unwrap_or_default();
        let Some(region) = scheme_region.or(region) else {
            return Err(fail::<O>(ErrorKind::Configuration, "no region is set, and signing needs one"));
        };
        let service = service.unwrap_or(O::Service::METADATA.signing_name);
        let (region, service) = (region.to_owned(), service.to_owned());
        Ok(Some(Self { auth: O::AUTH, payload_hash: O::PAYLOAD_HASH, region, service }))
    }

    /// Signs a request in its headers.
    pub fn sign(
        &self,
        request: &mut http::Request<ByteStream>,
        credentials: &Credentials,
        time: DateTime,
    ) -> Result<(), (ErrorKind, BoxError)> {
        refuse_empty(credentials)?;
        let payload = payload::hash(self.auth, self.payload_hash, request)?;
        let signed = sigv4::sign(request, &payload, credentials, &self.params(time));
        signed.map_err(|error| (ErrorKind::Credentials, error.into()))
    }

    fn params(&self, time: DateTime) -> SigningParams {
        SigningParams { region: self.region.clone(), service: self.service.clone(), time }
    }
}
