//! Packages, their versions and assets.

use crate::{DOMAIN, NAMESPACE, PACKAGE, REPOSITORY, publish, sha256, with_repository};
use codeartifact::Error;
use codeartifact::runtime::ByteStream;
use codeartifact::types::{
    AllowPublish, AllowUpstream, PackageFormat, PackageOriginRestrictions, PackageVersionErrorCode,
    PackageVersionStatus,
};

#[tokio::test]
async fn what_is_published_can_be_read() -> Result<(), Error> {
    let (_server, client) = with_repository().await;
    publish(&client, "1.0", "a file.txt", "one", true).await;
    publish(&client, "1.0", "README.md", "two", false).await;

    let of = client.describe_package_version().domain(DOMAIN).repository(REPOSITORY).format(PackageFormat::Generic);
    let version = of.namespace(NAMESPACE).package(PACKAGE).package_version("1.0").send().await?;
    let version = version.package_version.unwrap_or_default();
    assert_eq!(version.status, Some(PackageVersionStatus::Published));

    let get = client.get_package_version_asset().domain(DOMAIN).repository(REPOSITORY).format(PackageFormat::Generic);
    let get = get.namespace(NAMESPACE).package(PACKAGE).package_version("1.0");
    let got = get.clone().asset("a file.txt").send().await?;
    assert_eq!(got.package_version_revision, version.revision);
    assert_eq!(got.asset.collect().await.expect("all of it").into_bytes(), "one");
    let missing = get.asset("b").send().await.unwrap_err();
    assert_eq!(missing.code(), Some("ResourceNotFoundException"));

    let readme = client.get_package_version_readme().domain(DOMAIN).repository(REPOSITORY);
    let readme = readme.format(PackageFormat::Generic).namespace(NAMESPACE).package(PACKAGE).package_version("1.0");
    assert_eq!(readme.send().await?.readme.as_deref(), Some("two"));
    Ok(())
}

#[tokio::test]
async fn a_publication_is_checked() {
    let (_server, client) = with_repository().await;
    publish(&client, "1", "a", "one", true).await;
    let publish_again = |format, namespace: Option<&str>, asset: &str| {
        let request = client.publish_package_version().domain(DOMAIN).repository(REPOSITORY).package(PACKAGE);
        let request = request.format(format).set_namespace(namespace.map(str::to_owned)).package_version("1");
        request.asset_name(asset).asset_content(ByteStream::from("other")).asset_sha256(sha256("other")).send()
    };
    let generic = PackageFormat::Generic;
    let conflict = publish_again(generic.clone(), Some(NAMESPACE), "a").await.unwrap_err();
    assert_eq!(conflict.code(), Some("ConflictException"));
    let bare = publish_again(generic.clone(), None, "b").await.unwrap_err();
    assert_eq!(bare.code(), Some("ValidationException"));
    let npm = publish_again(PackageFormat::Npm, None, "b").await.unwrap_err();
    assert_eq!(npm.code(), Some("ValidationException"));
    publish(&client, "1", "a", "one", false).await;
    let late = publish_again(generic, Some(NAMESPACE), "b").await.unwrap_err();
    assert_eq!(late.code(), Some("ConflictException"));
}

/// Whoever has lost a reply publishes again, and nothing comes of it.
#[tokio::test]
async fn what_is_there_can_be_published_again() -> Result<(), Error> {
    let (_server, client) = with_repository().await;
    publish(&client, "1", "a", "one", false).await;
    let of = client.describe_package_version().domain(DOMAIN).repository(REPOSITORY).format(PackageFormat::Generic);
    let of = of.namespace(NAMESPACE).package(PACKAGE).package_version("1");
    let update = client.update_package_versions_status().domain(DOMAIN).repository(REPOSITORY);
    let update = update.format(PackageFormat::Generic).namespace(NAMESPACE).package(PACKAGE).versions("1");
    for status in [PackageVersionStatus::Published, PackageVersionStatus::Unlisted] {
        update.clone().target_status(status.clone()).send().await?.into_result().expect("it is changed");
        let before = of.clone().send().await?.package_version;
        publish(&client, "1", "a", "one", false).await;
        let after = of.clone().send().await?.package_version;
        assert_eq!((&after, after.as_ref().and_then(|it| it.status.clone())), (&before, Some(status)));
    }
    update.target_status(PackageVersionStatus::Archived).send().await?.into_result().expect("it is changed");
    let again = client.publish_package_version().domain(DOMAIN).repository(REPOSITORY).format(PackageFormat::Generic);
    let again = again.namespace(NAMESPACE).package(PACKAGE).package_version("1").asset_name("a");
    let again = again.asset_sha256(sha256("one")).asset_content(ByteStream::from("one")).send().await;
    assert_eq!(again.unwrap_err().code(), Some("ConflictException"));
    Ok(())
}

