//! Calls that set only required members: a member that is not set is not sent.

use crate::call::{Call, check_partial};
use crate::{DOMAIN, PACKAGE, REPOSITORY, signature};
use codeartifact::Client;
use codeartifact::primitives::ByteStream;
use codeartifact::types::PackageFormat;
use serde_json::json;

#[tokio::test]
async fn only_what_is_set_is_sent() {
    check_partial(&[
        get_authorization_token,
        list_domains,
        create_domain,
        list_packages,
        delete_package,
        update_package_group,
        publish_package_version,
    ])
    .await;
}

fn get_authorization_token(client: &Client) -> Call {
    let request = client.get_authorization_token().domain(DOMAIN);
    Call::new("GetAuthorizationToken", json!({"domain": DOMAIN}), request.send())
}

fn list_domains(client: &Client) -> Call {
    Call::new("ListDomains", json!({}), client.list_domains().send())
}

fn create_domain(client: &Client) -> Call {
    Call::new("CreateDomain", json!({"domain": DOMAIN}), client.create_domain().domain(DOMAIN).send())
}

fn list_packages(client: &Client) -> Call {
    let request = client.list_packages().repository(REPOSITORY).domain(DOMAIN).namespace("a").set_namespace(None);
    Call::new("ListPackages", json!({"domain": DOMAIN, "repository": REPOSITORY}), request.send())
}

fn delete_package(client: &Client) -> Call {
    let members = json!({"domain": DOMAIN, "repository": REPOSITORY, "format": "pypi", "package": PACKAGE});
    let request =
        client.delete_package().domain(DOMAIN).repository(REPOSITORY).format(PackageFormat::Pypi).package(PACKAGE);
    Call::new("DeletePackage", members, request.send())
}

fn update_package_group(client: &Client) -> Call {
    let request = client.update_package_group().domain(DOMAIN).package_group("/npm/*");
    Call::new("UpdatePackageGroup", json!({"domain": DOMAIN, "packageGroup": "/npm/*"}), request.send())
}

fn publish_package_version(client: &Client) -> Call {
    let hash = signature::sha256(b"");
    let members = json!({
        "domain": DOMAIN,
        "repository": REPOSITORY,
        "format": "generic",
        "package": PACKAGE,
        "packageVersion": "1",
        "assetContent": "",
        "assetName": "empty",
        "assetSHA256": hash,
    });
    let request = client
        .publish_package_version()
        .domain(DOMAIN)
        .repository(REPOSITORY)
        .format(PackageFormat::Generic)
        .package(PACKAGE)
        .package_version("1")
        .asset_content(ByteStream::default())
        .asset_name("empty")
        .asset_sha256(hash);
    Call::new("PublishPackageVersion", members, request.send())
}
