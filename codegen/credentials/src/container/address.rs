//! Where the container's credentials are.

use crate::metadata;
use botocore_runtime::credentials::CredentialsError;
use botocore_runtime::endpoint::without_user;
use botocore_runtime::environment::Environment;
use botocore_runtime::http::Uri;
use std::net::IpAddr;

const RELATIVE: &str = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
const FULL: &str = "AWS_CONTAINER_CREDENTIALS_FULL_URI";

/// The agent of Amazon ECS, to which relative addresses belong.
const AGENT: &str = "http://169.254.170.2";
/// The hosts that may be asked without TLS, beside loopback addresses.
const HOSTS: [&str; 4] = ["169.254.170.2", "169.254.170.23", "fd00:ec2::23", "localhost"];

/// Whether a variable gives an address, be it a wrong one.
pub fn is_set(environment: &Environment) -> bool {
    [RELATIVE, FULL].iter().any(|variable| environment.get(variable).is_some())
}

/// The address, and the variable that gives it.
#[derive(Debug)]
pub struct Address {
    pub url: Uri,
    variable: &'static str,
}

impl Address {
    /// The address that variables give.
    ///
    /// # Errors
    /// Returns an error if no variable gives an address, or if nobody may ask there.
    pub fn of(environment: &Environment) -> Result<Self, CredentialsError> {
        if let Some(path) = environment.get(RELATIVE) {
            // Without the slash it would go on with the host.
            let url =
                Some(path).filter(|path| path.starts_with('/')).and_then(|path| format!("{AGENT}{path}").parse().ok());
            let problem = || CredentialsError::invalid(format!("{RELATIVE} is not a path that begins with `/`"));
            return Ok(Self { url: url.ok_or_else(problem)?, variable: RELATIVE });
        }
        let Some(url) = environment.get(FULL) else {
            return Err(CredentialsError::absent(format!("neither {RELATIVE} nor {FULL} is set")));
        };
        let shown = without_user(&url);
        let Some(parsed) = metadata::url(&url) else {
            return Err(CredentialsError::invalid(format!("{FULL} is `{shown}`, but must be a URL of http or https")));
        };
        if parsed.scheme_str() == Some("https") || parsed.host().is_some_and(is_trusted) {
            return Ok(Self { url: parsed, variable: FULL });
        }
        Err(CredentialsError::invalid(format!(
            "{FULL} is `{shown}`, where nobody is asked without TLS: use https, a loopback address, {}",
            HOSTS.join(", ")
        )))
    }

    /// The error of an address that gave no credentials.
    pub fn error(&self, problem: &str) -> CredentialsError {
        let (variable, host) = (self.variable, self.url.authority().map_or("", |authority| authority.as_str()));
        CredentialsError::invalid(format!(
            "no credentials from the container at {host}, which {variable} asks for: {problem}"
        ))
    }
}

fn is_trusted(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']').to_ascii_lowercase();
    HOSTS.contains(&host.as_str()) || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}
