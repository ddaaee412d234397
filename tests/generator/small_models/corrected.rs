//! What corrections say of a model.

use super::support::send;
use codeartifact_tests::models::corrected::operation::export::ExportInput;

#[test]
fn headers_of_a_service_are_sent_unless_the_input_sets_them() {
    let input = ExportInput::builder().kind("k");
    assert_eq!(send(input.clone().build()).header("accept"), Some("application/json"));
    assert_eq!(send(input.accepts("text/plain").build()).header("accept"), Some("text/plain"));
}

#[test]
fn what_is_added_replaced_or_removed_is_so_in_the_emitted_code() {
    let input = ExportInput::builder().kind("k").pass("hush");
    let shown = format!("{input:?}");
    assert!(shown.contains("kind") && !shown.contains("hush"), "{shown}");
    assert_eq!(send(input.build()).query, "kind=k");
}
