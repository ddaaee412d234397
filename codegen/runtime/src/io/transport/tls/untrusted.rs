//! What is wrong with a server that is not trusted, and what to do.

use crate::wire::time::DateTime;
use rustls::pki_types::UnixTime;
use rustls::{CertificateError, OtherError};

/// The number of names in a server's certificate that are shown.
const NAMES: usize = 3;

/// The text of webpki's error for an authority's certificate in the place of a server's.
const OF_AUTHORITY: &str = "CaUsedAsEndEntity";

/// The clause that says what is wrong, and what to do.
pub fn problem(error: &rustls::Error, roots: &str) -> String {
    match error {
        rustls::Error::InvalidMessage(_) => {
            format!("it does not seem to speak TLS ({error}); check scheme and port of the URL")
        }
        rustls::Error::InvalidCertificate(problem) => of_certificate(problem, roots),
        rustls::Error::AlertReceived(alert) => format!("the server ended the negotiation with the alert {alert:?}"),
        other => other.to_string(),
    }
}

fn of_certificate(problem: &CertificateError, roots: &str) -> String {
    match problem {
        CertificateError::ExpiredContext { time, not_after } => format!(
            "the server's certificate expired at {}, and the clock of this machine says {}; if the clock is right, the \
             server needs a new certificate",
            said(*not_after),
            said(*time)
        ),
        CertificateError::NotValidYetContext { time, not_before } => format!(
            "the server's certificate is not valid before {}, and the clock of this machine says {}; check the clock",
            said(*not_before),
            said(*time)
        ),
        CertificateError::NotValidForNameContext { presented, .. } if presented.is_empty() => {
            "the server's certificate names no host as `subjectAltName`, and a name elsewhere does not count; the server \
             needs a certificate with its host there"
                .to_owned()
        }
        CertificateError::NotValidForNameContext { presented, .. } => {
            let more = if presented.len() > NAMES { " and others" } else { "" };
            let names: Vec<_> = presented.iter().take(NAMES).map(|name| plain(name)).collect();
            let names = names.join(", ");
            format!("the server's certificate is for {names}{more}, and not for this host; check the URL")
        }
        CertificateError::UnknownIssuer => format!(
            "nothing in {roots} vouches for the server's certificate; if you trust who issued it, such as your own company or \
             a proxy, add the issuer's certificate to a PEM file and name that in AWS_CA_BUNDLE"
        ),
        CertificateError::BadSignature => format!(
            "the server's certificate is signed with another key than the one that its issuer has in {roots}; if they \
             are out of date, add the issuer's certificate to a PEM file and name that in AWS_CA_BUNDLE"
        ),
        // webpki's `InvalidCertValidity`: a certificate that has expired comes with its times.
        CertificateError::Expired => "the server's certificate ends before it begins to be valid; the server needs a new \
                                      certificate"
            .to_owned(),
        CertificateError::Other(OtherError(inner)) if inner.to_string() == OF_AUTHORITY => format!(
            "the server's certificate is that of an authority (`CA:TRUE`), as OpenSSL makes it if not told otherwise, and \
             cannot be a server's too; make one with `CA:FALSE`, and add it or its issuer's to {roots}"
        ),
        CertificateError::Other(OtherError(inner)) => format!("the server's certificate is not valid: {inner}"),
        other => format!("the server's certificate is not valid: {other}"),
    }
}

/// A name from a certificate, which rustls gives as `DnsName("a.example")` or `IpAddress(192.0.2.1)`.
fn plain(name: &str) -> &str {
    let inner = name.split_once('(').and_then(|(_, rest)| rest.strip_suffix(')'));
    inner.map_or(name, |inner| inner.trim_matches('"'))
}

/// A time as it is shown.
fn said(time: UnixTime) -> String {
    DateTime::from_secs(i64::try_from(time.as_secs()).unwrap_or(i64::MAX)).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::sentence::Named;
    use rustls::pki_types::ServerName;
    use std::sync::Arc;

    fn said(error: &CertificateError) -> String {
        of_certificate(error, "the system's root certificates")
    }

    #[test]
    fn a_few_names_are_all_named() {
        let of_names = |count| {
            let presented = (0..count).map(|name| format!("DnsName(\"{name}.example\")")).collect();
            let expected = ServerName::try_from("a.example").unwrap();
            said(&CertificateError::NotValidForNameContext { expected, presented })
        };
        assert!(!of_names(1).contains("others") && !of_names(NAMES).contains("others"), "{}", of_names(NAMES));
        assert!(of_names(NAMES + 2).contains(" and others, and not for this host"), "{}", of_names(NAMES + 2));
    }

    #[test]
    fn another_problem_is_told_as_it_is() {
        let other = OtherError(Arc::new(Named("it is odd", None)));
        assert_eq!(said(&CertificateError::Other(other)), "the server's certificate is not valid: it is odd");
    }
}
