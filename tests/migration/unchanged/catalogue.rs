//! Converts what the service returns into the objects that a web page shows.

use aws_sdk_codeartifact::operation::describe_package_version::DescribePackageVersionOutput;
use aws_sdk_codeartifact::primitives::DateTime;
use aws_sdk_codeartifact::types::{
    AssetSummary, DomainSummary, HashAlgorithm, PackageFormat, PackageSummary, PackageVersionStatus, RepositorySummary,
};

#[derive(Debug, Clone, PartialEq)]
pub struct Domain {
    pub name: Option<String>,
    pub owner: Option<String>,
    pub status: Option<String>,
    /// In milliseconds since 1970.
    pub created: Option<i64>,
    pub key: Option<String>,
}

impl From<DomainSummary> for Domain {
    fn from(domain: DomainSummary) -> Self {
        Self {
            name: domain.name,
            owner: domain.owner,
            status: domain.status.map(|status| status.as_str().to_string()),
            created: milliseconds(domain.created_time.as_ref()),
            key: domain.encryption_key,
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Repository {
    pub name: Option<String>,
    pub domain: Option<String>,
    pub description: Option<String>,
}

impl From<RepositorySummary> for Repository {
    fn from(repository: RepositorySummary) -> Self {
        Self { name: repository.name, domain: repository.domain_name, description: repository.description }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Package {
    pub manager: String,
    pub name: String,
}

impl From<&PackageSummary> for Package {
    fn from(package: &PackageSummary) -> Self {
        let name = package.package().unwrap_or_default();
        Self {
            manager: package.format().map(manager).unwrap_or_default(),
            name: match package.namespace() {
                Some(namespace) => format!("{namespace}/{name}"),
                None => name.to_owned(),
            },
        }
    }
}

/// The name of the tool that installs packages of a format.
pub fn manager(format: &PackageFormat) -> String {
    match format {
        PackageFormat::Npm => "npm".to_owned(),
        PackageFormat::Pypi => "pip".to_owned(),
        PackageFormat::Maven => "Maven".to_owned(),
        PackageFormat::Cargo => "Cargo".to_owned(),
        PackageFormat::Generic => "by hand".to_owned(),
        other => format!("`{}`", other.as_str()),
    }
}

/// A sentence about a version of a package.
pub fn summary(reply: &DescribePackageVersionOutput) -> String {
    let Some(version) = reply.package_version() else { return "nothing is known".to_owned() };
    let state = match version.status() {
        Some(PackageVersionStatus::Published) => "can be installed",
        Some(PackageVersionStatus::Archived | PackageVersionStatus::Disposed) => "is gone",
        Some(_) => "cannot be installed",
        None => "has no status",
    };
    let licenses: Vec<&str> = version.licenses().iter().filter_map(|license| license.name()).collect();
    let published = version.published_time().map(|time| time.secs()).unwrap_or_default();
    format!("{} {state}, since {published}, under {}", version.version().unwrap_or_default(), licenses.join(" or "))
}

/// The name, size and hash of an asset.
pub fn asset(asset: &AssetSummary) -> (String, u64, String) {
    let hash = asset.hashes().and_then(|hashes| hashes.get(&HashAlgorithm::Sha256)).cloned();
    (asset.name().to_string(), asset.size().unwrap_or(0).max(0) as u64, hash.unwrap_or_default())
}

fn milliseconds(time: Option<&DateTime>) -> Option<i64> {
    let time = time?;
    Some(time.secs() * 1000 + i64::from(time.subsec_nanos() / 1_000_000))
}
