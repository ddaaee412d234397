//! Models that can be read but not generated: errors that name operation or shape, and member.

use super::support::{generate, model, refusal, with};
use botocore_codegen::Options;
use botocore_model::{Extended, Extras, Source, Sources};
use serde_json::json;

#[test]
fn event_streams_that_are_asked_for_are_refused_by_operation_and_member() {
    let mut model = model();
    model["shapes"]["Events"] =
        json!({"type": "structure", "eventstream": true, "members": {"thing": {"shape": "Thing"}}});
    let mut output = model.clone();
    output["shapes"]["PutResponse"] =
        json!({"type": "structure", "members": {"events": {"shape": "Events"}}, "payload": "events"});
    model["shapes"]["PutRequest"]["members"]["events"] = json!({"shape": "Events"});
    for model in [output, model] {
        let text = model.to_string();
        let model = botocore_model::read(&Sources::of_text("service-2.json", &text)).unwrap();
        let options = Options { operations: Some(vec!["Put".to_owned()]), ..Options::default() };
        let problems = botocore_codegen::generate(&model, &options).unwrap_err().to_string();
        assert!(
            problems.contains("$.shapes.Put") && problems.contains(".events: the member is an event stream"),
            "{problems}"
        );
    }
}

#[test]
fn checksums_in_a_form_of_the_services_own_are_refused() {
    refusal(&with("/metadata/checksumFormat", json!("sha256")), &["$.metadata.checksumFormat: ", "sha256"]);
}

#[test]
fn event_streams_in_structures_are_refused() {
    let mut model = model();
    model["shapes"]["Events"] = json!({"type": "structure", "eventstream": true, "members": {}});
    model["shapes"]["Thing"]["members"]["events"] = json!({"shape": "Events"});
    refusal(&model, &["Thing", "events", "event stream"]);
}

#[test]
fn streams_in_structures_are_refused() {
    let mut model = model();
    model["shapes"]["Stream"] = json!({"type": "blob", "streaming": true});
    model["shapes"]["Thing"]["members"]["stream"] = json!({"shape": "Stream"});
    refusal(&model, &["Thing", "stream"]);
}

#[test]
fn inputs_outputs_and_errors_that_are_unions_or_documents_are_refused() {
    for shape in ["PutRequest", "PutResponse", "Failure"] {
        for kind in ["union", "document"] {
            let expected = format!("$.shapes.{shape}: an input, output or error is a {kind}");
            refusal(&with(&format!("/shapes/{shape}/{kind}"), json!(true)), &[&expected]);
        }
    }
}

#[test]
fn idempotency_tokens_that_are_not_strings_are_refused() {
    for shape in ["Size", "Colour"] {
        let mut model = with("/shapes/Size", json!({"type": "integer"}));
        model["shapes"]["PutRequest"]["members"]["token"] = json!({"shape": shape, "idempotencyToken": true});
        refusal(&model, &["$.shapes.PutRequest.members.token: ", "idempotency token", "not a string"]);
    }
}

#[test]
fn traits_that_are_not_built_are_refused_by_operation() {
    let checksum = json!({"requestAlgorithmMember": "note", "requestChecksumRequired": true});
    refusal(&with("/operations/Put/httpChecksum", checksum), &["Put", "httpChecksum"]);
    refusal(&with("/operations/Put/requestcompression", json!({"encodings": ["br"]})), &["Put", "br", "gzip"]);
    refusal(&with("/operations/Put/authtype", json!("bearer")), &["Put", "bearer"]);
    refusal(&with("/operations/Put/auth", json!(["aws.auth#sigv4a"])), &["Put", "sigv4a"]);
    refusal(&with("/metadata/signatureVersion", json!("s3v4")), &["Put", "s3v4"]);
    refusal(&with("/operations/Put/endpointdiscovery", json!({"required": true})), &["Put", "discover its endpoint"]);
    refusal(&with("/clientContextParams", json!({"Kind": {"type": "string"}})), &["Put", "Kind"]);
    let context = json!({"Name": {"path": "id"}});
    refusal(&with("/operations/Put/operationContextParams", context), &["Put", "operationContextParams"]);
}

#[test]
fn traits_that_need_not_be_built_are_generated() {
    generate(&with("/operations/Put/endpointdiscovery", json!({}))).unwrap();
    let mut fixed = with("/clientContextParams", json!({"Kind": {"type": "string"}}));
    for operation in fixed["operations"].as_object_mut().unwrap().values_mut() {
        operation["staticContextParams"] = json!({"Kind": {"value": "things"}});
    }
    generate(&fixed).unwrap();
}

