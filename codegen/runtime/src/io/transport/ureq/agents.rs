//! The agents of ureq: each has its connections and its way to a server.

use crate::io::transport::no_proxy::NoProxy;
use crate::io::transport::{TransportError, roots, unusable};
use http::Uri;
use http::uri::Scheme;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use ureq::config::{AutoHeaderValue, Config};
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::{Agent, Proxy};

/// The number of idle connections to a host that are kept, and of all.
const MAX_IDLE: usize = 100;
/// The time that an idle connection is kept.
const IDLE: Duration = Duration::from_secs(90);
/// The largest head of a reply, in bytes. It is hyper's.
const MAX_HEAD: usize = 400 * 1024;

const NO_URL: &str = "the URL of the proxy for HTTPS, which HTTPS_PROXY may have set, cannot be used: write it as \
                      http://proxy.example:3128, with http or https";

/// The agents for plain and for secure connections. The latter is made for the first of these, since it reads certificates.
#[derive(Default)]
pub struct Agents {
    ca_bundle: Option<PathBuf>,
    /// The URL of the proxy, and who is reached without it.
    proxy: Option<(String, NoProxy)>,
    made: Mutex<[Option<Agent>; 3]>,
}

/// The way to a server.
#[derive(Clone, Copy)]
enum Way {
    Plain,
    Secure,
    Tunnel,
}

impl Agents {
    pub fn new(ca_bundle: Option<PathBuf>, proxy: Option<(String, &str)>) -> Self {
        let proxy = proxy.map(|(url, no_proxy)| (url, NoProxy::new(no_proxy)));
        Self { ca_bundle, proxy, made: Mutex::default() }
    }

    pub fn ca_bundle(&self) -> Option<&Path> {
        self.ca_bundle.as_deref()
    }

    /// Returns the agent for a server.
    ///
    /// # Errors
    /// Returns an error if certificates cannot be read, or the URL of the proxy that it needs is not valid.
    pub fn of(&self, server: &Uri) -> Result<Agent, TransportError> {
        let way = self.way(server);
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let [plain, secure, tunnel] = &mut *made;
        let made = match way {
            Way::Plain => plain,
            Way::Secure => secure,
            Way::Tunnel => tunnel,
        };
        Ok(match made {
            Some(agent) => agent.clone(),
            none => none.insert(self.make(way)?).clone(),
        })
    }

    fn way(&self, server: &Uri) -> Way {
        let is_direct = |(_, no_proxy): &(String, NoProxy)| no_proxy.contains(server);
        match server.scheme() == Some(&Scheme::HTTPS) {
            false => Way::Plain,
            true if self.proxy.as_ref().is_none_or(is_direct) => Way::Secure,
            true => Way::Tunnel,
        }
    }

    fn make(&self, way: Way) -> Result<Agent, TransportError> {
        let config = Config::builder()
            .proxy(if matches!(way, Way::Tunnel) { Some(self.tunnel()?) } else { None })
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(AutoHeaderValue::None)
            .accept(AutoHeaderValue::None)
            .accept_encoding(AutoHeaderValue::None)
            .max_idle_connections(MAX_IDLE)
            .max_idle_connections_per_host(MAX_IDLE)
            .max_idle_age(IDLE)
            .max_response_header_size(MAX_HEAD)
            .allow_non_standard_methods(true);
        let config = if matches!(way, Way::Plain) { config } else { config.tls_config(self.tls()?) };
        Ok(config.build().new_agent())
    }

    fn tunnel(&self) -> Result<Proxy, TransportError> {
        // The error may show a password.
        let proxy = self.proxy.as_ref().and_then(|(url, _)| Proxy::new(url).ok());
        proxy.ok_or_else(|| unusable(NO_URL))
    }

    fn tls(&self) -> Result<TlsConfig, TransportError> {
        let roots = roots::read(self.ca_bundle())?;
        let roots: Vec<_> = roots.iter().map(|root| Certificate::from_der(root).to_owned()).collect();
        Ok(TlsConfig::builder().root_certs(RootCerts::new_with_certs(&roots)).build())
    }
}
