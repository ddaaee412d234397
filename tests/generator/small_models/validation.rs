//! Inputs are checked as a whole, at any depth.

use super::support::{send, try_send};
use codeartifact::runtime::error::ErrorKind;
use codeartifact::runtime::validate::{Level, Validate as _, Violation, Violations};
use codeartifact_tests::models::types::operation::constrained::ConstrainedInput;
use codeartifact_tests::models::types::types::{Leaf, LimitedChoice, Nested};

/// An input that breaks every rule.
fn broken() -> ConstrainedInput {
    let mut input = ConstrainedInput::builder().text("a").nested(Nested::default()).build();
    input.list = Some(Vec::new());
    input.map = Some([("a".to_owned(), "bb".to_owned())].into());
    input.number = Some(0);
    input.choice = Some(LimitedChoice::Nested(Nested::default()));
    input
}

#[test]
fn all_problems_are_in_one_error() {
    let error = try_send(broken()).err().unwrap();
    assert_eq!(error.kind(), ErrorKind::Validation);
    let message = error.to_string();
    for part in ["text", "list", "map", "number", "nested.id", "nested.leaf", "choice.nested.id"] {
        assert!(message.contains(part), "{part} is not in: {message}");
    }
}

#[test]
fn upper_limits_are_checked_on_demand() {
    let mut input = ConstrainedInput::builder().text("fives").nested(nested()).build();
    input.number = Some(11);
    input.list = Some(vec!["long enough".to_owned()]);
    let mut violations = Violations::with_level(Level::Full);
    input.validate(&mut violations);
    let found = violations.into_result().unwrap_err();
    let paths: Vec<&str> = found.violations().iter().map(Violation::path).collect();
    assert_eq!(paths, ["text", "list[0]", "number"]);
    send(input);
}

#[test]
fn a_complete_input_is_sent() {
    let input = ConstrainedInput::builder()
        .text("ab")
        .list("ab")
        .map("ab", "cd")
        .number(1)
        .nested(nested())
        .choice(LimitedChoice::Free(String::new()))
        .build();
    send(input);
}

fn nested() -> Nested {
    Nested::builder().id("i").leaf(Leaf::default()).build()
}
