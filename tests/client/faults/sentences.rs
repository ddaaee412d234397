//! The sentences of errors, word by word.

use codeartifact::config::{Config, Credentials, RetryConfig, TimeoutConfig};
use codeartifact::error::FileError;
use codeartifact::operation::list_packages::ListPackagesInput;
use codeartifact::primitives::{ByteStream, DateTime};
use codeartifact::runtime::environment::Environment;
use codeartifact::types::PackageFormat;
use codeartifact::{Client, Error, ErrorKind};
use codeartifact_tests::raw_server::{Fate, Server, reply, served};
use codeartifact_tests::stack::{Over, Stack};
use std::io;
use std::time::Duration;
use tokio::io::AsyncWriteExt;

/// The sentence of a call to an endpoint that nothing good comes from.
async fn sentence(stack: Stack, endpoint: &str) -> String {
    let config = Config::builder()
        .region("eu-west-1")
        .endpoint_url(endpoint)
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "planted-secret"))
        .retry_config(RetryConfig::disabled())
        // A resolver without a network may take longer than a connection may.
        .timeout_config(TimeoutConfig::disabled());
    let error = stack.client(&config.build()).list_domains().send().over(stack).await.unwrap_err();
    assert!(!format!("{error:?}{error}").contains("planted-secret"));
    error.to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_is_refused() {
    for stack in Stack::BOTH {
        let server = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = server.local_addr().unwrap();
        drop(server);
        let sentence = sentence(stack, &format!("http://{address}")).await;
        let expected =
            format!("ListDomains failed: no connection to {address}: Connection refused (os error 111) (1 attempt)");
        assert_eq!(sentence.replace("os error 61", "os error 111"), expected);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_that_is_not_there() {
    for stack in Stack::BOTH {
        // RFC 6761: the name is never there.
        let sentence = sentence(stack, "http://codeartifact.invalid").await;
        let beginning =
            "ListDomains failed: no connection to codeartifact.invalid: failed to lookup address information: ";
        assert!(sentence.starts_with(beginning) && sentence.ends_with(" (1 attempt)"), "{sentence}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_breaks() {
    for stack in Stack::BOTH {
        let server = Server::of([Fate::Cut(String::new())]).await;
        let sentence = sentence(stack, &format!("http://{}", server.address())).await;
        let beginning = format!("ListDomains failed: the connection to {} broke before a reply: ", server.address());
        assert!(sentence.starts_with(&beginning) && sentence.ends_with(" (1 attempt)"), "{sentence}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_speaks_no_tls() {
    for stack in Stack::BOTH {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let server = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await.unwrap();
            stream
        });
        let sentence = sentence(stack, &format!("https://{address}")).await;
        server.await.unwrap();
        let expected = format!(
            "ListDomains failed: no secure connection to {address}: it does not seem to speak TLS (received corrupt message \
             of type InvalidContentType); check scheme and port of the URL (1 attempt)"
        );
        assert_eq!(sentence, expected);
    }
}

/// The sentence of a call that is answered so.
async fn answered(stack: Stack, status: &str, headers: &str, body: &str) -> String {
    let server = Server::of([reply(status, headers, body)]).await;
    sentence(stack, &format!("http://{}", server.address())).await
}

#[tokio::test(flavor = "multi_thread")]
async fn each_modelled_exception() {
    for stack in Stack::BOTH {
        let resource = r#"{"message":"No.","resourceId":"my-repo","resourceType":"repository"}"#;
        for (code, status, headers, body, expected) in [
            ("AccessDeniedException", "403 Forbidden", "", r#"{"message":"No."}"#, "No. (HTTP 403, "),
            (
                "ConflictException",
                "409 Conflict",
                "",
                resource,
                "No. (resource id: my-repo, resource type: repository, HTTP 409, ",
            ),
            ("InternalServerException", "500 Internal Server Error", "", r#"{"message":"No."}"#, "No. (HTTP 500, "),
            (
                "ResourceNotFoundException",
                "404 Not Found",
                "",
                resource,
                "No. (resource id: my-repo, resource type: repository, HTTP 404, ",
            ),
            (
                "ServiceQuotaExceededException",
                "402 Payment Required",
                "",
                resource,
                "No. (resource id: my-repo, resource type: repository, HTTP 402, ",
            ),
            (
                "ThrottlingException",
                "429 Too Many Requests",
                "retry-after: 7\r\n",
                r#"{"message":"No."}"#,
                "No. (retry after seconds: 7, HTTP 429, ",
            ),
            (
                "ValidationException",
                "400 Bad Request",
                "",
                r#"{"message":"No.","reason":"CANNOT_PARSE"}"#,
                "No. (reason: CANNOT_PARSE, HTTP 400, ",
            ),
        ] {
            let headers = format!("x-amzn-errortype: {code}\r\nx-amzn-requestid: r-1\r\n{headers}");
            let sentence = answered(stack, status, &headers, body).await;
            assert_eq!(sentence, format!("ListDomains failed with {code}: {expected}request id r-1, 1 attempt)"));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn replies_that_are_no_modelled_exceptions() {
    for stack in Stack::BOTH {
        let unknown = r#"{"__type":"com.amazon#TeapotException","message":"Short and stout."}"#;
        let expired =
            r#"{"code":"ExpiredTokenException","message":"The security token included in the request is expired"}"#;
        for (status, body, expected) in [
            (
                "418 I'm a teapot",
                unknown,
                "ListDomains failed with TeapotException: Short and stout. (HTTP 418, 1 attempt)",
            ),
            (
                "403 Forbidden",
                expired,
                "ListDomains failed with ExpiredTokenException: The security token included in the request is expired \
                 (HTTP 403, 1 attempt)",
            ),
            (
                "502 Bad Gateway",
                "<html><head><title>502 Bad Gateway</title></head></html>",
                "ListDomains failed with HTTP 502 Bad Gateway: the reply is not a valid JSON object, it begins with `<html><head>\
                 <title>502 Bad Gateway</title></head></html>` (1 attempt)",
            ),
            (
                "503 Service Unavailable",
                "",
                "ListDomains failed with HTTP 503 Service Unavailable: the reply is empty (1 attempt)",
            ),
            (
                "200 OK",
                r#"{"domains":[{"name":"#,
                "ListDomains was answered, but the reply cannot be read: domains[0].name: EOF while parsing a value at line 1 column 20 \
                 (HTTP 200, 1 attempt)",
            ),
        ] {
            assert_eq!(answered(stack, status, "", body).await, expected);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_that_does_not_come() {
    for stack in Stack::BOTH {
        let server = Server::of([Fate::Silence(String::new())]).await;
        let timeouts = TimeoutConfig::builder().read_timeout(Duration::from_millis(50)).build();
        let config = server.config().to_builder().timeout_config(timeouts).retry_config(RetryConfig::disabled());
        let error = stack.client(&config.build()).list_domains().send().over(stack).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "ListDomains timed out: no byte was sent and no head of a reply received for 50ms (1 attempt)"
        );
    }
}

#[tokio::test]
async fn credentials_that_are_nowhere() {
    let home = tempfile::TempDir::new().unwrap();
    let home = home.path().to_str().unwrap();
    let environment = Environment::from([("HOME", home), ("AWS_EC2_METADATA_DISABLED", "true")]);
    let config = Config::builder().region("eu-west-1").endpoint_url("http://127.0.0.1:1").environment(environment);
    let error = Client::new(config.build()).list_domains().send().await.unwrap_err();
    let expected = format!(
        "ListDomains was not sent, because there are no usable credentials: looked in AWS_ACCESS_KEY_ID, profile \
         `default` in {home}/.aws/credentials (no such file) or {home}/.aws/config (no such file), and for a container \
         and an instance; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, or configure a credentials \
         provider: the instance is not asked, as AWS_EC2_METADATA_DISABLED says"
    );
    assert_eq!(error.to_string(), expected);
}

#[tokio::test]
async fn credentials_that_are_expired() {
    let credentials = Credentials::new("AKIDEXAMPLE", "planted-secret").with_expiry(DateTime::from_secs(1_700_000_000));
    let server = Server::of([served()]).await;
    let config = server.config().to_builder().credentials_provider(credentials);
    let error = Client::new(config.build()).list_domains().send().await.unwrap_err();
    assert_eq!(
        (error.to_string().as_str(), server.count()),
        (
            "ListDomains was not sent, because there are no usable credentials: the credentials expired at \
             2023-11-14T22:13:20Z, and their source has no newer ones",
            0
        )
    );
}

#[tokio::test]
async fn members_that_are_missing() {
    let mut input = ListPackagesInput::default();
    input.max_results = Some(0);
    let error = Server::of([]).await.client().send(input).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "ListPackages was not sent, because the input is not valid: domain: required, but missing; repository: required, \
         but missing; maxResults: is 0, but must be at least 1"
    );
}

#[tokio::test]
async fn a_file_that_cannot_be_read() {
    let problem = ByteStream::from_path("/missing/a.tgz").await.unwrap_err();
    let error = Error::from(problem);
    assert_eq!(error.to_string(), "cannot read /missing/a.tgz: No such file or directory (os error 2)");
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("a.tgz");
    std::fs::write(&path, "content").unwrap();
    let content = ByteStream::from_path(&path).await.unwrap();
    std::fs::remove_file(&path).unwrap();
    let version = Server::of([]).await.client().publish_package_version().domain("my-domain").repository("my-repo");
    let version = version.format(PackageFormat::Generic).package("p").package_version("1").asset_name("a.tgz");
    let error = version.asset_content(content).send().await.unwrap_err();
    let expected = format!(
        "PublishPackageVersion needs a file: cannot read {}: No such \
         file or directory (os error 2)",
        path.display()
    );
    assert_eq!(error.to_string(), expected);
    assert_eq!(error.find_cause::<io::Error>().unwrap().kind(), io::ErrorKind::NotFound);
    assert_eq!(error.find_cause::<FileError>().unwrap().path(), path);
}

#[tokio::test]
async fn an_input_that_is_too_long_for_an_address() {
    let packages = Server::of([]).await.client().list_packages().domain("my-domain").repository("my-repo");
    let error = packages.package_prefix("z".repeat(66_000)).send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Encode);
    let sentence = error.to_string();
    let beginning = "ListPackages was not sent, because the input cannot be written as a request: query parameter \
                     `package-prefix`: makes the request's address 66";
    assert!(sentence.starts_with(beginning) && sentence.ends_with("65534 are the most that can be sent"), "{sentence}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_the_transport_cannot_send_has_no_attempts() {
    for stack in Stack::BOTH {
        let config = Server::of([]).await.config().to_builder().endpoint_url("https://127.0.0.1:1");
        let client = stack.client(&config.ca_bundle("/missing/ca.pem").build());
        let error = client.list_domains().send().over(stack).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Configuration, 0));
        assert!(!error.to_string().contains("attempt"), "{error}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn texts_of_an_exception_that_are_empty() {
    for stack in Stack::BOTH {
        let body = r#"{"message":" ","resourceId":"","resourceType":"repository"}"#;
        assert_eq!(
            answered(stack, "404 Not Found", "x-amzn-errortype: ResourceNotFoundException\r\n", body).await,
            "ListDomains failed with ResourceNotFoundException: the reply has no message (resource type: repository, HTTP \
             404, 1 attempt)"
        );
    }
}
