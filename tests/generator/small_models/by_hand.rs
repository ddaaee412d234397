//! What no model says, and AWS's clients do by hand.

use super::support::send;
use codeartifact_tests::models::by_hand::operation::export::ExportInput;

#[test]
fn headers_of_a_service_are_sent_unless_the_input_sets_them() {
    assert_eq!(send(ExportInput::builder().build()).header("accept"), Some("application/json"));
    assert_eq!(send(ExportInput::builder().accepts("text/plain").build()).header("accept"), Some("text/plain"));
}
