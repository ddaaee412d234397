//! The TLS configuration: which servers are trusted.

use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use std::path::Path;
use std::sync::Arc;

/// Returns the TLS configuration, and the reason if it has no root certificates.
pub fn config(ca_bundle: Option<&Path>) -> Result<(ClientConfig, Option<String>), rustls::Error> {
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

fn system() -> (RootCertStore, Option<String>) {
    let found = rustls_native_certs::load_native_certs();
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(found.certs);
    let problem = roots.is_empty().then(|| {
        let cause = found.errors.first().map(|error| format!(" ({error})")).unwrap_or_default();
        format!(
            "no root certificates were found on this system{cause}: install them \
             (`ca-certificates` on many), or name a PEM file in SSL_CERT_FILE"
        )
    });
    (roots, problem)
}

fn bundle(path: &Path) -> (RootCertStore, Option<String>) {
    let mut roots = RootCertStore::empty();
    let certificates = CertificateDer::pem_file_iter(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let problem = match certificates {
        Err(error) => Some(format!("the CA bundle {} cannot be read: {error}", path.display())),
        Ok(certificates) => {
            roots.add_parsable_certificates(certificates);
            let empty = format!("the CA bundle {} holds no certificate in PEM form", path.display());
            roots.is_empty().then_some(empty)
        }
    };
    (roots, problem)
}

#[cfg(test)]
mod tests;
