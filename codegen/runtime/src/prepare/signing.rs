//! Signing the request of an operation.

use super::fail;
use crate::DateTime;
use crate::body::ByteStream;
use crate::credentials::Credentials;
use crate::endpoint::Endpoint;
use crate::error::{ErrorKind, OperationError};
use crate::operation::{Auth, Operation, Service};
use crate::sigv4::{self, CONTENT_SHA256, PayloadHash, SigningParams};
use bytes::Bytes;
use http::header::CONTENT_LENGTH;
use http::uri::Scheme;
use std::time::Duration;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Signs a request as its operation asks; one that is not to be signed stays as it is.
///
/// Service and region of the signing scope are those of the endpoint, where it sets them, else the
/// service's signing name and `region`. A stream goes unsigned over HTTPS, unless the request has
/// its hash in `x-amz-content-sha256`.
///
/// # Errors
/// There is no region; a stream without a hash would go over plain HTTP; the credentials hold
/// characters that a header cannot carry.
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

/// Signs a request in its query, so that whoever has its address, method, headers and body can send it
/// until the signature expires. The request has no `Content-Length`: it comes from the HTTP stack.
///
/// # Errors
/// As [`sign`]; besides, the body is a stream, or `expires` is not from 1 second to 7 days.
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
        let problem = "a request whose body is a stream cannot be signed ahead";
        return Err(fail::<O>(ErrorKind::Encode, problem));
    };
    request.headers_mut().remove(CONTENT_LENGTH);
    if let Some(signing) = signing {
        let payload = payload_hash(signing.auth, &request).map_err(|(kind, error)| fail::<O>(kind, error))?;
        let signed = sigv4::presign(&mut request, &payload, credentials, &signing.params(time), expires);
        signed.map_err(|error| fail::<O>(ErrorKind::Encode, error))?;
    }
    Ok(request.map(|_| body))
}

/// What the signatures of an operation's requests have in common.
pub(crate) struct Signing {
    auth: Auth,
    region: String,
    service: String,
}

impl Signing {
    /// `None` when the operation's requests are not signed.
    pub fn of<O: Operation>(endpoint: &Endpoint, region: Option<&str>) -> Result<Option<Self>, OperationError<O>> {
        if O::AUTH == Auth::None {
            return Ok(None);
        }
        let (service, scheme_region) = endpoint.sigv4().map(|scheme| scheme.scope()).unwrap_or_default();
        let Some(region) = scheme_region.or(region) else {
            return Err(fail::<O>(ErrorKind::Configuration, "no region is set, and signing needs one"));
        };
        let service = service.unwrap_or(O::Service::METADATA.signing_name);
        Ok(Some(Self { auth: O::AUTH, region: region.to_owned(), service: service.to_owned() }))
    }

    /// Signs with headers.
    pub fn sign(
        &self,
        request: &mut http::Request<ByteStream>,
        credentials: &Credentials,
        time: DateTime,
    ) -> Result<(), (ErrorKind, BoxError)> {
        let payload = payload_hash(self.auth, request)?;
        let signed = sigv4::sign(request, &payload, credentials, &self.params(time));
        signed.map_err(|error| (ErrorKind::Credentials, error.into()))
    }

    fn params(&self, time: DateTime) -> SigningParams {
        SigningParams { region: self.region.clone(), service: self.service.clone(), time }
    }
}

fn payload_hash(auth: Auth, request: &http::Request<ByteStream>) -> Result<PayloadHash, (ErrorKind, BoxError)> {
    if auth == Auth::SigV4UnsignedPayload {
        return Ok(PayloadHash::Unsigned);
    }
    if let Some(hash) = request.headers().get(CONTENT_SHA256) {
        return Ok(PayloadHash::Sha256(String::from_utf8_lossy(hash.as_bytes()).into_owned()));
    }
    match request.body().as_bytes() {
        Some(bytes) => Ok(PayloadHash::of(bytes)),
        None if request.uri().scheme() == Some(&Scheme::HTTPS) => Ok(PayloadHash::Unsigned),
        None => {
            let problem = "the body is a stream whose hash is not known, which plain HTTP cannot \
                           protect; send bytes in memory, or use an https endpoint";
            Err((ErrorKind::Encode, problem.into()))
        }
    }
}
