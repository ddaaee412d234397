//! Hosts with several addresses, not all of which answer.

use super::Resolver;
use crate::call::client::{Client, Config, TimeoutConfig};
use crate::call::error::ErrorKind;
use crate::call::test_input::list_things;
use crate::identity::credentials::Credentials;
use crate::io::transport::HyperTransport;
#[cfg(target_os = "linux")]
use crate::io::transport::test_server::silent;
use crate::io::transport::test_server::{answer, one_attempt, refusing, serve_one, soon};
use crate::test_service;
use crate::test_service::operation::list_things::ListThingsOutput;
use std::net::SocketAddr;
use std::time::Duration;

/// Calls a host that has these addresses.
async fn call(addresses: Vec<SocketAddr>, limit: Duration) -> Result<ListThingsOutput, test_service::Error> {
    let resolver = Resolver::new(move |host, port| {
        assert_eq!((host, port), ("things.example", 80));
        let addresses = addresses.clone();
        Box::pin(async move { Ok(addresses) })
    });
    let config = Config::builder()
        .region("eu-west-1")
        .endpoint_url("http://things.example")
        .credentials_provider(Credentials::new("AKID", "secret"))
        .timeout_config(TimeoutConfig::builder().connect_timeout(limit).build())
        .retry_config(one_attempt())
        .transport(HyperTransport { resolver, ..HyperTransport::new() });
    soon(Client::<test_service::Service>::new(config.build()).send(list_things("my-domain"))).await
}

#[tokio::test]
async fn the_second_address_answers_if_the_first_refuses() {
    let (address, server) = serve_one(|stream| answer(stream).unwrap());
    call(vec![refusing(), refusing(), address], Duration::from_secs(60)).await.unwrap();
    server.join().unwrap();
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn an_address_that_is_silent_does_not_use_up_the_connect_timeout() {
    // At the recommended pace, four addresses take longer than the second limit.
    for (dead, limit) in [(1, 1600), (4, 900)] {
        let dead: Vec<_> = (0..dead).map(|_| silent()).collect();
        let (address, server) = serve_one(|stream| answer(stream).unwrap());
        let addresses = dead.iter().map(|(address, _)| *address).chain([address]).collect();
        call(addresses, Duration::from_millis(limit)).await.unwrap();
        server.join().unwrap();
    }
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn the_connect_timeout_is_for_all_addresses() {
    let (one, two) = (silent(), silent());
    let error = call(vec![one.0, two.0], Duration::from_millis(50)).await.unwrap_err();
    let expected =
        "ListThings timed out: no connection to things.example: connecting took longer than 50ms (1 attempt)";
    assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Timeout, expected));
}

#[tokio::test]
async fn a_host_without_a_working_address_is_an_error() {
    let refused = "Connection refused (os error 111)";
    for (addresses, problem) in [(vec![refusing(), refusing()], refused), (vec![], "the host has no address")] {
        let error = call(addresses, Duration::from_secs(60)).await.unwrap_err();
        let expected = format!("ListThings failed: no connection to things.example: {problem} (1 attempt)");
        assert_eq!(error.to_string().replace("os error 61", "os error 111"), expected);
    }
}
