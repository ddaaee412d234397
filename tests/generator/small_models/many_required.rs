//! An operation with more required members than the tuples that the standard library implements traits for.

use super::support::send;
use botocore_runtime::builder::{Complete, Unset};
use botocore_runtime::mode::Detached;
use codeartifact_tests::models::many_required::operation::fill::{FillBuilder, FillInput};
use serde_json::json;

/// Sets all thirteen, the last twelve on a clone.
fn filled() -> FillBuilder<Detached, Complete<FillInput>> {
    let one = FillInput::builder().one("1");
    let copy = one.clone().two("2").three("3").four("4").five("5").six("6").seven("7").eight("8").nine("9");
    copy.ten("10").eleven("11").twelve("12").thirteen("13")
}

#[test]
fn thirteen_required_members_are_set_and_sent() {
    let expected = json!({
        "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
        "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13",
    });
    assert_eq!(send(filled().build()).json(), expected);
}

#[test]
fn builders_in_any_state_can_be_cloned_and_shown() {
    type Empty = FillBuilder<
        Detached,
        (Unset, Unset, Unset, Unset, Unset, Unset, Unset, Unset, Unset, Unset, Unset, Unset, Unset),
    >;
    let empty: Empty = FillInput::builder();
    assert!(format!("{:?}", empty.clone()).starts_with("FillBuilder { input: FillInput { one: None,"));
    assert!(format!("{:?}", filled().clone()).contains("thirteen: Some(\"13\")"));
}
