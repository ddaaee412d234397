//! Many calls at a time: which of them wait for others, and for how long.

use codeartifact::operation::get_package_version_asset::GetPackageVersionAssetOutput;
use codeartifact::types::PackageFormat;
use codeartifact::{Client, Error, ErrorKind};
use codeartifact_tests::raw_server::{Fate, Server, reply};
use std::time::Duration;
use tokio::time::timeout;

async fn download(client: Client) -> Result<GetPackageVersionAssetOutput, Error> {
    let asset = client.get_package_version_asset().domain("my-domain").repository("my-repo").package("a");
    asset.format(PackageFormat::Npm).package_version("1").asset("a.tgz").send().await
}

#[tokio::test]
async fn three_hundred_downloads_are_held_before_any_is_read() {
    // More than a connection takes in before the body is read.
    let content = "0123456789".repeat(50_000);
    let server = Server::of([reply("200 OK", "", &content)]).await;
    let client = server.client();
    let downloads: Vec<_> = (0..300).map(|_| tokio::spawn(download(client.clone()))).collect();
    let all_begun = async {
        let mut begun = Vec::new();
        for download in downloads {
            begun.push(download.await.unwrap().unwrap());
        }
        begun
    };
    let begun = timeout(Duration::from_secs(120), all_begun).await.expect("none waits for another to be read");
    for output in begun {
        assert_eq!(output.asset.collect().await.unwrap().into_bytes(), content);
    }
    assert_eq!((server.count(), server.most_open()), (300, 300));
}

#[tokio::test]
async fn a_body_that_is_dropped_lets_the_next_one_be_opened() {
    let endless = "HTTP/1.1 200 OK\r\ncontent-length: 1000000000\r\n\r\n";
    let server = Server::of([Fate::Endless(endless.to_owned()), reply("200 OK", "", "0123456789")]).await;
    let config = server.config().to_builder().max_open_bodies(1);
    let patient = Client::new(config.build());
    let first = download(patient.clone()).await.unwrap();
    let mut next = Box::pin(download(patient.clone()));
    assert!(timeout(Duration::ZERO, &mut next).await.is_err());
    drop(first);
    let second = next.await.unwrap();
    assert_eq!(server.count(), 2);
    let timeouts = patient.config().timeout_config().to_builder().operation_attempt_timeout(Duration::from_millis(20));
    let asset = patient.get_package_version_asset().domain("my-domain").repository("my-repo").package("a");
    let asset = asset.format(PackageFormat::Npm).package_version("1").asset("a.tgz").customize();
    let error = asset.timeout_config(timeouts.build()).send().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 0));
    assert!(error.to_string().contains("has reached its `max_open_bodies` of 1"), "{error}");
    drop(second);
}
