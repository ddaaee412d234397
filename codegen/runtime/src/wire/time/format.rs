//! The formats of timestamps.

use super::calendar::{Date, SECONDS_PER_DAY};
use super::{DateTime, NANOS_PER_SECOND};
use std::collections::HashMap;
use std::fmt;
use std::hash::{BuildHasher, Hash};

const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
pub(super) const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A format for timestamps.
///
/// Requests write a date in the model's format. A year beyond 9999 is written with all its digits, and the service must
/// refuse it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DateTimeFormat {
    /// `2019-12-16T23:48:18Z`, with 3, 6 or 9 decimals unless the second is whole. Another offset than `Z` is not read.
    DateTime,
    /// The same, and offsets such as `+01:00` are read. A text without an offset is in UTC.
    DateTimeWithOffset,
    /// `Mon, 16 Dec 2019 23:48:18 GMT`, without fractions of a second.
    HttpDate,
    /// Seconds since the epoch, with a decimal fraction unless the second is whole. In JSON it is a number.
    EpochSeconds,
}

/// A timestamp with the format that the model gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FormattedDateTime {
    time: DateTime,
    format: DateTimeFormat,
}

impl FormattedDateTime {
    /// The timestamp.
    #[must_use]
    pub const fn time(&self) -> DateTime {
        self.time
    }

    /// The format.
    #[must_use]
    pub const fn format(&self) -> DateTimeFormat {
        self.format
    }
}

impl fmt::Display for FormattedDateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&format(self.time, self.format))
    }
}

/// A value whose timestamps, also in nested lists and maps, can be given a format.
pub trait FormatTimestamps {
    /// The value with formatted timestamps.
    type Formatted;

    /// Gives each timestamp this format.
    fn format(&self, format: DateTimeFormat) -> Self::Formatted;
}

impl FormatTimestamps for DateTime {
    type Formatted = FormattedDateTime;

    fn format(&self, format: DateTimeFormat) -> FormattedDateTime {
        FormattedDateTime { time: *self, format }
    }
}

impl<T: FormatTimestamps> FormatTimestamps for Option<T> {
    type Formatted = Option<T::Formatted>;

    fn format(&self, format: DateTimeFormat) -> Self::Formatted {
        self.as_ref().map(|value| value.format(format))
    }
}

impl<T: FormatTimestamps> FormatTimestamps for Vec<T> {
    type Formatted = Vec<T::Formatted>;

    fn format(&self, format: DateTimeFormat) -> Self::Formatted {
        self.iter().map(|value| value.format(format)).collect()
    }
}

impl<K, T, S> FormatTimestamps for HashMap<K, T, S>
where
    K: Clone + Eq + Hash,
    T: FormatTimestamps,
    S: BuildHasher + Default,
{
    type Formatted = HashMap<K, T::Formatted, S>;

    fn format(&self, format: DateTimeFormat) -> Self::Formatted {
        let formatted = |(key, value): (&K, &T)| (key.clone(), value.format(format));
        self.iter().map(formatted).collect()
    }
}

pub(super) fn format(time: DateTime, format: DateTimeFormat) -> String {
    match format {
        DateTimeFormat::EpochSeconds => epoch_seconds(time),
        DateTimeFormat::DateTime | DateTimeFormat::DateTimeWithOffset => iso8601(time),
        DateTimeFormat::HttpDate => http_date(time),
    }
}

/// Whether the year has four digits, as the date formats require.
pub(super) fn has_four_digit_year(time: DateTime) -> bool {
    (0..=9999).contains(&fields(time).0.year)
}

fn epoch_seconds(time: DateTime) -> String {
    let nanos = time.as_nanos();
    let sign = if nanos < 0 { "-" } else { "" };
    let second = u128::from(NANOS_PER_SECOND);
    let (whole, fraction) = (nanos.unsigned_abs() / second, nanos.unsigned_abs() % second);
    if fraction == 0 {
        return format!("{sign}{whole}");
    }
    let decimals = format!("{fraction:09}");
    format!("{sign}{whole}.{}", decimals.trim_end_matches('0'))
}

fn iso8601(time: DateTime) -> String {
    let (date, [hour, minute, second]) = fields(time);
    let Date { year, month, day } = date;
    let fraction = match time.nanos {
        0 => String::new(),
        nanos if nanos % 1_000_000 == 0 => format!(".{:03}", nanos / 1_000_000),
        nanos if nanos % 1000 == 0 => format!(".{:06}", nanos / 1000),
        nanos => format!(".{nanos:09}"),
    };
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}Z")
}

/// Writes the basic form of ISO 8601 in whole seconds, as signatures have it: `20191216T234818Z`.
pub(crate) fn basic(time: DateTime) -> String {
    let (Date { year, month, day }, [hour, minute, second]) = fields(time);
    let mut text = format!("{year:04}");
    push_two(&mut text, month);
    push_two(&mut text, day);
    text.push('T');
    for part in [hour, minute, second] {
        push_two(&mut text, part);
    }
    text.push('Z');
    text
}

