//! Times as consumers use them: arithmetic, formats, and other crates' types.

use codeartifact::config::Credentials;
use codeartifact::primitives::{Blob, DateTime, DateTimeFormat};
use std::collections::BTreeSet;
use std::collections::HashSet;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// 2019-12-16T23:48:18.5Z
fn time() -> DateTime {
    DateTime::from_secs_and_nanos(1_576_540_098, 500_000_000)
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
