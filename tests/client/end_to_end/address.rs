//! Where requests go and by what the client is configured.

use crate::{ACCESS_KEY_ID, DOMAIN, SECRET_ACCESS_KEY, SESSION_TOKEN, client_at, client_of, signature};
use codeartifact::runtime::Service as _;
use codeartifact::runtime::environment::Environment;
use codeartifact::{Client, Config, Service};
use codeartifact_tests::server::{Received, Server};
use http::Response;

#[tokio::test]
async fn the_path_of_a_custom_endpoint_goes_first() {
    let server = Server::answering(|_| Response::new("{}".into()));
    let request =
        described(&server, &client_at(&format!("{}/behind/a proxy/", server.url()).replace(' ', "%20"))).await;
    assert_eq!(request.path, "/behind/a%20proxy/v1/domain");
    assert_eq!(request.raw_query, "domain=my-domain");
}

#[tokio::test]
async fn a_request_names_its_host_and_its_sender() {
    let server = Server::start();
    let request = described(&server, &client_of(&server)).await;
    assert_eq!(request.header("host"), server.url().strip_prefix("http://"));
    let agent = request.header("user-agent").unwrap_or_default();
    assert!(agent.contains("codeartifact#2018-09-22"), "{agent}");
}

#[tokio::test]
async fn the_environment_configures_a_client() {
    let server = Server::start();
    let environment = Environment::from_iter([
        ("AWS_REGION", "us-east-1"),
        ("AWS_ENDPOINT_URL_CODEARTIFACT", server.url()),
        ("AWS_ENDPOINT_URL", "http://127.0.0.1:1"),
        ("AWS_ACCESS_KEY_ID", ACCESS_KEY_ID),
        ("AWS_SECRET_ACCESS_KEY", SECRET_ACCESS_KEY),
        ("AWS_SESSION_TOKEN", SESSION_TOKEN),
    ]);
    let config = Config::builder().environment(environment).load(&Service::METADATA).await;
    let client = Client::new(config.expect("the variables are valid").build());
    signature::assert_signed("DescribeDomain", &described(&server, &client).await);
}

#[test]
fn a_client_shows_no_secret() {
    let client = client_at("http://127.0.0.1:1");
    let debug = format!("{client:?} {:?}", client.config());
    assert!(!debug.contains(SECRET_ACCESS_KEY) && !debug.contains(SESSION_TOKEN), "{debug}");
}

/// What arrives of the client's one call.
async fn described(server: &Server, client: &Client) -> Received {
    client.describe_domain().domain(DOMAIN).send().await.expect("the server answers");
    let [request] = server.requests().try_into().expect("one request arrived");
    request
}
