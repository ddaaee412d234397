//! Vectors of AWS's test suite for Signature Version 4, and cases for our own requests.

use super::*;

const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
}

fn params() -> SigningParams {
    SigningParams {
        region: "us-east-1".to_owned(),
        service: "service".to_owned(),
        time: DateTime::from_secs(1_440_938_160),
    }
}

fn get(path_and_query: &str) -> Request<()> {
    Request::get(format!("https://example.amazonaws.com{path_and_query}")).body(()).unwrap()
}

fn text<'a>(request: &'a Request<()>, name: &str) -> &'a str {
    request.headers()[name].to_str().unwrap()
}

/// The signature of a request that has no body.
fn signature(mut request: Request<()>, credentials: &Credentials) -> String {
    sign(&mut request, &PayloadHash::of(b""), credentials, &params()).unwrap();
    let authorization = text(&request, "authorization");
    authorization.split_once("Signature=").unwrap().1.to_owned()
}

fn canonical(path_and_query: &str) -> String {
    canonical_request(&get(path_and_query), &PayloadHash::of(b""))
}

#[test]
fn get_vanilla() {
    let mut request = get("/");
    sign(&mut request, &PayloadHash::of(b""), &credentials(), &params()).unwrap();
    assert_eq!(text(&request, "x-amz-date"), "20150830T123600Z");
    assert_eq!(
        text(&request, "authorization"),
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, \
         SignedHeaders=host;x-amz-date, \
         Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"
    );
}

#[test]
fn get_vanilla_string_to_sign() {
    let mut request = get("/");
    request.headers_mut().insert(DATE, HeaderValue::from_static("20150830T123600Z"));
    let canonical = canonical_request(&request, &PayloadHash::of(b""));
    assert_eq!(
        canonical,
        format!(
            "GET\n/\n\nhost:example.amazonaws.com\nx-amz-date:20150830T123600Z\n\n\
             host;x-amz-date\n{EMPTY}"
        )
    );
    assert_eq!(
        string_to_sign(&canonical, &params()),
        "AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/us-east-1/service/aws4_request\n\
         bb579772317eb040ac9ed261061d46c1f17a8133879d6129b6e1c25292927e63"
    );
}

#[test]
fn get_vanilla_with_session_token() {
    let token = "6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267";
    assert_eq!(
        signature(get("/"), &credentials().with_session_token(token)),
        "07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8"
    );
}

#[test]
fn post_form() {
    let mut request = Request::post("https://example.amazonaws.com/")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(())
        .unwrap();
    sign(&mut request, &PayloadHash::of(b"Param1=value1"), &credentials(), &params()).unwrap();
    assert!(text(&request, "authorization").ends_with(
        "SignedHeaders=content-type;host;x-amz-date, \
             Signature=ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"
    ));
}

#[test]
fn paths_are_normalised_and_encoded_once_more() {
    for (path, expected) in [
        ("//example//", "/example/"),
        ("/./example", "/example"),
        ("/example1/example2/../..", "/"),
        ("//", "/"),
        ("/a%2Fb", "/a%252Fb"),
    ] {
        assert_eq!(canonical(path).lines().nth(1).unwrap(), expected, "{path}");
    }
}

#[test]
fn parameters_are_sorted_as_pairs() {
    for (query, expected) in [
        ("Param-3=Value3&Param=Value2&%E1%88%B4=Value1", "%E1%88%B4=Value1&Param=Value2&Param-3=Value3"),
        ("domain-owner=1&domain=d", "domain=d&domain-owner=1"),
        ("b&a=2&a=1", "a=1&a=2&b="),
        ("q=a+b", "q=a%2Bb"),
    ] {
        assert_eq!(canonical(&format!("/?{query}")).lines().nth(2).unwrap(), expected);
    }
}

#[test]
fn header_values_are_trimmed_and_joined() {
    let mut request = get("/");
    for value in ["value4", " a   b ", "value3"] {
        request.headers_mut().append("my-header1", HeaderValue::from_static(value));
    }
    let canonical = canonical_request(&request, &PayloadHash::of(b""));
    assert!(canonical.contains("\nmy-header1:value4,a b,value3\n"), "{canonical}");
    for (value, expected) in
        [("a b", "a b"), (" a", "a"), ("a ", "a"), ("a  b", "a b"), ("a\tb", "a b"), ("", ""), (" ", "")]
    {
        let mut request = get("/");
        request.headers_mut().append("my-header1", HeaderValue::from_static(value));
        let canonical = canonical_request(&request, &PayloadHash::of(b""));
        assert!(canonical.contains(&format!("\nmy-header1:{expected}\n")), "`{value}`: {canonical}");
    }
}

#[test]
fn the_host_is_what_will_be_sent() {
    for (uri, expected) in [
        ("https://a.example:443/", "host:a.example"),
        ("http://a.example:80/", "host:a.example"),
        ("http://127.0.0.1:8080/", "host:127.0.0.1:8080"),
        ("https://[::1]:80/", "host:[::1]:80"),
    ] {
        let request = Request::get(uri).body(()).unwrap();
        let canonical = canonical_request(&request, &PayloadHash::of(b""));
        assert_eq!(canonical.lines().nth(3).unwrap(), expected);
    }
}

#[test]
fn headers_that_change_on_the_way_are_not_signed() {
    let mut request = get("/");
    request.headers_mut().insert("user-agent", HeaderValue::from_static("me"));
    request.headers_mut().insert("content-length", HeaderValue::from_static("0"));
    let canonical = canonical_request(&request, &PayloadHash::of(b""));
    assert!(!canonical.contains("user-agent") && !canonical.contains("content-length"));
}

#[test]
fn a_content_hash_of_the_request_is_what_is_signed() {
    let mut request = get("/");
    request.headers_mut().insert(CONTENT_SHA256, HeaderValue::from_static("abc"));
    let canonical = canonical_request(&request, &PayloadHash::of(b"body"));
    assert!(canonical.ends_with("\nabc"));
    sign(&mut request, &PayloadHash::Unsigned, &credentials(), &params()).unwrap();
    assert_eq!(text(&request, "x-amz-content-sha256"), "UNSIGNED-PAYLOAD");
}

#[test]
fn signing_again_replaces_the_signature() {
    let mut request = get("/");
    let old = credentials().with_session_token("old");
    sign(&mut request, &PayloadHash::of(b""), &old, &params()).unwrap();
    assert_eq!(signature(request, &credentials()), signature(get("/"), &credentials()));
}

#[test]
fn secrets_are_not_in_debug_and_line_breaks_are_errors() {
    let mut request = get("/");
    let token = credentials().with_session_token("hushed");
    sign(&mut request, &PayloadHash::of(b""), &token, &params()).unwrap();
    let debug = format!("{request:?}");
    assert!(!debug.contains("hushed") && !debug.contains("Signature="), "{debug}");
    let broken = credentials().with_session_token("a\nb");
    let error = sign(&mut request, &PayloadHash::of(b""), &broken, &params()).unwrap_err();
    assert!(error.to_string().contains("session token"), "{error}");
}
