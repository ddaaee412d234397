//! The hosts that are reached without the proxy, in the forms that tools accept.

use http::Uri;
use std::net::{IpAddr, Ipv6Addr};

/// A parsed list in the syntax of `NO_PROXY`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoProxy(Vec<Entry>);

/// An entry, and the only port that it is for if it names one.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    hosts: Hosts,
    port: Option<u16>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Hosts {
    All,
    /// A domain in lower case, with its subdomains.
    Domain(String),
    /// Addresses that begin with these bits.
    Range(IpAddr, u32),
}

impl NoProxy {
    /// Parses a list. Commas or white space separate its entries: domains, which include their subdomains and
    /// may begin with `.` or `*.`; addresses and address ranges, also in brackets; domains and addresses with a port; or `*`
    /// for all hosts.
    pub fn new(list: &str) -> Self {
        let entries = list.split(|char: char| char == ',' || char.is_whitespace());
        Self(entries.filter(|entry| !entry.is_empty()).map(Entry::new).collect())
    }

    /// Whether a server is reached without the proxy.
    pub fn contains(&self, server: &Uri) -> bool {
        let host = without_brackets(server.host().unwrap_or_default()).to_ascii_lowercase();
        let port = server.port_u16().unwrap_or(443);
        self.0.iter().any(|entry| entry.port.is_none_or(|only| only == port) && entry.hosts.contain(&host))
    }
}

impl Entry {
    fn new(entry: &str) -> Self {
        match entry.rsplit_once(':').map(|(host, port)| (host, port.parse())) {
            // An IPv6 address has more colons.
            Some((host, Ok(port))) if !host.contains(':') || host.ends_with(']') => {
                Self { hosts: Hosts::new(host), port: Some(port) }
            }
            _ => Self { hosts: Hosts::new(entry), port: None },
        }
    }
}

impl Hosts {
    fn new(entry: &str) -> Self {
        let name = without_brackets(entry);
        let (address, bits) = name.split_once('/').map_or((name, None), |(address, bits)| (address, Some(bits)));
        if let Ok(address) = without_brackets(address).parse::<IpAddr>() {
            let bits = bits.map_or(Some(128), |bits| bits.trim_end_matches(']').parse().ok());
            if let Some(bits) = bits {
                return Self::Range(address, bits);
            }
        }
        match name.strip_prefix('*').unwrap_or(name).trim_matches('.') {
            "" if name == "*" => Self::All,
            domain => Self::Domain(domain.to_ascii_lowercase()),
        }
    }

    fn contain(&self, host: &str) -> bool {
        match self {
            Self::All => true,
            Self::Domain(domain) => host
                .trim_end_matches('.')
                .strip_suffix(domain.as_str())
                .is_some_and(|before| !domain.is_empty() && (before.is_empty() || before.ends_with('.'))),
            Self::Range(address, bits) => host.parse().is_ok_and(|host| begins_with(host, *address, *bits)),
        }
    }
}

/// Whether two addresses of one family agree in the first bits.
fn begins_with(address: IpAddr, beginning: IpAddr, bits: u32) -> bool {
    let (one, other, length) = match (address, beginning) {
        (IpAddr::V4(one), IpAddr::V4(other)) => (one.to_bits().into(), other.to_bits().into(), 32),
        (IpAddr::V6(one), IpAddr::V6(other)) => (one.to_bits(), other.to_bits(), Ipv6Addr::BITS),
        _ => return false,
    };
    let differ: u128 = one ^ other;
    differ.checked_shr(length - bits.min(length)).is_none_or(|differ| differ == 0)
}

/// An address without brackets, or what stands in front of it in `[fd00::/8]`.
fn without_brackets(name: &str) -> &str {
    let inner = name.strip_prefix('[').unwrap_or(name);
    inner.strip_suffix(']').unwrap_or(inner)
}

#[cfg(test)]
mod tests {
    use super::NoProxy;

    #[test]
    fn entries_are_read_in_all_forms() {
        let list = "localhost, .a.example *.b.example,c.example. 10.0.0.0/8,fd00::1,,[::1],[fd01::]/16,[fe80::/10]";
        let list = NoProxy::new(list);
        for (host, direct) in [
            ("localhost", true),
            ("a.example", true),
            ("x.A.example", true),
            ("xa.example", false),
            ("b.example", true),
            ("c.example", true),
            ("10.255.0.1", true),
            ("11.0.0.1", false),
            ("[fd00::1]", true),
            ("[fd00::2]", false),
            ("[::1]", true),
            ("[fd01:ffff::1]", true),
            ("[fd02::1]", false),
            ("[fe80::1]", true),
            ("d.example", false),
        ] {
            assert_eq!(list.contains(&format!("https://{host}/x").parse().unwrap()), direct, "{host}");
        }
        let any = "https://d.example".parse().unwrap();
        assert!(
            NoProxy::new("a.example, *").contains(&any)
                && NoProxy::new("0.0.0.0/0").contains(&"https://1.2.3.4".parse().unwrap())
        );
        assert!(!NoProxy::new("").contains(&any) && !NoProxy::new(".").contains(&any));
    }

    #[test]
    fn a_port_limits_an_entry() {
        let list = NoProxy::new("A.example:8443,[::1]:443");
        for (server, direct) in [
            ("https://a.example:8443/x", true),
            ("https://b.a.example:8443", true),
            ("https://a.example", false),
            ("https://ba.example:8443", false),
            ("https://[::1]", true),
        ] {
            assert_eq!(list.contains(&server.parse().unwrap()), direct, "{server}");
        }
    }
}
