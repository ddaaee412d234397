//! The TLS configuration: which servers are trusted.

use crate::io::transport::{TransportError, TransportErrorKind};
use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::{self, PemObject};
use rustls::{ClientConfig, RootCertStore};
use std::path::Path;
use std::sync::Arc;

/// Returns the TLS configuration, and the reason if it has no root certificates.
pub fn config(ca_bundle: Option<&Path>) -> Result<(ClientConfig, Option<TransportError>), rustls::Error> {
    let (roots, problem) = match ca_bundle {
        Some(path) => bundle(path),
        None => system(),
    };
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok((config, problem))
}

fn system() -> (RootCertStore, Option<TransportError>) {
    let found = rustls_native_certs::load_native_certs();
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(found.certs);
    let problem = roots.is_empty().then(|| {
        let cause = found.errors.first().map(|error| format!(" ({error})")).unwrap_or_default();
        unusable(format!(
            "no root certificates were found on this system{cause}: install them \
             (`ca-certificates` on many), or name a PEM file in SSL_CERT_FILE"
        ))
    });
    (roots, problem)
}

fn bundle(path: &Path) -> (RootCertStore, Option<TransportError>) {
    let mut roots = RootCertStore::empty();
    let certificates = CertificateDer::pem_file_iter(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let problem = match certificates {
        Err(error) => {
            let problem = unusable(format!("the CA bundle {} cannot be read", path.display()));
            Some(match error {
                pem::Error::Io(error) => problem.with_source(error),
                error => problem.with_source(error),
            })
        }
        Ok(certificates) => {
            roots.add_parsable_certificates(certificates);
            let empty = || unusable(format!("the CA bundle {} holds no certificate in PEM form", path.display()));
            roots.is_empty().then(empty)
        }
    };
    (roots, problem)
}

fn unusable(problem: String) -> TransportError {
    TransportError::new(TransportErrorKind::Unusable, problem)
}

#[cfg(test)]
mod tests;
