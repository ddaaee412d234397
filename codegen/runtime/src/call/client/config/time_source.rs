//! Where the client takes the time from.

use crate::wire::time::DateTime;
use std::fmt;
use std::time::SystemTime;

/// A clock. Signatures carry its time, and credentials expire by it.
///
/// A [`DateTime`] is a clock that stands still, for tests.
pub trait TimeSource: fmt::Debug + Send + Sync {
    /// The time now.
    fn now(&self) -> DateTime;
}

/// The system's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemTimeSource;

impl TimeSource for SystemTimeSource {
    fn now(&self) -> DateTime {
        SystemTime::now().into()
    }
}

impl TimeSource for DateTime {
    fn now(&self) -> DateTime {
        *self
    }
}
