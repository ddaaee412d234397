//! Connections through a proxy.

use super::no_proxy::NoProxy;
use crate::io::future::BoxFuture;
use crate::wire::sentence;
use http::Uri;
use http::uri::Scheme;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder, MaybeHttpsStream};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use hyper_util::rt::TokioIo;
use rustls::ClientConfig;
use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::task::{Context, Poll};
use tokio::net::TcpStream;
use tower_service::Service;

type BoxError = Box<dyn Error + Send + Sync>;

/// The settings of a proxy. `Debug` does not show the URL, which may hold a password.
#[derive(Clone)]
pub struct Proxy {
    pub url: String,
    pub no_proxy: String,
}

impl Proxy {
    /// Returns a connector that uses the proxy for the hosts that need it.
    pub fn connector(&self, direct: HttpConnector, tls: &ClientConfig) -> Result<MaybeProxied, String> {
        let all = Matcher::builder().https(&self.url).build();
        let probe = Uri::from_static("https://localhost");
        let scheme = all.intercept(&probe).and_then(|found| found.uri().scheme().cloned());
        if scheme != Some(Scheme::HTTP) && scheme != Some(Scheme::HTTPS) {
            return Err("the URL of the proxy for HTTPS, which HTTPS_PROXY may have set, cannot be used: write it as \
                        http://proxy.example:3128, with http or https"
                .to_owned());
        }
        let no_proxy = NoProxy::new(&self.no_proxy);
        if no_proxy.all {
            return Ok(MaybeProxied::direct(direct));
        }
        let matcher = Matcher::builder().https(&self.url).no(no_proxy.hosts.as_str()).build();
        let to_proxy = HttpsConnectorBuilder::new().with_tls_config(tls.clone()).https_or_http().enable_http1();
        let to_proxy = to_proxy.wrap_connector(direct.clone());
        Ok(MaybeProxied { direct, proxied: Some((Arc::new((matcher, no_proxy)), to_proxy)) })
    }
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Proxy").field("no_proxy", &self.no_proxy).finish_non_exhaustive()
    }
}

/// Connects to a server, or to a proxy that connects to it.
#[derive(Clone)]
pub struct MaybeProxied {
    direct: HttpConnector,
    proxied: Option<Proxied>,
}

/// The servers that are behind the proxy, and the connection to the proxy.
type Proxied = (Arc<(Matcher, NoProxy)>, HttpsConnector<HttpConnector>);

impl MaybeProxied {
    /// A connector without a proxy.
    pub fn direct(direct: HttpConnector) -> Self {
        Self { direct, proxied: None }
    }
}

impl Service<Uri> for MaybeProxied {
    // A TLS stream if the proxy itself is reached over TLS.
    type Response = MaybeHttpsStream<TokioIo<TcpStream>>;
    type Error = BoxError;
    type Future = BoxFuture<'static, Result<Self::Response, Self::Error>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.direct.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, server: Uri) -> Self::Future {
        let proxied = self.proxied.as_ref();
        let through = proxied.and_then(|(matchers, to_proxy)| {
            let (matcher, no_proxy) = &**matchers;
            Some((matcher.intercept(&server).filter(|_| !no_proxy.is_at_port(&server))?, to_proxy))
        });
        if let Some((intercept, to_proxy)) = through {
            return tunnel(&intercept, to_proxy.clone(), server);
        }
        let connecting = self.direct.call(server);
        Box::pin(async move { Ok(MaybeHttpsStream::Http(connecting.await?)) })
    }
}

fn tunnel(
    proxy: &Intercept,
    to_proxy: HttpsConnector<HttpConnector>,
    server: Uri,
) -> BoxFuture<'static, Result<MaybeHttpsStream<TokioIo<TcpStream>>, BoxError>> {
    let mut tunnel = Tunnel::new(proxy.uri().clone(), to_proxy);
    if let Some(authorization) = proxy.basic_auth() {
        tunnel = tunnel.with_auth(authorization.clone());
    }
    let place = proxy.uri().authority().map_or_else(String::new, ToString::to_string);
    let connecting = tunnel.call(server);
    Box::pin(async move { connecting.await.map_err(|error| through(&place, &error).into()) })
}

/// Describes an error of the proxy in one clause. The transport's sentence leaves out the layers of an error, so the
/// clause itself names the proxy.
fn through(place: &str, error: &(dyn Error + 'static)) -> String {
    format!("the proxy {place} gave no connection: {}", sentence::deepest(error))
}

#[cfg(test)]
mod tests;
