//! Sessions of `aws login`.

mod bad_input;
pub mod desk;
mod places;
mod proof;

use crate::home::Home;
use crate::sts::{ROLE, error, reply, signer};
use botocore_runtime::DateTime;
use botocore_runtime::credentials::{Credentials, ProvideCredentials};
use desk::{Desk, RENEWED, SESSION, cached, file};
use proof::claims;
use serde_json::{Value, json};
use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

const EXPIRED: &str = "2026-01-31T11:00:00Z";
const LATER: &str = "2026-01-31T12:10:00Z";

/// Credentials that expire at a time.
fn expiring(key: &str, secret: &str, token: &str, expiry: &str) -> Credentials {
    let credentials = Credentials::new(key, secret).with_session_token(token).with_account_id("123456789012");
    credentials.with_expiry(DateTime::parse(expiry).unwrap())
}

/// The credentials after a renewal.
fn renewed() -> Credentials {
    expiring("ASIA2", "hidden-2", "hushed-2", "2026-01-31T12:15:00Z")
}

#[tokio::test]
async fn a_token_that_lasts_is_used_as_it_is() {
    let home = Home::new(SESSION, "");
    let file = home.write(&file(), &cached(LATER));
    let desk = Desk::open();
    let credentials = desk.chain(&home, "work").provide().await.unwrap();
    assert_eq!(credentials, expiring("ASIA1", "hidden", "hushed", LATER));
    assert!(desk.requests().is_empty());
    assert_eq!(fs::read_dir(file.parent().unwrap()).unwrap().count(), 1, "nothing is written");
}

#[tokio::test]
async fn an_expired_token_is_renewed_with_a_proof_and_written_back() {
    let home = Home::new(SESSION, "");
    let file = home.write(&file(), &cached(EXPIRED));
    let desk = Desk::open();
    assert_eq!(desk.chain(&home, "work").provide().await.unwrap(), renewed());
    let [request] = &desk.requests()[..] else { panic!("{:?}", desk.requests()) };
    assert_eq!((request.method.as_str(), &*request.path), ("POST", "/v1/token"));
    let client = "arn:aws:signin:::devtools/same-device";
    let sent = json!({ "clientId": client, "grantType": "refresh_token", "refreshToken": "veiled" });
    assert_eq!((request.json(), request.header("authorization")), (Some(sent), None));
    let claims = claims(request);
    let address = format!("{}/v1/token", desk.url());
    let said = json!({ "htm": "POST", "htu": address, "iat": 1_769_860_800, "jti": claims["jti"] });
    assert_eq!((claims["jti"].as_str().map(str::len), &claims), (Some(36), &said));
    let mut expected: Value = serde_json::from_str(&cached("2026-01-31T12:15:00Z")).unwrap();
    let access = [("accessKeyId", "ASIA2"), ("secretAccessKey", "hidden-2"), ("sessionToken", "hushed-2")];
    for (member, value) in access {
        expected["accessToken"][member] = value.into();
    }
    expected["refreshToken"] = "veiled-2".into();
    assert_eq!(serde_json::from_slice::<Value>(&fs::read(&file).unwrap()).unwrap(), expected);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    // It is kept.
    assert_eq!(desk.chain(&home, "work").provide().await.unwrap(), renewed());
    assert_eq!(desk.requests().len(), 1);
}

#[tokio::test]
async fn a_token_is_renewed_from_five_minutes_before_it_expires() {
    for (expiry, key) in [("2026-01-31T12:05:00Z", "ASIA1"), ("2026-01-31T12:04:59Z", "ASIA2")] {
        let home = Home::new(SESSION, "");
        home.write(&file(), &cached(expiry));
        assert_eq!(Desk::open().chain(&home, "work").provide().await.unwrap().access_key_id(), key, "{expiry}");
    }
}

