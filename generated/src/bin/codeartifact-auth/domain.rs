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
        Self::of_host(host(rest)?)
    }

    /// The domain of a host such as `domain-111122223333.d.codeartifact.eu-west-1.amazonaws.com`.
    pub fn of_host(host: &str) -> Option<Self> {
        let host = host.to_ascii_lowercase();
        let (label, rest) = host.split_once(".d.codeartifact.")?;
        let region = SUFFIXES.iter().find_map(|suffix| rest.strip_suffix(suffix))?;
        let (name, owner) = label.rsplit_once('-')?;
        let is_account = owner.len() == ACCOUNT && owner.bytes().all(|byte| byte.is_ascii_digit());
        let is_plain = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        (is_account && is_plain(name) && is_plain(region)).then(|| Self {
            name: name.to_owned(),
            owner: Some(owner.to_owned()),
            region: Some(region.to_owned()),
        })
    }
}

/// The host that a URL without its scheme begins with.
pub fn host(rest: &str) -> Option<&str> {
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let host = authority.rsplit('@').next()?;
    Some(host.strip_suffix(":443").unwrap_or(host))
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
