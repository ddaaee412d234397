//! Nothing sensitive shows.

use super::support::{receive, receive_with, send};
use codeartifact_tests::models::sensitive::operation::read::ReadInput;
use codeartifact_tests::models::types::operation::sensitive::{SensitiveInput, SensitiveOutput};
use codeartifact_tests::models::types::types::error::Hushed;
use codeartifact_tests::models::types::types::{SecretChoice, SecretMood, SecretPair};

#[test]
fn secrets_are_sent_but_never_shown() {
    let builder = SensitiveInput::builder()
        .open("seen")
        .secret("hush1")
        .secrets("hush2")
        .secret_map("key", vec!["hush6".to_owned()])
        .pair(SecretPair::builder().left("hush3").right("hush4").build())
        .choice(SecretChoice::Hidden("hush5".to_owned()));
    let shown = format!("{builder:?} {:?}", builder.clone().build());
    assert!(shown.contains("seen") && !shown.contains("hush"), "{shown}");
    let sent = send(builder.build());
    let body = std::str::from_utf8(&sent.body).unwrap();
    assert_eq!(body.matches("hush").count(), 6);

    let output: SensitiveOutput = receive::<SensitiveInput>(body.to_owned());
    let shown = format!("{output:?} {output:#?}");
    assert!(shown.contains("seen") && !shown.contains("hush"), "{shown}");
    assert_eq!(output.secret(), Some("hush1"));
    assert_eq!(format!("{:?}", SecretChoice::Open("seen".to_owned())), r#"Open("seen")"#);
}

#[test]
fn a_stream_that_is_received_does_not_show() {
    let output = receive_with::<ReadInput>(&[("open", "seen")], "hush").unwrap();
    let shown = format!("{output:?}");
    assert!(shown.contains("seen") && shown.contains("redacted") && !shown.contains("hush"), "{shown}");
}

#[test]
fn an_exception_does_not_display_its_secret_message() {
    let mut exception = Hushed::default();
    exception.message = Some("hush".to_owned());
    assert_eq!((exception.to_string().as_str(), exception.message()), ("Hushed", Some("hush")));
}

#[test]
fn an_enumeration_is_shown_neither_by_debug_nor_by_the_error_of_a_slip() {
    for mood in [SecretMood::Calm, SecretMood::from("hushed")] {
        assert_eq!(format!("{mood:?}"), "** redacted **");
    }
    let error = SecretMood::try_parse("calmm").unwrap_err();
    assert_eq!(error.to_string(), "the text is not a known SecretMood (known are calm, angry)");
    assert!(!format!("{error:?}").contains("calmm"), "{error:?}");
}
