//! Connections for ureq: to the server or through a proxy to it, over TCP and TLS.

use super::connection::Connection;
use super::dial::dial;
use super::limits::Limits;
use super::ongoing::Ongoing;
use super::tunnel;
use super::wire::{Wait, Wire, secure};
use crate::io::transport::proxy::{Gate, Proxy};
use crate::io::transport::tls::Tls;
use crate::io::transport::{TransportError, place, too_slow, unreachable};
use http::uri::Scheme;
use http::{Extensions, Uri};
use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;
use ureq::Error;
use ureq::config::Config;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{self, ConnectionDetails, NextTimeout};

/// Makes connections, each within the connect timeout of the request that asks for it.
pub struct Connector {
    gate: Option<Gate>,
    ca_bundle: Option<PathBuf>,
    /// The TLS configuration. It is read for the first TLS connection.
    tls: Mutex<Option<Arc<Tls>>>,
}

impl Connector {
    pub fn new(ca_bundle: Option<PathBuf>, proxy: Option<&Proxy>) -> Self {
        Self { gate: proxy.map(Gate::new), ca_bundle, tls: Mutex::default() }
    }

    /// Returns the TLS configuration. After an error it is read again.
    fn tls(&self) -> Result<Arc<Tls>, TransportError> {
        let mut tls = self.tls.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(match &mut *tls {
            Some(tls) => Arc::clone(tls),
            none => Arc::clone(none.insert(Arc::new(Tls::read(self.ca_bundle.as_deref())?))),
        })
    }

    fn connect(&self, server: &Uri, ongoing: &Ongoing, end: Option<Instant>) -> Result<Wire, TransportError> {
        if server.scheme() != Some(&Scheme::HTTPS) {
            return direct(server, ongoing, end);
        }
        let proxy = self.gate.as_ref().map(|gate| gate.proxy_of(server)).transpose()?.flatten();
        let tls = self.tls()?;
        let mut wire = match proxy {
            None => direct(server, ongoing, end)?,
            Some(proxy) => tunnel::connect(proxy, server, &tls, ongoing, end)?,
        };
        ongoing.begin(Some(format!("negotiating TLS with {}", place(server))));
        wire.wait(Wait::until(end));
        secure(&tls, server, wire)
    }
}

fn direct(server: &Uri, ongoing: &Ongoing, end: Option<Instant>) -> Result<Wire, TransportError> {
    ongoing.begin(Some(format!("connecting to {}", place(server))));
    dial(server, end).map_err(|error| unreachable(server, error))
}

impl transport::Connector for Connector {
    type Out = Connection;

    fn connect(&self, details: &ConnectionDetails<'_>, _: Option<()>) -> Result<Option<Connection>, Error> {
        let server = details.uri;
        let ongoing = Ongoing::current().unwrap_or_else(|| Ongoing::new(Limits::of(&Extensions::new()), false, None));
        let limits = &ongoing.limits;
        // The client measures what is left for all, and for the silence before the reply.
        let end = [limits.end, ongoing.silence_end()].into_iter().flatten().min();
        let connect_end = limits.connect_end();
        let first = [connect_end, end].into_iter().flatten().min();
        let connected = self.connect(server, &ongoing, first);
        let has_passed = |end: Option<Instant>| end.is_some_and(|end| end <= Instant::now());
        match connected {
            Ok(wire) => {
                ongoing.begin(None);
                Ok(Some(Connection::new(wire, details.needs_tls())))
            }
            Err(_) if has_passed(end) => Err(Error::Timeout(ureq::Timeout::Global)),
            Err(_) if has_passed(connect_end) => {
                let limit = limits.connect.unwrap_or_default();
                Err(Error::Other(Box::new(too_slow(server, self.gate.as_ref(), limit))))
            }
            Err(error) => Err(Error::Other(Box::new(error))),
        }
    }
}

impl fmt::Debug for Connector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connector").field("ca_bundle", &self.ca_bundle).finish_non_exhaustive()
    }
}

/// Looks up nothing: the connector knows whether the server has to be looked up, or the proxy.
#[derive(Debug)]
pub struct NoResolver;

impl Resolver for NoResolver {
    fn resolve(&self, _: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        Ok(self.empty())
    }
}
