//! A transport for tests: it answers with outputs, errors and faults, and keeps the requests.
//!
//! A [`Stub`] is told what to expect; a client of [`Stub::config`] sends to it in place of a service.
//! When the stub is dropped, what was expected and did not come is a panic, and so is what came
//! unexpected. Signing, encoding and decoding are those of every day: an output is written as the
//! service's reply and read again.
//!
//! Expectations of one operation are met in the order in which they were made, those of different
//! operations in any order; [`Stub::in_order`] keeps the order of all.
//!
//! The configuration makes one attempt for each call. To have calls repeated, give it retries:
//! `stub.config().to_builder().retry_config(…)`. Waits are Tokio's, so they cost no time where a test
//! has paused it.

mod answer;
mod difference;
mod expectation;
mod recorded;
mod reply;
mod report;
mod stub;

pub use answer::Fault;
pub use expectation::{Expected, On};
pub use recorded::RecordedRequest;
pub use reply::{Failure, Reply, ToReply};
pub use report::StubError;
pub use stub::Stub;

/// A value made by filling in its fields: generated outputs and structures can be made in no other
/// way outside of their crate, since they may gain fields.
///
/// ```
/// use botocore_runtime::test_util::make;
///
/// let list: Vec<i32> = make(|list: &mut Vec<i32>| list.push(1));
/// assert_eq!(list, [1]);
/// ```
pub fn make<T: Default>(fill: impl FnOnce(&mut T)) -> T {
    let mut value = T::default();
    fill(&mut value);
    value
}
