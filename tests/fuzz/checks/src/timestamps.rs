//! Timestamps: what is read can be written in every format and read again, and RFC 3339 and HTTP dates are what jiff
//! reads, too.

use botocore_runtime::DateTime;
use botocore_runtime::time::DateTimeFormat;
use jiff::fmt::rfc2822;
use jiff::{Span, Timestamp};

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
        if let Some(theirs) = of_jiff(&written) {
            assert_eq!(kept.as_nanos(), theirs.as_nanosecond(), "{written}");
        }
    }
    assert_eq!(DateTime::from_secs_and_nanos(time.secs(), time.subsec_nanos()), time);
    assert_eq!(DateTime::from_nanos(time.as_nanos()), Ok(time));
    assert!(!time.to_string().is_empty());
}

/// What jiff reads of a text in one of the three forms that it shares with us, if some are rewritten for it.
fn of_jiff(text: &str) -> Option<Timestamp> {
    // A leap second is the second before to it.
    if let Some(before) = with_second(text, "60", "59") {
        return of_jiff(&before)?.checked_add(Span::new().seconds(1)).ok();
    }
    if is_rfc3339(text) {
        return text.parse().ok();
    }
    let date = match text.split_once(", ")? {
        (_, date) if has_form(date, "00-aaa-00 00:00:00 GMT") => with_whole_year(date),
        _ if has_form(text, "aaa, 00 aaa 0000 00:00:00 GMT") => text.to_owned(),
        _ => return None,
    };
    rfc2822::DateTimeParser::new().parse_timestamp(&date).ok()
}

/// Whether a text has the digits and letters of a form where that has `0` and `a`.
fn has_form(text: &str, form: &str) -> bool {
    let fits = |(byte, of): (u8, u8)| match of {
        b'0' => byte.is_ascii_digit(),
        b'a' => byte.is_ascii_alphabetic(),
        _ => byte == of,
    };
    text.len() == form.len() && text.bytes().zip(form.bytes()).all(fits)
}

/// Whether a text is a time as RFC 3339 has it, with nine decimals at most.
fn is_rfc3339(text: &str) -> bool {
    let Some((time, rest)) = text.split_at_checked(19) else { return false };
    let offset = match rest.strip_prefix('.') {
        Some(decimals) => decimals.trim_start_matches(|char: char| char.is_ascii_digit()),
        None => rest,
    };
    let decimals = rest.len() - offset.len();
    let has_offset = offset == "Z" || has_form(offset, "+00:00") || has_form(offset, "-00:00");
    has_form(time, "0000-00-00T00:00:00") && has_offset && decimals != 1 && decimals <= 10
}

/// The text with another second, if it has this one.
fn with_second(text: &str, second: &str, other: &str) -> Option<String> {
    let at = text.find(':')? + 3;
    let rest = text.get(at..)?.strip_prefix(':')?.strip_prefix(second)?;
    Some(format!("{}:{other}{rest}", &text[..at]))
}

/// A date such as `06-Nov-94 08:49:37 GMT` with four digits for the year, which is one of 1970 to 2069.
fn with_whole_year(date: &str) -> String {
    let (day, month, year) = (&date[..2], &date[3..6], &date[7..9]);
    let century = if year < "70" { "20" } else { "19" };
    format!("{day} {month} {century}{year}{}", &date[9..])
}
