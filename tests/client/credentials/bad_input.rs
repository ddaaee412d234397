//! What answers in place of STS, of a container's agent and of an instance, over loopback, and files in place of tokens:
//! a clear error or credentials, and no wait beyond the limits.

use crate::sts::{ROLE, error, nowhere, source};
use botocore_credentials::{AssumeRole, ContainerRole, InstanceRole, WebIdentity};
use botocore_runtime::client::TimeoutConfig;
use botocore_runtime::environment::Environment;
use botocore_runtime::future::BoxFuture;
use botocore_runtime::timer::Timer;
use codeartifact_tests::raw_server::{Fate, Server, reply, text};
use std::fs;
use std::future::pending;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// A timer on which a second passes at once, and longer times never do: pauses take none, limits are not reached.
#[derive(Debug)]
struct Pauses;

impl Timer for Pauses {
    fn now(&self) -> Duration {
        Duration::ZERO
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        if duration <= Duration::from_secs(1) { Box::pin(async {}) } else { Box::pin(pending()) }
    }
}

/// The errors of a provider of each kind, whose service meets requests in this way, and the numbers of requests.
async fn errors(fate: &Fate) -> [(String, usize); 3] {
    let fates = || [fate.clone()];
    let (sts, agent) = (Server::of(fates()).await, Server::of(fates()).await);
    let token = reply("200 OK", "", "the-token");
    let instance = Server::of([token, reply("200 OK", "", "web"), fate.clone()]).await;
    let url = |server: &Server| format!("http://{}", server.address());
    let settings = nowhere().region("eu-west-1").timer(Pauses);
    let with = |variables: &[(&str, &str)]| settings.clone().environment(variables.iter().copied().collect());

    let role = AssumeRole::builder(ROLE).settings(settings.clone().endpoint_url(url(&sts))).source(source()).build();
    let of_sts = error(&role).await.to_string();
    let role = ContainerRole::new(with(&[("AWS_CONTAINER_CREDENTIALS_FULL_URI", &url(&agent))]));
    let of_agent = error(&role).await.to_string();
    let role = InstanceRole::new(with(&[
        ("AWS_EC2_METADATA_SERVICE_ENDPOINT", &url(&instance)),
        ("AWS_METADATA_SERVICE_TIMEOUT", "2"),
    ]));
    let of_instance = error(&role).await.to_string();
    [(of_sts, sts.count()), (of_agent, agent.count()), (of_instance, instance.count())]
}

/// Checks the ends of the errors, and how often each service is asked. The instance is asked for a token and its role first.
async fn all_end(fate: Fate, ends: [&str; 3], asked: [usize; 3]) {
    let errors = errors(&fate).await;
    for (((error, count), end), asked) in errors.iter().zip(ends).zip(asked) {
        assert!(error.ends_with(end) && error.len() < 1000, "{fate:?}: {error}");
        assert_eq!(*count, asked, "{fate:?}: {error}");
    }
}

#[tokio::test]
async fn an_endless_reply_is_cut() {
    let too_much = "the reply has more than 262144 bytes";
    let by_client = "it has more than the 16777216 bytes that are the limit; to accept it, raise the configuration's \
                     `max_reply_size` (HTTP 200, 1 attempt)";
    for head in ["transfer-encoding: chunked\r\n\r\nfffffff\r\n", "content-length: 100000000000\r\n\r\n"] {
        let fate = Fate::Endless(format!("HTTP/1.1 200 OK\r\n{head}"));
        all_end(fate, [by_client, too_much, too_much], [1, 3, 3]).await;
    }
}

#[tokio::test]
async fn a_reply_that_breaks_off_is_an_error() {
    let cut = text("200 OK", "", &"x".repeat(100))[..60].to_owned();
    let problem = "end of file before message length reached";
    all_end(Fate::Cut(cut), [&format!("{problem} (HTTP 200, 3 attempts)"), problem, problem], [3, 3, 3]).await;
}

