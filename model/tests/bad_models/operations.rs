//! Operations: what is read of them, and their faults.

use crate::small::{read, refused, refused_with, service, set, unset};
use botocore_model::{ContextValue, Deprecation, HttpChecksum, PathPart};
use serde_json::json;

const AT: &str = "/operations/ListThings";

#[test]
fn every_trait_is_read() {
    let mut model = service();
    for (key, value) in [
        ("documentation", json!("<p>Lists.</p>")),
        ("deprecated", json!(true)),
        ("deprecatedMessage", json!("Use others.")),
        ("deprecatedSince", json!("2024-01-01")),
        ("idempotent", json!(true)),
        ("readonly", json!(true)),
        ("authtype", json!("none")),
        ("auth", json!(["smithy.api#noAuth"])),
        ("unsignedPayload", json!(true)),
        ("endpoint", json!({"hostPrefix": "data-{shelf}."})),
        ("staticContextParams", json!({"A": {"value": true}, "B": {"value": "b"}, "C": {"value": ["c"]}})),
        ("operationContextParams", json!({"D": {"path": "next"}})),
        ("httpChecksumRequired", json!(true)),
        ("httpChecksum", json!({"requestAlgorithmMember": "next", "responseAlgorithms": ["CRC32"]})),
        ("requestcompression", json!({"encodings": ["gzip"]})),
        ("endpointdiscovery", json!({"required": true})),
        ("endpointoperation", json!(true)),
        ("output", json!({"shape": "ListThingsResult", "documentation": "Things.", "resultWrapper": "Result"})),
    ] {
        model = set(model, &format!("{AT}/{key}"), value);
    }
    let model = set(model, "/shapes/ListThingsRequest/members/shelf/hostLabel", json!(true));
    let mut model = read(&model).unwrap();
    let operation = model.service.operations.shift_remove("ListThings").unwrap();
    assert_eq!((operation.http.method.as_str(), operation.http.response_code), ("GET", Some(200)));
    assert_eq!(operation.output_documentation.as_deref(), Some("Things."));
    assert_eq!((operation.result_wrapper.as_deref(), operation.endpoint_discovery_required), (Some("Result"), true));
    assert_eq!(operation.errors.iter().map(|it| &model[model[*it].shape].name).collect::<Vec<_>>(), ["NotFound"]);
    let (message, since) = (Some("Use others.".to_owned()), Some("2024-01-01".to_owned()));
    assert_eq!(operation.deprecated, Some(Deprecation { message, since }));
    assert!(
        operation.idempotent && operation.readonly && operation.unsigned_payload && operation.http_checksum_required
    );
    assert_eq!(operation.authtype.as_deref(), Some("none"));
    assert_eq!(operation.auth, ["smithy.api#noAuth"]);
    assert_eq!(operation.host_prefix.map(|it| it.to_string()).as_deref(), Some("data-{shelf}."));
    let fixed: Vec<_> = operation.static_context_params.into_values().collect();
    let strings = ContextValue::Strings(vec!["c".to_owned()]);
    assert_eq!(fixed, [ContextValue::Boolean(true), ContextValue::String("b".to_owned()), strings]);
    assert_eq!(operation.operation_context_params["D"], "next");
    let checksum = HttpChecksum {
        request_algorithm_member: Some("next".to_owned()),
        response_algorithms: vec!["CRC32".to_owned()],
        ..HttpChecksum::default()
    };
    assert_eq!(operation.http_checksum, Some(checksum));
    assert_eq!(operation.request_compression, ["gzip"]);
}

#[test]
fn another_name() {
    refused_with(
        "/operations/ListThings/name",
        json!("ListThing"),
        "service-2.json: $.operations.ListThings.name: the operation ListThings has another name here",
    );
}

#[test]
fn unknown_trait() {
    refused_with(
        "/operations/ListThings/endpointfinding",
        json!({}),
        "service-2.json: $.operations.ListThings.endpointfinding: unknown key \"endpointfinding\"; \
         teach the reader what it means in model/src/read/operation.rs, or remove it",
    );
}

#[test]
fn method() {
    refused_with(
        "/operations/ListThings/http/method",
        json!("GIT"),
        "service-2.json: $.operations.ListThings.http.method: unknown HTTP method \"GIT\"; did you mean \"GET\"?",
    );
}

#[test]
fn response_code() {
    refused_with(
        "/operations/ListThings/http/responseCode",
        json!(2000),
        "service-2.json: $.operations.ListThings.http.responseCode: expected an HTTP status, found 2000",
    );
}

