//! Calls of every operation, which the build script makes from the model: what the model adds is called, too.

use crate::call::{Call, MakeCall, check};
use codeartifact_tests::service_model;
use serde_json::Value;
use std::collections::BTreeSet;

include!(concat!(env!("OUT_DIR"), "/calls.rs"));

#[tokio::test]
async fn every_operation_is_called_with_every_member() {
    check_all(COMPLETE).await;
}

#[tokio::test]
async fn only_what_is_set_is_sent() {
    check_all(REQUIRED).await;
}

async fn check_all(calls: &[MakeCall]) {
    let called = check(calls).await;
    assert!(!called.is_empty());
    assert_eq!(called, service_model::operations().map(|operation| operation.name).collect::<BTreeSet<_>>());
}

fn members(json: &str) -> Value {
    serde_json::from_str(json).expect("the build script writes JSON")
}
