//! Calls without an HTTP stack.

use super::*;
use crate::call::test_input::list_things;
use crate::identity::credentials::Credentials;
use crate::test_service::operation::list_things::ListThingsInput;
use crate::test_service::operation::ping::PingInput;
use crate::test_service::operation::swap_thing::SwapThingInput;
use crate::wire::time::DateTime;
use bytes::Bytes;
use http::Response;
use http::header::AUTHORIZATION;

fn endpoint() -> Endpoint {
    Endpoint::new("https://things.example").header("x-extra", "1")
}

fn signed<O: Operation>(input: O, endpoint: &Endpoint) -> Result<http::Request<ByteStream>, OperationError<O>> {
    let mut request = prepare(input, endpoint)?;
    let credentials = Credentials::new("AKID", "secret");
    let time = DateTime::from_secs(1_440_938_160);
    sign::<O>(&mut request, endpoint, Some("eu-west-1"), &credentials, time)?;
    Ok(request)
}

fn stream() -> ByteStream {
    ByteStream::from_body(ByteStream::from("streamed"))
}

fn authorization(request: &http::Request<ByteStream>) -> &str {
    request.headers()[AUTHORIZATION].to_str().unwrap()
}

#[test]
fn a_get_has_no_body_headers() {
    let request = signed(list_things("my-domain"), &endpoint()).unwrap();
    assert_eq!(request.uri(), "https://things.example/v1/things?domain=my-domain");
    assert!(!request.headers().contains_key(CONTENT_LENGTH));
    assert!(!request.headers().contains_key("content-type"));
    assert_eq!(request.headers()["x-extra"], "1");
    let scope = "Credential=AKID/20150830/eu-west-1/things/aws4_request";
    assert!(authorization(&request).contains(scope));
}

#[test]
fn an_endpoint_shows_no_password() {
    for url in ["https://me:hushed@a.example", "https://hushed:1/hushed@a.example", "https://hushed:1#hushed@a.example"]
    {
        let built_ins = BuiltIns { endpoint: Some(url.to_owned()), ..BuiltIns::default() };
        assert!(!format!("{built_ins:?} {:?}", Endpoint::new(url)).contains("hushed"), "{url}");
        assert!(
            !format!("{:?}", crate::test_service::endpoint::Params::from(built_ins.clone())).contains("hushed"),
            "{url}"
        );
        // The rule set's own message might show it.
        let error = resolve_endpoint(&list_things("my-domain"), built_ins).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Endpoint);
        assert!(!format!("{error} {error:?}").contains("hushed"), "{error}");
    }
}

#[test]
fn empty_keys_are_refused_and_an_empty_token_is_none() {
    let request = || prepare(list_things("my-domain"), &endpoint()).unwrap();
    let time = DateTime::from_secs(1_440_938_160);
    let sign_with = |credentials: &Credentials| {
        let mut request = request();
        sign::<ListThingsInput>(&mut request, &endpoint(), Some("eu-west-1"), credentials, time).map(|()| request)
    };
    for (key, secret, name) in [("", "hushed", "access key ID"), ("AKID", "", "secret access key")] {
        let credentials = Credentials::new(key, secret);
        let signed = sign_with(&credentials).unwrap_err();
        let expires = std::time::Duration::from_secs(60);
        let region = Some("eu-west-1");
        let presigned =
            presign::<ListThingsInput>(request(), &endpoint(), region, &credentials, time, expires).unwrap_err();
        for error in [signed, presigned] {
            let said =
                format!("ListThings was not sent, because there are no usable credentials: their {name} is empty");
            assert_eq!((error.kind(), error.to_string()), (ErrorKind::Credentials, said));
        }
    }
    let signed = sign_with(&Credentials::new("AKID", "hushed").with_session_token("")).unwrap();
    assert!(!signed.headers().contains_key("x-amz-security-token"));
}

#[test]
fn an_empty_post_says_that_it_is_empty() {
    let request = signed(PingInput {}, &endpoint()).unwrap();
    assert_eq!(request.headers()[CONTENT_LENGTH], "0");
    assert!(!request.headers().contains_key(AUTHORIZATION));
}

#[test]
fn all_problems_are_reported_at_once() {
    let input = ListThingsInput { max_results: Some(0), ..ListThingsInput::default() };
    let error = prepare(input, &endpoint()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Validation);
    let sentence = error.to_string();
    assert!(sentence.contains("domain") && sentence.contains("maxResults"), "{sentence}");
}

#[test]
fn a_line_break_in_the_query_is_refused() {
    for text in ["my\ndomain", "my\rdomain", "my\0domain"] {
        let error = prepare(list_things(text), &endpoint()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "ListThings was not sent, because the input cannot be written as a request: query parameter `domain`: is \
             part of the request's address, but holds a line break or NUL"
        );
    }
}

#[test]
fn a_missing_endpoint_is_the_rule_sets_error() {
    let error = resolve_endpoint(&PingInput {}, BuiltIns::default()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Endpoint);
    assert!(error.to_string().contains("Missing Region"), "{error}");
}

