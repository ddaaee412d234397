//! Tokens of sessions that are renewed.

use super::desk::{Desk, OF_SESSION, OF_URL, RENEWED, SESSION, cached, renewable};
use crate::home::Home;
use crate::sts::error;
use botocore_credentials::SsoOidcError;
use botocore_runtime::credentials::ProvideCredentials;
use serde_json::json;
use std::fs;
use std::path::Path;

const EXPIRED: &str = "2026-01-31T11:00:00Z";
const SOON: &str = "2026-01-31T12:10:00Z";

/// What is cached after the renewal, to the letter as botocore writes it.
const WRITTEN: &str = r#"{"startUrl": "https://corp.example/start", "region": "eu-west-1", "accessToken": "the-token", "expiresAt": "2026-01-31T20:00:00Z", "clientId": "client", "clientSecret": "hidden", "registrationExpiresAt": "2026-03-01T00:00:00Z", "refreshToken": "veiled-2"}"#;

/// The names of the files beside a file and its own.
fn beside(file: &Path) -> Vec<String> {
    let entries = fs::read_dir(file.parent().unwrap()).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[tokio::test]
async fn an_expired_token_is_renewed_and_written_back() {
    let home = Home::new(SESSION, "");
    let file = home.write(OF_SESSION, &renewable(EXPIRED));
    let desk = Desk::open();
    assert_eq!(desk.chain(&home, "work").provide().await.unwrap(), super::expected());
    let [request] = &desk.renewals()[..] else { panic!("{:?}", desk.requests()) };
    let sent = json!({
        "clientId": "client", "clientSecret": "hidden", "grantType": "refresh_token", "refreshToken": "veiled"
    });
    assert_eq!(request.json(), Some(sent));
    assert_eq!((request.method.as_str(), request.header("authorization")), ("POST", None));
    assert_eq!(desk.tokens(), ["the-token"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), WRITTEN);
    let name = file.file_stem().unwrap().to_str().unwrap();
    assert_eq!(beside(&file), [format!("{name}.json"), format!("{name}.lock")]);
    #[cfg(unix)]
    for file in [&file, &file.with_extension("lock")] {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    // It is kept.
    desk.chain(&home, "work").provide().await.unwrap();
    assert_eq!((desk.renewals().len(), desk.tokens().len()), (1, 2));
}

#[tokio::test]
async fn a_token_is_renewed_from_a_quarter_of_an_hour_before_it_expires() {
    for (expiry, renewals, token) in [
        ("2026-01-31T12:15:00Z", 0, "concealed"),
        ("2026-01-31T12:14:59Z", 1, "the-token"),
        ("2026-01-31T12:00:00Z", 1, "the-token"),
    ] {
        let home = Home::new(SESSION, "");
        home.write(OF_SESSION, &renewable(expiry));
        let desk = Desk::open();
        desk.chain(&home, "work").provide().await.unwrap();
        assert_eq!((desk.renewals().len(), &*desk.tokens()[0]), (renewals, token), "{expiry}");
    }
}

#[tokio::test]
async fn a_token_without_a_session_is_never_renewed() {
    let home = Home::new(
        "[profile work]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n\
         sso_account_id = 123456789012\nsso_role_name = deploy\n",
        "",
    );
    let desk = Desk::open();
    home.write(OF_URL, &renewable("2026-01-31T12:00:01Z"));
    desk.chain(&home, "work").provide().await.unwrap();
    assert_eq!(desk.tokens(), ["concealed"]);
    home.write(OF_URL, &renewable("2026-01-31T12:00:00Z"));
    let error = error(&desk.chain(&home, "work")).await.to_string();
    assert!(error.ends_with("expired at 2026-01-31T12:00:00Z; run `aws sso login --profile work`"), "{error}");
    assert!(desk.renewals().is_empty());
}

#[tokio::test]
async fn a_token_that_cannot_be_renewed_early_is_used_on() {
    let whole = renewable(SOON);
    for (cache, status, body, renewals) in [
        (&*whole, 400, r#"{"error": "invalid_grant", "error_description": "no"}"#, 1),
        (&whole, 500, "", 3),
        (&whole, 200, "<html>", 1),
        (&whole, 200, r#"{"expiresIn": 28800}"#, 1),
        (&whole, 200, r#"{"accessToken": "the-token"}"#, 1),
        (&cached(SOON), 200, RENEWED, 0),
        (&whole.replace("2026-03-01", "2026-01-01"), 200, RENEWED, 0),
        (&whole.replace("2026-03-01T00:00:00Z", "soon"), 200, RENEWED, 0),
    ] {
        let home = Home::new(SESSION, "");
        let file = home.write(OF_SESSION, cache);
        let desk = Desk::renewing(status, body);
        desk.chain(&home, "work").provide().await.unwrap();
        assert_eq!((desk.renewals().len(), desk.tokens()), (renewals, vec!["concealed".to_owned()]), "{body}");
        assert_eq!(fs::read_to_string(file).unwrap(), cache);
    }
}

#[tokio::test]
async fn a_renewal_that_failed_is_not_tried_again_for_a_minute_while_the_token_is_valid() {
    let home = Home::new(SESSION, "");
    let file = home.write(OF_SESSION, &renewable(SOON));
    fs::write(file.with_extension("lock"), "2026-01-31T11:00:00.987654321Z").unwrap();
    let desk = Desk::renewing(400, r#"{"error": "invalid_grant"}"#);
    for (seconds, renewals) in [(0, 1), (59, 1), (1, 2), (1, 2)] {
        desk.clock.go_on(seconds);
        // Each as another program.
        desk.chain(&home, "work").provide().await.unwrap();
        assert_eq!(desk.renewals().len(), renewals);
    }
    // Once the token has expired there is nothing else to try.
    desk.clock.go_on(600);
    for renewals in [3, 4] {
        error(&desk.chain(&home, "work")).await;
        assert_eq!(desk.renewals().len(), renewals);
    }
}

/// The error of an expired token with this cache, and this reply to its renewal.
async fn not_renewed(cache: &str, status: u16, body: &'static str) -> (String, usize) {
    let home = Home::new(SESSION, "");
    let file = home.write(OF_SESSION, cache);
    let desk = Desk::renewing(status, body);
    let error = error(&desk.chain(&home, "work")).await.to_string();
    assert!(desk.tokens().is_empty());
    let beginning = format!(
        "profile `work` has no credentials by single sign-on: the token of the session `corp` in {} expired at ",
        file.display()
    );
    let rest = error.strip_prefix(&beginning).unwrap_or_else(|| panic!("{error}"));
    (rest.replace(desk.host(), "HOST"), desk.renewals().len())
}

#[tokio::test]
async fn an_expired_token_that_cannot_be_renewed_says_why_and_how_to_get_another_one() {
    let whole = renewable(EXPIRED);
    let advice = "2026-01-31T11:00:00Z and was not renewed, so run `aws sso login --sso-session corp`: ";
    let refused = format!("{advice}single sign-on at HOST gave no new one: ");
    for (cache, status, body, problem, asked) in [
        (
            &*whole,
            400,
            r#"{"error": "invalid_grant", "error_description": "too old"}"#,
            format!("{refused}*too old*"),
            1,
        ),
        (&whole, 500, "", format!("{refused}*500*"), 3),
        (&whole, 200, "<html>", format!("{refused}*"), 1),
        (&whole, 200, r#"{"expiresIn": 28800}"#, format!("{advice}the reply lacks accessToken"), 1),
        (&whole, 200, r#"{"accessToken": "", "expiresIn": 28800}"#, format!("{advice}the reply lacks accessToken"), 1),
        (&whole, 200, r#"{"accessToken": "the-token"}"#, format!("{advice}the reply lacks expiresIn"), 1),
        (&cached(EXPIRED), 200, RENEWED, format!("{advice}it lacks `refreshToken`"), 0),
        (&whole.replace("\"clientId\"", "\"x\""), 200, RENEWED, format!("{advice}it lacks `clientId`"), 0),
        (
            &whole.replace("\"clientSecret\": \"hidden\"", "\"clientSecret\": 1"),
            200,
            RENEWED,
            format!("{advice}it lacks `clientSecret`"),
            0,
        ),
        (
            &whole.replace("\"registrationExpiresAt\"", "\"x\""),
            200,
            RENEWED,
            format!("{advice}it lacks `registrationExpiresAt`"),
            0,
        ),
        (
            &whole.replace("2026-03-01T00", "2026-01-31T12"),
            200,
            RENEWED,
            format!("{advice}the registration of its client expired at 2026-01-31T12:00:00Z"),
            0,
        ),
    ] {
        let (sentence, times) = not_renewed(cache, status, body).await;
        let parts: Vec<_> = problem.split('*').collect();
        let is_it = parts.iter().all(|part| sentence.contains(part)) && (parts.len() > 1 || sentence == problem);
        assert!(is_it && times == asked, "{times}: {sentence}");
    }
}

#[tokio::test]
async fn the_cause_of_a_refused_renewal_is_found_by_its_type() {
    let home = Home::new(SESSION, "");
    home.write(OF_SESSION, &renewable(EXPIRED));
    let desk = Desk::renewing(400, r#"{"__type": "InvalidGrantException", "error": "invalid_grant"}"#);
    let error = error(&desk.chain(&home, "work")).await;
    assert!(error.find_cause::<SsoOidcError>().unwrap().is_invalid_grant_exception());
}

#[tokio::test]
async fn the_last_token_of_a_session_is_kept_without_what_renews_it() {
    let home = Home::new(SESSION, "");
    let file = home.write(OF_SESSION, &renewable(EXPIRED));
    let desk = Desk::renewing(200, r#"{"accessToken": "the-token", "tokenType": "Bearer", "expiresIn": 28800}"#);
    desk.chain(&home, "work").provide().await.unwrap();
    assert_eq!(fs::read_to_string(file).unwrap(), WRITTEN.replace(r#", "refreshToken": "veiled-2""#, ""));
}

#[tokio::test]
async fn a_new_token_that_has_expired_is_kept_but_not_used() {
    for (seconds, expiry) in [("0", "2026-01-31T12:00:00Z"), ("-60", "2026-01-31T11:59:00Z")] {
        let home = Home::new(SESSION, "");
        let file = home.write(OF_SESSION, &renewable(EXPIRED));
        let desk = Desk::renewing(200, RENEWED.replace("28800", seconds).leak());
        let error = error(&desk.chain(&home, "work")).await.to_string();
        assert!(error.ends_with(&format!("expired at {expiry}; run `aws sso login --sso-session corp`")), "{error}");
        assert!(desk.tokens().is_empty());
        assert_eq!(fs::read_to_string(file).unwrap(), WRITTEN.replace("2026-01-31T20:00:00Z", expiry));
    }
}
