//! A clock that tests set.

use botocore_runtime::DateTime;
use botocore_runtime::client::TimeSource;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

#[derive(Debug, Clone, Default)]
pub struct Clock(Arc<AtomicI64>);

impl Clock {
    /// One that shows 2026-01-31T12:00:00Z.
    pub fn at_noon() -> Self {
        Self(Arc::new(AtomicI64::new(1_769_860_800)))
    }

    pub fn shows(&self, minutes: i64) {
        self.0.store(60 * minutes, Ordering::Relaxed);
    }

    pub fn go_on(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::Relaxed);
    }
}

impl TimeSource for Clock {
    fn now(&self) -> DateTime {
        DateTime::from_secs(self.0.load(Ordering::Relaxed))
    }
}