#[test]
fn members_that_cannot_travel_are_refused_by_operation() {
    for (location, shape) in [
        ("uri", "Texts"),
        ("uri", "Thing"),
        ("querystring", "Thing"),
        ("header", "Thing"),
        ("headers", "Text"),
        ("statusCode", "Text"),
    ] {
        let mut model = model();
        model["operations"]["Put"]["http"]["requestUri"] = json!("/put/{Id}/{odd}");
        model["shapes"]["PutRequest"]["required"] = json!(["id", "thing", "odd"]);
        if location != "uri" {
            model["operations"]["Put"]["http"]["requestUri"] = json!("/put/{Id}");
        }
        model["shapes"]["PutRequest"]["members"]["odd"] =
            json!({"shape": shape, "location": location, "locationName": "odd"});
        refusal(&model, &["Put", "odd"]);
    }
}

#[test]
fn a_reply_that_is_its_payload_has_no_room_for_what_requests_send_in_the_path() {
    let mut model = model();
    model["shapes"]["PutResponse"]["payload"] = json!("thing");
    model["shapes"]["PutResponse"]["members"]["odd"] =
        json!({"shape": "Text", "location": "querystring", "locationName": "odd"});
    refusal(&model, &["Put", "odd", "no room"]);
}

#[test]
fn lists_and_maps_of_themselves_are_refused() {
    refusal(&with("/shapes/Texts/member/shape", json!("Texts")), &["Texts", "without end"]);
    let mut model = model();
    model["shapes"]["Map"] = json!({"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Texts"}});
    model["shapes"]["Texts"]["member"]["shape"] = json!("Map");
    refusal(&model, &["without end"]);
}

#[test]
fn lists_of_themselves_through_a_structure_are_sound() {
    let mut model = model();
    model["shapes"]["Things"] = json!({"type": "list", "member": {"shape": "Thing"}});
    model["shapes"]["Thing"]["members"]["things"] = json!({"shape": "Things"});
    generate(&model).unwrap();
}

#[test]
fn unknown_operations_are_refused_with_a_suggestion() {
    let text = model().to_string();
    let model = botocore_model::read(&Sources::of_text("service-2.json", &text)).unwrap();
    let options = botocore_codegen::Options { operations: Some(vec!["put".to_owned()]), ..Default::default() };
    let problems = botocore_codegen::generate(&model, &options).unwrap_err().to_string();
    assert!(problems.contains("no operation put") && problems.contains("did you mean Put?"), "{problems}");
}

#[test]
fn auth_schemes_that_are_not_built_are_refused_by_member() {
    for (schemes, part) in [
        (json!([{"name": "sigv4", "disableDoubleEncoding": true}]), "disableDoubleEncoding"),
        (json!([{"name": "sigv4", "signingName": 1}]), "signingName"),
        (json!([{"signingName": "things"}]), "no name"),
        (json!({"name": "sigv4"}), "must be a list"),
    ] {
        let endpoint = json!({"url": "https://a.example", "properties": {"authSchemes": schemes}, "headers": {}});
        let rules = json!([{"conditions": [], "endpoint": endpoint, "type": "endpoint"}]);
        let rule_set = json!({"version": "1.0", "parameters": {}, "rules": rules}).to_string();
        let text = model().to_string();
        let sources = Sources {
            endpoint_rule_set: Some(Source { name: "endpoint-rule-set-1.json", text: &rule_set }),
            ..Sources::of_text("service-2.json", &text)
        };
        let model = botocore_model::read(&sources).unwrap();
        let problems =
            botocore_codegen::generate(&model, &botocore_codegen::Options::default()).unwrap_err().to_string();
        assert!(problems.contains(part), "{part:?} is not in: {problems}");
    }
}

#[test]
fn problems_name_file_place_and_what_to_do() {
    refusal(
        &with("/operations/Put/authtype", json!("bearer")),
        &["service-2.json: $.operations.Put.authtype: the authtype \"bearer\" is not generated"],
    );
    let mut model = model();
    model["shapes"]["Stream"] = json!({"type": "blob", "streaming": true});
    model["shapes"]["Thing"]["members"]["stream"] = json!({"shape": "Stream"});
    refusal(
        &model,
        &["service-2.json: $.shapes.Thing.members.stream: the member is a streaming blob but not the payload; \
           make it the payload"],
    );
    model["shapes"]["Streams"] = json!({"type": "list", "member": {"shape": "Stream"}});
    model["shapes"]["Thing"]["members"]["stream"] = json!({"shape": "Streams"});
    refusal(&model, &["service-2.json: $.shapes.Streams.member.shape: the elements are streams"]);
}

#[test]
fn one_cause_is_said_once() {
    let mut model = model();
    model["operations"]["Post"] = model["operations"]["Put"].clone();
    model["operations"]["Post"]["name"] = json!("Post");
    let mut odd = model.clone();
    odd["shapes"]["PutRequest"]["members"]["odd"] = json!({"shape": "Thing", "location": "header"});
    refusal(&odd, &["$.shapes.PutRequest.members.odd", "1 problem in service-2.json"]);
    model["metadata"]["signatureVersion"] = json!("s3v4");
    refusal(&model, &["$.metadata.signatureVersion", "such as Post", "1 problem in service-2.json"]);
}

