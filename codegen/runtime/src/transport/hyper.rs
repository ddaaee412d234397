//! The default transport: hyper, with rustls on ring and the system's root certificates.

mod proxy;
mod tls;

use self::proxy::{MaybeProxied, Proxy};
use super::{Transport, TransportError, TransportErrorKind};
use crate::body::ByteStream;
use crate::future::BoxFuture;
use ::hyper::body::Incoming;
use http::{Request, Response, Uri, uri::Scheme};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::{Client, Error, connect::HttpConnector};
use hyper_util::rt::{TokioExecutor, TokioTimer};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

type HyperClient = Client<HttpsConnector<MaybeProxied>, ByteStream>;

/// The default transport: HTTP/1.1 over plain connections and TLS, with a pool of connections that
/// clones share. It needs a Tokio runtime.
///
/// Root certificates are those of the system, or of `SSL_CERT_FILE` and `SSL_CERT_DIR` where these
/// are set, unless a bundle is given. They are read when the first request is sent. There is no proxy
/// unless one is given.
#[derive(Clone, Default)]
pub struct HyperTransport {
    ca_bundle: Option<PathBuf>,
    proxy: Option<Proxy>,
    shared: Arc<OnceLock<Result<Stack, String>>>,
}

struct Stack {
    client: HyperClient,
    /// Why there can be no TLS connections.
    no_tls: Option<String>,
}

impl HyperTransport {
    /// A transport that trusts the system's root certificates.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A transport that trusts the certificates in a PEM file instead, as `AWS_CA_BUNDLE` names one.
    pub fn with_ca_bundle(path: impl Into<PathBuf>) -> Self {
        Self { ca_bundle: Some(path.into()), ..Self::default() }
    }

    /// The same, with TLS connections through a proxy that makes tunnels (`CONNECT`). Plain connections
    /// do without.
    ///
    /// `url` is as `http://user:password@proxy:3128`, with user and password where the proxy asks for
    /// them; a proxy of `https` is spoken to over TLS. `no_proxy` names the hosts that are reached
    /// without it, as the variable `NO_PROXY` does: domains, which stand for what is below them too,
    /// addresses and address ranges, separated by commas, or `*`. A URL that is not right is reported
    /// when a request needs it.
    #[must_use]
    pub fn with_proxy(self, url: impl Into<String>, no_proxy: impl Into<String>) -> Self {
        let proxy = Proxy { url: url.into(), no_proxy: no_proxy.into() };
        Self { ca_bundle: self.ca_bundle, proxy: Some(proxy), shared: Arc::default() }
    }

    /// The stack, when it can be used for this address.
    fn stack(&self, uri: &Uri) -> Result<&Stack, TransportError> {
        let stack = self.shared.get_or_init(|| Stack::new(self.ca_bundle.as_deref(), self.proxy.as_ref()));
        let problem = match stack {
            Err(problem) => problem,
            Ok(Stack { no_tls: Some(problem), .. }) if uri.scheme() == Some(&Scheme::HTTPS) => problem,
            Ok(stack) => return Ok(stack),
        };
        Err(TransportError::new(TransportErrorKind::Connect, problem))
    }
}

impl Stack {
    fn new(ca_bundle: Option<&Path>, proxy: Option<&Proxy>) -> Result<Self, String> {
        let (tls, untrusted) = tls::config(ca_bundle).map_err(|error| format!("TLS cannot be set up: {error}"))?;
        let mut connector = HttpConnector::new();
        connector.enforce_http(false);
        connector.set_nodelay(true);
        let (connector, no_proxy) = match proxy.map(|proxy| proxy.connector(connector.clone(), &tls)) {
            None => (MaybeProxied::direct(connector), None),
            Some(Ok(proxied)) => (proxied, None),
            Some(Err(problem)) => (MaybeProxied::direct(connector), Some(problem)),
        };
        let connector =
            HttpsConnectorBuilder::new().with_tls_config(tls).https_or_http().enable_http1().wrap_connector(connector);
        let client = Client::builder(TokioExecutor::new()).pool_timer(TokioTimer::new()).build(connector);
        Ok(Self { client, no_tls: untrusted.or(no_proxy) })
    }
}

impl Transport for HyperTransport {
    fn send(&self, request: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        Box::pin(async move {
            let uri = request.uri().clone();
            let response = self.stack(&uri)?.client.request(request).await;
            let response = response.map_err(|error| failed(&uri, error))?;
            Ok(response.map(|body: Incoming| ByteStream::from_body(body)))
        })
    }
}

fn failed(uri: &Uri, error: Error) -> TransportError {
    let place = uri.authority().map_or("the endpoint", |authority| authority.as_str());
    let (kind, what) = if error.is_connect() {
        (TransportErrorKind::Connect, format!("no connection to {place}"))
    } else {
        (TransportErrorKind::Io, format!("the connection to {place} broke before a reply"))
    };
    TransportError::new(kind, what).with_source(error)
}

impl fmt::Debug for HyperTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HyperTransport")
            .field("ca_bundle", &self.ca_bundle)
            .field("proxy", &self.proxy)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tls_server;
