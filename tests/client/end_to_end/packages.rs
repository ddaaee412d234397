//! Packages and where their versions may come from.

use crate::call::{Call, MakeCall, check_complete, merged};
use crate::{DOMAIN, NAMESPACE, OWNER, PACKAGE, REPOSITORY, TOKEN};
use codeartifact::Client;
use codeartifact::types::{AllowPublish, AllowUpstream, PackageFormat, PackageOriginRestrictions};
use serde_json::{Value, json};

pub const CALLS: &[MakeCall] = &[delete_package, describe_package, list_packages, put_package_origin_configuration];

#[tokio::test]
async fn packages() {
    check_complete(CALLS).await;
}

fn members(further: Value) -> Value {
    let common = json!({"domain": DOMAIN, "domainOwner": OWNER, "repository": REPOSITORY, "namespace": NAMESPACE, "format": "npm"});
    merged(common, further)
}

fn delete_package(client: &Client) -> Call {
    let request = client
        .delete_package()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .repository(REPOSITORY)
        .format(PackageFormat::Npm)
        .namespace(NAMESPACE)
        .package(PACKAGE);
    Call::new("DeletePackage", members(json!({"package": PACKAGE})), request.send())
}

fn describe_package(client: &Client) -> Call {
    let request = client
        .describe_package()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .repository(REPOSITORY)
        .format(PackageFormat::Npm)
        .namespace(NAMESPACE)
        .package(PACKAGE);
    Call::new("DescribePackage", members(json!({"package": PACKAGE})), request.send())
}

fn list_packages(client: &Client) -> Call {
    let members = members(json!({
        "packagePrefix": "my.",
        "maxResults": 50,
        "nextToken": TOKEN,
        "publish": "ALLOW",
        "upstream": "BLOCK",
    }));
    let request = client
        .list_packages()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .repository(REPOSITORY)
        .format(PackageFormat::Npm)
        .namespace(NAMESPACE)
        .package_prefix("my.")
        .max_results(50)
        .next_token(TOKEN)
        .publish(AllowPublish::Allow)
        .upstream(AllowUpstream::Block);
    Call::new("ListPackages", members, request.send())
}

fn put_package_origin_configuration(client: &Client) -> Call {
    let members = members(json!({
        "package": PACKAGE,
        "restrictions": {"publish": "ALLOW", "upstream": "BLOCK"},
    }));
    let restrictions =
        PackageOriginRestrictions::builder().publish(AllowPublish::Allow).upstream(AllowUpstream::Block).build();
    let request = client
        .put_package_origin_configuration()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .repository(REPOSITORY)
        .format(PackageFormat::Npm)
        .namespace(NAMESPACE)
        .package(PACKAGE)
        .restrictions(restrictions);
    Call::new("PutPackageOriginConfiguration", members, request.send())
}
