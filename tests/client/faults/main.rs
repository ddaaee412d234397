//! What may go wrong between a client and the service, over real connections: what the client survives, and what it
//! says of the rest.

mod bodies;
mod causes;
mod connections;
mod crowds;
mod given_hashes;
mod given_streams;
mod json;
mod nasty_texts;
mod odd_replies;
mod replies;
mod reports;
mod sentences;
mod slow;
mod split_replies;
mod statuses;

#[test]
fn all_tests_end() {
    codeartifact_tests::bound::Bound::all_tests();
}
