//! Times as consumers use them: arithmetic, formats, and other crates' types.

use codeartifact::config::Credentials;
use codeartifact::primitives::{Blob, DateTime, DateTimeFormat};
use std::collections::BTreeSet;
use std::collections::HashSet;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const SECOND: Duration = Duration::from_secs(1);

/// 2019-12-16T23:48:18.5Z
fn time() -> DateTime {
    DateTime::from_secs_and_nanos(1_576_540_098, 500_000_000)
}

#[test]
fn times_are_counted_in_units() {
    assert_eq!(DateTime::from_millis(1_576_540_098_500), time());
    assert_eq!(DateTime::from_fractional_secs(1_576_540_098, 0.5), time());
    assert_eq!(DateTime::from_nanos(time().as_nanos()), Ok(time()));
    assert_eq!(time().to_millis(), Ok(1_576_540_098_500));
    assert!(time().has_subsec_nanos() && !DateTime::from_secs(1).has_subsec_nanos());
    let before = DateTime::from_millis(-1);
    assert_eq!((before.secs(), before.subsec_nanos(), before.to_millis()), (-1, 999_000_000, Ok(-1)));
    assert_eq!(DateTime::from_fractional_secs(1, 0.999_999_999_9), DateTime::from_secs(2));
}

#[test]
fn units_that_are_too_small_for_the_ends_are_errors() {
    for end in [DateTime::MIN, DateTime::MAX] {
        assert_eq!(DateTime::from_nanos(end.as_nanos()), Ok(end));
        assert!(end.to_millis().unwrap_err().to_string().contains("exceed 64 bits"));
    }
    assert!(DateTime::from_nanos(DateTime::MAX.as_nanos() + 1).is_err());
    assert!(DateTime::from_nanos(i128::MIN).unwrap_err().to_string().contains("64-bit seconds"));
}

#[test]
fn durations_are_added_and_taken_away() {
    let mut later = time() + Duration::from_millis(1500);
    assert_eq!(later, DateTime::from_secs(1_576_540_100));
    later -= SECOND;
    later += 2 * SECOND;
    assert_eq!(later - 3 * SECOND, DateTime::from_secs(1_576_540_098));
    assert_eq!(later.duration_since(time()), Some(Duration::from_millis(2500)));
    assert_eq!(time().duration_since(later), None);
    assert_eq!(DateTime::from_secs(-1) + SECOND, DateTime::from_secs(0));
}

#[test]
fn sums_saturate_or_are_checked() {
    assert_eq!(DateTime::MAX + Duration::MAX, DateTime::MAX);
    assert_eq!(DateTime::MIN - Duration::MAX, DateTime::MIN);
    assert_eq!(DateTime::MAX.checked_add(Duration::from_nanos(1)), None);
    assert_eq!(DateTime::MIN.checked_sub(Duration::from_nanos(1)), None);
    let all = DateTime::MAX.duration_since(DateTime::MIN).unwrap();
    assert_eq!(DateTime::MIN.checked_add(all), Some(DateTime::MAX));
    assert_eq!(DateTime::MAX.checked_sub(all), Some(DateTime::MIN));
}

#[test]
fn times_meet_the_systems_clock() {
    let before = SystemTime::now();
    let now = DateTime::now();
    assert!(now >= before.into() && now <= SystemTime::now().into());
    assert!(now.duration_since(before).is_some());
    assert_eq!(SystemTime::try_from(time()), Ok(UNIX_EPOCH + Duration::from_millis(1_576_540_098_500)));
    let credentials = Credentials::new("key", "secret").with_expiry(before);
    assert_eq!(credentials.expires_at(), Some(before.into()));
}

