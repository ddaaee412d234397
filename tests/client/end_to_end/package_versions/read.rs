//! Calls that look at versions of a package.

use super::members;
use crate::call::Call;
use crate::{DOMAIN, NAMESPACE, OWNER, PACKAGE, REPOSITORY, TOKEN};
use codeartifact::Client;
use codeartifact::types::{PackageFormat, PackageVersionOriginType, PackageVersionSortType, PackageVersionStatus};
use serde_json::json;

pub fn describe_package_version(client: &Client) -> Call {
    let request = client
        .describe_package_version()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .repository(REPOSITORY)
        .format(PackageFormat::Maven)
        .namespace(NAMESPACE)
        .package(PACKAGE)
        .package_version("1.2.3");
    Call::new("DescribePackageVersion", members(json!({"packageVersion": "1.2.3"})), request.send())
}

pub fn get_package_version_asset(client: &Client) -> Call {
    let members =
        members(json!({"packageVersion": "1.2.3", "asset": "my lib (1).jar", "packageVersionRevision": "rev="}));
    let request = client
        .get_package_version_asset()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .repository(REPOSITORY)
        .format(PackageFormat::Maven)
        .namespace(NAMESPACE)
        .package(PACKAGE)
        .package_version("1.2.3")
        .asset("my lib (1).jar")
        .package_version_revision("rev=");
    Call::new("GetPackageVersionAsset", members, request.send())
}

pub fn get_package_version_readme(client: &Client) -> Call {
    let request = client
        .get_package_version_readme()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .repository(REPOSITORY)
        .format(PackageFormat::Maven)
        .namespace(NAMESPACE)
        .package(PACKAGE)
        .package_version("1.2.3");
    Call::new("GetPackageVersionReadme", members(json!({"packageVersion": "1.2.3"})), request.send())
}

pub fn list_package_versions(client: &Client) -> Call {
    let members = members(json!({
        "status": "Published",
        "sortBy": "PUBLISHED_TIME",
        "maxResults": 5,
        "nextToken": TOKEN,
        "originType": "EXTERNAL",
    }));
    let request = client
        .list_package_versions()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .repository(REPOSITORY)
        .format(PackageFormat::Maven)
        .namespace(NAMESPACE)
        .package(PACKAGE)
        .status(PackageVersionStatus::Published)
        .sort_by(PackageVersionSortType::PublishedTime)
        .max_results(5)
        .next_token(TOKEN)
        .origin_type(PackageVersionOriginType::External);
    Call::new("ListPackageVersions", members, request.send())
}

pub fn list_package_version_assets(client: &Client) -> Call {
    let members = members(json!({"packageVersion": "1.2.3", "maxResults": 5, "nextToken": TOKEN}));
    let request = client
        .list_package_version_assets()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .repository(REPOSITORY)
        .format(PackageFormat::Maven)
        .namespace(NAMESPACE)
        .package(PACKAGE)
        .package_version("1.2.3")
        .max_results(5)
        .next_token(TOKEN);
    Call::new("ListPackageVersionAssets", members, request.send())
}

pub fn list_package_version_dependencies(client: &Client) -> Call {
    let members = members(json!({"packageVersion": "1.2.3", "nextToken": TOKEN}));
    let request = client
        .list_package_version_dependencies()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .repository(REPOSITORY)
        .format(PackageFormat::Maven)
        .namespace(NAMESPACE)
        .package(PACKAGE)
        .package_version("1.2.3")
        .next_token(TOKEN);
    Call::new("ListPackageVersionDependencies", members, request.send())
}
