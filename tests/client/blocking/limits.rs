//! Limits of time, and servers that cannot be reached.

use crate::{raw, raw_settings, settings};
use codeartifact::blocking::Client;
use codeartifact::config::{RetryConfig, TimeoutConfig, TimeoutConfigBuilder};
use codeartifact::{Error, ErrorKind};
use codeartifact_tests::raw_server::Fate;
use std::time::Duration;

const SHORT: Duration = Duration::from_millis(50);

type Limit = fn(TimeoutConfigBuilder) -> TimeoutConfigBuilder;

/// The error of a call to a server that begins a reply and is silent then.
fn silent(beginning: &str, limit: Limit) -> Error {
    let (server, _runtime) = raw([Fate::Silence(beginning.to_owned())]);
    let timeouts = limit(TimeoutConfig::builder()).build();
    let settings = raw_settings(&server).timeout_config(timeouts).retry_config(RetryConfig::disabled());
    Client::new(settings).list_domains().send().unwrap_err()
}

#[test]
fn each_limit_ends_a_call_to_a_silent_server() {
    for beginning in ["", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"] {
        let limits: [(_, Limit); 3] = [
            ("attempt", |timeouts| timeouts.operation_attempt_timeout(SHORT)),
            ("call", |timeouts| timeouts.operation_timeout(SHORT)),
            ("byte", |timeouts| timeouts.read_timeout(SHORT)),
        ];
        for (name, limit) in limits {
            let error = silent(beginning, limit);
            assert_eq!(error.kind(), ErrorKind::Timeout, "{name} {beginning:?}: {error}");
            assert!(error.to_string().contains("50ms"), "{name} {beginning:?}: {error}");
        }
    }
}

#[test]
fn a_refused_connection_and_an_unknown_host_are_told() {
    for place in ["127.0.0.1:1", "nowhere.invalid"] {
        let settings = settings(&format!("http://{place}")).retry_config(RetryConfig::disabled());
        let error = Client::new(settings).list_domains().send().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
        assert!(error.to_string().contains(&format!("no connection to {place}")), "{error}");
    }
}

#[test]
fn what_does_not_speak_tls_and_a_proxy_that_refuses_are_told() {
    let (server, _runtime) = raw([Fate::Reply(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".to_vec())]);
    let folder = tempfile::TempDir::new().unwrap();
    let bundle = folder.path().join("roots.pem");
    std::fs::write(&bundle, "not a certificate").unwrap();
    let settings = || settings("https://service.invalid").retry_config(RetryConfig::disabled());
    let error = Client::new(settings().ca_bundle(&bundle)).list_domains().send().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration, "{error}");
    let proxy = format!("http://user:planted-password@{}", server.address());
    let environment = codeartifact::config::Environment::from([("HTTPS_PROXY", proxy)]);
    let error = Client::new(settings().environment(environment)).list_domains().send().unwrap_err();
    assert_eq!((error.kind(), server.count()), (ErrorKind::Proxy, 1), "{error}");
    assert!(!format!("{error} {error:?}").contains("planted-password"), "{error:?}");
}
