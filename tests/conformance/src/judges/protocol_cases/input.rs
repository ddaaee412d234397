//! What inputs are sent as.

use super::super::unique_keys;
use super::super::verdict::{Difference, Verdict};
use super::{Case, typed};
use botocore_runtime::endpoint::Endpoint;
use botocore_runtime::http::header::CONTENT_TYPE;
use botocore_runtime::http::{HeaderMap, Request, Uri};
use botocore_runtime::operation::Operation;
use botocore_runtime::{ByteStream, EncodeError, prepare};
use serde_core::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::HashMap;

/// The idempotency token that the suites expect.
const TOKEN: &str = "00000000-0000-4000-8000-000000000000";

/// Reads the case's parameters into the input and compares the request made of it.
#[must_use]
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
        Ok(request) => Verdict::of_differences(compare(&request, &case.json["serialized"])),
        Err(error) => match error.find_cause::<EncodeError>() {
            Some(refused) => {
                let found = json!({ "refused": refused.problem() });
                let expected = case.json["params"][refused.what()].clone();
                Verdict::Differs(vec![Difference::new(format!("input.{}", refused.what()), found, expected)])
            }
            None => Verdict::Failed(format!("there is no request: {error}")),
        },
    }
}

/// What is wrong with a request.
fn compare(request: &Request<ByteStream>, expected: &Value) -> Vec<Difference> {
    let mut differences = Differences::default();
    differences.compare("the method", request.method().as_str(), &expected["method"]);
    compare_address(request.uri(), expected, &mut differences);
    compare_headers(request.headers(), expected, &mut differences);
    if let Some(body) = expected["body"].as_str() {
        let form = Form::of(request.headers());
        match request.body().as_bytes().map(|found| readable(found, form)).transpose() {
            Ok(found) => differences.compare("the body", found, &expected_body(body, form)),
            Err(error) => differences.compare("the body", json!({ "unsound": error.to_string() }), &body.into()),
        }
    }
    differences.0
}

#[derive(Default)]
struct Differences(Vec<Difference>);

impl Differences {
    fn compare(&mut self, what: &str, found: impl Into<Value>, expected: &Value) {
        let found = found.into();
        if found != *expected {
            self.0.push(Difference::new(what, found, expected.clone()));
        }
    }
}

fn compare_address(found: &Uri, expected: &Value, differences: &mut Differences) {
    let uri = expected["uri"].as_str().unwrap_or_default();
    let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
    // botocore sends the path of the client's endpoint alone without the slash that the suites have after it.
    let prefix = expected["host"].as_str().and_then(|host| host.find('/').and_then(|start| host.get(start..)));
    let path = path.strip_suffix('/').filter(|path| Some(*path) == prefix).unwrap_or(path);
    differences.compare("the path", found.path(), &path.into());
    differences.compare("the query", pairs(found.query().unwrap_or_default()), &pairs(query));
    if let Some(host) = expected["host"].as_str() {
        // The path of the client's endpoint, which may follow the host here, is a part of the URI too.
        let host = host.split_once('/').map_or(host, |(host, _)| host);
        differences.compare("the host", found.host(), &host.into());
    }
}

/// The suites list every header but the length of a body and, in some of them, that a body is JSON or a form, and the
/// operation's name beside it.
fn compare_headers(found: &HeaderMap, expected: &Value, differences: &mut Differences) {
    let listed: HashMap<_, _> = expected["headers"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, value)| (name.to_ascii_lowercase(), value))
        .collect();
    for (name, value) in &listed {
        // Forms are sent with a `charset`, as botocore sends them, which the suites leave out.
        let is_form = name == CONTENT_TYPE.as_str() && Form::of(found) == Form::Pairs;
        let found = header(found, name);
        let without_charset = found.as_str().and_then(|found| found.strip_suffix("; charset=utf-8")).map(Value::from);
        match without_charset.filter(|plain| is_form && plain == *value) {
            Some(_) => {}
            None => differences.compare(name, found, value),
        }
    }
    for name in found.keys().filter(|name| !listed.contains_key(name.as_str())) {
        let is_left_out = match name.as_str() {
            "content-length" => true,
            "content-type" => Form::of(found) != Form::Text,
            "x-amz-target" => Form::of(found) == Form::Json,
            _ => false,
        };
        if !is_left_out {
            differences.compare(name.as_str(), header(found, name.as_str()), &Value::Null);
        }
    }
    for (list, should_be_there) in [("requireHeaders", true), ("forbidHeaders", false)] {
        for name in expected[list].as_array().into_iter().flatten().filter_map(Value::as_str) {
            differences.compare(&format!("the presence of {name}"), found.contains_key(name), &should_be_there.into());
        }
    }
}

