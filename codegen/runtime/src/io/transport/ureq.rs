//! The default transport of blocking clients: ureq, with rustls on ring and the system's root certificates.

mod agents;
mod failure;
mod limits;
mod reply;
mod upload;

use self::agents::Agents;
use self::failure::Failure;
use self::limits::Limits;
use self::upload::Upload;
use super::{Transport, TransportError};
use crate::io::body::ByteStream;
use crate::io::future::BoxFuture;
use http::{Request, Response};
use std::fmt;
use std::future::pending;
use std::path::PathBuf;
use std::sync::Arc;
use ureq::SendBody;

/// The default transport of blocking clients: HTTP/1.1 over plain connections and TLS, with a pool of connections that
/// clones share. It blocks the thread, and needs no async runtime.
///
/// It is for the executor of blocking clients, [`wait`](crate::io::executor::wait): when a limit has passed that the client
/// measures, too, its future stays pending, and the client says what it has waited for.
///
/// Connecting may take 3.1 seconds, unless a request has the extension [`ConnectTimeout`](super::ConnectTimeout); so may the
/// look-up of the host before. Root certificates are those of `HyperTransport`: unless a bundle is given, those of the
/// system, or of `SSL_CERT_FILE` and `SSL_CERT_DIR` if these are set. They are read when the first TLS connection is made.
/// Unless a proxy is given, none is used.
#[derive(Clone, Default)]
pub struct UreqTransport {
    agents: Arc<Agents>,
}

impl UreqTransport {
    /// A transport that trusts the system's root certificates.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A transport that trusts only the certificates in a PEM file, such as the one that `AWS_CA_BUNDLE` names.
    pub fn with_ca_bundle(path: impl Into<PathBuf>) -> Self {
        Self { agents: Arc::new(Agents::new(Some(path.into()), None)) }
    }

    /// Sends TLS connections through a proxy that supports tunnels (`CONNECT`). Plain connections do not use the proxy.
    ///
    /// `url` has the form `http://user:password@proxy:3128`. User and password are optional, and the scheme may be `https`.
    /// `no_proxy` lists the hosts that are reached without the proxy, in the syntax of the variable `NO_PROXY`.
    #[must_use]
    pub fn with_proxy(self, url: impl Into<String>, no_proxy: impl AsRef<str>) -> Self {
        let bundle = self.agents.ca_bundle().map(Into::into);
        Self { agents: Arc::new(Agents::new(bundle, Some((url.into(), no_proxy.as_ref())))) }
    }

    fn exchange(&self, request: Request<ByteStream>) -> Result<Response<ByteStream>, Failure> {
        let agent = self.agents.of(request.uri())?;
        let limits = Limits::of(request.extensions());
        let (uri, (head, body)) = (request.uri().clone(), request.into_parts());
        let (upload, failed) = Upload::new(body, &limits);
        let body = if upload.is_empty() { SendBody::none() } else { SendBody::from_owned_reader(upload) };
        let request = limits.configure(agent.configure_request(Request::from_parts(head, ()))).build();
        match agent.run(request.map(|()| body)) {
            Ok(response) => Ok(reply::of(response, &limits)),
            Err(error) => Err(failure::of(&uri, &limits, failed.take(), error)),
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
        f.debug_struct("UreqTransport").field("ca_bundle", &self.agents.ca_bundle()).finish_non_exhaustive()
    }
}
