//! The URI of a request: endpoint, host prefix, path and query.

use crate::call::error::ErrorKind;
use crate::call::request::Request;
use crate::endpoint::{EndpointError, Location, parse_endpoint};
use crate::wire::encode_error::EncodeError;
use crate::wire::uri;
use http::Uri;
use std::error::Error;

type BoxError = Box<dyn Error + Send + Sync>;

/// The greatest length of an address in bytes, which is the limit of [`Uri`].
const LONGEST: usize = u16::MAX as usize - 1;

/// Builds the URI. The endpoint's path precedes the operation's path.
pub fn uri(endpoint: &str, request: &Request) -> Result<Uri, (ErrorKind, BoxError)> {
    let unusable = |problem: EndpointError| (ErrorKind::Endpoint, problem.into());
    let url = parse(endpoint).map_err(unusable)?;
    let mut address = String::with_capacity(endpoint.len() + request.path.len() + 128);
    address.extend([url.scheme, "://", request.host_prefix.as_deref().unwrap_or_default()]);
    // Some HTTP stacks send the host in lower case, and the signature covers the host as sent.
    address.extend(url.authority.chars().map(|char| char.to_ascii_lowercase()));
    push_path(&mut address, url.path, &request.path);
    push_query(&mut address, &request.query);
    if address.len() > LONGEST {
        return Err((ErrorKind::Encode, too_long(request, address.len()).into()));
    }
    Uri::try_from(address).map_err(|error| {
        let endpoint = endpoint.escape_debug();
        unusable(EndpointError::new(format!("the endpoint `{endpoint}` makes no valid address: {error}")))
    })
}

/// Parses the endpoint. The error does not show a user name and a password.
pub fn parse(endpoint: &str) -> Result<Location<'_>, EndpointError> {
    parse_endpoint(endpoint).map_err(|problem| EndpointError::new(format!("the endpoint is {problem}")))
}

/// Names the longest part of an address that is too long.
fn too_long(request: &Request, length: usize) -> EncodeError {
    let longest = request.query.iter().max_by_key(|(_, value)| value.len());
    let place = match longest.filter(|(_, value)| value.len() > request.path.len()) {
        Some((name, _)) => format!("query parameter `{}`", name.escape_debug()),
        None => "path".to_owned(),
    };
    let problem =
        format!("makes the request's address {length} bytes long, but {LONGEST} are the most that can be sent");
    EncodeError::new(place, problem)
}

/// Appends the endpoint's path and the operation's.
fn push_path(address: &mut String, base: &str, path: &str) {
    let path = if path == "/" && !base.is_empty() { "" } else { path };
    let base = if path.is_empty() { base } else { base.strip_suffix('/').unwrap_or(base) };
    // `Uri` leaves characters beyond ASCII as they are.
    uri::push_encoded(address, base, |byte| byte.is_ascii());
    address.push_str(if base.is_empty() && path.is_empty() { "/" } else { path });
}

fn push_query(address: &mut String, parameters: &[(String, String)]) {
    for (index, (name, value)) in parameters.iter().enumerate() {
        address.push(if index == 0 { '?' } else { '&' });
        uri::push_encoded(address, name, uri::is_unreserved);
        address.push('=');
        uri::push_encoded(address, value, uri::is_unreserved);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::Method;

    fn address(endpoint: &str, path: &str) -> String {
        uri(endpoint, &Request::new(Method::GET, path)).unwrap().to_string()
    }

    #[test]
    fn paths_are_joined() {
        assert_eq!(address("https://a.example", "/v1/x"), "https://a.example/v1/x");
        assert_eq!(address("https://a.example/", "/v1/x"), "https://a.example/v1/x");
        assert_eq!(address("http://a.example:8080/p/q/", "/v1/x"), "http://a.example:8080/p/q/v1/x");
        assert_eq!(address("https://a.example", "/"), "https://a.example/");
        assert_eq!(address("https://A.Example/P", "/"), "https://a.example/P");
        assert_eq!(address("https://a.example/ü%20/\u{202e}", "/x"), "https://a.example/%C3%BC%20/%E2%80%AE/x");
    }

    #[test]
    fn queries_are_encoded_in_their_order() {
        let mut request = Request::new(Method::GET, "/x");
        request.literal_query("b", "1/2 ü");
        request.literal_query("a", "");
        let uri = uri("https://a.example", &request).unwrap();
        assert_eq!(uri.query(), Some("b=1%2F2%20%C3%BC&a="));
    }

    #[test]
    fn a_host_prefix_goes_first() {
        let mut request = Request::new(Method::GET, "/x");
        request.host_prefix("data-1.".to_owned());
        assert_eq!(uri("https://a.example", &request).unwrap().host(), Some("data-1.a.example"));
    }

    #[test]
    fn what_is_no_url_is_named() {
        let request = Request::new(Method::GET, "/x");
        for endpoint in ["a.example", "ftp://a.example", "https://a.example?q=1", "https://a b"] {
            let error = uri(endpoint, &request).unwrap_err().1.to_string();
            assert!(error.contains(endpoint), "{error}");
        }
        let error = uri("https://me:secret@a.example", &request).unwrap_err().1.to_string();
        assert!(!error.contains("secret"), "{error}");
        let error = uri("https://a.example/x y", &request).unwrap_err().1.to_string();
        assert!(error.contains("no valid address"), "{error}");
    }

    #[test]
    fn an_address_has_a_greatest_length() {
        let mut request = Request::new(Method::GET, "/x");
        request.literal_query("p", &"z".repeat(LONGEST - "https://a.example/x?p=".len()));
        assert!(uri("https://a.example", &request).is_ok());
        let (kind, error) = uri("https://aa.example", &request).unwrap_err();
        assert_eq!(kind, ErrorKind::Encode);
        assert!(error.to_string().contains("query parameter `p`"), "{error}");
        let (_, error) = uri("https://a.example", &Request::new(Method::GET, "/x".repeat(LONGEST))).unwrap_err();
        assert!(error.to_string().contains("path"), "{error}");
    }
}