/// Appends a number below 100 in two digits.
fn push_two(text: &mut String, number: i64) {
    let number = u8::try_from(number).unwrap_or_default();
    text.push(char::from(b'0' + number / 10));
    text.push(char::from(b'0' + number % 10));
}

fn http_date(time: DateTime) -> String {
    let (date, [hour, minute, second]) = fields(time);
    let days = time.secs.div_euclid(SECONDS_PER_DAY);
    let weekday = name(&WEEKDAYS, days.rem_euclid(7));
    let month = name(&MONTHS, date.month - 1);
    let Date { year, day, .. } = date;
    format!("{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} GMT")
}

fn name(names: &[&'static str], index: i64) -> &'static str {
    let index = usize::try_from(index).unwrap_or_default();
    names.get(index).copied().unwrap_or_default()
}

/// Returns the date, and hour, minute and second.
fn fields(time: DateTime) -> (Date, [i64; 3]) {
    let second = time.secs.rem_euclid(SECONDS_PER_DAY);
    let date = Date::from_days(time.secs.div_euclid(SECONDS_PER_DAY));
    (date, [second / 3600, second / 60 % 60, second % 60])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn epoch_seconds_are_whole_or_decimal() {
        let epoch = |secs, nanos| DateTime::from_secs_and_nanos(secs, nanos).fmt(DateTimeFormat::EpochSeconds).unwrap();
        assert_eq!(epoch(1_576_540_098, 0), "1576540098");
        assert_eq!(epoch(1_576_540_098, 123_000_000), "1576540098.123");
        assert_eq!(epoch(-1, 500_000_000), "-0.5");
        assert_eq!(epoch(0, 1), "0.000000001");
        assert_eq!(epoch(0, 0), "0");
    }

    #[test]
    fn dates_have_years_of_four_digits() {
        let years = [(-62_167_219_200, "0000-01-01T00:00:00Z"), (253_402_300_799, "9999-12-31T23:59:59Z")];
        for (secs, text) in years {
            assert_eq!(DateTime::from_secs(secs).fmt(DateTimeFormat::DateTime).unwrap(), text);
        }
        for secs in [-62_167_219_201, 253_402_300_800, i64::MIN, i64::MAX] {
            let time = DateTime::from_secs(secs);
            for format in [DateTimeFormat::DateTime, DateTimeFormat::DateTimeWithOffset, DateTimeFormat::HttpDate] {
                assert!(time.fmt(format).unwrap_err().to_string().contains("four digits"));
            }
            assert_eq!(time.fmt(DateTimeFormat::EpochSeconds).unwrap(), secs.to_string());
        }
    }

    #[test]
    fn iso8601_keeps_the_fraction() {
        let iso = |secs, nanos| DateTime::from_secs_and_nanos(secs, nanos).to_string();
        assert_eq!(iso(1_576_540_098, 0), "2019-12-16T23:48:18Z");
        assert_eq!(iso(946_845_296, 123_000_000), "2000-01-02T20:34:56.123Z");
        assert_eq!(iso(0, 1000), "1970-01-01T00:00:00.000001Z");
        assert_eq!(iso(0, 1), "1970-01-01T00:00:00.000000001Z");
        assert_eq!(iso(-1, 0), "1969-12-31T23:59:59Z");
    }

    #[test]
    fn the_basic_form_is_whole_seconds() {
        let basic = |secs| super::basic(DateTime::from_secs_and_nanos(secs, 9));
        assert_eq!(basic(1_576_540_098), "20191216T234818Z");
        assert_eq!(basic(-1), "19691231T235959Z");
        assert_eq!(basic(951_786_305), "20000229T010505Z");
    }

    #[test]
    fn http_dates_are_whole_seconds() {
        let http = |secs| DateTime::from_secs_and_nanos(secs, 9).fmt(DateTimeFormat::HttpDate).unwrap();
        assert_eq!(http(1_576_540_098), "Mon, 16 Dec 2019 23:48:18 GMT");
        assert_eq!(http(784_111_777), "Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(http(-1), "Wed, 31 Dec 1969 23:59:59 GMT");
    }

    #[test]
    fn the_ends_of_time_can_be_written() {
        for secs in [i64::MIN, i64::MAX] {
            for format in [DateTimeFormat::EpochSeconds, DateTimeFormat::DateTime, DateTimeFormat::HttpDate] {
                assert!(!DateTime::from_secs(secs).format(format).to_string().is_empty());
            }
        }
    }

    #[test]
    fn formats_reach_into_lists_and_maps() {
        let times = HashMap::from([("a", vec![Some(DateTime::from_secs(1)), None])]);
        let formatted = times.format(DateTimeFormat::EpochSeconds);
        assert_eq!(formatted["a"][0].map(|time| time.to_string()).as_deref(), Some("1"));
        assert!(formatted["a"][1].is_none());
    }
}
