//! TLS: which servers are trusted, and what is said of the others.

mod untrusted;

use super::addresses::host;
use super::{TransportError, TransportErrorKind, place, roots, unusable};
use crate::io::causes;
use http::Uri;
use rustls::crypto::ring;
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use std::io;
use std::path::Path;
use std::sync::Arc;
use untrusted::problem;

/// The TLS configuration.
pub struct Tls {
    pub config: Arc<ClientConfig>,
    /// Where the root certificates come from, as a part of a sentence.
    roots: String,
}

impl Tls {
    /// Reads the root certificates: those of a PEM file, or else of the system.
    pub fn read(ca_bundle: Option<&Path>) -> Result<Self, TransportError> {
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(roots::read(ca_bundle)?);
        let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
        let builder = builder.with_safe_default_protocol_versions();
        let builder = builder.map_err(|error| unusable("TLS cannot be set up").with_source(error))?;
        let config = Arc::new(builder.with_root_certificates(roots).with_no_client_auth());
        let roots = ca_bundle.map(|path| format!("the CA bundle {}", path.display()));
        Ok(Self { config, roots: roots.unwrap_or_else(|| "the system's root certificates".to_owned()) })
    }

    /// The error of a negotiation that failed.
    pub fn failed(&self, server: &Uri, error: io::Error) -> TransportError {
        let what = format!("no secure connection to {}", place(server));
        match causes::find::<rustls::Error>(&error) {
            Some(cause) => {
                let what = format!("{what}: {}", problem(cause, &self.roots));
                TransportError::new(TransportErrorKind::Tls, what).with_told(error)
            }
            None if error.kind() == io::ErrorKind::UnexpectedEof => {
                let what = format!("{what}: it was closed before TLS was negotiated");
                TransportError::new(TransportErrorKind::Connect, what).with_told(error)
            }
            None => TransportError::new(TransportErrorKind::Connect, what).with_source(error),
        }
    }
}

/// The name that a server's certificate has to be for.
pub fn name(server: &Uri) -> Result<ServerName<'static>, TransportError> {
    ServerName::try_from(host(server).to_owned()).map_err(|error| {
        let what = format!("no secure connection to {}: no certificate can be for this host", place(server));
        TransportError::new(TransportErrorKind::Tls, what).with_source(error)
    })
}

#[cfg(all(test, feature = "blocking", feature = "transport"))]
mod tests;
