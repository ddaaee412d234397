//! The rule set function `parseURL`, and the URLs of endpoints.

use std::net::{Ipv4Addr, Ipv6Addr};

/// The parts of a URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Url {
    /// `http` or `https`.
    pub scheme: String,
    /// The host and the port, unchanged.
    pub authority: String,
    /// The path, unchanged.
    pub path: String,
    /// The path without dot segments and empty segments. It begins and ends with `/`.
    pub normalized_path: String,
    /// Whether the host is an IP address.
    pub is_ip: bool,
}

/// Parses a URL; `None` if its scheme is not `http` or `https`, or if it has a query, no host, or a port that
/// is not a number up to 65535.
#[must_use]
pub fn parse_url(url: &str) -> Option<Url> {
    let url = url.split_once('#').map_or(url, |(before, _)| before);
    let (location, query) = url.split_once('?').unwrap_or((url, ""));
    let (scheme, rest) = location.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    if !query.is_empty() || !matches!(scheme.as_str(), "http" | "https") {
        return None;
    }
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = host(authority)?;
    Some(Url {
        scheme,
        authority: authority.to_owned(),
        path: path.to_owned(),
        normalized_path: normalize(path),
        is_ip: is_ip(host),
    })
}

/// Parses the URL of an endpoint.
///
/// # Errors
/// Returns the rest of a sentence that begins with "the endpoint is". It does not show a password.
pub(crate) fn parse_endpoint(url: &str) -> Result<Url, String> {
    let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
    if rest.split(['/', '?', '#']).next().is_some_and(|authority| authority.contains('@')) {
        return Err("a URL with a user name, which an endpoint cannot have".to_owned());
    }
    parse_url(url).ok_or_else(|| {
        let problem = match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" if rest.contains('?') => "has a query",
            "http" | "https" => "has no host, or a port that is not a number",
            _ => "does not begin with https:// or http://",
        };
        format!("`{}`, which {problem}", url.escape_debug())
    })
}

/// Returns the host without user and port; `None` if there is no host or the port is not a number.
fn host(authority: &str) -> Option<&str> {
    let location = authority.rsplit_once('@').map_or(authority, |(_, location)| location);
    let end = location.rfind(']').map_or(0, |bracket| bracket + 1);
    let (host, port) = match location[end..].find(':') {
        Some(colon) => (&location[..end + colon], &location[end + colon + 1..]),
        None => (location, ""),
    };
    let is_port = port.is_empty() || (port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok());
    (!host.is_empty() && is_port).then_some(host)
}

fn is_ip(host: &str) -> bool {
    let inner = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    match inner {
        Some(inner) => {
            let address = inner.split_once('%').map_or(inner, |(address, _zone)| address);
            address.parse::<Ipv6Addr>().is_ok()
        }
        None => host.parse::<Ipv4Addr>().is_ok(),
    }
}

fn normalize(path: &str) -> String {
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            other => segments.push(other),
        }
    }
    let joined = segments.join("/");
    if joined.is_empty() { "/".to_owned() } else { crate::wire::uri::encode_path(&format!("/{joined}/")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(url: &str) -> (String, String, String, bool) {
        let Url { authority, path, normalized_path, is_ip, .. } = parse_url(url).unwrap();
        (authority, path, normalized_path, is_ip)
    }

    fn expected(authority: &str, path: &str, normalized: &str, is_ip: bool) -> (String, String, String, bool) {
        (authority.to_owned(), path.to_owned(), normalized.to_owned(), is_ip)
    }

    #[test]
    fn authority_and_path() {
        assert_eq!(parts("https://example.com"), expected("example.com", "", "/", false));
        assert_eq!(parts("http://example.com:80/foo/bar"), expected("example.com:80", "/foo/bar", "/foo/bar/", false));
        assert_eq!(parts("https://example.com//a/../b/"), expected("example.com", "//a/../b/", "/b/", false));
        assert_eq!(parse_url("HTTP://example.com").unwrap().scheme, "http");
    }

    #[test]
    fn addresses() {
        assert_eq!(parts("https://127.0.0.1:8443"), expected("127.0.0.1:8443", "", "/", true));
        assert_eq!(parts("https://[fe80::1]/x"), expected("[fe80::1]", "/x", "/x/", true));
        assert_eq!(parts("https://[fe80::1%25en0]:1"), expected("[fe80::1%25en0]:1", "", "/", true));
        assert_eq!(parts("https://127.0.0.1.com"), expected("127.0.0.1.com", "", "/", false));
    }

    #[test]
    fn others_are_refused() {
        for url in [
            "",
            "example.com",
            "ftp://a",
            "https://a:port",
            "https://a:99999",
            "https://a?q=1",
            "https://",
            "https://:1",
        ] {
            assert_eq!(parse_url(url), None, "{url}");
        }
    }
}
