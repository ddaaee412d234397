//! Package groups: patterns that packages fall under, and the rules for those packages.

use crate::call::{Call, MakeCall, check_complete, merged};
use crate::{DOMAIN, NAMESPACE, OWNER, PACKAGE, TOKEN};
use codeartifact::Client;
use codeartifact::types::{
    PackageFormat, PackageGroupAllowedRepository, PackageGroupOriginRestrictionMode, PackageGroupOriginRestrictionType,
    Tag,
};
use serde_json::{Value, json};

pub const CALLS: &[MakeCall] = &[
    create_package_group,
    delete_package_group,
    describe_package_group,
    update_package_group,
    update_package_group_origin_configuration,
    get_associated_package_group,
    list_allowed_repositories_for_group,
    list_associated_packages,
    list_package_groups,
    list_sub_package_groups,
];

const GROUP: &str = "/npm/my-scope/*~";

#[tokio::test]
async fn package_groups() {
    check_complete(CALLS).await;
}

fn members(further: Value) -> Value {
    merged(json!({"domain": DOMAIN, "domainOwner": OWNER, "packageGroup": GROUP}), further)
}

fn create_package_group(client: &Client) -> Call {
    let members = members(json!({
        "contactInfo": "build@example.com",
        "description": "Ours \u{1F980}",
        "tags": [{"key": "team", "value": "build"}],
    }));
    let request = client
        .create_package_group()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .package_group(GROUP)
        .contact_info("build@example.com")
        .description("Ours \u{1F980}")
        .tags(Tag::builder().key("team").value("build").build());
    Call::new("CreatePackageGroup", members, request.send())
}

fn delete_package_group(client: &Client) -> Call {
    let request = client.delete_package_group().domain(DOMAIN).domain_owner(OWNER).package_group(GROUP);
    Call::new("DeletePackageGroup", members(json!({})), request.send())
}

fn describe_package_group(client: &Client) -> Call {
    let request = client.describe_package_group().domain(DOMAIN).domain_owner(OWNER).package_group(GROUP);
    Call::new("DescribePackageGroup", members(json!({})), request.send())
}

fn update_package_group(client: &Client) -> Call {
    let request = client
        .update_package_group()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .package_group(GROUP)
        .contact_info("")
        .description("Theirs");
    let members = members(json!({"contactInfo": "", "description": "Theirs"}));
    Call::new("UpdatePackageGroup", members, request.send())
}

fn update_package_group_origin_configuration(client: &Client) -> Call {
    let members = members(json!({
        "restrictions": {"EXTERNAL_UPSTREAM": "BLOCK", "PUBLISH": "ALLOW_SPECIFIC_REPOSITORIES"},
        "addAllowedRepositories": [{"repositoryName": "shared", "originRestrictionType": "PUBLISH"}],
        "removeAllowedRepositories": [{"repositoryName": "old", "originRestrictionType": "INTERNAL_UPSTREAM"}],
    }));
    let added = PackageGroupAllowedRepository::builder()
        .repository_name("shared")
        .origin_restriction_type(PackageGroupOriginRestrictionType::Publish);
    let removed = PackageGroupAllowedRepository::builder()
        .repository_name("old")
        .origin_restriction_type(PackageGroupOriginRestrictionType::InternalUpstream);
    let request = client
        .update_package_group_origin_configuration()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .package_group(GROUP)
        .restrictions(PackageGroupOriginRestrictionType::ExternalUpstream, PackageGroupOriginRestrictionMode::Block)
        .restrictions(
            PackageGroupOriginRestrictionType::Publish,
            PackageGroupOriginRestrictionMode::AllowSpecificRepositories,
        )
        .add_allowed_repositories(added.build())
        .remove_allowed_repositories(removed.build());
    Call::new("UpdatePackageGroupOriginConfiguration", members, request.send())
}

fn get_associated_package_group(client: &Client) -> Call {
    // A format that the model does not know yet is sent as it is.
    let members = json!({
        "domain": DOMAIN,
        "domainOwner": OWNER,
        "format": "conda/2",
        "namespace": NAMESPACE,
        "package": PACKAGE,
    });
    let request = client
        .get_associated_package_group()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .format(PackageFormat::from("conda/2"))
        .namespace(NAMESPACE)
        .package(PACKAGE);
    Call::new("GetAssociatedPackageGroup", members, request.send())
}

fn list_allowed_repositories_for_group(client: &Client) -> Call {
    let request = client
        .list_allowed_repositories_for_group()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .package_group(GROUP)
        .origin_restriction_type(PackageGroupOriginRestrictionType::Publish)
        .max_results(3)
        .next_token(TOKEN);
    let members = members(json!({"originRestrictionType": "PUBLISH", "maxResults": 3, "nextToken": TOKEN}));
    Call::new("ListAllowedRepositoriesForGroup", members, request.send())
}

fn list_associated_packages(client: &Client) -> Call {
    let request = client
        .list_associated_packages()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .package_group(GROUP)
        .max_results(3)
        .next_token(TOKEN)
        .preview(false);
    let members = members(json!({"maxResults": 3, "nextToken": TOKEN, "preview": false}));
    Call::new("ListAssociatedPackages", members, request.send())
}

fn list_package_groups(client: &Client) -> Call {
    let members = json!({
        "domain": DOMAIN,
        "domainOwner": OWNER,
        "maxResults": 3,
        "nextToken": TOKEN,
        "prefix": "/npm/*",
    });
    let request = client
        .list_package_groups()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .max_results(3)
        .next_token(TOKEN)
        .prefix("/npm/*");
    Call::new("ListPackageGroups", members, request.send())
}

fn list_sub_package_groups(client: &Client) -> Call {
    let request = client
        .list_sub_package_groups()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .package_group(GROUP)
        .max_results(3)
        .next_token(TOKEN);
    Call::new("ListSubPackageGroups", members(json!({"maxResults": 3, "nextToken": TOKEN})), request.send())
}
