//! The default transport: hyper, with rustls on ring and the system's root certificates.

mod addresses;
mod bodies;
mod connecting;
mod connector;
mod failure;
mod link;
mod pools;
mod runtime;
mod socket;
mod tls;
mod tunnel;
mod upload;

use self::addresses::Resolver;
use self::bodies::UploadBody;
use self::connecting::Connecting;
use self::connector::Connector;
use self::pools::Pools;
use super::proxy::Proxy;
use super::{Step, Transport, TransportError};
use crate::io::body::ByteStream;
use crate::io::future::BoxFuture;
use http::{Request, Response};
use hyper_util::client::legacy::Client;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

type HyperClient = Client<Connector, UploadBody>;

/// The number of idle connections to a host that are kept.
const MAX_IDLE: usize = 100;

/// The default transport: HTTP/1.1 over plain connections and TLS, with a pool of connections that clones
/// share. It needs a Tokio runtime, and keeps the connections of several apart.
///
/// Connecting may take 3.1 seconds, unless a request has the extension [`ConnectTimeout`](super::ConnectTimeout). The pool
/// keeps 100 idle connections to a host at most, each for 90 seconds.
///
/// If a host has several addresses, they are tried one after the other, each for a quarter of a second at most
/// before the next one is tried too (RFC 8305), and the first connection is taken.
///
/// A request with the header `Expect: 100-continue` sends its body when the server asks for it, or after one
/// second. If the server replies with an error instead, the body is not sent.
///
/// Unless a bundle is given, root certificates are those of the system, or of `SSL_CERT_FILE` and
/// `SSL_CERT_DIR` if these are set. They are read when the first TLS connection is made. Unless a proxy is given,
/// none is used.
#[derive(Clone, Default)]
pub struct HyperTransport {
    ca_bundle: Option<PathBuf>,
    proxy: Option<Proxy>,
    resolver: Resolver,
    connections: Arc<Connections>,
}

/// What clones of a transport share.
#[derive(Default)]
struct Connections {
    connector: OnceLock<Connector>,
    pools: Pools,
}

impl HyperTransport {
    /// A transport that trusts the system's root certificates.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A transport that trusts only the certificates in a PEM file, such as the one that `AWS_CA_BUNDLE` names.
    pub fn with_ca_bundle(path: impl Into<PathBuf>) -> Self {
        Self { ca_bundle: Some(path.into()), ..Self::default() }
    }

    /// Sends TLS connections through a proxy that supports tunnels (`CONNECT`). Plain connections do not use
    /// the proxy.
    ///
    /// `url` has the form `http://user:password@proxy:3128`. User and password are optional, and the scheme may
    /// be `https`. `/`, `?` and `#` in user and password are written `%2F`, `%3F` and `%23`. A URL that is not valid is
    /// reported by the first request that needs it.
    ///
    /// `no_proxy` lists the hosts that are reached without the proxy, in the syntax of the variable `NO_PROXY`, separated by
    /// commas or spaces: domains, which include their subdomains, and addresses, both with an optional port; and address
    /// ranges. Addresses and ranges of IPv6 may stand in brackets, as in `[::1]:8443` and `[fd00::]/8`. `*` stands for all
    /// hosts.
    #[must_use]
    pub fn with_proxy(self, url: impl Into<String>, no_proxy: impl Into<String>) -> Self {
        let proxy = Proxy { url: url.into(), no_proxy: no_proxy.into() };
        Self { proxy: Some(proxy), connections: Arc::default(), ..self }
    }

    fn client(&self) -> HyperClient {
        self.connections.pools.current(|| self.new_pool())
    }

    fn new_pool(&self) -> HyperClient {
        let make = || Connector::new(self.ca_bundle.clone(), self.proxy.as_ref(), self.resolver.clone());
        let connector = self.connections.connector.get_or_init(make).clone();
        Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_max_idle_per_host(MAX_IDLE)
            .build(connector)
    }
}

impl Transport for HyperTransport {
    fn send(&self, request: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        Box::pin(async move {
            runtime::check()?;
            socket::announce_request();
            let (uri, method) = (request.uri().clone(), request.method().clone());
            let connecting = Connecting::of(request.extensions());
            let told = request.extensions().get::<Step>().cloned();
            let (request, upload, carrying) = bodies::begin(request);
            match connecting.send(self.client().request(request), told, carrying).await {
                Ok(response) => Ok(response.map(|body| upload.reply(body))),
                Err(error) => Err(failure::describe(&uri, &method, &upload, error)),
            }
        })
    }
}

impl fmt::Debug for HyperTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HyperTransport")
            .field("ca_bundle", &self.ca_bundle)
            .field("proxy", &self.proxy)
            .finish_non_exhaustive()
    }
}
