//! What the programs send and return.

use super::{downloads, existence, listings::Listings, sign_in, times};
use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_sdk_codeartifact::Client;
use aws_sdk_codeartifact::primitives::ByteStream;
use aws_smithy_http_client::test_util::{ReplayEvent, StaticReplayClient};
use aws_smithy_types::body::SdkBody;

/// A configuration whose requests must be these, and get these replies.
fn replay(exchanges: &[(&str, &str, u16, &str)]) -> (SdkConfig, StaticReplayClient) {
    let events = exchanges.iter().map(|&(method, target, status, reply)| {
        let uri = format!("https://codeartifact.eu-west-1.amazonaws.com{target}");
        let request = http::Request::builder().method(method).uri(uri).body(SdkBody::empty()).unwrap();
        ReplayEvent::new(request, http::Response::builder().status(status).body(SdkBody::from(reply)).unwrap())
    });
    let client = StaticReplayClient::new(events.collect());
    let credentials = Credentials::new("AKIDEXAMPLE", "secret", None, None, "test");
    let config = SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-1"))
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .http_client(client.clone());
    (config.build(), client)
}

#[tokio::test]
async fn a_token_is_asked_for() {
    let target = "/v1/authorization-token?domain=my-domain&domain-owner=123456789012&duration=3600";
    let (config, sent) = replay(&[("POST", target, 200, r#"{"authorizationToken":"secret","expiration":1.7e9}"#)]);
    let token = sign_in::token(&Client::new(&config), "my-domain", "123456789012").await.unwrap();
    assert_eq!(token, "secret");
    sent.relaxed_requests_match();
}

#[tokio::test]
async fn all_pages_are_listed() {
    let target = "/v1/packages?domain=my-domain&repository=my-repo&format=npm&max-results=100";
    let (config, sent) = replay(&[
        ("POST", target, 200, r#"{"packages":[{"package":"left-pad","format":"npm"}],"nextToken":"on"}"#),
        ("POST", &format!("{target}&next-token=on"), 200, r#"{"packages":[{"package":"right-pad"}]}"#),
    ]);
    let listings = Listings::new(&config);
    let packages = listings.packages("my-domain".into(), "my-repo".into(), Some("npm".into()), None);
    let packages = packages.await.unwrap();
    assert_eq!(
        packages.iter().filter_map(|package| package.name.as_deref()).collect::<Vec<_>>(),
        ["left-pad", "right-pad"]
    );
    assert_eq!((packages[0].format.as_deref(), packages[1].format.as_deref()), (Some("npm"), None));
    // Parameters may come in another order.
    assert_eq!(sent.actual_requests().count(), 2);
}

#[tokio::test]
async fn what_is_not_there_is_told_from_what_may_not_be_seen() {
    let target = "/v1/repository?domain=my-domain&repository=my-repo";
    for (status, code, exists) in
        [(404, "ResourceNotFoundException", Some(false)), (403, "AccessDeniedException", None)]
    {
        let (config, sent) = replay(&[("GET", target, status, &format!(r#"{{"__type":"{code}","message":"no"}}"#))]);
        let found = existence::exists(&Client::new(&config), "my-repo").await;
        assert_eq!(found.as_ref().ok().copied(), exists);
        sent.relaxed_requests_match();
    }
}

#[tokio::test]
async fn a_download_is_read_in_every_way() {
    let asset = || ByteStream::from_static(b"one\ntwo\n");
    assert_eq!(downloads::in_memory(asset()).await.unwrap(), b"one\ntwo\n");
    assert_eq!(downloads::piece_by_piece(asset()).await.unwrap(), 8);
    assert_eq!(downloads::lines(asset()).await.unwrap(), 2);
}

#[test]
fn times_are_read_and_written() {
    let time = times::read("2024-02-29T12:00:00.25Z").unwrap();
    assert_eq!(times::milliseconds(time).unwrap(), 1_709_208_000_250);
    assert!(times::is_old(time).unwrap());
    let whole = times::read("2024-02-29T12:00:00Z").unwrap();
    assert_eq!(times::shown(&whole).unwrap(), "2024-02-29T12:00:00Z");
}
