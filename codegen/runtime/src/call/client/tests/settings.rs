//! Settings that are empty or zero.

use super::*;
use std::time::Duration;

#[tokio::test]
async fn empty_names_are_not_in_the_user_agent() {
    let script = Script::of([(200, "{}")]);
    let config = script.client().config().to_builder().app_id("").user_agent("").build();
    Client::<test_service::Service>::new(config).send(list_things("my-domain")).await.unwrap();
    assert!(script.requests.lock().unwrap()[0].headers()["user-agent"].to_str().unwrap().ends_with(" lang/rust"));
}

#[tokio::test]
async fn settings_with_which_nothing_can_be_done_are_named() {
    let builder = || Script::of([]).client().config().to_builder();
    let timeouts = || TimeoutConfig::builder();
    for (builder, problem) in [
        (
            builder().timeout_config(timeouts().connect_timeout(Duration::ZERO).build()),
            "the connect timeout is zero: set a longer one, or `None` for no limit",
        ),
        (
            builder().timeout_config(timeouts().read_timeout(Duration::ZERO).build()),
            "the read timeout is zero: set a longer one, or `None` for no limit",
        ),
        (builder().ca_bundle(""), "the configuration's `ca_bundle` is an empty path: set the path of a PEM file"),
    ] {
        let client: Client<test_service::Service> = Client::new(builder.build());
        let error = client.send(list_things("my-domain")).await.unwrap_err();
        let said = format!("ListThings was not sent, because of the client's configuration: {problem}");
        assert_eq!((error.kind(), error.to_string()), (ErrorKind::Configuration, said));
    }
}
