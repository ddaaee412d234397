//! Parses timestamps: leniently in every form that services write, or in one given format.

use super::calendar::{Date, SECONDS_PER_DAY};
use super::format::{DateTimeFormat, MONTHS};
use super::{DateTime, NANOS_PER_SECOND};
use std::fmt;

/// The error if a text is not a timestamp, or if another type cannot hold a timestamp.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimestampError(String);

impl TimestampError {
    pub(super) fn new(problem: impl Into<String>) -> Self {
        Self(problem.into())
    }
}

impl fmt::Display for TimestampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for TimestampError {}

/// In any format.
pub(super) fn parse(text: &str) -> Result<DateTime, TimestampError> {
    let text = text.trim();
    let time = epoch_seconds(text).or_else(|| iso8601(text)).or_else(|| http_date(text));
    time.ok_or_else(|| unexpected("ISO 8601, HTTP date or epoch seconds", text))
}

/// In this format.
pub(super) fn parse_as(text: &str, format: DateTimeFormat) -> Result<DateTime, TimestampError> {
    let (time, expected) = match format {
        DateTimeFormat::DateTime => {
            (iso8601(text).filter(|_| text.ends_with(['Z', 'z'])), "ISO 8601 with the offset `Z`")
        }
        DateTimeFormat::DateTimeWithOffset => (iso8601(text), "ISO 8601"),
        DateTimeFormat::HttpDate => (http_date(text), "HTTP date"),
        DateTimeFormat::EpochSeconds => (epoch_seconds(text), "epoch seconds"),
    };
    time.ok_or_else(|| unexpected(expected, text))
}

fn unexpected(expected: &str, text: &str) -> TimestampError {
    let shown: String = text.chars().take(40).collect();
    TimestampError::new(format!("expected a timestamp ({expected}), found `{}`", shown.escape_debug()))
}

fn epoch_seconds(text: &str) -> Option<DateTime> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    if !whole.bytes().chain(decimals.bytes()).all(|b| b.is_ascii_digit()) {
        // An exponent.
        let seconds = text.parse::<f64>().ok()?;
        return Some(DateTime::from_secs_f64(seconds));
    }
    let magnitude =
        i128::from(whole.parse::<u64>().ok()?) * i128::from(NANOS_PER_SECOND) + i128::from(nanoseconds(decimals)?);
    DateTime::from_nanos(if negative { -magnitude } else { magnitude }).ok()
}

/// Reads the digits after a decimal point as nanoseconds. Digits after the ninth are ignored.
fn nanoseconds(decimals: &str) -> Option<u32> {
    let nine: String = decimals.chars().chain("000000000".chars()).take(9).collect();
    nine.parse().ok()
}

/// Parses `2019-12-16T23:48:18.123+01:00`, also in shorter forms and without separators. [`parse`] takes a date alone that
/// has no separators, such as `20191216`, as epoch seconds.
fn iso8601(text: &str) -> Option<DateTime> {
    let mut rest = Rest(text);
    let year = rest.digits(4)?;
    let dashed = rest.skip("-");
    let month = rest.digits(2)?;
    if dashed && !rest.skip("-") {
        return None;
    }
    let date = Date { year, month, day: rest.digits(2)? };
    let days = date.to_days()?;
    if rest.0.is_empty() {
        return Some(DateTime::from_secs(days * SECONDS_PER_DAY));
    }
    if !rest.skip("Tt ") {
        return None;
    }
    let (seconds, nanos) = rest.time_of_day()?;
    let offset = rest.offset()?;
    rest.0.is_empty().then_some(())?;
    let secs = days * SECONDS_PER_DAY + seconds - offset;
    Some(DateTime::from_secs_and_nanos(secs, nanos))
}

/// Parses the three forms of an HTTP date. It tolerates fractional seconds and numeric offsets.
fn http_date(text: &str) -> Option<DateTime> {
    let mut words = text.split([' ', ',']).filter(|word| !word.is_empty());
    let weekday = words.next()?;
    weekday.bytes().all(|b| b.is_ascii_alphabetic()).then_some(())?;
    let first = words.next()?;
    let (date, time, zone) = if let Some((day, month_and_year)) = first.split_once('-') {
        let (month, year) = month_and_year.split_once('-')?;
        (date(day, month, year)?, words.next()?, words.next())
    } else if let Some(month) = month(first) {
        let (day, time, year) = (words.next()?, words.next()?, words.next()?);
        (date(day, MONTHS.get(month - 1)?, year)?, time, None)
    } else {
        let (month, year) = (words.next()?, words.next()?);
        (date(first, month, year)?, words.next()?, words.next())
    };
    let (seconds, nanos) = Rest(time).time_of_day()?;
    let offset = match zone {
        None | Some("GMT" | "UTC" | "UT" | "Z") => 0,
        Some(zone) => Rest(zone).offset()?,
    };
    words.next().is_none().then_some(())?;
    let secs = date.to_days()? * SECONDS_PER_DAY + seconds - offset;
    Some(DateTime::from_secs_and_nanos(secs, nanos))
}

fn date(day: &str, month_name: &str, year: &str) -> Option<Date> {
    let short_year = year.len() == 2;
    (short_year || year.len() == 4).then_some(())?;
    let year: i64 = Rest(year).all_digits()?;
    Some(Date {
        year: match year {
            70.. if short_year => year + 1900,
            _ if short_year => year + 2000,
            _ => year,
        },
        month: i64::try_from(month(month_name)?).ok()?,
        day: Rest(day).all_digits()?,
    })
}

/// Returns the month's number, from 1.
fn month(name: &str) -> Option<usize> {
    let position = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(name));
    position.map(|index| index + 1)
}

/// The unread rest of a text.
struct Rest<'a>(&'a str);

