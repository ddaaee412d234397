//! Tests of the catalogue's conversions.

use super::catalogue::{Domain, Package, asset, manager, summary};
use aws_sdk_codeartifact::operation::describe_package_version::DescribePackageVersionOutput;
use aws_sdk_codeartifact::primitives::DateTime;
use aws_sdk_codeartifact::test_util::make;
use aws_sdk_codeartifact::types::{
    AssetSummary, DomainStatus, DomainSummary, HashAlgorithm, LicenseInfo, PackageFormat, PackageSummary,
    PackageVersionDescription, PackageVersionStatus,
};

#[test]
fn a_domain() {
    let domain = make(|domain: &mut DomainSummary| {
        domain.name = Some("my-domain".to_owned());
        domain.status = Some(DomainStatus::Active);
        domain.created_time = Some(DateTime::from_secs(1_700_000_000));
    });
    let domain = Domain::from(domain);
    assert_eq!(domain.name.as_deref(), Some("my-domain"));
    assert_eq!(domain.status.as_deref(), Some("Active"));
    assert_eq!(domain.created, Some(1_700_000_000_000));
    assert_eq!(domain.owner, None);
}

#[test]
fn a_package() {
    let package = make(|package: &mut PackageSummary| {
        package.format = Some(PackageFormat::Pypi);
        package.package = Some("requests".to_owned());
    });
    assert_eq!(Package::from(&package), Package { manager: "pip".to_owned(), name: "requests".to_owned() });
    assert_eq!(manager(&PackageFormat::from("oci")), "`oci`");
}

#[test]
fn a_version() {
    let version = make(|version: &mut PackageVersionDescription| {
        version.version = Some("1.0".to_owned());
        version.status = Some(PackageVersionStatus::Published);
        version.published_time = Some(DateTime::from_secs(7));
        version.licenses = Some(vec![make(|license: &mut LicenseInfo| license.name = Some("MIT".to_owned()))]);
    });
    let reply = make(|reply: &mut DescribePackageVersionOutput| reply.package_version = Some(version));
    assert_eq!(summary(&reply), "1.0 can be installed, since 7, under MIT");
}

#[test]
fn an_asset() {
    let summary = make(|summary: &mut AssetSummary| {
        summary.name = Some("a.tgz".to_owned());
        summary.size = Some(3);
        summary.hashes = Some([(HashAlgorithm::Sha256, "ab".to_owned())].into());
    });
    assert_eq!(asset(&summary), ("a.tgz".to_owned(), 3, "ab".to_owned()));
}
