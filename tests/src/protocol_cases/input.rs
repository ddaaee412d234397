//! What inputs are sent as.

use botocore_runtime::ByteStream;
use botocore_runtime::endpoint::Endpoint;
use botocore_runtime::http::{HeaderMap, Request, Uri};
use botocore_runtime::operation::Operation;
use botocore_runtime::prepare;
use serde_core::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{Case, typed};
use crate::verdict::Verdict;

/// The idempotency token that the suites expect.
const TOKEN: &str = "00000000-0000-4000-8000-000000000000";

/// Reads the case's parameters into the input and compares the request made of it.
pub fn judge<O: Operation + DeserializeOwned>(case: &Case) -> Verdict {
    let params = match case.json["given"]["input"]["shape"].as_str() {
        Some(shape) => typed::to_readable(&case.json["params"], shape, case.shapes),
        None => case.json["params"].clone(),
    };
    let mut input: O = match serde_json::from_value(params) {
        Ok(input) => input,
        Err(error) => return Verdict::Failed(format!("the parameters cannot be read: {error}")),
    };
    input.fill_idempotency_token(&mut || TOKEN.to_owned());
    match prepare::prepare(input, &Endpoint::new(case.endpoint)) {
        Ok(request) => Verdict::of(&compare(&request, &case.json["serialized"])),
        Err(error) => Verdict::Failed(format!("there is no request: {error}")),
    }
}

/// What is wrong with a request.
fn compare(request: &Request<ByteStream>, expected: &Value) -> Vec<String> {
    let mut problems = Vec::new();
    let mut differ = |name: &str, found: Value, expected: &Value| {
        if found != *expected {
            problems.push(format!("{name} is {found}, not {expected}"));
        }
    };
    differ("method", request.method().as_str().into(), &expected["method"]);
    let (path, query) = parts(expected["uri"].as_str().unwrap_or_default());
    differ("path", request.uri().path().into(), &path.into());
    differ("query", pairs(request.uri().query().unwrap_or_default()), &pairs(query));
    if let Some(host) = expected["host"].as_str() {
        // The path of the client's endpoint, which may follow the host here, is a part of the URI too.
        differ("host", host_of(request.uri()).into(), &parts_of_host(host).into());
    }
    for (name, value) in expected["headers"].as_object().into_iter().flatten() {
        differ(name, header(request.headers(), name), value);
    }
    for (list, should_be_there) in [("requireHeaders", true), ("forbidHeaders", false)] {
        for name in expected[list].as_array().into_iter().flatten().filter_map(Value::as_str) {
            differ(
                &format!("presence of {name}"),
                request.headers().contains_key(name).into(),
                &should_be_there.into(),
            );
        }
    }
    if let Some(body) = expected["body"].as_str() {
        let is_json = expected["headers"]["Content-Type"] == "application/json";
        let found = request.body().as_bytes().map(|body| String::from_utf8_lossy(body).into_owned());
        differ(
            "body",
            found.map_or(Value::Null, |found| readable(found, is_json)),
            &readable(body.to_owned(), is_json),
        );
    }
    problems
}

fn parts(uri: &str) -> (&str, &str) {
    uri.split_once('?').unwrap_or((uri, ""))
}

/// The pairs of a query in any order; a name alone has an empty value.
fn pairs(query: &str) -> Value {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let mut pairs: Vec<_> = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).collect();
    pairs.sort_unstable();
    json!(pairs)
}

fn host_of(uri: &Uri) -> &str {
    uri.host().unwrap_or_default()
}

fn parts_of_host(host: &str) -> &str {
    host.split_once('/').map_or(host, |(host, _)| host)
}

/// A header's values as one.
fn header(headers: &HeaderMap, name: &str) -> Value {
    if !headers.contains_key(name) {
        return Value::Null;
    }
    let values = headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
    values.collect::<Vec<_>>().join(", ").into()
}

/// A body as JSON where it is JSON, as text otherwise.
fn readable(body: String, is_json: bool) -> Value {
    let json = if is_json { serde_json::from_str(&body).ok() } else { None };
    json.unwrap_or(Value::String(body))
}
