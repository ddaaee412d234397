//! The TLS configuration: which servers are trusted.

mod handshake;

use crate::io::blocking;
use crate::io::transport::{TransportError, roots, unusable};
pub use handshake::negotiate;
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::OnceCell;

/// The root certificates that are trusted. They are read for the first TLS connection.
pub struct Trust {
    ca_bundle: Option<PathBuf>,
    tls: OnceCell<Tls>,
}

/// The TLS configuration.
pub struct Tls {
    config: Arc<ClientConfig>,
    /// Where the root certificates come from, as a part of a sentence.
    roots: String,
}

impl Trust {
    pub fn new(ca_bundle: Option<PathBuf>) -> Self {
        Self { ca_bundle, tls: OnceCell::new() }
    }

    /// Returns the configuration. After an error it is read again.
    pub async fn config(&self) -> Result<&Tls, TransportError> {
        let read = || async {
            let ca_bundle = self.ca_bundle.clone();
            let read = blocking::run(move || Tls::read(ca_bundle.as_deref())).await;
            read.unwrap_or_else(|error| Err(unusable("the root certificates cannot be read").with_source(error)))
        };
        self.tls.get_or_try_init(read).await
    }
}

impl Tls {
    fn read(ca_bundle: Option<&Path>) -> Result<Self, TransportError> {
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(roots::read(ca_bundle)?);
        let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
        let builder = builder.with_safe_default_protocol_versions();
        let builder = builder.map_err(|error| unusable("TLS cannot be set up").with_source(error))?;
        let config = Arc::new(builder.with_root_certificates(roots).with_no_client_auth());
        let roots = ca_bundle.map(|path| format!("the CA bundle {}", path.display()));
        Ok(Self { config, roots: roots.unwrap_or_else(|| "the system's root certificates".to_owned()) })
    }
}

#[cfg(test)]
mod tests;