#[test]
fn problems_of_endpoint_rules_name_their_place() {
    let condition = json!({"fn": "substring", "argv": ["a", 0, 1, false], "assign": "Name"});
    let inner =
        json!({"conditions": [], "endpoint": {"url": {"ref": "Name"}, "properties": {"odd": 1}}, "type": "endpoint"});
    let rules = json!([{"conditions": [condition], "rules": [inner], "type": "tree"}]);
    let rule_set = json!({"version": "1.0", "parameters": {}, "rules": rules}).to_string();
    let text = model().to_string();
    let mut sources = Sources::of_text("service-2.json", &text);
    sources.endpoint_rule_set = Some(Source { name: "rules.json", text: &rule_set });
    let model = botocore_model::read(&sources).unwrap();
    let problems = botocore_codegen::generate(&model, &Options::default()).unwrap_err().to_string();
    let expected =
        "rules.json: $.rules[0].rules[0].endpoint.properties.odd: this property of an endpoint is not generated";
    assert!(problems.starts_with(expected), "{problems}");
}

#[test]
fn problems_name_the_extras_that_they_are_in() {
    let text = model().to_string();
    let extras = json!({"version": 1.0, "merge": {"operations": {"Put": {"authtype": "bearer"}}}}).to_string();
    let mut sources = Sources::of_text("service-2.json", &text);
    let source = Source { name: "service-2.sdk-extras.json", text: &extras };
    sources.extras.push(Extras { extends: Extended::Service, source });
    let model = botocore_model::read(&sources).unwrap();
    let problems = botocore_codegen::generate(&model, &Options::default()).unwrap_err().to_string();
    assert!(problems.starts_with("service-2.sdk-extras.json: $.merge.operations.Put.authtype: "), "{problems}");
}

#[test]
fn bounds_of_whole_numbers_are_exact() {
    let mut model = model();
    model["shapes"]["Size"] = json!({"type": "long", "max": 9_007_199_254_740_993_u64});
    model["shapes"]["Thing"]["members"]["size"] = json!({"shape": "Size"});
    let output = generate(&model).unwrap();
    let documentation = &output.files["src/types/thing.rs"];
    assert!(documentation.contains("Range: at most 9007199254740993."), "{documentation}");
}

#[test]
fn errors_in_inputs_are_refused() {
    let mut model = model();
    model["shapes"]["Busy"] = json!({"type": "structure", "exception": true, "members": {}});
    model["shapes"]["PutRequest"]["members"]["busy"] = json!({"shape": "Busy"});
    refusal(&model, &["Busy", "errors are not sent"]);
}

#[test]
fn services_that_speak_json_say_how() {
    let mut model = with("/metadata/protocol", json!("json"));
    refusal(&model, &["$.metadata.jsonVersion", "version"]);
    model["metadata"]["jsonVersion"] = json!("1.0");
    refusal(&model, &["$.metadata.targetPrefix", "name its operations"]);
    for odd in ["", "a b", "a\nb", "ä"] {
        model["metadata"]["targetPrefix"] = json!(odd);
        refusal(&model, &["$.metadata.targetPrefix", "header"]);
    }
    model["metadata"]["targetPrefix"] = json!("Small");
    generate(&model).unwrap();
    model["metadata"]["jsonVersion"] = json!("2.0");
    refusal(&model, &["$.metadata.jsonVersion", "2.0"]);
}

#[test]
fn what_forms_and_xml_cannot_hold_is_refused() {
    let query = || {
        let mut model = with("/metadata/protocol", json!("query"));
        model["shapes"]["Names"] = json!({"type": "list", "member": {"shape": "Text", "locationName": "item"}});
        model
    };
    let mut model = query();
    model["operations"]["Put"]["output"]["resultWrapper"] = json!("PutThingResult");
    refusal(&model, &["Put", "resultWrapper", "PutThingResult", "PutResult"]);
    let mut model = query();
    model["shapes"]["PutRequest"]["members"]["what"] = json!({"shape": "Text", "locationName": "Action"});
    refusal(&model, &["$.operations.Put.input", "\"what\" is sent as Action"]);
    let mut model = query();
    model["shapes"]["Lists"] = json!({"type": "list", "member": {"shape": "Names", "flattened": true}});
    model["shapes"]["Thing"]["members"]["lists"] = json!({"shape": "Lists"});
    refusal(&model, &["Thing.members.lists", "flattened"]);
    let mut model = query();
    model["shapes"]["Choice"] = json!({"type": "structure", "union": true, "members": {"names": {"shape": "Names"}}});
    model["shapes"]["Thing"]["members"]["choice"] = json!({"shape": "Choice"});
    refusal(&model, &["Choice.members.names", "names its elements"]);
}
