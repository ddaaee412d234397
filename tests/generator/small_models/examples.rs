//! Examples set every required member, also deep inside of structures, unions, lists and maps.

use codeartifact::runtime::validate::{Level, Violations};
use codeartifact::{Config, Operation};
use codeartifact_tests::models::examples as small;

include!(concat!(env!("OUT_DIR"), "/examples_of_small.rs"));

fn check<O: Operation>(input: &O) {
    let mut violations = Violations::with_level(Level::Full);
    input.validate(&mut violations);
    violations.into_result().unwrap_or_else(|error| panic!("the example of {} is not valid: {error}", O::NAME));
}

#[test]
fn examples_compile_and_pass_the_full_check() {
    examples(&small::Client::new(Config::builder().region("us-east-1").build()));
}
