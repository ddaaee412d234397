//! The system's time.

use super::{DateTime, NANOS_PER_SECOND, TimestampError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Whether the system has a clock. Where it has none, the standard library's panics.
pub(crate) const HAS_CLOCK: bool = !cfg!(all(target_family = "wasm", target_os = "unknown"));

impl DateTime {
    /// The current time by the system's clock. `wasm32-unknown-unknown` has none: there it is the beginning of 1970.
    #[must_use]
    pub fn now() -> Self {
        if HAS_CLOCK { SystemTime::now().into() } else { Self::from_secs(0) }
    }
}

impl From<SystemTime> for DateTime {
    fn from(time: SystemTime) -> Self {
        match time.duration_since(UNIX_EPOCH) {
            Ok(after) => Self { secs: i64::try_from(after.as_secs()).unwrap_or(i64::MAX), nanos: after.subsec_nanos() },
            Err(error) => before_epoch(error.duration()),
        }
    }
}

fn before_epoch(before: Duration) -> DateTime {
    let secs = i64::try_from(before.as_secs()).map_or(i64::MIN, |secs| -secs);
    match before.subsec_nanos() {
        0 => DateTime { secs, nanos: 0 },
        nanos => DateTime { secs: secs.saturating_sub(1), nanos: NANOS_PER_SECOND - nanos },
    }
}

impl TryFrom<DateTime> for SystemTime {
    type Error = TimestampError;

    fn try_from(time: DateTime) -> Result<Self, TimestampError> {
        let secs = Duration::from_secs(time.secs.unsigned_abs());
        let whole = if time.secs.is_negative() { UNIX_EPOCH.checked_sub(secs) } else { UNIX_EPOCH.checked_add(secs) };
        whole
            .and_then(|whole| whole.checked_add(Duration::from_nanos(time.nanos.into())))
            .ok_or_else(|| TimestampError::new(format!("{time} is outside the system's time")))
    }
}

#[cfg(test)]
mod tests {
    use super::DateTime;
    use std::time::{Duration, SystemTime, UNIX_EPOCH};

    #[test]
    fn system_time_goes_both_ways() {
        for time in [UNIX_EPOCH, UNIX_EPOCH + Duration::new(1_576_540_098, 5), UNIX_EPOCH - Duration::new(3, 250)] {
            let converted = DateTime::from(time);
            assert_eq!(SystemTime::try_from(converted).unwrap(), time);
        }
        let before = DateTime::from(UNIX_EPOCH - Duration::from_millis(1500));
        assert_eq!((before.secs(), before.subsec_nanos()), (-2, 500_000_000));
    }
}
