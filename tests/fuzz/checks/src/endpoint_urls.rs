//! URLs of endpoints: what is taken leads to the host that it names, and what is refused shows no password.

use crate::sentence;
use botocore_runtime::credentials::Credentials;
use botocore_runtime::endpoint::{Endpoint, parse_url};
use botocore_runtime::error::ErrorKind;
use botocore_runtime::{DateTime, prepare};
use codeartifact::operation::list_domains::ListDomainsInput;
use http::uri::Authority;

/// The path of the operation.
const PATH: &str = "/v1/domains";

/// Checks the reading of a URL.
pub fn check(input: &[u8]) {
    let Ok(url) = std::str::from_utf8(input) else { return };
    let parsed = parse_url(url);
    if let Some(parsed) = &parsed {
        assert!(matches!(parsed.scheme.as_str(), "http" | "https"), "{parsed:?}");
        assert!(parsed.normalized_path.starts_with('/') && parsed.normalized_path.ends_with('/'), "{parsed:?}");
        assert!(!parsed.authority.is_empty() && url.contains(&parsed.authority), "{parsed:?}");
    }
    let endpoint = Endpoint::new(url);
    match prepare::prepare(ListDomainsInput::default(), &endpoint) {
        Ok(mut request) => {
            let parsed = parsed.unwrap_or_else(|| panic!("{url:?} is no URL, but leads to {}", request.uri()));
            let uri = request.uri();
            assert_eq!(uri.scheme_str(), Some(parsed.scheme.as_str()));
            let authority = uri.authority().map(Authority::as_str).unwrap_or_default();
            assert_eq!(authority, parsed.authority.to_ascii_lowercase());
            assert!(!authority.contains(['@', '/', '\\', '?', '#', ' ']), "{authority:?}");
            assert!(uri.host().is_some_and(|host| !host.is_empty() && authority.starts_with(host)), "{uri}");
            assert!(uri.path().ends_with(PATH), "{uri}");
            assert_eq!(uri.query(), None, "{uri}");
            assert!(uri.to_string().bytes().all(|byte| byte.is_ascii_graphic()), "{uri}");
            let (credentials, now) = (Credentials::new("AKIDEXAMPLE", "hushed"), DateTime::from_secs(0));
            let signed =
                prepare::sign::<ListDomainsInput>(&mut request, &endpoint, Some("us-east-1"), &credentials, now);
            assert!(signed.is_ok(), "{signed:?}");
        }
        Err(error) => {
            assert!(matches!(error.kind(), ErrorKind::Endpoint | ErrorKind::Encode), "{error}");
            let sentence = error.to_string();
            sentence::check(&sentence);
            for secret in secrets(url) {
                assert!(!sentence.contains(secret), "{sentence}");
            }
        }
    }
}

/// What may be a password: any text between a colon and an `@`, unless it also stands where no password can be. The text is as
/// it is shown.
fn secrets(url: &str) -> impl Iterator<Item = &str> {
    let mut parts = url.split('@').rev();
    let last = parts.next().unwrap_or_default().escape_debug().to_string();
    let secrets = parts.filter_map(|text| text.rsplit_once(':')).map(|(_, secret)| secret);
    secrets.filter(move |secret| secret.len() > 8 && !last.contains(secret))
}
