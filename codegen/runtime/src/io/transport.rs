//! Transports: the trait that HTTP stacks implement, and the default one.

#[cfg(any(feature = "blocking", feature = "transport"))]
mod addresses;
#[cfg(feature = "blocking")]
mod blocking;
#[cfg(feature = "transport")]
mod hyper;
#[cfg(any(feature = "blocking", feature = "transport"))]
mod no_proxy;
#[cfg(any(feature = "blocking", feature = "transport"))]
mod proxy;
#[cfg(any(feature = "blocking", feature = "transport"))]
mod roots;
#[cfg(feature = "client")]
mod step;
#[cfg(any(feature = "blocking", feature = "transport"))]
mod tls;
#[cfg(feature = "blocking")]
mod ureq;

use crate::io::body::ByteStream;
use crate::io::causes;
use crate::io::future::BoxFuture;
use crate::wire::sentence::{self, CLAUSE};
#[cfg(feature = "blocking")]
pub(crate) use blocking::Blocked;
#[cfg(feature = "blocking")]
pub use blocking::BlockingTransport;
#[cfg(feature = "transport")]
pub use hyper::HyperTransport;
use std::error::Error;
use std::fmt::{self, Write};
use std::sync::Arc;
use std::time::Duration;
#[cfg(feature = "client")]
pub(crate) use step::Step;
#[cfg(feature = "blocking")]
pub use ureq::UreqTransport;

/// An HTTP stack. It sends one request, and returns the response as soon as its head has arrived.
///
/// It does not repeat requests or follow redirects. A request that the server cannot have acted upon can be marked in
/// the error ([`TransportError::repeatable`]), and the client sends it again. It takes `Host` from the URI and leaves
/// all other headers as they are, because they are signed. It takes the body piece by piece while it sends it: progress
/// and the read timeout depend on that.
///
/// A large request has the header `Expect: 100-continue`, unless the configuration's `expect_continue_from` is `None`. The
/// transport then sends the body when the server replies `100`, or after a second, and returns the server's other reply
/// if that comes first. It never returns an informational reply (`1xx`).
///
/// Requests of a client carry [`ConnectTimeout`], [`ReadTimeout`] and [`TimeLeft`] as extensions. The first is for the
/// transport alone. When another passes, the client drops the future or the response's body; a transport that blocks its
/// thread cannot be dropped, so it ends by itself, with an error of the kind [`Timeout`](TransportErrorKind::Timeout).
///
/// ```
/// use botocore_runtime::transport::{Transport, TransportError};
/// use botocore_runtime::{ByteStream, future::BoxFuture, http};
/// use std::sync::Arc;
///
/// /// Logs the requests that another transport sends.
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
/// [`Config::transport`](crate::call::client::Config::transport) returns the default transport.
#[doc(alias("HttpClient", "HttpConnector"))]
pub trait Transport: fmt::Debug + Send + Sync {
    /// Sends a request with an absolute URI.
    ///
    /// # Errors
    /// The future returns an error if there is no response.
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

/// The limit for establishing a connection, which is an extension of a client's requests. [`Duration::MAX`]
/// stands for no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConnectTimeout(pub Duration);

/// The longest time without a byte sent or received, which is an extension of a client's requests. It counts for the
/// response's body, too. [`Duration::MAX`] stands for no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadTimeout(pub Duration);

/// The time that is left for a response, which is an extension of a client's requests: for the whole of it, or for its
/// head if the output holds its body as a stream. It is what remains of the timeouts of the attempt and of the call, and in
/// a blocking client, if the request is for its credentials, of the limit for those. [`Duration::MAX`] stands for no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeLeft(pub Duration);

/// The connect timeout for a request without [`ConnectTimeout`].
#[cfg(any(feature = "blocking", feature = "transport"))]
const CONNECT: Duration = Duration::from_millis(3100);

/// Marks requests whose [`TimeLeft`] is for the reply's head alone.
#[cfg(feature = "client")]
#[derive(Debug, Clone, Copy)]
pub(crate) struct HeadOnly;

/// Host and port of a server.
#[cfg(any(feature = "blocking", feature = "transport"))]
fn place(server: &http::Uri) -> &str {
    server.authority().map_or("the endpoint", |authority| authority.as_str())
}

/// The error of a server to which no connection can be made.
#[cfg(any(feature = "blocking", feature = "transport"))]
fn unreachable(server: &http::Uri, error: std::io::Error) -> TransportError {
    TransportError::new(TransportErrorKind::Connect, format!("no connection to {}", place(server))).with_source(error)
}

/// The error of a server, or of the proxy before it, to which connecting takes too long.
#[cfg(any(feature = "blocking", feature = "transport"))]
fn too_slow(server: &http::Uri, gate: Option<&proxy::Gate>, limit: Duration) -> TransportError {
    let gate = gate.filter(|_| server.scheme() == Some(&http::uri::Scheme::HTTPS));
    let proxy = gate.and_then(|gate| gate.proxy_of(server).ok().flatten());
    let through = proxy.map(|proxy| format!(" through the proxy {}", proxy.place())).unwrap_or_default();
    let what = format!("no connection to {}{through}: connecting took longer than {limit:?}", place(server));
    TransportError::new(TransportErrorKind::Timeout, what)
}

/// The error of a transport whose configuration is not valid.
#[cfg(any(feature = "blocking", feature = "transport"))]
fn unusable(problem: impl Into<String>) -> TransportError {
    TransportError::new(TransportErrorKind::Unusable, problem)
}

/// The reason why a request was not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection could be made: the host is not found or not reachable. Nothing was sent.
    Connect,
    /// TLS could not be negotiated. Nothing was sent, and a retry does not help.
    Tls,
    /// A proxy refused to connect to the host. Nothing was sent, and a retry does not help.
    Proxy,
    /// The transport's configuration is not valid. Nothing was sent.
    Unusable,
    /// A timeout passed.
    Timeout,
    /// The request's body could not be read. Part of the request may have arrived.
    Body,
    /// The connection broke, or the reply was not HTTP. The request may have arrived.
    Io,
}

