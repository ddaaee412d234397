//! Conversions from and to the times of the crate `chrono`.

use super::{DateTime, TimestampError};
use chrono::{TimeZone, Utc};

/// A leap second becomes the second after it.
impl<Z: TimeZone> From<chrono::DateTime<Z>> for DateTime {
    fn from(time: chrono::DateTime<Z>) -> Self {
        Self::from_secs_and_nanos(time.timestamp(), time.timestamp_subsec_nanos())
    }
}

/// Returns an error beyond [`MIN_UTC`](chrono::DateTime::MIN_UTC) and [`MAX_UTC`](chrono::DateTime::MAX_UTC).
impl TryFrom<DateTime> for chrono::DateTime<Utc> {
    type Error = TimestampError;

    fn try_from(time: DateTime) -> Result<Self, TimestampError> {
        let beyond = || TimestampError::new(format!("{time} is beyond the times of `chrono::DateTime`"));
        Self::from_timestamp(time.secs(), time.subsec_nanos()).ok_or_else(beyond)
    }
}
