//! Connections through a proxy.

mod tunnel;

use super::addresses::Resolver;
use super::connecting::Connecting;
use super::socket::{self, Stream};
use super::tls::{self, Tls};
use crate::io::transport::no_proxy::NoProxy;
use crate::io::transport::{TransportError, TransportErrorKind, place};
use http::Uri;
use http::uri::Scheme;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use std::fmt;

/// The settings of a proxy. `Debug` does not show the URL, which may hold a password.
#[derive(Clone)]
pub struct Proxy {
    pub url: String,
    pub no_proxy: String,
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Proxy").field("no_proxy", &self.no_proxy).finish_non_exhaustive()
    }
}

/// Knows which servers are behind the proxy.
pub struct Gate {
    /// `None` if the URL of the proxy is not valid.
    proxy: Option<Through>,
    no_proxy: NoProxy,
}

/// A proxy.
pub struct Through(Intercept);

impl Gate {
    pub fn new(settings: &Proxy) -> Self {
        let any = Uri::from_static("https://localhost");
        let url = unambiguous(&settings.url);
        let proxy = url.and_then(|url| Matcher::builder().https(url).build().intercept(&any));
        let is_http = |proxy: &Intercept| [Some(&Scheme::HTTP), Some(&Scheme::HTTPS)].contains(&proxy.uri().scheme());
        let is_usable = |proxy: &Intercept| is_http(proxy) && has_port_or_none(proxy.uri());
        let no_proxy = NoProxy::new(&settings.no_proxy);
        Self { proxy: proxy.filter(is_usable).map(Through), no_proxy }
    }

    /// Returns the proxy that a server is reached through; `None` if it is reached directly.
    ///
    /// # Errors
    /// Returns an error if the server is behind the proxy, and the URL of the proxy is not valid.
    pub fn proxy_of(&self, server: &Uri) -> Result<Option<&Through>, TransportError> {
        if self.no_proxy.contains(server) {
            return Ok(None);
        }
        let not_valid = "the URL of the proxy for HTTPS, which HTTPS_PROXY may have set, cannot be used: write it as \
                         http://proxy.example:3128, with http or https; if it has a user and a password, write `/`, `?` and \
                         `#` in them as `%2F`, `%3F` and `%23`";
        let unusable = || TransportError::new(TransportErrorKind::Unusable, not_valid);
        self.proxy.as_ref().map(Some).ok_or_else(unusable)
    }
}

/// Returns a URL in which user and password end at the first `@`, as hyper has it. They end at the last one, as in other
/// tools, and `None` is for a URL in which they would end earlier: part of them would pass for the host, and be shown.
fn unambiguous(url: &str) -> Option<String> {
    let Some((before, host)) = url.rsplit_once('@') else { return Some(url.to_owned()) };
    let (scheme, user) = before.split_once("://").unwrap_or(("http", before));
    let is_whole = !user.contains(['/', '?', '#']);
    is_whole.then(|| format!("{scheme}://{}@{host}", user.replace('@', "%40")))
}

/// Whether the port of a URL is a port, if there is one. `Uri` takes any number, and then has no port.
fn has_port_or_none(url: &Uri) -> bool {
    let host = url.host().unwrap_or_default();
    url.port_u16().is_some() || place(url).strip_prefix(host).is_some_and(|port| matches!(port, "" | ":"))
}

impl Through {
    /// Host and port of the proxy.
    pub fn place(&self) -> &str {
        place(self.0.uri())
    }

    /// Connects to a server through the proxy.
    pub async fn tunnel(
        &self,
        server: &Uri,
        resolver: &Resolver,
        tls: &Tls,
        connecting: &Connecting,
    ) -> Result<Stream, TransportError> {
        connecting.begin(format!("connecting to the proxy {}", self.place()));
        let stream = socket::connect(resolver, self.0.uri(), connecting.limit).await;
        let what =
            || format!("no connection to {}, because there is none to the proxy {}", place(server), self.place());
        let mut stream =
            stream.map_err(|error| TransportError::new(TransportErrorKind::Connect, what()).with_source(error))?;
        if self.0.uri().scheme() == Some(&Scheme::HTTPS) {
            connecting.begin(format!("negotiating TLS with the proxy {}", self.place()));
            let secure = tls::negotiate(tls, self.0.uri(), stream).await;
            stream = secure.map_err(|error| TransportError::new(error.kind(), what()).with_source(error))?;
        }
        connecting.begin(format!("asking the proxy {} for a tunnel to {}", self.place(), place(server)));
        tunnel::open(stream, server, self.place(), self.0.basic_auth()).await
    }
}

#[cfg(test)]
mod tests;
