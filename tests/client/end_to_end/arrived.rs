//! What must arrive, worked out from the raw model and the members that the caller set.

use crate::signature;
use codeartifact_tests::server::Received;
use codeartifact_tests::service_model::{Member, Operation, Place, Shape};
use serde_json::{Map, Value};

/// Fails unless the request is what the model says for these members: no more and no less.
pub fn assert_request(operation: Operation, members: &Value, request: &Received) {
    let name = operation.name;
    assert_eq!(request.method, operation.method(), "{name}: method");
    assert_eq!(request.path, operation.path(), "{name}: path");
    assert_query(operation, members, request);
    assert_body(operation, members, request);
    assert_content_headers(operation, request);
    assert_member_headers(operation, members, request);
    signature::assert_signed(name, request);
}

/// The members of one place that were set, with their values.
fn set(operation: Operation, members: &Value, place: Place) -> Vec<(Member, &Value)> {
    let members = operation.input().members().filter_map(|member| Some((member, members.get(member.name)?)));
    members.filter(|(member, _)| member.place() == place).collect()
}

fn assert_query(operation: Operation, members: &Value, request: &Received) {
    let set = set(operation, members, Place::Query).into_iter();
    let pairs = set.flat_map(|(member, value)| {
        let values = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
        values.into_iter().map(move |value| (member.wire_name().to_owned(), text(&value)))
    });
    let mut expected: Vec<_> = pairs.collect();
    let mut query = request.query();
    expected.sort();
    query.sort();
    assert_eq!(query, expected, "{}: query", operation.name);
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~%=&".contains(&byte);
    assert!(request.raw_query.bytes().all(allowed), "{}: {} is not encoded", operation.name, request.raw_query);
}

fn assert_body(operation: Operation, members: &Value, request: &Received) {
    let input = operation.input();
    let set = set(operation, members, Place::Body);
    if let Some(payload) = input.payload() {
        let content = set.iter().find(|(member, _)| member.name == payload).map(|(_, value)| text(value));
        assert_eq!(request.body, content.unwrap_or_default(), "{}: payload", operation.name);
    } else if has_body_members(input) {
        let expected: Map<_, _> =
            set.iter().map(|(member, value)| (member.wire_name().to_owned(), (*value).clone())).collect();
        assert_eq!(request.json(), Some(Value::Object(expected)), "{}: body", operation.name);
    } else {
        assert!(request.body.is_empty(), "{}: a body that the model has no members for", operation.name);
    }
}

fn assert_content_headers(operation: Operation, request: &Received) {
    let (name, input) = (operation.name, operation.input());
    let content_type = match input.payload() {
        Some(_) => Some("application/octet-stream"),
        None => has_body_members(input).then_some("application/json"),
    };
    assert_eq!(request.header("content-type"), content_type, "{name}: content type");
    let length = (request.method != "GET").then(|| request.body.len().to_string());
    assert_eq!(request.header("content-length"), length.as_deref(), "{name}: content length");
    assert_eq!(request.header("transfer-encoding"), None, "{name}: transfer encoding");
}

fn assert_member_headers(operation: Operation, members: &Value, request: &Received) {
    let set = set(operation, members, Place::Header);
    for (member, value) in &set {
        let values: Vec<_> = request.headers.get_all(member.wire_name()).iter().collect();
        assert_eq!(values, [text(value).as_str()], "{}: header `{}`", operation.name, member.wire_name());
    }
    let hashed = set.iter().any(|(member, _)| member.wire_name() == "x-amz-content-sha256");
    assert_eq!(request.headers.contains_key("x-amz-content-sha256"), hashed, "{}: content hash", operation.name);
}

fn has_body_members(input: Shape) -> bool {
    input.members().any(|member| member.place() == Place::Body)
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
