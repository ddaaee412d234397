//! The root certificates that are trusted: those of the system, or of a file.

use super::{TransportError, unusable};
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::{self, PemObject};
use std::path::Path;

type Roots = Vec<CertificateDer<'static>>;

/// Reads the certificates of a PEM file, or else of the system. Some of them may not be understood.
pub fn read(ca_bundle: Option<&Path>) -> Result<Roots, TransportError> {
    ca_bundle.map_or_else(system, bundle)
}

fn system() -> Result<Roots, TransportError> {
    let found = rustls_native_certs::load_native_certs();
    if has_none(&found.certs) {
        let cause = found.errors.first().map(|error| format!(" ({error})")).unwrap_or_default();
        return Err(unusable(format!(
            "no root certificates were found on this system{cause}: install them \
             (`ca-certificates` on many), or name a PEM file in SSL_CERT_FILE"
        )));
    }
    Ok(found.certs)
}

fn bundle(path: &Path) -> Result<Roots, TransportError> {
    let of_bundle = |problem: &str| {
        let path = path.display();
        unusable(format!(
            "the CA bundle {path}, which AWS_CA_BUNDLE, the profile or the program may have set, {problem}"
        ))
    };
    let certificates = CertificateDer::pem_file_iter(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let certificates = certificates.map_err(|error| match error {
        pem::Error::Io(error) => of_bundle("cannot be read").with_source(error),
        pem::Error::MissingSectionEnd { .. } => of_bundle("breaks off within a certificate"),
        error => of_bundle("is not a PEM file").with_source(error),
    })?;
    if has_none(&certificates) { Err(of_bundle("holds no certificate in PEM form")) } else { Ok(certificates) }
}

/// Whether none of these can be the certificate of an authority.
fn has_none(certificates: &Roots) -> bool {
    !certificates.iter().any(|root| RootCertStore::empty().add(root.clone()).is_ok())
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::identity::profile::tests::Home;
    use crate::io::transport::test_server::Identity;
    use std::process::Command;
    use std::{env, fs};

    const EXPECTED: &str = "EXPECTED_OF_SYSTEM_CERTIFICATES";

    /// The variables of a process are those of all its tests, so this one runs itself in processes of its own.
    #[test]
    fn the_systems_certificates_are_those_that_a_variable_names() {
        if let Ok(expected) = env::var(EXPECTED) {
            let found = read(None).map_or_else(|error| error.to_string(), |roots| format!("{} of them", roots.len()));
            assert!(found.starts_with(&expected), "{found}");
            return;
        }
        let home = Home::new("", "");
        let none = "no root certificates were found on this system";
        for (content, expected) in [(Identity::of("a.example").pem, "1 of them"), (String::new(), none)] {
            fs::write(home.path("roots.pem"), content).unwrap();
            let child = Command::new(env::current_exe().unwrap())
                .args([
                    "--exact",
                    "io::transport::roots::tests::the_systems_certificates_are_those_that_a_variable_names",
                ])
                .env("SSL_CERT_FILE", home.path("roots.pem"))
                .env_remove("SSL_CERT_DIR")
                .env(EXPECTED, expected)
                .output()
                .unwrap();
            let told = String::from_utf8_lossy(&child.stdout);
            assert!(child.status.success() && told.contains("1 passed"), "{told}");
        }
    }
}
