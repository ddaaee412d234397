//! Timeouts of attempts and calls that pass at the steps of connecting, by a timer that each step stops.

use crate::call::client::{Client, Config, TimeoutConfig};
use crate::call::error::ErrorKind;
use crate::call::test_input::list_things;
use crate::identity::credentials::Credentials;
use crate::identity::profile::tests::Home;
use crate::io::future::BoxFuture;
use crate::io::timer::Timer;
use crate::io::transport::HyperTransport;
use crate::io::transport::hyper::addresses::Resolver;
use crate::io::transport::test_server::{Identity, Server, one_attempt, serve_one, soon};
use crate::test_service;
use std::future::pending;
use std::io::Read;
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;
use tokio::sync::watch::{self, Receiver, Sender};

/// By this timer no time passes until a signal comes, and then an hour.
#[derive(Debug)]
struct Signalled(Receiver<bool>);

impl Timer for Signalled {
    fn now(&self) -> Duration {
        if *self.0.borrow() { Duration::from_secs(3600) } else { Duration::ZERO }
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'static, ()> {
        let mut signal = self.0.clone();
        Box::pin(async move {
            let _ = signal.wait_for(|signalled| *signalled).await;
        })
    }
}

/// A server that gives the signal at the first byte, and says nothing. The thread returns the connection, or it would close.
fn silent(signal: Sender<bool>) -> (SocketAddr, Server<TcpStream>) {
    serve_one(move |mut stream| {
        stream.read_exact(&mut [0]).unwrap();
        signal.send(true).unwrap();
        stream
    })
}

/// A resolver that gives the signal, and never ends.
fn endless(signal: Sender<bool>) -> Resolver {
    Resolver::new(move |_, _| {
        signal.send(true).unwrap();
        Box::pin(pending())
    })
}

/// Returns what the call was doing when its time was up.
async fn last_step(endpoint: &str, transport: HyperTransport, signal: Receiver<bool>) -> String {
    let timeouts = TimeoutConfig::disabled().to_builder().operation_timeout(Duration::from_secs(5)).build();
    let config = Config::builder()
        .region("eu-west-1")
        .endpoint_url(endpoint)
        .credentials_provider(Credentials::new("AKID", "secret"))
        .timeout_config(timeouts)
        .timer(Signalled(signal))
        .retry_config(one_attempt())
        .transport(transport);
    let client: Client<test_service::Service> = Client::new(config.build());
    let error = soon(client.send(list_things("my-domain"))).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    let sentence = error.to_string();
    let step = sentence.strip_prefix("ListThings timed out: the call took longer than 5s: it was ");
    let step = step.and_then(|step| step.strip_suffix(" (1 attempt)"));
    step.unwrap_or_else(|| panic!("{sentence}")).to_owned()
}

/// A transport with a bundle, since the system may have no certificates.
fn over_tls(home: &Home) -> HyperTransport {
    std::fs::write(home.path("bundle.pem"), Identity::of("things.example").pem).unwrap();
    HyperTransport::with_ca_bundle(home.path("bundle.pem"))
}

#[tokio::test]
async fn looking_up_a_host_is_connecting() {
    let (signal, signalled) = watch::channel(false);
    let transport = HyperTransport { resolver: endless(signal), ..HyperTransport::new() };
    let step = last_step("http://things.example:81", transport, signalled).await;
    assert_eq!(step, "connecting to things.example:81");
}

#[tokio::test]
async fn a_handshake_that_hangs_is_named() {
    let (signal, signalled) = watch::channel(false);
    let (address, server) = silent(signal);
    let home = Home::new("", "");
    let step = last_step(&format!("https://{address}"), over_tls(&home), signalled).await;
    assert_eq!(step, format!("negotiating TLS with {address}"));
    server.join().unwrap();
}

#[tokio::test]
async fn a_proxy_that_hangs_is_named() {
    for scheme in ["http", "https"] {
        let (signal, signalled) = watch::channel(false);
        let (address, server) = silent(signal);
        let home = Home::new("", "");
        let transport = over_tls(&home).with_proxy(format!("{scheme}://me:hushed@{address}"), "");
        let step = last_step("https://things.example", transport, signalled).await;
        let expected = match scheme {
            "http" => format!("asking the proxy {address} for a tunnel to things.example"),
            _ => format!("negotiating TLS with the proxy {address}"),
        };
        assert_eq!(step, expected);
        server.join().unwrap();
    }
    let (signal, signalled) = watch::channel(false);
    let home = Home::new("", "");
    let transport = HyperTransport { resolver: endless(signal), ..over_tls(&home) };
    let transport = transport.with_proxy("http://me:hushed@proxy.example:3128", "");
    let step = last_step("https://things.example", transport, signalled).await;
    assert_eq!(step, "connecting to the proxy proxy.example:3128");
}

#[tokio::test]
async fn a_server_that_has_the_request_is_waited_for() {
    let (signal, signalled) = watch::channel(false);
    let (address, server) = silent(signal);
    let step = last_step(&format!("http://{address}"), HyperTransport::new(), signalled).await;
    assert_eq!(step, "waiting for the reply");
    server.join().unwrap();
}
