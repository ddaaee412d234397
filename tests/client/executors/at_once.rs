//! An executor that polls each future once, as a client that blocks its thread does.

use crate::settings;
use crate::sockets::{Blocking, Server, ready};
use codeartifact::config::{BoxFuture, TimeoutConfig, Timer};
use codeartifact::primitives::ByteStream;
use codeartifact::runtime::future::block_inline;
use codeartifact::types::PackageFormat;
use codeartifact::{Client, ErrorKind};
use std::thread;
use std::time::{Duration, Instant};

/// Blocks the thread, after which its futures are ready.
#[derive(Debug)]
struct Sleeping(Instant);

impl Timer for Sleeping {
    fn now(&self) -> Duration {
        self.0.elapsed()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        Box::pin(async move { thread::sleep(duration) })
    }
}

fn client(server: &Server) -> Client {
    Client::new(settings().endpoint_url(&server.url).timer(Sleeping(Instant::now())).transport(Blocking))
}

const DOMAINS: &str = r#"{"domains":[{"name":"a"}]}"#;

#[test]
fn a_call_is_tried_again() {
    let unavailable = || Some(("503 Service Unavailable", Vec::new()));
    let server = Server::of(vec![unavailable(), unavailable(), Some(("200 OK", DOMAINS.into()))]);
    let (output, metadata) = ready(client(&server).list_domains().send_with_metadata()).unwrap();
    assert_eq!((output.domains().len(), metadata.attempts()), (1, 3));
}

#[test]
fn the_transport_ends_an_attempt_that_is_not_answered() {
    let server = Server::of(vec![None, None, None, None]);
    let short = Duration::from_millis(50);
    let timeouts = TimeoutConfig::builder().operation_attempt_timeout(short).build();
    let error = ready(client(&server).list_domains().customize().timeout_config(timeouts).send()).unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 3));
    let timeouts = TimeoutConfig::builder().operation_timeout(short).build();
    let error = ready(client(&server).list_domains().customize().timeout_config(timeouts).send()).unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 1));
}

#[test]
fn a_listing_goes_through_its_pages() {
    let first = r#"{"domains":[{"name":"a"},{"name":"b"}],"nextToken":"t"}"#;
    let server = Server::of(vec![Some(("200 OK", first.into())), Some(("200 OK", DOMAINS.into()))]);
    let mut items = client(&server).list_domains().into_paginator().items().send();
    let mut names = Vec::new();
    while let Some(domain) = ready(items.try_next()).unwrap() {
        names.extend(domain.name);
    }
    assert_eq!(names, ["a", "b", "a"]);
}

#[test]
fn files_are_sent_and_saved() {
    let _inline = block_inline();
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("from.tgz"), folder.path().join("to.tgz"));
    let content: Vec<u8> = (0..=255).cycle().take(1_000_000).collect();
    std::fs::write(&from, &content).unwrap();
    let unavailable = Some(("503 Service Unavailable", Vec::new()));
    let server = Server::of(vec![unavailable, Some(("200 OK", "{}".into())), Some(("200 OK", content.clone()))]);
    let client = client(&server);
    let body = ready(ByteStream::from_path(&from)).unwrap();
    let publish =
        client.publish_package_version().domain("my-domain").repository("my-repo").format(PackageFormat::Generic);
    let publish = publish.package("p").package_version("1").asset_name("a.tgz").asset_content(body);
    ready(publish.send()).unwrap();
    let asset =
        client.get_package_version_asset().domain("my-domain").repository("my-repo").format(PackageFormat::Generic);
    let output = ready(asset.package("p").package_version("1").asset("a.tgz").send()).unwrap();
    assert_eq!(ready(output.asset.save_to(&to).into_future()).unwrap(), 1_000_000);
    assert_eq!(std::fs::read(to).unwrap(), content);
    let requests = server.requests.lock().unwrap();
    assert!(requests[..2].iter().all(|(line, body)| line.starts_with("POST") && *body == content));
}
