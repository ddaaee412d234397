//! What a call tells beside its output.

use super::*;
use crate::wire::validate::Level;
use std::time::Duration;

const DOWN: (u16, &str) = (503, r#"{"code":"Down"}"#);
const MISSING: (u16, &str) = (404, r#"{"code":"NoSuchThing","message":"gone"}"#);

#[tokio::test(start_paused = true)]
async fn a_success_tells_its_requests() {
    let script = Script::of([DOWN, (201, "{}")]);
    script.answer_with("x-amzn-requestid", ["one", "two"]);
    let (_, metadata) = script.client().send_with_metadata(list_things("my-domain")).await.unwrap();
    assert_eq!((metadata.status().as_u16(), metadata.attempts()), (201, 2));
    assert_eq!(metadata.request_id(), Some("two"));
    assert_eq!(metadata.request_ids().collect::<Vec<_>>(), ["one", "two"]);
    assert_eq!(metadata.headers()["x-amzn-requestid"], "two");
}

#[tokio::test]
async fn a_failure_tells_its_reply() {
    let script = Script::of([MISSING]);
    script.answer_with("x-amzn-requestid", ["one"]);
    let error = script.client().send(list_things("my-domain")).await.unwrap_err();
    assert_eq!(error.request_id(), Some("one"));
    assert_eq!(error.headers().unwrap()["x-amzn-requestid"], "one");
    let exception = NoSuchThing { message: Some("gone".to_owned()) };
    assert_eq!(exception.to_string(), "NoSuchThing: gone");
    assert_eq!(NoSuchThing { message: Some(" ".to_owned()) }.to_string(), "NoSuchThing");
    assert_eq!(error.into_exception(), Some(Exception::NoSuchThing(exception)));
    let error = Script::of([]).client().send(ListThingsInput::default()).await.unwrap_err();
    assert_eq!(error.headers(), None);
    assert_eq!(error.into_exception(), None);
}

#[test]
fn a_configuration_tells_its_settings() {
    let timeouts = TimeoutConfig::builder().read_timeout(Duration::from_secs(7)).build();
    assert_eq!(Config::builder().timeout_config(timeouts).build().timeout_config(), &timeouts);
    let config = Config::builder().build();
    assert_eq!((config.timeout_config(), config.validation()), (&TimeoutConfig::default(), Level::Minimum));
    #[cfg(feature = "full-validation")]
    assert_eq!(Config::builder().validation(Level::Full).build().validation(), Level::Full);
}
