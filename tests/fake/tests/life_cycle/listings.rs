//! Listings and their pages.

use crate::{DOMAIN, NAMESPACE, PACKAGE, REPOSITORY, publish, with_repository};
use codeartifact::Error;
use codeartifact::types::{PackageFormat, PackageVersionSortType, PackageVersionStatus};

#[tokio::test]
async fn a_listing_goes_on_behind_what_was_deleted() -> Result<(), Error> {
    let (_server, client) = with_repository().await;
    for name in ["aa", "bb", "cc"] {
        client.create_repository().domain(DOMAIN).repository(name).send().await?;
    }
    let list = client.list_repositories_in_domain().domain(DOMAIN);
    let first = list.clone().send().await?;
    assert_eq!(first.repositories().len(), 2, "the page size of the settings");
    client.delete_repository().domain(DOMAIN).repository("bb").send().await?;
    let second = list.next_token(first.next_token.unwrap_or_default()).send().await?;
    let names: Vec<_> = second.repositories().iter().filter_map(|repository| repository.name.as_deref()).collect();
    assert_eq!(names, ["cc", REPOSITORY]);
    assert_eq!(second.next_token, None);
    Ok(())
}

#[tokio::test]
async fn a_token_of_another_listing_is_refused() -> Result<(), Error> {
    let (_server, client) = with_repository().await;
    for name in ["aa", "bb"] {
        client.create_repository().domain(DOMAIN).repository(name).send().await?;
    }
    let token = client.list_repositories().send().await?.next_token.unwrap_or_default();
    let other = client.list_repositories_in_domain().domain(DOMAIN).next_token(&token).send().await.unwrap_err();
    let filtered = client.list_repositories().repository_prefix("aa").next_token(&token).send().await.unwrap_err();
    let made_up = client.list_domains().next_token("made-up").send().await.unwrap_err();
    for error in [other, filtered, made_up] {
        assert_eq!(error.code(), Some("ValidationException"));
    }
    client.list_repositories().max_results(1).next_token(token).send().await?;
    Ok(())
}

#[tokio::test]
async fn versions_are_listed_by_name_or_time() -> Result<(), Error> {
    let (_server, client) = with_repository().await;
    for (version, unfinished) in [("4", true), ("5", true), ("2", false), ("1", false), ("3", false)] {
        publish(&client, version, "a", version, unfinished).await;
    }
    let finish = client.update_package_versions_status().domain(DOMAIN).repository(REPOSITORY).namespace(NAMESPACE);
    let finish = finish.format(PackageFormat::Generic).package(PACKAGE).versions("4").versions("5");
    finish.target_status(PackageVersionStatus::Published).send().await?.into_result().expect("they are published");
    let list = client.list_package_versions().domain(DOMAIN).repository(REPOSITORY).format(PackageFormat::Generic);
    let list = list.namespace(NAMESPACE).package(PACKAGE).max_results(10);
    let names = |versions: Option<Vec<codeartifact::types::PackageVersionSummary>>| {
        let versions = versions.unwrap_or_default().into_iter();
        versions.filter_map(|version| version.version).collect::<Vec<_>>().join(" ")
    };
    let by_name = list.clone().send().await?;
    assert_eq!(by_name.default_display_version.as_deref(), Some("5"));
    assert_eq!(names(by_name.versions), "1 2 3 4 5");
    let by_time = list.max_results(1).sort_by(PackageVersionSortType::PublishedTime).into_paginator();
    let by_time = by_time.items().send().collect::<Result<Vec<_>, _>>().await?;
    assert_eq!(names(Some(by_time)), "4 5 3 1 2");
    let packages = client.list_packages().domain(DOMAIN).repository(REPOSITORY).package_prefix("my.").send().await?;
    assert_eq!(packages.packages().len(), 1);
    let none = client.list_packages().domain(DOMAIN).repository(REPOSITORY).package_prefix("x").send().await?;
    assert_eq!(none.packages().len(), 0);
    for (namespace, expected) in [("spa", 1), ("pace", 0)] {
        let listed = client.list_packages().domain(DOMAIN).repository(REPOSITORY).namespace(namespace).send().await?;
        assert_eq!(listed.packages().len(), expected, "{namespace} begins it or does not");
    }
    Ok(())
}