#[test]
fn request_uri() {
    let at = "service-2.json: $.operations.ListThings.http.requestUri";
    for (uri, message) in [
        ("{shelf}/things", "the path \"{shelf}/things\" does not begin with a slash"),
        ("/{shelf", "\"/{shelf\" has braces that do not pair up"),
        ("/shelf}/{shelf}", "\"/shelf}/{shelf}\" has braces that do not pair up"),
        ("/{{shelf}}", "\"/{{shelf}}\" has braces that do not pair up"),
        ("/{+}", "\"/{+}\" has a label without a name"),
        ("/{shelf} ", "the path \"/{shelf} \" holds a character that cannot stand in one; write it percent-encoded"),
        ("/é/{shelf}", "the path \"/é/{shelf}\" holds a character that cannot stand in one; write it percent-encoded"),
        (
            "/a%zz/{shelf}",
            "the path \"/a%zz/{shelf}\" has a percent sign that two hexadecimal digits do not follow; \
             write the percent sign itself as %25",
        ),
        (
            "/{shelf}/..",
            "the path \"/{shelf}/..\" has a segment of dots, which clients and proxies remove; \
             write the path without it",
        ),
        (
            "/%2e/{shelf}",
            "the path \"/%2e/{shelf}\" has a segment of dots, which clients and proxies remove; \
             write the path without it",
        ),
        (
            "/{shelf+}{next}",
            "the label {next} of \"/{shelf+}{next}\" follows another one immediately; \
             put a slash between them, which shows where the first one ends",
        ),
        (
            "/{shelf}?kind=%20",
            "the query of \"/{shelf}?kind=%20\" is percent-encoded; only plain literals are generated; write it without",
        ),
        ("/{shelf}?é", "the query of \"/{shelf}?é\" holds a character that cannot stand in one"),
    ] {
        refused_with("/operations/ListThings/http/requestUri", json!(uri), &format!("{at}: {message}"));
    }
}

#[test]
fn request_uris_are_taken_apart() {
    let model = set(service(), "/operations/ListThings/http/requestUri", json!("/a%2Fb/{shelf+}/c?kind=all&fast"));
    let uri = read(&model).unwrap().service.operations.shift_remove("ListThings").unwrap().http.request_uri;
    assert_eq!(uri.to_string(), "/a%2Fb/{shelf+}/c?kind=all&fast");
    let literal = |text: &str| PathPart::Literal(text.to_owned());
    let label = PathPart::Label { name: "shelf".to_owned(), greedy: true };
    assert_eq!(uri.path, [literal("/a%2Fb/"), label, literal("/c")]);
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(uri.query, [pair("kind", "all"), pair("fast", "")]);
}

#[test]
fn label_without_member() {
    refused_with(
        "/operations/ListThings/http/requestUri",
        json!("/{shelf}/{thing+}"),
        "service-2.json: $.operations.ListThings.http.requestUri: no member is bound to the label {thing} of \
         /{shelf}/{thing+}; give a member of the input the location uri and this name",
    );
}

#[test]
fn member_without_label() {
    refused_with(
        "/operations/ListThings/http/requestUri",
        json!("/things"),
        "service-2.json: $.shapes.ListThingsRequest.members.shelf: the path /things of ListThings has no label \
         {shelf} for this member",
    );
}

#[test]
fn label_twice() {
    refused_with(
        "/operations/ListThings/http/requestUri",
        json!("/{shelf}/{shelf}"),
        "service-2.json: $.operations.ListThings.http.requestUri: the label {shelf} stands twice in /{shelf}/{shelf}",
    );
}

#[test]
fn label_in_the_query() {
    refused_with(
        "/operations/ListThings/http/requestUri",
        json!("/{shelf}?next={next}"),
        "service-2.json: $.operations.ListThings.http.requestUri: a label stands in the query; \
         bind the member with the location querystring",
    );
}

#[test]
fn optional_label() {
    refused(
        &unset(service(), "/shapes/ListThingsRequest/required"),
        &["service-2.json: $.shapes.ListThingsRequest.members.shelf: this member fills a label, \
           so it must be required"],
    );
}

#[test]
fn host_prefix_without_member() {
    refused_with(
        "/operations/ListThings/endpoint",
        json!({"hostPrefix": "{shelf}."}),
        "service-2.json: $.operations.ListThings.endpoint.hostPrefix: no member is marked for the label {shelf} of \
         {shelf}.; mark a member of the input with hostLabel",
    );
}

#[test]
fn host_prefix_that_would_end_the_host() {
    for prefix in ["example.com/", "name@example.", "example.com:80#", "a b.", "ü."] {
        refused_with(
            "/operations/ListThings/endpoint",
            json!({"hostPrefix": prefix}),
            &format!(
                "service-2.json: $.operations.ListThings.endpoint.hostPrefix: {prefix:?} cannot stand before a host"
            ),
        );
    }
}

#[test]
fn host_label_without_prefix() {
    refused_with(
        "/shapes/ListThingsRequest/members/shelf/hostLabel",
        json!(true),
        "service-2.json: $.shapes.ListThingsRequest.members.shelf: the host prefix of ListThings has no label \
         {shelf} for this member",
    );
}

#[test]
fn context_value() {
    refused_with(
        "/operations/ListThings/staticContextParams",
        json!({"A": {"value": 1}}),
        "service-2.json: $.operations.ListThings.staticContextParams.A.value: \
         expected true, false, a string or a list of strings, found 1",
    );
}