#[test]
fn a_format_is_written_and_read() {
    for (format, text) in [
        (DateTimeFormat::DateTime, "2019-12-16T23:48:18.500Z"),
        (DateTimeFormat::DateTimeWithOffset, "2019-12-16T23:48:18.500Z"),
        (DateTimeFormat::EpochSeconds, "1576540098.5"),
        (DateTimeFormat::HttpDate, "Mon, 16 Dec 2019 23:48:18 GMT"),
    ] {
        assert_eq!(time().fmt(format).unwrap(), text);
        assert_eq!(DateTime::from_str(text, format).unwrap().secs(), time().secs());
        assert_eq!(text.parse::<DateTime>().unwrap().secs(), time().secs());
    }
    let offset = "2019-12-17T00:48:18.5+01:00";
    assert_eq!(DateTime::from_str(offset, DateTimeFormat::DateTimeWithOffset), Ok(time()));
    for (text, format, expected) in [
        (offset, DateTimeFormat::DateTime, "ISO 8601 with the offset `Z`"),
        ("1576540098.5", DateTimeFormat::DateTimeWithOffset, "ISO 8601"),
        ("2019-12-16T23:48:18Z", DateTimeFormat::EpochSeconds, "epoch seconds"),
        ("1576540098.5", DateTimeFormat::HttpDate, "HTTP date"),
    ] {
        let error = DateTime::from_str(text, format).unwrap_err().to_string();
        assert_eq!(error, format!("expected a timestamp ({expected}), found `{text}`"));
    }
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
fn every_time_is_read_from_its_epoch_seconds() {
    for time in [DateTime::MIN, DateTime::MAX, DateTime::from_millis(-500), DateTime::from_secs(-1)] {
        let text = time.fmt(DateTimeFormat::EpochSeconds).unwrap();
        assert_eq!(DateTime::from_str(&text, DateTimeFormat::EpochSeconds), Ok(time));
        assert_eq!(DateTime::parse(&text), Ok(time));
    }
}

#[test]
fn jiffs_times_are_converted() {
    let jiff: jiff::Timestamp = "2019-12-16T23:48:18.5Z".parse().unwrap();
    assert_eq!(DateTime::from(jiff), time());
    assert_eq!(DateTime::from(jiff.to_zoned_datetime(jiff::tz::TimeZone::UTC)), time());
    assert_eq!(jiff::Timestamp::try_from(time()).unwrap(), jiff);
    let half_a_second = Duration::from_millis(500);
    let before = jiff::Timestamp::UNIX_EPOCH - half_a_second;
    assert_eq!(DateTime::from(before), DateTime::from_secs(0) - half_a_second);
    for (end, beyond) in [
        (jiff::Timestamp::MIN, DateTime::from(jiff::Timestamp::MIN) - Duration::from_nanos(1)),
        (jiff::Timestamp::MAX, DateTime::from(jiff::Timestamp::MAX) + Duration::from_nanos(1)),
    ] {
        assert_eq!(jiff::Timestamp::try_from(DateTime::from(end)).unwrap(), end);
        for beyond in [beyond, DateTime::MIN, DateTime::MAX] {
            let error = jiff::Timestamp::try_from(beyond).unwrap_err().to_string();
            assert!(error.ends_with("is beyond the times of `jiff::Timestamp`"), "{error}");
        }
    }
}

#[test]
fn chronos_times_are_converted() {
    type Utc = chrono::DateTime<chrono::Utc>;
    let utc: Utc = Utc::from_timestamp(1_576_540_098, 500_000_000).unwrap();
    assert_eq!(DateTime::from(utc), time());
    let offset = chrono::FixedOffset::east_opt(3600).unwrap();
    assert_eq!(DateTime::from(utc.with_timezone(&offset)), time());
    assert_eq!(Utc::try_from(time()).unwrap(), utc);
    let leap_second = Utc::from_timestamp(1_483_228_799, 1_500_000_000).unwrap();
    assert_eq!(DateTime::from(leap_second), DateTime::from_fractional_secs(1_483_228_800, 0.5));
    for (end, beyond) in [
        (Utc::MIN_UTC, DateTime::from(Utc::MIN_UTC) - Duration::from_nanos(1)),
        (Utc::MAX_UTC, DateTime::from(Utc::MAX_UTC) + Duration::from_nanos(1)),
    ] {
        assert_eq!(Utc::try_from(DateTime::from(end)).unwrap(), end);
        for beyond in [beyond, DateTime::MIN, DateTime::MAX] {
            let error = Utc::try_from(beyond).unwrap_err().to_string();
            assert!(error.ends_with("is beyond the times of `chrono::DateTime`"), "{error}");
        }
    }
}

#[test]
fn values_are_found_and_sorted() {
    let times = [time(), DateTime::MIN, time()];
    assert_eq!(times.iter().collect::<HashSet<_>>().len(), 2);
    assert_eq!(times.iter().collect::<BTreeSet<_>>().first(), Some(&&DateTime::MIN));
    let blobs = ["b", "a", "b"].map(Blob::from);
    assert_eq!(blobs.iter().collect::<HashSet<_>>().len(), 2);
    assert_eq!(blobs.iter().collect::<BTreeSet<_>>().first(), Some(&&Blob::from("a")));
}
