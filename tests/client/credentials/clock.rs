//! A clock that tests set.

use botocore_runtime::DateTime;
use botocore_runtime::client::TimeSource;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// It stands at 2026-01-31T12:00:00Z at first.
#[derive(Debug, Clone)]
pub struct Clock(Arc<AtomicI64>);

impl Default for Clock {
    fn default() -> Self {
        Self(Arc::new(AtomicI64::new(1_769_860_800)))
    }
}

impl Clock {
    pub fn go_on(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::Relaxed);
    }
}

impl TimeSource for Clock {
    fn now(&self) -> DateTime {
        DateTime::from_secs(self.0.load(Ordering::Relaxed))
    }
}
