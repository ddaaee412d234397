//! Timestamps, and the formats in which protocols write them.

mod arithmetic;
mod calendar;
pub(crate) mod format;
mod parse;
pub(crate) mod system;
#[cfg(feature = "chrono")]
mod with_chrono;
#[cfg(feature = "jiff")]
mod with_jiff;

pub use format::{DateTimeFormat, FormatTimestamps, FormattedDateTime};
pub use parse::TimestampError;
use std::fmt;
use std::str::FromStr;

const NANOS_PER_SECOND: u32 = 1_000_000_000;
const NANOS_PER_MILLI: u32 = 1_000_000;
const MICROS_PER_SECOND: f64 = 1_000_000.0;

/// A point in time: whole seconds since 1970-01-01T00:00:00Z, and nanoseconds within the second.
///
/// `Debug` and `Display` write ISO 8601. Times beyond [`MIN`](Self::MIN) and [`MAX`](Self::MAX) saturate. The features
/// `jiff` and `chrono` add conversions from and to the types of these crates.
///
/// ```
/// use botocore_runtime::DateTime;
/// use std::time::{Duration, SystemTime};
///
/// let deadline = DateTime::now() + Duration::from_secs(60);
/// assert!(deadline > SystemTime::now().into());
/// assert!(deadline.duration_since(SystemTime::now()).is_some_and(|left| left <= Duration::from_secs(60)));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime {
    secs: i64,
    nanos: u32,
}

impl DateTime {
    /// The earliest time.
    pub const MIN: Self = Self { secs: i64::MIN, nanos: 0 };

    /// The latest time.
    pub const MAX: Self = Self { secs: i64::MAX, nanos: NANOS_PER_SECOND - 1 };

    /// The time `secs` seconds after the epoch.
    #[must_use]
    pub const fn from_secs(secs: i64) -> Self {
        Self { secs, nanos: 0 }
    }

    /// The time `secs` seconds and `nanos` nanoseconds after the epoch. A billion nanoseconds or more carry over
    /// into the seconds.
    #[must_use]
    pub const fn from_secs_and_nanos(secs: i64, nanos: u32) -> Self {
        match secs.checked_add((nanos / NANOS_PER_SECOND) as i64) {
            Some(secs) => Self { secs, nanos: nanos % NANOS_PER_SECOND },
            None => Self::MAX,
        }
    }

    /// The time `secs` seconds and the fraction of a second after the epoch, rounded to nanoseconds. A fraction below 0,
    /// or of 1 and more, carries over into the seconds; `NaN` is 0.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "float casts saturate")]
    pub fn from_fractional_secs(secs: i64, fraction: f64) -> Self {
        let nanos = (fraction * f64::from(NANOS_PER_SECOND)).round() as i128;
        Self::saturating(nanos.saturating_add(Self::from_secs(secs).as_nanos()))
    }

    /// The time this many nanoseconds after the epoch, clamped to the range.
    fn saturating(nanos: i128) -> Self {
        Self::from_nanos(nanos).unwrap_or(if nanos.is_negative() { Self::MIN } else { Self::MAX })
    }

    /// The time `millis` milliseconds after the epoch.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "the remainder is below 1000")]
    pub const fn from_millis(millis: i64) -> Self {
        Self { secs: millis.div_euclid(1000), nanos: millis.rem_euclid(1000) as u32 * NANOS_PER_MILLI }
    }

    /// The time `nanos` nanoseconds after the epoch.
    ///
    /// # Errors
    /// Returns an error if the time is beyond [`MIN`](Self::MIN) and [`MAX`](Self::MAX).
    pub fn from_nanos(nanos: i128) -> Result<Self, TimestampError> {
        let secs = i64::try_from(nanos.div_euclid(NANOS_PER_SECOND.into()));
        let nanos_of_second = u32::try_from(nanos.rem_euclid(NANOS_PER_SECOND.into()));
        match (secs, nanos_of_second) {
            (Ok(secs), Ok(nanos)) => Ok(Self { secs, nanos }),
            _ => Err(TimestampError::new(format!("{nanos} nanoseconds are beyond the times of 64-bit seconds"))),
        }
    }

    /// The time `secs` seconds after the epoch, rounded to microseconds, which is the precision of a double for
    /// present-day times.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "float casts saturate")]
    pub fn from_secs_f64(secs: f64) -> Self {
        let whole = secs.floor();
        let micros = ((secs - whole) * MICROS_PER_SECOND).round() as i128;
        let nanos = (whole as i128).saturating_mul(NANOS_PER_SECOND.into());
        Self::saturating(nanos.saturating_add(micros * 1000))
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

    /// Whether the time has a fraction of a second.
    #[must_use]
    pub const fn has_subsec_nanos(&self) -> bool {
        self.nanos != 0
    }

    /// The milliseconds since the epoch, rounded down.
    ///
    /// # Errors
    /// Returns an error if they exceed 64 bits.
    pub fn to_millis(self) -> Result<i64, TimestampError> {
        let millis = i64::try_from(self.as_nanos().div_euclid(NANOS_PER_MILLI.into()));
        millis.map_err(|_| TimestampError::new(format!("the milliseconds of {self} exceed 64 bits")))
    }

    /// The nanoseconds since the epoch.
    #[must_use]
    pub fn as_nanos(&self) -> i128 {
        i128::from(self.secs) * i128::from(NANOS_PER_SECOND) + i128::from(self.nanos)
    }

    /// The seconds since the epoch, to the precision of a double.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a double is what is asked for")]
    pub fn as_secs_f64(&self) -> f64 {
        // One division rounds once. A sum of seconds and fraction as doubles would be rounded twice.
        self.as_nanos() as f64 / f64::from(NANOS_PER_SECOND)
    }

    /// Parses ISO 8601, an HTTP date (IMF-fixdate, RFC 850 or asctime), or epoch seconds. Digits alone are epoch seconds.
    ///
    /// # Errors
    /// Returns an error if the text has another form, or names a day or time that does not exist.
    pub fn parse(text: &str) -> Result<Self, TimestampError> {
        parse::parse(text)
    }

    /// Parses a text of this format. [`parse`](Self::parse) takes any.
    ///
    /// # Errors
    /// Returns an error if the text has another form, or names a day or time that does not exist.
    pub fn from_str(text: &str, format: DateTimeFormat) -> Result<Self, TimestampError> {
        parse::parse_as(text, format)
    }

    /// Writes the time in a format. [`Display`](fmt::Display) writes any time in ISO 8601.
    ///
    /// # Errors
    /// Returns an error if the format is a date and the year is not one of 0 to 9999.
    pub fn fmt(&self, format: DateTimeFormat) -> Result<String, TimestampError> {
        if format == DateTimeFormat::EpochSeconds || format::has_four_digit_year(*self) {
            return Ok(format::format(*self, format));
        }
        Err(TimestampError::new(format!("{self} has no date of four digits for the year; write epoch seconds")))
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&format::format(*self, DateTimeFormat::DateTime))
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

#[cfg(test)]
mod tests;
