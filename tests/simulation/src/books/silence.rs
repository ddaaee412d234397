//! The read timeout: it passes when nothing has moved for its time, neither later nor earlier.

use super::{Books, CallId};
use std::time::Duration;

/// What the sentence of an error says once the read timeout has passed.
pub const SILENCE: &str = "no byte was sent";

impl Books {
    /// Whoever waits for a piece of a reply gets an error after the read timeout.
    pub fn check_reading(&mut self, id: CallId, now: Duration) {
        let call = &self.calls[id];
        let limit = call.limits.read.filter(|_| !self.weather.manner.is_busy);
        let is_late = call.reading.zip(limit).is_some_and(|(since, limit)| now >= since.max(self.active(id)) + limit);
        self.must(!is_late, "reading a reply ends in time", || format!("call {id} still waits for a piece"));
    }

    /// The read timeout of a call has passed, as its error says.
    pub fn is_silent(&mut self, id: CallId, now: Duration) {
        let call = &self.calls[id];
        let (since, limit) = (call.reading.unwrap_or_default().max(self.active(id)), call.limits.read);
        let is_early = limit.is_none_or(|limit| now < since + limit);
        self.must(!is_early, "each byte gives time for the next", || {
            format!("call {id} has a read timeout of {limit:?}, and its last byte came at {since:?}")
        });
    }

    /// When a byte of the call's last request or its reply has moved last.
    fn active(&self, id: CallId) -> Duration {
        self.calls[id].sends.last().map_or(Duration::ZERO, |sent| sent.active)
    }
}
