//! Domains, as URLs name them.

/// What the host of a repository ends with. No token goes to another host by its URL alone.
const SUFFIXES: [&str; 3] = [".amazonaws.com", ".amazonaws.com.cn", ".on.aws"];

/// The digits of an account's number.
const ACCOUNT: usize = 12;

/// A domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Domain {
    /// Its name.
    pub name: String,
    /// The account that owns it; that of the credentials by default.
    pub owner: Option<String>,
    /// Its region; that of the settings by default.
    pub region: Option<String>,
}

impl Domain {
    /// A domain of which the name alone is known.
    pub fn of_name(name: String) -> Self {
        Self { name, owner: None, region: None }
    }

    /// The domain of a repository's URL, which may also be its host alone; `None` for URLs of anybody else.
    pub fn of_url(url: &str) -> Option<Self> {
        let url = url.strip_prefix("sparse+").unwrap_or(url);
        let rest = match url.split_once("://") {
            Some(("https", rest)) => rest,
            Some(_) => return None,
            None => url,
        };
        let host = host(rest)?.to_ascii_lowercase();
        Self::of_host(&host).or_else(|| Self::of_vpc_endpoint(&host, rest))
    }

    /// The domain of a host such as `domain-111122223333.d.codeartifact.eu-west-1.amazonaws.com`.
    pub fn of_host(host: &str) -> Option<Self> {
        let host = host.to_ascii_lowercase();
        let (label, rest) = host.split_once(".d.codeartifact.")?;
        let region = SUFFIXES.iter().find_map(|suffix| rest.strip_suffix(suffix))?;
        Self::of_label(label, region)
    }

    /// The domain of a URL at the endpoint of a VPC, whose host names none: the path does, as in
    /// `vpce-1-2.d.codeartifact.eu-west-1.vpce.amazonaws.com/npm/d/domain-111122223333/repository/`.
    fn of_vpc_endpoint(host: &str, rest: &str) -> Option<Self> {
        let (endpoint, rest_of_host) = host.split_once(".d.codeartifact.")?;
        let mut regions = SUFFIXES.iter().map(|suffix| format!(".vpce{suffix}"));
        let region = regions.find_map(|suffix| rest_of_host.strip_suffix(&suffix))?;
        let mut path = rest.split(['?', '#']).next()?.split('/').skip(2);
        let label = path.next().filter(|part| *part == "d").and(path.next())?;
        let is_endpoint = endpoint.strip_prefix("vpce-").is_some_and(is_plain);
        Self::of_label(label, region).filter(|_| is_endpoint)
    }

    /// The domain of a label such as `domain-111122223333`.
    fn of_label(label: &str, region: &str) -> Option<Self> {
        let (name, owner) = label.rsplit_once('-')?;
        let is_account = owner.len() == ACCOUNT && owner.bytes().all(|byte| byte.is_ascii_digit());
        (is_account && is_plain(name) && is_plain(region)).then(|| Self {
            name: name.to_owned(),
            owner: Some(owner.to_owned()),
            region: Some(region.to_owned()),
        })
    }
}

/// Whether this is a part of a host between dots.
fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// The host that a URL without its scheme begins with.
fn host(rest: &str) -> Option<&str> {
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let host = authority.rsplit('@').next()?;
    Some(host.strip_suffix(":443").unwrap_or(host))
}

/// The host of a URL as netrc files have it: without a port.
pub fn machine(url: &str) -> &str {
    let host = host(url.split_once("://").map_or(url, |(_, rest)| rest)).unwrap_or(url);
    let is_port = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
    host.rsplit_once(':').filter(|(_, port)| is_port(port)).map_or(host, |(host, _)| host)
}

#[cfg(test)]
mod tests {
    use super::Domain;

    #[test]
    fn urls_of_repositories_name_their_domain() {
        let host = "my-org-111122223333.d.codeartifact.eu-west-1.amazonaws.com";
        for url in [
            format!("https://{host}/npm/web/"),
            format!("sparse+https://{host}/cargo/crates/"),
            format!("https://aws@{host}:443/pypi/a/simple/"),
            host.to_owned(),
            "https://my-org-111122223333.d.codeartifact.eu-west-1.on.aws/npm/web/".to_owned(),
        ] {
            let domain = Domain::of_url(&url).unwrap();
            assert_eq!((domain.name.as_str(), domain.owner.as_deref()), ("my-org", Some("111122223333")), "{url}");
            assert_eq!(domain.region.as_deref(), Some("eu-west-1"));
        }
    }

    #[test]
    fn urls_at_the_endpoint_of_a_vpc_name_their_domain_in_the_path() {
        let host = "vpce-0743fe535b883ffff-76ddffff.d.codeartifact.us-west-2.vpce.amazonaws.com";
        let domain = Domain::of_url(&format!("https://{host}/pypi/d/my-org-111122223333/a/simple/")).unwrap();
        assert_eq!((domain.name.as_str(), domain.owner.as_deref()), ("my-org", Some("111122223333")));
        assert_eq!(domain.region.as_deref(), Some("us-west-2"));
        assert!(Domain::of_url(&format!("sparse+https://{host}:443/cargo/d/my-org-111122223333/a/")).is_some());
        for url in [
            host.to_owned(),
            format!("https://{host}/pypi/x/my-org-111122223333/a/"),
            format!("https://{host}/pypi/a/d/my-org-111122223333/"),
            format!("https://{host}/?/d/my-org-111122223333/"),
            format!("http://{host}/pypi/d/my-org-111122223333/a/"),
            format!("https://x{host}/pypi/d/my-org-111122223333/a/"),
            format!("https://{host}.example.org/pypi/d/my-org-111122223333/a/"),
            "https://vpce-1.d.codeartifact.a.b.vpce.amazonaws.com/pypi/d/my-org-111122223333/a/".to_owned(),
        ] {
            assert_eq!(Domain::of_url(&url), None, "{url}");
        }
    }

    #[test]
    fn no_other_host_is_taken_for_one() {
        let host = "org-111122223333.d.codeartifact.eu-west-1.amazonaws.com";
        for url in [
            format!("http://{host}/"),
            format!("https://{host}.example.org/"),
            format!("https://example.org/{host}/"),
            format!("https://{host}@example.org/"),
            format!("https://example.org\\@{host}/"),
            format!("https://example.org?@{host}"),
            format!("https://{host}:8080/"),
            "https://org-1111.d.codeartifact.eu-west-1.amazonaws.com/".to_owned(),
            "https://org-111122223333.d.codeartifact.evil.org/x.amazonaws.com".to_owned(),
            "https://org-111122223333.d.codeartifact.evil.org.amazonaws.com/".to_owned(),
        ] {
            assert_eq!(Domain::of_url(&url), None, "{url}");
        }
    }
}
