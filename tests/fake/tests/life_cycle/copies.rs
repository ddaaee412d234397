//! Copies between repositories.

use crate::{DOMAIN, NAMESPACE, PACKAGE, REPOSITORY, publish, with_repository};
use codeartifact::Error;
use codeartifact::types::{PackageFormat, PackageVersionErrorCode, UpstreamRepository};

#[tokio::test]
async fn copies_say_what_failed() -> Result<(), Error> {
    let (_server, client) = with_repository().await;
    client.create_repository().domain(DOMAIN).repository("other").send().await?;
    publish(&client, "1", "a", "one", false).await;
    publish(&client, "2", "a", "two", true).await;
    let copy = client.copy_package_versions().domain(DOMAIN).source_repository(REPOSITORY);
    let copy =
        copy.destination_repository("other").format(PackageFormat::Generic).namespace(NAMESPACE).package(PACKAGE);
    let neither = copy.clone().send().await.unwrap_err();
    assert_eq!(neither.code(), Some("ValidationException"));
    let copied = copy.clone().versions("1").versions("2").versions("3").send().await?;
    let failed = copied.failed_versions.unwrap_or_default();
    assert_eq!(copied.successful_versions.unwrap_or_default().len(), 1);
    assert_eq!(failed["2"].error_code, Some(PackageVersionErrorCode::NotAllowed));
    assert_eq!(failed["3"].error_code, Some(PackageVersionErrorCode::NotFound));
    let again = copy.clone().versions("1").send().await?.failed_versions.unwrap_or_default();
    assert_eq!(again["1"].error_code, Some(PackageVersionErrorCode::AlreadyExists));
    let revision = copy.clone().version_revisions("1", "other").send().await?.failed_versions.unwrap_or_default();
    assert_eq!(revision["1"].error_code, Some(PackageVersionErrorCode::MismatchedRevision));
    let over = copy.versions("1").allow_overwrite(true).send().await?;
    assert_eq!(over.successful_versions.unwrap_or_default().len(), 1);
    Ok(())
}

#[tokio::test]
async fn versions_upstream_are_copied_if_they_are_wanted() -> Result<(), Error> {
    let (_server, client) = with_repository().await;
    publish(&client, "1", "a", "one", false).await;
    let upstream = UpstreamRepository::builder().repository_name(REPOSITORY).build();
    client.create_repository().domain(DOMAIN).repository("below").upstreams(upstream).send().await?;
    client.create_repository().domain(DOMAIN).repository("other").send().await?;
    let copy = client.copy_package_versions().domain(DOMAIN).source_repository("below");
    let copy =
        copy.destination_repository("other").format(PackageFormat::Generic).namespace(NAMESPACE).package(PACKAGE);
    let copy = copy.versions("1");
    assert_eq!(copy.clone().send().await.unwrap_err().code(), Some("ResourceNotFoundException"));
    let copied = copy.include_from_upstream(true).send().await?;
    assert_eq!(copied.successful_versions.unwrap_or_default().len(), 1);
    Ok(())
}
