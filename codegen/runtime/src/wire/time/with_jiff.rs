//! Conversions from and to the times of the crate `jiff`.

use super::{DateTime, TimestampError};
use jiff::{Timestamp, ZonedDateTime};

impl From<Timestamp> for DateTime {
    fn from(time: Timestamp) -> Self {
        // No time of a four-digit year is beyond ours.
        Self::from_nanos(time.as_nanosecond()).unwrap_or(Self::MAX)
    }
}

impl From<ZonedDateTime> for DateTime {
    fn from(time: ZonedDateTime) -> Self {
        time.timestamp().into()
    }
}

/// Returns an error beyond [`Timestamp::MIN`] and [`Timestamp::MAX`].
impl TryFrom<DateTime> for Timestamp {
    type Error = TimestampError;

    fn try_from(time: DateTime) -> Result<Self, TimestampError> {
        let beyond = |_| TimestampError::new(format!("{time} is beyond the times of `jiff::Timestamp`"));
        Self::from_nanosecond(time.as_nanos()).map_err(beyond)
    }
}
