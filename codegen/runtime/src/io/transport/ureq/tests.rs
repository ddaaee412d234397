//! Limits of blocking calls that pass while a peer says nothing.

use super::{Failure, UreqTransport};
use crate::call::client::blocking::Client;
use crate::call::client::{Config, TimeoutConfig};
use crate::call::error::ErrorKind;
use crate::call::test_input::list_things;
use crate::identity::credentials::Credentials;
use crate::identity::profile::tests::Home;
use crate::io::body::ByteStream;
use crate::io::test_bound::Bound;
use crate::io::transport::test_server::{Identity, one_attempt, refusing};
use crate::io::transport::{ConnectTimeout, HeadOnly, TimeLeft, TransportErrorKind};
use crate::test_service::Service;
use http::Request;
use std::net::TcpListener;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

const SERVER: &str = "things.eu-west-1.example";

/// More time than the steps before the one that never ends need on a busy machine.
const LIMIT: Duration = Duration::from_millis(500);

/// What a call was doing when its time was up: to a server, or through a proxy if there is one.
fn last_step(endpoint: &str, proxy: &str) -> String {
    let home = Home::new("", "");
    std::fs::write(home.path("bundle.pem"), Identity::of(SERVER).pem).unwrap();
    let timeouts = TimeoutConfig::disabled().to_builder().operation_timeout(LIMIT).build();
    let config = Config::builder()
        .region("eu-west-1")
        .endpoint_url(endpoint)
        .ca_bundle(home.path("bundle.pem"))
        .environment(home.environment([("HTTPS_PROXY", proxy)]))
        .credentials_provider(Credentials::new("AKID", "secret"))
        .timeout_config(timeouts)
        .retry_config(one_attempt());
    let _bound = Bound::begin();
    let error = Client::<Service>::new(config.build()).send(list_things("my-domain")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    let sentence = error.to_string();
    let step = sentence.strip_prefix("ListThings timed out: the call took longer than 500ms: it was ");
    let step = step.and_then(|step| step.strip_suffix(" (1 attempt)"));
    step.unwrap_or_else(|| panic!("{sentence}")).to_owned()
}

#[test]
fn the_time_of_a_call_ends_each_step_which_is_named() {
    // The system accepts connections for it, and nobody reads them.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    assert_eq!(last_step(&format!("http://{address}"), ""), "waiting for the reply");
    assert_eq!(last_step(&format!("https://{address}"), ""), format!("negotiating TLS with {address}"));
    let service = format!("https://{SERVER}");
    assert_eq!(
        last_step(&service, &format!("http://{address}")),
        format!("asking the proxy {address} for a tunnel to {SERVER}")
    );
    assert_eq!(last_step(&service, &format!("https://{address}")), format!("negotiating TLS with the proxy {address}"));
}

#[test]
fn the_read_timeout_ends_connecting_that_has_no_limit_of_its_own() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let home = Home::new("", "");
    std::fs::write(home.path("bundle.pem"), Identity::of(SERVER).pem).unwrap();
    let limits = TimeoutConfig::disabled().to_builder().read_timeout(Duration::from_millis(50)).build();
    let config = Config::builder()
        .region("eu-west-1")
        .endpoint_url(format!("https://{}", listener.local_addr().unwrap()))
        .ca_bundle(home.path("bundle.pem"))
        .credentials_provider(Credentials::new("AKID", "secret"))
        .timeout_config(limits)
        .retry_config(one_attempt())
        .build();
    let (sender, received) = channel();
    // Without the limit it would wait for ever.
    thread::spawn(move || sender.send(Client::<Service>::new(config).send(list_things("my-domain")).unwrap_err()));
    let error = received.recv_timeout(Duration::from_secs(20)).expect("the call ends");
    let expected = "ListThings timed out: no byte was sent and no head of a reply received for 50ms (1 attempt)";
    assert_eq!(error.to_string(), expected);
}

#[cfg(target_os = "linux")]
#[test]
fn the_time_of_a_call_ends_connecting() {
    let (address, _sockets) = crate::io::transport::test_server::silent();
    assert_eq!(last_step(&format!("http://{address}"), ""), format!("connecting to {address}"));
}

#[test]
fn the_limit_that_has_passed_while_connecting_is_told_unless_the_client_measures_it() {
    let request = || {
        let request = Request::get(format!("http://{}/", refusing())).extension(HeadOnly);
        request.body(ByteStream::default()).unwrap()
    };
    let mut late = request();
    late.extensions_mut().insert(TimeLeft(Duration::ZERO));
    assert!(matches!(UreqTransport::new().exchange(late), Err(Failure::OutOfTime)));
    let mut slow = request();
    slow.extensions_mut().insert(ConnectTimeout(Duration::ZERO));
    let Err(Failure::Error(error)) = UreqTransport::new().exchange(slow) else { panic!() };
    assert!(error.to_string().ends_with(": connecting took longer than 0ns"), "{error}");
    let Err(Failure::Error(error)) = UreqTransport::new().exchange(request()) else { panic!() };
    assert_eq!(error.kind(), TransportErrorKind::Connect);
    assert!(!error.to_string().contains("longer"), "{error}");
}
