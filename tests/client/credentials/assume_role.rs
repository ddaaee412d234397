//! Roles that other credentials assume.

use crate::sts::{KEYS, ROLE, error, failure, form, nowhere, reply, settings, signer, source, sts};
use botocore_credentials::{AssumeRole, StsError};
use botocore_runtime::client::RetryConfig;
use botocore_runtime::credentials::{Credentials, ProvideCredentials};
use botocore_runtime::transport::TransportError;
use botocore_runtime::{DateTime, DecodeError};
use codeartifact_tests::server::Server;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

fn role(server: &Server) -> AssumeRole {
    AssumeRole::builder(ROLE).settings(settings(server)).source(source()).session_name("it").build()
}

#[tokio::test]
async fn all_settings_are_sent_and_signed_by_the_source() {
    let server = sts([reply(&KEYS)]);
    let role = AssumeRole::builder(ROLE)
        .settings(settings(&server))
        .source(source())
        .region("us-west-2")
        .session_name("release-1.4")
        .external_id("from-us")
        .duration(Duration::from_millis(900_999))
        .policy(r#"{"Version":"2012-10-17"}"#)
        .policy_arn("arn:aws:iam::aws:policy/ReadOnlyAccess")
        .policy_arn("arn:aws:iam::aws:policy/AWSCodeArtifactReadOnlyAccess")
        .source_identity("ann")
        .tag("team", "blue")
        .transitive_tag_key("team")
        .mfa("arn:aws:iam::123456789012:mfa/ann", |serial| Ok(format!("1234{:02}", serial.len())))
        .build();
    role.provide().await.unwrap();
    let [request] = &server.requests()[..] else { panic!("{:?}", server.requests()) };
    let expected = [
        ("Action", "AssumeRole"),
        ("DurationSeconds", "900"),
        ("ExternalId", "from-us"),
        ("Policy", r#"{"Version":"2012-10-17"}"#),
        ("PolicyArns.member.1.arn", "arn:aws:iam::aws:policy/ReadOnlyAccess"),
        ("PolicyArns.member.2.arn", "arn:aws:iam::aws:policy/AWSCodeArtifactReadOnlyAccess"),
        ("RoleArn", ROLE),
        ("RoleSessionName", "release-1.4"),
        ("SerialNumber", "arn:aws:iam::123456789012:mfa/ann"),
        ("SourceIdentity", "ann"),
        ("Tags.member.1.Key", "team"),
        ("Tags.member.1.Value", "blue"),
        ("TokenCode", "123433"),
        ("TransitiveTagKeys.member.1", "team"),
        ("Version", "2011-06-15"),
    ];
    assert_eq!(form(request).into_iter().collect::<Vec<_>>(), expected.map(|(k, v)| (k.to_owned(), v.to_owned())));
    assert_eq!(signer(request).unwrap(), ["AKIDSOURCE", "us-west-2", "sts"]);
    assert_eq!(request.header("x-amz-security-token"), Some("veiled"));
}

#[tokio::test]
async fn the_reply_becomes_credentials() {
    let server = sts([reply(&KEYS)]);
    let expected = Credentials::new("ASIADEPLOY", "hidden")
        .with_session_token("hushed")
        .with_expiry(DateTime::parse("2099-01-31T12:00:00Z").unwrap())
        .with_account_id("123456789012");
    assert_eq!(role(&server).provide().await.unwrap(), expected);
}

#[tokio::test]
async fn a_session_without_a_name_is_given_one() {
    let server = sts([reply(&KEYS)]);
    for _ in 0..2 {
        let role = AssumeRole::builder(ROLE).settings(settings(&server)).source(source()).build();
        role.provide().await.unwrap();
        role.provide().await.unwrap();
    }
    let names: Vec<_> = server.requests().iter().map(|request| form(request)["RoleSessionName"].clone()).collect();
    assert!(names[0].starts_with("botocore-session-") && names[0].len() <= 64, "{names:?}");
    assert!(names[0] == names[1] && names[1] != names[2] && names[2] == names[3], "{names:?}");
}

#[tokio::test]
async fn a_role_may_assume_another_and_be_used_by_a_client() {
    let of = |key: &'static str| [("AccessKeyId", key), KEYS[1], KEYS[2], KEYS[3]];
    let server = sts([reply(&of("ASIAFIRST")), reply(&of("ASIASECOND"))]);
    let second = AssumeRole::builder(ROLE).settings(settings(&server)).source(role(&server)).build();
    let artifacts = Server::start();
    let config = settings(&artifacts).credentials_provider(second).build();
    let client = codeartifact::Client::new(config);
    client.list_domains().send().await.unwrap();
    client.list_domains().send().await.unwrap();
    let keys = |server: &Server| server.requests().iter().map(|it| signer(it).unwrap()[0].clone()).collect::<Vec<_>>();
    assert_eq!(keys(&server), ["AKIDSOURCE", "ASIAFIRST"]);
    assert_eq!(keys(&artifacts), ["ASIASECOND", "ASIASECOND"]);
}

#[tokio::test]
async fn a_refusal_names_role_host_and_reason() {
    let server = sts([failure(403, "AccessDenied", "User: ann is not authorized to perform: sts:AssumeRole")]);
    let error = error(&role(&server)).await;
    let host = server.url().trim_start_matches("http://");
    assert_eq!(
        error.to_string(),
        format!(
            "STS at {host} gave no credentials for the role `{ROLE}`: AssumeRole failed with AccessDenied: User: ann is \
             not authorized to perform: sts:AssumeRole (HTTP 403, request id r-1, 1 attempt)"
        )
    );
    assert!(!error.is_absent());
    assert_eq!(error.find_cause::<StsError>().unwrap().code(), Some("AccessDenied"));
}

#[tokio::test]
async fn a_modelled_refusal_is_found_by_its_type() {
    let server = sts([failure(403, "RegionDisabledException", "STS is not activated in this region")]);
    let error = error(&role(&server)).await;
    assert!(error.find_cause::<StsError>().unwrap().is_region_disabled_exception());
}

#[tokio::test]
async fn a_hiccup_is_tried_again() {
    let server = sts([failure(500, "InternalFailure", "oh"), (503, String::new()), reply(&KEYS)]);
    role(&server).provide().await.unwrap();
    assert_eq!(server.requests().len(), 3);
    let server = sts([(503, "<html>".to_owned())]);
    let error = error(&role(&server)).await.to_string();
    assert!(error.ends_with("it begins with `<html>` (3 attempts)"), "{error}");
}

#[tokio::test]
async fn a_reply_that_is_not_whole_is_an_error() {
    for (missing, _) in KEYS {
        let keys: Vec<_> = KEYS.into_iter().filter(|(name, _)| *name != missing).collect();
        let lacks = format!("for the role `{ROLE}`: the reply lacks {missing}");
        let error = error(&role(&sts([reply(&keys)]))).await.to_string();
        assert!(error.ends_with(&lacks), "{error}");
    }
    let empty = KEYS.map(|(name, value)| (name, if name == "SecretAccessKey" { "" } else { value }));
    for (reply, missing) in [(reply(&empty), "SecretAccessKey"), ((200, String::new()), "AccessKeyId")] {
        let error = error(&role(&sts([reply]))).await.to_string();
        assert!(error.ends_with(&format!(": the reply lacks {missing}")), "{error}");
    }
}

#[tokio::test]
async fn a_reply_that_cannot_be_read_is_an_error() {
    let soon = KEYS.map(|(name, value)| (name, if name == "Expiration" { "soon" } else { value }));
    let cut = reply(&KEYS).1[..150].to_owned();
    for body in ["<html>".to_owned(), "{}".to_owned(), cut, reply(&soon).1] {
        let error = error(&role(&sts([(200, body.clone())]))).await;
        assert!(error.to_string().contains("AssumeRole was answered, but the reply cannot be read"), "{body}: {error}");
        assert!(error.find_cause::<DecodeError>().is_some(), "{body}");
    }
}

#[tokio::test]
async fn expired_credentials_are_not_used() {
    let past = KEYS.map(|(name, value)| (name, if name == "Expiration" { "2001-01-31T12:00:00Z" } else { value }));
    let server = sts([reply(&past)]);
    let config = settings(&server).credentials_provider(role(&server)).build();
    let error = codeartifact::Client::new(config).list_domains().send().await.unwrap_err().to_string();
    assert!(error.contains("the credentials expired at 2001-01-31T12:00:00Z"), "{error}");
}

#[tokio::test]
async fn nobody_at_the_host_is_named() {
    let server = sts([reply(&KEYS)]);
    let (role, host) = (role(&server), server.url().trim_start_matches("http://").to_owned());
    role.provide().await.unwrap();
    drop(server);
    let refused = AssumeRole::builder(ROLE)
        .settings(
            nowhere().region("eu-west-1").endpoint_url("http://127.0.0.1:1").retry_config(RetryConfig::disabled()),
        )
        .source(source())
        .build();
    let error = error(&refused).await;
    assert!(error.to_string().starts_with("STS at 127.0.0.1:1 gave no credentials"), "{host}: {error}");
    assert!(error.find_cause::<TransportError>().is_some());
    assert_eq!(error.find_cause::<io::Error>().unwrap().kind(), io::ErrorKind::ConnectionRefused);
}

#[tokio::test]
async fn codes_are_asked_for_each_time_and_their_absence_is_told() {
    let (server, asked) = (sts([reply(&KEYS)]), Arc::new(AtomicUsize::new(0)));
    let count = Arc::clone(&asked);
    let builder = AssumeRole::builder(ROLE).settings(settings(&server)).source(source());
    let role = builder
        .clone()
        .mfa("GAHT12345678", move |_| Ok(format!("{:06}", count.fetch_add(1, Ordering::Relaxed))))
        .build();
    role.provide().await.unwrap();
    role.provide().await.unwrap();
    let codes: Vec<_> = server.requests().iter().map(|request| form(request)["TokenCode"].clone()).collect();
    assert_eq!(codes, ["000000", "000001"]);

    let without = builder.mfa("GAHT12345678", |_| Err(io::Error::other("the terminal is closed").into())).build();
    let error = error(&without).await;
    assert_eq!(
        error.to_string(),
        format!(
            "the role `{ROLE}` needs a code of the MFA device `GAHT12345678`, which was not given: the terminal is closed"
        )
    );
    assert!(error.find_cause::<io::Error>().is_some());
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_source_without_credentials_is_told() {
    let server = sts([reply(&KEYS)]);
    let nobody = AssumeRole::builder(ROLE).settings(settings(&server)).build();
    let error = error(&nobody).await.to_string();
    assert!(error.contains("AssumeRole was not sent, because there are no usable credentials"), "{error}");
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn input_that_sts_would_refuse_is_not_sent() {
    let server = sts([reply(&KEYS)]);
    let role = AssumeRole::builder("deploy").settings(settings(&server)).source(source()).session_name("x").build();
    let error = error(&role).await.to_string();
    assert!(error.contains("roleArn") || error.contains("RoleArn"), "{error}");
    assert!(server.requests().is_empty());
}
