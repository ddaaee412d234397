//! Presigned requests: the signature is in the query, and anybody who has the request can send it.

use super::key::SigningKey;
use super::{AUTHORIZATION, DATE, PayloadHash, SECURITY_TOKEN, SigningError, SigningParams, canonical};
use crate::identity::credentials::Credentials;
use crate::wire::uri;
use http::{Request, Uri};
use std::time::Duration;

/// The longest time that a presigned request may be valid.
const WEEK: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// Signs a request by adding `X-Amz-Algorithm`, `X-Amz-Credential`, `X-Amz-Date`, `X-Amz-Expires`,
/// `X-Amz-SignedHeaders`, `X-Amz-Security-Token` and `X-Amz-Signature` to its query. The request must be sent
/// with the headers that it has afterwards.
///
/// # Errors
/// Returns an error if `expires` is not from 1 second to 7 days, or if the URI becomes too long.
pub fn presign<B>(
    request: &mut Request<B>,
    payload: &PayloadHash,
    credentials: &Credentials,
    params: &SigningParams,
    expires: Duration,
) -> Result<(), SigningError> {
    if expires.as_secs() == 0 || expires > WEEK {
        let problem = format!("a presigned request can be valid for 1 second to 7 days, not for {expires:?}");
        return Err(SigningError::new(&problem));
    }
    for name in [AUTHORIZATION, DATE, SECURITY_TOKEN] {
        request.headers_mut().remove(name);
    }
    let timestamp = params.timestamp();
    let scope = params.scope(&timestamp);
    let mut query = vec![
        ("X-Amz-Algorithm", "AWS4-HMAC-SHA256".to_owned()),
        ("X-Amz-Credential", format!("{}/{scope}", credentials.access_key_id())),
        ("X-Amz-Date", timestamp.clone()),
        ("X-Amz-Expires", expires.as_secs().to_string()),
        ("X-Amz-SignedHeaders", canonical::signed_headers(request)),
    ];
    query.extend(credentials.session_token().map(|token| ("X-Amz-Security-Token", token.to_owned())));
    *request.uri_mut() = with_query(request.uri(), &query)?;
    let canonical = canonical::canonical_request(request, payload);
    let to_sign = canonical::sign_this(&timestamp, &scope, &canonical);
    let signature = SigningKey::derive(credentials.secret_access_key(), &scope).sign(&to_sign);
    *request.uri_mut() = with_query(request.uri(), &[("X-Amz-Signature", signature)])?;
    Ok(())
}

fn with_query(address: &Uri, parameters: &[(&str, String)]) -> Result<Uri, SigningError> {
    let added: Vec<_> = parameters.iter().map(|(name, value)| format!("{name}={}", uri::encode(value))).collect();
    let mark = if address.query().is_none() { '?' } else { '&' };
    let long = |_| SigningError::new("the address is too long with the signature in it");
    format!("{address}{mark}{}", added.join("&")).parse().map_err(long)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::time::DateTime;

    fn presigned(credentials: &Credentials, seconds: u64) -> Result<String, SigningError> {
        let builder = Request::post("https://a.example:8443/v1/x%20y?domain=d&domain-owner=1%2F2");
        let mut request =
            builder.header("content-type", "application/json").header("user-agent", "me").body(()).unwrap();
        let time = DateTime::from_secs(1_440_938_160);
        let params = SigningParams { region: "us-east-1".to_owned(), service: "service".to_owned(), time };
        presign(&mut request, &PayloadHash::of(b"{}"), credentials, &params, Duration::from_secs(seconds))?;
        Ok(request.uri().to_string())
    }

    // The signatures are those of botocore's `SigV4QueryAuth`.
    #[test]
    fn the_signature_is_in_the_query() {
        let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        assert_eq!(
            presigned(&credentials, 900).unwrap(),
            "https://a.example:8443/v1/x%20y?domain=d&domain-owner=1%2F2&X-Amz-Algorithm=AWS4-HMAC-SHA256\
             &X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-east-1%2Fservice%2Faws4_request&X-Amz-Date=20150830T123600Z\
             &X-Amz-Expires=900&X-Amz-SignedHeaders=content-type%3Bhost&X-Amz-Signature=e46833f5416e8f9aee31288c38d80602a984fed9185adb9c6d56aa0082b02f98"
        );
        let token = credentials.with_session_token("to/ken+=");
        let uri = presigned(&token, 900).unwrap();
        assert!(uri.ends_with("&X-Amz-Security-Token=to%2Fken%2B%3D&X-Amz-Signature=1bc428a4a10d68b6e6d2444378ee0aabac02ba3275e21b78f9d46a04bb761675"), "{uri}");
    }

    #[test]
    fn a_week_is_the_longest() {
        let credentials = Credentials::new("AKIDEXAMPLE", "secret");
        assert!(presigned(&credentials, 604_800).is_ok());
        for seconds in [0, 604_801] {
            let error = presigned(&credentials, seconds).unwrap_err().to_string();
            assert!(error.contains("1 second to 7 days"), "{error}");
        }
    }
}
