//! Domains, their policies, and signing in to them.

use crate::call::{Call, MakeCall, check_complete};
use crate::{DOMAIN, OWNER, TOKEN};
use codeartifact::Client;
use codeartifact::types::Tag;
use serde_json::json;

pub const CALLS: &[MakeCall] = &[
    create_domain,
    delete_domain,
    describe_domain,
    list_domains,
    get_authorization_token,
    get_domain_permissions_policy,
    put_domain_permissions_policy,
    delete_domain_permissions_policy,
];

#[tokio::test]
async fn domains() {
    check_complete(CALLS).await;
}

fn create_domain(client: &Client) -> Call {
    let members = json!({
        "domain": DOMAIN,
        "encryptionKey": "arn:aws:kms:us-east-1:111122223333:key/abc",
        "tags": [{"key": "team", "value": "build"}, {"key": "größe", "value": ""}],
    });
    let request = client
        .create_domain()
        .domain(DOMAIN)
        .encryption_key("arn:aws:kms:us-east-1:111122223333:key/abc")
        .tags(Tag::builder().key("team").value("build").build())
        .tags(Tag::builder().value("").key("größe").build());
    Call::new("CreateDomain", members, request.send())
}

fn delete_domain(client: &Client) -> Call {
    let members = json!({"domain": DOMAIN, "domainOwner": OWNER});
    let request = client.delete_domain().domain(DOMAIN).domain_owner(OWNER);
    Call::new("DeleteDomain", members, request.send())
}

fn describe_domain(client: &Client) -> Call {
    let members = json!({"domain": DOMAIN, "domainOwner": OWNER});
    let request = client.describe_domain().domain(DOMAIN).domain_owner(OWNER);
    Call::new("DescribeDomain", members, request.send())
}

fn list_domains(client: &Client) -> Call {
    let members = json!({"maxResults": 10, "nextToken": TOKEN});
    let request = client.list_domains().max_results(10).next_token(TOKEN);
    Call::new("ListDomains", members, request.send())
}

fn get_authorization_token(client: &Client) -> Call {
    let members = json!({"domain": DOMAIN, "domainOwner": OWNER, "durationSeconds": 43_200});
    let request = client.get_authorization_token().domain(DOMAIN).domain_owner(OWNER).duration_seconds(43_200);
    Call::new("GetAuthorizationToken", members, request.send())
}

fn get_domain_permissions_policy(client: &Client) -> Call {
    let members = json!({"domain": DOMAIN, "domainOwner": OWNER});
    let request = client.get_domain_permissions_policy().domain(DOMAIN).domain_owner(OWNER);
    Call::new("GetDomainPermissionsPolicy", members, request.send())
}

fn put_domain_permissions_policy(client: &Client) -> Call {
    let policy = "{\"Version\": \"2012-10-17\",\n\t\"Statement\": []}";
    let members = json!({"domain": DOMAIN, "domainOwner": OWNER, "policyRevision": "abc/1", "policyDocument": policy});
    let request = client
        .put_domain_permissions_policy()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .policy_revision("abc/1")
        .policy_document(policy);
    Call::new("PutDomainPermissionsPolicy", members, request.send())
}

fn delete_domain_permissions_policy(client: &Client) -> Call {
    let members = json!({"domain": DOMAIN, "domainOwner": OWNER, "policyRevision": "abc/1"});
    let request = client.delete_domain_permissions_policy().domain(DOMAIN).domain_owner(OWNER).policy_revision("abc/1");
    Call::new("DeleteDomainPermissionsPolicy", members, request.send())
}
