//! Unions: exactly one variant, and unknown ones kept.

use super::support::{receive, send};
use botocore_runtime::{Blob, DateTime};
use codeartifact_tests::models::types::operation::echo::EchoInput;
use codeartifact_tests::models::types::types::{Choice, Colour, Empty, Leaf, Ping, Pong};
use serde_json::{Value, json};
use std::collections::HashMap;

/// A variant as it is written, after a round trip.
fn written(choice: &Choice) -> Value {
    let sent = send(EchoInput::builder().choice(choice.clone()).build());
    let output = receive::<EchoInput>(sent.body.clone());
    assert_eq!(output.choice(), Some(choice));
    sent.json()["choice"].clone()
}

#[test]
fn every_variant_round_trips() {
    let leaf = Leaf::builder().name("n").build();
    for (choice, json) in [
        (Choice::Text(String::new()), json!({"text": ""})),
        (Choice::Number(0), json!({"number": 0})),
        (Choice::Leaf(leaf), json!({"leaf": {"leaf-name": "n"}})),
        (Choice::List(vec!["a".to_owned()]), json!({"list": ["a"]})),
        (Choice::Map(HashMap::from([("k".to_owned(), None)])), json!({"map": {"k": null}})),
        (Choice::Again(Box::new(Choice::Number(1))), json!({"again": {"number": 1}})),
        (Choice::Colour(Colour::from("mauve")), json!({"colour": "mauve"})),
        (Choice::Bytes(Blob::from("a")), json!({"bytes": "YQ=="})),
        (Choice::When(DateTime::from_secs(0)), json!({"when": "1970-01-01T00:00:00Z"})),
        (Choice::Renamed("r".to_owned()), json!({"RENAMED": "r"})),
        (Choice::Empty(Empty::default()), json!({"empty": {}})),
    ] {
        assert_eq!(written(&choice), json);
    }
}

#[test]
fn unknown_variants_are_kept_as_they_came() {
    let output = receive::<EchoInput>(r#"{"choice": {"future": {"a": [1]}}}"#);
    let choice = output.choice().unwrap();
    assert_eq!(choice, &Choice::Unknown { tag: "future".to_owned(), value: json!({"a": [1]}) });
    assert_eq!(written(choice), json!({"future": {"a": [1]}}));
}

#[test]
fn nulls_beside_the_variant_are_passed_over() {
    let output = receive::<EchoInput>(
        r#"{"choice": {"__type": "small#Choice", "text": null, "future": null, "number": 5, "leaf": null}}"#,
    );
    assert_eq!(output.choice(), Some(&Choice::Number(5)));
    assert_eq!(receive::<EchoInput>(r#"{"choice": {"text": null}}"#).choice(), None);
    assert_eq!(receive::<EchoInput>(r#"{"choices": [{"number": 1}, null, {}]}"#).choices(), [Choice::Number(1)]);
}

#[test]
fn unions_and_structures_nest_in_each_other() {
    let pong = Pong::builder().choice(Choice::Number(1)).ping(Ping::default()).build();
    let choice = receive::<EchoInput>(r#"{"choice": {"pong": {"choice": {"number": 1}, "ping": {}}}}"#);
    assert_eq!(written(choice.choice().unwrap()), json!({"pong": {"choice": {"number": 1}, "ping": {}}}));
    assert!(format!("{choice:?}").contains(&format!("{pong:?}")), "{choice:?}");
}
