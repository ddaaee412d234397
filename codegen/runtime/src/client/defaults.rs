//! What a client takes when it is not told.

#[cfg(not(feature = "credential-chain"))]
use crate::credentials::EnvironmentCredentials;
use crate::credentials::ProvideCredentials;
use crate::environment::Environment;
use crate::transport::Transport;
use std::sync::Arc;

/// hyper, trusting the certificates that `AWS_CA_BUNDLE` names, else the system's.
#[cfg(feature = "transport")]
#[expect(clippy::unnecessary_wraps, reason = "there is none without the feature")]
pub fn transport(environment: &Environment) -> Option<Arc<dyn Transport>> {
    use crate::transport::HyperTransport;
    let bundle = environment.get("AWS_CA_BUNDLE");
    Some(Arc::new(bundle.map_or_else(HyperTransport::new, HyperTransport::with_ca_bundle)))
}

/// None: the crate is built without one.
#[cfg(not(feature = "transport"))]
pub fn transport(_environment: &Environment) -> Option<Arc<dyn Transport>> {
    None
}

/// The environment, then the default chain.
#[cfg(feature = "credential-chain")]
pub fn credentials(environment: &Environment, transport: Option<&Arc<dyn Transport>>) -> Arc<dyn ProvideCredentials> {
    Arc::new(crate::credentials::DefaultChain::new(environment.clone(), transport.cloned()))
}

/// The environment.
#[cfg(not(feature = "credential-chain"))]
pub fn credentials(environment: &Environment, _transport: Option<&Arc<dyn Transport>>) -> Arc<dyn ProvideCredentials> {
    Arc::new(EnvironmentCredentials::new(environment.clone()))
}
