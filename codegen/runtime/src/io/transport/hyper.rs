//! The default transport: hyper, with rustls on ring and the system's root certificates.

mod connect_timeout;
mod no_proxy;
mod proxy;
mod tls;

use self::connect_timeout::{CONNECT_TIMEOUT, Timed, TooSlow};
use self::proxy::{MaybeProxied, Proxy};
use super::{ConnectTimeout, Transport, TransportError, TransportErrorKind};
use crate::io::body::{BodyError, ByteStream};
use crate::io::causes;
use crate::io::future::BoxFuture;
use http::uri::Scheme;
use http::{Request, Response, Uri};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::{Client, Error};
use hyper_util::rt::{TokioExecutor, TokioTimer};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

type HyperClient = Client<Timed<HttpsConnector<MaybeProxied>>, ByteStream>;

/// The number of idle connections to a host that are kept.
const MAX_IDLE: usize = 100;
/// The longest time that a server may leave sent data unacknowledged, before the connection is closed. It ends
/// connections whose reply came early, which no timeout watches any more.
#[cfg(target_os = "linux")]
const MAX_STALL: Duration = Duration::from_secs(300);
/// The connect timeout for a request without [`ConnectTimeout`].
const CONNECT: Duration = Duration::from_millis(3100);

/// The default transport: HTTP/1.1 over plain connections and TLS, with a pool of connections that clones
/// share. It needs a Tokio runtime.
///
/// Unless a bundle is given, root certificates are those of the system, or of `SSL_CERT_FILE` and
/// `SSL_CERT_DIR` if these are set. They are read when the first request is sent. Unless a proxy is given,
/// none is used.
#[derive(Clone, Default)]
pub struct HyperTransport {
    ca_bundle: Option<PathBuf>,
    proxy: Option<Proxy>,
    shared: Arc<OnceLock<Result<Stack, Arc<TransportError>>>>,
}

struct Stack {
    client: HyperClient,
    /// The reason if TLS connections are not possible.
    no_tls: Option<Arc<TransportError>>,
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
    /// be `https`. A URL that is not valid is reported by the first request that needs it.
    ///
    /// `no_proxy` lists the hosts that are reached without the proxy, in the syntax of the variable `NO_PROXY`:
    /// domains, which include their subdomains, addresses and address ranges, each with an optional port,
    /// separated by commas or spaces; `*` stands for all hosts.
    #[must_use]
    pub fn with_proxy(self, url: impl Into<String>, no_proxy: impl Into<String>) -> Self {
        let proxy = Proxy { url: url.into(), no_proxy: no_proxy.into() };
        Self { proxy: Some(proxy), shared: Arc::default(), ..self }
    }

    /// Returns the stack, if it can be used for this URI.
    fn stack(&self, uri: &Uri) -> Result<&Stack, TransportError> {
        let new = || Stack::new(self.ca_bundle.as_deref(), self.proxy.as_ref());
        let stack = self.shared.get_or_init(new);
        let problem = match stack {
            Err(problem) => problem,
            Ok(Stack { no_tls: Some(problem), .. }) if uri.scheme() == Some(&Scheme::HTTPS) => problem,
            Ok(stack) => return Ok(stack),
        };
        Err(TransportError::new(TransportErrorKind::Unusable, problem.to_string()).with_source(Arc::clone(problem)))
    }
}

impl Stack {
    fn new(ca_bundle: Option<&Path>, proxy: Option<&Proxy>) -> Result<Self, Arc<TransportError>> {
        let unusable = |problem: &str| TransportError::new(TransportErrorKind::Unusable, problem);
        let (tls, untrusted) =
            tls::config(ca_bundle).map_err(|error| unusable("TLS cannot be set up").with_source(error))?;
        let mut connector = HttpConnector::new();
        connector.enforce_http(false);
        connector.set_nodelay(true);
        #[cfg(target_os = "linux")]
        connector.set_tcp_user_timeout(Some(MAX_STALL));
        let (connector, no_proxy) = match proxy.map(|proxy| proxy.connector(connector.clone(), &tls)) {
            None => (MaybeProxied::direct(connector), None),
            Some(Ok(proxied)) => (proxied, None),
            Some(Err(problem)) => (MaybeProxied::direct(connector), Some(unusable(&problem))),
        };
        let connector =
            HttpsConnectorBuilder::new().with_tls_config(tls).https_or_http().enable_http1().wrap_connector(connector);
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_max_idle_per_host(MAX_IDLE)
            .build(Timed(connector));
        Ok(Self { client, no_tls: untrusted.or(no_proxy).map(Arc::new) })
    }
}

impl Transport for HyperTransport {
    fn send(&self, request: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        Box::pin(async move {
            let uri = request.uri().clone();
            let limit = request.extensions().get::<ConnectTimeout>().map_or(CONNECT, |ConnectTimeout(limit)| *limit);
            let client = &self.stack(&uri)?.client;
            let response = CONNECT_TIMEOUT.scope(limit, client.request(request)).await;
            let response = response.map_err(|error| failed(&uri, error))?;
            Ok(response.map(ByteStream::from_body))
        })
    }
}

fn failed(uri: &Uri, error: Error) -> TransportError {
    let place = uri.authority().map_or("the endpoint", |authority| authority.as_str());
    if let Some(cause) = causes::find::<BodyError>(&error) {
        return TransportError::new(TransportErrorKind::Body, cause.to_string()).with_layers(error);
    }
    let (kind, what) = if !error.is_connect() {
        (TransportErrorKind::Io, format!("the connection to {place} broke before a reply"))
    } else if let Some(cause) = causes::find::<rustls::Error>(&error) {
        let garbled = matches!(cause, rustls::Error::InvalidMessage(_));
        let doubt = if garbled { ", which does not seem to speak TLS" } else { "" };
        (TransportErrorKind::Tls, format!("no secure connection to {place}{doubt}"))
    } else if causes::find::<TooSlow>(&error).is_some() {
        (TransportErrorKind::Timeout, format!("no connection to {place}"))
    } else {
        (TransportErrorKind::Connect, format!("no connection to {place}"))
    };
    TransportError::new(kind, what).with_layers(error)
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
mod test_server;
#[cfg(test)]
mod tests;
