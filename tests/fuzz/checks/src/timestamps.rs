//! Timestamps: what is read can be written in every format and read again, and RFC 3339 and HTTP dates are what jiff
//! reads.

use botocore_runtime::DateTime;
use botocore_runtime::time::DateTimeFormat;
use jiff::Timestamp;
use jiff::fmt::rfc2822;

const FORMATS: [DateTimeFormat; 4] = [
    DateTimeFormat::DateTime,
    DateTimeFormat::DateTimeWithOffset,
    DateTimeFormat::HttpDate,
    DateTimeFormat::EpochSeconds,
];

/// Checks the reading of a text in all formats.
pub fn check(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let of_any = DateTime::parse(text);
    if let Ok(time) = of_any {
        round_trip(time);
    }
    for format in FORMATS {
        if let Ok(time) = DateTime::from_str(text, format) {
            round_trip(time);
            // Eight digits alone are epoch seconds where the format is not known.
            let is_date = text.bytes().all(|byte| byte.is_ascii_digit()) && format != DateTimeFormat::EpochSeconds;
            assert!(is_date || of_any == Ok(time), "{text:?} is {time} in {format:?}, but {of_any:?} in any");
        }
    }
    if let Some(theirs) = of_jiff(text) {
        assert_eq!(of_any.as_ref().map(DateTime::as_nanos), Ok(theirs.as_nanosecond()), "{text:?} is {theirs}");
    }
}

/// Writes a time in every format that has room for it, and reads it again.
fn round_trip(time: DateTime) {
    for format in FORMATS {
        let written = match time.fmt(format) {
            Ok(written) => written,
            Err(error) => {
                assert_ne!(format, DateTimeFormat::EpochSeconds, "{error}");
                continue;
            }
        };
        let kept = if format == DateTimeFormat::HttpDate { DateTime::from_secs(time.secs()) } else { time };
        assert_eq!(DateTime::from_str(&written, format), Ok(kept), "{written} in {format:?}");
        assert_eq!(DateTime::parse(&written), Ok(kept), "{written}");
    }
    assert_eq!(DateTime::from_secs_and_nanos(time.secs(), time.subsec_nanos()), time);
    assert_eq!(DateTime::from_nanos(time.as_nanos()), Ok(time));
    assert!(!time.to_string().is_empty());
}

/// What jiff reads of a text in one of the two forms that it shares with us. A leap second is the second before to it.
fn of_jiff(text: &str) -> Option<Timestamp> {
    let has_form = |form: &str| {
        let fits = |(byte, of): (u8, u8)| match of {
            b'0' => byte.is_ascii_digit(),
            b'a' => byte.is_ascii_alphabetic(),
            _ => byte == of,
        };
        text.len() == form.len() && text.bytes().zip(form.bytes()).all(fits)
    };
    if text.contains(":60") {
        None
    } else if ["0000-00-00T00:00:00Z", "0000-00-00T00:00:00.000Z", "0000-00-00T00:00:00+00:00"]
        .into_iter()
        .any(has_form)
    {
        text.parse().ok()
    } else if has_form("aaa, 00 aaa 0000 00:00:00 GMT") {
        rfc2822::DateTimeParser::new().parse_timestamp(text).ok()
    } else {
        None
    }
}
