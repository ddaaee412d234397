//! Tokens, keys and replies that cannot be used.

use super::desk::{Desk, KEY, RENEWED, SESSION, cached, file};
use crate::home::Home;
use crate::sts::error;
use botocore_credentials::SigninError;
use std::fs;

const EXPIRED: &str = "2026-01-31T11:00:00Z";

/// The problem of a token in a file, from behind the file's name on.
async fn problem(content: &str) -> String {
    let home = Home::new(SESSION, "");
    let path = home.write(&file(), content);
    let desk = Desk::open();
    let error = error(&desk.chain(&home, "work")).await.to_string();
    assert!(desk.requests().is_empty() && !error.contains("MHcC"), "{error}");
    let session = "the token of the session `arn:aws:iam::123456789012:user/me`";
    let beginning = format!("profile `work` has no credentials by `aws login`: {session} in {} ", path.display());
    error.strip_prefix(&beginning).unwrap_or_else(|| panic!("{error}")).to_owned()
}

#[tokio::test]
async fn tokens_that_are_not_whole_are_told() {
    let huge = format!("{{\"accessToken\": \"{}\"}}", "hidden".repeat(50_000));
    let whole = cached(EXPIRED);
    for (content, expected) in [
        ("", "is not JSON from line 1, column 0 on"),
        (&whole[..40], "is not JSON from line 1, column 40 on"),
        ("[]", "is not a JSON object"),
        (&huge, "cannot be read: it has more than 262144 bytes"),
        (&whole.replace("\"accessToken\"", "\"other\""), "lacks `accessToken`"),
        (&whole.replace("accessKeyId", "other"), "lacks `accessKeyId`"),
        (&whole.replace("secretAccessKey", "other"), "lacks `secretAccessKey`"),
        (&whole.replace("sessionToken", "other"), "lacks `sessionToken`"),
        (&whole.replace("expiresAt", "other"), "lacks `expiresAt`"),
        (&whole.replace("refreshToken", "other"), "lacks `refreshToken`"),
        (&whole.replace("clientId", "other"), "lacks `clientId`"),
        (&whole.replace("dpopKey", "other"), "lacks `dpopKey`"),
        (&cached("soon"), "has a time in `expiresAt` that cannot be read"),
    ] {
        assert_eq!(problem(content).await, format!("{expected}; run `aws login --profile work`"));
    }
}

#[tokio::test]
async fn a_token_without_an_account_is_used() {
    let home = Home::new(SESSION, "");
    let path = home.write(&file(), &cached(EXPIRED).replace("accountId", "other"));
    let provided = botocore_runtime::credentials::ProvideCredentials::provide(&Desk::open().chain(&home, "work")).await;
    assert_eq!(provided.unwrap().account_id(), None);
    assert!(!fs::read_to_string(path).unwrap().contains("accountId"));
}

#[tokio::test]
async fn keys_that_make_no_proofs_are_told() {
    let not_renewed =
        "expired at 2026-01-31T11:00:00Z and was not renewed, so run `aws login --profile work`: its `dpopKey` ";
    let header = "-----BEGIN EC PRIVATE KEY-----";
    for (key, expected) in [
        ("secret", "is not a private key of the curve P-256 as PEM".to_owned()),
        (
            &format!("{header}\\nAAAA\\n-----END EC PRIVATE KEY-----\\n"),
            "is not a private key of the curve P-256 as PEM".to_owned(),
        ),
        // Its private key is another one.
        (&KEY.replace("LaDGX", "LbDGX"), "has a private and a public key that do not belong together".to_owned()),
    ] {
        assert_eq!(problem(&cached(EXPIRED).replace(KEY, key)).await, format!("{not_renewed}{expected}"));
    }
}

#[tokio::test]
async fn a_folder_in_place_of_the_token_is_told() {
    let home = Home::new(SESSION, "");
    let path = home.write(&file(), "");
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    let folder = error(&Desk::open().chain(&home, "work")).await.to_string();
    assert!(folder.ends_with("cannot be read: it is not a file; run `aws login --profile work`"), "{folder}");
}

/// The error of a service with this reply, from behind the command on, and how often it was asked.
async fn refused(status: u16, body: &str) -> (String, usize) {
    let home = Home::new(SESSION, "");
    let path = home.write(&file(), &cached(EXPIRED));
    let body = body.to_owned();
    let desk = Desk::replying_by(move |_| (status, body.clone()));
    let error = error(&desk.chain(&home, "work")).await;
    assert_eq!(error.find_cause::<SigninError>().is_some(), status != 200 || error.to_string().contains("AWS Sign-In"));
    assert_eq!(fs::read_to_string(path).unwrap(), cached(EXPIRED), "the old token is kept");
    let error = error.to_string().replace(desk.host(), "HOST");
    let (_, problem) = error.split_once(" and was not renewed, so run `aws login --profile work`: ").unwrap();
    (problem.to_owned(), desk.requests().len())
}

#[tokio::test]
async fn a_refusal_says_why() {
    for (code, expected) in [
        ("TOKEN_EXPIRED", ", since the session has ended"),
        ("USER_CREDENTIALS_CHANGED", ", since the user's password has changed"),
        ("INSUFFICIENT_PERMISSIONS", ", since the user may not call `signin:CreateOAuth2Token`"),
        ("SOMETHING_ELSE", ""),
    ] {
        let body = format!(r#"{{"__type": "AccessDeniedException", "error": "{code}", "message": "no"}}"#);
        let (problem, asked) = refused(400, &body).await;
        assert!(problem.starts_with(&format!("AWS Sign-In at HOST gave no new one{expected}: ")), "{problem}");
        assert!(problem.contains("no") && asked == 1, "{problem}");
    }
    let (trouble, asked) = refused(500, "<html>").await;
    assert!(trouble.starts_with("AWS Sign-In at HOST gave no new one: ") && asked == 3, "{asked}: {trouble}");
}

#[tokio::test]
async fn replies_that_are_not_tokens_are_errors() {
    for (member, expected) in [
        ("accessKeyId", "the reply lacks accessKeyId"),
        ("secretAccessKey", "the reply lacks secretAccessKey"),
        ("sessionToken", "the reply lacks sessionToken"),
        ("expiresIn", "the reply lacks expiresIn"),
        ("refreshToken", "the reply lacks refreshToken"),
    ] {
        assert_eq!(refused(200, &RENEWED.replace(member, "other")).await, (expected.to_owned(), 1));
    }
    assert_eq!(refused(200, "{}").await.0, "the reply lacks accessKeyId");
    assert_eq!(refused(200, "").await.0, "the reply lacks accessKeyId");
    let (html, _) = refused(200, "<html>").await;
    assert!(html.starts_with("AWS Sign-In at HOST gave no new one: "), "{html}");
    let (huge, _) = refused(200, &"x".repeat(17 * 1024 * 1024)).await;
    assert!(huge.starts_with("AWS Sign-In at HOST gave no new one: ") && huge.len() < 1000, "{huge}");
}
