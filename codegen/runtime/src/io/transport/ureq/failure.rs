//! What an error of ureq means.

use super::limits::Limits;
use super::upload::UploadFailure;
use crate::io::causes;
use crate::io::transport::{TransportError, TransportErrorKind, place};
use http::Uri;
use std::error::Error as _;
use std::io;
use ureq::{Error, Timeout};

/// The reason why there is no reply.
pub enum Failure {
    Error(TransportError),
    /// A limit has passed that the client measures, too.
    OutOfTime,
}

impl From<TransportError> for Failure {
    fn from(error: TransportError) -> Self {
        Self::Error(error)
    }
}

/// Describes the error of a request.
pub fn of(uri: &Uri, limits: &Limits, upload: Option<UploadFailure>, error: Error) -> Failure {
    match (upload, &error) {
        (Some(UploadFailure::Body(cause)), _) => {
            TransportError::new(TransportErrorKind::Body, cause.to_string()).with_told(cause).into()
        }
        (None, Error::Timeout(Timeout::Resolve | Timeout::Connect)) if !limits.end_before_connect() => {
            let limit = limits.connect.unwrap_or_default();
            let what = format!("no connection to {} within {limit:?}, the connect timeout", place(uri));
            TransportError::new(TransportErrorKind::Timeout, what).with_told(error).into()
        }
        (Some(UploadFailure::OutOfTime), _) | (None, Error::Timeout(_)) => Failure::OutOfTime,
        (None, _) => described(uri, error).into(),
    }
}

fn described(uri: &Uri, error: Error) -> TransportError {
    let place = place(uri);
    if is_tls(&error) {
        let what = format!("no secure connection to {place}");
        return TransportError::new(TransportErrorKind::Tls, what).with_layers(error);
    }
    let (kind, what) = match &error {
        Error::HostNotFound | Error::ConnectionFailed => {
            (TransportErrorKind::Connect, format!("no connection to {place}"))
        }
        Error::Io(cause) if !is_broken(cause.kind()) => {
            (TransportErrorKind::Connect, format!("no connection to {place}"))
        }
        Error::ConnectProxyFailed(_) => {
            (TransportErrorKind::Proxy, format!("the proxy did not open a tunnel to {place}"))
        }
        Error::Http(_) | Error::BadUri(_) | Error::InvalidProxyUrl | Error::TlsRequired => {
            (TransportErrorKind::Unusable, format!("the request to {place} cannot be sent"))
        }
        _ => (TransportErrorKind::Io, format!("the connection to {place} broke before a reply")),
    };
    let described = TransportError::new(kind, what);
    match error {
        Error::Io(cause) => described.with_layers(cause),
        other => described.with_layers(other),
    }
}

/// Whether a connection was there, and broke. What the look-up of a host fails with has no kind of its own.
fn is_broken(kind: io::ErrorKind) -> bool {
    use io::ErrorKind::{
        BrokenPipe, ConnectionAborted, ConnectionReset, InvalidData, NotConnected, Other, TimedOut, UnexpectedEof,
        WouldBlock, WriteZero,
    };
    matches!(
        kind,
        BrokenPipe
            | ConnectionAborted
            | ConnectionReset
            | InvalidData
            | NotConnected
            | Other
            | TimedOut
            | UnexpectedEof
            | WouldBlock
            | WriteZero
    )
}

fn is_tls(error: &Error) -> bool {
    matches!(error, Error::Tls(_) | Error::Rustls(_))
        || error.source().is_some_and(|cause| causes::find::<rustls::Error>(cause).is_some())
        || matches!(error, Error::Io(cause) if causes::find::<rustls::Error>(cause).is_some())
}
