//! Credentials of the instance.

use crate::sts::{ROLE, error, nowhere};
use botocore_credentials::{InstanceRole, ProfileChain};
use botocore_runtime::client::{ConfigBuilder, TimeSource};
use botocore_runtime::credentials::{Credentials, ProvideCredentials};
use botocore_runtime::environment::Environment;
use botocore_runtime::future::BoxFuture;
use botocore_runtime::transport::{Transport, TransportError};
use botocore_runtime::{ByteStream, DateTime};
use codeartifact_tests::log::Log;
use http::{Request, Response};
use std::fmt;
use std::fs;
use std::future::pending;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;
use tokio::time::Instant;

const REPLY: &str = r#"{"Code": "Success", "Type": "AWS-HMAC", "AccessKeyId": "ASIAHOST", "SecretAccessKey": "hidden",
    "Token": "hushed", "Expiration": "2099-01-31T12:00:00Z"}"#;

/// A metadata service.
struct State {
    /// Nobody answers.
    silent: bool,
    /// The number of requests that are answered by 500 before others are.
    in_trouble: usize,
    /// The answer to a request for a token.
    tokens: (u16, &'static str),
    /// The token that is taken.
    token: &'static str,
    roles: (u16, &'static str),
    status: u16,
    reply: String,
    seen: Vec<String>,
}

#[derive(Clone)]
struct Instance(Arc<Mutex<State>>);

impl Default for Instance {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(State {
            silent: false,
            in_trouble: 0,
            tokens: (200, "the-token"),
            token: "the-token",
            roles: (200, "web"),
            status: 200,
            reply: REPLY.to_owned(),
            seen: Vec::new(),
        })))
    }
}

impl fmt::Debug for Instance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Instance")
    }
}

impl Instance {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    fn settings(&self, variables: &[(&str, &str)]) -> ConfigBuilder {
        let environment: Environment = variables.iter().copied().chain([("HOME", "/nowhere")]).collect();
        nowhere().environment(environment).transport(self.clone())
    }

    fn role(&self, variables: &[(&str, &str)]) -> InstanceRole {
        InstanceRole::new(self.settings(variables))
    }

    /// Methods and URLs of the requests since the last time.
    fn seen(&self) -> Vec<String> {
        std::mem::take(&mut self.state().seen)
    }
}

impl Transport for Instance {
    fn send(&self, request: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        let mut state = self.state();
        state.seen.push(format!("{} {}", request.method(), request.uri()));
        if state.silent {
            return Box::pin(pending());
        }
        let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
        let (status, body) = if state.in_trouble > 0 {
            state.in_trouble -= 1;
            (500, "busy".to_owned())
        } else if request.uri().path() == "/latest/api/token" {
            assert_eq!(header("x-aws-ec2-metadata-token-ttl-seconds"), Some("21600"));
            (state.tokens.0, state.tokens.1.to_owned())
        } else if header("x-aws-ec2-metadata-token") != Some(state.token) {
            (401, String::new())
        } else if request.uri().path().ends_with("/security-credentials/") {
            (state.roles.0, state.roles.1.to_owned())
        } else {
            (state.status, state.reply.clone())
        };
        let response = Response::builder().status(status).body(ByteStream::from(body.into_bytes())).unwrap();
        Box::pin(async move { Ok(response) })
    }
}

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

/// A clock that stands.
#[derive(Debug)]
struct Noon;

impl TimeSource for Noon {
    fn now(&self) -> DateTime {
        DateTime::parse("2030-01-31T12:00:00Z").unwrap()
    }
}

#[tokio::test]
async fn expired_credentials_are_used_on() {
    let (instance, noon) = (Instance::default(), Noon.now().secs());
    let role = InstanceRole::new(instance.settings(&[]).time_source(Noon));
    let minute = 60;
    for (expiry, from, to) in [
        ("2030-01-31T10:00:00Z", 15 * minute, 25 * minute),
        ("2030-01-31T12:04:59Z", 15 * minute, 25 * minute),
        ("2030-01-31T12:05:00Z", 5 * minute, 5 * minute),
        ("2030-01-31T18:00:00Z", 360 * minute, 360 * minute),
    ] {
        instance.state().reply = REPLY.replace("2099-01-31T12:00:00Z", expiry);
        let log = Log::default();
        let guard = log.start();
        let lasts = role.provide().await.unwrap().expires_at().unwrap().secs() - noon;
        drop(guard);
        assert!((from..=to).contains(&lasts), "{expiry}: {lasts}");
        let warning = "message=the instance's credentials are not renewed; they are used on";
        assert_eq!(log.text().contains(&format!("{warning} expiry={expiry} until=")), from != to, "{}", log.text());
    }
}

/// Instances that are told so at the same time must not all ask again at the same time.
#[tokio::test]
async fn how_long_expired_credentials_are_used_on_is_spread_over_ten_minutes() {
    let (instance, noon) = (Instance::default(), Noon.now().secs());
    instance.state().reply = REPLY.replace("2099-01-31T12:00:00Z", "2030-01-31T10:00:00Z");
    let role = InstanceRole::new(instance.settings(&[]).time_source(Noon));
    let mut minutes = Vec::new();
    for _ in 0..64 {
        minutes.push((role.provide().await.unwrap().expires_at().unwrap().secs() - noon) / 60);
    }
    // The odds that 64 fair draws fall into one half are one to 2^63.
    assert!(minutes.iter().any(|minutes| *minutes < 20) && minutes.iter().any(|minutes| *minutes >= 20), "{minutes:?}");
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
