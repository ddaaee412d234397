//! Connections that are kept, and that the server closes meanwhile.

use super::fickle::{Fickle, Moment};
use crate::server::{Fate, Server};
use codeartifact::config::{Config, Credentials, RetryConfig};
use codeartifact::error::TransportError;
use codeartifact::primitives::ByteStream;
use codeartifact::types::PackageFormat;
use codeartifact::{Client, Error};
use futures_core::Stream;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::{env, thread};

/// A number that `cargo xtask verify` sets.
fn setting(name: &str, default: u64) -> u64 {
    env::var(name).map_or(default, |text| text.parse().unwrap())
}

async fn publish(client: &Client, content: ByteStream) -> Result<(), Error> {
    let version = client.publish_package_version().domain("my-domain").repository("my-repo").package("p");
    let version = version.format(PackageFormat::Generic).package_version("1").asset_name("a.tgz");
    // A stream cannot be hashed before it is sent.
    let hash = content.as_bytes().is_none().then(|| "0".repeat(64));
    version.asset_content(content).set_asset_sha256(hash).send().await.map(drop)
}

async fn download(client: &Client) -> Result<(), Error> {
    let asset = client.get_package_version_asset().domain("my-domain").repository("my-repo").package("p");
    let asset = asset.format(PackageFormat::Generic).package_version("1").asset("a.tgz").send().await?;
    asset.asset.collect().await.unwrap();
    Ok(())
}

/// Makes the calls in turn: `GET`, `POST` with a few bytes, and `POST` with many. Gives the methods and outcomes.
async fn call(client: &Client, calls: u64) -> Vec<(&'static str, Result<(), Error>)> {
    let mut outcomes = Vec::new();
    for number in 0..calls {
        outcomes.push(match number % 3 {
            0 => ("GET", download(client).await),
            1 => ("POST", client.list_domains().send().await.map(drop)),
            _ => ("POST", publish(client, vec![7; 100_000].into()).await),
        });
    }
    outcomes
}

#[tokio::test]
async fn nothing_is_lost_that_could_be_repeated() {
    let (calls, seed) = (setting("FICKLE_CALLS", 400), setting("FICKLE_SEED", 1));
    let server = Fickle::new(seed).await;
    let client = Client::new(server.config(RetryConfig::disabled()));
    let outcomes = call(&client, calls).await;
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
    assert!((whole..=whole + doubtful).contains(&lost("POST")), "{} of {whole} and {doubtful}", lost("POST"));
    assert!(whole > 0 && doubtful > 0 && lost("GET") > 0);
}

#[tokio::test]
async fn standard_retries_lose_nothing() {
    let (calls, seed) = (setting("FICKLE_CALLS", 400), setting("FICKLE_SEED", 2));
    let server = Fickle::new(seed).await;
    let client = Client::new(server.config(RetryConfig::standard()));
    for (method, outcome) in call(&client, calls).await {
        assert!(outcome.is_ok(), "{method}: {outcome:?}");
    }
}

#[tokio::test]
async fn a_request_on_a_new_connection_is_not_sent_again() {
    let server = Server::of([Fate::Cut(String::new())]).await;
    let client = Client::new(server.config().to_builder().retry_config(RetryConfig::disabled()).build());
    let error = download(&client).await.unwrap_err();
    assert!(!error.find_cause::<TransportError>().unwrap().is_repeatable());
    assert_eq!(server.count(), 1);
}

/// A stream of one piece, which can be sent only once.
struct Once(Option<&'static [u8]>);

impl Stream for Once {
    type Item = Result<&'static [u8], std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.take().map(Ok))
    }
}

/// Answers one request.
fn answer(stream: TcpStream) -> TcpStream {
    let mut reader = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        if let Some(value) = line.strip_prefix("content-length: ") {
            length = value.trim().parse().unwrap();
        }
        if line == "\r\n" {
            break;
        }
    }
    reader.read_exact(&mut vec![0; length]).unwrap();
    reader.get_mut().write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}").unwrap();
    reader.into_inner()
}

#[test]
fn a_connection_that_was_closed_while_no_runtime_ran_is_not_used() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let config = Config::builder()
        .region("eu-west-1")
        .endpoint_url(format!("http://{}", listener.local_addr().unwrap()))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret"))
        .retry_config(RetryConfig::disabled());
    let client = Client::new(config.build());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    // The runtime learns of nothing that happens between the calls, and a stream cannot be sent again.
    for _ in 0..3 {
        let listener = listener.try_clone().unwrap();
        let server = thread::spawn(move || answer(listener.accept().unwrap().0));
        let content = ByteStream::from_stream(Once(Some(b"content")), 7);
        runtime.block_on(publish(&client, content)).unwrap();
        drop(server.join().unwrap());
    }
}
