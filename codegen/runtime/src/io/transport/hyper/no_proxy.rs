//! The hosts that are reached without the proxy, in the forms that tools accept.

use http::Uri;
use std::borrow::Cow;

/// A parsed list in the syntax of `NO_PROXY`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoProxy {
    /// Whether no host uses the proxy.
    pub all: bool,
    /// Domains and addresses without a port, for hyper's matcher.
    pub hosts: String,
    /// Hosts that are reached without the proxy at one port only.
    at_port: Vec<(String, u16)>,
}

impl NoProxy {
    /// Parses a list. Commas or white space separate its entries: domains, which include their subdomains and
    /// may begin with `.` or `*.`; addresses and address ranges, also in brackets; domains and addresses with a port; or `*`
    /// for all hosts.
    pub fn new(list: &str) -> Self {
        let entries = list.split(|char: char| char == ',' || char.is_whitespace()).filter(|entry| !entry.is_empty());
        let mut no_proxy = Self { all: false, hosts: String::new(), at_port: Vec::new() };
        let mut hosts = Vec::new();
        for entry in entries {
            let name = entry.strip_prefix('*').unwrap_or(entry).trim_end_matches('.');
            match name.rsplit_once(':').map(|(host, port)| (host, port.parse())) {
                _ if entry == "*" => no_proxy.all = true,
                // An IPv6 address has more colons.
                Some((host, Ok(port))) if !host.contains(':') || host.ends_with(']') => {
                    no_proxy.at_port.push((host.trim_start_matches('.').to_ascii_lowercase(), port));
                }
                _ => hosts.push(without_brackets(name)),
            }
        }
        no_proxy.hosts = hosts.join(",");
        no_proxy
    }

    /// Whether an entry with a port names this server.
    pub fn is_at_port(&self, server: &Uri) -> bool {
        let host = server.host().unwrap_or_default().to_ascii_lowercase();
        let at = server.port_u16().unwrap_or(443);
        self.at_port.iter().any(|(name, port)| {
            let before = host.strip_suffix(name.as_str());
            *port == at && before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
        })
    }
}

/// Returns an address or a range as hyper has them: `fd00::/8` for `[fd00::]/8`.
fn without_brackets(name: &str) -> Cow<'_, str> {
    match name.strip_prefix('[').and_then(|name| name.split_once(']')) {
        Some((address, "")) => address.into(),
        Some((address, rest)) => format!("{address}{rest}").into(),
        None => name.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::NoProxy;

    #[test]
    fn entries_are_read_in_all_forms() {
        let list = NoProxy::new("localhost, .a.example *.b.example,c.example. 10.0.0.0/8,fd00::1,,[::1]");
        assert_eq!(list.hosts, "localhost,.a.example,.b.example,c.example,10.0.0.0/8,fd00::1,::1");
        assert_eq!(NoProxy::new("[fd00::]/8,[fe80::/10] fc00::/7").hosts, "fd00::/8,fe80::/10,fc00::/7");
        assert!(!list.all && NoProxy::new("a.example, *").all);
        assert_eq!(NoProxy::new("").hosts, "");
    }

    #[test]
    fn a_port_limits_an_entry() {
        let list = NoProxy::new("A.example:8443,[::1]:443");
        assert_eq!(list.hosts, "");
        for (server, direct) in [
            ("https://a.example:8443/x", true),
            ("https://b.a.example:8443", true),
            ("https://a.example", false),
            ("https://ba.example:8443", false),
            ("https://[::1]", true),
        ] {
            assert_eq!(list.is_at_port(&server.parse().unwrap()), direct, "{server}");
        }
    }
}
