//! Tests of the catalogue's conversions.

use super::catalogue::{Domain, Package, asset, manager, summary};
use aws_sdk_codeartifact::operation::describe_package_version::DescribePackageVersionOutput;
use aws_sdk_codeartifact::primitives::DateTime;
use aws_sdk_codeartifact::types::{
    AssetSummary, DomainStatus, DomainSummary, HashAlgorithm, LicenseInfo, PackageFormat, PackageSummary,
    PackageVersionDescription, PackageVersionStatus,
};

#[test]
fn a_domain() {
    let domain = DomainSummary::builder()
        .name("my-domain")
        .status(DomainStatus::Active)
        .created_time(DateTime::from_secs(1_700_000_000))
        .build();
    let domain = Domain::from(domain);
    assert_eq!(domain.name.as_deref(), Some("my-domain"));
    assert_eq!(domain.status.as_deref(), Some("Active"));
    assert_eq!(domain.created, Some(1_700_000_000_000));
    assert_eq!(domain.owner, None);
}

#[test]
fn a_package() {
    let package = PackageSummary::builder().format(PackageFormat::Pypi).package("requests").build();
    assert_eq!(Package::from(&package), Package { manager: "pip".to_owned(), name: "requests".to_owned() });
    assert_eq!(manager(&PackageFormat::from("oci")), "`oci`");
}

#[test]
fn a_version() {
    let version = PackageVersionDescription::builder()
        .version("1.0")
        .status(PackageVersionStatus::Published)
        .published_time(DateTime::from_secs(7))
        .licenses(LicenseInfo::builder().name("MIT").build())
        .build();
    let reply = DescribePackageVersionOutput::builder().package_version(version).build();
    assert_eq!(summary(&reply), "1.0 can be installed, since 7, under MIT");
}

#[test]
fn an_asset() {
    let summary = AssetSummary::builder().name("a.tgz").size(3).hashes(HashAlgorithm::Sha256, "ab").build().unwrap();
    assert_eq!(asset(&summary), ("a.tgz".to_owned(), 3, "ab".to_owned()));
}
