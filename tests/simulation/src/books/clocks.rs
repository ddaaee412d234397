//! The clocks of a client: its own, and the service's as the last refused signature told it.

use super::{Books, CallId};
use crate::clock::true_time;
use std::time::Duration;

/// A difference of this many seconds is not corrected, because services tolerate five minutes.
const TOLERATED: u64 = 4 * 60;
/// Nor is one of more than this.
const LARGEST: u64 = 24 * 3600;

/// The time in seconds by a client's own clock, and by the service's as far as the client knows it.
#[derive(Debug, Clone, Copy)]
pub struct Clocks {
    pub local: i64,
    pub service: i64,
}

impl Books {
    /// What a client must believe of the time.
    #[must_use]
    pub fn clocks(&self, client: usize, now: Duration) -> Clocks {
        let local = true_time(now) + self.weather.clock_ahead(now);
        Clocks { local, service: local + self.accounts[client].correction }
    }

    /// The service has refused the time of a call's last signature. Corrects the client's clock, or forgets the correction if
    /// it may be to blame. Returns whether the next signature has another time.
    pub fn correct_clock(&mut self, id: CallId, now: Duration) -> bool {
        let call = &self.calls[id];
        let (client, signed_at) = (call.client, call.signed_at);
        let date = call.sends.last().and_then(|sent| sent.date);
        let local = self.clocks(client, now).local;
        let correction = &mut self.accounts[client].correction;
        match date.map(|date| (date.abs_diff(signed_at), date - local)) {
            Some((..=TOLERATED, _)) => false,
            Some((_, ahead)) if ahead.unsigned_abs() <= LARGEST => {
                *correction = if ahead.unsigned_abs() <= TOLERATED { 0 } else { ahead };
                true
            }
            _ => std::mem::take(correction) != 0,
        }
    }
}
