//! Sources that take a request and never reply, asked by a blocking client, which no timer of its own can wake.

use crate::sts::{ROLE, nowhere, source};
use botocore_runtime::client::ConfigBuilder;
use botocore_runtime::environment::Environment;
use codeartifact::blocking::Client;
use codeartifact::config::timeout::TimeoutConfig;
use codeartifact::credentials::{AssumeRole, InstanceRole};
use codeartifact_tests::sink::Sink;
use codeartifact_tests::stack::Stack;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

/// The error of a call. Without its limits it would never come.
fn refusal(settings: ConfigBuilder) -> String {
    let (sender, received) = channel();
    let settings = Stack::Blocking.settings(settings.region("eu-west-1").endpoint_url("http://127.0.0.1:9"));
    thread::spawn(move || {
        let called = Client::new(settings.build()).list_domains().send();
        sender.send(called.unwrap_err().to_string())
    });
    received.recv_timeout(Duration::from_secs(20)).expect("the call ends")
}

#[test]
fn an_instance_has_its_own_limit() {
    let sink = Sink::start();
    let environment = Environment::from([("AWS_EC2_METADATA_SERVICE_ENDPOINT", sink.url())]);
    let role = InstanceRole::new(Stack::Blocking.settings(nowhere().environment(environment)));
    let error = refusal(nowhere().credentials_provider(role));
    assert!(error.contains("no answer within 1s"), "{error}");
}

#[test]
fn a_service_has_the_limit_for_credentials() {
    let sink = Sink::start();
    let of_sts = Stack::Blocking.settings(nowhere().region("eu-west-1").endpoint_url(sink.url()));
    let role = AssumeRole::builder(ROLE).settings(of_sts.credentials_provider(source())).build();
    let limits = TimeoutConfig::builder().credentials_timeout(Duration::from_millis(50)).build();
    let error = refusal(nowhere().timeout_config(limits).credentials_provider(role));
    assert!(error.contains("within 50ms"), "{error}");
}
