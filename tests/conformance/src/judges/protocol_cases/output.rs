//! What replies are read into.

use super::super::verdict::{Difference, Verdict};
use super::{Case, typed};
use botocore_runtime::http::{HeaderName, HeaderValue, Response};
use botocore_runtime::operation::OperationError;
use botocore_runtime::operation::{Operation, Service};
use botocore_runtime::{Bytes, prepare};
use serde_core::Serialize;
use serde_json::Value;

type ExceptionOf<O> = <<O as Operation>::Service as Service>::Exception;

/// What an exception shows of itself: its name in the model and its members.
pub type Shown = (&'static str, serde_json::Result<Value>);

/// Reads the case's reply, which may be an error; `shown` takes a modelled exception apart.
#[must_use]
pub fn judge<O>(case: &Case, shown: impl Fn(&ExceptionOf<O>) -> Shown) -> Verdict
where
    O: Operation,
    O::Output: Serialize,
{
    let response = match reply(&case.json["response"]) {
        Ok(response) => response,
        Err(error) => return Verdict::Failed(format!("the case's reply is none: {error}")),
    };
    match (prepare::parse::<O>(response), case.json.get("error")) {
        (Ok(output), None) => match serde_json::to_value(&output) {
            Ok(found) => Verdict::of_differences(compare(&found, case)),
            Err(error) => Verdict::Failed(format!("the output cannot be shown: {error}")),
        },
        (Err(error), Some(_)) => Verdict::of_differences(compare_error::<O>(&error, case, shown)),
        (Ok(_), Some(_)) => Verdict::Failed("found an output, expected an error".to_owned()),
        (Err(error), None) => Verdict::Failed(format!("found an error, expected an output: {error}")),
    }
}

fn reply(json: &Value) -> Result<Response<Bytes>, botocore_runtime::http::Error> {
    let body = json["body"].as_str().unwrap_or_default().to_owned();
    let status = json["status_code"].as_u64().and_then(|status| u16::try_from(status).ok()).unwrap_or_default();
    let mut response = Response::builder().status(status).body(Bytes::from(body))?;
    for (name, value) in json["headers"].as_object().into_iter().flatten() {
        let value = HeaderValue::from_str(value.as_str().unwrap_or_default())?;
        response.headers_mut().append(name.parse::<HeaderName>()?, value);
    }
    Ok(response)
}

fn compare(found: &Value, case: &Case) -> Vec<Difference> {
    match case.json["given"]["output"]["shape"].as_str() {
        Some(shape) => typed::compare("output", found, &case.json["result"], shape, case.shapes),
        None if *found == case.json["result"] => Vec::new(),
        None => vec![Difference::new("output", found.clone(), case.json["result"].clone())],
    }
}

/// Compares an error. The case of one that the model does not know has no members for it.
fn compare_error<O: Operation>(
    error: &OperationError<O>,
    case: &Case,
    shown: impl Fn(&ExceptionOf<O>) -> Shown,
) -> Vec<Difference> {
    let mut differences = Vec::new();
    for (name, found, expected) in
        [("code", error.code(), &case.json["errorCode"]), ("message", error.message(), &case.json["errorMessage"])]
    {
        if found != expected.as_str() {
            differences.push(Difference::new(name, found, expected.clone()));
        }
    }
    let expected = &case.json["error"];
    match error.exception().map(shown) {
        None if expected.is_null() => {}
        None => differences.push(Difference::new("exception", Value::Null, expected.clone())),
        Some((shape, Ok(found))) => {
            differences.extend(typed::compare("exception", &found, expected, shape, case.shapes));
        }
        Some((shape, Err(error))) => {
            let found = format!("{shape}, which cannot be shown: {error}");
            differences.push(Difference::new("exception", found, expected.clone()));
        }
    }
    differences
}

#[cfg(test)]
mod tests {
    use super::{Case, Shown, Verdict, judge};
    use codeartifact_tests::models::types::Exception;
    use codeartifact_tests::models::types::operation::echo::EchoInput;
    use serde_json::{Value, json};

    fn verdict(json: &Value) -> Verdict {
        let shapes = json!({
            "Output": { "type": "structure", "members": { "string": { "shape": "Text" } } },
            "NotFound": {
                "type": "structure",
                "members": { "count": { "shape": "Integer" }, "message": { "shape": "Text" } },
            },
            "Text": { "type": "string" },
            "Integer": { "type": "integer" },
        });
        let shown = |exception: &Exception| -> Shown {
            match exception {
                Exception::NotFound(exception) => ("NotFound", serde_json::to_value(exception)),
                _ => ("another", Ok(Value::Null)),
            }
        };
        judge::<EchoInput>(&Case { json, shapes: &shapes, endpoint: "" }, shown)
    }

    fn assert_fails(case: &Value, part: &str) {
        let verdict = verdict(case);
        assert!(verdict.detail().contains(part), "{verdict:?}");
    }

    #[test]
    fn outputs_are_compared_by_their_members() {
        let mut case = json!({
            "given": { "output": { "shape": "Output" } },
            "response": { "status_code": 200, "body": "{\"string\": \"a\"}" },
            "result": { "string": "a" },
        });
        assert_eq!(verdict(&case), Verdict::Passed);
        case["result"]["string"] = "b".into();
        assert_fails(&case, "output.string is \"a\", not \"b\"");
        case["response"]["body"] = "[".into();
        assert_fails(&case, "found an error, expected an output");
        case["error"] = json!({});
        case["response"]["body"] = "".into();
        assert_fails(&case, "found an output, expected an error");
    }

    #[test]
    fn errors_are_compared_by_code_message_and_members() {
        let case = json!({
            "errorCode": "NotFoundCode", "errorMessage": "m", "error": { "count": 1, "message": "m" },
            "response": {
                "status_code": 404, "headers": { "X-Amzn-Errortype": "NotFoundCode" },
                "body": "{\"Message\": \"m\", \"count\": 1}",
            },
        });
        let spoiled = |pointer: &str, value: Value| {
            let mut case = case.clone();
            *case.pointer_mut(pointer).unwrap() = value;
            case
        };
        assert_eq!(verdict(&case), Verdict::Passed);
        assert_fails(&spoiled("/errorCode", json!("Other")), "code is");
        assert_fails(&spoiled("/errorMessage", Value::Null), "message is");
        assert_fails(&spoiled("/error/count", json!(2)), "exception.count is");
        assert_fails(&spoiled("/response/headers", json!({})), "exception is null, not {");
    }
}
