//! Tests of the listings without a network.

use super::pages::{Failure, Pages};
use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_sdk_codeartifact::types::PackageFormat;
use aws_smithy_http_client::test_util::{ReplayEvent, StaticReplayClient};
use aws_smithy_types::body::SdkBody;

const HOST: &str = "https://codeartifact.us-east-1.amazonaws.com";

fn config(http_client: StaticReplayClient) -> SdkConfig {
    let credentials = Credentials::new("AKIDEXAMPLE", "secret", None, None, "test");
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .http_client(http_client)
        .build()
}

fn request(method: &str, path: &str, body: &str) -> http::Request<SdkBody> {
    http::Request::builder().method(method).uri(format!("{HOST}{path}")).body(SdkBody::from(body)).unwrap()
}

fn reply(status: u16, body: &str) -> http::Response<SdkBody> {
    http::Response::builder().status(status).body(SdkBody::from(body)).unwrap()
}

#[tokio::test]
async fn a_limit_ends_the_listing_and_its_token_goes_on() {
    let http_client = StaticReplayClient::new(vec![ReplayEvent::new(
        request("POST", "/v1/domains", r#"{"maxResults":2}"#),
        reply(200, r#"{"domains":[{"name":"one"},{"name":"two"}],"nextToken":"on"}"#),
    )]);
    let pages = Pages::new(&config(http_client.clone()));
    let (domains, token) = pages.domains(Some(2), None).await.unwrap();
    assert_eq!(domains.len(), 2);
    assert_eq!(domains[0].name(), Some("one"));
    assert_eq!(token.as_deref(), Some("on"));
    http_client.relaxed_requests_match();
}

#[tokio::test]
async fn all_pages_are_read() {
    let path = "/v1/packages?domain=my-domain&repository=my-repo&format=npm";
    let http_client = StaticReplayClient::new(vec![
        ReplayEvent::new(
            request("POST", path, ""),
            reply(200, r#"{"packages":[{"package":"left-pad"}],"nextToken":"on"}"#),
        ),
        ReplayEvent::new(
            request("POST", &format!("{path}&next-token=on"), ""),
            reply(200, r#"{"packages":[{"package":"right-pad"}]}"#),
        ),
    ]);
    let pages = Pages::new(&config(http_client.clone()));
    let (packages, token) = pages.packages("my-domain", "my-repo", Some(PackageFormat::Npm), None, None).await.unwrap();
    assert_eq!(packages.iter().filter_map(|package| package.package()).collect::<Vec<_>>(), ["left-pad", "right-pad"]);
    assert_eq!(token, None);
    http_client.relaxed_requests_match();
}

#[tokio::test]
async fn a_refusal_has_its_code() {
    let body = r#"{"__type":"ValidationException","message":"no such domain"}"#;
    let http_client =
        StaticReplayClient::new(vec![ReplayEvent::new(request("POST", "/v1/domains", "{}"), reply(400, body))]);
    let pages = Pages::new(&config(http_client.clone()));
    let failure = pages.domains(None, None).await.unwrap_err();
    let expected = Failure { code: Some("ValidationException".to_owned()), message: "no such domain".to_owned() };
    assert_eq!(failure, expected);
    http_client.relaxed_requests_match();
}