#[tokio::test]
async fn a_valid_token_is_used_on_if_it_is_not_renewed() {
    let home = Home::new(SESSION, "");
    home.write(&file(), &cached("2026-01-31T12:01:00Z"));
    let desk = Desk::replying(400, r#"{"error": "TOKEN_EXPIRED"}"#);
    assert_eq!(desk.chain(&home, "work").provide().await.unwrap().access_key_id(), "ASIA1");
    assert_eq!(desk.requests().len(), 1);
}

#[tokio::test]
async fn each_attempt_has_a_proof_of_its_own() {
    let home = Home::new(SESSION, "");
    home.write(&file(), &cached(EXPIRED));
    let attempts = AtomicUsize::new(0);
    let desk = Desk::replying_by(move |_| match attempts.fetch_add(1, Ordering::Relaxed) {
        0 => (500, String::new()),
        _ => (200, RENEWED.to_owned()),
    });
    desk.chain(&home, "work").provide().await.unwrap();
    let [first, second] = &desk.requests()[..] else { panic!("{:?}", desk.requests()) };
    assert_ne!(claims(first)["jti"], claims(second)["jti"]);
}

#[tokio::test]
async fn of_many_at_once_one_renews_the_token() {
    let home = Home::new(SESSION, "");
    home.write(&file(), &cached(EXPIRED));
    let desk = Desk::open();
    let chains: Vec<_> = (0..8).map(|_| desk.chain(&home, "work")).collect();
    let tasks: Vec<_> = chains.into_iter().map(|chain| tokio::spawn(async move { chain.provide().await })).collect();
    for task in tasks {
        assert_eq!(task.await.unwrap().unwrap(), renewed());
    }
    assert_eq!(desk.requests().len(), 1);
}

#[tokio::test]
async fn what_another_login_writes_meanwhile_is_not_overwritten() {
    for status in [200, 400] {
        let home = Home::new(SESSION, "");
        let path = Arc::new(home.write(&file(), &cached(EXPIRED)));
        let cli = Arc::clone(&path);
        let desk = Desk::replying_by(move |_| {
            fs::write(&*cli, cached(LATER).replace("ASIA1", "ASIA3")).unwrap();
            (status, RENEWED.to_owned())
        });
        assert_eq!(desk.chain(&home, "work").provide().await.unwrap().access_key_id(), "ASIA3");
        assert_eq!(fs::read_to_string(&*path).unwrap(), cached(LATER).replace("ASIA1", "ASIA3"));
    }
}

#[tokio::test]
async fn who_logs_out_meanwhile_stays_so() {
    let home = Home::new(SESSION, "");
    let path = Arc::new(home.write(&file(), &cached(EXPIRED)));
    let cli = Arc::clone(&path);
    let desk = Desk::replying_by(move |_| {
        fs::remove_file(&*cli).unwrap();
        (200, RENEWED.to_owned())
    });
    let error = error(&desk.chain(&home, "work")).await.to_string();
    assert!(error.ends_with("so run `aws login --profile work`: it was deleted meanwhile"), "{error}");
    assert!(!path.exists());
}

#[tokio::test]
async fn a_login_stands_between_the_keys_of_both_files() {
    let keys = "aws_access_key_id = AKID\naws_secret_access_key = hidden\n";
    let home = Home::new(&format!("{SESSION}credential_process = false\n{keys}"), "");
    home.write(&file(), &cached(LATER));
    let desk = Desk::open();
    assert_eq!(desk.chain(&home, "work").provide().await.unwrap().access_key_id(), "ASIA1");
    home.write(".aws/credentials", &format!("[work]\n{keys}"));
    assert_eq!(desk.chain(&home, "work").provide().await.unwrap().access_key_id(), "AKID");
}

#[tokio::test]
async fn a_role_is_assumed_with_a_login() {
    let home = Home::new(&format!("{SESSION}[profile deploy]\nrole_arn = {ROLE}\nsource_profile = work\n"), "");
    home.write(&file(), &cached(EXPIRED));
    let desk = Desk::replying_by(|request| match &*request.path {
        "/v1/token" => (200, RENEWED.to_owned()),
        _ => reply(&crate::sts::KEYS),
    });
    assert_eq!(desk.chain(&home, "deploy").provide().await.unwrap().access_key_id(), "ASIADEPLOY");
    assert_eq!(signer(&desk.requests()[1]).unwrap()[0], "ASIA2");
}
