//! Features that `CodeArtifact` does not use: unions, documents, times and numbers of all kinds, names that differ on the wire.

use botocore_runtime::DateTime;
use codeartifact_tests::models::bindings::operation::body_times::BodyTimesInput;
use codeartifact_tests::models::bindings::operation::headers::HeadersOutput;
use codeartifact_tests::models::bindings::operation::mixed::MixedInput;
use codeartifact_tests::models::names::operation::echo::EchoInput as NamesInput;
use codeartifact_tests::models::payloads::operation::put_stream::PutStreamOutput;
use codeartifact_tests::models::payloads::operation::put_text::PutTextInput;
use codeartifact_tests::models::payloads::operation::put_union::PutUnionOutput;
use codeartifact_tests::models::types::operation::echo::{EchoInput, EchoOutput};
use codeartifact_tests::models::types::types::error::NotFound;
use codeartifact_tests::models::types::types::{Choice, Leaf};
use serde_json::{Value, from_value, json, to_value};

/// Reads an input and shows it again.
fn shown(json: &Value) -> Value {
    to_value(from_value::<EchoInput>(json.clone()).unwrap()).unwrap()
}

fn refused(json: Value) -> String {
    from_value::<EchoInput>(json).unwrap_err().to_string()
}

#[test]
fn every_type_is_read_as_it_is_shown() {
    let json = json!({
        "string": "\u{0}\"ü👍", "integer": i32::MIN, "long": i64::MAX, "float": 0.5, "double": 1e300, "boolean": false,
        "time": "2001-02-03T04:05:06.789Z", "blob": "//4=", "blobs": ["", "YQ=="],
        "document": {"a": [1, null, {"b": 2.5}]}, "documents": [1, "x"],
        "sparseStrings": ["a", null], "sparseMap": {"a": null, "b": "c"}, "colour": "mauve",
        "byColour": {"red": 1, "mauve": 2}, "renamed": "r",
    });
    assert_eq!(shown(&json), json);
}

#[test]
fn the_name_on_the_wire_is_not_the_one_people_use() {
    assert_eq!(to_value(from_value::<Leaf>(json!({"name": "n"})).unwrap()).unwrap(), json!({"name": "n"}));
    assert_eq!(from_value::<Leaf>(json!({"leaf-name": "n"})).unwrap(), Leaf::default());
    let error = refused(json!({"choice": {"leaf": {"leaf-name": "n"}}}));
    assert_eq!(error, "choice.leaf.leaf-name: the model has no member of this name");
    let mixed = json!({"id": "i", "page": 1, "note": "n", "renamed": "r", "plain": 0});
    let input: MixedInput = from_value(mixed.clone()).unwrap();
    assert_eq!(input.renamed.as_deref(), Some("r"));
    let Value::Object(members) = to_value(&input).unwrap() else { panic!("an input is an object") };
    assert_eq!(Value::Object(members), mixed);
}

#[test]
fn numbers_that_are_none_are_words() {
    let json = json!({"float": "-Infinity", "double": "NaN"});
    assert_eq!(shown(&json), json);
    assert_eq!(shown(&json!({"double": "Infinity", "float": 1})), json!({"float": 1.0, "double": "Infinity"}));
}

#[test]
fn times_are_read_in_any_format_and_shown_in_one() {
    for time in [json!(1_576_540_098), json!("1576540098"), json!("2019-12-17T00:48:18+01:00"), json!(1.576_540_098e9)]
    {
        let members = json!({"plain": time, "httpDate": time, "list": [time], "map": {"a": time}});
        let shown = to_value(from_value::<BodyTimesInput>(members).unwrap()).unwrap();
        let iso = "2019-12-16T23:48:18Z";
        assert_eq!(shown, json!({"plain": iso, "httpDate": iso, "list": [iso], "map": {"a": iso}}));
    }
    assert_eq!(refused(json!({"time": true})), "time: expected a timestamp, found a boolean");
    let error = refused(json!({"time": "yesterday"}));
    assert!(error.starts_with("time: "), "{error}");
}

