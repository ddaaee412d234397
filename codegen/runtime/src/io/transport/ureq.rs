//! The default transport of blocking clients: ureq, over connections of our own, with the system's root certificates.

mod buffers;
mod connection;
mod connector;
mod dial;
mod failure;
mod limits;
mod ongoing;
mod reply;
mod tunnel;
mod upload;
mod wire;

#[cfg(all(test, feature = "transport"))]
mod tests;

use self::connector::{Connector, NoResolver};
use self::failure::Failure;
use self::limits::Limits;
use self::ongoing::Ongoing;
use self::upload::Upload;
use super::proxy::Proxy;
use super::{Step, Transport, TransportError};
use crate::io::body::ByteStream;
use crate::io::future::BoxFuture;
use http::header::EXPECT;
use http::{Request, Response};
use std::fmt;
use std::future::pending;
use std::path::PathBuf;
use std::time::Duration;
use ureq::config::AutoHeaderValue;
use ureq::{Agent, SendBody};

/// The number of idle connections to a host that are kept, and of all.
const MAX_IDLE: usize = 100;
/// The time that an idle connection is kept.
const IDLE: Duration = Duration::from_secs(90);

/// The default transport of blocking clients: HTTP/1.1 over plain connections and TLS, with a pool of connections that
/// clones share. It blocks the thread, and needs no async runtime.
///
/// It is for the executor of blocking clients, [`wait`](crate::io::executor::wait): when a limit has passed that the client
/// measures, too, its future stays pending, and the client says what it has waited for.
///
/// Connecting, with the look-up of the host and TLS, may take 3.1 seconds, unless a request has the extension
/// [`ConnectTimeout`](super::ConnectTimeout). If a host has several addresses, they are tried one after the other, each for a
/// quarter of a second at most before the next one is tried too (RFC 8305), and the first connection is taken. 100 idle
/// connections are kept at most, each for 90 seconds.
///
/// The head of a reply may have 64 KiB.
///
/// A request with the header `Expect: 100-continue` sends its body when the server asks for it, or after one second. If the
/// server replies before the body is sent whole, the rest is not sent.
///
/// Root certificates are those of `HyperTransport`: unless a bundle is given, those of the system, or of `SSL_CERT_FILE` and
/// `SSL_CERT_DIR` if these are set. They are read when the first TLS connection is made. Unless a proxy is given, none is
/// used.
#[derive(Clone)]
pub struct UreqTransport {
    ca_bundle: Option<PathBuf>,
    proxy: Option<Proxy>,
    agent: Agent,
}

impl Default for UreqTransport {
    fn default() -> Self {
        Self::of(None, None)
    }
}

impl UreqTransport {
    /// A transport that trusts the system's root certificates.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A transport that trusts only the certificates in a PEM file, such as the one that `AWS_CA_BUNDLE` names.
    pub fn with_ca_bundle(path: impl Into<PathBuf>) -> Self {
        Self::of(Some(path.into()), None)
    }

    /// Sends TLS connections through a proxy that supports tunnels (`CONNECT`). Plain connections do not use the proxy.
    ///
    /// `url` has the form `http://user:password@proxy:3128`. User and password are optional, and the scheme may be `https`.
    /// `/`, `?` and `#` in user and password are written `%2F`, `%3F` and `%23`. A URL that is not valid is reported by the
    /// first request that needs it. `no_proxy` lists the hosts that are reached without the proxy, in the syntax of the
    /// variable `NO_PROXY`.
    #[must_use]
    pub fn with_proxy(self, url: impl Into<String>, no_proxy: impl Into<String>) -> Self {
        Self::of(self.ca_bundle, Some(Proxy { url: url.into(), no_proxy: no_proxy.into() }))
    }

    fn of(ca_bundle: Option<PathBuf>, proxy: Option<Proxy>) -> Self {
        let config = Agent::config_builder()
            .proxy(None)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(AutoHeaderValue::None)
            .accept(AutoHeaderValue::None)
            .accept_encoding(AutoHeaderValue::None)
            .max_idle_connections(MAX_IDLE)
            .max_idle_connections_per_host(MAX_IDLE)
            .max_idle_age(IDLE)
            .max_response_header_size(buffers::SIZE)
            .allow_non_standard_methods(true)
            .build();
        let connector = Connector::new(ca_bundle.clone(), proxy.as_ref());
        Self { ca_bundle, proxy, agent: Agent::with_parts(config, connector, NoResolver) }
    }

    fn exchange(&self, request: Request<ByteStream>) -> Result<Response<ByteStream>, Failure> {
        let (head, body) = request.into_parts();
        let (uri, method) = (head.uri.clone(), head.method.clone());
        let limits = Limits::of(&head.extensions);
        let is_empty = body.content_length() == Some(0);
        let has_body = !is_empty && !head.headers.contains_key(EXPECT);
        let ongoing = Ongoing::new(limits.clone(), has_body, head.extensions.get::<Step>().cloned());
        let (upload, sent) = Upload::new(body, &ongoing);
        let body = if is_empty { SendBody::none() } else { SendBody::from_owned_reader(upload) };
        let request = limits.configure(self.agent.configure_request(Request::from_parts(head, ()))).build();
        match ongoing.send(|| self.agent.run(request.map(|()| body))) {
            Ok(response) => Ok(reply::of(response, &limits)),
            Err(error) => Err(failure::of(&uri, &method, &ongoing, &sent, error)),
        }
    }
}

impl Transport for UreqTransport {
    fn send(&self, request: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        Box::pin(async move {
            match self.exchange(request) {
                Ok(response) => Ok(response),
                Err(Failure::Error(error)) => Err(error),
                Err(Failure::OutOfTime) => pending().await,
            }
        })
    }
}

impl fmt::Debug for UreqTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UreqTransport")
            .field("ca_bundle", &self.ca_bundle)
            .field("proxy", &self.proxy)
            .finish_non_exhaustive()
    }
}