#[tokio::test]
async fn what_is_not_what_was_asked_for_is_an_error() {
    let (json, keys) = ("the reply is not JSON", "the reply lacks Expiration");
    let xml = |problem| format!("the body is not valid XML: {problem} (HTTP 200, 1 attempt)");
    let no_xml = xml("it has no element");
    let deep = "[".repeat(100_000);
    for (body, of_sts, of_others, asked) in [
        ("", "the reply lacks AccessKeyId", json, 3),
        ("<html>", &xml("it ends within an element"), json, 3),
        ("\"concealed\"", &no_xml, keys, 1),
        ("{\"AccessKeyId\": \"veiled", &no_xml, json, 3),
        ("\u{fffd}\u{0}\u{1b}[2J", &no_xml, json, 3),
        (&deep, &no_xml, json, 3),
    ] {
        all_end(reply("200 OK", "", body), [of_sts, of_others, of_others], [1, asked, 3]).await;
    }
    let bytes = Fate::Reply(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n\xff\xfe".to_vec());
    let text = "the reply is not UTF-8";
    all_end(bytes, [&xml("it is not UTF-8"), text, text], [1, 3, 3]).await;
}

#[tokio::test]
async fn another_status_is_an_error_and_a_redirect_is_not_followed() {
    let elsewhere = Server::of([reply("200 OK", "", "{}")]).await;
    let location = format!("location: http://{}/\r\n", elsewhere.address());
    for (status, headers) in [("302 Found", location.as_str()), ("418 I'm a teapot", "")] {
        let number = &status[..3];
        let errors = errors(&reply(status, headers, "over\n there\u{7}")).await;
        for (error, _) in &errors {
            assert!(error.contains(&format!("HTTP {number}")) && !error.contains(char::is_control), "{error}");
        }
        assert_eq!(errors.map(|(_, count)| count), [1, 3, 3]);
    }
    assert_eq!(elsewhere.count(), 0);
}

#[tokio::test]
async fn an_answer_that_drips_is_given_up() {
    let drip = || Fate::Drip(text("200 OK", "", &" ".repeat(100_000)), Duration::from_millis(20));
    let instance = Server::of([drip()]).await;
    let url = format!("http://{}", instance.address());
    let variables: Environment = [("AWS_EC2_METADATA_SERVICE_ENDPOINT", url.as_str())].into_iter().collect();
    let slow = error(&InstanceRole::new(nowhere().environment(variables))).await.to_string();
    assert_eq!(slow, format!("there is no instance at {url}: no answer within 1s"));

    let sts = Server::of([drip()]).await;
    let settings = nowhere().region("eu-west-1").endpoint_url(format!("http://{}", sts.address()));
    let role = AssumeRole::builder(ROLE).settings(settings).source(source()).build();
    let timeouts = TimeoutConfig::builder().credentials_timeout(Duration::from_millis(100)).build();
    let config = nowhere().region("eu-west-1").timeout_config(timeouts).credentials_provider(role).build();
    let slow = codeartifact::Client::new(config).list_domains().send().await.unwrap_err().to_string();
    assert!(slow.contains("there are no usable credentials") && slow.contains("100ms"), "{slow}");
}

/// The errors of providers that read a token in a file: of a role by web identity, and of a container's.
async fn of_token(path: &Path) -> [String; 2] {
    let path = path.to_str().unwrap();
    let variables = [
        ("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:1/"),
        ("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", path),
    ];
    let settings = nowhere().region("eu-west-1").endpoint_url("http://127.0.0.1:1");
    let pod = WebIdentity::builder(ROLE, path).settings(settings).build();
    let task = ContainerRole::new(nowhere().timer(Pauses).environment(variables.into_iter().collect()));
    [error(&pod).await.to_string(), error(&task).await.to_string()]
}

#[tokio::test]
async fn what_is_not_a_file_with_a_token_is_an_error_that_names_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, content: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, content).unwrap();
        path
    };
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let below_a_file = file("file", b"the-token").join("token");
    let large = fs::File::create(folder.path().join("large")).unwrap();
    large.set_len(65_537).unwrap();
    for (path, problem) in [
        (folder.path().join("none"), "No such file or directory (os error 2)"),
        (folder.path().to_owned(), "it is not a file"),
        (pipe, "it is not a file"),
        ("/dev/zero".into(), "it is not a file"),
        (below_a_file, "Not a directory (os error 20)"),
        (folder.path().join("large"), "has 65537 bytes, more than the 65536 that are read"),
        (file("empty", b""), "is empty"),
        (file("blank", b" \r\n\t"), "is empty"),
        (file("bytes", b"the-token\xff"), "is not UTF-8"),
    ] {
        for (error, whose) in of_token(&path).await.iter().zip(["the web identity token", "the container's token"]) {
            assert!(error.starts_with(whose) && error.contains(path.to_str().unwrap()), "{error}");
            assert!(error.ends_with(problem), "{error}");
        }
    }
    // The largest file is read.
    let [_, task] = of_token(&file("lines", format!("the-token\nthe-token{}", " ".repeat(65_517)).as_bytes())).await;
    assert!(task.ends_with("has a line break or another character that no header can have"), "{task}");
}
