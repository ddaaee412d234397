//! Repositories, their endpoints, policies and external connections.

use crate::call::{Call, MakeCall, check_complete, merged};
use crate::{DOMAIN, OWNER, REPOSITORY, TOKEN};
use codeartifact::Client;
use codeartifact::types::{EndpointType, PackageFormat, Tag, UpstreamRepository};
use serde_json::{Value, json};

pub const CALLS: &[MakeCall] = &[
    create_repository,
    delete_repository,
    describe_repository,
    update_repository,
    list_repositories,
    list_repositories_in_domain,
    get_repository_endpoint,
    get_repository_permissions_policy,
    put_repository_permissions_policy,
    delete_repository_permissions_policy,
    associate_external_connection,
    disassociate_external_connection,
];

#[tokio::test]
async fn repositories() {
    check_complete(CALLS).await;
}

fn members(further: Value) -> Value {
    merged(json!({"domain": DOMAIN, "domainOwner": OWNER, "repository": REPOSITORY}), further)
}

fn create_repository(client: &Client) -> Call {
    let members = members(json!({
        "description": "All that is released.",
        "upstreams": [{"repositoryName": "shared"}, {"repositoryName": "npm-store"}],
        "tags": [{"key": "team", "value": "build"}],
    }));
    let request = client
        .create_repository()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .repository(REPOSITORY)
        .description("All that is released.")
        .upstreams(UpstreamRepository::builder().repository_name("shared").build())
        .upstreams(UpstreamRepository::builder().repository_name("npm-store").build())
        .tags(Tag::builder().key("team").value("build").build());
    Call::new("CreateRepository", members, request.send())
}

fn delete_repository(client: &Client) -> Call {
    let request = client.delete_repository().domain(DOMAIN).domain_owner(OWNER).repository(REPOSITORY);
    Call::new("DeleteRepository", members(json!({})), request.send())
}

fn describe_repository(client: &Client) -> Call {
    let request = client.describe_repository().domain(DOMAIN).domain_owner(OWNER).repository(REPOSITORY);
    Call::new("DescribeRepository", members(json!({})), request.send())
}

fn update_repository(client: &Client) -> Call {
    // Empty values are values: they clear what is there.
    let members = members(json!({"description": "", "upstreams": []}));
    let request = client
        .update_repository()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .repository(REPOSITORY)
        .description("")
        .set_upstreams(Some(Vec::new()));
    Call::new("UpdateRepository", members, request.send())
}

fn list_repositories(client: &Client) -> Call {
    let members = json!({"repositoryPrefix": "my-", "maxResults": 1000, "nextToken": TOKEN});
    let request = client.list_repositories().repository_prefix("my-").max_results(1000).next_token(TOKEN);
    Call::new("ListRepositories", members, request.send())
}

fn list_repositories_in_domain(client: &Client) -> Call {
    let members = json!({
        "domain": DOMAIN,
        "domainOwner": OWNER,
        "administratorAccount": "444455556666",
        "repositoryPrefix": "my-",
        "maxResults": 1,
        "nextToken": TOKEN,
    });
    let request = client
        .list_repositories_in_domain()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .administrator_account("444455556666")
        .repository_prefix("my-")
        .max_results(1)
        .next_token(TOKEN);
    Call::new("ListRepositoriesInDomain", members, request.send())
}

fn get_repository_endpoint(client: &Client) -> Call {
    let request = client
        .get_repository_endpoint()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .repository(REPOSITORY)
        .format(PackageFormat::Cargo)
        .endpoint_type(EndpointType::Dualstack);
    let members = members(json!({"format": "cargo", "endpointType": "dualstack"}));
    Call::new("GetRepositoryEndpoint", members, request.send())
}

fn get_repository_permissions_policy(client: &Client) -> Call {
    let request = client.get_repository_permissions_policy().domain(DOMAIN).domain_owner(OWNER).repository(REPOSITORY);
    Call::new("GetRepositoryPermissionsPolicy", members(json!({})), request.send())
}

fn put_repository_permissions_policy(client: &Client) -> Call {
    let request = client
        .put_repository_permissions_policy()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .repository(REPOSITORY)
        .policy_revision("abc/1")
        .policy_document("{}");
    let members = members(json!({"policyRevision": "abc/1", "policyDocument": "{}"}));
    Call::new("PutRepositoryPermissionsPolicy", members, request.send())
}

fn delete_repository_permissions_policy(client: &Client) -> Call {
    let request = client
        .delete_repository_permissions_policy()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .repository(REPOSITORY)
        .policy_revision("abc/1");
    Call::new("DeleteRepositoryPermissionsPolicy", members(json!({"policyRevision": "abc/1"})), request.send())
}

fn associate_external_connection(client: &Client) -> Call {
    let request = client
        .associate_external_connection()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .repository(REPOSITORY)
        .external_connection("public:npmjs");
    let members = members(json!({"externalConnection": "public:npmjs"}));
    Call::new("AssociateExternalConnection", members, request.send())
}

fn disassociate_external_connection(client: &Client) -> Call {
    let request = client
        .disassociate_external_connection()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .repository(REPOSITORY)
        .external_connection("public:npmjs");
    let members = members(json!({"externalConnection": "public:npmjs"}));
    Call::new("DisassociateExternalConnection", members, request.send())
}
