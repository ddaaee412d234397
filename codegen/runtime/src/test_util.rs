//! A transport for tests: it answers with outputs, errors and faults, and records the requests.
//!
//! Expectations are set on a [`Stub`], and a client of [`Stub::config`] sends its requests there instead of
//! to a service. Dropping the stub panics if an expected request is missing or an unexpected one has
//! arrived. Calls are signed, encoded and decoded as always: an output is written as the service's reply and
//! read again.
//!
//! Expectations of one operation are met in the order in which they are made, those of different operations
//! in any order. [`Stub::in_order`] keeps one order for all.
//!
//! The configuration makes one attempt for each call. To test retries, change it:
//! `stub.config().to_builder().retry_config(…)`. Waits use Tokio's clock, so they take no time in a test that
//! pauses it.

mod answer;
mod difference;
mod expectation;
mod on;
#[doc(hidden)]
pub mod parsers;
mod recorded;
mod reply;
mod report;
mod state;
mod stub;

pub use answer::Fault;
pub use on::{Expected, On};
pub use recorded::RecordedRequest;
pub use reply::{Failure, Reply, ToReply};
pub use report::StubError;
pub use stub::Stub;

pub use crate::wire::random::Seeded;

/// Makes all randomness of clients on this thread follow from a seed until the guard is dropped: the waits between
/// attempts, idempotency tokens, and the ids of calls.
pub fn seed_random(seed: u64) -> Seeded {
    Seeded::with(seed)
}

/// Makes a value by filling in its fields. Generated outputs and structures are `#[non_exhaustive]`, so other
/// crates cannot write them as literals.
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
