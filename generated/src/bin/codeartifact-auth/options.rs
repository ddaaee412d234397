//! The command line, in which options may stand anywhere.

use crate::domain::Domain;
use crate::problem::Problem;

/// What the command line says.
#[derive(Debug, Default)]
pub struct Options {
    /// The arguments that are not options.
    pub words: Vec<String>,
    /// The domain's name, for hosts that do not tell.
    pub domain: Option<String>,
    /// The account that owns the domain.
    pub domain_owner: Option<String>,
    /// The region.
    pub region: Option<String>,
    /// The profile, which wins over the environment's credentials.
    pub profile: Option<String>,
    /// The repository to log in to.
    pub repository: Option<String>,
    /// The name that a tool shall know it by.
    pub name: Option<String>,
    /// What keyring's caller wants to know.
    pub mode: Option<String>,
}

impl Options {
    /// Reads arguments.
    pub fn read(arguments: impl IntoIterator<Item = String>) -> Result<Self, Problem> {
        let mut options = Self::default();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            if ["-h", "--help", "-V", "--version"].contains(&argument.as_str()) {
                options.words = vec![argument];
                return Ok(options);
            }
            let Some(name) = argument.strip_prefix("--") else {
                options.words.push(argument);
                continue;
            };
            let (name, value) = match name.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (name, None),
            };
            let place = match name {
                "domain" => &mut options.domain,
                "domain-owner" => &mut options.domain_owner,
                "region" => &mut options.region,
                "profile" => &mut options.profile,
                "repository" => &mut options.repository,
                "name" => &mut options.name,
                "mode" => &mut options.mode,
                _ => return Err(format!("there is no option --{name}; --help lists them").into()),
            };
            let value =
                value.or_else(|| arguments.next()).filter(|value| !value.is_empty() && !value.starts_with("--"));
            *place = Some(value.ok_or_else(|| Problem::from(format!("--{name} needs a value")))?);
        }
        Ok(options)
    }

    /// Checks that there are no options but these, since nobody expects one to count for nothing.
    pub fn only(&self, command: &str, taken: &[&str]) -> Result<(), Problem> {
        let given = [
            ("domain", &self.domain),
            ("domain-owner", &self.domain_owner),
            ("region", &self.region),
            ("profile", &self.profile),
            ("repository", &self.repository),
            ("name", &self.name),
            ("mode", &self.mode),
        ];
        match given.into_iter().find(|(name, value)| value.is_some() && !taken.contains(name)) {
            Some((name, _)) => Err(format!("`{command}` has no option --{name}: leave it out").into()),
            None => Ok(()),
        }
    }

    /// The domain of a URL, or else the one that `--domain` names, as for the hosts of proxies. The URL of a domain that has
    /// another name is nobody's.
    pub fn domain_of(&self, url: &str) -> Option<Domain> {
        match (Domain::of_url(url), &self.domain) {
            (Some(domain), Some(name)) => (domain.name == *name).then_some(domain),
            (domain, name) => domain.or_else(|| name.clone().map(Domain::of_name)),
        }
    }
}
