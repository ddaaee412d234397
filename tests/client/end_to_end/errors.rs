//! Error replies, and calls that get no reply.

use crate::{DOMAIN, client_at, client_of};
use bytes::Bytes;
use codeartifact::config::Environment;
use codeartifact::primitives::ByteStream;
use codeartifact::runtime::error::ErrorKind;
use codeartifact::types::error::{
    ConflictException, ResourceNotFoundException, ServiceQuotaExceededException, ThrottlingException,
    ValidationException,
};
use codeartifact::types::{ResourceType, ValidationExceptionReason};
use codeartifact::{Client, Config, Error, Exception};
use codeartifact_tests::server::Server;
use codeartifact_tests::service_model;
use http::Response;
use serde_json::{Value, json};

#[tokio::test]
async fn every_exception_is_typed_wherever_its_code_is() {
    assert!(service_model::exceptions().next().is_some());
    for (name, status) in service_model::exceptions() {
        let message = "it did not work";
        let replies = [
            reply(status, Some(&format!("{name}:http://internal.amazon.com/")), &json!({ "message": message })),
            reply(status, None, &json!({"code": format!("com.amazonaws.codeartifact#{name}"), "message": message})),
            reply(status, None, &json!({"__type": name, "message": message})),
        ];
        for reply in replies {
            let error = error_of(reply).await;
            let exception = format!("{:?}", error.exception().unwrap());
            assert!(exception.starts_with(&format!("{name}({name} {{")), "{exception}");
            assert!(exception.contains(&format!("message: {:?}", Some(message))), "{exception}");
            assert_eq!((error.kind(), error.code()), (ErrorKind::Service, Some(name)));
            assert_eq!((error.message(), error.request_id()), (Some(message), Some("request-1")));
            assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
            assert_eq!(error.operation(), Some("DescribeDomain"));
            assert_eq!(error.is_retryable(), [429, 500, 502, 503, 504].contains(&status), "{error}");
        }
    }
}

#[tokio::test]
async fn exceptions_carry_their_members() {
    let resource = json!({"message": "m", "resourceId": "my-repo", "resourceType": "repository"});
    for (code, status) in
        [("ConflictException", 409), ("ResourceNotFoundException", 404), ("ServiceQuotaExceededException", 402)]
    {
        let error = error_of(reply(status, Some(code), &resource)).await;
        let Some(
            Exception::ConflictException(ConflictException { resource_id, resource_type, .. })
            | Exception::ResourceNotFoundException(ResourceNotFoundException { resource_id, resource_type, .. })
            | Exception::ServiceQuotaExceededException(ServiceQuotaExceededException {
                resource_id, resource_type, ..
            }),
        ) = error.exception()
        else {
            panic!("{error:?}");
        };
        assert_eq!((resource_id.as_deref(), resource_type), (Some("my-repo"), &Some(ResourceType::Repository)));
    }

    let body = json!({"message": "m", "reason": "CANNOT_PARSE"});
    let error = error_of(reply(400, Some("ValidationException"), &body)).await;
    let Some(Exception::ValidationException(ValidationException { reason, .. })) = error.exception() else {
        panic!("{error:?}");
    };
    assert_eq!(reason, &Some(ValidationExceptionReason::CannotParse));

    let mut throttled = reply(429, Some("ThrottlingException"), &json!({"message": "m"}));
    throttled.headers_mut().insert("retry-after", http::HeaderValue::from_static("17"));
    let error = error_of(throttled).await;
    let Some(Exception::ThrottlingException(ThrottlingException { retry_after_seconds, .. })) = error.exception()
    else {
        panic!("{error:?}");
    };
    assert_eq!(retry_after_seconds, &Some(17));
}

type Predicate = fn(&Error) -> bool;

include!(concat!(env!("OUT_DIR"), "/predicates.rs"));

#[tokio::test]
async fn each_exception_has_a_predicate() {
    for (name, _) in PREDICATES {
        let error = error_of(reply(400, Some(name), &json!({"message": "m"}))).await;
        let met: Vec<_> = PREDICATES.iter().filter(|(_, is)| is(&error)).map(|(name, _)| name).collect();
        assert_eq!(met, [name]);
        assert_eq!(error.is_conflict_exception(), error.exception().is_some_and(Exception::is_conflict_exception));
        assert!(error.into_exception().is_some());
    }
    let error = error_of(reply(400, Some("TeapotException"), &json!({}))).await;
    assert!(PREDICATES.iter().all(|(_, is)| !is(&error)));
}