impl Rest<'_> {
    fn digits(&mut self, count: usize) -> Option<i64> {
        let (digits, rest) = self.0.split_at_checked(count)?;
        let value = Rest(digits).all_digits()?;
        self.0 = rest;
        Some(value)
    }

    fn all_digits(&self) -> Option<i64> {
        let digits = !self.0.is_empty() && self.0.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| self.0.parse().ok()).flatten()
    }

    /// Skips one of these characters, if there is one.
    fn skip(&mut self, any_of: &str) -> bool {
        match self.0.strip_prefix(|c| any_of.contains(c)) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    /// Reads a time of day, as seconds and nanoseconds.
    fn time_of_day(&mut self) -> Option<(i64, u32)> {
        let hour = self.digits(2)?;
        self.skip(":");
        let minute = self.digits(2)?;
        let second =
            if self.skip(":") || self.0.starts_with(|c: char| c.is_ascii_digit()) { self.digits(2)? } else { 0 };
        let mut nanos = 0;
        if self.skip(".,") {
            let end = self.0.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.0.len());
            let (decimals, rest) = self.0.split_at_checked(end)?;
            nanos = nanoseconds(decimals)?;
            self.0 = rest;
        }
        // 60 is a leap second.
        let exists = hour < 24 && minute < 60 && second <= 60;
        exists.then_some((hour * 3600 + minute * 60 + second, nanos))
    }

    /// Reads the offset from UTC in seconds. A missing offset means UTC.
    fn offset(&mut self) -> Option<i64> {
        if self.0.is_empty() || self.skip("Zz") {
            return Some(0);
        }
        let west = self.0.starts_with('-');
        if !self.skip("+-") {
            return None;
        }
        let hours = self.digits(2)?;
        self.skip(":");
        let minutes = if self.0.is_empty() { 0 } else { self.digits(2)? };
        let seconds = (hours * 60 + minutes) * 60;
        Some(if west { -seconds } else { seconds })
    }
}

#[cfg(test)]
mod tests {
    use super::{DateTime, DateTimeFormat};

    fn read(text: &str) -> String {
        DateTime::parse(text).unwrap().to_string()
    }

    #[test]
    fn iso8601() {
        for text in [
            "2019-12-16T23:48:18Z",
            "2019-12-16T23:48:18",
            "2019-12-16 23:48:18Z",
            "2019-12-16t23:48:18z",
            "20191216T234818Z",
            "2019-12-16T22:48:18-01:00",
            "2019-12-17T00:48:18+0100",
            "2019-12-17T00:48:18+01",
            "2019-12-17T05:33:18+05:45",
            "2019-12-16T20:18:18-0330",
            "2019-12-16T23:48:18.000Z",
        ] {
            assert_eq!(read(text), "2019-12-16T23:48:18Z", "{text}");
        }
        assert_eq!(read("2000-01-02T20:34:56.123Z"), "2000-01-02T20:34:56.123Z");
        assert_eq!(read("2000-01-02T20:34Z"), "2000-01-02T20:34:00Z");
        assert_eq!(read("2000-01-02"), "2000-01-02T00:00:00Z");
        assert_eq!(read("2016-12-31T23:59:60Z"), "2017-01-01T00:00:00Z");
    }

    #[test]
    fn http_dates() {
        for text in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sun, 6 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
            "Sun, 06 Nov 1994 10:49:37 +0200",
        ] {
            assert_eq!(read(text), "1994-11-06T08:49:37Z", "{text}");
        }
        for (short, year) in [("69", 2069), ("70", 1970), ("00", 2000), ("99", 1999)] {
            assert_eq!(read(&format!("Sunday, 06-Nov-{short} 08:49:37 GMT")), format!("{year}-11-06T08:49:37Z"));
        }
        assert_eq!(read("Sun, 06 Nov 0050 08:49:37 GMT"), "0050-11-06T08:49:37Z");
        let fraction = "Sun, 06 Nov 1994 08:49:37.25 GMT";
        assert_eq!(read(fraction), "1994-11-06T08:49:37.250Z");
    }

    #[test]
    fn epoch_seconds() {
        assert_eq!(read("1576540098"), "2019-12-16T23:48:18Z");
        assert_eq!(read("1576540098.5"), "2019-12-16T23:48:18.500Z");
        assert_eq!(read("1.576540098E9"), "2019-12-16T23:48:18Z");
        assert_eq!(read("-0.5"), "1969-12-31T23:59:59.500Z");
        assert_eq!(read("-1"), "1969-12-31T23:59:59Z");
        assert_eq!(read("20191216"), "1970-08-22T16:40:16Z");
        assert_eq!(DateTime::from_str("20191216", DateTimeFormat::DateTimeWithOffset).unwrap().secs(), 1_576_454_400);
    }

    #[test]
    fn other_texts_are_refused() {
        for text in [
            "",
            "-",
            "soon",
            "2019-13-16T23:48:18Z",
            "2019-+1-16T23:48:18Z",
            "2019-02-29T00:00:00Z",
            "2019-12-16T24:00:00Z",
            "2019-12-16T23:60:00Z",
            "2019-12-16T23:48:61Z",
            "2019-12-16T23:48:18Zulu",
            "2019-12-16T23:48:18é",
            "2019-1216",
            "Mon, 16 Foo 2019 23:48:18 GMT",
            "Mon, 16 Dec 2019",
            "Mon, 16 Dec 9223372036854775807 00:00:00 GMT",
            "99999999999999999999",
            "9223372036854775808",
            "-9223372036854775808.5",
            "12é4-01-01",
        ] {
            let error = DateTime::parse(text).unwrap_err().to_string();
            assert!(error.contains("expected a timestamp"), "{text}: {error}");
        }
    }
}
