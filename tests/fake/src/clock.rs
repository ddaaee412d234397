//! The fake's clock, which is the system's until it is set.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The last second of the year 9999, behind which HTTP has no dates.
const LAST: i64 = 253_402_300_799;

/// A clock that goes as fast as the system's, and may be ahead of it.
#[derive(Debug, Default)]
pub struct Clock {
    /// The seconds that it is ahead.
    ahead: AtomicI64,
}

impl Clock {
    /// The present time, in seconds since the epoch.
    pub fn now(&self) -> i64 {
        seconds(SystemTime::now()).saturating_add(self.ahead.load(Ordering::Relaxed)).clamp(0, LAST)
    }

    /// The present time as the system has times.
    pub fn time(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(self.now().try_into().unwrap_or_default())
    }

    /// Sets the present time.
    pub fn set(&self, time: SystemTime) {
        self.ahead.store(seconds(time).saturating_sub(seconds(SystemTime::now())), Ordering::Relaxed);
    }
}

/// Seconds since the epoch; a time before it is the epoch.
fn seconds(time: SystemTime) -> i64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