/// The error of a request that was not answered. It displays as a clause with its causes, and `source` is `None`;
/// [`find_cause`](Self::find_cause) reaches them.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    /// The clause, with what the causes say.
    what: String,
    source: Option<Box<dyn Error + Send + Sync>>,
    repeatable: bool,
}

impl TransportError {
    /// An error. `what` is a clause, for example `no connection to example.com`.
    pub fn new(kind: TransportErrorKind, what: impl Into<String>) -> Self {
        Self { kind, what: what.into(), source: None, repeatable: false }
    }

    /// Sets the error that caused this one. The clause ends with the texts of it and its causes, each once.
    #[must_use]
    pub fn with_source(self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        let source = source.into();
        Self { what: sentence::with_causes(self.what, Some(&*source)), source: Some(source), ..self }
    }

    /// Sets the error of an HTTP stack that caused this one. The clause ends with the deepest cause only, because the
    /// layers above it add their names and nothing else.
    #[cfg(any(feature = "transport", feature = "blocking", feature = "aws-config"))]
    pub(crate) fn with_layers(self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        let source = source.into();
        let deepest = Some(sentence::deepest(&*source));
        Self { what: sentence::with_causes(self.what, deepest), source: Some(source), ..self }
    }

    /// Sets the error of an HTTP stack that caused this one, and that its clause already tells.
    #[cfg(any(feature = "blocking", feature = "transport"))]
    pub(crate) fn with_told(self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { source: Some(source.into()), ..self }
    }

    /// Marks the request as one that the server cannot have acted upon, or that does no harm if it arrives twice: a
    /// connection that had served other requests died before any byte of a reply, and either the request's last byte
    /// was not written or its method is `GET` or `HEAD`. The client then sends the request again at once, whatever
    /// its retries are, within the timeout of the attempt. Once its requests have taken 3 s, a second loss is left to the
    /// retries.
    #[must_use]
    pub fn repeatable(self) -> Self {
        Self { repeatable: true, ..self }
    }

    /// Whether the request is marked as [`repeatable`](Self::repeatable).
    #[must_use]
    pub const fn is_repeatable(&self) -> bool {
        self.repeatable
    }

    /// The clause.
    #[cfg(feature = "transport")]
    pub(crate) fn clause(&self) -> &str {
        &self.what
    }

    /// The reason why the request was not answered.
    #[must_use]
    pub const fn kind(&self) -> TransportErrorKind {
        self.kind
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        sentence::write(f, CLAUSE, |clause| clause.write_str(&self.what))
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        causes::if_asked(self.source.as_deref().map(|source| source as _))
    }
}

#[cfg(test)]
mod tests {
    use super::{TransportError, TransportErrorKind};
    use crate::wire::sentence::Named;

    #[test]
    fn all_causes_are_in_the_sentence_and_layers_are_not() {
        let new = || TransportError::new(TransportErrorKind::Connect, "no connection to a.example");
        let refused = || Named("gateway 7", Some(Box::new(Named("refused", None))));
        assert_eq!(new().with_source(refused()).to_string(), "no connection to a.example: gateway 7: refused");
        let error = TransportError::new(TransportErrorKind::Connect, "refused by a.example");
        assert_eq!(error.with_source("refused").to_string(), "refused by a.example");
        #[cfg(feature = "transport")]
        {
            let error = new().with_layers(refused());
            assert_eq!(error.to_string(), "no connection to a.example: refused");
            assert!(crate::io::causes::find::<Named>(&error).is_some());
        }
    }

    #[cfg(any(feature = "blocking", feature = "transport"))]
    #[test]
    fn connecting_took_too_long_through_a_proxy_only_where_there_is_one() {
        let settings = super::proxy::Proxy { url: "http://me:hushed@proxy:3128".to_owned(), no_proxy: String::new() };
        let gate = super::proxy::Gate::new(&settings);
        let said = |server: &'static str| {
            let server = http::Uri::from_static(server);
            super::too_slow(&server, Some(&gate), std::time::Duration::from_secs(3)).to_string()
        };
        assert_eq!(said("http://a.example"), "no connection to a.example: connecting took longer than 3s");
        assert_eq!(
            said("https://a.example"),
            "no connection to a.example through the proxy proxy:3128: connecting took longer than 3s"
        );
    }
}

#[cfg(all(test, feature = "blocking", feature = "transport"))]
mod stack_tests;
#[cfg(all(test, any(feature = "blocking", feature = "transport")))]
mod test_server;
#[cfg(all(test, feature = "blocking", feature = "transport"))]
mod test_stack;
