//! Times that rows name by their distance from the time of the run.

use botocore_runtime::DateTime;
use botocore_runtime::time::{DateTimeFormat, FormatTimestamps as _};

/// The distances in minutes that texts may name, as `{+60 min}`.
const DISTANCES: [i64; 5] = [-60, 2, 10, 60, 720];

/// Replaces `{+60 min}` by the time that is so far from `now`. `{+60 min, UTC}` has another form, and `{+60 min, ms}` is a
/// number.
pub fn placed(text: &str, now: DateTime) -> String {
    let place = |text: String, minutes: &i64| {
        let seconds = now.secs() + minutes * 60;
        let time = DateTime::from_secs(seconds).format(DateTimeFormat::DateTime).to_string();
        text.replace(&format!("{{{minutes:+} min}}"), &time)
            .replace(&format!("{{{minutes:+} min, UTC}}"), &time.replace('Z', "UTC"))
            .replace(&format!("{{{minutes:+} min, ms}}"), &(seconds * 1000).to_string())
    };
    DISTANCES.iter().fold(text.to_owned(), place)
}

/// A time by its distance from `now`. The run itself takes some seconds.
pub fn distance(seconds: i64, now: DateTime) -> String {
    format!("{:+} min", (seconds - now.secs() + 30).div_euclid(60))
}

/// The same where the distance is not exact: sources that are in trouble may prolong what they have given.
pub fn rough_distance(seconds: i64, now: DateTime) -> String {
    if seconds < now.secs() + 30 * 60 { "soon".to_owned() } else { distance(seconds, now) }
}
