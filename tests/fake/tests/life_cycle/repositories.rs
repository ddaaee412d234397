//! Domains and repositories: made, changed, in each other's way, and gone.

use crate::{DOMAIN, REPOSITORY, start, with_repository};
use codeartifact::Error;
use codeartifact::types::{Tag, UpstreamRepository};

fn upstream(name: &str) -> UpstreamRepository {
    UpstreamRepository::builder().repository_name(name).build()
}

#[tokio::test]
async fn domains_and_repositories_come_and_go() -> Result<(), Error> {
    let (_server, client) = with_repository().await;
    let twice = client.create_domain().domain(DOMAIN).send().await.unwrap_err();
    assert_eq!(twice.code(), Some("ConflictException"));
    let twice = client.create_repository().domain(DOMAIN).repository(REPOSITORY).send().await.unwrap_err();
    assert_eq!(twice.code(), Some("ConflictException"));
    let held = client.delete_domain().domain(DOMAIN).send().await.unwrap_err();
    assert_eq!(held.code(), Some("ConflictException"));
    let described = client.describe_domain().domain(DOMAIN).send().await?.domain.unwrap_or_default();
    assert_eq!(described.repository_count, Some(1));

    client.delete_repository().domain(DOMAIN).repository(REPOSITORY).send().await?;
    let gone = client.describe_repository().domain(DOMAIN).repository(REPOSITORY).send().await.unwrap_err();
    assert_eq!(gone.code(), Some("ResourceNotFoundException"));
    client.delete_domain().domain(DOMAIN).send().await?;
    let gone = client.describe_domain().domain(DOMAIN).send().await.unwrap_err();
    assert_eq!(gone.code(), Some("ResourceNotFoundException"));
    assert!(client.delete_domain().domain(DOMAIN).send().await?.domain.is_none(), "the model has no error for it");
    Ok(())
}

#[tokio::test]
async fn domains_of_another_account_are_not_found() {
    let (_server, client) = with_repository().await;
    let foreign = client.describe_domain().domain(DOMAIN).domain_owner("000000000000").send().await.unwrap_err();
    assert_eq!(foreign.code(), Some("ResourceNotFoundException"));
}

#[tokio::test]
async fn an_upstream_repository_is_there_and_stays() -> Result<(), Error> {
    let (_server, client) = with_repository().await;
    let below = client.create_repository().domain(DOMAIN).repository("below");
    let missing = below.clone().upstreams(upstream("missing")).send().await.unwrap_err();
    assert_eq!(missing.code(), Some("ResourceNotFoundException"));
    let made = below.upstreams(upstream(REPOSITORY)).send().await?.repository.unwrap_or_default();
    assert_eq!(made.upstreams().len(), 1);
    let used = client.delete_repository().domain(DOMAIN).repository(REPOSITORY).send().await.unwrap_err();
    assert_eq!(used.code(), Some("ConflictException"));
    let update = client.update_repository().domain(DOMAIN).repository("below").set_upstreams(Some(Vec::new()));
    let updated = update.description("alone").send().await?.repository.unwrap_or_default();
    assert_eq!((updated.upstreams().len(), updated.description.as_deref()), (0, Some("alone")));
    client.delete_repository().domain(DOMAIN).repository(REPOSITORY).send().await?;
    Ok(())
}

#[tokio::test]
async fn a_repository_has_one_external_connection() -> Result<(), Error> {
    let (_server, client) = with_repository().await;
    let associate = client.associate_external_connection().domain(DOMAIN).repository(REPOSITORY);
    let unknown = associate.clone().external_connection("public:nowhere").send().await.unwrap_err();
    assert_eq!(unknown.code(), Some("ValidationException"));
    let made = associate.clone().external_connection("public:npmjs").send().await?.repository.unwrap_or_default();
    assert_eq!(made.external_connections().len(), 1);
    let second = associate.external_connection("public:pypi").send().await.unwrap_err();
    assert_eq!(second.code(), Some("ConflictException"));
    let end = client.disassociate_external_connection().domain(DOMAIN).repository(REPOSITORY);
    end.clone().external_connection("public:npmjs").send().await?;
    let gone = end.external_connection("public:npmjs").send().await.unwrap_err();
    assert_eq!(gone.code(), Some("ResourceNotFoundException"));
    Ok(())
}

