//! Calls that publish, move or remove versions of a package.

use super::members;
use crate::call::Call;
use crate::{DOMAIN, NAMESPACE, OWNER, PACKAGE, REPOSITORY, signature};
use codeartifact::Client;
use codeartifact::primitives::ByteStream;
use codeartifact::types::{PackageFormat, PackageVersionStatus};
use serde_json::json;

pub fn publish_package_version(client: &Client) -> Call {
    let content = "the bytes of a library";
    let hash = signature::sha256(content.as_bytes());
    let members = members(json!({
        "format": "generic",
        "packageVersion": "1.2.3",
        "assetContent": content,
        "assetName": "my lib (1).jar",
        "assetSHA256": hash,
        "unfinished": true,
    }));
    let request = client
        .publish_package_version()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .repository(REPOSITORY)
        .format(PackageFormat::Generic)
        .namespace(NAMESPACE)
        .package(PACKAGE)
        .package_version("1.2.3")
        .asset_content(ByteStream::from_static(content.as_bytes()))
        .asset_name("my lib (1).jar")
        .asset_sha256(hash)
        .unfinished(true);
    Call::new("PublishPackageVersion", members, request.send())
}

pub fn copy_package_versions(client: &Client) -> Call {
    let members = json!({
        "domain": DOMAIN,
        "domainOwner": OWNER,
        "sourceRepository": "staging",
        "destinationRepository": "release",
        "format": "maven",
        "namespace": NAMESPACE,
        "package": PACKAGE,
        "versions": ["1.2.3", "1.2.4"],
        "versionRevisions": {"1.2.3": "rev=", "1.2.4": "ver="},
        "allowOverwrite": false,
        "includeFromUpstream": true,
    });
    let request = client
        .copy_package_versions()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .source_repository("staging")
        .destination_repository("release")
        .format(PackageFormat::Maven)
        .namespace(NAMESPACE)
        .package(PACKAGE)
        .versions("1.2.3")
        .versions("1.2.4")
        .version_revisions("1.2.3", "rev=")
        .version_revisions("1.2.4", "ver=")
        .allow_overwrite(false)
        .include_from_upstream(true);
    Call::new("CopyPackageVersions", members, request.send())
}

pub fn update_package_versions_status(client: &Client) -> Call {
    let members = members(json!({
        "versions": ["1.2.3"],
        "versionRevisions": {"1.2.3": "rev="},
        "expectedStatus": "Unfinished",
        "targetStatus": "Published",
    }));
    let request = client
        .update_package_versions_status()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .repository(REPOSITORY)
        .format(PackageFormat::Maven)
        .namespace(NAMESPACE)
        .package(PACKAGE)
        .versions("1.2.3")
        .version_revisions("1.2.3", "rev=")
        .expected_status(PackageVersionStatus::Unfinished)
        .target_status(PackageVersionStatus::Published);
    Call::new("UpdatePackageVersionsStatus", members, request.send())
}

pub fn dispose_package_versions(client: &Client) -> Call {
    let members = members(json!({
        "versions": ["1.2.3"],
        "versionRevisions": {"1.2.3": "rev="},
        "expectedStatus": "Archived",
    }));
    let request = client
        .dispose_package_versions()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .repository(REPOSITORY)
        .format(PackageFormat::Maven)
        .namespace(NAMESPACE)
        .package(PACKAGE)
        .versions("1.2.3")
        .version_revisions("1.2.3", "rev=")
        .expected_status(PackageVersionStatus::Archived);
    Call::new("DisposePackageVersions", members, request.send())
}

pub fn delete_package_versions(client: &Client) -> Call {
    let members = members(json!({"versions": ["1.2.3", "1.2.4"], "expectedStatus": "Unlisted"}));
    let request = client
        .delete_package_versions()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .repository(REPOSITORY)
        .format(PackageFormat::Maven)
        .namespace(NAMESPACE)
        .package(PACKAGE)
        .set_versions(Some(vec!["1.2.3".to_owned(), "1.2.4".to_owned()]))
        .expected_status(PackageVersionStatus::Unlisted);
    Call::new("DeletePackageVersions", members, request.send())
}
