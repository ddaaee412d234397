//! Operations: how they are signed and sent, and the errors that they may give.

use super::support::{generate, model, refusal, with};
use super::{file, has_lines};
use botocore_codegen::Options;
use botocore_model::Sources;
use serde_json::{Value, json};

const PUT: &str = "src/operation/put.rs";

/// How the operation is signed, as it is emitted; empty for the usual way.
fn auth(model: &Value) -> String {
    let text = file(model, PUT);
    let line = text.lines().find_map(|line| line.trim().strip_prefix("const AUTH: Auth = Auth::"));
    line.unwrap_or_default().trim_end_matches(';').to_owned()
}

#[test]
fn an_operation_may_be_signed_in_its_own_way() {
    for (key, value, expected) in [
        ("authtype", json!("v4"), ""),
        ("authtype", json!("none"), "None"),
        ("authtype", json!("v4-unsigned-body"), "SigV4UnsignedPayload"),
        ("unsignedPayload", json!(true), "SigV4UnsignedPayload"),
        ("auth", json!(["aws.auth#sigv4"]), ""),
        ("auth", json!(["smithy.api#noAuth"]), "None"),
        ("auth", json!(["aws.auth#sigv4a", "aws.auth#sigv4"]), ""),
    ] {
        let model = with(&format!("/operations/Put/{key}"), value.clone());
        assert_eq!(auth(&model), expected, "{key}: {value}");
    }
}

#[test]
fn how_the_service_is_signed_matters_to_operations_that_say_nothing() {
    for (key, value, found) in [
        ("auth", json!(["aws.auth#sigv4a"]), "operations such as Put are authorized by aws.auth#sigv4a"),
        ("signatureVersion", json!("s3v4"), "operations such as Put are authorized by s3v4"),
    ] {
        let mut model = with(&format!("/metadata/{key}"), value);
        refusal(&model, &[&format!("$.metadata.{key}: {found}"), "only signature version 4 is generated", "1 problem"]);
        let mut own = model.clone();
        own["operations"]["Put"]["auth"] = json!(["aws.auth#sigv4"]);
        generate(&own).unwrap();
        model["operations"]["Put"]["authtype"] = json!("none");
        generate(&model).unwrap();
    }
    generate(&with("/metadata/auth", json!(["aws.auth#sigv4a", "aws.auth#sigv4"]))).unwrap();
}

#[test]
fn only_some_protocols_send_a_body_without_members() {
    for (protocol, has_body) in [("rest-json", false), ("json", true), ("query", true)] {
        let mut model = with("/metadata/protocol", json!(protocol));
        model["metadata"]["jsonVersion"] = json!("1.1");
        model["metadata"]["targetPrefix"] = json!("Small");
        model["operations"]["Ask"] = json!({"name": "Ask", "http": {"method": "POST", "requestUri": "/"}});
        let text = file(&model, "src/operation/ask.rs");
        assert_eq!(text.contains("request.members(&self);"), has_body, "{protocol}: {text}");
    }
}

#[test]
fn labels_are_bound_to_the_members_that_name_them() {
    let mut model = with("/operations/Put/http/requestUri", json!("/{a}/{b+}"));
    let label = |name: &str| json!({"shape": "Text", "location": "uri", "locationName": name});
    model["shapes"]["PutRequest"] = json!({
        "type": "structure", "required": ["a", "x", "y"],
        // The name of the first member is that of a label which it does not fill.
        "members": {"a": {"shape": "Text"}, "x": label("b"), "y": label("a")}
    });
    let text = file(&model, PUT);
    let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part} is not in: {text}"));
    assert!(at("(\"y\", ") < at("(\"x\", "), "{text}");
    model["operations"]["Put"]["endpoint"] = json!({"hostPrefix": "{y}."});
    refusal(&model, &["$.operations.Put.endpoint.hostPrefix"]);
    model["shapes"]["PutRequest"]["members"]["a"]["hostLabel"] = json!(true);
    model["operations"]["Put"]["endpoint"] = json!({"hostPrefix": "{a}."});
    generate(&model).unwrap();
}

#[test]
fn a_message_is_a_text_that_may_be_shown() {
    let is_message = |model: &Value| file(model, "src/types/error/failure.rs").contains("\"message\" [message]");
    assert!(is_message(&model()));
    assert!(!is_message(&with("/shapes/Failure/sensitive", json!(true))));
    let of_shape = |shape: Value| {
        let mut model = with("/shapes/Odd", shape);
        model["shapes"]["Failure"]["members"]["message"] = json!({"shape": "Odd"});
        is_message(&model)
    };
    assert!(of_shape(json!({"type": "string"})));
    assert!(!of_shape(json!({"type": "string", "sensitive": true})));
    assert!(!of_shape(json!({"type": "integer"})));
    let mut capital = model();
    capital["shapes"]["Failure"]["members"] = json!({"Code": {"shape": "Text"}, "Message": {"shape": "Text"}});
    has_lines(&capital, "src/types/error/failure.rs", &["message: \"Message\" [message]", "code: \"Code\" [detail]"]);
}

#[test]
fn a_part_of_the_service_has_the_errors_that_it_may_give() {
    let mut model = model();
    let mut failure = model["shapes"]["Failure"].clone();
    failure.as_object_mut().unwrap().remove("error");
    for name in ["Held", "Undeclared"] {
        model["shapes"][name] = failure.clone();
    }
    model["shapes"]["PutResponse"]["members"]["cause"] = json!({"shape": "Held"});
    let text = model.to_string();
    let model = botocore_model::read(&Sources::of_text("service-2.json", &text)).unwrap();
    let errors = |operations: Option<Vec<String>>| {
        let options = Options { operations, ..Options::default() };
        let files = botocore_codegen::generate(&model, &options).unwrap().files;
        assert!(!files.contains_key("src/types/held.rs"));
        let of_path = |path: &String| Some(path.strip_prefix("src/types/error/")?.strip_suffix(".rs")?.to_owned());
        files.keys().filter_map(of_path).collect::<Vec<_>>()
    };
    assert_eq!(errors(None), ["failure", "held", "undeclared"]);
    assert_eq!(errors(Some(vec!["Put".to_owned()])), ["failure", "held"]);
}

#[test]
fn clients_keep_their_own_methods() {
    let mut model = model();
    for name in ["Send", "Clone", "Config"] {
        model["operations"][name] = model["operations"]["Put"].clone();
        model["operations"][name]["name"] = json!(name);
    }
    has_lines(&model, "src/client.rs", &["pub fn send2(", "pub fn clone2(", "pub fn config2("]);
}
