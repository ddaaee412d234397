//! Faults of a service as a whole and of its metadata.

use crate::small::{read, refused, refused_with, service, set, unset};
use botocore_model::Protocol;
use serde_json::json;

#[test]
fn the_small_model_is_read() {
    let model = read(&service()).unwrap();
    assert_eq!(model.service.operations.keys().collect::<Vec<_>>(), ["ListThings"]);
    assert_eq!(model.service.metadata.endpoint_prefix, None);
    assert!(model.paginators.is_empty() && model.partitions.partitions.is_empty());
}

#[test]
fn unknown_key() {
    refused_with(
        "/waiters",
        json!({}),
        "service-2.json: $.waiters: unknown key \"waiters\"; \
         teach the reader what it means in model/src/read/service.rs, or remove it",
    );
}

#[test]
fn unknown_key_near_a_known_one() {
    refused_with(
        "/documentaton",
        json!(""),
        "service-2.json: $.documentaton: unknown key \"documentaton\"; did you mean \"documentation\"?",
    );
}

#[test]
fn missing_parts() {
    refused(
        &json!({}),
        &[
            "service-2.json: $: the key \"metadata\" is missing",
            "service-2.json: $: the key \"operations\" is missing",
            "service-2.json: $: the key \"shapes\" is missing",
        ],
    );
}

#[test]
fn version_of_the_format() {
    refused_with("/version", json!("3.0"), "service-2.json: $.version: the format's version is not \"2.0\"");
}

#[test]
fn protocol() {
    refused_with(
        "/metadata/protocol",
        json!("ec2"),
        "service-2.json: $.metadata.protocol: the service speaks ec2, and only json, rest-json, query are read",
    );
    refused_with(
        "/metadata/protocols",
        json!(["smithy-rpc-v2-cbor", "rest-xml"]),
        "service-2.json: $.metadata.protocols: \
         the service speaks smithy-rpc-v2-cbor, rest-xml, and only json, rest-json, query are read",
    );
    refused_with(
        "/metadata/protocols",
        json!([]),
        "service-2.json: $.metadata.protocols: the service speaks nothing, and only json, rest-json, query are read",
    );
}

#[test]
fn what_else_a_service_of_another_protocol_says_is_no_problem() {
    let model = set(service(), "/metadata/protocol", json!("rest-xml"));
    let model = set(model, "/operations/ListThings/httpChecksumStrangely", json!({}));
    refused(
        &set(model, "/shapes/Name/xmlOrder", json!([])),
        &["service-2.json: $.metadata.protocol: the service speaks rest-xml, and only json, rest-json, query are read"],
    );
}

#[test]
fn of_several_protocols_the_preferred_one_is_spoken() {
    for (spoken, preferred) in [
        (json!(["smithy-rpc-v2-cbor", "rest-json"]), Protocol::RestJson),
        (json!(["smithy-rpc-v2-cbor", "query", "json"]), Protocol::Json),
        (json!(["query", "ec2"]), Protocol::Query),
        (json!(["query", "rest-json", "json"]), Protocol::Json),
    ] {
        let model = read(&set(service(), "/metadata/protocols", spoken)).unwrap();
        assert_eq!(model.service.metadata.protocol, preferred);
    }
}

#[test]
fn query_compatible_services_say_so_by_an_empty_object() {
    let compatible = |value| set(service(), "/metadata/awsQueryCompatible", value);
    assert!(read(&compatible(json!({}))).unwrap().service.metadata.query_compatible);
    assert!(!read(&service()).unwrap().service.metadata.query_compatible);
    refused(
        &compatible(json!({"codes": {}})),
        &["service-2.json: $.metadata.awsQueryCompatible: expected an empty object, found an object"],
    );
}

#[test]
fn endpoint_parameters_of_clients_are_read() {
    let model = set(service(), "/clientContextParams", json!({"Kind": {"type": "string", "documentation": ""}}));
    assert_eq!(read(&model).unwrap().service.client_context_params, ["Kind"]);
}

#[test]
fn metadata_of_the_wrong_type() {
    refused_with(
        "/metadata/auth",
        json!(["aws.auth#sigv4", 1]),
        "service-2.json: $.metadata.auth[1]: expected a string, found 1",
    );
}

#[test]
fn missing_api_version() {
    refused(
        &unset(service(), "/metadata/apiVersion"),
        &["service-2.json: $.metadata: the key \"apiVersion\" is missing"],
    );
}

#[test]
fn names() {
    refused_with(
        "/shapes/a b",
        json!({"type": "string"}),
        "service-2.json: $.shapes[\"a b\"]: \"a b\" cannot be the name of a shape; \
         names are made of A-Z a-z 0-9 _ and begin with no digit",
    );
    refused_with(
        "/shapes/2Names",
        json!({"type": "string"}),
        "service-2.json: $.shapes.2Names: \"2Names\" cannot be the name of a shape; \
         names are made of A-Z a-z 0-9 _ and begin with no digit",
    );
    refused_with(
        "/shapes/ListThingsResult/members/a{b",
        json!({"shape": "Name"}),
        "service-2.json: $.shapes.ListThingsResult.members[\"a{b\"]: \"a{b\" cannot be the name of a member; \
         names are made of A-Z a-z 0-9 _-.:$ and begin with no digit",
    );
}

#[test]
fn members_may_have_more_characters() {
    let model = set(service(), "/shapes/ListThingsResult/members/x-amz-meta.a:b$", json!({"shape": "Name"}));
    assert!(read(&model).is_ok());
}
