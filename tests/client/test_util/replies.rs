//! Outputs and errors written as replies are read back as they were.

use codeartifact::Operation;
use codeartifact::operation::describe_package_version::DescribePackageVersionInput;
use codeartifact::operation::list_domains::ListDomainsInput;
use codeartifact::runtime::prepare;
use codeartifact::runtime::protocol::RestJson;
use codeartifact::test_util::ToReply;
use codeartifact_tests::models::bindings::operation::all_headers::AllHeadersInput;
use codeartifact_tests::models::bindings::operation::body_times::BodyTimesInput;
use codeartifact_tests::models::bindings::operation::headers::HeadersInput;
use codeartifact_tests::models::payloads::operation::put_blob::PutBlobInput;
use codeartifact_tests::models::payloads::operation::put_document::PutDocumentInput;
use codeartifact_tests::models::payloads::operation::put_enumeration::PutEnumerationInput;
use codeartifact_tests::models::payloads::operation::put_list::PutListInput;
use codeartifact_tests::models::payloads::operation::put_map::PutMapInput;
use codeartifact_tests::models::payloads::operation::put_stream::PutStreamInput;
use codeartifact_tests::models::payloads::operation::put_structure::PutStructureInput;
use codeartifact_tests::models::payloads::operation::put_text::PutTextInput;
use codeartifact_tests::models::payloads::operation::put_union::PutUnionInput;
use codeartifact_tests::models::types::operation::echo::EchoInput;
use codeartifact_tests::models::types::types::error::{Busy, Exception, NotFound};
use http::Response;
use serde_core::de::DeserializeOwned;
use serde_core::ser::Serialize;
use serde_json::{Value, from_value, json, to_value};

/// The reply that an output in JSON makes.
fn reply<T: ToReply + DeserializeOwned>(output: &Value) -> Response<bytes::Bytes> {
    let output: T = from_value(output.clone()).unwrap();
    output.to_reply::<RestJson>().unwrap().into_response().map(|body| body.as_bytes().cloned().unwrap())
}

fn round_trips<O: Operation>(output: &Value)
where
    O::Output: ToReply + DeserializeOwned + Serialize,
{
    let reply = reply::<O::Output>(output);
    assert!(reply.headers().contains_key("content-length"));
    let read = O::decode(reply.map(O::ResponseBody::from)).unwrap();
    assert_eq!(to_value(&read).unwrap(), *output, "{}", O::NAME);
}

#[test]
fn bodies_have_the_names_of_the_wire() {
    let output = json!({"string": "s", "renamed": "r", "time": "2001-02-03T04:05:06.789Z", "blob": "//4=",
        "sparseStrings": ["a", null], "byColour": {"red": 1}, "document": {"a": [1]}, "double": "NaN"});
    round_trips::<EchoInput>(&output);
    let reply = reply::<<EchoInput as Operation>::Output>(&output);
    assert_eq!(reply.headers()["content-type"], "application/json");
    let body: Value = serde_json::from_slice(reply.body()).unwrap();
    assert_eq!((&body["RE named"], &body["time"]), (&json!("r"), &json!(981_173_106.789)));
    let time = "2001-02-03T04:05:06Z";
    round_trips::<BodyTimesInput>(&json!({"httpDate": time, "memberIso": time, "list": [time], "map": {"a": time}}));
}

#[test]
fn headers_and_status_are_written_where_they_are_read() {
    let time = "2001-02-03T04:05:06Z";
    round_trips::<HeadersInput>(&json!({
        "left": "in the body", "string": "s", "integer": 1, "long": 2, "float": 0.5, "double": 1.5, "boolean": true,
        "time": time, "epoch": time, "iso": time, "httpDate": time, "colour": "dark blue",
        "strings": ["a, b", "\"c\""], "integers": [1, 2], "booleans": [true], "doubles": [0.5], "times": [time, time],
        "epochs": [time], "colours": ["red"], "json": "{\"ü\": 1}", "unnamed": "u", "memberIso": time,
        "meta": {"a": "1", "b": "2"}, "contentType": "application/x", "status": 201,
    }));
    let reply = reply::<<AllHeadersInput as Operation>::Output>(&json!({"all": {"x-a": "1", "x-b": "2"}}));
    assert_eq!((&reply.headers()["x-a"], &reply.headers()["x-b"]), (&"1".parse().unwrap(), &"2".parse().unwrap()));
}

#[test]
fn payloads_are_the_whole_body() {
    round_trips::<PutStructureInput>(&json!({"tag": "t", "content": {"x": 1, "y": 2}}));
    round_trips::<PutTextInput>(&json!({"tag": "t", "content": "text"}));
    round_trips::<PutEnumerationInput>(&json!({"content": "red"}));
    round_trips::<PutBlobInput>(&json!({"content": "//4="}));
    round_trips::<PutDocumentInput>(&json!({"content": [1, {"a": null}]}));
    round_trips::<PutUnionInput>(&json!({"content": {"number": 1}}));
    round_trips::<PutListInput>(&json!({"content": [{"x": 1}]}));
    round_trips::<PutMapInput>(&json!({"content": {"a": "b"}}));
    for empty in [json!({}), json!({"tag": "t"})] {
        round_trips::<PutTextInput>(&empty);
        round_trips::<PutUnionInput>(&empty);
        round_trips::<PutStreamInput>(&empty);
    }
    let reply = reply::<<PutStreamInput as Operation>::Output>(&json!({"tag": "t", "content": "YWI="}));
    assert_eq!((reply.headers()["x-tag"].as_bytes(), &reply.body()[..]), (&b"t"[..], &b"ab"[..]));
}

#[test]
fn real_outputs_round_trip() {
    round_trips::<ListDomainsInput>(&json!({"domains": [{
        "name": "d", "owner": "111122223333", "status": "Active", "createdTime": "2020-01-02T03:04:05Z",
    }], "nextToken": "n"}));
    round_trips::<DescribePackageVersionInput>(&json!({"packageVersion": {
        "format": "npm", "packageName": "p", "licenses": [{"name": "MIT", "url": "u"}],
        "origin": {"originType": "EXTERNAL", "domainEntryPoint": {"externalConnectionName": "public:npmjs"}},
    }}));
}

#[test]
fn errors_have_their_code_and_status() {
    let not_found = json!({"message": "m", "resource": {"name": "n"}, "secret": "s", "count": 1, "retryAfter": 3});
    let reply = reply::<NotFound>(&not_found);
    assert_eq!((reply.status().as_u16(), &reply.headers()["retry-after"]), (404, &"3".parse().unwrap()));
    let error = prepare::parse::<EchoInput>(reply).unwrap_err();
    let Some(Exception::NotFound(read)) = error.exception() else { panic!("{error}") };
    assert_eq!(to_value(read).unwrap(), not_found);
    let busy: Busy = from_value(json!({"Message": "m"})).unwrap();
    let reply = busy.to_reply::<RestJson>().unwrap().into_response();
    assert_eq!((reply.status().as_u16(), &reply.headers()["x-amzn-errortype"]), (400, &"Busy".parse().unwrap()));
}
