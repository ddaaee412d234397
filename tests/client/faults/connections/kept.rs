//! Calls to a server that closes kept connections at the worst moments. `cargo xtask verify` makes many of them.

use super::fickle::{Fickle, Moment};
use codeartifact::config::RetryConfig;
use codeartifact::error::TransportError;
use codeartifact::primitives::ByteStream;
use codeartifact::types::PackageFormat;
use codeartifact::{Client, Error, ResponseMetadata};
use codeartifact_tests::stack::{Over, Stack};
use std::env;

/// A number that `cargo xtask verify` sets.
fn setting(name: &str, default: u64) -> u64 {
    env::var(name).map_or(default, |text| text.parse().unwrap())
}

pub async fn publish(client: &Client, content: ByteStream) -> Result<ResponseMetadata, Error> {
    let version = client.publish_package_version().domain("my-domain").repository("my-repo").package("p");
    let version = version.format(PackageFormat::Generic).package_version("1").asset_name("a.tgz");
    // A stream cannot be hashed before it is sent.
    let hash = content.as_bytes().is_none().then(|| "0".repeat(64));
    let (_, metadata) = version.asset_content(content).set_asset_sha256(hash).send_with_metadata().await?;
    Ok(metadata)
}

/// The content of an asset, of which nothing has been read yet.
pub async fn asset(client: &Client) -> Result<ByteStream, Error> {
    let asset = client.get_package_version_asset().domain("my-domain").repository("my-repo").package("p");
    Ok(asset.format(PackageFormat::Generic).package_version("1").asset("a.tgz").send().await?.asset)
}

pub async fn download(client: &Client) -> Result<(), Error> {
    asset(client).await?.collect().await.unwrap();
    Ok(())
}

/// Makes the calls in turn: `GET`, `POST` with a few bytes, and `POST` with many. Returns their methods and outcomes.
async fn call(stack: Stack, client: &Client, calls: u64) -> Vec<(&'static str, Result<(), Error>)> {
    let mut outcomes = Vec::new();
    for number in 0..calls {
        outcomes.push(match number % 3 {
            0 => ("GET", download(client).over(stack).await),
            1 => ("POST", client.list_domains().send().over(stack).await.map(drop)),
            _ => ("POST", publish(client, vec![7; 100_000].into()).over(stack).await.map(drop)),
        });
    }
    outcomes
}

/// Checks that no call is lost without retries that could be repeated.
async fn losses_are_explained(stack: Stack) {
    let (calls, seed) = (setting("FICKLE_CALLS", 400), setting("FICKLE_SEED", 1));
    let server = Fickle::new(seed).await;
    let client = stack.client(&server.config(RetryConfig::disabled()));
    let outcomes = call(stack, &client, calls).await;
    let lost = |method: &str| outcomes.iter().filter(|(of, outcome)| *of == method && outcome.is_err()).count();
    for (method, outcome) in &outcomes {
        let Err(error) = outcome else { continue };
        assert_eq!(error.attempts(), 1, "{error}");
        assert!(!error.find_cause::<TransportError>().unwrap().is_repeatable(), "{method}: {error}");
    }
    // A request that does no harm is lost only if a part of its reply came. One that may do harm is also lost if the
    // server may have read it whole, which it cannot have if the connection was closed before.
    assert_eq!(lost("GET"), server.closed("GET", Moment::MidReply));
    let whole = server.closed("POST", Moment::AfterRequest) + server.closed("POST", Moment::MidReply);
    let doubtful: usize = [Moment::BeforeReading, Moment::AfterHead, Moment::MidBody]
        .map(|moment| server.closed("POST", moment))
        .iter()
        .sum();
    // A request may be on its way when a connection is closed that was idle.
    let doubtful = doubtful + if stack == Stack::Blocking { server.closed("", Moment::Idle) } else { 0 };
    assert!((whole..=whole + doubtful).contains(&lost("POST")), "{} of {whole} and {doubtful}", lost("POST"));
    assert!(whole > 0 && doubtful > 0 && lost("GET") > 0);
}

#[tokio::test]
async fn nothing_is_lost_that_could_be_repeated() {
    losses_are_explained(Stack::Async).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_that_could_be_repeated_while_the_thread_waits() {
    losses_are_explained(Stack::Blocking).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn standard_retries_lose_nothing() {
    for stack in Stack::BOTH {
        let (calls, seed) = (setting("FICKLE_CALLS", 400), setting("FICKLE_SEED", 2));
        let server = Fickle::new(seed).await;
        let client = stack.client(&server.config(RetryConfig::standard()));
        for (method, outcome) in call(stack, &client, calls).await {
            assert!(outcome.is_ok(), "{method}: {outcome:?}");
        }
    }
}
