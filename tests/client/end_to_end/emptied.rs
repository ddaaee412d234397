//! Members that are taken back, and content without a byte.

use crate::call::{Call, check};
use crate::{DOMAIN, PACKAGE, REPOSITORY, signature};
use codeartifact::Client;
use codeartifact::primitives::ByteStream;
use codeartifact::types::PackageFormat;
use serde_json::json;

#[tokio::test]
async fn what_is_taken_back_is_not_sent_and_what_is_empty_is() {
    check(&[list_packages, publish_package_version]).await;
}

fn list_packages(client: &Client) -> Call {
    let request = client.list_packages().repository(REPOSITORY).domain(DOMAIN).namespace("a").set_namespace(None);
    Call::new("ListPackages", json!({"domain": DOMAIN, "repository": REPOSITORY}), request.send())
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