#[test]
fn the_endpoints_signing_scope_wins() {
    let scheme = crate::endpoint::AuthScheme::new("sigv4").signing_name("other").signing_region("us-east-1");
    let endpoint = Endpoint::new("https://things.example").auth_scheme(scheme);
    let request = signed(list_things("my-domain"), &endpoint).unwrap();
    assert!(authorization(&request).contains("/us-east-1/other/aws4_request"));
}

#[test]
fn an_endpoint_that_wants_other_signatures_is_not_signed_for() {
    let scheme = |name| crate::endpoint::AuthScheme::new(name);
    let endpoint = Endpoint::new("https://things.example").auth_scheme(scheme("sigv4a").also_signing_region("*"));
    let error = signed(list_things("my-domain"), &endpoint).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Endpoint);
    assert!(error.to_string().ends_with("asks for signatures by sigv4a, and only sigv4 is supported"), "{error}");
    assert!(signed(list_things("my-domain"), &endpoint.auth_scheme(scheme("sigv4"))).is_ok());
}

const HASH: &str = "ad03d8a3ee7eebd1e6f1fb2bdadec5ba9a3a6f0ca0ea26d24ee9e7a4dc1e1af3";

fn swap(content: ByteStream, hash: Option<&str>) -> SwapThingInput {
    SwapThingInput { name: Some("a".to_owned()), content_hash: hash.map(str::to_owned), content: Some(content) }
}

#[test]
fn the_contents_hash_is_computed_sent_once_and_signed() {
    let hash = crate::identity::sigv4::sha256_hex(b"streamed");
    let upper = hash.to_uppercase();
    for (content, given) in [
        ("streamed".into(), None),
        ("streamed".into(), Some(upper.as_str())),
        (stream(), Some(hash.as_str())),
        (stream(), Some(upper.as_str())),
    ] {
        let request = signed(swap(content, given), &Endpoint::new("http://127.0.0.1:1")).unwrap();
        assert_eq!(request.headers().get_all("x-amz-content-sha256").iter().collect::<Vec<_>>(), [&hash]);
        assert!(authorization(&request).contains("x-amz-content-sha256"));
        assert_eq!(request.headers()[CONTENT_LENGTH], "8");
    }
}

#[test]
fn another_hash_than_the_contents_is_refused() {
    let hash = crate::identity::sigv4::sha256_hex(b"streamed");
    let error = prepare(swap("streamed".into(), Some(HASH)), &endpoint()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Checksum);
    assert_eq!(
        error.to_string(),
        format!(
            "SwapThing was stopped, because a given hash is wrong: contentHash is {HASH}, but the \
             content's SHA-256 is {hash}: leave it out, or send what it was computed of"
        )
    );
}

#[test]
fn a_stream_needs_its_hash_and_its_length() {
    let error = signed(swap(stream(), None), &endpoint()).unwrap_err().to_string();
    assert!(error.ends_with("which can be read only once: give its SHA-256 as contentHash"), "{error}");
    let error = signed(swap(stream(), Some("abc")), &endpoint()).unwrap_err().to_string();
    assert!(error.ends_with("contentHash is not a SHA-256 hash: it must have 64 hexadecimal digits"), "{error}");
    let endless = ByteStream::from_body(Endless);
    let error = prepare(swap(endless, Some(HASH)), &endpoint()).unwrap_err().to_string();
    assert!(error.contains("a stream of unknown length"), "{error}");
}

struct Endless;

impl http_body::Body for Endless {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<Bytes>, Self::Error>>> {
        std::task::Poll::Pending
    }
}

#[cfg(feature = "client")]
#[tokio::test]
async fn a_file_is_hashed_before_it_is_signed() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("a");
    std::fs::write(&path, "streamed").unwrap();
    let file = ByteStream::from_path(&path).await.unwrap();
    let mut request = prepare(swap(file.try_clone().unwrap(), None), &endpoint()).unwrap();
    hash_payload::<SwapThingInput>(&mut request).await.unwrap();
    assert_eq!(request.headers()["x-amz-content-sha256"], crate::identity::sigv4::sha256_hex(b"streamed"));
    let mut request = prepare(swap(file, Some(HASH)), &endpoint()).unwrap();
    std::fs::remove_file(&path).unwrap();
    let error = hash_payload::<SwapThingInput>(&mut request).await.unwrap_err().to_string();
    assert!(error.contains(&format!("cannot read {}: No such file", path.display())), "{error}");
}

#[test]
fn replies_become_outputs_or_errors() {
    let reply = |status: u16, body: &'static [u8]| {
        let response = Response::builder().status(status).header("x-amzn-requestid", "abc");
        parse::<ListThingsInput>(response.body(Bytes::from_static(body)).unwrap())
    };
    let output = reply(200, br#"{"things":["a"],"other":[null]}"#).unwrap();
    assert_eq!(output.things, Some(vec!["a".to_owned()]));
    for (status, code) in [(300, "300"), (301, "301")] {
        let error = reply(status, b"").unwrap_err();
        assert_eq!((error.kind(), error.code()), (ErrorKind::Service, Some(code)));
    }
    let error = reply(200, b"<html>").unwrap_err();
    assert_eq!((error.kind(), error.request_id()), (ErrorKind::Decode, Some("abc")));
    assert!(error.to_string().contains("HTTP 200"), "{error}");
}
