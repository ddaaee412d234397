//! Timestamps, and the formats in which protocols write them.

mod calendar;
mod format;
mod parse;

pub use format::{FormatTimestamps, FormattedDateTime, TimestampFormat};
pub use parse::TimestampError;
use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const NANOS_PER_SECOND: u32 = 1_000_000_000;
const MICROS_PER_SECOND: f64 = 1_000_000.0;

/// A point in time: whole seconds since 1970-01-01T00:00:00Z, and nanoseconds within the second.
///
/// `Debug` and `Display` write ISO 8601. Times beyond the range of `i64` seconds saturate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime {
    secs: i64,
    nanos: u32,
}

impl DateTime {
    /// The time `secs` seconds after the epoch.
    #[must_use]
    pub const fn from_secs(secs: i64) -> Self {
        Self { secs, nanos: 0 }
    }

    /// The time `secs` seconds and `nanos` nanoseconds after the epoch. A billion nanoseconds or more carry over
    /// into the seconds.
    #[must_use]
    pub const fn from_secs_and_nanos(secs: i64, nanos: u32) -> Self {
        Self { secs: secs.saturating_add((nanos / NANOS_PER_SECOND) as i64), nanos: nanos % NANOS_PER_SECOND }
    }

    /// The time `secs` seconds after the epoch, rounded to microseconds, which is the precision of a double for
    /// present-day times.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "float casts saturate, and the fraction is at most 1"
    )]
    pub fn from_secs_f64(secs: f64) -> Self {
        let whole = secs.floor();
        let micros = ((secs - whole) * MICROS_PER_SECOND).round() as u32;
        Self::from_secs_and_nanos(whole as i64, micros * 1000)
    }

    /// The whole seconds since the epoch, rounded down.
    #[must_use]
    pub const fn secs(&self) -> i64 {
        self.secs
    }

    /// The nanoseconds within the second, below a billion.
    #[must_use]
    pub const fn subsec_nanos(&self) -> u32 {
        self.nanos
    }

    /// The seconds since the epoch, to the precision of a double.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a double is what is asked for")]
    pub fn as_secs_f64(&self) -> f64 {
        // One division rounds once. A sum of seconds and fraction as doubles would be rounded twice.
        self.total_nanos() as f64 / f64::from(NANOS_PER_SECOND)
    }

    /// Parses ISO 8601, an HTTP date (IMF-fixdate, RFC 850 or asctime), or epoch seconds.
    ///
    /// # Errors
    /// Returns an error if the text has another form, or names a day or time that does not exist.
    pub fn parse(text: &str) -> Result<Self, TimestampError> {
        parse::parse(text)
    }

    /// Writes the time in a format.
    #[must_use]
    pub fn fmt(&self, format: TimestampFormat) -> String {
        format::format(*self, format)
    }

    fn total_nanos(self) -> i128 {
        i128::from(self.secs) * i128::from(NANOS_PER_SECOND) + i128::from(self.nanos)
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&DateTime::fmt(self, TimestampFormat::Iso8601))
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for DateTime {
    type Err = TimestampError;

    fn from_str(text: &str) -> Result<Self, TimestampError> {
        Self::parse(text)
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
        let whole = if time.secs < 0 { UNIX_EPOCH.checked_sub(secs) } else { UNIX_EPOCH.checked_add(secs) };
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
    fn surplus_nanoseconds_become_seconds() {
        let time = DateTime::from_secs_and_nanos(1, 2_500_000_000);
        assert_eq!((time.secs(), time.subsec_nanos()), (3, 500_000_000));
        let last = DateTime::from_secs_and_nanos(i64::MAX, u32::MAX);
        assert_eq!(last.secs(), i64::MAX);
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "the nearest double is the expected one")]
    fn doubles_keep_microseconds() {
        let time = DateTime::from_secs_f64(1_398_796_238.123_456);
        assert_eq!(time.subsec_nanos(), 123_456_000);
        assert_eq!(time.as_secs_f64(), 1_398_796_238.123_456);
        assert_eq!(DateTime::from_secs_f64(-0.5).to_string(), "1969-12-31T23:59:59.500Z");
        assert_eq!(DateTime::from_secs_f64(1.999_999_9).secs(), 2);
        assert_eq!(DateTime::from_secs_f64(f64::INFINITY).secs(), i64::MAX);
    }

    #[test]
    fn system_time_goes_both_ways() {
        for time in [UNIX_EPOCH, UNIX_EPOCH + Duration::new(1_576_540_098, 5), UNIX_EPOCH - Duration::new(3, 250)] {
            let converted = DateTime::from(time);
            assert_eq!(SystemTime::try_from(converted).unwrap(), time);
        }
        let before = DateTime::from(UNIX_EPOCH - Duration::from_millis(1500));
        assert_eq!((before.secs(), before.subsec_nanos()), (-2, 500_000_000));
    }

    #[test]
    fn order_is_the_order_in_time() {
        assert!(DateTime::from_secs(1) < DateTime::from_secs_and_nanos(1, 1));
        assert!(DateTime::from_secs(-1) < DateTime::from_secs(0));
    }
}
