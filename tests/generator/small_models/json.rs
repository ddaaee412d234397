//! A service that speaks `json`: calls over loopback.

use super::support::send;
use botocore_runtime::client::{Config, RetryConfig};
use botocore_runtime::credentials::Credentials;
use botocore_runtime::error::ErrorKind;
use botocore_runtime::{Blob, DateTime, Document};
use bytes::Bytes;
use codeartifact_tests::models::json::operation::find_thing::FindThingInput;
use codeartifact_tests::models::json::types::{Choice, Thing};
use codeartifact_tests::models::json::{Client, Error, Exception};
use codeartifact_tests::server::{Received, Server};
use http::Response;
use serde_json::json;

fn client_of(server: &Server) -> Client {
    let config = Config::builder().region("us-east-1").endpoint_url(server.url());
    let config = config.credentials_provider(Credentials::new("AKIDEXAMPLE", "secret"));
    Client::new(config.retry_config(RetryConfig::disabled()).build())
}

/// A server whose replies all have this status, these headers and this body.
fn server(status: u16, headers: &[(&'static str, &'static str)], body: impl Into<Bytes>) -> Server {
    let mut reply = Response::builder().status(status);
    for (name, value) in headers {
        reply = reply.header(*name, *value);
    }
    let reply = reply.body(body.into()).unwrap();
    Server::answering(move |_| reply.clone())
}

fn only_request(server: &Server) -> Received {
    let mut requests = server.requests();
    assert_eq!(requests.len(), 1);
    requests.remove(0)
}

async fn error_of(server: &Server) -> Error {
    client_of(server).put_thing().send().await.unwrap_err()
}

#[tokio::test]
async fn an_operation_without_members_posts_an_empty_object() {
    let server = server(200, &[], "");
    client_of(&server).ping().send().await.unwrap();
    let request = only_request(&server);
    assert_eq!((request.method.as_str(), request.path.as_str(), request.raw_query.as_str()), ("POST", "/", ""));
    assert_eq!(request.header("content-type"), Some("application/x-amz-json-1.0"));
    assert_eq!(request.header("x-amz-target"), Some("com.example.Small_2020.Ping"));
    assert_eq!(request.header("x-amzn-query-mode"), Some("true"));
    let signed = request.header("authorization").unwrap();
    assert!(signed.contains("content-type;host;x-amz-date;x-amz-target;x-amzn-query-mode"), "{signed}");
    assert_eq!(request.body, "{}");
}

#[tokio::test]
async fn all_members_travel_in_the_bodies() {
    let body = json!({
        "Thing": {
            "name": "a", "Time": 1.5, "Day": "1970-01-01T00:00:02Z", "Blob": "YQ==", "Document": {"any": [1]},
            "Json": "{}", "Numbers": [1.5, "NaN"], "Tags": {"k": "v"}, "Choice": {"Number": 2.0},
            "Inner": {"Inner": {}},
        },
        "Header": "h", "Token": "t",
    });
    let mut reply = body.clone();
    reply["Status"] = json!(204.0);
    reply["Unknown"] = json!([{}]);
    let server = server(200, &[], reply.to_string());
    let thing = Thing::builder()
        .name("a")
        .time(DateTime::from_millis(1500))
        .day(DateTime::from_secs(2))
        .blob(Blob::from("a"))
        .document(Document::from_iter([("any".to_owned(), Document::from_iter([Document::from(1)]))]))
        .json("{}")
        .numbers(1.5)
        .numbers(f64::NAN)
        .tags("k", "v")
        .choice(Choice::Number(2.0))
        .inner(Thing::builder().inner(Thing::default()).build())
        .build();
    let put = client_of(&server).put_thing().thing(thing).header("h").token("t");
    let output = put.send().await.unwrap();
    assert_eq!(only_request(&server).json().unwrap(), body);
    assert_eq!(output.status(), Some(204.0));
    let read = output.thing().unwrap();
    assert_eq!((read.name(), read.time()), (Some("a"), Some(&DateTime::from_millis(1500))));
    assert!(read.numbers()[1].is_nan() && read.inner().unwrap().inner().is_some());
}

#[test]
fn the_path_in_the_model_is_not_asked_for_and_the_host_prefix_is() {
    let sent = send(FindThingInput::builder().label("a").build());
    assert_eq!((sent.host.as_str(), sent.path.as_str(), sent.query.as_str()), ("data-a.small.example", "/", ""));
    assert_eq!(sent.body, r#"{"Label":"a"}"#);
}

#[tokio::test]
async fn errors_have_the_code_of_the_time_of_query_and_the_type_of_today() {
    let headers = [("x-amzn-query-error", "Small.MissingThing;Sender"), ("x-amzn-requestid", "r-1")];
    let body = r#"{"__type": "com.example#ThingMissing", "message": "no thing", "Label": "l"}"#;
    let error = error_of(&server(404, &headers, body)).await;
    assert_eq!(
        (error.code(), error.message(), error.request_id()),
        (Some("Small.MissingThing"), Some("no thing"), Some("r-1"))
    );
    let Some(Exception::ThingMissing(exception)) = error.exception() else { panic!("{error:?}") };
    assert_eq!(exception.label(), Some("l"));
    let error = error_of(&server(404, &[], body)).await;
    assert_eq!(error.code(), Some("ThingMissing"));
    assert!(error.is_thing_missing());
}

#[tokio::test]
async fn replies_of_another_form_are_errors() {
    let deep = format!("{{\"Thing\": {}", "{\"Inner\": ".repeat(100_000));
    for body in ["[", "[]", "<a/>", r#"{"Thing": 1}"#, r#"{"Thing": {"Time": "x"}}"#, "\u{0}", &deep] {
        let error = error_of(&server(200, &[], body.to_owned())).await;
        assert_eq!(error.kind(), ErrorKind::Decode, "{error}");
        let error = error_of(&server(500, &[], body.to_owned())).await;
        assert_eq!((error.kind(), error.code()), (ErrorKind::Service, Some("500")), "{error}");
    }
}
