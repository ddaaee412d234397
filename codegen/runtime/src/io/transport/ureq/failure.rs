//! What an error of ureq means.

use super::ongoing::Ongoing;
use super::upload::{Sent, UploadFailure};
use crate::io::transport::{TransportError, TransportErrorKind, place};
use http::{Method, Uri};
use ureq::Error;

/// The reason why there is no reply.
pub enum Failure {
    Error(TransportError),
    /// A limit has passed that the client measures, too.
    OutOfTime,
}

/// Describes the error of a request.
pub fn of(uri: &Uri, method: &Method, ongoing: &Ongoing, sent: &Sent, error: Error) -> Failure {
    match (sent.failure(), error) {
        (Some(UploadFailure::Body(cause)), _) => {
            Failure::Error(TransportError::new(TransportErrorKind::Body, cause.to_string()).with_told(cause))
        }
        (Some(UploadFailure::OutOfTime), _) | (None, Error::Timeout(_)) => Failure::OutOfTime,
        (None, Error::Other(cause)) if cause.is::<TransportError>() => Failure::Error(unpacked(cause)),
        (None, error) => Failure::Error(broken(uri, method, ongoing, sent, error)),
    }
}

/// The error of the connector, which made its sentence.
fn unpacked(error: Box<dyn std::error::Error + Send + Sync>) -> TransportError {
    match error.downcast::<TransportError>() {
        Ok(error) => *error,
        Err(other) => TransportError::new(TransportErrorKind::Connect, "no connection").with_source(other),
    }
}

/// The error of a connection that broke. A connection that had served other requests may have died before any byte of a
/// reply; then the request is repeatable if its last byte was not written or its method does no harm if it arrives twice.
fn broken(uri: &Uri, method: &Method, ongoing: &Ongoing, sent: &Sent, error: Error) -> TransportError {
    let place = place(uri);
    let (kind, what) = match &error {
        Error::Http(_) | Error::BadUri(_) | Error::TlsRequired => {
            (TransportErrorKind::Unusable, format!("the request to {place} cannot be sent"))
        }
        _ => (TransportErrorKind::Io, format!("the connection to {place} broke before a reply")),
    };
    let described = TransportError::new(kind, what);
    let described = match error {
        Error::Io(cause) => described.with_layers(cause),
        other => described.with_layers(other),
    };
    let is_whole = sent.is_whole() && !ongoing.is_cut();
    let is_repeatable = ongoing.died_silently() && (!is_whole || [Method::GET, Method::HEAD].contains(method));
    if is_repeatable { described.repeatable() } else { described }
}
