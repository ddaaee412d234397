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

#[cfg(test)]
mod tests {
    use super::{Failure, of};
    use crate::io::body::ByteStream;
    use crate::io::transport::ureq::limits::Limits;
    use crate::io::transport::ureq::ongoing::Ongoing;
    use crate::io::transport::ureq::upload::Upload;
    use crate::io::transport::{TransportError, TransportErrorKind};
    use http::{Extensions, Method, Uri};
    use std::io::{self, Read};
    use ureq::{Error, Timeout};

    /// What an error of ureq means for a request of three bytes on a kept connection, of which so many were taken; `None` if
    /// the client says it.
    fn meant(method: &Method, taken: usize, is_cut: bool, error: Error) -> Option<TransportError> {
        let ongoing = Ongoing::new(Limits::of(&Extensions::new()), true, None);
        let (mut upload, sent) = Upload::new(ByteStream::from("abc"), &ongoing);
        upload.read_exact(&mut vec![0; taken]).unwrap();
        ongoing.carry(true);
        if is_cut {
            ongoing.cut();
        }
        match of(&Uri::from_static("http://a.example/b"), method, &ongoing, &sent, error) {
            Failure::Error(error) => Some(error),
            Failure::OutOfTime => None,
        }
    }

    #[test]
    fn each_error_has_its_kind() {
        let odd = || io::Error::other("odd");
        let connector = TransportError::new(TransportErrorKind::Tls, "no secure connection to a.example");
        let broken = "the connection to a.example broke before a reply: odd";
        let other = "the connection to a.example broke before a reply: other: odd";
        for (error, kind, sentence) in [
            (Error::Io(odd()), TransportErrorKind::Io, broken),
            (Error::Other(Box::new(odd())), TransportErrorKind::Io, other),
            (Error::Other(Box::new(connector)), TransportErrorKind::Tls, "no secure connection to a.example"),
            (
                Error::BadUri("odd".to_owned()),
                TransportErrorKind::Unusable,
                "the request to a.example cannot be sent: bad uri: odd",
            ),
        ] {
            let error = meant(&Method::PUT, 3, false, error).unwrap();
            assert_eq!((error.kind(), error.to_string().as_str()), (kind, sentence));
            assert!(!error.is_repeatable());
        }
        assert!(meant(&Method::PUT, 3, false, Error::Timeout(Timeout::Global)).is_none());
    }

    #[test]
    fn a_body_that_cannot_be_read_is_told_whatever_ureq_makes_of_it() {
        let ongoing = Ongoing::new(Limits::of(&Extensions::new()), true, None);
        let (mut upload, sent) = Upload::new(ByteStream::from_reader(&b"ab"[..], 3), &ongoing);
        upload.read_exact(&mut [0; 3]).unwrap_err();
        let error = Error::Timeout(Timeout::Global);
        let Failure::Error(error) = of(&Uri::from_static("http://a.example/b"), &Method::PUT, &ongoing, &sent, error)
        else {
            panic!("the client would say something else");
        };
        assert_eq!(error.kind(), TransportErrorKind::Body);
        assert!(error.to_string().contains("it ended after 2 of the 3 bytes"), "{error}");
    }

    #[test]
    fn a_request_may_be_repeated_unless_all_of_it_may_have_arrived() {
        for (method, taken, is_cut, is_repeatable) in [
            (Method::PUT, 3, false, false),
            (Method::PUT, 2, false, true),
            (Method::PUT, 3, true, true),
            (Method::GET, 3, false, true),
            (Method::HEAD, 3, false, true),
        ] {
            let error = meant(&method, taken, is_cut, Error::Io(io::ErrorKind::BrokenPipe.into())).unwrap();
            assert_eq!(error.is_repeatable(), is_repeatable, "{method} {taken} {is_cut}");
        }
    }
}
