//! Clocks that are wrong: the caller's, or the one in a reply's `Date`.

use super::*;

const GOOD: (u16, &str) = (200, r#"{"things":["a"]}"#);
const REFUSED: (u16, &str) = (403, r#"{"code":"SignatureDoesNotMatch"}"#);
/// What the clock of a [`Script`]'s client shows.
const NOW: &str = "Sun, 30 Aug 2015 12:36:00 GMT";

/// A client whose credentials expire in half an hour.
fn client(script: &Script) -> Client<test_service::Service> {
    let expiry = DateTime::from_secs(1_440_938_160 + 1800);
    let credentials = Credentials::new("AKID", "hushed").with_expiry(expiry);
    Client::new(script.client().config().to_builder().credentials_provider(credentials).build())
}

/// The times in the signatures of all requests.
fn signed_at(script: &Script) -> Vec<String> {
    let requests = script.requests.lock().unwrap();
    let times = requests.iter().map(|request| request.headers()["x-amz-date"].to_str().unwrap().to_owned());
    times.collect()
}

#[tokio::test(start_paused = true)]
async fn one_odd_date_ends_no_client() {
    for date in ["Fri, 31 Dec 9999 23:59:59 GMT", "Thu, 01 Jan 1970 00:00:00 GMT"] {
        let script = Script::of([REFUSED, GOOD]);
        script.answer_with("date", [date, ""]);
        let client = client(&script);
        let error = client.send(list_things("my-domain")).await.unwrap_err();
        let end =
            "(HTTP 403, 1 attempt, not tried again: the service's clock and the one here are more than a day apart)";
        assert!(error.to_string().ends_with(end), "{error}");
        client.send(list_things("my-domain")).await.unwrap();
        assert_eq!(signed_at(&script), ["20150830T123600Z", "20150830T123600Z"]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_date_after_the_credentials_expiry_ends_no_client() {
    let script = Script::of([REFUSED, GOOD, GOOD, REFUSED, GOOD]);
    script.answer_with("date", ["Sun, 30 Aug 2015 14:36:00 GMT", "", "", NOW, ""]);
    let client = client(&script);
    for _ in 0..3 {
        client.send(list_things("my-domain")).await.unwrap();
    }
    // The last refusal has the right time.
    let corrected = "20150830T143600Z";
    let right = "20150830T123600Z";
    assert_eq!(signed_at(&script), [right, corrected, corrected, corrected, right]);
}

#[tokio::test(start_paused = true)]
async fn a_correction_that_does_not_help_is_forgotten() {
    let script = Script::of([REFUSED, REFUSED, GOOD]);
    script.answer_with("date", ["Sun, 30 Aug 2015 14:36:00 GMT", "no date", ""]);
    client(&script).send(list_things("my-domain")).await.unwrap();
    assert_eq!(signed_at(&script), ["20150830T123600Z", "20150830T143600Z", "20150830T123600Z"]);
}
