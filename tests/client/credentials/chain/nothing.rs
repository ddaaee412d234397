//! What the chain says where sources give nothing, answer wrongly or do not answer.

use super::{SECRET, services, settings};
use crate::home::Home;
use crate::sts::{ROLE, error};
use botocore_runtime::client::TimeoutConfig;
use bytes::Bytes;
use codeartifact::Client;
use codeartifact::config::{BoxFuture, Transport, TransportError, TransportErrorKind};
use codeartifact::credentials::DefaultChain;
use codeartifact::error::ErrorKind;
use codeartifact::primitives::ByteStream;
use codeartifact_tests::server::Server;
use http::{Request, Response};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

#[tokio::test]
async fn an_instance_that_answers_wrongly_is_not_taken_for_none() {
    let server = Server::answering(|request| {
        let body = if request.path == "/latest/api/token" { "t" } else { "<html>not a role</html>" };
        Response::new(Bytes::from(body))
    });
    let error = error(&DefaultChain::new(settings(&Home::new("", ""), &server, &[]))).await;
    let expected = format!("no credentials from the instance at {}: ", server.url());
    assert!(!error.is_absent() && error.to_string().starts_with(&expected), "{error}");
}

#[tokio::test]
async fn all_places_are_named_where_there_is_nothing() {
    let home = Home::new("[default]\nregion = eu-west-1\n", "");
    let off = [("AWS_EC2_METADATA_DISABLED", "true")];
    let profile = format!("profile `default` in {0}/.aws/credentials or {0}/.aws/config", home.path());
    let ending = |remedy| {
        format!(
            ", and for a container and an instance; {remedy}, or configure a credentials provider: the instance is not asked, \
             as AWS_EC2_METADATA_DISABLED says"
        )
    };
    let server = services();
    let chain = DefaultChain::new(settings(&home, &server, &off));
    let absent = error(&chain).await;
    assert!(absent.is_absent());
    assert_eq!(
        absent.to_string(),
        format!(
            "looked in AWS_ACCESS_KEY_ID, {profile}{}",
            ending("set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE")
        )
    );
    let absent = error(&DefaultChain::new(settings(&home, &server, &off).profile("default"))).await;
    assert_eq!(
        absent.to_string(),
        format!("looked in {profile}{}", ending("give that profile credentials, set another one"))
    );
    // A call's error has the same sentence.
    let client = Client::load(settings(&home, &server, &off)).await.unwrap();
    let error = client.list_domains().send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert!(error.to_string().contains(&format!("looked in AWS_ACCESS_KEY_ID, {profile}")), "{error}");
}

/// A machine without a network. It counts what is sent.
#[derive(Debug, Default)]
struct NoNetwork(AtomicUsize);

impl Transport for NoNetwork {
    fn send(&self, _request: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Box::pin(async { Err(TransportError::new(TransportErrorKind::Io, "the network is down")) })
    }
}

#[tokio::test]
async fn an_instance_that_does_not_answer_is_asked_once_by_the_transport_of_the_client() {
    let (home, server, network) = (Home::new("", ""), services(), Arc::new(NoNetwork::default()));
    let client = Client::load(settings(&home, &server, &[]).transport(Arc::clone(&network))).await.unwrap();
    for _ in 0..2 {
        let error = client.list_domains().send().await.unwrap_err().to_string();
        assert!(error.contains(&format!("there is no instance at {}: the network is down", server.url())), "{error}");
    }
    assert_eq!(network.0.load(Ordering::Relaxed), 1);
}

/// A network on which nothing answers.
#[derive(Debug)]
struct Silence;

impl Transport for Silence {
    fn send(&self, _request: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        Box::pin(std::future::pending())
    }
}

#[tokio::test(start_paused = true)]
async fn a_source_that_does_not_answer_is_named() {
    let server = services();
    let keys = format!("[base]\naws_access_key_id = AKID\n{SECRET}");
    let home = Home::new(&format!("[profile work]\nrole_arn = {ROLE}\nsource_profile = base\n"), &keys);
    let role = format!("the role `{ROLE}` of profile `work`");
    for (variables, source) in [
        (&[][..], "the instance's role"),
        (&[("AWS_CONTAINER_CREDENTIALS_FULL_URI", server.url())], "the container's role"),
        (&[("AWS_PROFILE", "work")], &role),
    ] {
        let limit = TimeoutConfig::builder().credentials_timeout(Duration::from_millis(500)).build();
        let settings = settings(&home, &server, variables).transport(Silence).timeout_config(limit);
        let error = Client::load(settings).await.unwrap().list_domains().send().await.unwrap_err().to_string();
        assert!(error.contains(&format!("{source} did not answer within 500ms")), "{error}");
    }
}
