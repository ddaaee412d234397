//! Default transport and default credentials.

use super::Config;
use crate::identity::credentials::{BasicChain, ProvideCredentials};
use crate::io::transport::Transport;
use std::fmt;
use std::sync::Arc;

/// The transport of a client for which none is set. That of a provider of credentials that a blocking client asks blocks, too.
pub fn transport(config: &Config) -> Option<Arc<dyn Transport>> {
    #[cfg(feature = "blocking")]
    if crate::io::timer::is_blocking() {
        return Some(blocking_transport(config));
    }
    async_transport(config)
}

/// hyper, with the CA bundle of the configuration or of `AWS_CA_BUNDLE`, and the proxy of the environment.
#[cfg(feature = "transport")]
#[expect(clippy::unnecessary_wraps, reason = "without the feature there is no default")]
fn async_transport(config: &Config) -> Option<Arc<dyn Transport>> {
    use crate::io::transport::HyperTransport;
    let transport = bundle(config).map_or_else(HyperTransport::new, HyperTransport::with_ca_bundle);
    Some(match proxy(config) {
        Some((url, no_proxy)) => Arc::new(transport.with_proxy(url, no_proxy)),
        None => Arc::new(transport),
    })
}

/// ureq, with the same certificates and the same proxy.
#[cfg(feature = "blocking")]
pub fn blocking_transport(config: &Config) -> Arc<dyn Transport> {
    use crate::io::transport::UreqTransport;
    let transport = bundle(config).map_or_else(UreqTransport::new, UreqTransport::with_ca_bundle);
    Arc::new(match proxy(config) {
        Some((url, no_proxy)) => transport.with_proxy(url, no_proxy),
        None => transport,
    })
}

#[cfg(any(feature = "blocking", feature = "transport"))]
fn bundle(config: &Config) -> Option<std::path::PathBuf> {
    config.ca_bundle.clone().or_else(|| config.environment.get("AWS_CA_BUNDLE").map(Into::into))
}

/// The URL of the proxy, and the list of hosts that are reached without it.
#[cfg(any(feature = "blocking", feature = "transport"))]
fn proxy(config: &Config) -> Option<(String, String)> {
    // The lower-case names win, as with curl and botocore.
    let get = |names: [&str; 2]| names.into_iter().find_map(|name| config.environment.get(name));
    Some((get(["https_proxy", "HTTPS_PROXY"])?, get(["no_proxy", "NO_PROXY"]).unwrap_or_default()))
}

/// Without the feature there is no default transport.
#[cfg(not(feature = "transport"))]
fn async_transport(_config: &Config) -> Option<Arc<dyn Transport>> {
    None
}

/// What makes the provider of a client for which none is set. The configuration that it is given is the client's.
#[derive(Clone, Copy)]
pub struct Chain(pub fn(&Config) -> Arc<dyn ProvideCredentials>);

impl fmt::Debug for Chain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Chain")
    }
}

/// Keys in the environment or the profile.
#[must_use]
pub fn credentials(config: &Config) -> Arc<dyn ProvideCredentials> {
    let chain = BasicChain::new(config.environment.clone());
    Arc::new(match config.profile() {
        Some(name) => chain.with_profile(name),
        None => chain,
    })
}
