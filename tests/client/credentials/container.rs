//! Credentials of the container.

use crate::sts::{KEYS, ROLE, error, form, nowhere, reply as of_sts, signer, sts};
use botocore_credentials::{ContainerRole, ProfileChain};
use botocore_runtime::credentials::{Credentials, ProvideCredentials};
use botocore_runtime::environment::Environment;
use botocore_runtime::future::BoxFuture;
use botocore_runtime::transport::{Transport, TransportError, TransportErrorKind};
use botocore_runtime::{ByteStream, DateTime, http};
use bytes::Bytes;
use codeartifact_tests::server::Server;
use http::{Request, Response};
use std::collections::VecDeque;
use std::fs;
use std::future::pending;
use std::sync::{Arc, Mutex};
use std::time::Duration;

const RELATIVE: &str = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
const FULL: &str = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
const TOKEN: &str = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
const TOKEN_FILE: &str = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";

const REPLY: &str = r#"{"AccessKeyId": "ASIATASK", "SecretAccessKey": "hidden", "Token": "hushed",
    "Expiration": "2099-01-31T12:00:00Z", "AccountId": "123456789012", "RoleArn": "TASK"}"#;

/// What the agent does.
enum Answer {
    Reply(u16, String),
    HangUp,
}

/// An agent that does these things one after the other, and then is silent.
#[derive(Clone, Default)]
struct Agent(Arc<Mutex<(VecDeque<Answer>, Vec<String>)>>);

impl std::fmt::Debug for Agent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Agent")
    }
}

impl Agent {
    fn new(answers: impl IntoIterator<Item = Answer>) -> Self {
        Self(Arc::new(Mutex::new((answers.into_iter().collect(), Vec::new()))))
    }

    fn role(&self, variables: &[(&str, &str)]) -> ContainerRole {
        let environment: Environment = variables.iter().copied().collect();
        ContainerRole::new(nowhere().environment(environment).transport(self.clone()))
    }

    /// The URLs that were asked.
    fn asked(&self) -> Vec<String> {
        self.0.lock().unwrap().1.clone()
    }
}

impl Transport for Agent {
    fn send(&self, request: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        let answer = {
            let mut state = self.0.lock().unwrap();
            state.1.push(request.uri().to_string());
            state.0.pop_front()
        };
        Box::pin(async move {
            match answer {
                Some(Answer::Reply(status, body)) => {
                    Ok(Response::builder().status(status).body(ByteStream::from(body.into_bytes())).unwrap())
                }
                Some(Answer::HangUp) => Err(TransportError::new(TransportErrorKind::Io, "the connection broke")),
                None => pending().await,
            }
        })
    }
}

fn good() -> Answer {
    Answer::Reply(200, REPLY.to_owned())
}

fn expected() -> Credentials {
    Credentials::new("ASIATASK", "hidden")
        .with_session_token("hushed")
        .with_expiry(DateTime::parse("2099-01-31T12:00:00Z").unwrap())
        .with_account_id("123456789012")
}

#[tokio::test]
async fn a_path_is_asked_of_the_agent_and_comes_first() {
    let agent = Agent::new([good()]);
    let role = agent.role(&[(RELATIVE, "/v2/credentials/1?x=y"), (FULL, "http://127.0.0.1/")]);
    assert_eq!(role.provide().await.unwrap(), expected());
    assert_eq!(agent.asked(), ["http://169.254.170.2/v2/credentials/1?x=y"]);
}

