//! The proxy: which servers are behind it, and what is said when it gives no tunnel.

use super::no_proxy::NoProxy;
use super::{TransportError, TransportErrorKind, place, unusable};
use crate::wire::{base64, uri};
use http::header::InvalidHeaderValue;
use http::uri::Scheme;
use http::{HeaderValue, StatusCode, Uri};
use std::error::Error;
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
pub struct Through {
    /// Scheme, host and port.
    pub url: Uri,
    /// User and password, as the proxy is told them.
    pub authorization: Option<HeaderValue>,
}

impl Gate {
    pub fn new(settings: &Proxy) -> Self {
        Self { proxy: Through::parse(&settings.url), no_proxy: NoProxy::new(&settings.no_proxy) }
    }

    /// Returns the proxy that a server is reached through; `None` if it is reached directly.
    ///
    /// # Errors
    /// Returns an error if the server is behind the proxy, and the URL of the proxy is not valid.
    pub fn proxy_of(&self, server: &Uri) -> Result<Option<&Through>, TransportError> {
        if self.no_proxy.contains(server) {
            return Ok(None);
        }
        let problem = "the URL of the proxy for HTTPS, which HTTPS_PROXY may have set, cannot be used: write it as \
                         http://proxy.example:3128, with http or https; if it has a user and a password, write `/`, `?` and \
                         `#` in them as `%2F`, `%3F` and `%23`";
        self.proxy.as_ref().map(Some).ok_or_else(|| unusable(problem))
    }
}

impl Through {
    /// Parses the URL of a proxy. User and password end at the last `@`, as in other tools. `None` is also for a URL in which
    /// they would end earlier: part of them would pass for the host, and be shown.
    fn parse(url: &str) -> Option<Self> {
        let (before, host) = url.rsplit_once('@').map_or((None, url), |(before, host)| (Some(before), host));
        let (scheme, rest) = before.unwrap_or(host).split_once("://").unwrap_or(("http", before.unwrap_or(host)));
        let (user, host) = if before.is_some() { (Some(rest), host) } else { (None, rest) };
        if user.is_some_and(|user| user.contains(['/', '?', '#', '[', ']'])) {
            return None;
        }
        let url: Uri = format!("{scheme}://{host}").parse().ok()?;
        let is_usable = [Some(&Scheme::HTTP), Some(&Scheme::HTTPS)].contains(&url.scheme()) && has_port_or_none(&url);
        let authorization = user.map(authorization).transpose().ok()?;
        is_usable.then_some(Self { url, authorization })
    }

    /// Host and port of the proxy.
    pub fn place(&self) -> &str {
        place(&self.url)
    }

    /// The error of a proxy that cannot be reached, or not in a secure way.
    pub fn unreachable(
        &self,
        server: &Uri,
        kind: TransportErrorKind,
        error: impl Error + Send + Sync + 'static,
    ) -> TransportError {
        let what = format!("no connection to {}, because the proxy {} cannot be reached", place(server), self.place());
        TransportError::new(kind, what).with_source(error)
    }

    /// The error of a proxy that breaks off, or does not speak HTTP.
    pub fn failed(&self, server: &Uri, error: impl Into<Box<dyn Error + Send + Sync>>) -> TransportError {
        TransportError::new(TransportErrorKind::Connect, self.said(server, "gave no tunnel")).with_layers(error)
    }

    /// The error of a proxy that refuses to connect to a server.
    pub fn refused(&self, server: &Uri, status: StatusCode) -> TransportError {
        let advice = if status == StatusCode::PROXY_AUTHENTICATION_REQUIRED {
            "; write user and password into its URL, as in http://user:password@proxy.example:3128"
        } else {
            ""
        };
        TransportError::new(kind(status), self.said(server, &format!("refused it with {status}{advice}")))
    }

    fn said(&self, server: &Uri, problem: &str) -> String {
        format!("no connection to {}: the proxy {} {problem}", place(server), self.place())
    }
}

/// The header for user and password, which may be encoded as in a URL.
fn authorization(user: &str) -> Result<HeaderValue, InvalidHeaderValue> {
    let (user, password) = user.split_once(':').unwrap_or((user, ""));
    let both = [uri::decode(user), vec![b':'], uri::decode(password)].concat();
    let mut header = HeaderValue::try_from(format!("Basic {}", base64::encode(&both)))?;
    header.set_sensitive(true);
    Ok(header)
}

/// A proxy that cannot reach the server now may reach it later. One that will not do it will not do it later either.
fn kind(refusal: StatusCode) -> TransportErrorKind {
    let later = [StatusCode::REQUEST_TIMEOUT, StatusCode::TOO_MANY_REQUESTS];
    if refusal.is_server_error() || later.contains(&refusal) {
        TransportErrorKind::Connect
    } else {
        TransportErrorKind::Proxy
    }
}

/// Whether the port of a URL is a port, if there is one. `Uri` takes any number, and then has no port.
fn has_port_or_none(url: &Uri) -> bool {
    let host = url.host().unwrap_or_default();
    url.port_u16().is_some() || place(url).strip_prefix(host).is_some_and(|port| matches!(port, "" | ":"))
}

#[cfg(all(test, feature = "blocking", feature = "transport"))]
mod tests;