/// How a body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Json,
    Pairs,
    Text,
}

impl Form {
    /// What the content type says.
    fn of(headers: &HeaderMap) -> Self {
        let content_type = headers.get(CONTENT_TYPE).and_then(|content_type| content_type.to_str().ok());
        match content_type.unwrap_or_default().split(';').next().unwrap_or_default() {
            "application/json" => Self::Json,
            "application/x-www-form-urlencoded" => Self::Pairs,
            other if other.starts_with("application/x-amz-json-") => Self::Json,
            _ => Self::Text,
        }
    }
}

/// The pairs of a query: in any order of the names, in their own order under one name. A name alone has an empty value.
fn pairs(query: &str) -> Value {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let mut pairs: Vec<_> = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).collect();
    pairs.sort_by_key(|(name, _)| *name);
    json!(pairs)
}

/// A header's values as one.
fn header(headers: &HeaderMap, name: &str) -> Value {
    if !headers.contains_key(name) {
        return Value::Null;
    }
    let values = headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
    values.collect::<Vec<_>>().join(", ").into()
}

/// A body of ours: as JSON, in which no key may be repeated, or as pairs where it is said to be, as text otherwise.
fn readable(body: &[u8], form: Form) -> serde_json::Result<Value> {
    match form {
        Form::Json => unique_keys::read(body),
        Form::Pairs => Ok(pairs(&decoded(&String::from_utf8_lossy(body)))),
        Form::Text => Ok(String::from_utf8_lossy(body).into()),
    }
}

/// A body of the suites: as JSON or pairs where it is that, as text otherwise.
fn expected_body(body: &str, form: Form) -> Value {
    match form {
        Form::Json => serde_json::from_str(body).unwrap_or_else(|_| body.into()),
        Form::Pairs => pairs(&decoded(body)),
        Form::Text => body.into(),
    }
}

/// A form in which spaces are written in one way only.
fn decoded(form: &str) -> String {
    form.replace('+', "%20")
}

#[cfg(test)]
mod tests {
    use super::{Case, Difference, Verdict, judge};
    use botocore_runtime::ByteStream;
    use botocore_runtime::http::Request;
    use codeartifact_tests::models::bindings::operation::mixed::MixedInput;
    use serde_json::{Value, json};

    fn compare(request: &Request<ByteStream>, expected: &Value) -> Vec<String> {
        super::compare(request, expected).iter().map(ToString::to_string).collect()
    }

