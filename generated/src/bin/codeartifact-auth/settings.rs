//! Whose token of which domain is asked for, and where. No call is made to find that out.

use crate::domain::Domain;
use crate::identity;
use crate::options::Options;
use crate::problem::Problem;
use codeartifact::Error;
use codeartifact::blocking::{Client, wait};
use codeartifact::config::{Builder, Config};
use codeartifact::runtime::operation::Service as _;
use std::path::PathBuf;

/// The settings of a request for a token.
pub struct Settings {
    /// The name of the domain.
    pub domain: String,
    /// The account that owns it, if it is known.
    pub owner: Option<String>,
    /// The region.
    pub region: String,
    /// Another endpoint than the region's.
    pub endpoint: String,
    /// Whose credentials are used.
    pub identity: String,
    /// The profile that an option names.
    pub profile: Option<String>,
    /// The settings of the client.
    client: Builder,
    /// The folder of cached tokens.
    pub cache: PathBuf,
}

impl Settings {
    /// Looks the settings up: in the options, the URL's domain, the environment and the profile.
    pub fn load(domain: Domain, options: &Options) -> Result<Self, Problem> {
        let mut client = Config::builder();
        if let Some(profile) = &options.profile {
            client = client.profile(profile);
        }
        if let Some(region) = options.region.as_ref().or(domain.region.as_ref()) {
            client = client.region(region.clone());
        }
        let client = wait(client.load(&codeartifact::Service::METADATA)).map_err(|error| error.to_string())?;
        let config = client.clone().build();
        let identity = wait(identity::of(config.environment(), config.profile()))?;
        let advice = "no region is set: give --region, or set AWS_REGION or the profile's `region`";
        let flags = format!("fips {} dual-stack {}", config.use_fips(), config.use_dual_stack());
        Ok(Self {
            domain: domain.name,
            owner: options.domain_owner.clone().or(domain.owner),
            region: config.region().ok_or(advice)?.to_owned(),
            endpoint: config.endpoint_url().map_or(flags, str::to_owned),
            identity,
            profile: options.profile.clone(),
            client,
            cache: cache_folder(config.environment())?,
        })
    }
}

impl Settings {
    /// A client of the service.
    pub fn client(&self) -> Result<Client, Error> {
        Client::load(self.client.clone().region(self.region.clone()))
    }
}

/// The folder of the user's caches: `CODEARTIFACT_AUTH_CACHE`, or ours in the system's place.
fn cache_folder(environment: &codeartifact::config::Environment) -> Result<PathBuf, Problem> {
    if let Some(folder) = environment.get("CODEARTIFACT_AUTH_CACHE") {
        return Ok(folder.into());
    }
    let of_home = |within: &str| std::env::home_dir().map(|home| home.join(within));
    let folder = if cfg!(windows) {
        environment.get("LOCALAPPDATA").map(PathBuf::from)
    } else if cfg!(target_os = "macos") {
        of_home("Library/Caches")
    } else {
        // A path that is not absolute is to be ignored.
        let set = environment.get("XDG_CACHE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
        set.or_else(|| of_home(".cache"))
    };
    let advice = "there is no folder for the cache: set HOME or CODEARTIFACT_AUTH_CACHE";
    Ok(folder.ok_or(advice)?.join("codeartifact-auth"))
}