#[tokio::test]
async fn the_token_is_sent_and_its_file_comes_first_and_is_read_each_time() {
    let server = Server::answering(|_| Response::new(Bytes::from(REPLY)));
    let url = format!("{}/creds", server.url());
    let file = tempfile::NamedTempFile::new().unwrap();
    let path = file.path().to_str().unwrap();
    let role = |variables: &[(&str, &str)]| {
        let environment: Environment = variables.iter().copied().chain([(FULL, url.as_str())]).collect();
        ContainerRole::new(nowhere().environment(environment))
    };
    assert_eq!(role(&[]).provide().await.unwrap(), expected());
    role(&[(TOKEN, "Basic the-token")]).provide().await.unwrap();
    let by_file = role(&[(TOKEN, "Basic the-token"), (TOKEN_FILE, path)]);
    for token in ["first", "second\n"] {
        fs::write(path, token).unwrap();
        by_file.provide().await.unwrap();
    }
    let requests = server.requests();
    let tokens: Vec<_> = requests.iter().map(|request| request.header("authorization")).collect();
    assert_eq!(tokens, [None, Some("Basic the-token"), Some("first"), Some("second")]);
    assert!(requests.iter().all(|request| request.path == "/creds" && request.method == http::Method::GET));
    assert!(requests.iter().all(|request| request.header("accept") == Some("application/json")));
}

#[tokio::test]
async fn nobody_else_is_asked_without_tls() {
    for trusted in [
        "http://127.0.0.1:8080/x",
        "http://127.1.2.3/x",
        "http://[::1]:8080/x",
        "http://LocalHost/x",
        "http://169.254.170.2/x",
        "http://169.254.170.23/v1/credentials",
        "http://[fd00:ec2::23]/v1/credentials",
        "https://anybody.example/x",
    ] {
        let agent = Agent::new([good()]);
        agent.role(&[(FULL, trusted), (TOKEN, "the-token")]).provide().await.unwrap();
        assert_eq!(agent.asked().len(), 1, "{trusted}");
    }
    for (refused, problem) in [
        ("http://evil.example/x", "where nobody is asked without TLS: use https"),
        ("http://10.1.2.3/x", "where nobody is asked without TLS: use https"),
        ("http://0.0.0.0:4601/x", "where nobody is asked without TLS: use https"),
        ("http://127.1:4601/x", "where nobody is asked without TLS: use https"),
        ("http://localhost.evil.example/x", "where nobody is asked without TLS: use https"),
        ("http://169.254.169.254/x", "where nobody is asked without TLS: use https"),
        ("ftp://localhost/x", "but must be a URL of http or https"),
        ("localhost/x", "but must be a URL of http or https"),
        ("http:///x", "but must be a URL of http or https"),
        ("http://ann:veiled@localhost/x", "but must be a URL of http or https"),
        ("http://localhost:65536/x", "but must be a URL of http or https"),
    ] {
        let agent = Agent::new([good()]);
        let error = error(&agent.role(&[(FULL, refused), (TOKEN, "the-token")])).await.to_string();
        assert!(error.starts_with(FULL) && error.contains(problem), "{refused}: {error}");
        assert!(agent.asked().is_empty(), "{refused}");
    }
    let error = error(&Agent::default().role(&[(RELATIVE, "8.evil.example/x")])).await.to_string();
    assert_eq!(error, format!("{RELATIVE} is not a path that begins with `/`"));
}