    fn request() -> Request<ByteStream> {
        let request = Request::put("https://a.example/p%2F/q?b=1&c&a=").header("Content-Type", "application/json");
        request.header("Content-Length", "8").header("X-A", "1").header("X-A", "2").body(r#"{"a": 1}"#.into()).unwrap()
    }

    fn expected() -> Value {
        json!({
            "method": "PUT", "uri": "/p%2F/q?a&b=1&c=", "host": "a.example/p", "headers": { "x-a": "1, 2" },
            "body": "{ \"a\":1 }", "requireHeaders": ["Content-Length"], "forbidHeaders": ["X-B"],
        })
    }

    #[test]
    fn form_is_free_where_it_has_no_meaning() {
        assert_eq!(compare(&request(), &expected()), Vec::<String>::new());
    }

    #[test]
    fn repeated_names_keep_their_order_and_repeated_keys_are_refused() {
        let request = |query: &str, body: &str| {
            let request =
                Request::get(format!("https://a.example/?{query}")).header("Content-Type", "application/json");
            request.body(ByteStream::from(body.to_owned())).unwrap()
        };
        let expected = json!({ "method": "GET", "uri": "/?a=2&a=1&b=0", "body": "{\"a\": 1}" });
        assert_eq!(compare(&request("b=0&a=2&a=1", r#"{"a": 1}"#), &expected), Vec::<String>::new());
        let found = compare(&request("b=0&a=1&a=2", r#"{"a": 2, "a": 1}"#), &expected).join("\n");
        assert!(found.contains("the query is") && found.contains("the body is {\"unsound\":"), "{found}");
    }

    #[test]
    fn forms_are_pairs_in_any_order_of_names() {
        let request = |charset: &str, body: &str| {
            let kind = format!("application/x-www-form-urlencoded{charset}");
            let request = Request::post("https://a.example/p").header("Content-Type", kind);
            request.body(ByteStream::from(body.to_owned())).unwrap()
        };
        let kind = "application/x-www-form-urlencoded";
        let expected = json!({
            "method": "POST", "uri": "/p/", "host": "a.example/p", "headers": { "Content-Type": kind }, "body": "b=c+d&a=1",
        });
        for charset in ["", "; charset=utf-8"] {
            assert_eq!(compare(&request(charset, "a=1&b=c%20d"), &expected), Vec::<String>::new());
        }
        assert_eq!(compare(&request("; charset=latin1", "a=1&b=c%20d"), &expected).len(), 1);
        assert_eq!(compare(&request("", "a=1&b=c%2Bd"), &expected).len(), 1);
        let mut without = expected.clone();
        without["headers"] = json!({});
        assert_eq!(compare(&request("", "a=1&b=c%20d"), &without), Vec::<String>::new());
    }

    #[test]
    fn every_part_is_compared() {
        for (part, value, place) in [
            ("method", json!("POST"), "the method is"),
            ("uri", json!("/p//q?a&b=1&c="), "the path is"),
            ("uri", json!("/p%2F/q?a&b=1"), "the query is"),
            ("host", json!("b.example"), "the host is"),
            ("headers", json!({ "X-A": "1" }), "x-a is"),
            ("headers", json!({}), "x-a is"),
            ("headers", json!({ "X-A": "1, 2", "X-C": "" }), "x-c is null"),
            ("body", json!("{}"), "the body is"),
            ("requireHeaders", json!(["X-B"]), "the presence of X-B"),
            ("forbidHeaders", json!(["x-a"]), "the presence of x-a"),
        ] {
            let mut expected = expected();
            expected[part] = value;
            let found = compare(&request(), &expected);
            assert!(found.len() == 1 && found.iter().all(|found| found.starts_with(place)), "{part}: {found:?}");
        }
    }

    #[test]
    fn an_input_goes_the_whole_way() {
        let shapes = json!({ "Mixed": { "type": "structure", "members": {} } });
        let mut case = json!({
            "given": { "input": { "shape": "Mixed" } },
            "params": { "id": "7", "plain": 0 },
            "serialized": { "method": "PATCH", "uri": "/mixed/7/edit?kind=full", "body": "{\"plain\": 0}" },
        });
        let verdict =
            |json: &Value| judge::<MixedInput>(&Case { json, shapes: &shapes, endpoint: "https://a.example" });
        assert_eq!(verdict(&case), Verdict::Passed);
        case["params"]["id"] = Value::Null;
        assert!(matches!(verdict(&case), Verdict::Failed(reason) if reason.starts_with("there is no request: ")));
        case["params"]["id"] = "".into();
        let refused = json!({ "refused": "is part of the request's address, but empty" });
        assert_eq!(verdict(&case), Verdict::Differs(vec![Difference::new("input.id", refused, "")]));
        case["params"]["ids"] = Value::Null;
        assert!(
            matches!(verdict(&case), Verdict::Failed(reason) if reason.starts_with("the parameters cannot be read"))
        );
    }
}
