//! Package groups: which one decides, and what it allows.

use crate::{DOMAIN, NAMESPACE, PACKAGE, REPOSITORY, publish, sha256, with_repository};
use codeartifact::runtime::ByteStream;
use codeartifact::types::{
    PackageFormat, PackageGroupAllowedRepository, PackageGroupAssociationType, PackageGroupOriginRestrictionMode,
    PackageGroupOriginRestrictionType,
};
use codeartifact::{Client, Error};

async fn group_of(client: &Client, namespace: &str, package: &str) -> (String, Option<PackageGroupAssociationType>) {
    let found = client.get_associated_package_group().domain(DOMAIN).format(PackageFormat::Npm).namespace(namespace);
    let found = found.package(package).send().await.expect("each package has a group");
    (found.package_group.unwrap_or_default().pattern.unwrap_or_default(), found.association_type)
}

#[tokio::test]
async fn the_narrowest_group_decides() -> Result<(), Error> {
    let (_server, client) = with_repository().await;
    for pattern in ["/npm/*", "/npm/sp~", "/npm/space/*", "/npm/space/any-ui~", "/npm/space/any-ui-kit$"] {
        client.create_package_group().domain(DOMAIN).package_group(pattern).send().await?;
    }
    for (namespace, package, pattern, strength) in [
        ("other", "x", "/npm/*", PackageGroupAssociationType::Strong),
        ("sp.x", "x", "/npm/sp~", PackageGroupAssociationType::Strong),
        ("spare", "x", "/npm/sp~", PackageGroupAssociationType::Weak),
        ("space", "x", "/npm/space/*", PackageGroupAssociationType::Strong),
        ("space", "any-ui-x", "/npm/space/any-ui~", PackageGroupAssociationType::Strong),
        ("space", "AnyUi.x", "/npm/space/any-ui~", PackageGroupAssociationType::Weak),
        ("space", "any-ui-kit", "/npm/space/any-ui-kit$", PackageGroupAssociationType::Strong),
    ] {
        assert_eq!(group_of(&client, namespace, package).await, (pattern.to_owned(), Some(strength)), "{package}");
    }
    let twice = client.create_package_group().domain(DOMAIN).package_group("/npm/*").send().await.unwrap_err();
    assert_eq!(twice.code(), Some("ConflictException"));
    for bad in ["npm/*", "/nothing/*", "/npm", "/npm/a/b/c$", "/npm/~"] {
        let error = client.create_package_group().domain(DOMAIN).package_group(bad).send().await.unwrap_err();
        assert_eq!(error.code(), Some("ValidationException"), "{bad}");
    }
    Ok(())
}

#[tokio::test]
async fn groups_are_a_tree() -> Result<(), Error> {
    let (_server, client) = with_repository().await;
    for pattern in ["/npm/*", "/npm/space/*", "/pypi/*"] {
        client.create_package_group().domain(DOMAIN).package_group(pattern).contact_info("us").send().await?;
    }
    let children = client.list_sub_package_groups().domain(DOMAIN).package_group("/*").max_results(9).send().await?;
    let patterns: Vec<_> = children.package_groups().iter().filter_map(|group| group.pattern.as_deref()).collect();
    assert_eq!(patterns, ["/npm/*", "/pypi/*"]);
    client.delete_package_group().domain(DOMAIN).package_group("/npm/*").send().await?;
    let group = client.describe_package_group().domain(DOMAIN).package_group("/npm/space/*").send().await?;
    let parent = group.package_group.unwrap_or_default().parent.unwrap_or_default();
    assert_eq!(parent.pattern.as_deref(), Some("/*"));
    let root = client.delete_package_group().domain(DOMAIN).package_group("/*").send().await.unwrap_err();
    assert_eq!(root.code(), Some("ValidationException"));
    let gone = client.update_package_group().domain(DOMAIN).package_group("/npm/*").send().await.unwrap_err();
    assert_eq!(gone.code(), Some("ResourceNotFoundException"));
    let listed = client.list_package_groups().domain(DOMAIN).prefix("/p").send().await?;
    assert_eq!(listed.package_groups().len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_group_allows_some_repositories_alone() -> Result<(), Error> {
    let (_server, client) = with_repository().await;
    client.create_repository().domain(DOMAIN).repository("other").send().await?;
    client.create_package_group().domain(DOMAIN).package_group("/generic/*").send().await?;
    let kind = PackageGroupOriginRestrictionType::Publish;
    let other = PackageGroupAllowedRepository::builder().repository_name("other").origin_restriction_type(kind.clone());
    let update = client.update_package_group_origin_configuration().domain(DOMAIN).package_group("/generic/*");
    let some = PackageGroupOriginRestrictionMode::AllowSpecificRepositories;
    let update = update.restrictions(kind.clone(), some).add_allowed_repositories(other.build());
    let updated = update.send().await?.allowed_repository_updates.unwrap_or_default();
    assert_eq!(updated.len(), 1);
    let allowed = client.list_allowed_repositories_for_group().domain(DOMAIN).package_group("/generic/*");
    assert_eq!(allowed.origin_restriction_type(kind).send().await?.allowed_repositories().len(), 1);

    let publish = |repository: &str| {
        let request = client.publish_package_version().domain(DOMAIN).format(PackageFormat::Generic);
        let request = request.namespace(NAMESPACE).package(PACKAGE).package_version("1").asset_name("a");
        request.repository(repository).asset_sha256(sha256("x")).asset_content(ByteStream::from("x")).send()
    };
    assert_eq!(publish(REPOSITORY).await.unwrap_err().code(), Some("AccessDeniedException"));
    publish("other").await?;
    Ok(())
}

#[tokio::test]
async fn packages_of_a_group_are_listed() -> Result<(), Error> {
    let (_server, client) = with_repository().await;
    publish(&client, "1", "a", "one", false).await;
    let list = client.list_associated_packages().domain(DOMAIN);
    assert_eq!(list.clone().package_group("/*").send().await?.packages().len(), 1);
    let absent = list.clone().package_group("/generic/*");
    assert_eq!(absent.clone().send().await.unwrap_err().code(), Some("ResourceNotFoundException"));
    assert_eq!(absent.preview(true).send().await?.packages().len(), 1);
    client.create_package_group().domain(DOMAIN).package_group("/generic/*").send().await?;
    assert_eq!(list.package_group("/*").send().await?.packages().len(), 0);
    Ok(())
}
