//! The rule set function `parseURL`, and the URLs of endpoints.

use std::borrow::Cow;
use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

/// The parts of a URL. `Debug` does not show a user name and a password.
#[derive(Clone, PartialEq, Eq)]
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

impl fmt::Debug for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { scheme, authority, path, .. } = self;
        f.debug_tuple("Url").field(&without_user(&format!("{scheme}://{authority}{path}"))).finish()
    }
}

/// Where a URL leads, borrowed from it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Location<'a> {
    /// `http` or `https`.
    pub scheme: &'static str,
    /// The host and the port, unchanged.
    pub authority: &'a str,
    host: &'a str,
    /// The path, unchanged.
    pub path: &'a str,
}

impl<'a> Location<'a> {
    fn of(url: &'a str) -> Option<Self> {
        let url = url.split_once('#').map_or(url, |(before, _)| before);
        let (location, query) = url.split_once('?').unwrap_or((url, ""));
        let (scheme, rest) = location.split_once("://")?;
        let scheme = ["https", "http"].into_iter().find(|known| known.eq_ignore_ascii_case(scheme))?;
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        query.is_empty().then_some(Self { scheme, authority, host: host(authority)?, path })
    }
}

/// Parses a URL; `None` if its scheme is not `http` or `https`, or if it has a query, no host, or a port that
/// is not a number up to 65535.
#[must_use]
pub fn parse_url(url: &str) -> Option<Url> {
    let Location { scheme, authority, host, path } = Location::of(url)?;
    Some(Url {
        scheme: scheme.to_owned(),
        authority: authority.to_owned(),
        path: path.to_owned(),
        normalized_path: normalize(path),
        is_ip: is_ip(host),
    })
}

/// Parses the URL of an endpoint. It is stricter than [`parse_url`], which is as lenient as the rule set's function: it
/// refuses hosts that no connection can be made to, so that they are not tried three times.
///
/// # Errors
/// Returns the rest of a sentence that begins with "the endpoint is". It does not show a password.
pub(crate) fn parse_endpoint(url: &str) -> Result<Location<'_>, String> {
    let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
    // What stands before a sign in the path may be a password with a slash in it.
    if rest.contains('@') {
        return Err(
            "a URL with a user name, which an endpoint cannot have; an `@` in its path is written `%40`".to_owned()
        );
    }
    let problem = match (Location::of(url), scheme.to_ascii_lowercase().as_str()) {
        (Some(parsed), _) if !is_host(parsed.host) => "has a host that is neither a name nor an address",
        (Some(parsed), _) if parsed.authority.ends_with(':') => "has a colon, but no port after it",
        (Some(parsed), _) => return Ok(parsed),
        (None, "http" | "https") if rest.contains('?') => "has a query",
        (None, "http" | "https") => "has no host, or a port that is not a number",
        (None, _) => "does not begin with https:// or http://",
    };
    Err(format!("`{}`, which {problem}", without_user(url).escape_debug()))
}

/// Returns a URL without its user name and password, even if it is malformed: `https://...@example.com`.
#[must_use]
pub fn without_user(url: &str) -> Cow<'_, str> {
    let Some((before, after)) = url.rsplit_once('@') else { return url.into() };
    // What stands before a later `://` may be the password itself.
    let is_scheme = |scheme: &str| scheme.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let scheme = before.split_once("://").map(|(scheme, _)| scheme).filter(|scheme| is_scheme(scheme));
    let scheme = scheme.map(|scheme| format!("{scheme}://")).unwrap_or_default();
    format!("{scheme}...@{after}").into()
}

/// Whether the host is an address, or a name of labels of 1 to 63 characters, which may end in a dot.
fn is_host(host: &str) -> bool {
    if is_ip(host) {
        return true;
    }
    let labels = host.strip_suffix('.').unwrap_or(host);
    !host.contains(['[', ']']) && labels.split('.').all(|label| (1..=63).contains(&label.len()))
}

/// Returns the host without user and port; `None` if there is no host or the port is not a number.
fn host(authority: &str) -> Option<&str> {
    let location = authority.rsplit_once('@').map_or(authority, |(_, location)| location);
    let end = location.rfind(']').unwrap_or_default();
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
    fn a_password_is_not_shown() {
        for url in [
            "https://u:PASS@a.example/x",
            "https://u:PA/SS@a.example?q",
            "u:PASS@a.example",
            "https:///@PASS@a",
            "u:PASS@a://b@c",
            "https://PASS:12/PASS@a.example",
            "https://PASS:12?PASS@a.example",
            "https://PASS:12#PASS@a.example",
            "https://PASS:PASS@a.example:PASS/",
        ] {
            let shown = without_user(url);
            assert!(!shown.split('@').next().unwrap().contains("PASS"), "{shown}");
            assert!(!parse_endpoint(url).unwrap_err().contains("PASS"), "{url}");
        }
        for url in ["https://u:PASS@a.example/x", "https://u:1/PASS@a.example"] {
            assert!(!format!("{:?}", parse_url(url)).contains("PASS"), "{url}");
        }
        assert_eq!(without_user("https://u:p@a.example/x"), "https://...@a.example/x");
        assert_eq!(without_user("u:p@a.example/x"), "...@a.example/x");
        assert_eq!(without_user("https://a.example/x"), "https://a.example/x");
    }

    #[test]
    fn an_endpoint_has_a_host_to_connect_to() {
        let long = format!("https://{}.example", "a".repeat(63));
        for url in ["https://a", "https://a_b.example.:8443/x", "http://[fe80::]:80", "https://[fe80::1%25en0]", &long]
        {
            assert_eq!(parse_endpoint(url).map(|parsed| is_ip(parsed.host)), Ok(url.contains('[')), "{url}");
        }
        let long = format!("https://a{}.example", "a".repeat(63));
        let host = "host that is neither a name nor an address";
        for (url, problem) in [
            ("https://[::1]x", host),
            ("https://[::1]x:80", host),
            ("https://[]", host),
            ("https://[a]", host),
            ("https://x[::1]", host),
            ("https://a..b", host),
            ("https://.a", host),
            ("https://.", host),
            (&long, host),
            ("https://host:", "colon, but no port after it"),
            ("https://[::1]:/x", "colon, but no port after it"),
        ] {
            assert_eq!(parse_endpoint(url), Err(format!("`{url}`, which has a {problem}")));
        }
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
