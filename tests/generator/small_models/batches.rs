//! Batches: what becomes of outputs that hold failures of single elements.

use super::support::receive;
use botocore_runtime::batch::BatchError;
use codeartifact_tests::models::batch::operation::drop_all::{DropAllInput, DropAllOutput};
use codeartifact_tests::models::batch::operation::move_all::{MoveAllInput, MoveAllOutput};

#[test]
fn without_failures_the_successes_are_the_result() {
    let output = receive::<DropAllInput>(r#"{"dropped": {"a": {"size": 1}}, "failed": {}, "note": "n"}"#);
    assert_eq!(output.into_result().unwrap()["a"].size(), Some(1));
    assert_eq!(receive::<MoveAllInput>(r#"{"moved": ["a", "b"]}"#).into_result().unwrap(), ["a", "b"]);
    assert!(receive::<MoveAllInput>("{}").into_result().unwrap().is_empty());
}

#[test]
fn failures_are_an_error_that_lists_them() {
    let failed = r#"{"c": {"why": "NEW"}, "b": {"why": "LOCKED", "text": "by you"}, "d": {}}"#;
    let output = receive::<DropAllInput>(format!(r#"{{"dropped": {{"a": {{"size": 1}}}}, "failed": {failed}}}"#));
    let error: BatchError<DropAllOutput> = output.into_result().unwrap_err();
    let said = "DropAll failed for 3 of 4 elements: b: LOCKED (by you); c: NEW; d: no code";
    assert_eq!(error.to_string(), said);
    assert_eq!(error.successes()["a"].size(), Some(1));
    assert_eq!(error.failures()["b"].text(), Some("by you"));
    let boxed: Box<dyn std::error::Error + Send + Sync> = error.into();
    assert_eq!(boxed.to_string(), said);
}

#[test]
fn successes_may_be_a_list() {
    let output = receive::<MoveAllInput>(r#"{"moved": ["a"], "failed": {"b": {"why": "GONE"}}}"#);
    let error: BatchError<MoveAllOutput> = output.into_result().unwrap_err();
    assert_eq!(error.to_string(), "MoveAll failed for 1 of 2 elements: b: GONE");
    assert_eq!(error.into_parts().0, ["a"]);
}