#[tokio::test(start_paused = true)]
async fn a_hiccup_is_tried_again_twice() {
    let agent = Agent::new([Answer::Reply(500, "busy".to_owned()), Answer::HangUp, good()]);
    agent.role(&[(RELATIVE, "/x")]).provide().await.unwrap();
    let agent =
        Agent::new([Answer::Reply(200, "<html>".to_owned()), Answer::HangUp, Answer::Reply(404, " no ".to_owned())]);
    let error = error(&agent.role(&[(RELATIVE, "/x")])).await.to_string();
    assert_eq!(
        error,
        format!(
            "no credentials from the container at 169.254.170.2, which {RELATIVE} asks for: it gave none in three attempts: \
             it answered HTTP 404: no"
        )
    );
    assert_eq!(agent.asked().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn silence_ends_after_two_seconds_thrice() {
    let begun = tokio::time::Instant::now();
    let agent = Agent::default();
    let error = error(&agent.role(&[(RELATIVE, "/x")])).await.to_string();
    assert!(error.ends_with("it gave none in three attempts: no answer within 2s"), "{error}");
    assert_eq!((agent.asked().len(), begun.elapsed()), (3, Duration::from_secs(8)));
}

#[tokio::test(start_paused = true)]
async fn replies_that_are_not_credentials_are_errors() {
    let huge = || Answer::Reply(200, "x".repeat(300_000));
    let error_of = async |answers: Vec<Answer>| {
        let agent = Agent::new(answers);
        (error(&agent.role(&[(RELATIVE, "/x")])).await.to_string(), agent.asked().len())
    };
    let (error, asked) = error_of(vec![huge(), huge(), huge()]).await;
    assert!(error.ends_with("the reply has more than 262144 bytes") && asked == 3, "{error}");
    for (member, problem) in [
        ("AccessKeyId", "the reply lacks AccessKeyId"),
        ("SecretAccessKey", "the reply lacks SecretAccessKey"),
        ("Token", "the reply lacks Token"),
        ("Expiration", "the reply lacks Expiration"),
    ] {
        let reply = REPLY.replace(member, "Other");
        let (error, asked) = error_of(vec![Answer::Reply(200, reply)]).await;
        assert!(error.ends_with(problem) && asked == 1, "{error}");
    }
    for (body, problem) in [
        (REPLY.replace("2099-01-31T12:00:00Z", "soon"), "its Expiration is not a time"),
        (REPLY.replace("\"hidden\"", "12"), "the reply lacks SecretAccessKey"),
        ("[]".to_owned(), "the reply lacks Expiration"),
    ] {
        let (error, _) = error_of(vec![Answer::Reply(200, body)]).await;
        assert!(error.ends_with(problem), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn credentials_with_another_status_are_not_shown() {
    for (status, body) in [(201, REPLY), (500, REPLY), (500, REPLY.trim_end_matches('}'))] {
        let reply = || Answer::Reply(status, body.to_owned());
        let agent = Agent::new([reply(), reply(), reply()]);
        let error = error(&agent.role(&[(RELATIVE, "/x")])).await.to_string();
        let end = format!("it answered HTTP {status}: the reply is not shown, since it may hold credentials");
        assert!(error.ends_with(&end), "{error}");
    }
}

#[tokio::test]
async fn a_token_that_is_no_header_is_not_sent() {
    let agent = Agent::new([good()]);
    let error_of = async |variables: &[(&str, &str)]| error(&agent.role(variables)).await.to_string();
    assert_eq!(
        error_of(&[(RELATIVE, "/x"), (TOKEN, "the-token\r\nx: y")]).await,
        format!(
            "the container's token, which {TOKEN} gives, has a line break or another character that no header can have"
        )
    );
    let missing = error_of(&[(RELATIVE, "/x"), (TOKEN_FILE, "/nowhere/token")]).await;
    assert!(
        missing.starts_with(&format!("the container's token, which {TOKEN_FILE} names, cannot be read: ")),
        "{missing}"
    );
    assert!(agent.asked().is_empty());
}

#[tokio::test]
async fn nothing_is_asked_if_no_variable_says_so() {
    let agent = Agent::default();
    assert!(error(&agent.role(&[])).await.is_absent());
    assert!(agent.asked().is_empty());
}

#[tokio::test]
async fn a_role_is_assumed_with_the_containers_credentials() {
    let home = tempfile::tempdir().unwrap();
    let config = format!("[profile task]\nrole_arn = {ROLE}\ncredential_source = EcsContainer\n");
    fs::write(home.path().join("config"), config).unwrap();
    let (server, agent) = (sts([of_sts(&KEYS)]), Server::answering(|_| Response::new(Bytes::from(REPLY))));
    let variables = [
        ("AWS_CONFIG_FILE", home.path().join("config").display().to_string()),
        ("AWS_ENDPOINT_URL_STS", server.url().to_owned()),
        ("AWS_REGION", "eu-west-1".to_owned()),
        (FULL, agent.url().to_owned()),
    ];
    let chain = ProfileChain::new(nowhere().profile("task").environment(Environment::from(variables)));
    chain.provide().await.unwrap();
    let request = &server.requests()[0];
    assert_eq!((&*signer(request).unwrap()[0], &*form(request)["RoleArn"]), ("ASIATASK", ROLE));
}
