//! Credentials of the instance.

mod desk;
mod expired;

use crate::sts::{ROLE, error};
use botocore_credentials::ProfileChain;
use botocore_runtime::DateTime;
use botocore_runtime::credentials::{Credentials, ProvideCredentials};
use desk::{Instance, REPLY};
use std::fs;
use std::time::Duration;
use tokio::time::Instant;

const TOKEN: &str = "PUT http://169.254.169.254/latest/api/token";
const ROLES: &str = "GET http://169.254.169.254/latest/meta-data/iam/security-credentials/";
const CREDENTIALS: &str = "GET http://169.254.169.254/latest/meta-data/iam/security-credentials/web";

#[tokio::test]
async fn a_token_is_fetched_once_and_the_role_each_time() {
    let instance = Instance::default();
    let role = instance.role(&[]);
    let expected = Credentials::new("ASIAHOST", "hidden")
        .with_session_token("hushed")
        .with_expiry(DateTime::parse("2099-01-31T12:00:00Z").unwrap());
    assert_eq!(role.provide().await.unwrap(), expected);
    assert_eq!(instance.seen(), [TOKEN, ROLES, CREDENTIALS]);
    instance.state().roles = (200, "web\n");
    role.provide().await.unwrap();
    assert_eq!(instance.seen(), [ROLES, CREDENTIALS]);
}

#[tokio::test]
async fn a_token_that_is_not_taken_any_more_is_renewed() {
    let instance = Instance::default();
    let role = instance.role(&[]);
    role.provide().await.unwrap();
    instance.seen();
    instance.state().tokens = (200, "another");
    instance.state().token = "another";
    role.provide().await.unwrap();
    assert_eq!(instance.seen(), [ROLES, TOKEN, ROLES, CREDENTIALS]);
    instance.state().token = "none of these";
    let error = error(&role).await.to_string();
    assert!(error.ends_with("it did not answer as it should: it does not take its own token"), "{error}");
    assert_eq!(instance.seen(), [ROLES, TOKEN, ROLES]);
    assert_eq!(crate::sts::error(&role).await.to_string(), error);
    assert_eq!(instance.seen(), [TOKEN, ROLES], "a new token is not replaced");
}

#[tokio::test(start_paused = true)]
async fn where_nobody_answers_nobody_is_asked_again_for_a_minute() {
    let instance = Instance::default();
    instance.state().silent = true;
    let (role, begun) = (instance.role(&[]), Instant::now());
    for _ in 0..3 {
        let error = error(&role).await;
        assert_eq!(error.to_string(), "there is no instance at http://169.254.169.254: no answer within 1s");
        assert!(error.is_absent());
    }
    assert_eq!((instance.seen(), begun.elapsed()), (vec![TOKEN.to_owned()], Duration::from_secs(1)));
    instance.state().silent = false;
    tokio::time::advance(Duration::from_secs(60)).await;
    role.provide().await.unwrap();
}

#[tokio::test]
async fn it_can_be_turned_off() {
    let instance = Instance::default();
    for value in ["true", "TRUE", "True"] {
        let error = error(&instance.role(&[("AWS_EC2_METADATA_DISABLED", value)])).await;
        assert_eq!(error.to_string(), "the instance is not asked, as AWS_EC2_METADATA_DISABLED says");
        assert!(error.is_absent() && instance.seen().is_empty());
    }
    instance.role(&[("AWS_EC2_METADATA_DISABLED", "false")]).provide().await.unwrap();
}

#[tokio::test]
async fn the_address_comes_from_variables_or_the_profile() {
    const ENDPOINT: &str = "AWS_EC2_METADATA_SERVICE_ENDPOINT";
    const MODE: &str = "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config");
    let config = "[default]\nec2_metadata_service_endpoint = http://of.profile:1/base\n\
                  [profile six]\nec2_metadata_service_endpoint_mode = IPv6\n";
    fs::write(&file, config).unwrap();
    let file = ("AWS_CONFIG_FILE", file.to_str().unwrap());
    let instance = Instance::default();
    for (variables, url) in [
        (&[(ENDPOINT, "http://localhost:1338")][..], "http://localhost:1338"),
        (&[(ENDPOINT, "http://localhost:1338/"), (MODE, "ipv6"), file], "http://localhost:1338"),
        (&[(MODE, "IPv6")], "http://[fd00:ec2::254]"),
        (&[(MODE, "ipv4")], "http://169.254.169.254"),
        (&[file], "http://of.profile:1/base"),
        (&[file, ("AWS_PROFILE", "six")], "http://[fd00:ec2::254]"),
    ] {
        // Below another path the stand-in knows no token.
        let _ = instance.role(variables).provide().await;
        assert_eq!(instance.seen()[0], format!("PUT {url}/latest/api/token"));
    }
    for (variable, value, problem) in [
        (ENDPOINT, "localhost", "is not a URL of http or https"),
        (ENDPOINT, "ftp://localhost", "is not a URL of http or https"),
        (ENDPOINT, "http://ann:veiled@localhost", "is not a URL of http or https"),
        (ENDPOINT, "http://localhost:65536", "is not a URL of http or https"),
        (MODE, "ipv5", "is neither `ipv4` nor `ipv6`"),
        ("AWS_METADATA_SERVICE_TIMEOUT", "0", "is not a whole number from 1"),
        ("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "two", "is not a whole number from 1"),
    ] {
        let error = error(&instance.role(&[(variable, value)])).await.to_string();
        assert_eq!(error, format!("{variable} {problem}"));
    }
    assert!(instance.seen().is_empty());
}