#[tokio::test]
async fn each_version_has_an_outcome_of_its_own() -> Result<(), Error> {
    let (_server, client) = with_repository().await;
    for version in ["1", "2", "3"] {
        publish(&client, version, "a", version, false).await;
    }
    let update = client.update_package_versions_status().domain(DOMAIN).repository(REPOSITORY);
    let update =
        update.format(PackageFormat::Generic).namespace(NAMESPACE).package(PACKAGE).versions("1").versions("9");
    let updated = update.target_status(PackageVersionStatus::Archived).send().await?;
    assert_eq!(updated.successful_versions.unwrap_or_default().len(), 1);
    let failed = updated.failed_versions.unwrap_or_default();
    assert_eq!(failed["9"].error_code, Some(PackageVersionErrorCode::NotFound));

    let dispose = client.dispose_package_versions().domain(DOMAIN).repository(REPOSITORY);
    let dispose =
        dispose.format(PackageFormat::Generic).namespace(NAMESPACE).package(PACKAGE).versions("1").versions("2");
    let disposed = dispose.expected_status(PackageVersionStatus::Published).send().await?;
    assert_eq!(
        disposed.failed_versions.unwrap_or_default()["1"].error_code,
        Some(PackageVersionErrorCode::MismatchedStatus)
    );
    let assets = client.list_package_version_assets().domain(DOMAIN).repository(REPOSITORY);
    let assets = assets.format(PackageFormat::Generic).namespace(NAMESPACE).package(PACKAGE).package_version("2");
    assert!(assets.send().await?.assets.unwrap_or_default().is_empty());

    let delete = client.delete_package_versions().domain(DOMAIN).repository(REPOSITORY);
    let delete = delete.format(PackageFormat::Generic).namespace(NAMESPACE).package(PACKAGE).versions("3");
    let deleted = delete.clone().send().await?.successful_versions.unwrap_or_default();
    assert_eq!(deleted["3"].status, Some(PackageVersionStatus::Deleted));
    assert_eq!(delete.send().await?.failed_versions.unwrap_or_default().len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_package_that_blocks_publications_takes_none() -> Result<(), Error> {
    let (_server, client) = with_repository().await;
    let restrictions = PackageOriginRestrictions::builder().publish(AllowPublish::Block).upstream(AllowUpstream::Allow);
    let put = client.put_package_origin_configuration().domain(DOMAIN).repository(REPOSITORY);
    let put = put.format(PackageFormat::Generic).namespace(NAMESPACE).package(PACKAGE);
    put.restrictions(restrictions.build()).send().await?;
    let late = client.publish_package_version().domain(DOMAIN).repository(REPOSITORY).package(PACKAGE);
    let late = late.format(PackageFormat::Generic).namespace(NAMESPACE).package_version("1").asset_name("a");
    let denied = late.asset_sha256(sha256("x")).asset_content(ByteStream::from("x")).send().await.unwrap_err();
    assert_eq!(denied.code(), Some("AccessDeniedException"));
    let package = client.describe_package().domain(DOMAIN).repository(REPOSITORY).format(PackageFormat::Generic);
    let package = package.namespace(NAMESPACE).package(PACKAGE).send().await?.package.unwrap_or_default();
    assert_eq!(package.name.as_deref(), Some(PACKAGE));
    let delete = client.delete_package().domain(DOMAIN).repository(REPOSITORY).format(PackageFormat::Generic);
    let delete = delete.namespace(NAMESPACE).package(PACKAGE);
    delete.clone().send().await?;
    assert_eq!(delete.send().await.unwrap_err().code(), Some("ResourceNotFoundException"));
    Ok(())
}
