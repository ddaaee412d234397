//! What an error of hyper means.

use super::bodies::UploadGuard;
use super::link::Link;
use crate::io::body::BodyError;
use crate::io::causes;
use crate::io::transport::{TransportError, TransportErrorKind, place};
use http::{Extensions, Method, Uri};
use hyper_util::client::legacy::Error;

/// Describes the error of a request.
pub fn describe(uri: &Uri, method: &Method, upload: &UploadGuard, error: Error) -> TransportError {
    if let Some(cause) = causes::find::<BodyError>(&error) {
        return TransportError::new(TransportErrorKind::Body, cause.to_string()).with_layers(error);
    }
    if let Some(cause) = causes::find::<TransportError>(&error) {
        return TransportError::new(cause.kind(), cause.clause()).with_told(error);
    }
    let repeatable = is_repeatable(method, upload, &error);
    let what = format!("the connection to {} broke before a reply", place(uri));
    let described = TransportError::new(TransportErrorKind::Io, what).with_layers(error);
    if repeatable { described.repeatable() } else { described }
}

/// Whether a connection that had served other requests died before any byte of a reply, and either the request's last
/// byte was not written or its method does no harm if it arrives twice. Servers close connections that are idle, so
/// this happens however healthy they are.
fn is_repeatable(method: &Method, upload: &UploadGuard, error: &Error) -> bool {
    let mut extras = Extensions::new();
    if let Some(connected) = error.connect_info() {
        connected.get_extras(&mut extras);
    }
    extras.get::<Link>().is_some_and(|link| {
        let is_whole = upload.is_taken() && !link.is_unwritten();
        link.died_silently() && (!is_whole || [Method::GET, Method::HEAD].contains(method))
    })
}
