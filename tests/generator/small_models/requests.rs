//! Properties of operations: bodies, tokens, hosts, checksums, compression, authorization.

use super::support::{receive, send, try_send};
use botocore_runtime::DateTime;
use codeartifact::runtime::credentials::Credentials;
use codeartifact::runtime::endpoint::Endpoint;
use codeartifact::runtime::{Auth, Operation, Service as _, idempotency, prepare};
use codeartifact_tests::models::requests::Service;
use codeartifact_tests::models::requests::operation::body_only::BodyOnlyInput;
use codeartifact_tests::models::requests::operation::checksum::ChecksumInput;
use codeartifact_tests::models::requests::operation::compressed::CompressedInput;
use codeartifact_tests::models::requests::operation::empty_input::EmptyInputInput;
use codeartifact_tests::models::requests::operation::host::HostInput;
use codeartifact_tests::models::requests::operation::no_auth::NoAuthInput;
use codeartifact_tests::models::requests::operation::no_input::NoInputInput;
use codeartifact_tests::models::requests::operation::no_input_get::NoInputGetInput;
use codeartifact_tests::models::requests::operation::open::OpenInput;
use codeartifact_tests::models::requests::operation::root::RootInput;
use codeartifact_tests::models::requests::operation::token::TokenInput;
use codeartifact_tests::models::requests::operation::tokens::TokensInput;
use codeartifact_tests::models::requests::operation::unsigned_body::UnsignedBodyInput;
use codeartifact_tests::models::requests::operation::unsigned_payload::UnsignedPayloadInput;
use serde_json::json;
use std::io::Read as _;

#[test]
fn without_body_members_there_is_no_body() {
    let sent = send(NoInputInput::builder().build());
    assert!(sent.body.is_empty());
    assert_eq!((sent.header("content-type"), sent.header("content-length")), (None, Some("0")));
    let sent = send(NoInputGetInput::default());
    assert!(sent.headers.is_empty(), "{:?}", sent.headers);
    let sent = send(EmptyInputInput::default());
    assert!(sent.body.is_empty());
    assert_eq!(send(RootInput::default()).path, "/");
}

#[test]
fn with_body_members_there_is_always_an_object() {
    let sent = send(BodyOnlyInput::default());
    assert_eq!(&sent.body[..], b"{}");
    assert_eq!(sent.json(), json!({}));
    assert_eq!(send(BodyOnlyInput::builder().text("").build()).json(), json!({"text": ""}));
}

#[test]
fn an_output_without_members_reads_anything() {
    receive::<NoInputInput>("<html>");
    receive::<EmptyInputInput>("");
}

#[test]
fn a_token_is_filled_once() {
    let mut input = TokenInput::builder().name("n").build();
    input.fill_idempotency_token(&mut || "fresh".to_owned());
    input.fill_idempotency_token(&mut idempotency::token);
    assert_eq!(send(input).json(), json!({"name": "n", "token": "fresh"}));

    let mut given = TokenInput::builder().token("given").build();
    given.fill_idempotency_token(&mut || panic!("a token was given"));
    assert_eq!(send(given).json(), json!({"token": "given"}));
}

#[test]
fn each_token_is_one_of_its_own() {
    let mut input = TokensInput::default();
    let mut tokens = ["b", "a"].map(str::to_owned).to_vec();
    input.fill_idempotency_token(&mut || tokens.pop().unwrap());
    let sent = send(input);
    assert_eq!((sent.json(), sent.header("x-second")), (json!({"first": "a"}), Some("b")));
}

#[test]
fn a_host_prefix_is_filled_with_members() {
    let input = |account: &str| HostInput::builder().account(account).region("r-1").build();
    let sent = send(input("a-1"));
    assert_eq!(sent.host, "a-1.data-r-1.small.example");
    assert_eq!(sent.query, "region=r-1");
    for account in ["evil.example/", "a.b", "", "a@b"] {
        let error = try_send(input(account)).err().unwrap();
        assert!(error.to_string().contains("account"), "{error}");
    }
}

#[test]
fn a_required_checksum_is_sent() {
    let sent = send(ChecksumInput::builder().text("a").build());
    assert_eq!(&sent.body[..], br#"{"text":"a"}"#);
    assert_eq!(sent.header("content-md5"), Some("Y00B9axHEROgE6s3KqS8Hg=="));
}

#[test]
fn large_bodies_are_compressed() {
    let text = "a".repeat(20_000);
    let sent = send(CompressedInput::builder().text(&text).build());
    assert_eq!(sent.header("content-encoding"), Some("gzip"));
    assert_eq!(sent.header("content-length"), Some(sent.body.len().to_string().as_str()));
    let mut unpacked = String::new();
    flate2::read::GzDecoder::new(&sent.body[..]).read_to_string(&mut unpacked).unwrap();
    assert_eq!(unpacked, format!(r#"{{"text":"{text}"}}"#));
    assert_eq!(send(CompressedInput::builder().text("a").build()).header("content-encoding"), None);
}

#[test]
fn authorization_is_as_modelled() {
    assert_eq!(BodyOnlyInput::AUTH, Auth::SigV4);
    assert_eq!(OpenInput::AUTH, Auth::None);
    assert_eq!(NoAuthInput::AUTH, Auth::None);
    assert_eq!(UnsignedBodyInput::AUTH, Auth::SigV4UnsignedPayload);
    assert_eq!(UnsignedPayloadInput::AUTH, Auth::SigV4UnsignedPayload);
}

#[test]
fn signing_follows_the_authorization() {
    assert!(signed(OpenInput::default()).is_none());
    let scope = "/us-east-1/small/aws4_request";
    let whole = signed(BodyOnlyInput::default()).unwrap();
    let unsigned = signed(UnsignedBodyInput::default()).unwrap();
    assert!(whole.contains(scope) && unsigned.contains(scope), "{whole} {unsigned}");
}

/// The `Authorization` header of a request.
fn signed<O: Operation>(input: O) -> Option<String> {
    let endpoint = Endpoint::new("https://small.example");
    let mut request = prepare::prepare(input, &endpoint).unwrap_or_else(|error| panic!("{error}"));
    let credentials = Credentials::new("AKID", "SECRET");
    prepare::sign::<O>(&mut request, &endpoint, Some("us-east-1"), &credentials, DateTime::from_secs(0))
        .unwrap_or_else(|error| panic!("{error}"));
    request.headers().get("authorization").map(|value| value.to_str().unwrap().to_owned())
}

#[test]
fn the_service_has_the_names_of_its_model() {
    let metadata = Service::METADATA;
    assert_eq!((metadata.signing_name, metadata.endpoint_prefix), ("small", "small"));
    assert_eq!((metadata.service_id, metadata.api_version), ("Small Requests", "2020-01-01"));
}

#[test]
fn without_a_rule_set_an_endpoint_must_be_given() {
    let given = |endpoint: Option<&str>| {
        let built_ins =
            codeartifact::runtime::endpoint::BuiltIns { endpoint: endpoint.map(str::to_owned), ..Default::default() };
        prepare::resolve_endpoint(&RootInput::default(), built_ins)
    };
    assert_eq!(given(Some("https://a.example")).unwrap().url(), "https://a.example");
    assert!(given(None).unwrap_err().to_string().contains("an endpoint must be given"));
}
