//! Signing the request of an operation.

use super::fail;
use crate::DateTime;
use crate::body::ByteStream;
use crate::credentials::Credentials;
use crate::endpoint::Endpoint;
use crate::error::{ErrorKind, OperationError};
use crate::operation::{Auth, Operation, Service};
use crate::sigv4::{self, CONTENT_SHA256, PayloadHash, SigningParams};
use http::uri::Scheme;

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
    if O::AUTH == Auth::None {
        return Ok(());
    }
    let (service, scheme_region) = endpoint.sigv4().map(|scheme| scheme.scope()).unwrap_or_default();
    let Some(region) = scheme_region.or(region) else {
        return Err(fail::<O>(ErrorKind::Configuration, "no region is set, and signing needs one"));
    };
    let params = SigningParams {
        region: region.to_owned(),
        service: service.unwrap_or(O::Service::METADATA.signing_name).to_owned(),
        time,
    };
    let payload = payload_hash::<O>(request)?;
    sigv4::sign(request, &payload, credentials, &params).map_err(|error| fail::<O>(ErrorKind::Credentials, error))
}

fn payload_hash<O: Operation>(request: &http::Request<ByteStream>) -> Result<PayloadHash, OperationError<O>> {
    if O::AUTH == Auth::SigV4UnsignedPayload {
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
            Err(fail::<O>(ErrorKind::Encode, problem))
        }
    }
}