#[tokio::test]
async fn policies_have_revisions() -> Result<(), Error> {
    let (_server, client) = with_repository().await;
    let none = client.get_domain_permissions_policy().domain(DOMAIN).send().await.unwrap_err();
    assert_eq!(none.code(), Some("ResourceNotFoundException"));
    let put = client.put_domain_permissions_policy().domain(DOMAIN).policy_document("{}");
    let first = put.clone().send().await?.policy.unwrap_or_default();
    let other = put.clone().policy_revision("other").send().await.unwrap_err();
    assert_eq!(other.code(), Some("ConflictException"));
    put.policy_revision(first.revision.unwrap_or_default()).send().await?;
    let text = client.put_repository_permissions_policy().domain(DOMAIN).repository(REPOSITORY);
    let bad = text.clone().policy_document("not JSON").send().await.unwrap_err();
    assert_eq!(bad.code(), Some("ValidationException"));
    text.policy_document("{\n}").send().await?;
    client.delete_repository_permissions_policy().domain(DOMAIN).repository(REPOSITORY).send().await?;
    client.delete_domain_permissions_policy().domain(DOMAIN).send().await?;
    let gone = client.delete_domain_permissions_policy().domain(DOMAIN).send().await.unwrap_err();
    assert_eq!(gone.code(), Some("ResourceNotFoundException"));
    Ok(())
}

#[tokio::test]
async fn tags_are_added_and_taken_away() -> Result<(), Error> {
    let (_server, client) = start();
    let tag = |key: &str, value: &str| Tag::builder().key(key).value(value).build();
    let made = client.create_domain().domain(DOMAIN).tags(tag("team", "one")).send().await?.domain.unwrap_or_default();
    let arn = made.arn.unwrap_or_default();
    client.tag_resource().resource_arn(&arn).tags(tag("team", "two")).tags(tag("cost", "3")).send().await?;
    client.untag_resource().resource_arn(&arn).tag_keys("cost").send().await?;
    let tags = client.list_tags_for_resource().resource_arn(&arn).send().await?.tags.unwrap_or_default();
    assert_eq!(tags, [tag("team", "two")]);
    let other = client.list_tags_for_resource().resource_arn(format!("{arn}x")).send().await.unwrap_err();
    assert_eq!(other.code(), Some("ResourceNotFoundException"));
    let foreign = client.list_tags_for_resource().resource_arn("arn:aws:s3:::bucket").send().await.unwrap_err();
    assert_eq!(foreign.code(), Some("ValidationException"));
    Ok(())
}

#[tokio::test]
async fn tokens_live_as_long_as_is_asked() -> Result<(), Error> {
    let (server, client) = with_repository().await;
    let token = client.get_authorization_token().domain(DOMAIN).duration_seconds(900).send().await?;
    assert!(token.authorization_token.is_some() && token.expiration.is_some());
    let short = client.get_authorization_token().domain(DOMAIN).duration_seconds(60).send().await.unwrap_err();
    assert_eq!(short.code(), Some("ValidationException"));
    let endpoint = client.get_repository_endpoint().domain(DOMAIN).repository(REPOSITORY);
    let endpoint = endpoint.format(codeartifact::types::PackageFormat::Npm).send().await?.repository_endpoint;
    let expected = format!("{}/npm/d/{DOMAIN}-123456789012/{REPOSITORY}/", server.endpoint_url());
    assert_eq!(endpoint, Some(expected));
    Ok(())
}
