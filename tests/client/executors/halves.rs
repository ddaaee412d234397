//! Tokio runtimes that lack something, and bodies that are read where there is none.

use crate::parking::{Threads, block_on};
use crate::script::{Script, reply};
use crate::settings;
use codeartifact::primitives::ByteStream;
use codeartifact::types::PackageFormat;
use codeartifact::{Client, ErrorKind};
use std::time::Instant;
use tokio::runtime::Builder;

#[test]
fn a_runtime_without_timers_is_an_error() {
    let client = Client::new(settings().transport(Script::of(|_, _| Box::pin(async { reply(200, "{}") }))));
    for runtime in [Builder::new_current_thread().build(), Builder::new_current_thread().enable_io().build()] {
        let error = runtime.unwrap().block_on(client.list_domains().send()).unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Configuration, 0));
        assert!(error.to_string().contains("build the runtime with `enable_all`"), "{error}");
    }
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(client.list_domains().send()).unwrap();
}

#[test]
fn the_default_transport_needs_a_whole_runtime() {
    let unreachable = || settings().endpoint_url("http://127.0.0.1:1");
    let client = Client::new(unreachable());
    let only_time = Builder::new_current_thread().enable_time().build().unwrap();
    let error = only_time.block_on(client.list_domains().send()).unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Configuration, 0));
    assert!(error.to_string().contains("no connection can be made here: A Tokio"), "{error}");
    // A timer of one's own does not make the transport another.
    let client = Client::new(unreachable().timer(Threads(Instant::now())));
    let error = block_on(client.list_domains().send()).unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Configuration, 0));
    let only_io = Builder::new_current_thread().enable_io().build().unwrap();
    let error = only_io.block_on(client.list_domains().send()).unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Configuration, 0));
}

#[test]
fn a_body_that_is_read_outside_of_the_runtime_is_an_error() {
    let never = || ByteStream::from_stream(Silence, 1);
    let client =
        Client::new(settings().transport(Script::of(move |_, _| Box::pin(async move { reply(200, never()) }))));
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    let asset = client.get_package_version_asset().domain("my-domain").repository("my-repo");
    let asset = asset.format(PackageFormat::Generic).package("p").package_version("1").asset("a.tgz");
    let output = runtime.block_on(asset.send()).unwrap();
    let error = block_on(output.asset.collect()).unwrap_err();
    assert!(error.to_string().contains("needs a Tokio runtime"), "{error}");
}

/// A stream that says nothing.
struct Silence;

impl futures_core::Stream for Silence {
    type Item = Result<Vec<u8>, std::io::Error>;

    fn poll_next(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Pending
    }
}
