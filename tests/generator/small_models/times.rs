//! Timestamps in bodies, in all formats.

use super::support::{receive, send};
use botocore_runtime::DateTime;
use codeartifact_tests::models::bindings::operation::body_times::BodyTimesInput;
use serde_json::json;

/// 2020-01-02T03:04:05Z
const TIME: DateTime = DateTime::from_secs(1_577_934_245);

#[test]
fn times_are_written_in_the_format_of_their_place() {
    let input = BodyTimesInput::builder()
        .plain(TIME)
        .epoch(DateTime::from_secs_and_nanos(1, 500_000_000))
        .iso(TIME)
        .http_date(TIME)
        .member_iso(TIME)
        .list(TIME)
        .epochs(TIME)
        .map("a", TIME)
        .build();
    let (date, iso) = ("Thu, 02 Jan 2020 03:04:05 GMT", "2020-01-02T03:04:05Z");
    assert_eq!(
        send(input).json(),
        json!({
            "plain": 1_577_934_245, "epoch": 1.5, "iso": iso, "httpDate": date, "memberIso": iso,
            "list": [1_577_934_245], "epochs": [1_577_934_245], "map": {"a": date},
        })
    );
}

#[test]
fn a_year_without_four_digits_keeps_the_format_of_its_place() {
    let time = DateTime::from_secs(253_402_300_800);
    let sent = send(BodyTimesInput::builder().plain(time).iso(time).build());
    assert_eq!(sent.json(), json!({"plain": 253_402_300_800_i64, "iso": "10000-01-01T00:00:00Z"}));
    assert_eq!(receive::<BodyTimesInput>(r#"{"plain": 253402300800}"#).plain(), Some(&time));
}

#[test]
fn times_are_read_in_any_format() {
    let output = receive::<BodyTimesInput>(
        r#"{"plain": 1577934245.0, "epoch": "1577934245", "iso": "2020-01-02T04:04:05+01:00",
            "httpDate": "Thu, 02 Jan 2020 03:04:05 GMT", "memberIso": 1577934245, "list": [null, 1577934245],
            "map": {"a": "2020-01-02T03:04:05Z", "b": null}}"#,
    );
    let scalars = [output.plain(), output.epoch(), output.iso(), output.http_date(), output.member_iso()];
    assert_eq!(scalars, [Some(&TIME); 5]);
    assert_eq!(output.list(), [TIME]);
    assert_eq!(output.map().unwrap().len(), 1);
    assert_eq!(output.map().unwrap()["a"], TIME);
}