#[tokio::test(start_paused = true)]
async fn time_and_attempts_can_be_set() {
    let instance = Instance::default();
    let (attempts, timeout) = ("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "AWS_METADATA_SERVICE_TIMEOUT");
    instance.state().in_trouble = 2;
    instance.role(&[(attempts, "3")]).provide().await.unwrap();
    assert_eq!(instance.seen(), [TOKEN, TOKEN, TOKEN, ROLES, CREDENTIALS]);
    instance.state().in_trouble = 1;
    let busy = error(&instance.role(&[])).await.to_string();
    assert!(busy.ends_with("it did not answer as it should: it gave no token: HTTP 500: busy"), "{busy}");
    instance.seen();
    instance.state().silent = true;
    let begun = Instant::now();
    error(&instance.role(&[(attempts, "2"), (timeout, "3")])).await;
    assert_eq!((instance.seen().len(), begun.elapsed()), (2, Duration::from_secs(6)));
}

#[tokio::test]
async fn an_instance_without_role_or_tokens_is_told() {
    let instance = Instance::default();
    for roles in [(404, ""), (200, " \n")] {
        instance.state().roles = roles;
        let error = error(&instance.role(&[])).await;
        assert_eq!(error.to_string(), "the instance at http://169.254.169.254 has no role");
        assert!(error.is_absent());
    }
    instance.state().tokens = (403, "");
    let error = error(&instance.role(&[])).await;
    assert_eq!(
        error.to_string(),
        "no credentials from the instance at http://169.254.169.254: it did not answer as it should: it gave no token: HTTP \
         403: the reply is empty"
    );
    assert!(!error.is_absent());
}

#[tokio::test]
async fn a_token_with_another_status_is_not_shown() {
    let instance = Instance::default();
    instance.state().tokens = (201, "hushed");
    let error = error(&instance.role(&[])).await.to_string();
    assert!(error.ends_with("HTTP 201: the reply is not shown, since it may hold credentials"), "{error}");
}

#[tokio::test]
async fn replies_that_are_not_credentials_are_errors() {
    let instance = Instance::default();
    let failed = r#"{"Code": "AssumeRoleUnauthorizedAccess", "Message": "EC2 cannot assume the role web."}"#;
    for (reply, problem) in [
        (failed, ": the reply lacks Expiration: AssumeRoleUnauthorizedAccess: EC2 cannot assume the role web."),
        ("{\"SecretAccessKey\": \"hidden\"", ": the reply is not JSON"),
    ] {
        instance.state().reply = reply.to_owned();
        let error = error(&instance.role(&[])).await.to_string();
        assert!(error.ends_with(problem), "{error}");
    }
}

#[tokio::test]
async fn a_role_whose_credentials_are_not_found_is_an_error() {
    let instance = Instance::default();
    instance.state().status = 404;
    instance.state().reply = "gone".to_owned();
    let error = error(&instance.role(&[])).await;
    let problem = ": /latest/meta-data/iam/security-credentials/web: HTTP 404: gone";
    assert!(error.to_string().ends_with(problem) && !error.is_absent(), "{error}");
}

#[tokio::test]
async fn replies_have_a_greatest_size() {
    let (instance, most) = (Instance::default(), 256 * 1024);
    instance.state().reply = REPLY.to_owned() + &" ".repeat(most - REPLY.len());
    instance.role(&[]).provide().await.unwrap();
    instance.state().reply.push(' ');
    let error = error(&instance.role(&[])).await.to_string();
    assert!(error.ends_with(": the reply has more than 262144 bytes"), "{error}");
}

#[tokio::test]
async fn what_cannot_be_the_name_of_a_role_is_not_asked_for() {
    for roles in ["<html> </html>", "a role\u{7}"] {
        let instance = Instance::default();
        instance.state().roles = (200, roles);
        let error = error(&instance.role(&[])).await.to_string();
        assert!(error.ends_with(": it gave a name of its role that no role can have"), "{error}");
        assert_eq!(instance.seen(), [TOKEN, ROLES]);
    }
}

#[tokio::test(start_paused = true)]
async fn the_instance_gives_the_credentials_for_a_role_whose_profile_says_so() {
    let (instance, home) = (Instance::default(), tempfile::tempdir().unwrap());
    instance.state().silent = true;
    let file = home.path().join("config");
    fs::write(&file, format!("[profile host]\nrole_arn = {ROLE}\ncredential_source = Ec2InstanceMetadata\n")).unwrap();
    let settings = instance.settings(&[("AWS_CONFIG_FILE", file.to_str().unwrap())]).profile("host");
    let error = error(&ProfileChain::new(settings)).await.to_string();
    let beginning = "`credential_source` of profile `host` has no credentials: there is no instance at ";
    assert!(error.starts_with(beginning), "{error}");
}
