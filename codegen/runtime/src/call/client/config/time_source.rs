//! The client's clock.

use crate::wire::time::DateTime;
use crate::wire::time::system::HAS_CLOCK;
use std::fmt;

/// A clock. It gives the time for signatures and decides when credentials have expired.
///
/// A [`DateTime`] is a clock that always shows that time, for tests.
pub trait TimeSource: fmt::Debug + Send + Sync {
    /// Returns the current time.
    fn now(&self) -> DateTime;
}

/// The reason why a client needs a time source of the program's own, where that is so.
pub const MISSING: Option<&str> =
    if HAS_CLOCK { None } else { Some("this platform has no clock; set the configuration's `time_source`") };

/// The system's clock. Where the system has none, as on `wasm32-unknown-unknown`, calls of a client without a clock of
/// its own are an error of kind [`Configuration`](crate::call::error::ErrorKind::Configuration).
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
