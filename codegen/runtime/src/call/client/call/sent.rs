//! What has become of a call so far.

use super::context::Call;
use super::deadline::Deadline;
use crate::call::error::{Awaited, ErrorKind, Failure};
use crate::wire::time::DateTime;
use std::time::Duration;

/// The requests that were sent for a call. An attempt records here as it goes on, because its future may
/// be dropped when the time for the call is up.
#[derive(Debug, Default)]
pub struct Sent {
    /// The number of requests, without those that were sent again because they were lost.
    pub requests: u32,
    /// How often sending a body has begun.
    pub bodies: u32,
    /// The time that the requests of this attempt have taken, without the waits for other requests to end.
    pub taken: Duration,
    /// The time in the last signature.
    pub signed_at: Option<DateTime>,
    /// What the call is waiting for; `None` between attempts.
    pub awaited: Option<Awaited>,
    /// The timeout of the call, once the last attempt was given up because of it.
    pub out_of_time: Option<Duration>,
}

impl Sent {
    /// Returns an error once the time for the call or the attempt is up.
    pub fn check_time(&mut self, call: &Call, deadline: Option<Deadline>) -> Result<(), Failure> {
        let has_passed = |deadline: &Deadline| deadline.has_passed(&call.timer);
        if let Some(deadline) = call.deadline.filter(has_passed) {
            self.out_of_time = Some(deadline.limit);
            return Err(out_of_time(call, "call", deadline.limit, self.awaited.clone()));
        }
        let late = deadline.filter(has_passed);
        late.map_or(Ok(()), |deadline| Err(self.attempt_out_of_time(call, deadline.limit)))
    }

    /// The error of an attempt that has taken its whole time.
    pub fn attempt_out_of_time(&mut self, call: &Call, limit: Duration) -> Failure {
        out_of_time(call, "attempt", limit, self.awaited.take())
    }
}

fn out_of_time(call: &Call, what: &str, limit: Duration, awaited: Option<Awaited>) -> Failure {
    let awaited = awaited.map(|awaited| format!(": {awaited}")).unwrap_or_default();
    call.fail(ErrorKind::Timeout, format!("the {what} took longer than {limit:?}{awaited}"))
}
