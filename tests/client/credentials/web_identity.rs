//! Roles that the token of an identity provider assumes.

use crate::sts::{KEYS, ROLE, error, failure, form, reply, settings, sts};
use botocore_credentials::{StsError, WebIdentity};
use botocore_runtime::credentials::ProvideCredentials;
use codeartifact_tests::server::Server;
use std::path::{Path, PathBuf};
use std::{fs, io};
use tempfile::TempDir;

fn role(server: &Server, token: impl Into<PathBuf>) -> WebIdentity {
    WebIdentity::builder(ROLE, token).settings(settings(server)).session_name("it").build()
}

/// A folder, and a file in it with a token.
fn token(bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("token");
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

#[tokio::test]
async fn the_token_is_sent_and_nothing_is_signed() {
    let (server, (_folder, path)) = (sts([reply(&KEYS)]), token(b"the-token\r\n"));
    let role = role(&server, &path);
    assert_eq!(role.provide().await.unwrap().access_key_id(), "ASIADEPLOY");
    let [request] = &server.requests()[..] else { panic!("{:?}", server.requests()) };
    let expected = [
        ("Action", "AssumeRoleWithWebIdentity"),
        ("RoleArn", ROLE),
        ("RoleSessionName", "it"),
        ("Version", "2011-06-15"),
        ("WebIdentityToken", "the-token"),
    ];
    assert_eq!(form(request).into_iter().collect::<Vec<_>>(), expected.map(|(k, v)| (k.to_owned(), v.to_owned())));
    assert_eq!(request.header("authorization"), None);
}

#[tokio::test]
async fn the_file_is_read_each_time() {
    let (server, (_folder, path)) = (sts([reply(&KEYS)]), token(b"the-old-one"));
    let role = role(&server, &path);
    role.provide().await.unwrap();
    fs::write(&path, "the-new-one").unwrap();
    role.provide().await.unwrap();
    let tokens: Vec<_> = server.requests().iter().map(|request| form(request)["WebIdentityToken"].clone()).collect();
    assert_eq!(tokens, ["the-old-one", "the-new-one"]);
}

#[tokio::test]
async fn a_file_without_a_token_is_named() {
    let server = sts([reply(&KEYS)]);
    let (folder, path) = token(b" \n");
    let sentence = async |path: &Path| error(&role(&server, path)).await.to_string();
    let beginning = format!("the web identity token for the role `{ROLE}`");
    assert_eq!(sentence(&path).await, format!("{beginning} in {} is empty", path.display()));
    fs::write(&path, b"\xff").unwrap();
    assert_eq!(sentence(&path).await, format!("{beginning} in {} is not UTF-8", path.display()));
    fs::write(&path, vec![b'x'; 70_000]).unwrap();
    assert_eq!(
        sentence(&path).await,
        format!("{beginning} in {} has 70000 bytes, more than the 65536 that are read", path.display())
    );
    let missing = folder.path().join("none");
    let of_missing = error(&role(&server, &missing)).await;
    let text = of_missing.to_string();
    assert!(text.starts_with(&beginning) && text.contains(&missing.display().to_string()), "{text}");
    assert_eq!(of_missing.find_cause::<io::Error>().unwrap().kind(), io::ErrorKind::NotFound);
    assert!(sentence(folder.path()).await.contains("it is not a file"));
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_refused_token_is_told_without_the_token() {
    let server = sts([failure(400, "InvalidIdentityToken", "No OpenIDConnect provider found in your account")]);
    let (_folder, path) = token(b"the-token");
    let error = error(&role(&server, &path)).await;
    assert!(
        error.to_string().contains("AssumeRoleWithWebIdentity failed with InvalidIdentityToken: No Open"),
        "{error}"
    );
    assert!(error.find_cause::<StsError>().unwrap().is_invalid_identity_token_exception());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_provider_that_sts_does_not_reach_is_tried_again() {
    let (_folder, path) = token(b"the-token");
    let server = sts([failure(400, "IDPCommunicationError", "no answer"), reply(&KEYS)]);
    role(&server, &path).provide().await.unwrap();
    assert_eq!(server.requests().len(), 2);
}
