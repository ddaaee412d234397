//! Content up and down.

use crate::service::Service;
use serde_json::json;
use shelf::operation::get_package_version_asset::GetPackageVersionAssetInput;
use shelf::operation::publish_package_version::PublishPackageVersionInput;
use shelf::primitives::ByteStream;
use shelf::runtime::http::Response;
use shelf::types::VersionStatus;
use std::error::Error;

pub async fn show() -> Result<(), Box<dyn Error>> {
    let service = Service::new().replies::<PublishPackageVersionInput>(&json!({"version": "1", "status": "Archived"}));
    let asset = Response::builder().header("x-assetname", "left-pad.tgz").header("x-colour", "red").body("content")?;
    service.stub.on::<GetPackageVersionAssetInput>().reply_raw(asset);
    let client = service.client();
    let content = ByteStream::from_static(b"content");
    let call = client.publish_package_version().package("left pad").asset_name("a.tgz").asset_content(content);
    let published = call.note("n").send().await?;
    let is_there = published.status() == Some(&VersionStatus::Published);
    println!("published {:?} {is_there} {:?}", published.version(), published.status);
    let output = client.get_package_version_asset().package("left pad").asset("a.tgz").send().await?;
    println!("asset {:?}", output.asset_name());
    println!("content {:?}", output.asset.collect().await?.to_vec());
    for request in service.stub.requests() {
        println!("{} {} {:?} {:?}", request.method, request.uri, request.header("x-note"), request.body);
    }
    Ok(())
}
