//! Caches and replies that cannot be used.

use super::desk::{Desk, GIVEN, OF_SESSION, OF_URL, SESSION, cached};
use crate::home::Home;
use crate::sts::error;
use botocore_credentials::ProfileChain;
use std::fs;

#[tokio::test]
async fn a_cache_without_a_token_says_what_is_wrong_and_how_to_get_one() {
    let home = Home::new(SESSION, "");
    let file = home.write(OF_SESSION, "");
    let desk = Desk::open();
    let huge = format!("{}{}", cached("2099-01-31T12:00:00Z"), " ".repeat(300_000));
    for (content, problem) in [
        ("", "is not JSON from line 1, column 0 on"),
        (r#"{"accessToken": "concea"#, "is not JSON from line 1, column 23 on"),
        (r#"["concealed"]"#, "is not a JSON object"),
        (r#"{"expiresAt": "2099-01-31T12:00:00Z"}"#, "lacks `accessToken`"),
        (r#"{"accessToken": 7, "expiresAt": "2099-01-31T12:00:00Z"}"#, "lacks `accessToken`"),
        (r#"{"accessToken": "", "expiresAt": "2099-01-31T12:00:00Z"}"#, "lacks `accessToken`"),
        (r#"{"accessToken": "concealed"}"#, "lacks `expiresAt`"),
        (r#"{"accessToken": "concealed", "expiresAt": 4073544000}"#, "lacks `expiresAt`"),
        (&cached("soon"), "has a time in `expiresAt` that cannot be read"),
        (&huge, "cannot be read: it has more than 262144 bytes"),
    ] {
        fs::write(&file, content).unwrap();
        let path = file.display();
        assert_eq!(
            error(&desk.chain(&home, "work")).await.to_string(),
            format!(
                "profile `work` has no credentials by single sign-on: the token of the session `corp` in {path} {problem}; \
                 run `aws sso login --sso-session corp`"
            )
        );
    }
    assert!(desk.requests().is_empty());
}

#[tokio::test]
async fn a_cache_that_is_not_a_file_is_an_error() {
    let home = Home::new(SESSION, "");
    let file = home.write(OF_SESSION, "");
    let desk = Desk::open();
    fs::remove_file(&file).unwrap();
    let absent = error(&desk.chain(&home, "work")).await.to_string();
    assert!(absent.ends_with("does not exist; run `aws sso login --sso-session corp`"), "{absent}");
    fs::create_dir(&file).unwrap();
    let folder = error(&desk.chain(&home, "work")).await.to_string();
    assert!(folder.contains("cannot be read: it is not a file; run `aws sso login "), "{folder}");
    fs::remove_dir(&file).unwrap();
    fs::remove_dir(file.parent().unwrap()).unwrap();
    fs::write(file.parent().unwrap(), "").unwrap();
    let beneath = error(&desk.chain(&home, "work")).await.to_string();
    assert!(beneath.ends_with("does not exist; run `aws sso login --sso-session corp`"), "{beneath}");
}

#[tokio::test]
async fn names_are_written_as_a_shell_takes_them() {
    let home = Home::new(
        "[sso-session \"our corp\"]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n\
         [profile \"at work\"]\nsso_session = our corp\nsso_account_id = 1\nsso_role_name = r\n\
         [profile \"in old form\"]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n\
         sso_account_id = 1\nsso_role_name = r\n",
        "",
    );
    home.write(OF_URL, &cached("2020-01-31T12:00:00Z"));
    let desk = Desk::open();
    let by_session = error(&desk.chain(&home, "at work")).await.to_string();
    assert!(by_session.ends_with("does not exist; run `aws sso login --sso-session \"our corp\"`"), "{by_session}");
    let by_url = error(&desk.chain(&home, "in old form")).await.to_string();
    assert!(by_url.contains("the token of `https://corp.example/start` in "), "{by_url}");
    let end = "expired at 2020-01-31T12:00:00Z; run `aws sso login --profile \"in old form\"`";
    assert!(by_url.ends_with(end), "{by_url}");
}

/// The error of a portal with this reply, without its host, and how often it was asked.
async fn refused(status: u16, body: &'static str) -> (String, usize) {
    let home = Home::new(SESSION, "");
    home.write(OF_SESSION, &cached("2099-01-31T12:00:00Z"));
    let desk = Desk::replying(status, body);
    let error = error(&desk.chain(&home, "work")).await.to_string();
    (error.replace(desk.host(), "HOST"), desk.requests().len())
}

#[tokio::test]
async fn a_portal_that_refuses_is_an_error_with_its_cause() {
    let (ended, asked) =
        refused(401, r#"{"__type": "UnauthorizedException", "message": "Session token not found"}"#).await;
    let beginning = "profile `work` has no credentials by single sign-on: the portal at HOST does not accept the token of \
                     the session `corp`; run `aws sso login --sso-session corp`: ";
    assert!(ended.starts_with(beginning) && ended.contains("Session token not found") && asked == 1, "{ended}");
    let (forbidden, asked) = refused(403, r#"{"message": "No access"}"#).await;
    let beginning = "profile `work` has no credentials by single sign-on: the portal at HOST gave none for the role \
                     `deploy` in the account `123456789012`: ";
    assert!(forbidden.starts_with(beginning) && forbidden.contains("No access") && asked == 1, "{forbidden}");
    assert!(!forbidden.contains("aws sso login"), "{forbidden}");
    let (trouble, asked) = refused(500, "").await;
    assert!(trouble.starts_with(beginning) && asked == 3, "{asked}: {trouble}");
}

#[tokio::test]
async fn replies_that_are_not_credentials_are_errors() {
    let (html, _) = refused(200, "<html>").await;
    assert!(html.contains("gave none for the role `deploy`"), "{html}");
    let (empty, _) = refused(200, "{}").await;
    assert!(empty.ends_with(": the reply lacks accessKeyId"), "{empty}");
    for (member, value) in
        [("secretAccessKey", "\"hidden\""), ("sessionToken", "\"hushed\""), ("expiration", "4073544000000")]
    {
        let body = GIVEN.replace(&format!("\"{member}\": {value}"), &format!("\"{member}\": null"));
        let (error, _) = refused(200, body.leak()).await;
        assert!(error.ends_with(&format!(": the reply lacks {member}")), "{error}");
    }
    let endless = "x".repeat(17 * 1024 * 1024);
    let (huge, _) = refused(200, endless.leak()).await;
    assert!(huge.contains("gave none for the role `deploy`") && huge.len() < 1000, "{huge}");
}

#[tokio::test]
async fn a_token_that_no_header_can_have_is_not_sent() {
    let home = Home::new(SESSION, "");
    home.write(OF_SESSION, r#"{"accessToken": "concealed\n\u0000", "expiresAt": "2099-01-31T12:00:00Z"}"#);
    let desk = Desk::open();
    let error = error(&desk.chain(&home, "work")).await.to_string();
    assert!(error.contains("gave none for the role `deploy`"), "{error}");
    assert!(desk.requests().is_empty());
}

#[cfg(unix)]
#[tokio::test]
async fn a_cache_of_another_user_is_an_error() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new(SESSION, "");
    let file = home.write(OF_SESSION, &cached("2099-01-31T12:00:00Z"));
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&file).is_ok() {
        // Nothing is closed to the superuser.
        return;
    }
    let chain: ProfileChain = Desk::open().chain(&home, "work");
    let error = error(&chain).await.to_string();
    assert!(error.contains("cannot be read: Permission denied"), "{error}");
}
