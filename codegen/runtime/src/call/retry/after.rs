//! The wait that a reply asks for before the next attempt.

use crate::wire::time::DateTime;
use http::HeaderMap;
use http::header::{DATE, RETRY_AFTER};
use std::time::Duration;

/// Reads `x-amz-retry-after` in milliseconds, or `Retry-After` in seconds or as an HTTP date. A date
/// counts from the reply's own `Date`, so that clocks need not agree, or else from `now`. Other values
/// are ignored.
pub(crate) fn retry_after(headers: &HeaderMap, now: DateTime) -> Option<Duration> {
    let text = |name: &str| Some(headers.get(name)?.to_str().ok()?.trim());
    if let Some(millis) = text("x-amz-retry-after").and_then(|text| text.parse().ok()) {
        return Some(Duration::from_millis(millis));
    }
    let value = text(RETRY_AFTER.as_str())?;
    if let Ok(seconds) = value.parse::<f64>() {
        return Duration::try_from_secs_f64(seconds).ok();
    }
    let date = |text: &str| DateTime::parse(text).ok();
    let from = text(DATE.as_str()).and_then(date).unwrap_or(now);
    let seconds = date(value)?.secs().saturating_sub(from.secs());
    Some(Duration::from_secs(u64::try_from(seconds).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(headers: &[(&'static str, &'static str)]) -> Option<Duration> {
        let headers = headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
        // Sun, 06 Nov 1994 08:49:00 GMT
        retry_after(&headers.collect(), DateTime::from_secs(784_111_740))
    }

    #[test]
    fn seconds_dates_and_milliseconds_are_read() {
        assert_eq!(wait(&[("retry-after", " 3 ")]), Some(Duration::from_secs(3)));
        assert_eq!(wait(&[("retry-after", "1.5")]), Some(Duration::from_millis(1500)));
        assert_eq!(wait(&[("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT")]), Some(Duration::from_secs(37)));
        assert_eq!(wait(&[("retry-after", "9"), ("x-amz-retry-after", "250")]), Some(Duration::from_millis(250)));
    }

    #[test]
    fn dates_count_from_the_servers_clock() {
        let headers = [("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT"), ("date", "Sun, 06 Nov 1994 08:49:30 GMT")];
        assert_eq!(wait(&headers), Some(Duration::from_secs(7)));
        let past = [("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT"), ("date", "Sun, 06 Nov 1994 09:00:00 GMT")];
        assert_eq!(wait(&past), Some(Duration::ZERO));
    }

    #[test]
    fn unreadable_values_are_ignored() {
        for value in ["soon", "", "-1", "NaN", "inf", "1e400", "\u{e9}"] {
            assert_eq!(wait(&[("retry-after", value)]), None, "{value}");
        }
        assert_eq!(wait(&[("retry-after", "2"), ("x-amz-retry-after", "x")]), Some(Duration::from_secs(2)));
        assert_eq!(wait(&[]), None);
    }
}
