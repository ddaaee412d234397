//! Inputs that break the model's rules, or name what is not there.

use crate::raw::{Signer, request, send_signed};
use crate::{model, start};
use serde_json::{Map, Value, json};

/// The target and the body of a request with the members that an operation requires. What is named is valid, and is not
/// there.
fn valid(model: &Value, operation: &Value) -> (String, String, bool) {
    let shape = &model["shapes"][operation["input"]["shape"].as_str().expect("an input")];
    let required = shape["required"].as_array().cloned().unwrap_or_default();
    let (mut query, mut body, mut has_hash) = (Vec::new(), Map::new(), false);
    for name in required.iter().filter_map(Value::as_str) {
        let member = &shape["members"][name];
        let value = example(name, &model["shapes"][member["shape"].as_str().expect("a shape")]);
        match member["location"].as_str() {
            Some("querystring") => {
                let name = member["locationName"].as_str().expect("a name in the query");
                let value = value.as_str().expect("a text").replace('/', "%2F").replace(':', "%3A").replace('*', "%2A");
                query.push(format!("{name}={value}"));
            }
            Some(_) => has_hash = true,
            None if shape["payload"] == name => {}
            None => drop(body.insert(name.to_owned(), value)),
        }
    }
    if shape["members"]["includeFromUpstream"].is_object() {
        // The model cannot say that either this or another member is required.
        body.insert("versions".to_owned(), json!(["1"]));
    }
    // Formats that have a namespace need one, if the operation is of a package.
    if shape["members"]["namespace"].is_object() {
        query.push("namespace=space".to_owned());
    }
    let body = if has_hash { String::new() } else { Value::Object(body).to_string() };
    let path = operation["http"]["requestUri"].as_str().expect("a path");
    (format!("{path}?{}", query.join("&")), body, has_hash)
}

fn example(name: &str, shape: &Value) -> Value {
    match name {
        "resourceArn" => json!("arn:aws:codeartifact:us-east-1:123456789012:domain/none"),
        "packageGroup" => json!("/npm/*"),
        "format" => json!("generic"),
        "policyDocument" => json!("{}"),
        "targetStatus" => json!("Archived"),
        "restrictions" => json!({ "publish": "ALLOW", "upstream": "BLOCK" }),
        _ if shape["type"] == "list" => json!([]),
        _ => shape["enum"].get(0).cloned().unwrap_or(json!("none")),
    }
}

#[test]
fn every_operation_says_what_is_not_there() {
    let server = start();
    let model = model();
    let operations = model["operations"].as_object().expect("operations");
    assert_eq!(operations.len(), 48);
    for (name, operation) in operations {
        let (target, body, has_hash) = valid(&model, operation);
        let method = operation["http"]["method"].as_str().expect("a method");
        let mut sent = request(&server, method, &target, &body);
        if has_hash {
            let hash = botocore_runtime::sigv4::sha256_hex(b"").parse().expect("a header");
            sent.headers_mut().insert("x-amz-content-sha256", hash);
        }
        let reply = send_signed(&server, sent, &Signer::of(&server));
        let expected = match name.as_str() {
            "CreateDomain" | "DeleteDomain" | "ListDomains" | "ListRepositories" => 200,
            _ => 404,
        };
        assert_eq!(reply.status, expected, "{name}: {reply:?}");
        assert!(expected == 200 || reply.code == "ResourceNotFoundException", "{name}: {reply:?}");
        if name == "CreateDomain" {
            let (target, method) = ("/v1/domain?domain=none", "DELETE");
            assert_eq!(send_signed(&server, request(&server, method, target, ""), &Signer::of(&server)).status, 200);
        }
    }
}

#[test]
fn every_operation_says_what_is_missing_or_wrong() {
    let server = start();
    let model = model();
    for (name, operation) in model["operations"].as_object().expect("operations") {
        let (path, method) = (&operation["http"]["requestUri"], &operation["http"]["method"]);
        let (path, method) = (path.as_str().expect("a path"), method.as_str().expect("a method"));
        let shape = &model["shapes"][operation["input"]["shape"].as_str().expect("an input")];
        let members = shape["members"].as_object().expect("members");
        let is_bare = shape["required"].as_array().is_none_or(Vec::is_empty);
        let long = "x".repeat(3000);
        // A token of 3000 characters is too long for each listing; the others lack what they require.
        let (query, body) = match members.get("nextToken") {
            Some(token) if is_bare && token["location"].is_string() => (format!("?next-token={long}"), "{}".to_owned()),
            Some(_) if is_bare => (String::new(), json!({ "nextToken": long }).to_string()),
            _ => (String::new(), "{}".to_owned()),
        };
        let reply =
            send_signed(&server, request(&server, method, &format!("{path}{query}"), &body), &Signer::of(&server));
        assert_eq!((reply.status, reply.code.as_str()), (400, "ValidationException"), "{name}: {reply:?}");
        assert_eq!(reply.body["reason"], "FIELD_VALIDATION_FAILED", "{name}");
        assert!(reply.body["message"].is_string(), "{name}");
    }
}

#[test]
fn bodies_and_paths_are_checked() {
    let server = start();
    for (method, target, body, reason) in [
        ("POST", "/v1/domains", "not JSON", "CANNOT_PARSE"),
        ("POST", "/v1/domains", "[]", "CANNOT_PARSE"),
        ("POST", "/v1/domains", "{\"maxResults\":\"1\"}", "FIELD_VALIDATION_FAILED"),
        ("POST", "/v1/domains", "{\"maxResults\":0}", "FIELD_VALIDATION_FAILED"),
        ("POST", "/v1/repositories?max-results=many", "", "FIELD_VALIDATION_FAILED"),
        ("POST", "/v1/domain?domain=-a", "", "FIELD_VALIDATION_FAILED"),
        ("POST", "/v1/domain?domain=a%FF", "", "FIELD_VALIDATION_FAILED"),
        ("PATCH", "/v1/domain", "", "UNKNOWN_OPERATION"),
        ("GET", "/", "", "UNKNOWN_OPERATION"),
    ] {
        let reply = send_signed(&server, request(&server, method, target, body), &Signer::of(&server));
        assert_eq!((reply.status, reply.code.as_str()), (400, "ValidationException"), "{target}: {reply:?}");
        assert_eq!(reply.body["reason"], reason, "{target} {body}: {reply:?}");
    }
}

#[test]
fn the_hash_of_an_asset_is_its_contents() {
    let server = start();
    let signer = Signer::of(&server);
    for (method, target) in [("POST", "/v1/domain?domain=abc"), ("POST", "/v1/repository?domain=abc&repository=abc")] {
        assert_eq!(send_signed(&server, request(&server, method, target, ""), &signer).status, 200);
    }
    let target =
        "/v1/package/version/publish?domain=abc&repository=abc&format=generic&namespace=a&package=a&version=1&asset=a";
    for (hashed, status) in [("other", 400), ("content", 200)] {
        let mut sent = request(&server, "POST", target, "content");
        let hash = botocore_runtime::sigv4::sha256_hex(hashed.as_bytes()).parse().expect("a header");
        sent.headers_mut().insert("x-amz-content-sha256", hash);
        let reply = send_signed(&server, sent, &signer);
        assert_eq!(reply.status, status, "{reply:?}");
    }
}
