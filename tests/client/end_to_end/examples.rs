//! The examples in the client's documentation have values that the model allows.

use crate::client_of;
use codeartifact::Operation;
use codeartifact::runtime::validate::{Level, Violations};
use codeartifact_tests::server::Server;

include!(concat!(env!("OUT_DIR"), "/examples.rs"));

fn check<O: Operation>(input: &O) {
    let mut violations = Violations::with_level(Level::Full);
    input.validate(&mut violations);
    if let Err(error) = violations.into_result() {
        panic!("the example of {} is not valid: {error}", O::NAME);
    }
}

#[test]
fn examples_pass_the_full_check() {
    examples(&client_of(&Server::start()));
}
