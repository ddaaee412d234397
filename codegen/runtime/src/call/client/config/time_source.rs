//! The client's clock.

use crate::wire::time::DateTime;
use std::fmt;

/// A clock. It gives the time for signatures and decides when credentials have expired.
///
/// A [`DateTime`] is a clock that always shows that time, for tests.
pub trait TimeSource: fmt::Debug + Send + Sync {
    /// Returns the current time.
    fn now(&self) -> DateTime;
}

/// The system's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemTimeSource;

impl TimeSource for SystemTimeSource {
    fn now(&self) -> DateTime {
        DateTime::now()
    }
}

impl TimeSource for DateTime {
    fn now(&self) -> DateTime {
        *self
    }
}
