//! Models whose parts contradict each other: labels, errors, streams and endpoint parameters of other types than their
//! places have.

use super::support::{generate, model, refusal, with};
use botocore_codegen::Options;
use botocore_model::{Source, Sources};
use serde_json::{Value, json};

#[test]
fn labels_of_a_host_are_strings() {
    let mut model = model();
    model["operations"]["Put"]["endpoint"] = json!({"hostPrefix": "{thing}."});
    model["shapes"]["PutRequest"]["members"]["thing"]["hostLabel"] = json!(true);
    refusal(&model, &["$.operations.Put.endpoint.hostPrefix: ", "{thing} is filled by what is not a string"]);
}

#[test]
fn errors_that_stream_are_refused() {
    let mut model = model();
    model["shapes"]["Stream"] = json!({"type": "blob", "streaming": true});
    model["shapes"]["Failure"]["members"] = json!({"body": {"shape": "Stream"}});
    model["shapes"]["Failure"]["payload"] = json!("body");
    refusal(&model, &["$.shapes.Failure.members.body: ", "the body of an error is a stream"]);
}

#[test]
fn endpoint_parameters_are_set_to_values_of_their_types() {
    let parameters = json!({"Flag": {"type": "boolean"}, "Text": {"type": "string"}, "List": {"type": "stringArray"}});
    let rules = json!([{"conditions": [], "error": "no", "type": "error"}]);
    let rule_set = json!({"version": "1.0", "parameters": parameters, "rules": rules}).to_string();
    let problems = |model: &Value| {
        let text = model.to_string();
        let sources = Sources {
            endpoint_rule_set: Some(Source { name: "rules.json", text: &rule_set }),
            ..Sources::of_text("service-2.json", &text)
        };
        let model = botocore_model::read(&sources).unwrap();
        botocore_codegen::generate(&model, &Options::default()).map(drop).map_err(|problems| problems.to_string())
    };
    for (parameter, shape, value) in
        [("Flag", "Switch", json!(true)), ("Text", "Colour", json!("a")), ("List", "Texts", json!(["a"]))]
    {
        let with = |shape: &str, value: &Value| {
            let mut model = with("/operations/Put/staticContextParams", json!({parameter: {"value": value}}));
            model["shapes"]["Switch"] = json!({"type": "boolean"});
            let member = json!({"shape": shape, "contextParam": {"name": parameter}});
            model["shapes"]["PutRequest"]["members"]["odd"] = member;
            model
        };
        problems(&with(shape, &value)).unwrap();
        let odd = problems(&with("Thing", &value)).unwrap_err();
        let place = format!("$.shapes.PutRequest.members.odd.contextParam.name: the endpoint parameter {parameter} is");
        assert!(odd.contains(&place), "{odd}");
        let wrong = if parameter == "Flag" { json!("a") } else { json!(true) };
        let odd = problems(&with(shape, &wrong)).unwrap_err();
        let place =
            format!("$.operations.Put.staticContextParams.{parameter}.value: the endpoint parameter {parameter} is");
        assert!(odd.contains(&place), "{odd}");
    }
}

#[test]
fn errors_that_replies_could_not_tell_apart_are_refused() {
    let other = |error| {
        let mut model = model();
        model["shapes"]["Other"] = json!({"type": "structure", "exception": true, "error": error, "members": {}});
        model
    };
    let shared = other(json!({"code": "FailureCode"}));
    refusal(&shared, &["$.shapes.Other: the code \"FailureCode\" is that of the error Failure, too; give one of"]);
    // An error with an empty code counts as one without a code.
    generate(&other(json!({"code": ""}))).unwrap();
    let mut renamed = other(json!({"code": ""}));
    renamed["shapes"]["Failure"]["error"]["code"] = json!("Other");
    refusal(&renamed, &["$.shapes.Other: the code \"Other\""]);
}

#[test]
fn streams_are_refused_where_no_member_is_the_whole_body() {
    let mut model = model();
    model["shapes"]["Stream"] = json!({"type": "blob", "streaming": true});
    model["shapes"]["PutResponse"]["members"] = json!({"stream": {"shape": "Stream"}});
    model["shapes"]["PutResponse"]["payload"] = json!("stream");
    generate(&model).unwrap();
    model["metadata"]["protocol"] = json!("query");
    refusal(&model, &["$.shapes.PutResponse.members.stream: ", "has no room among the others in this protocol"]);
}
