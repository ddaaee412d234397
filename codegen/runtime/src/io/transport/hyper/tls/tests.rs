//! Which servers a client trusts. The servers' certificates are self-signed.

use crate::call::client::{Client, Config};
use crate::call::operation::Service;
use crate::call::test_input::list_things;
use crate::identity::credentials::Credentials;
use crate::identity::profile::tests::Home;
use crate::io::transport::hyper::test_server::{Identity, serve_one};
use crate::test_service;
use crate::test_service::operation::list_things::ListThingsOutput;

type Outcome = Result<ListThingsOutput, test_service::Error>;

/// Calls the server. Returns the outcome, and whether the server could read the request.
async fn call<const N: usize>(server: Identity, home: &Home, variables: [(&str, &str); N]) -> (Outcome, bool) {
    let (address, server) = serve_one(move |stream| server.answer(stream).is_ok());
    let url = format!("https://{address}");
    let builder = Config::builder()
        .region("eu-west-1")
        .endpoint_url(url)
        .credentials_provider(Credentials::new("AKID", "secret"))
        .environment(home.environment(variables));
    let client: Client<test_service::Service> =
        Client::new(builder.load(&test_service::Service::METADATA).await.unwrap().build());
    let outcome = client.send(list_things("my-domain")).await;
    (outcome, server.join().unwrap())
}

/// A home with a CA bundle.
fn home_with(pem: &str) -> (Home, String) {
    let home = Home::new("", "");
    let bundle = home.path("bundle.pem");
    std::fs::write(&bundle, pem).unwrap();
    let bundle = bundle.to_str().unwrap().to_owned();
    (home, bundle)
}

#[tokio::test]
async fn a_server_that_nobody_vouches_for_is_refused() {
    let (home, bundle) = home_with(&Identity::of("127.0.0.1").pem);
    let (outcome, read) = call(Identity::of("127.0.0.1"), &home, [("AWS_CA_BUNDLE", &bundle)]).await;
    let sentence = outcome.unwrap_err().to_string();
    assert!(sentence.starts_with("ListThings failed: no secure connection to 127.0.0.1:"), "{sentence}");
    assert!(sentence.contains("invalid peer certificate"), "{sentence}");
    assert!(!read);
}

#[tokio::test]
async fn a_server_of_another_name_is_refused() {
    let server = Identity::of("things.example");
    let (home, bundle) = home_with(&server.pem);
    let (outcome, read) = call(server, &home, [("AWS_CA_BUNDLE", &bundle)]).await;
    let sentence = outcome.unwrap_err().to_string();
    assert!(sentence.contains("certificate not valid for name \"127.0.0.1\""), "{sentence}");
    assert!(!read);
}

#[tokio::test]
async fn a_server_in_the_bundle_is_trusted() {
    let server = Identity::of("127.0.0.1");
    let (home, bundle) = home_with(&server.pem);
    let (outcome, read) = call(server, &home, [("AWS_CA_BUNDLE", &bundle)]).await;
    assert_eq!(outcome.unwrap().things, Some(vec!["a".to_owned()]));
    assert!(read);
}

#[tokio::test]
async fn a_server_in_the_bundle_of_the_profile_is_trusted() {
    let server = Identity::of("127.0.0.1");
    let (home, bundle) = home_with(&server.pem);
    std::fs::write(home.path(".aws/config"), format!("[default]\nca_bundle = {bundle}\n")).unwrap();
    let (outcome, read) = call(server, &home, []).await;
    assert_eq!(outcome.unwrap().things, Some(vec!["a".to_owned()]));
    assert!(read);
}
