//! How requests are sent: the trait that HTTP stacks implement.

#[cfg(feature = "transport")]
mod hyper;

use crate::io::body::ByteStream;
use crate::io::future::BoxFuture;
#[cfg(feature = "transport")]
pub use hyper::HyperTransport;
use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// An HTTP stack: sends one request and gives the response as soon as its head is there.
///
/// It neither repeats requests nor follows redirects, takes `Host` from the URI, and leaves all
/// other headers as they are: they are signed. Requests of a client carry [`ConnectTimeout`] as an
/// extension, and are dropped when any other timeout passes.
///
/// ```
/// use botocore_runtime::transport::{Transport, TransportError};
/// use botocore_runtime::{ByteStream, future::BoxFuture, http};
/// use std::sync::Arc;
///
/// /// Writes down what another transport sends.
/// #[derive(Debug)]
/// struct Logged(Arc<dyn Transport>);
///
/// impl Transport for Logged {
///     fn send(
///         &self,
///         request: http::Request<ByteStream>,
///     ) -> BoxFuture<'_, Result<http::Response<ByteStream>, TransportError>> {
///         eprintln!("{} {}", request.method(), request.uri().path());
///         self.0.send(request)
///     }
/// }
/// ```
///
/// The transport that a client would have is [`Config::transport`](crate::call::client::Config::transport).
pub trait Transport: fmt::Debug + Send + Sync {
    /// Sends a request with an absolute URI.
    fn send(
        &self,
        request: http::Request<ByteStream>,
    ) -> BoxFuture<'_, Result<http::Response<ByteStream>, TransportError>>;
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(
        &self,
        request: http::Request<ByteStream>,
    ) -> BoxFuture<'_, Result<http::Response<ByteStream>, TransportError>> {
        (**self).send(request)
    }
}

/// How long a connection may take, at most [`Duration::MAX`]; an extension of the requests that a client
/// sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConnectTimeout(pub Duration);

/// What kept a request from being answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// There is no connection: name or network. Nothing was sent.
    Connect,
    /// There is no connection, because TLS could not be agreed on. Nothing was sent, and trying again
    /// will not help.
    Tls,
    /// The transport cannot be used as it was set up. Nothing was sent.
    Unusable,
    /// Something took too long.
    Timeout,
    /// The request's body could not be read. A part of the request may have arrived.
    Body,
    /// The connection broke, or what came was not HTTP. The request may have arrived.
    Io,
}

/// A request that was not answered. Displays as a clause with the deepest cause.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    what: String,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl TransportError {
    /// `what` says what failed, as `no connection to example.com`.
    pub fn new(kind: TransportErrorKind, what: impl Into<String>) -> Self {
        Self { kind, what: what.into(), source: None }
    }

    /// The same with the error below.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// What kept the request from being answered.
    #[must_use]
    pub const fn kind(&self) -> TransportErrorKind {
        self.kind
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        let mut deepest = self.source();
        while let Some(next) = deepest.and_then(Error::source) {
            deepest = Some(next);
        }
        match deepest {
            Some(cause) => write!(f, ": {cause}"),
            None => Ok(()),
        }
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

#[cfg(test)]
mod tests {
    use super::{TransportError, TransportErrorKind};
    use crate::io::body::BodyError;

    #[test]
    fn the_deepest_cause_is_in_the_sentence() {
        let error = TransportError::new(TransportErrorKind::Connect, "no connection to a.example");
        let error = error.with_source(BodyError::new("refused"));
        assert_eq!(error.to_string(), "no connection to a.example: refused");
    }
}