#[test]
fn times_of_years_without_four_digits_are_epoch_seconds() {
    let leap_second = DateTime::parse("9999-12-31T23:59:60Z").unwrap();
    for (time, expected) in [
        (leap_second, json!(253_402_300_800_i64)),
        (DateTime::from_secs(-62_167_219_201), json!(-62_167_219_201_i64)),
        (DateTime::from_secs(253_402_300_799), json!("9999-12-31T23:59:59Z")),
        (DateTime::MIN, json!(i64::MIN)),
        (DateTime::MAX, json!("9223372036854775807.999999999")),
    ] {
        let shown = to_value(time).unwrap();
        assert_eq!((&shown, from_value::<DateTime>(shown.clone()).unwrap()), (&expected, time));
    }
}

#[test]
fn a_union_is_an_object_of_one_member() {
    let nested = json!({"again": {"again": {"leaf": {"name": "n"}}}});
    assert_eq!(to_value(from_value::<Choice>(nested.clone()).unwrap()).unwrap(), nested);
    for (json, expected) in [
        (json!({}), "choice: expected one member with a value, found none"),
        (json!({"text": null}), "choice: expected one member with a value, found none"),
        (json!({"text": "a", "number": 1}), "choice: expected one member with a value, found \"text\" and \"number\""),
        (json!({"txt": "a"}), "choice.txt: the model has no member of this name"),
        (json!({"__type": "x", "text": "a"}), "choice.__type: the model has no member of this name"),
        (json!({"again": {"leaf": {"nam": 1}}}), "choice.again.leaf.nam: the model has no member of this name"),
    ] {
        assert_eq!(refused(json!({"choice": json})), expected, "{json}");
    }
    assert_eq!(from_value::<Choice>(json!({})).unwrap_err().to_string(), "expected a value, found none");
}

#[test]
fn a_variant_that_only_the_service_knows_is_shown_as_it_came() {
    let unknown = Choice::Unknown { tag: "new".to_owned(), value: json!({"deep": [1]}) };
    assert_eq!(to_value(unknown).unwrap(), json!({"new": {"deep": [1]}}));
}

#[test]
fn sparse_collections_take_nulls_and_dense_ones_do_not() {
    assert_eq!(refused(json!({"byColour": {"red": null}})), "byColour.red: expected a value, found null");
    assert_eq!(refused(json!({"blobs": ["", null]})), "blobs[1]: expected a value, found null");
    assert_eq!(refused(json!({"blob": "?"})), "blob: expected base64, found another string");
}

#[test]
fn payloads_and_headers_are_members_like_others() {
    let json = json!({"tag": "t", "content": "text"});
    assert_eq!(to_value(from_value::<PutTextInput>(json.clone()).unwrap()).unwrap(), json);
    let json = json!({"tag": "t", "content": {"number": 1}});
    assert_eq!(to_value(from_value::<PutUnionOutput>(json.clone()).unwrap()).unwrap(), json);
    let json = json!({"string": "s", "integer": 1, "time": "2001-02-03T04:05:06Z"});
    assert_eq!(to_value(from_value::<HeadersOutput>(json.clone()).unwrap()).unwrap(), json);
    let output: PutStreamOutput = from_value(json!({"content": "YWI="})).unwrap();
    assert_eq!(&output.content.as_bytes().unwrap()[..], b"ab");
}

#[test]
fn an_error_is_shown_with_members_of_body_and_headers() {
    let json = json!({"message": "m", "resource": {"name": "n"}, "secret": "s", "count": 1, "retryAfter": 3});
    assert_eq!(to_value(from_value::<NotFound>(json.clone()).unwrap()).unwrap(), json);
}

#[test]
fn maps_are_shown_in_the_order_of_their_keys() {
    let output: EchoOutput = from_value(json!({"byColour": {"c": 1, "a": 2, "b": 3}})).unwrap();
    assert_eq!(serde_json::to_string(&output).unwrap(), r#"{"byColour":{"a":2,"b":3,"c":1}}"#);
}

#[test]
fn members_named_like_keywords_keep_their_names() {
    let error = from_value::<NamesInput>(json!({"no such": 1})).unwrap_err();
    assert_eq!(error.to_string(), "[\"no such\"]: the model has no member of this name");
}