/// Code for the AWS SDK for Rust, where errors are unwrapped before they are looked at.
#[tokio::test]
async fn an_error_is_its_own_service_error() {
    let error = error_of(reply(404, Some("ResourceNotFoundException"), &json!({"message": "No."}))).await;
    assert!(error.as_service_error().is_some_and(Error::is_resource_not_found_exception));
    assert_eq!((error.meta().code(), error.meta().message()), (Some("ResourceNotFoundException"), Some("No.")));
    assert!(error.into_service_error().is_resource_not_found_exception());
    assert!(Error::new(ErrorKind::Configuration, "not a reply").as_service_error().is_none());
}

/// Errors of other steps become the crate's own by `?`.
#[tokio::test]
async fn errors_of_bodies_and_files_convert() {
    async fn read() -> Result<(), Error> {
        ByteStream::from_static(b"abc").collect_limited(1).await?;
        Ok(())
    }
    async fn open() -> Result<(), Error> {
        ByteStream::from_path("/not/there").await?;
        Ok(())
    }
    async fn load() -> Result<(), Error> {
        let environment = Environment::from([("AWS_REGION", "not a region")]);
        Client::load(Config::builder().environment(environment)).await?;
        Ok(())
    }
    assert_eq!(read().await.unwrap_err().kind(), ErrorKind::Decode);
    assert_eq!(open().await.unwrap_err().kind(), ErrorKind::File);
    assert_eq!(load().await.unwrap_err().kind(), ErrorKind::Configuration);
}

#[tokio::test]
async fn an_error_reads_as_one_sentence() {
    let body = json!({"message": "Domain not found.", "resourceId": "my-domain", "resourceType": "domain"});
    let sentence = error_of(reply(404, Some("ResourceNotFoundException"), &body)).await.to_string();
    assert_eq!(
        sentence,
        "DescribeDomain failed with ResourceNotFoundException: Domain not found. \
         (resource id: my-domain, resource type: domain, HTTP 404, request id request-1, 1 attempt)"
    );

    let error = error_of(reply(418, Some("TeapotException"), &json!({"Message": "short and stout"}))).await;
    assert!(error.exception().is_none());
    assert_eq!((error.code(), error.message()), (Some("TeapotException"), Some("short and stout")));
}

#[tokio::test]
async fn replies_that_are_no_json_are_readable_errors() {
    let html = "<html><body><h1>502 Bad Gateway</h1></body></html>";
    let sentence = error_of(raw(502, html)).await.to_string();
    assert!(sentence.contains("502 Bad Gateway") && sentence.contains("<h1>"), "{sentence}");

    for body in ["", "[1, 2", "[]", "null", "{\"message\": 7}", "\u{0}\u{1}"] {
        let error = error_of(raw(503, body)).await;
        assert_eq!((error.code(), error.exception()), (Some("503"), None));
        assert!(error.is_retryable());
        assert!(error.to_string().contains("503"), "{error}");
    }
    let latin = Response::builder().status(500).body(Bytes::from_static(b"\xff\xfe")).unwrap_or_default();
    assert!(error_of(latin).await.to_string().contains("500"));
}

#[tokio::test]
async fn a_reply_of_success_that_cannot_be_read_is_an_error() {
    let error = error_of(raw(200, r#"{"domain": {"name": 7}}"#)).await;
    assert_eq!(error.kind(), ErrorKind::Decode);
    let sentence = error.to_string();
    assert!(sentence.contains("domain.name") && sentence.contains("expected a string"), "{sentence}");
}

#[tokio::test]
async fn a_server_that_is_not_there_is_an_error_with_its_cause() {
    // Only a privileged process could listen on port 1, and none does.
    let error = describe(&client_at("http://127.0.0.1:1")).await;
    assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
    assert!(error.find_cause::<std::io::Error>().is_some());
    assert!(error.to_string().contains("127.0.0.1:1"), "{error}");
}

#[tokio::test]
async fn a_missing_region_is_named() {
    let config = Config::builder().endpoint_url("http://127.0.0.1:1").build();
    let error = describe(&Client::new(config)).await;
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert!(error.to_string().contains("AWS_REGION"), "{error}");
}

async fn error_of(reply: Response<Bytes>) -> Error {
    let server = Server::answering(move |_| reply.clone());
    describe(&client_of(&server)).await
}

async fn describe(client: &Client) -> Error {
    client.describe_domain().domain(DOMAIN).send().await.expect_err("the call fails")
}

fn reply(status: u16, code: Option<&str>, body: &Value) -> Response<Bytes> {
    let reply = Response::builder().status(status).header("x-amzn-requestid", "request-1");
    let reply = code.into_iter().fold(reply, |reply, code| reply.header("x-amzn-errortype", code));
    reply.body(body.to_string().into()).expect("the parts are valid")
}

fn raw(status: u16, body: &'static str) -> Response<Bytes> {
    Response::builder().status(status).body(Bytes::from_static(body.as_bytes())).expect("the status is valid")
}
