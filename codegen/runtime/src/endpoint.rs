//! Endpoints, and the functions of endpoint rule sets.

mod arn;
mod host_label;
mod partition;
#[rustfmt::skip]
mod partitions;
mod region;
mod text;
mod url;

use crate::wire::sentence::{self, CLAUSE};
pub use arn::{Arn, parse_arn};
pub use host_label::{is_valid_host_label, is_virtual_hostable_s3_bucket};
pub use partition::{Partition, partition};
pub use partitions::PARTITIONS;
#[cfg(feature = "client")]
pub(crate) use region::of_pseudo_region;
pub use region::{Region, check_region};
use std::fmt::{self, Write};
pub use text::{split, substring, uri_encode};
pub(crate) use url::{Location, parse_endpoint};
pub use url::{Url, parse_url, without_user};

/// The URL that requests are sent to, with headers and auth schemes. `Debug` does not show a user name and a password in
/// the URL.
#[derive(Clone, PartialEq, Eq)]
pub struct Endpoint {
    url: String,
    headers: Vec<(String, String)>,
    auth_schemes: Vec<AuthScheme>,
}

impl Endpoint {
    /// An endpoint at a URL, for example `https://codeartifact.eu-west-1.amazonaws.com`. If it has a path, that
    /// precedes the path of each operation.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), headers: Vec::new(), auth_schemes: Vec::new() }
    }

    /// Adds a header to all requests.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Adds an auth scheme. The one that is added first is preferred.
    #[must_use]
    pub fn auth_scheme(mut self, scheme: AuthScheme) -> Self {
        self.auth_schemes.push(scheme);
        self
    }

    /// The URL.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Names and values of the headers for all requests.
    #[must_use]
    pub fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    /// The auth schemes, the preferred one first. If there are none, the service's metadata decide.
    #[must_use]
    pub fn auth_schemes(&self) -> &[AuthScheme] {
        &self.auth_schemes
    }

    /// The first auth scheme that is Signature Version 4.
    #[must_use]
    pub fn sigv4(&self) -> Option<&AuthScheme> {
        self.auth_schemes.iter().find(|scheme| scheme.name == "sigv4")
    }

    /// Returns the names of the auth schemes if there are some and none of them is `sigv4`.
    pub(crate) fn other_schemes(&self) -> Option<String> {
        let names: Vec<_> = self.auth_schemes.iter().map(|scheme| scheme.name.as_str()).collect();
        (!names.is_empty() && !names.contains(&"sigv4")).then(|| names.join(", "))
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Endpoint")
            .field("url", &without_user(&self.url))
            .field("headers", &self.headers)
            .field("auth_schemes", &self.auth_schemes)
            .finish()
    }
}

/// An auth scheme: how requests to an endpoint are signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthScheme {
    name: String,
    signing_name: Option<String>,
    signing_region: Option<String>,
    signing_region_set: Vec<String>,
}

impl AuthScheme {
    /// An auth scheme with its name in rule sets, for example `sigv4`.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), signing_name: None, signing_region: None, signing_region_set: Vec::new() }
    }

    /// Sets the service of the signing scope.
    #[must_use]
    pub fn signing_name(mut self, name: impl Into<String>) -> Self {
        self.signing_name = Some(name.into());
        self
    }

    /// Sets the region of the signing scope.
    #[must_use]
    pub fn signing_region(mut self, region: impl Into<String>) -> Self {
        self.signing_region = Some(region.into());
        self
    }

    /// Adds a region in which the signature is valid, for schemes that sign for several; `*` stands for all.
    #[must_use]
    pub fn also_signing_region(mut self, region: impl Into<String>) -> Self {
        self.signing_region_set.push(region.into());
        self
    }

    /// The scheme's name in rule sets.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Service and region of the signing scope, each `None` if the endpoint does not set it.
    #[must_use]
    pub fn scope(&self) -> (Option<&str>, Option<&str>) {
        (self.signing_name.as_deref(), self.signing_region.as_deref())
    }

    /// The regions in which the signature is valid, for schemes that sign for several.
    #[must_use]
    pub fn signing_region_set(&self) -> &[String] {
        &self.signing_region_set
    }
}

/// The built-in parameters of rule sets, which come from the client's configuration. `Debug` does not show a user name and
/// a password in the endpoint.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct BuiltIns {
    /// `AWS::Region`
    pub region: Option<String>,
    /// `AWS::UseFIPS`
    pub use_fips: bool,
    /// `AWS::UseDualStack`
    pub use_dual_stack: bool,
    /// `SDK::Endpoint`, a URL
    pub endpoint: Option<String>,
}

impl fmt::Debug for BuiltIns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BuiltIns")
            .field("region", &self.region)
            .field("use_fips", &self.use_fips)
            .field("use_dual_stack", &self.use_dual_stack)
            .field("endpoint", &self.endpoint.as_deref().map(without_user))
            .finish()
    }
}

/// The error if a rule set has no endpoint for a configuration, or if the endpoint is not a URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndpointError(String);

impl EndpointError {
    /// An error with the rule set's message.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl From<&str> for EndpointError {
    fn from(message: &str) -> Self {
        Self::new(message)
    }
}

impl From<String> for EndpointError {
    fn from(message: String) -> Self {
        Self::new(message)
    }
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        sentence::write(f, CLAUSE, |clause| clause.write_str(&self.0))
    }
}

impl std::error::Error for EndpointError {}

#[cfg(test)]
mod tests {
    use super::{AuthScheme, Endpoint};

    #[test]
    fn signature_version_4_is_found_among_others() {
        let endpoint = Endpoint::new("https://a.example")
            .auth_scheme(AuthScheme::new("sigv4a").also_signing_region("*"))
            .auth_scheme(AuthScheme::new("sigv4").signing_name("s").signing_region("r"));
        let scheme = endpoint.sigv4().unwrap();
        assert_eq!((scheme.name(), scheme.scope()), ("sigv4", (Some("s"), Some("r"))));
        assert_eq!(endpoint.auth_schemes()[0].signing_region_set(), ["*"]);
        assert_eq!(Endpoint::new("https://a.example").sigv4(), None);
    }
}
